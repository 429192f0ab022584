// A chart in words: what it is, what stands out, what to beware of. Read aloud, and written below the picture where a reader
// could be misled.
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

// Found once for a chart as it is, not in every frame.
struct ChartWords {
  std::string key;  // of what they were said
  std::string description;
  std::vector<std::string> warnings;
};
void follow(ChartWords& words, const widgets::Frame& frame, const world::Chart& chart, std::size_t index);
std::string chart_description(const widgets::Frame& frame, const world::Chart& chart);
std::vector<std::string> chart_warnings(const widgets::Frame& frame, const world::Chart& chart);
float warnings_height(const widgets::Frame& frame, const ChartWords& words, float width);
// At the bottom of the area, which they take off.
void draw_warnings(widgets::Frame& frame, const ChartWords& words, Rect& area);

}  // namespace lunabloc::ide::stage
