#include "world/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "world/chart_facts.h"

namespace lunabloc::world {
namespace {

using trace::Event;
using trace::Value;

constexpr std::string_view kPrefix = "chart.";
constexpr std::size_t kMostLines = 40;
constexpr double kWidestBar = 30;  // letters
constexpr int kIntervals = 10;
constexpr std::size_t kMostLearntLines = 12;

Value value_at(const Event& event, std::size_t index) { return index < event.values.size() ? event.values[index] : Value(); }
std::string text_at(const Event& event, std::size_t index) {
  return index < event.values.size() ? trace::text_of(event.values[index]) : std::string();
}

std::size_t columns_of(const Chart& chart) { return 1U + (chart.y.empty() ? 0U : 1U) + (chart.group.empty() ? 0U : 1U); }

void add_points(Chart& chart, const Event& event) {
  const std::size_t step = columns_of(chart);
  for (std::size_t i = 0; i + step <= event.values.size(); i += step)
    chart.points.push_back({event.values[i], step > 1 ? event.values[i + 1] : Value(), step > 2 ? event.values[i + 2] : Value()});
}

// Of the last chart when it shows these columns, else of one to come.
void add_line(Charts& charts, const Event& event) {
  const std::string x = text_at(event, 0), y = text_at(event, 1);
  const bool shown = !charts.all.empty() && charts.all.back().kind == "scatter" && charts.all.back().x == x && charts.all.back().y == y;
  Chart& chart = shown ? charts.all.back() : charts.next;
  if (!shown && (chart.x != x || chart.y != y)) chart.lines.clear(), chart.x = x, chart.y = y;
  if (chart.lines.size() < kMostLearntLines) chart.lines.push_back({trace::number_of(value_at(event, 2)), trace::number_of(value_at(event, 3))});
}

std::string bar_line(std::string_view name, double value, double most, std::string_view shown) {
  const double part = most > 0 && value > 0 ? std::min(value / most, 1.0) : 0;
  std::string bar;
  for (int i = 0; i < static_cast<int>(std::lround(part * kWidestBar)); ++i) bar += "█";
  return fmt::format("\n{} {}{}{}", name, bar, bar.empty() ? "" : " ", shown);
}

std::string bars_of(const Chart& chart) {
  double most = 0;
  for (const ChartPoint& point : chart.points) most = std::max(most, trace::number_of(point.y));
  std::string text;
  for (std::size_t i = 0; i < std::min(chart.points.size(), kMostLines); ++i) {
    const ChartPoint& point = chart.points[i];
    text += bar_line(trace::text_of(point.x), trace::number_of(point.y), most, trace::text_of(point.y));
  }
  return text;
}

std::string points_of(const Chart& chart) {
  std::string text;
  for (std::size_t i = 0; i < std::min(chart.points.size(), kMostLines); ++i) {
    const ChartPoint& point = chart.points[i];
    text += fmt::format("\n({} ; {})", trace::text_of(point.x), trace::text_of(point.y));
    if (!chart.group.empty()) text += " " + trace::text_of(point.group);
  }
  for (const LearntLine& line : chart.lines) text += fmt::format("\n{} = {:.4g} × {} {} {:.4g}", chart.y, line.slope, chart.x, line.start < 0 ? "-" : "+", std::fabs(line.start));
  return text;
}

std::string intervals_of(const Chart& chart) {
  std::vector<double> numbers;
  for (const ChartPoint& point : chart.points)
    if (const double number = trace::number_of(point.x, std::nan("")); std::isfinite(number)) numbers.push_back(number);
  if (numbers.empty()) return {};
  const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
  const double width = *greatest > *least ? (*greatest - *least) / kIntervals : 1;
  std::vector<int> counts(static_cast<std::size_t>(kIntervals));
  for (const double number : numbers)
    ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor((number - *least) / width)), 0, kIntervals - 1))];
  const int most = *std::max_element(counts.begin(), counts.end());
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double from = *least + static_cast<double>(i) * width;
    text += bar_line(fmt::format("[{:g} ; {:g}]", from, from + width), counts[i], most, fmt::format("{}", counts[i]));
  }
  return text;
}

std::string boxes_text(const Chart& chart) {
  std::string text;
  for (const Box& box : boxes_of(chart))
    text += fmt::format("\n{}{}{:g} [{:g} | {:g} | {:g}] {:g} ({})", box.name, box.name.empty() ? "" : " ", box.least, box.lower, box.median, box.upper, box.greatest, box.count);
  return text;
}

}  // namespace

void fold(Charts& charts, const Event& event) {
  if (event.kind != trace::EventKind::world || !event.name.starts_with(kPrefix)) return;
  const std::string_view what = std::string_view(event.name).substr(kPrefix.size());
  Chart& last = charts.all.empty() ? charts.next : charts.all.back();
  if (what == "title") {
    last.title = text_at(event, 0);
  } else if (what == "from_zero") {
    const Value yes = value_at(event, 0);
    last.from_zero = !std::holds_alternative<bool>(yes) || std::get<bool>(yes);
  } else if (what == "learnt_line") {
    add_line(charts, event);
  } else if (what == "points") {
    if (!charts.all.empty()) add_points(charts.all.back(), event);
  } else {
    Chart chart = std::exchange(charts.next, {});
    const Chart before = chart;
    chart.kind = what;
    chart.x = text_at(event, 0);
    chart.y = text_at(event, 1);
    chart.group = text_at(event, 2);
    if (chart.kind != "scatter" || before.x != chart.x || before.y != chart.y) chart.lines.clear();
    charts.all.push_back(std::move(chart));
  }
}

std::string text_of(const Chart& chart) {
  std::string head = chart.title.empty() ? chart.x + (chart.y.empty() ? "" : " ; " + chart.y) : chart.title;
  if (chart.kind == "bar") return head + bars_of(chart);
  if (chart.kind == "histogram") return head + intervals_of(chart);
  if (chart.kind == "box") return head + boxes_text(chart);
  return head + points_of(chart);
}

}  // namespace lunabloc::world
