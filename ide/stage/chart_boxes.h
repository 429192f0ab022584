// Box plots: a row for each group, whiskers from the least to the greatest, the median as a line, how many there are.
#pragma once

#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

float boxes_height(const widgets::Frame& frame, const world::Chart& chart);
void draw_boxes(widgets::Frame& frame, const world::Chart& chart, Rect area);

}  // namespace lunabloc::ide::stage
