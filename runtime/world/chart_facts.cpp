#include "world/chart_facts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunabloc::world {

bool is_finite_number(const trace::Value& value) { return std::isfinite(trace::number_of(value, std::nan(""))); }

bool can_be_drawn(const Chart& chart, const ChartPoint& point) {
  const bool alone = chart.y.empty();
  if (chart.kind == "histogram" || (chart.kind == "box" && alone)) return is_finite_number(point.x);
  if (chart.kind == "scatter" || chart.kind == "map") return is_finite_number(point.x) && is_finite_number(point.y);
  return is_finite_number(point.y);
}

Box box_of(std::string name, std::vector<double> values) {
  Box box{.name = std::move(name), .count = values.size()};
  if (values.empty()) return box;
  std::sort(values.begin(), values.end());
  const std::size_t count = values.size();
  // From 1 on: the smallest rank that is at least so many quarters of all.
  const auto quartile = [&](std::size_t quarters) { return values[(quarters * count + 3) / 4 - 1]; };
  box.least = values.front();
  box.lower = quartile(1);
  box.median = count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
  box.upper = quartile(3);
  box.greatest = values.back();
  return box;
}

std::vector<Box> boxes_of(const Chart& chart) {
  std::vector<std::pair<std::string, std::vector<double>>> groups;
  for (const ChartPoint& point : chart.points) {
    if (!can_be_drawn(chart, point)) continue;
    const std::string name = chart.y.empty() ? std::string() : trace::text_of(point.x);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
    group->second.push_back(trace::number_of(chart.y.empty() ? point.x : point.y));
    if (groups.size() > kMostBars) break;
  }
  std::vector<Box> boxes;
  for (auto& [name, values] : groups)
    if (boxes.size() < kMostBars) boxes.push_back(box_of(name, std::move(values)));
  return boxes;
}

std::vector<ChartWarning> warnings_of(const Chart& chart) {
  std::vector<ChartWarning> warnings;
  const auto drawn = static_cast<std::size_t>(std::count_if(chart.points.begin(), chart.points.end(), [&](const ChartPoint& point) { return can_be_drawn(chart, point); }));
  if (chart.kind == "bar") {
    const bool above = std::all_of(chart.points.begin(), chart.points.end(), [&](const ChartPoint& point) { return !can_be_drawn(chart, point) || trace::number_of(point.y) > 0; });
    if (!chart.from_zero && drawn > 0 && above) warnings.push_back({Warning::cut_axis});
    if (chart.points.size() > kMostBars) warnings.push_back({Warning::bars_left_out, chart.points.size() - kMostBars});
    else if (chart.points.size() > kManyBars) warnings.push_back({Warning::many_bars, chart.points.size()});
  }
  if (chart.kind == "box")
    for (const Box& box : boxes_of(chart))
      if (box.count < kSmallGroup) {
        warnings.push_back({Warning::small_group, box.count, box.name.empty() ? chart.x : box.name});
        break;
      }
  const bool points = chart.kind == "scatter" || chart.kind == "line" || chart.kind == "map";
  if (points && drawn > kMostPoints) warnings.push_back({Warning::points_left_out, drawn - kMostPoints});
  if (drawn < chart.points.size()) warnings.push_back({Warning::no_number, chart.points.size() - drawn});
  return warnings;
}

std::optional<LinePart> part_in(const LearntLine& line, const PlotRange& plot) {
  double from = plot.low_x, to = plot.high_x;
  if (line.slope == 0) {
    if (line.start < plot.low_y || line.start > plot.high_y) return std::nullopt;
  } else {
    const double one = (plot.low_y - line.start) / line.slope, other = (plot.high_y - line.start) / line.slope;
    from = std::max(from, std::min(one, other));
    to = std::min(to, std::max(one, other));
  }
  if (!(from < to)) return std::nullopt;
  return LinePart{from, line.slope * from + line.start, to, line.slope * to + line.start};
}

}  // namespace lunabloc::world
