#include "ide/stage/chart_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ide/stage/chart_parts.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "world/chart_facts.h"

namespace lunabloc::ide::stage {

using widgets::FontRole;
using widgets::Frame;
using world::Chart;
using world::ChartPoint;
using world::Warning;

namespace {

constexpr std::size_t kMostWarnings = 2;  // written; all are read aloud
constexpr float kSign = 20, kPad = 6;     // du

float row_height(const Frame& frame, const std::string& words, float width) {
  return widgets::text_height(frame, width - frame.du(kSign + 2 * kPad), words, FontRole::small) + frame.du(kPad);
}

std::vector<const ChartPoint*> drawn_points(const Chart& chart) {
  std::vector<const ChartPoint*> points;
  for (const ChartPoint& point : chart.points)
    if (world::can_be_drawn(chart, point)) points.push_back(&point);
  return points;
}

// « Le plus grand : Brest, 142. Le plus petit : … » of bars and lines.
std::string ends_words(const Frame& frame, const std::vector<const ChartPoint*>& points) {
  const auto [least, greatest] = std::minmax_element(points.begin(), points.end(), [](const ChartPoint* one, const ChartPoint* other) { return trace::number_of(one->y) < trace::number_of(other->y); });
  return frame.words("ide.stage.chart.ends", {{"grand", value_words(frame, (*greatest)->x)}, {"haut", value_words(frame, (*greatest)->y)},
                                              {"petit", value_words(frame, (*least)->x)}, {"bas", value_words(frame, (*least)->y)}});
}

std::string range_words(const Frame& frame, const char* id, const std::string& name, std::vector<double> numbers) {
  const world::Box box = world::box_of(name, std::move(numbers));
  return frame.words(id, {{"colonne", name}, {"bas", number_words(frame, box.least)}, {"mediane", number_words(frame, box.median)}, {"haut", number_words(frame, box.greatest)}});
}

std::vector<double> numbers_of(const std::vector<const ChartPoint*>& points, trace::Value ChartPoint::*member) {
  std::vector<double> numbers;
  for (const ChartPoint* point : points) numbers.push_back(trace::number_of(point->*member));
  return numbers;
}

std::string boxes_words(const Frame& frame, const Chart& chart) {
  std::string words;
  for (const world::Box& box : world::boxes_of(chart))
    words += (words.empty() ? "" : " ") + frame.words("ide.stage.chart.median_of", {{"nom", box.name.empty() ? chart.x : box.name}, {"mediane", number_words(frame, box.median)}, {"n", std::to_string(box.count)}});
  return words;
}

}  // namespace

std::vector<std::string> chart_warnings(const Frame& frame, const Chart& chart) {
  std::vector<std::string> all;
  for (const world::ChartWarning& warning : world::warnings_of(chart)) {
    const Arguments arguments = {{"n", std::to_string(warning.count)}, {"nom", warning.name}};
    switch (warning.what) {
      case Warning::cut_axis: all.push_back(frame.words("ide.stage.chart.cut_axis")); break;
      case Warning::many_bars: all.push_back(frame.words("ide.stage.chart.many_bars", arguments)); break;
      case Warning::bars_left_out: all.push_back(frame.words("ide.stage.chart.bars_left_out", arguments)); break;
      case Warning::points_left_out: all.push_back(frame.words("ide.stage.chart.points_left_out", arguments)); break;
      case Warning::small_group: all.push_back(frame.words("ide.stage.chart.small_group", arguments)); break;
      case Warning::no_number: all.push_back(frame.words("ide.stage.chart.no_number", arguments)); break;
    }
  }
  return all;
}

// « La droite descend : … » An upright number says how steep it is.
std::string line_words(const Frame& frame, const Chart& chart, const world::LearntLine& line) {
  return frame.words(line.slope < 0 ? "ide.stage.chart.line_down" : "ide.stage.chart.line_up", {{"x", chart.x}, {"y", chart.y}, {"n", number_words(frame, std::fabs(line.slope))}});
}

std::string chart_description(const Frame& frame, const Chart& chart) {
  std::string words = frame.words("ide.stage.chart.size", {{"genre", chart_kind(frame, chart)}, {"n", std::to_string(chart.points.size())}});
  const std::vector<const ChartPoint*> points = drawn_points(chart);
  if (!points.empty()) {
    if (chart.kind == "bar" || chart.kind == "line") words += ". " + ends_words(frame, points);
    if (chart.kind == "histogram") words += ". " + range_words(frame, "ide.stage.chart.range", chart.x, numbers_of(points, &ChartPoint::x));
    if (chart.kind == "scatter")
      words += ". " + range_words(frame, "ide.stage.chart.range", chart.x, numbers_of(points, &ChartPoint::x)) + " " + range_words(frame, "ide.stage.chart.range", chart.y, numbers_of(points, &ChartPoint::y));
    if (chart.kind == "box") words += ". " + boxes_words(frame, chart);
    for (const world::LearntLine& line : chart.lines) words += (words.ends_with('.') ? " " : ". ") + line_words(frame, chart, line);
  }
  for (const std::string& warning : chart_warnings(frame, chart)) words += (words.ends_with('.') ? " " : ". ") + warning;
  return words;
}

void follow(ChartWords& words, const Frame& frame, const Chart& chart, std::size_t index) {
  std::string key = frame.session.language() + " " + std::to_string(frame.session.runs()) + " " + std::to_string(index) + " " + std::to_string(chart.points.size()) + " " + std::to_string(chart.lines.size()) + " " +
                    chart.kind + " " + chart.x + " " + chart.y + (chart.from_zero ? " 0" : " ") + (frame.session.aside() ? "aside" : "");
  if (words.key == key) return;
  words = {std::move(key), chart_description(frame, chart), chart_warnings(frame, chart)};
}

float warnings_height(const Frame& frame, const ChartWords& words, float width) {
  float height = 0;
  const std::vector<std::string>& all = words.warnings;
  for (std::size_t i = 0; i < std::min(all.size(), kMostWarnings); ++i) height += row_height(frame, all[i], width);
  return height;
}

void draw_warnings(Frame& frame, const ChartWords& words, Rect& area) {
  const std::vector<std::string>& all = words.warnings;
  for (std::size_t i = 0; i < std::min(all.size(), kMostWarnings); ++i) {
    Rect row = area.cut_bottom(row_height(frame, all[i], area.w));
    row.cut_top(frame.du(2));
    widgets::fill(frame, row, frame.theme.warn_soft, frame.metrics.radius_chip());
    widgets::register_text(frame, {.id = "stage.chart.warning." + std::to_string(i + 1), .role = access::Role::status, .label = all[i], .rect = row});
    Rect inside = row.inset(frame.du(kPad), frame.du(1));
    const Rect sign = inside.cut_left(frame.du(kSign));
    widgets::warning_triangle(frame, {sign.x + frame.du(7), sign.y + frame.fonts.line(FontRole::small) / 2}, frame.du(6), frame.theme.warn, frame.theme.on_warn);
    widgets::draw_text(frame, inside, all[i], FontRole::small, frame.theme.ink);
  }
}

}  // namespace lunabloc::ide::stage
