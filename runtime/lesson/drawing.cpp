#include "lesson/drawing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lunabloc::lesson {
namespace {

using world::Point;
using world::Stroke;
using Strokes = std::vector<Stroke>;

constexpr std::size_t kRoughSteps = 300;    // to choose among the placings
constexpr std::size_t kFineSteps = 20'000;  // to judge the best one
constexpr std::size_t kAnchors = 12;        // strokes tried as the one that lies on the reference's

// Turned by an angle, mirrored or not, scaled, then moved.
struct Placing {
  double cosine = 1, sine = 0, scale = 1, mirror = 1;
  Point shift;

  Point operator()(Point p) const {
    const double x = p.x * mirror * scale;
    const double y = p.y * scale;
    return {x * cosine - y * sine + shift.x, x * sine + y * cosine + shift.y};
  }
};

double length_of(const Stroke& stroke) {
  return std::hypot(stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y);
}

double length_of(const Strokes& strokes) {
  double sum = 0;
  for (const Stroke& stroke : strokes) sum += length_of(stroke);
  return sum;
}

double angle_of(Point from, Point to) {
  return std::atan2(to.y - from.y, to.x - from.x);
}

double distance(Point p, const Stroke& stroke) {
  const double dx = stroke.to.x - stroke.from.x;
  const double dy = stroke.to.y - stroke.from.y;
  const double squared = dx * dx + dy * dy;
  const double along =
      squared == 0 ? 0 : std::clamp(((p.x - stroke.from.x) * dx + (p.y - stroke.from.y) * dy) / squared, 0.0, 1.0);
  return std::hypot(p.x - stroke.from.x - along * dx, p.y - stroke.from.y - along * dy);
}

bool comparable(const Stroke& a, const Stroke& b, const Freedom& freedom) {
  return (freedom.color || a.color == b.color) && (freedom.width || std::abs(a.width - b.width) < 1e-6);
}

// How much of `strokes` lies on none of `others`.
double uncovered(const Strokes& strokes, const Strokes& others, const Freedom& freedom, std::size_t most_steps) {
  const double step = std::max(freedom.tolerance / 2, length_of(strokes) / static_cast<double>(most_steps));
  double sum = 0;
  for (const Stroke& stroke : strokes) {
    const double length = length_of(stroke);
    const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(length / step)));
    for (std::size_t i = 0; i < count; ++i) {
      const double along = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
      const Point p{stroke.from.x + along * (stroke.to.x - stroke.from.x),
                    stroke.from.y + along * (stroke.to.y - stroke.from.y)};
      const bool on = std::any_of(others.begin(), others.end(), [&](const Stroke& other) {
        return comparable(stroke, other, freedom) && distance(p, other) <= freedom.tolerance;
      });
      if (!on) sum += length / static_cast<double>(count);
    }
  }
  return sum;
}

Strokes placed(const Strokes& strokes, const Placing& placing) {
  Strokes result = strokes;
  for (Stroke& stroke : result) {
    stroke.from = placing(stroke.from);
    stroke.to = placing(stroke.to);
  }
  return result;
}

DrawingDifference difference(const Strokes& drawn, const Strokes& reference, const Freedom& freedom, std::size_t steps) {
  return {uncovered(drawn, reference, freedom, steps), uncovered(reference, drawn, freedom, steps)};
}

// The placing of the reference that lays `anchor` on `target`, as far as the freedom allows.
Placing placing_of(const Stroke& anchor, Point from, Point to, double mirror, const Freedom& freedom) {
  Placing placing;
  placing.mirror = freedom.orientation ? mirror : 1;
  const double length = length_of(anchor);
  if (freedom.size && length > 0) placing.scale = std::hypot(to.x - from.x, to.y - from.y) / length;
  if (freedom.orientation) {
    const double turn = angle_of(from, to) - angle_of(placing(anchor.from), placing(anchor.to));
    placing.cosine = std::cos(turn);
    placing.sine = std::sin(turn);
  }
  if (freedom.place) {
    const Point start = placing(anchor.from);
    placing.shift = {from.x - start.x, from.y - start.y};
  }
  return placing;
}

// The strokes that may serve as anchors: the longest ones.
Strokes anchors_of(Strokes strokes) {
  std::stable_sort(strokes.begin(), strokes.end(),
                   [](const Stroke& a, const Stroke& b) { return length_of(a) > length_of(b) + 1e-9; });
  if (strokes.size() > kAnchors) strokes.resize(kAnchors);
  return strokes;
}

std::vector<Placing> placings(const Strokes& drawn, const Strokes& reference, const Freedom& freedom) {
  std::vector<Placing> all = {Placing{}};
  if (!freedom.place && !freedom.size && !freedom.orientation) return all;
  for (const Stroke& anchor : anchors_of(reference))
    for (const Stroke& target : anchors_of(drawn))
      for (const double mirror : {1.0, -1.0}) {
        if (mirror < 0 && !freedom.orientation) continue;
        all.push_back(placing_of(anchor, target.from, target.to, mirror, freedom));
        all.push_back(placing_of(anchor, target.to, target.from, mirror, freedom));
      }
  return all;
}

double normal(double degrees) {
  double result = std::fmod(degrees, 360);
  if (result > 180) result -= 360;
  if (result <= -180) result += 360;
  return result;
}

}  // namespace

DrawingDifference compare(const Strokes& drawn, const Strokes& reference, const Freedom& freedom) {
  if (drawn.empty() || reference.empty()) return {length_of(drawn), length_of(reference)};
  Strokes best = reference;
  double least = -1;
  for (const Placing& placing : placings(drawn, reference, freedom)) {
    const Strokes candidate = placed(reference, placing);
    const DrawingDifference rough = difference(drawn, candidate, freedom, kRoughSteps);
    // Between placings that differ as much, one that explains the whole drawing is the better one.
    const double weight = rough.extra * 1.001 + rough.missing;
    if (least >= 0 && weight >= least - 1e-9) continue;
    least = weight;
    best = candidate;
    if (weight == 0) break;
  }
  DrawingDifference found = difference(drawn, best, freedom, kFineSteps);
  if (found.extra <= freedom.tolerance) found.extra = 0;
  if (found.missing <= freedom.tolerance) found.missing = 0;
  return found;
}

std::vector<double> corners(const Strokes& strokes) {
  std::vector<double> found;
  for (std::size_t i = 1; i < strokes.size(); ++i) {
    if (std::hypot(strokes[i].from.x - strokes[i - 1].to.x, strokes[i].from.y - strokes[i - 1].to.y) > 1e-6) continue;
    const double before = angle_of(strokes[i - 1].from, strokes[i - 1].to);
    const double after = angle_of(strokes[i].from, strokes[i].to);
    found.push_back(normal((before - after) * 180 / std::numbers::pi));
  }
  return found;
}

std::optional<CornerPair> first_other_corner(const Strokes& drawn, const Strokes& reference, const Freedom& freedom) {
  constexpr double kSameCorner = 0.5;
  const std::vector<double> a = corners(drawn), b = corners(reference);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const bool same = std::abs(normal(a[i] - b[i])) <= kSameCorner ||
                      (freedom.orientation && std::abs(std::abs(a[i]) - std::abs(b[i])) <= kSameCorner);
    if (!same) return CornerPair{a[i], b[i]};
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
