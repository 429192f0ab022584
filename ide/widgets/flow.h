// Things of one height side by side, over as many rows as it takes.
#pragma once

#include <algorithm>

#include "ide/access/rect.h"

namespace lunabloc::ide::widgets {

class Flow {
 public:
  Flow(const Rect& area, float height, float gap) : area_(area), height_(height), gap_(gap), x_(area.x), y_(area.y) {}

  // Of the next thing, no wider than the area.
  Rect place(float width) {
    width = std::min(width, area_.w);
    if (x_ > area_.x && x_ + width > area_.right()) x_ = area_.x, y_ += height_ + gap_;
    const Rect place{x_, y_, width, height_};
    x_ += width + gap_;
    return place;
  }
  // Of all rows so far; one of them is there from the beginning.
  float height() const { return y_ + height_ - area_.y; }

 private:
  Rect area_;
  float height_, gap_, x_, y_;
};

}  // namespace lunabloc::ide::widgets
