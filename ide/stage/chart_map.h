// Points on a map: longitude across, latitude up, as wide as they are on the globe there; the outline of France below them
// when they stand in it, else plain coordinates.
#pragma once

#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

float map_height(const widgets::Frame& frame);
void draw_map(widgets::Frame& frame, const world::Chart& chart, const Rect& area);

}  // namespace lunabloc::ide::stage
