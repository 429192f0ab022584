// What the charts have in common: marks that are told apart without their colour, numbers along an axis, what a column is
// called, what is said of a point.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "ide/widgets/scale.h"
#include "world/chart.h"

namespace lunabloc::ide::stage {

inline constexpr std::size_t kMostGroups = 5;  // shapes and colours that there are

// A shape and a colour each.
void draw_mark(widgets::Frame& frame, ImVec2 at, float half, std::size_t group, ImU32 color);
ImU32 color_of(const widgets::Frame& frame, std::size_t group);
std::string value_words(const widgets::Frame& frame, const trace::Value& value);
std::string chart_title(const widgets::Frame& frame, const world::Chart& chart);
std::string chart_kind(const widgets::Frame& frame, const world::Chart& chart);
// The bars of bar charts and histograms, from above: what each is called, how long it is.
struct ChartBar {
  std::string name;
  double number = 0;
  bool known = true;  // a missing number is no zero
};
bool has_bars(const world::Chart& chart);
std::vector<ChartBar> chart_bars(const widgets::Frame& frame, const world::Chart& chart);
// From the shortest to the longest of those that are known, beside zero or cut as the chart asks for it.
widgets::Scale bars_scale(const world::Chart& chart, const std::vector<ChartBar>& bars, int most_steps);
// The first of them are read and found; `index` from 0.
void register_point(widgets::Frame& frame, std::size_t index, const std::string& label, const std::string& value, const Rect& rect);
// Numbers under a plot that stands on them, with thin lines upwards.
void draw_across(widgets::Frame& frame, const Rect& plot, const widgets::Scale& axis, float row);

}  // namespace lunabloc::ide::stage
