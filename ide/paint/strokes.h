// What the paint tools do to a picture of squares. Pure.
#pragma once

#include <cstdint>

#include "ide/widgets/sketch.h"

namespace lunabloc::ide::paint {

using widgets::Sketch;

struct Square {
  int x = 0, y = 0;
  bool operator==(const Square&) const = default;
};

void draw_line(Sketch& sketch, Square from, Square to, std::uint32_t color);
void draw_rectangle(Sketch& sketch, Square one, Square other, std::uint32_t color);
void draw_ellipse(Sketch& sketch, Square one, Square other, std::uint32_t color);
// The squares of one colour that touch by a side.
void fill_from(Sketch& sketch, Square at, std::uint32_t color);

}  // namespace lunabloc::ide::paint
