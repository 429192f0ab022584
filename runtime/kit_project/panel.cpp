#include "kit_project/panel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunabloc::kit_project {
namespace {

void add(std::vector<Point>& outline, Point point) {
  const auto same = [](double a, double b) { return std::abs(a - b) < 1e-9; };
  if (!outline.empty() && same(outline.back().x, point.x) && same(outline.back().y, point.y)) return;
  // A point in the middle of a straight edge says nothing.
  if (outline.size() > 1) {
    const Point& a = outline[outline.size() - 2];
    const Point& b = outline.back();
    if ((same(a.x, b.x) && same(b.x, point.x)) || (same(a.y, b.y) && same(b.y, point.y))) outline.pop_back();
  }
  outline.push_back(point);
}

struct Edge {
  Joint joint = Joint::plain;
  int fingers = 1;
  double length = 0;

  // How far the edge lies inside at its finger number n.
  double depth(int n, double thickness) const {
    if (joint == Joint::plain) return 0;
    return (n % 2 == 0) == (joint == Joint::first) ? 0 : thickness;
  }
};

// A point of an edge, `along` it and `inside`, in the piece's own place: the edges run clockwise from the top left corner.
Point placed(std::size_t edge, double along, double inside, double width, double height) {
  switch (edge) {
    case 0: return {along, inside};
    case 1: return {width - inside, along};
    case 2: return {width - along, height - inside};
    default: return {inside, height - along};
  }
}

int sign(double value) { return value > 1e-9 ? 1 : value < -1e-9 ? -1 : 0; }

}  // namespace

std::vector<Point> plate_outline(double width, double height, const std::vector<Tab>& tabs, double thickness) {
  std::vector<Point> outline{{0, 0}, {width, 0}, {width, height}};
  std::vector<Tab> from_right = tabs;
  std::sort(from_right.begin(), from_right.end(), [](const Tab& a, const Tab& b) { return a.at > b.at; });
  for (const Tab& tab : from_right)
    for (const Point& point : {Point{tab.at + tab.width, height}, Point{tab.at + tab.width, height + thickness}, Point{tab.at, height + thickness}, Point{tab.at, height}})
      add(outline, point);
  add(outline, {0, height});
  return outline;
}

std::vector<Point> jointed_outline(double width, double height, const Joints& joints, double thickness) {
  const std::array edges = {Edge{joints.top, joints.across, width}, Edge{joints.right, joints.down, height},
                            Edge{joints.bottom, joints.across, width}, Edge{joints.left, joints.down, height}};
  std::vector<Point> outline;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    const Edge& before = edges[(i + 3) % 4];
    const Edge& after = edges[(i + 1) % 4];
    const int fingers = edge.joint == Joint::plain ? 1 : edge.fingers;
    const double begin = before.depth(before.joint == Joint::plain ? 0 : before.fingers - 1, thickness);
    const double end = edge.length - after.depth(0, thickness);
    for (int n = 0; n < fingers; ++n) {
      const double inside = edge.depth(n, thickness);
      add(outline, placed(i, n == 0 ? begin : edge.length * n / fingers, inside, width, height));
      add(outline, placed(i, n == fingers - 1 ? end : edge.length * (n + 1) / fingers, inside, width, height));
    }
  }
  if (outline.size() > 1 && outline.front() == outline.back()) outline.pop_back();
  return outline;
}

int fingers_for(double length, double wanted) {
  const int half = static_cast<int>(std::lround((length / wanted - 1) / 2));
  return std::max(3, 2 * half + 1);
}

std::vector<Point> grown(const std::vector<Point>& outline, double by) {
  std::vector<Point> moved;
  const std::size_t count = outline.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Point& before = outline[(i + count - 1) % count];
    const Point& here = outline[i];
    const Point& after = outline[(i + 1) % count];
    // Outside is on the left of an edge that is followed clockwise.
    const int x = sign(here.y - before.y) + sign(after.y - here.y);
    const int y = -sign(here.x - before.x) - sign(after.x - here.x);
    moved.push_back({here.x + by * x, here.y + by * y});
  }
  return moved;
}

}  // namespace lunabloc::kit_project
