#include "ide/stage/chart_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/written.h"
#include "ide/stage/chart_parts.h"
#include "ide/stage/chart_words.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/scale.h"
#include "world/chart_facts.h"
#include "world/map_view.h"

namespace lunabloc::ide::stage {

using widgets::Frame;
using widgets::Scale;
using world::Chart;
using world::ChartPoint;

namespace {

// Units of the file.
constexpr double kWidth = 800, kMargin = 24, kTitle = 44, kRow = 34, kPlot = 420, kNames = 200, kText = 15, kSmall = 13, kLine = 20;

std::string color(ImU32 value) {
  return fmt::format("#{:02x}{:02x}{:02x}", (value >> IM_COL32_R_SHIFT) & 0xFFU, (value >> IM_COL32_G_SHIFT) & 0xFFU, (value >> IM_COL32_B_SHIFT) & 0xFFU);
}

enum class Anchor { start, middle, end };

class Paper {
 public:
  explicit Paper(const Frame& frame) : frame_(frame) {}

  void text(double x, double y, const std::string& words, double size = kSmall, Anchor anchor = Anchor::start, const char* weight = "normal") {
    constexpr const char* kAnchors[] = {"start", "middle", "end"};
    body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>\n", x, y, size,
                         kAnchors[static_cast<std::size_t>(anchor)], weight, color(frame_.theme.ink), base::in_markup(words));
  }
  void rect(double x, double y, double width, double height, ImU32 fill, ImU32 stroke = 0) {
    body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\" fill=\"{}\"{}/>\n", x, y, std::max(0.5, width), height, color(fill),
                         stroke == 0 ? "" : fmt::format(" stroke=\"{}\" stroke-width=\"2\"", color(stroke)));
  }
  void line(double x1, double y1, double x2, double y2, ImU32 stroke, double width = 1) {
    body_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", x1, y1, x2, y2, color(stroke), width);
  }
  void path(const std::vector<world::MapPoint>& points, bool closed, ImU32 stroke) {
    body_ += closed ? "<polygon points=\"" : "<polyline points=\"";
    for (const world::MapPoint& point : points) body_ += fmt::format("{:.1f},{:.1f} ", point.longitude, point.latitude);
    body_ += fmt::format("\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>\n", color(stroke));
  }
  // A shape and a colour each, as on the screen.
  void mark(double x, double y, std::size_t group) {
    const std::string fill = color(color_of(frame_, group));
    switch (group % kMostGroups) {
      case 1: body_ += fmt::format("<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\" fill=\"{}\"/>\n", x, y - 5, x + 5, y + 5, x - 5, y + 5, fill); break;
      case 2: body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"9\" height=\"9\" fill=\"{}\"/>\n", x - 4.5, y - 4.5, fill); break;
      case 3: body_ += fmt::format("<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\" fill=\"{}\"/>\n", x, y - 6, x + 6, y, x, y + 6, x - 6, y, fill); break;
      case 4: body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n", x, y, fill); break;
      default: body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\" fill=\"{}\"/>\n", x, y, fill);
    }
  }
  std::string whole(double height, const std::string& title, const std::string& description) const {
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1:.0f}\" width=\"{0}\" height=\"{1:.0f}\" font-family=\"Andika, sans-serif\" role=\"img\">\n"
                       "<title>{2}</title>\n<desc>{3}</desc>\n<rect width=\"{0}\" height=\"{1:.0f}\" fill=\"#ffffff\"/>\n{4}</svg>\n",
                       kWidth, height, base::in_markup(title), base::in_markup(description), body_);
  }

 private:
  const Frame& frame_;
  std::string body_;
};

struct Area {
  double x, y, width, height;
  double across(const Scale& axis, double number) const { return x + axis.part(number) * width; }
  double up(const Scale& axis, double number) const { return y + height - axis.part(number) * height; }
};

void numbers_across(const Frame& frame, Paper& paper, const Area& area, const Scale& axis) {
  for (const double mark : axis.marks()) {
    const double x = area.across(axis, mark);
    paper.line(x, area.y, x, area.y + area.height, mark == 0 ? frame.theme.line_strong : frame.theme.line);
    paper.text(x, area.y + area.height + kLine, number_words(frame, mark), kSmall, Anchor::middle);
  }
}

