#include "ide/stage/chart_world.h"

#include <algorithm>
#include <cmath>

#include "ide/stage/chart_boxes.h"
#include "ide/stage/chart_map.h"
#include "ide/stage/chart_parts.h"
#include "ide/stage/chart_words.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "world/chart_facts.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::Scale;
using widgets::FontRole;
using widgets::Frame;
using widgets::Zero;
using world::kMostBars;
using world::kMostPoints;

constexpr float kTitle = 26, kRow = 28, kPlot = 250;  // du
constexpr float kLetters = 0.8F;  // of a line: what is between two lines may go
constexpr float kMostName = 0.36F;  // of the width, for what a bar is called

void draw_bars(Frame& frame, const world::Chart& chart, Rect area) {
  const std::vector<ChartBar> bars = chart_bars(frame, chart);
  if (bars.empty()) return;
  float name_width = 0, figure_width = 0;
  for (const ChartBar& bar : bars) {
    name_width = std::max(name_width, frame.fonts.width(FontRole::small, bar.name));
    figure_width = std::max(figure_width, frame.fonts.width(FontRole::small_bold, number_words(frame, bar.number)));
  }
  const float tiny = frame.fonts.line(FontRole::tiny) + frame.du(2);
  Rect names = area.cut_left(std::min(name_width + frame.du(8), area.w * kMostName));
  area.cut_right(figure_width + frame.du(10));
  area.cut_bottom(tiny);
  names.h = area.h;
  const Scale axis = bars_scale(chart, bars, std::max(2, static_cast<int>(area.w / frame.du(60))));
  draw_across(frame, area, axis, tiny);
  const float slot = area.h / static_cast<float>(bars.size()), thick = std::min(slot * 0.72F, frame.du(24));
  const float base = area.x + static_cast<float>(std::clamp(axis.part(0), 0.0, 1.0)) * area.w;
  // Small letters where the usual ones have no room; then one name in so many.
  const bool close = slot < frame.fonts.line(FontRole::small);
  const FontRole font = close ? FontRole::tiny : FontRole::small, figure_font = close ? FontRole::tiny : FontRole::small_bold;
  const std::size_t step = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(frame.fonts.line(FontRole::tiny) * kLetters / slot - 0.01F)));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const float y = area.y + (static_cast<float>(i) + 0.5F) * slot;
    const float end = bars[i].known ? area.x + static_cast<float>(axis.part(bars[i].number)) * area.w : base;
    const Rect box{std::min(base, end), y - thick / 2, std::max(1.0F, std::abs(end - base)), thick};
    if (bars[i].known) widgets::fill(frame, box, frame.theme.accent, frame.du(3));
    const std::string figure = bars[i].known ? number_words(frame, bars[i].number) : frame.words("ide.data.empty_cell");
    if (i % step == 0) {
      widgets::text_in(frame, {names.x, y - tiny, names.w - frame.du(8), 2 * tiny}, font, frame.theme.ink, bars[i].name, widgets::Align::right);
      widgets::text_in(frame, {std::max(box.right(), base) + frame.du(5), y - tiny, figure_width + frame.du(4), 2 * tiny}, figure_font, frame.theme.ink, figure);
    }
    register_point(frame, i, bars[i].name, figure, box);
  }
}

struct Plot {
  Rect area;
  Scale across, up;
  ImVec2 at(double x, double y) const {
    return {area.x + static_cast<float>(across.part(x)) * area.w, area.bottom() - static_cast<float>(up.part(y)) * area.h};
  }
};

// Of a line whose first column holds words, the places are 1, 2, 3.
double across_of(const world::Chart& chart, std::size_t index, bool by_place) {
  return by_place ? static_cast<double>(index + 1) : trace::number_of(chart.points[index].x);
}

void draw_names_across(Frame& frame, const Plot& plot, const world::Chart& chart, float tiny) {
  const float slot = plot.area.w / static_cast<float>(std::max<std::size_t>(1, chart.points.size()));
  float widest = 0;
  for (const world::ChartPoint& point : chart.points) widest = std::max(widest, std::min(frame.du(90), frame.fonts.width(FontRole::tiny, value_words(frame, point.x))));
  const std::size_t step = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + frame.du(6)) / slot)));
  for (std::size_t i = 0; i < chart.points.size(); i += step) {
    const float x = plot.at(static_cast<double>(i + 1), 0).x;
    widgets::text_in(frame, {x - widest / 2, plot.area.bottom() + frame.du(2), widest + frame.du(2), tiny}, FontRole::tiny, frame.theme.ink2,
                     value_words(frame, chart.points[i].x), widgets::Align::center);
  }
}

