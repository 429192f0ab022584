// A chart as an SVG file, for a poster or a text: the same bars, points and boxes with the same words, on white paper, in the
// colours of the theme. The description stands in it for those who cannot see it.
#pragma once

#include <string>

#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

std::string chart_svg(const widgets::Frame& frame, const world::Chart& chart);

}  // namespace lunabloc::ide::stage
