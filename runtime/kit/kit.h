// What is in the box: kinds of parts (assets/parts), and a kit that puts parts on the pins of a board (assets/kits).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "kit/board.h"

namespace lunabloc::kit {

// How a part's pin is driven or read over the tether.
enum class Drive { level, servo, tone, button, analog, echo, dht, pixels, motor, stepper, lcd };

// A line through two points: what a reading becomes.
struct Scale {
  double from_low = 0, from_high = 1, to_low = 0, to_high = 1;
  double operator()(double reading) const;
  double reading_of(double value) const;  // the way back
};

// One of the things that a sensor of several measures; in the trace a place of its part: "dht:room.humidity".
struct Measured {
  std::string id;  // "humidity"
  std::map<std::string, std::string> name;
  std::string unit, icon;
  double at_rest = 0;
  double slider_least = 0, slider_most = 1, slider_step = 1;
};

struct PartKind {
  std::string id;  // "led"
  std::map<std::string, std::string> name;
  Drive drive = Drive::level;
  std::string unit;
  double least = 0, most = 1;
  double at_rest = 0;   // what a part that measures finds around it before anybody acts
  double slider_least = 0, slider_most = 1, slider_step = 1;  // with which a person sets it
  std::string picture;  // how it is drawn (ide/kit); empty: as a chip
  std::string icon;     // on a picture that has one
  std::optional<Scale> scale;
  std::vector<Measured> measures;  // of a sensor of several things; else empty
  int current_ma = 0;   // of a strip, for each pixel
  bool own_supply = false;
  int resistor_ohms = 0;  // 0: none needed
};

struct KitPart {
  std::string id;  // "led:red", as the trace names it
  PartKind kind;
  std::map<std::string, std::string> label;
  Pin pin;
  std::optional<Pin> echo_pin;
  std::vector<Pin> more_pins;  // of a motor: forward and back; of a stepper: its other three; of a display: its clock
  std::string color;
  std::string model;           // of a DHT: "dht11" or "dht22"
  int pixels = 0;              // of a strip
  std::uint8_t address = 0;    // of a display on two wires, and its size
  int columns = 0, lines = 0;
};

// Where the servos and the motors get their current: from the board, and so from USB, or from a supply of their own.
enum class Supply { usb, own };

struct Kit {
  std::string id;
  std::map<std::string, std::string> name;
  Board board;
  std::vector<KitPart> parts;
  Supply supply = Supply::usb;

  const KitPart* part(std::string_view id) const;
};

// What a part's id in the trace says of one of its places: "neopixel:ring.3" → pixel 3 of "neopixel:ring".
struct PartPlace {
  std::string part;
  std::string place;  // "3", "temperature"; empty: the whole part
};
PartPlace place_in(std::string_view id);

// True when a program sets the part's value; false when it reads it.
bool is_driven(const KitPart& part);

// Every part stands on a pin that can do what it needs, and on a pin of its own; two wires are for all.
// Errors: "kit.unknown_kit" {nom}, "kit.unknown_part" {nom}, "kit.pin_cannot" {nom}{broche}, "kit.pin_twice" {nom}{broche}.
Result<Kit> load_kit(const std::filesystem::path& assets, const std::string& id);
Result<PartKind> load_part_kind(const std::filesystem::path& assets, const std::string& id);

}  // namespace lunabloc::kit