void draw_up(Frame& frame, const Plot& plot, float width) {
  const float tall = frame.fonts.line(FontRole::tiny);
  for (const double mark : plot.up.marks()) {
    const float y = plot.at(plot.across.low, mark).y;
    widgets::fill(frame, {plot.area.x, std::round(y), plot.area.w, frame.metrics.border()}, mark == 0 ? frame.theme.line_strong : frame.theme.line);
    widgets::text_in(frame, {plot.area.x - width - frame.du(5), y - tall / 2, width, tall}, FontRole::tiny, frame.theme.ink2, number_words(frame, mark), widgets::Align::right);
  }
}

void draw_points(Frame& frame, const world::Chart& chart, Rect area) {
  const bool line = chart.kind == "line";
  std::vector<std::size_t> shown;
  const bool by_place = line && std::any_of(chart.points.begin(), chart.points.end(), [](const world::ChartPoint& point) { return !world::is_finite_number(point.x); });
  for (std::size_t i = 0; i < chart.points.size() && shown.size() < kMostPoints; ++i)
    if (world::is_finite_number(chart.points[i].y) && (by_place || world::is_finite_number(chart.points[i].x))) shown.push_back(i);
  if (shown.empty()) return;
  std::vector<std::string> groups;
  double least_x = 1e300, greatest_x = -1e300, least_y = 1e300, greatest_y = -1e300;
  for (const std::size_t i : shown) {
    const double x = across_of(chart, i, by_place), y = trace::number_of(chart.points[i].y);
    least_x = std::min(least_x, x), greatest_x = std::max(greatest_x, x), least_y = std::min(least_y, y), greatest_y = std::max(greatest_y, y);
    const std::string group = trace::text_of(chart.points[i].group);
    if (!chart.group.empty() && std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
  const float tiny = frame.fonts.line(FontRole::tiny) + frame.du(2);
  if (!groups.empty()) {
    Rect legend = area.cut_top(tiny + frame.du(4));
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const float width = frame.fonts.width(FontRole::small, groups[i]) + frame.du(26);
      if (width > legend.w) break;
      Rect one = legend.cut_left(width);
      draw_mark(frame, {one.x + frame.du(6), one.center().y}, frame.du(4.5F), i, color_of(frame, i));
      one.cut_left(frame.du(14));
      widgets::text_in(frame, one, FontRole::small, frame.theme.ink, groups[i]);
    }
  }
  // Names of the axes: up above the numbers, across at the right below them.
  widgets::text_in(frame, area.cut_top(tiny), FontRole::tiny, frame.theme.ink3, "↑ " + chart.y);
  widgets::text_in(frame, area.cut_bottom(tiny), FontRole::tiny, frame.theme.ink3, chart.x + " →", widgets::Align::right);
  area.cut_bottom(tiny);
  Plot plot{area, {}, widgets::scale_of(least_y, greatest_y, chart.from_zero && line ? Zero::shown : Zero::left_out, std::max(2, static_cast<int>(area.h / frame.du(40))))};
  float width = 0;
  for (const double mark : plot.up.marks()) width = std::max(width, frame.fonts.width(FontRole::tiny, number_words(frame, mark)) + frame.du(2));
  plot.area.cut_left(width + frame.du(5));
  plot.area.cut_right(frame.du(12));
  if (by_place) plot.across = {0.5, static_cast<double>(chart.points.size()) + 0.5, 1};
  else plot.across = widgets::scale_of(least_x, greatest_x, Zero::left_out, std::max(2, static_cast<int>(plot.area.w / frame.du(56))));
  draw_up(frame, plot, width);
  if (by_place) draw_names_across(frame, plot, chart, tiny);
  else draw_across(frame, plot.area, plot.across, tiny);

  std::vector<ImVec2> corners;
  for (const std::size_t i : shown) corners.push_back(plot.at(across_of(chart, i, by_place), trace::number_of(chart.points[i].y)));
  if (line && corners.size() > 1) frame.list().AddPolyline(corners.data(), static_cast<int>(corners.size()), frame.theme.accent, 0, frame.du(2));
  // Under the marks, so that none is hidden; on a light band, so that it is seen among them.
  for (const world::LearntLine& learnt : chart.lines)
    if (const auto part = world::part_in(learnt, {plot.across.low, plot.across.high, plot.up.low, plot.up.high})) {
      const ImVec2 from = plot.at(part->from_x, part->from_y), to = plot.at(part->to_x, part->to_y);
      frame.list().AddLine(from, to, frame.theme.raised, frame.du(5));
      frame.list().AddLine(from, to, frame.theme.ink, frame.du(2));
    }
  const float half = shown.size() > 300 ? frame.du(2) : frame.du(4);
  for (std::size_t k = 0; k < shown.size(); ++k) {
    const world::ChartPoint& point = chart.points[shown[k]];
    const auto found = std::find(groups.begin(), groups.end(), trace::text_of(point.group));
    const std::size_t group = groups.empty() ? 0 : static_cast<std::size_t>(found - groups.begin());
    if (!line || shown.size() <= 60) draw_mark(frame, corners[k], half, group, color_of(frame, group));
    register_point(frame, k, value_words(frame, point.x), value_words(frame, point.y) + (groups.empty() ? "" : ", " + groups[group]),
                   {corners[k].x - half, corners[k].y - half, 2 * half, 2 * half});
  }
}

}  // namespace

