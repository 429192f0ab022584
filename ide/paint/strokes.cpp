#include "ide/paint/strokes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <vector>

namespace lunabloc::ide::paint {

void draw_line(Sketch& sketch, Square from, Square to, std::uint32_t color) {
  const int steps = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
  for (int i = 0; i <= steps; ++i) {
    const double part = steps == 0 ? 0 : static_cast<double>(i) / steps;
    sketch.set(static_cast<int>(std::lround(from.x + (to.x - from.x) * part)), static_cast<int>(std::lround(from.y + (to.y - from.y) * part)), color);
  }
}

void draw_rectangle(Sketch& sketch, Square one, Square other, std::uint32_t color) {
  const Square corners[] = {one, {other.x, one.y}, other, {one.x, other.y}};
  for (int i = 0; i < 4; ++i) draw_line(sketch, corners[i], corners[(i + 1) % 4], color);
}

void draw_ellipse(Sketch& sketch, Square one, Square other, std::uint32_t color) {
  const double middle_x = (one.x + other.x) / 2.0, middle_y = (one.y + other.y) / 2.0;
  const double half_x = std::abs(one.x - other.x) / 2.0, half_y = std::abs(one.y - other.y) / 2.0;
  constexpr int kCorners = 180;
  Square before{static_cast<int>(std::lround(middle_x + half_x)), static_cast<int>(std::lround(middle_y))};
  for (int i = 1; i <= kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    const Square next{static_cast<int>(std::lround(middle_x + half_x * std::cos(angle))), static_cast<int>(std::lround(middle_y + half_y * std::sin(angle)))};
    draw_line(sketch, before, next, color);
    before = next;
  }
}

void fill_from(Sketch& sketch, Square at, std::uint32_t color) {
  if (!Sketch::inside(at.x, at.y)) return;
  const std::uint32_t old = sketch.at(at.x, at.y);
  if (old == color) return;
  std::vector<Square> open = {at};
  sketch.set(at.x, at.y, color);
  while (!open.empty()) {
    const Square square = open.back();
    open.pop_back();
    for (const Square next : {Square{square.x + 1, square.y}, {square.x - 1, square.y}, {square.x, square.y + 1}, {square.x, square.y - 1}}) {
      if (!Sketch::inside(next.x, next.y) || sketch.at(next.x, next.y) != old) continue;
      sketch.set(next.x, next.y, color);
      open.push_back(next);
    }
  }
}

}  // namespace lunabloc::ide::paint
