// Where everything of a kit stands when it is wired: the board in the middle, a breadboard along each of its headers that is
// used, the parts on it, and every wire as a line that lies on no other.
//
// Parts come in the order of their pins, so wires between the board and its breadboards never cross. Draws nothing
// (wiring.h); knows the kit's data and millimetres.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kit/kit.h"
#include "kit_project/part_wiring.h"

namespace lunabloc::kit_project {

inline constexpr double kPitch = 2.54;

// A breadboard with its two long lines, + and -, on the side away from the board. (Those on the board's side are not used.)
struct Breadboard {
  int number = 1;     // as it is told
  bool above = true;  // the board
  int columns = 30;
  double near_edge = 0, first_x = 0;  // mm: the edge on the board's side, and the first column

  double sign() const { return above ? -1 : 1; }  // away from the board
  double x(int column) const { return first_x + kPitch * (column - 1); }
  double y(int depth) const;  // of a hole
  double minus_y() const { return y(9) + sign() * 2 * kPitch; }
  double plus_y() const { return y(9) + sign() * 3 * kPitch; }
  double far_edge() const { return plus_y() + sign() * 2.2; }
  char row(int depth) const { return static_cast<char>(above ? 'j' - depth : 'a' + depth); }
};

struct End {
  enum class Kind { pin, hole, plus, minus, terminal };
  Kind kind = Kind::pin;
  std::string name;    // of the board's pin
  int breadboard = 0;  // its number
  int column = 0;
  char row = 'a';
  Words terminal;  // which wire of a part on a cable
};

struct Wire {
  enum class Use { signal, supply, ground };
  int number = 0;
  std::string part;  // "led:red"; empty: current for a breadboard
  Use use = Use::signal;
  std::string color, color_name;  // "#2F6FB0", "blue"
  End from, to;
  std::vector<Point> path;
  Point tag;  // where its number stands
};

struct PlacedResistor {
  int ohms = 0;
  Point from, to;
  int breadboard = 0, from_column = 0, to_column = 0;
  char from_row = 'a', to_row = 'a';
};
struct PlacedLeg {
  Words name;
  Point at;
  int column = 0;
  char row = 'a';
};

struct PlacedPart {
  const kit::KitPart* part = nullptr;
  PartWiring wiring;
  int breadboard = 1;
  Point origin;         // of its shapes
  bool turned = false;  // upside down
  int column = 1;       // its leftmost
  int columns = 1;
  Box room;     // for its name, on the far side
  std::vector<PlacedResistor> resistors;
  std::vector<PlacedLeg> legs;
};

// What feeds the + lines instead of the board, beside the end of a breadboard.
struct PlacedSupply {
  int breadboard = 1;
  Box box;
};

struct Plan {
  BoardPicture board;
  std::optional<PlacedSupply> supply;
  std::vector<Breadboard> breadboards;
  std::vector<PlacedPart> parts;  // in the order in which they are put
  std::vector<Wire> wires;        // by number; those of a part together
  Box view;
};

// Borrows the kit. Errors: those of load_part_wiring; "kit_project.too_wide" {nom} when the parts find no room;
// "kit_project.two_headers" {nom}: a part whose pins are on both sides of the board.
Result<Plan> plan_wiring(const std::filesystem::path& assets, const kit::Kit& kit);

}  // namespace lunabloc::kit_project