float ChartWorld::least_height(const Frame& frame, const world::Charts& charts) const {
  if (charts.all.empty()) return 0;
  const world::Chart& chart = charts.all[charts.all.size() - 1 - std::min(back_, charts.all.size() - 1)];
  if (chart.kind != "bar") return 0;
  const auto rows = static_cast<float>(std::min<std::size_t>(chart.points.size(), kMostBars));
  return frame.du(kTitle + 20) + (rows * kLetters + 1) * frame.fonts.line(FontRole::tiny);
}

float ChartWorld::height(const Frame& frame, const world::Charts& charts, float width) {
  if (charts.all.empty()) return 0;
  const world::Chart& chart = charts.all[charts.all.size() - 1 - std::min(back_, charts.all.size() - 1)];
  const float head = frame.du(kTitle + 20);
  follow(words_, frame, chart, charts.all.size() - 1 - std::min(back_, charts.all.size() - 1));
  const float strip = warnings_height(frame, words_, width - frame.du(16));
  if (chart.kind == "map") return head + strip + map_height(frame);
  if (chart.kind == "box") return head + strip + boxes_height(frame, chart);
  if (chart.kind != "bar") return head + strip + frame.du(kPlot);
  const auto rows = static_cast<float>(std::clamp<std::size_t>(chart.points.size(), 3, kMostBars));
  return head + strip + std::max(frame.du(120), rows * frame.du(kRow)) + frame.fonts.line(FontRole::tiny);
}

void ChartWorld::draw(Frame& frame, const world::Charts& charts, const Rect& area) {
  if (charts.all.empty()) return;
  widgets::fill(frame, area, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, area, frame.theme.panel_edge, frame.metrics.radius_button());
  back_ = std::min(back_, charts.all.size() - 1);
  const std::size_t index = charts.all.size() - 1 - back_;
  const world::Chart& chart = charts.all[index];
  follow(words_, frame, chart, index);
  Rect rest = area.inset(frame.du(8), frame.du(4));
  Rect head = rest.cut_top(frame.du(kTitle));
  if (charts.all.size() > 1) {
    const float side = frame.metrics.target(26);
    if (widgets::quiet_button(frame, "stage.chart.next", head.cut_right(side), {.icon = widgets::Icon::chevron_right, .label = frame.words("ide.stage.chart.next"), .icon_only = true, .enabled = back_ > 0}) && back_ > 0) --back_;
    const std::string which = std::to_string(index + 1) + " / " + std::to_string(charts.all.size());
    widgets::text_in(frame, head.cut_right(frame.fonts.width(FontRole::small, which) + frame.du(4)), FontRole::small, frame.theme.ink2, which, widgets::Align::center);
    if (widgets::quiet_button(frame, "stage.chart.previous", head.cut_right(side), {.icon = widgets::Icon::chevron_left, .label = frame.words("ide.stage.chart.previous"), .icon_only = true, .enabled = index > 0}) && index > 0) ++back_;
  }
  const std::string title = chart_title(frame, chart);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = title, .value = words_.description, .rect = area});
  draw_warnings(frame, words_, rest);
  frame.list().PushClipRect(area.min(), area.max(), true);
  const Rect plot = rest.inset(frame.du(2), frame.du(4));
  if (chart.points.empty()) widgets::text_in(frame, plot, FontRole::small, frame.theme.ink3, frame.words("ide.stage.chart.empty"), widgets::Align::center);
  else if (has_bars(chart)) draw_bars(frame, chart, plot);
  else if (chart.kind == "box") draw_boxes(frame, chart, plot);
  else if (chart.kind == "map") draw_map(frame, chart, plot);
  else draw_points(frame, chart, plot);
  frame.list().PopClipRect();
}

}  // namespace lunabloc::ide::stage