double draw_bars(const Frame& frame, Paper& paper, const Chart& chart) {
  const std::vector<ChartBar> bars = chart_bars(frame, chart);
  const Area area{kNames, kTitle + kMargin, kWidth - kNames - 110, kRow * static_cast<double>(std::max<std::size_t>(1, bars.size()))};
  if (bars.empty()) return area.y + area.height;
  const Scale axis = bars_scale(chart, bars, 8);
  numbers_across(frame, paper, area, axis);
  const double base = area.x + std::clamp(axis.part(0), 0.0, 1.0) * area.width;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = area.y + static_cast<double>(i) * kRow, end = bars[i].known ? area.across(axis, bars[i].number) : base;
    paper.text(kNames - 10, y + kRow * 0.62, bars[i].name, kSmall, Anchor::end);
    if (bars[i].known) paper.rect(std::min(base, end), y + 5, std::abs(end - base), kRow - 10, frame.theme.accent);
    paper.text(std::max(base, end) + 8, y + kRow * 0.62, bars[i].known ? number_words(frame, bars[i].number) : frame.words("ide.data.empty_cell"), kSmall, Anchor::start, "bold");
  }
  return area.y + area.height + kLine;
}

double draw_points(const Frame& frame, Paper& paper, const Chart& chart) {
  const bool line = chart.kind == "line";
  const Area area{70, kTitle + kMargin + kLine, kWidth - 70 - kMargin, kPlot};
  const bool by_place = line && std::any_of(chart.points.begin(), chart.points.end(), [](const ChartPoint& point) { return !world::is_finite_number(point.x); });
  std::vector<world::MapPoint> places;
  std::vector<std::string> groups;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < chart.points.size() && places.size() < world::kMostPoints; ++i) {
    const ChartPoint& point = chart.points[i];
    if (!world::is_finite_number(point.y) || (!by_place && !world::is_finite_number(point.x))) continue;
    places.push_back({by_place ? static_cast<double>(i + 1) : trace::number_of(point.x), trace::number_of(point.y)});
    const std::string group = trace::text_of(point.group);
    auto found = std::find(groups.begin(), groups.end(), group);
    if (found == groups.end()) found = groups.insert(groups.end(), group);
    of.push_back(chart.group.empty() ? 0 : static_cast<std::size_t>(found - groups.begin()));
  }
  if (places.empty()) return area.y + area.height;
  const auto [west, east] = std::minmax_element(places.begin(), places.end(), [](const auto& one, const auto& other) { return one.longitude < other.longitude; });
  const auto [south, north] = std::minmax_element(places.begin(), places.end(), [](const auto& one, const auto& other) { return one.latitude < other.latitude; });
  const Scale across = by_place ? Scale{0.5, static_cast<double>(chart.points.size()) + 0.5, 1} : widgets::scale_of(west->longitude, east->longitude, widgets::Zero::left_out, 10);
  const Scale up = widgets::scale_of(south->latitude, north->latitude, line && chart.from_zero ? widgets::Zero::shown : widgets::Zero::left_out, 8);
  for (const double mark : up.marks()) {
    const double y = area.up(up, mark);
    paper.line(area.x, y, area.x + area.width, y, mark == 0 ? frame.theme.line_strong : frame.theme.line);
    paper.text(area.x - 8, y + 4, number_words(frame, mark), kSmall, Anchor::end);
  }
  if (!by_place) numbers_across(frame, paper, area, across);
  const std::size_t step = std::max<std::size_t>(1, chart.points.size() / 10);
  for (std::size_t i = 0; by_place && i < chart.points.size(); i += step)
    paper.text(area.across(across, static_cast<double>(i + 1)), area.y + area.height + kLine, value_words(frame, chart.points[i].x), kSmall, Anchor::middle);
  std::vector<world::MapPoint> corners;
  for (const world::MapPoint& place : places) corners.push_back({area.across(across, place.longitude), area.up(up, place.latitude)});
  if (line && corners.size() > 1) paper.path(corners, false, frame.theme.accent);
  for (const world::LearntLine& learnt : chart.lines)
    if (const auto part = world::part_in(learnt, {across.low, across.high, up.low, up.high}))
      paper.line(area.across(across, part->from_x), area.up(up, part->from_y), area.across(across, part->to_x), area.up(up, part->to_y), frame.theme.ink, 2);
  constexpr std::size_t kMarked = 60;
  if (!line || corners.size() <= kMarked)
    for (std::size_t i = 0; i < corners.size(); ++i) paper.mark(corners[i].longitude, corners[i].latitude, of[i]);
  double x = area.x;
  for (std::size_t i = 0; !chart.group.empty() && i < std::min(groups.size(), kMostGroups); ++i) {
    paper.mark(x, kTitle + kMargin - 4, i);
    paper.text(x + 10, kTitle + kMargin, groups[i]);
    x += 30 + 8 * static_cast<double>(groups[i].size());
  }
  paper.text(area.x, area.y - 6, "↑ " + chart.y);
  paper.text(area.x + area.width, area.y + area.height + 2 * kLine, chart.x + " →", kSmall, Anchor::end);
  return area.y + area.height + 2 * kLine;
}

