// The charts of a program: bars with their figures beside them, a line, a cloud of points by shape and colour, how many fall
// in each interval, boxes, points on a map. Title above, round numbers on the axes, the axis at zero unless the program says otherwise (UI.md §8).
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ide/stage/chart_words.h"
#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

class ChartWorld {
 public:
  // Less than this and names would lie on one another: the panel scrolls instead.
  float least_height(const widgets::Frame& frame, const world::Charts& charts) const;
  float height(const widgets::Frame& frame, const world::Charts& charts, float width);
  // One chart, and buttons to the others when there are several: the last one until the pupil chooses.
  void draw(widgets::Frame& frame, const world::Charts& charts, const Rect& area);
  // The one that is looked at; nothing when there is none.
  const world::Chart* shown(const world::Charts& charts) const {
    return charts.all.empty() ? nullptr : &charts.all[charts.all.size() - 1 - std::min(back_, charts.all.size() - 1)];
  }

 private:
  std::size_t back_ = 0;  // charts before the last one
  ChartWords words_;
};

}  // namespace lunabloc::ide::stage
