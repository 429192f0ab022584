// Is a kit safe for its board and for the computer that feeds it? Asked before anything is wired.
//
// Pins of their own and pins that can do what a part needs are refused when the kit is read (kit.h); here it is about
// current. What the parts need comes from their files, what the board gives from its own.
#pragma once

#include <vector>

#include "base/result.h"
#include "kit/kit.h"

namespace lunabloc::kit {

// How much is taken of what is there, when everything is on at once.
struct Budget {
  int pins_ma = 0, pins_most_ma = 0;  // all pins together
  int usb_ma = 0, usb_most_ma = 0;    // the board itself and all its parts
  int own_ma = 0;                     // what has a supply of its own
  struct PinLoad {
    std::string part;
    int ma = 0, most_ma = 0;
  };
  std::vector<PinLoad> pins;  // that feed a part
};
Budget budget_of(const Kit& kit, Supply supply);

// Everything that should be mended, the worst first. Messages: "kit.safety.pin" {nom}{ma}{place}: more than a pin gives;
// "kit.safety.pins" {ma}{place}: more than all pins together; "kit.safety.usb" {ma}{place}: more than a USB port;
// "kit.safety.own_supply" {n}: servos and motors that need a supply of their own.
std::vector<Error> unsafe(const Kit& kit, Supply supply);

// For each part that needs one: "kit.safety.resistor" {nom}{ohms}.
std::vector<Error> resistors(const Kit& kit);

}  // namespace lunabloc::kit