double draw_boxes(const Frame& frame, Paper& paper, const Chart& chart) {
  const std::vector<world::Box> boxes = world::boxes_of(chart);
  const double row = 56;
  const Area area{kNames, kTitle + kMargin, kWidth - kNames - 110, row * static_cast<double>(std::max<std::size_t>(1, boxes.size()))};
  if (boxes.empty()) return area.y + area.height;
  double least = boxes.front().least, greatest = boxes.front().greatest;
  for (const world::Box& box : boxes) least = std::min(least, box.least), greatest = std::max(greatest, box.greatest);
  const Scale axis = widgets::scale_of(least, greatest, widgets::Zero::left_out, 8);
  numbers_across(frame, paper, area, axis);
  const auto x = [&](double number) { return area.across(axis, number); };
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const world::Box& box = boxes[i];
    const double middle = area.y + (static_cast<double>(i) + 0.5) * row;
    paper.line(x(box.least), middle, x(box.lower), middle, frame.theme.ink2, 2);
    paper.line(x(box.upper), middle, x(box.greatest), middle, frame.theme.ink2, 2);
    for (const double end : {box.least, box.greatest}) paper.line(x(end), middle - 8, x(end), middle + 8, frame.theme.ink2, 2);
    paper.rect(x(box.lower), middle - 16, x(box.upper) - x(box.lower), 32, frame.theme.accent_soft, frame.theme.accent);
    paper.line(x(box.median), middle - 16, x(box.median), middle + 16, frame.theme.accent, 4);
    paper.text(kNames - 10, middle + 5, box.name, kSmall, Anchor::end);
    paper.text(area.x + area.width + 12, middle + 5, frame.words("ide.stage.chart.of_so_many", {{"n", std::to_string(box.count)}}));
  }
  return area.y + area.height + kLine;
}

double draw_map(const Frame& frame, Paper& paper, const Chart& chart) {
  const world::MapView view = world::map_view_of(chart);
  const double height = 560, width = std::min(kWidth - 2 * kMargin, height * view.width_of_height()), tall = width / view.width_of_height();
  const double left = (kWidth - width) / 2, top = kTitle + kMargin;
  const auto at = [&](double longitude, double latitude) {
    const world::MapPoint part = view.place(longitude, latitude);
    return world::MapPoint{left + part.longitude * width, top + part.latitude * tall};
  };
  if (view.france) {
    for (const auto& line : world::outline_of_france()) {
      std::vector<world::MapPoint> corners;
      for (const world::MapPoint& corner : line) corners.push_back(at(corner.longitude, corner.latitude));
      paper.path(corners, true, frame.theme.line_strong);
    }
  } else {
    paper.path({{left, top}, {left + width, top}, {left + width, top + tall}, {left, top + tall}}, true, frame.theme.line_strong);
  }
  constexpr std::size_t kNamed = 24;
  std::size_t drawn = 0;
  for (const ChartPoint& point : chart.points) {
    if (!world::can_be_drawn(chart, point) || drawn++ >= world::kMostPoints) continue;
    const world::MapPoint place = at(trace::number_of(point.x), trace::number_of(point.y));
    paper.mark(place.longitude, place.latitude, 0);
    if (!chart.group.empty() && chart.points.size() <= kNamed) paper.text(place.longitude + 8, place.latitude + 4, trace::text_of(point.group));
  }
  return top + tall;
}

}  // namespace

std::string chart_svg(const Frame& frame, const Chart& chart) {
  Paper paper(frame);
  const std::string title = chart_title(frame, chart);
  paper.text(kMargin, kTitle, title, 20, Anchor::start, "bold");
  double bottom = 0;
  if (has_bars(chart)) bottom = draw_bars(frame, paper, chart);
  else if (chart.kind == "box") bottom = draw_boxes(frame, paper, chart);
  else if (chart.kind == "map") bottom = draw_map(frame, paper, chart);
  else bottom = draw_points(frame, paper, chart);
  bottom += kMargin;
  for (const std::string& warning : chart_warnings(frame, chart)) paper.text(kMargin, bottom += kLine, "⚠ " + warning, kText);
  return paper.whole(bottom + kMargin, title, chart_description(frame, chart));
}

}  // namespace lunabloc::ide::stage
