#include "ide/widgets/sketch.h"

#include <cmath>
#include <numbers>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr int kMostVertices = 36'000;  // of a draw list, which has room for 65 535

ImU32 color_of(std::uint32_t square) { return IM_COL32((square >> 16U) & 0xFFU, (square >> 8U) & 0xFFU, square & 0xFFU, 0xFF); }

}  // namespace

void draw_sketch(Frame& frame, const Sketch& sketch, const SketchPlace& place) {
  const double angle = place.angle * std::numbers::pi / 180;
  const float cosine = static_cast<float>(std::cos(angle)), sine = static_cast<float>(std::sin(angle));
  const float square = place.side / Sketch::kSide;
  const bool upright = place.angle == 0;
  const auto corner = [&](int x, int y) {
    const float across = (static_cast<float>(x) - Sketch::kSide / 2.0F) * square * (place.mirrored ? -1.0F : 1.0F), down = (static_cast<float>(y) - Sketch::kSide / 2.0F) * square;
    const ImVec2 at{place.center.x + across * cosine - down * sine, place.center.y + across * sine + down * cosine};
    return upright ? ImVec2{std::round(at.x), std::round(at.y)} : at;
  };
  const auto box = [&](int left, int top, int right, int bottom, ImU32 color) {
    const ImVec2 corners[] = {corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)};
    if (upright && !place.mirrored) frame.list().AddRectFilled(corners[0], corners[2], color);
    else if (upright) frame.list().AddRectFilled(corners[1], corners[3], color);
    else frame.list().AddQuadFilled(corners[0], corners[1], corners[2], corners[3], color);
  };
  if (frame.list().VtxBuffer.Size > kMostVertices) {
    frame.list().AddQuad(corner(0, 0), corner(Sketch::kSide, 0), corner(Sketch::kSide, Sketch::kSide), corner(0, Sketch::kSide), frame.theme.ink2);
    return;
  }
  Sketch left = sketch;
  for (int y = 0; y < Sketch::kSide; ++y)
    for (int x = 0; x < Sketch::kSide; ++x) {
      const std::uint32_t color = left.at(x, y);
      if (color == 0) continue;
      int right = x + 1;
      while (left.at(right, y) == color) ++right;
      int bottom = y + 1;
      const auto row_is_same = [&] {
        for (int i = x; i < right; ++i)
          if (left.at(i, bottom) != color) return false;
        return true;
      };
      while (bottom < Sketch::kSide && row_is_same()) ++bottom;
      for (int row = y; row < bottom; ++row)
        for (int i = x; i < right; ++i) left.set(i, row, 0);
      box(x, y, right, bottom, color_of(color));
    }
}

}  // namespace lunabloc::ide::widgets
