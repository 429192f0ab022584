// How a kind of part looks from above and which wires it wants, from assets/parts/wiring; and the board's own drawing.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kit_project/shape.h"

namespace lunabloc::kit_project {

using Words = std::map<std::string, std::string>;  // by language
Words words_of(const DataValue& value);
// In a language, or in French.
const std::string& in(const Words& words, const std::string& language);

// Of the breadboard: columns from the part's own left; 0 to 4 on the board's side of the gap, 5 to 9 behind it.
struct Hole {
  int column = 0, depth = 0;
  bool operator==(const Hole&) const = default;
};

struct Want {
  std::string to;  // pin echo_pin supply ground sda scl, of a motor forward_pin back_pin, of a stepper in2_pin in3_pin in4_pin
  Hole hole;       // of a part that stands on the breadboard
  Point at;        // of a part on a cable: mm from its top left corner
  Words name;
};
struct Leg {
  Hole hole;
  Words name;
};
struct Resistor {
  int ohms = 0;
  Hole from, to;
};

struct PartWiring {
  std::string part;
  Words buy;  // what to ask for
  double price_least = 0, price_most = 0;  // euros, for one
  bool on_board = true;   // else at the end of wires
  bool faces_up = false;  // its wires leave it upwards
  int columns = 1;
  Point size;
  std::vector<double> volts;
  std::string i2c_address;
  std::vector<Resistor> resistors;
  std::vector<Want> wires;
  std::vector<Leg> legs;
  std::vector<Shape> shapes;
};

// Whether one of its wires goes there.
bool wants(const PartWiring& wiring, std::string_view what);

struct BoardPicture {
  Point size;
  std::vector<Shape> shapes;
  std::map<std::string, Point> pins;
  std::vector<Point> screws;  // the holes of its corners
  double screw_mm = 0;        // their diameter
};

// Errors: those of data files and schemas; "kit_project.no_place" {nom}: a wire without a hole or a place on its part;
// "kit_project.no_drawing" {nom} for a kind or a board that has none.
Result<PartWiring> load_part_wiring(const std::filesystem::path& assets, const std::string& kind);
Result<BoardPicture> load_board_picture(const std::filesystem::path& assets, const std::string& board);

}  // namespace lunabloc::kit_project
