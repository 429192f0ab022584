#include "ide/stage/chart_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "world/chart_facts.h"

namespace lunabloc::ide::stage {

using widgets::FontRole;
using widgets::Frame;
using widgets::Scale;

namespace {

constexpr std::size_t kMostRead = 60;
constexpr int kIntervals = 10;

// The rows of a histogram: each interval, and how many fall in it.
std::vector<ChartBar> intervals_of(const Frame& frame, const world::Chart& chart) {
  std::vector<double> numbers;
  for (const world::ChartPoint& point : chart.points)
    if (world::is_finite_number(point.x)) numbers.push_back(trace::number_of(point.x));
  if (numbers.empty()) return {};
  const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
  const Scale axis = widgets::scale_of(*least, *greatest, widgets::Zero::left_out, kIntervals);
  std::vector<ChartBar> bars;
  for (double from = axis.low; from < axis.high - axis.step * 1e-6; from += axis.step)
    bars.push_back({frame.words("ide.stage.chart.interval", {{"de", number_words(frame, from)}, {"a", number_words(frame, from + axis.step)}}), 0});
  for (const double number : numbers)
    ++bars[static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor((number - axis.low) / axis.step)), 0, static_cast<int>(bars.size()) - 1))].number;
  return bars;
}

}  // namespace

void draw_mark(Frame& frame, ImVec2 at, float half, std::size_t group, ImU32 color) {
  ImDrawList& list = frame.list();
  switch (group % kMostGroups) {
    case 0: list.AddCircleFilled(at, half, color, 12); break;
    case 1: list.AddTriangleFilled({at.x, at.y - half}, {at.x + half, at.y + half}, {at.x - half, at.y + half}, color); break;
    case 2: list.AddRectFilled({at.x - half, at.y - half}, {at.x + half, at.y + half}, color); break;
    case 3: list.AddQuadFilled({at.x, at.y - half * 1.3F}, {at.x + half * 1.3F, at.y}, {at.x, at.y + half * 1.3F}, {at.x - half * 1.3F, at.y}, color); break;
    default: list.AddCircle(at, half, color, 12, std::max(1.0F, half * 0.6F));
  }
}

ImU32 color_of(const Frame& frame, std::size_t group) {
  const std::array<ImU32, kMostGroups> colors = {frame.theme.accent, frame.theme.warn, frame.theme.ok, frame.theme.err, frame.theme.ink2};
  return colors[group % kMostGroups];
}

std::string value_words(const Frame& frame, const trace::Value& value) {
  if (std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value)) return number_words(frame, trace::number_of(value));
  return trace::text_of(value);
}

std::string chart_title(const Frame& frame, const world::Chart& chart) {
  if (!chart.title.empty()) return chart.title;
  if (chart.kind == "map") return chart.group.empty() ? frame.words("ide.stage.chart.map") : chart.group;
  if (chart.y.empty()) return chart.x;
  return frame.words("ide.stage.chart.of", {{"y", chart.y}, {"x", chart.x}});
}

void register_point(Frame& frame, std::size_t index, const std::string& label, const std::string& value, const Rect& rect) {
  if (index >= kMostRead) return;
  widgets::register_text(frame, {.id = "stage.chart.point." + std::to_string(index + 1), .role = access::Role::text,
                                 .label = label.empty() ? std::to_string(index + 1) : label, .value = value, .rect = rect});
}

void draw_across(Frame& frame, const Rect& plot, const Scale& axis, float row) {
  for (const double mark : axis.marks()) {
    const float x = plot.x + static_cast<float>(axis.part(mark)) * plot.w;
    widgets::fill(frame, {std::round(x), plot.y, frame.metrics.border(), plot.h}, mark == 0 ? frame.theme.line_strong : frame.theme.line);
    const std::string words = number_words(frame, mark);
    const float width = frame.fonts.width(FontRole::tiny, words) + frame.du(2);
    widgets::text_in(frame, {x - width / 2, plot.bottom() + frame.du(2), width, row}, FontRole::tiny, frame.theme.ink2, words, widgets::Align::center);
  }
}

std::string chart_kind(const Frame& frame, const world::Chart& chart) {
  constexpr std::array<std::pair<std::string_view, const char*>, 6> kKinds = {{{"bar", "ide.stage.chart.bar"}, {"line", "ide.stage.chart.line"},
                                                                               {"scatter", "ide.stage.chart.scatter"}, {"histogram", "ide.stage.chart.histogram"}, {"box", "ide.stage.chart.box"}, {"map", "ide.stage.chart.map"}}};
  for (const auto& [kind, words] : kKinds)
    if (chart.kind == kind) return frame.words(words);
  return chart.kind;
}

bool has_bars(const world::Chart& chart) { return chart.kind == "bar" || chart.kind == "histogram"; }

std::vector<ChartBar> chart_bars(const Frame& frame, const world::Chart& chart) {
  if (chart.kind == "histogram") return intervals_of(frame, chart);
  std::vector<ChartBar> bars;
  for (const world::ChartPoint& point : chart.points)
    if (bars.size() < world::kMostBars) bars.push_back({value_words(frame, point.x), world::is_finite_number(point.y) ? trace::number_of(point.y) : 0, world::is_finite_number(point.y)});
  return bars;
}

Scale bars_scale(const world::Chart& chart, const std::vector<ChartBar>& bars, int most_steps) {
  std::vector<double> known;
  for (const ChartBar& bar : bars)
    if (bar.known) known.push_back(bar.number);
  if (known.empty()) known.push_back(0);
  const auto [least, greatest] = std::minmax_element(known.begin(), known.end());
  return widgets::scale_of(*least, *greatest, chart.from_zero || chart.kind == "histogram" ? widgets::Zero::shown : widgets::Zero::left_out, most_steps);
}

}  // namespace lunabloc::ide::stage
