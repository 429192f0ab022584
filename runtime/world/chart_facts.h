// What a chart says beside what it draws: the boxes of a box plot, and what a reader should be warned of. Pictures, files and
// spoken words take it from here, so that they agree.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "world/chart.h"

namespace lunabloc::world {

inline constexpr std::size_t kMostBars = 40, kMostPoints = 2'000;  // that are drawn
inline constexpr std::size_t kManyBars = 15;                       // more than one can compare
inline constexpr std::size_t kSmallGroup = 5;                      // fewer say little

// Quartiles as schools count them: the first value of the ordered row such that a quarter, or three, of the values are not
// above it. The whiskers go to the least and the greatest.
struct Box {
  std::string name;  // of the group; empty when there is one box alone
  std::size_t count = 0;
  double least = 0, lower = 0, median = 0, upper = 0, greatest = 0;
};
// In the order in which the groups come.
std::vector<Box> boxes_of(const Chart& chart);
Box box_of(std::string name, std::vector<double> values);

enum class Warning {
  cut_axis,      // the axis of bars does not begin at zero: differences look greater
  many_bars,     // more than one can compare
  bars_left_out, // more than are drawn
  points_left_out,
  small_group,   // of so few that it says little; `name`
  no_number,     // rows without a number are not drawn
};
struct ChartWarning {
  Warning what;
  std::size_t count = 0;
  std::string name;
};
std::vector<ChartWarning> warnings_of(const Chart& chart);

// The part of a line that lies in a plot, from its lower x on; nothing when none does.
struct PlotRange {
  double low_x = 0, high_x = 0, low_y = 0, high_y = 0;
};
struct LinePart {
  double from_x = 0, from_y = 0, to_x = 0, to_y = 0;
};
std::optional<LinePart> part_in(const LearntLine& line, const PlotRange& plot);

// Whether a row of the chart has the numbers that it takes to draw it.
bool can_be_drawn(const Chart& chart, const ChartPoint& point);
bool is_finite_number(const trace::Value& value);

}  // namespace lunabloc::world
