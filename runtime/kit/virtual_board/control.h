// What can be asked of a running board: one JSON object a line, on standard input or in a stimulus file.
//
//   {"pin":2,"value":1}         hold a pin at a level; null lets go of it
//   {"analog":0,"mv":2500}      the voltage on an analog input
//   {"trigger":7,"echo":6,"us":583}   a sensor of distance on these pins; 0: nothing in sight
//   {"dht":4,"model":22,"temperature":215,"humidity":430}   what a DHT on this pin measures, in tenths
//   {"strip":6,"pixels":8}      pixels on this pin, {"lcd":39,"columns":16,"lines":2} a display: reported as they change
//   {"noise":200}               a bad cable: about one byte of 200 is spoiled; 0: none
//   {"brown_out":300}           no power for 300 ms: the port goes, and comes back by itself
//   {"unplug":true}             take the cable out; {"plug":true} puts it back; {"reset":true} presses the button
//   {"quit":true}               end
// A stimulus also says when: {"at_us":1500000, …}, in microseconds of the board's own time.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace lunabloc::virtual_board {

struct DrivePin {
  int pin = 0;
  std::optional<bool> level;
  bool operator==(const DrivePin&) const = default;
};
struct SetMillivolts {
  int channel = 0;
  int millivolts = 0;
  bool operator==(const SetMillivolts&) const = default;
};
struct SetDistance {
  int trigger = 0, echo = 0, microseconds = 0;
  bool operator==(const SetDistance&) const = default;
};
struct SetDht {
  int pin = 0, model = 11, temperature = 0, humidity = 0;
  bool operator==(const SetDht&) const = default;
};
struct WireStrip {
  int pin = 0, pixels = 1;
  bool operator==(const WireStrip&) const = default;
};
struct WireLcd {
  int address = 0, columns = 16, lines = 2;
  bool operator==(const WireLcd&) const = default;
};
struct SpoilLine {
  int one_of = 0;
  bool operator==(const SpoilLine&) const = default;
};
struct DipPower {
  int milliseconds = 0;
  bool operator==(const DipPower&) const = default;
};
struct Unplug {
  bool operator==(const Unplug&) const = default;
};
struct Plug {
  bool operator==(const Plug&) const = default;
};
struct PressReset {
  bool operator==(const PressReset&) const = default;
};
struct Quit {
  bool operator==(const Quit&) const = default;
};
using Control = std::variant<DrivePin, SetMillivolts, SetDistance, SetDht, WireStrip, WireLcd, SpoilLine, DipPower, Unplug, Plug, PressReset, Quit>;

struct Stimulus {
  std::chrono::microseconds at{0};
  Control control;
  bool operator==(const Stimulus&) const = default;
};

// Errors: "virtual_board.not_a_control" {texte}.
Result<Control> read_control(std::string_view line);
// Sorted by time; empty lines are passed over. The error's place has the line.
Result<std::vector<Stimulus>> read_stimuli(std::string_view text);

}  // namespace lunabloc::virtual_board
