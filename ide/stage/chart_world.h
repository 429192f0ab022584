// The charts of a program: bars with their figures beside them, a line, a cloud of points by shape and colour, how many fall
// in each interval. Title above, round numbers on the axes, the axis at zero unless the program says otherwise (UI.md §8).
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

class ChartWorld {
 public:
  // Less than this and names would lie on one another: the panel scrolls instead.
  float least_height(const widgets::Frame& frame, const world::Charts& charts) const;
  float height(const widgets::Frame& frame, const world::Charts& charts, float width) const;
  // One chart, and buttons to the others when there are several: the last one until the pupil chooses.
  void draw(widgets::Frame& frame, const world::Charts& charts, const Rect& area);

 private:
  std::size_t back_ = 0;  // charts before the last one
};

}  // namespace lunabloc::ide::stage
