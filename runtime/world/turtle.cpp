#include "world/turtle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lunabloc::world {
namespace {

constexpr double kLargestCoordinate = 1e6;
constexpr double kWidest = 100;

// Multiples of 90° are exact, so that a square closes to the last bit.
Point direction_of(double heading_degrees) {
  constexpr std::array<Point, 4> kQuarters = {Point{0, 1}, Point{1, 0}, Point{0, -1}, Point{-1, 0}};
  const double quarters = heading_degrees / 90;
  if (quarters == std::floor(quarters)) return kQuarters[static_cast<std::size_t>(quarters) % 4];
  const double angle = heading_degrees * std::numbers::pi / 180;
  return {std::sin(angle), std::cos(angle)};
}

double number(const trace::Event& event, std::size_t index) {
  const double value = event.values.size() > index ? trace::number_of(event.values[index]) : 0;
  return std::isfinite(value) ? value : 0;
}

void move_to(Turtle& turtle, Point point) {
  point = {std::clamp(point.x, -kLargestCoordinate, kLargestCoordinate),
           std::clamp(point.y, -kLargestCoordinate, kLargestCoordinate)};
  if (turtle.pen_down && point != turtle.position)
    turtle.strokes.push_back({turtle.position, point, turtle.color, turtle.width});
  turtle.position = point;
  turtle.lowest = {std::min(turtle.lowest.x, point.x), std::min(turtle.lowest.y, point.y)};
  turtle.highest = {std::max(turtle.highest.x, point.x), std::max(turtle.highest.y, point.y)};
}

void forward(Turtle& turtle, double steps) {
  const Point direction = direction_of(turtle.heading_degrees);
  move_to(turtle, {turtle.position.x + steps * direction.x, turtle.position.y + steps * direction.y});
}

void turn(Turtle& turtle, double degrees) {
  turtle.turns.push_back(degrees);
  double heading = std::fmod(turtle.heading_degrees + degrees, 360);
  if (heading < 0) heading += 360;
  turtle.heading_degrees = heading < 360 ? heading : 0;
}

}  // namespace

void fold(Turtle& turtle, const trace::Event& event) {
  if (event.kind != trace::EventKind::world) return;
  if (event.name == "turtle.forward") forward(turtle, number(event, 0));
  if (event.name == "turtle.back") forward(turtle, -number(event, 0));
  if (event.name == "turtle.right") turn(turtle, number(event, 0));
  if (event.name == "turtle.left") turn(turtle, -number(event, 0));
  if (event.name == "turtle.go_to") move_to(turtle, {number(event, 0), number(event, 1)});
  if (event.name == "turtle.pen_up") turtle.pen_down = false;
  if (event.name == "turtle.pen_down") turtle.pen_down = true;
  if (event.name == "turtle.width") turtle.width = std::clamp(number(event, 0), 0.0, kWidest);
  if (event.name == "turtle.color" && !event.values.empty()) turtle.color = trace::text_of(event.values.front());
}

}  // namespace lunabloc::world
