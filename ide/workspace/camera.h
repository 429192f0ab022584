// The part of the blocks' plane that is seen: where it begins and how large it is. Pixels of the window in, du out.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ide/access/rect.h"
#include "ide/workspace/geometry.h"

namespace lunabloc::ide::workspace {

class Camera {
 public:
  static constexpr std::array<float, 11> kSteps = {0.50f, 0.67f, 0.80f, 0.90f, 1.00f, 1.15f,
                                                   1.33f, 1.50f, 1.75f, 2.00f, 3.00f};

  float zoom() const { return zoom_; }
  // Of the plane's (0, 0), from the top left of the view, in pixels.
  ImVec2 offset() const { return offset_; }
  void pan(ImVec2 by) { offset_.x += by.x, offset_.y += by.y; }
  void move_to(ImVec2 offset) { offset_ = offset; }

  // The next of the steps, up or down; what is under `fixed` (from the view's top left) stays there.
  void zoom_step(int direction, ImVec2 fixed) {
    float next = zoom_;
    if (direction > 0) {
      const auto above = std::find_if(kSteps.begin(), kSteps.end(), [&](float step) { return step > zoom_ + 0.001f; });
      next = above == kSteps.end() ? kSteps.back() : *above;
    } else {
      const auto below = std::find_if(kSteps.rbegin(), kSteps.rend(), [&](float step) { return step < zoom_ - 0.001f; });
      next = below == kSteps.rend() ? kSteps.front() : *below;
    }
    zoom_to(next, fixed);
  }
  void zoom_to(float zoom, ImVec2 fixed) {
    zoom = std::clamp(zoom, kLeastZoom, kSteps.back());
    const float ratio = zoom / zoom_;
    offset_ = {fixed.x - (fixed.x - offset_.x) * ratio, fixed.y - (fixed.y - offset_.y) * ratio};
    zoom_ = zoom;
  }
  // Everything in the view, never larger than 100 %.
  void show_all(const Box& bounds, const Rect& view, float scale, float margin) {
    const float across = (view.w - 2 * margin) / std::max(1.0f, bounds.width() * scale);
    const float down = (view.h - 2 * margin) / std::max(1.0f, bounds.height() * scale);
    zoom_ = std::clamp(std::min(across, down), kLeastZoom, 1.0f);
    offset_ = {margin - bounds.left * scale * zoom_, margin - bounds.top * scale * zoom_};
  }
  // A part of the content stays in the view, however far someone pans.
  void keep_in_view(const Box& bounds, const Rect& view, float scale, float kept) {
    const float size = scale * zoom_;
    offset_.x = std::clamp(offset_.x, kept - bounds.right * size, view.w - kept - bounds.left * size);
    offset_.y = std::clamp(offset_.y, kept - bounds.bottom * size, view.h - kept - bounds.top * size);
  }
  // The least movement that brings the box (du) inside the view.
  void reveal(const Box& box, const Rect& view, float scale, float margin) {
    const float size = scale * zoom_;
    const auto fit = [margin](float& offset, float low, float high, float room) {
      if (offset + high > room - margin) offset = room - margin - high;
      if (offset + low < margin) offset = margin - low;
    };
    fit(offset_.x, box.left * size, std::min(box.right, box.left + 200) * size, view.w);
    fit(offset_.y, box.top * size, box.bottom * size, view.h);
  }

 private:
  static constexpr float kLeastZoom = 0.20f;
  float zoom_ = 1;
  ImVec2 offset_{16, 30};
};

}  // namespace lunabloc::ide::workspace
