// A small picture made of squares: what a pupil paints, and how it is drawn anywhere with the window's own triangles.
#pragma once

#include <array>
#include <cstdint>

#include "ide/access/rect.h"

namespace lunabloc::ide::widgets {

struct Frame;

struct Sketch {
  static constexpr int kSide = 48;
  std::array<std::uint32_t, static_cast<std::size_t>(kSide) * kSide> squares{};  // 0xFFRRGGBB, or 0: nothing there

  static bool inside(int x, int y) { return x >= 0 && y >= 0 && x < kSide && y < kSide; }
  std::uint32_t at(int x, int y) const { return inside(x, y) ? squares[index(x, y)] : 0; }
  void set(int x, int y, std::uint32_t color) {
    if (inside(x, y)) squares[index(x, y)] = color;
  }
  bool empty() const { return *this == Sketch{}; }
  bool operator==(const Sketch&) const = default;

 private:
  static std::size_t index(int x, int y) { return static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x); }
};

struct SketchPlace {
  ImVec2 center;
  float side = 0;        // pixels of the whole
  double angle = 0;      // degrees, clockwise
  bool mirrored = false;
};
// Squares of one colour are drawn together; in a list that is nearly full only its outline.
void draw_sketch(Frame& frame, const Sketch& sketch, const SketchPlace& place);

}  // namespace lunabloc::ide::widgets
