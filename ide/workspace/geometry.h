// Points and boxes in du (one pixel at 100 %), before zoom. Knows no window.
#pragma once

#include <algorithm>
#include <cmath>

namespace lunabloc::ide::workspace {

struct Point {
  float x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  Point corner() const { return {left, top}; }
  Point middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool contains(Point point) const {
    return left <= point.x && point.x < right && top <= point.y && point.y < bottom;
  }
  bool contains(const Box& other) const {
    return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
  }
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  Box moved(Point by) const { return {left + by.x, top + by.y, right + by.x, bottom + by.y}; }
  Box grown(float by) const { return {left - by, top - by, right + by, bottom + by}; }
  bool operator==(const Box&) const = default;
};

inline Box around(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// How far the point is from the box; 0 inside.
inline float distance(Point point, const Box& box) {
  const float dx = std::max({box.left - point.x, 0.0f, point.x - box.right});
  const float dy = std::max({box.top - point.y, 0.0f, point.y - box.bottom});
  return std::hypot(dx, dy);
}

}  // namespace lunabloc::ide::workspace
