#include "lesson/stroke_order.h"

#include <algorithm>
#include <cmath>

namespace lunabloc::lesson {
namespace {

using world::Point;
using world::Stroke;
using Strokes = std::vector<Stroke>;

double between(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

bool same_way(const Stroke& a, const Stroke& b) {
  constexpr double kSameWay = 0.9999;  // the cosine of nearly one degree
  const double product = (a.to.x - a.from.x) * (b.to.x - b.from.x) + (a.to.y - a.from.y) * (b.to.y - b.from.y);
  return product >= kSameWay * between(a.from, a.to) * between(b.from, b.to);
}

Strokes joined(const Strokes& strokes) {
  constexpr double kTouching = 1e-6;
  Strokes lines;
  for (const Stroke& stroke : strokes) {
    const bool goes_on = !lines.empty() && between(lines.back().to, stroke.from) <= kTouching && same_way(lines.back(), stroke);
    if (goes_on) lines.back().to = stroke.to;
    else lines.push_back(stroke);
  }
  return lines;
}

}  // namespace

std::optional<StrokeFault> first_other_stroke(const Strokes& drawn, const Strokes& reference, double tolerance) {
  using Kind = StrokeFault::Kind;
  const Strokes a = joined(drawn), b = joined(reference);
  const auto near = [tolerance](Point one, Point other) { return between(one, other) <= tolerance; };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!near(a[i].from, b[i].from)) {
      if (i == 0) return std::nullopt;
      const double gap = between(a[i - 1].to, a[i].from), wanted = between(b[i - 1].to, b[i].from);
      return StrokeFault{std::abs(gap - wanted) <= tolerance ? Kind::turn : Kind::gap, i, gap, wanted};
    }
    if (near(a[i].to, b[i].to)) continue;
    return StrokeFault{same_way(a[i], b[i]) ? Kind::length : Kind::turn, i + 1, between(a[i].from, a[i].to), between(b[i].from, b[i].to)};
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
