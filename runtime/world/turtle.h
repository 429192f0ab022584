// The turtle world: a pen on a plane, as a fold of the trace. The origin is the middle, y goes up, the turtle
// begins at (0, 0) looking up (heading 0 = up, clockwise positive), pen down, width 2, colour "black".
//
// A length that is no number counts as 0, and coordinates end at a million: a drawing is always finite.
#pragma once

#include <string>
#include <vector>

#include "trace/event.h"

namespace lunabloc::world {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Stroke {
  Point from, to;
  std::string color;
  double width = 2;
  bool operator==(const Stroke&) const = default;
};

struct Turtle {
  Point position;
  double heading_degrees = 0;
  bool pen_down = true;
  std::string color = "black";
  double width = 2;
  std::vector<Stroke> strokes;
  Point lowest, highest;             // corners of all the places where it has been
  std::vector<double> turns;         // each turn of the heading, right positive: what a check compares
};

void fold(Turtle& turtle, const trace::Event& event);

}  // namespace lunabloc::world
