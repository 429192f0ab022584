// A rectangle of the window in pixels, and how a layout cuts it into parts.
#pragma once

#include <imgui.h>

#include <algorithm>

namespace lunabloc::ide {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {x + w, y + h}; }
  ImVec2 size() const { return {w, h}; }
  ImVec2 center() const { return {x + w / 2, y + h / 2}; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool contains(ImVec2 point) const { return point.x >= x && point.x < right() && point.y >= y && point.y < bottom(); }
  bool operator==(const Rect&) const = default;

  Rect inset(float all) const { return inset(all, all); }
  Rect inset(float sides, float ends) const {
    return {x + sides, y + ends, std::max(0.0F, w - 2 * sides), std::max(0.0F, h - 2 * ends)};
  }
  Rect grown(float all) const { return {x - all, y - all, w + 2 * all, h + 2 * all}; }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  Rect intersected(const Rect& other) const {
    const float left = std::max(x, other.x), top = std::max(y, other.y);
    return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
  }

  // Takes a part away from a side and gives it; what is left is smaller.
  Rect cut_top(float height) {
    height = std::clamp(height, 0.0F, h);
    const Rect part{x, y, w, height};
    y += height, h -= height;
    return part;
  }
  Rect cut_bottom(float height) {
    height = std::clamp(height, 0.0F, h);
    h -= height;
    return {x, y + h, w, height};
  }
  Rect cut_left(float width) {
    width = std::clamp(width, 0.0F, w);
    const Rect part{x, y, width, h};
    x += width, w -= width;
    return part;
  }
  Rect cut_right(float width) {
    width = std::clamp(width, 0.0F, w);
    w -= width;
    return {x + w, y, width, h};
  }
};

}  // namespace lunabloc::ide
