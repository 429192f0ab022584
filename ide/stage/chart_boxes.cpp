#include "ide/stage/chart_boxes.h"

#include <algorithm>
#include <utility>

#include "ide/stage/chart_parts.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/paint.h"
#include "world/chart_facts.h"

namespace lunabloc::ide::stage {

using widgets::Align;
using widgets::FontRole;
using widgets::Frame;

namespace {

constexpr float kRow = 46, kLeast = 130;  // du
constexpr float kMostName = 0.32F;        // of the width

std::string box_words(const Frame& frame, const world::Box& box) {
  return frame.words("ide.stage.chart.box.words", {{"bas", number_words(frame, box.least)}, {"q1", number_words(frame, box.lower)}, {"mediane", number_words(frame, box.median)},
                                                   {"q3", number_words(frame, box.upper)}, {"haut", number_words(frame, box.greatest)}, {"n", std::to_string(box.count)}});
}

}  // namespace

float boxes_height(const Frame& frame, const world::Chart& chart) {
  const auto rows = static_cast<float>(std::max<std::size_t>(1, world::boxes_of(chart).size()));
  return std::max(frame.du(kLeast), rows * frame.du(kRow)) + 2 * frame.fonts.line(FontRole::tiny);
}

void draw_boxes(Frame& frame, const world::Chart& chart, Rect area) {
  const std::vector<world::Box> boxes = world::boxes_of(chart);
  if (boxes.empty()) return;
  double least = boxes.front().least, greatest = boxes.front().greatest;
  float names = 0, counts = 0;
  for (const world::Box& box : boxes) {
    least = std::min(least, box.least), greatest = std::max(greatest, box.greatest);
    names = std::max(names, frame.fonts.width(FontRole::small, box.name));
    counts = std::max(counts, frame.fonts.width(FontRole::tiny, frame.words("ide.stage.chart.of_so_many", {{"n", std::to_string(box.count)}})));
  }
  const float tiny = frame.fonts.line(FontRole::tiny) + frame.du(2);
  widgets::text_in(frame, area.cut_bottom(tiny), FontRole::tiny, frame.theme.ink3, (chart.y.empty() ? chart.x : chart.y) + " →", Align::right);
  area.cut_bottom(tiny);
  Rect left = area.cut_left(std::min(names + frame.du(names > 0 ? 8 : 0), area.w * kMostName));
  Rect right = area.cut_right(counts + frame.du(8));
  area = area.inset(frame.du(8), 0);
  const widgets::Scale axis = widgets::scale_of(least, greatest, widgets::Zero::left_out, std::max(2, static_cast<int>(area.w / frame.du(56))));
  draw_across(frame, area, axis, tiny);
  const float slot = area.h / static_cast<float>(boxes.size()), thick = std::min(slot * 0.6F, frame.du(28));
  const auto x = [&](double number) { return area.x + static_cast<float>(axis.part(number)) * area.w; };
  const float line = std::max(1.0F, frame.du(2));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const world::Box& box = boxes[i];
    const float y = area.y + (static_cast<float>(i) + 0.5F) * slot;
    const Rect body{x(box.lower), y - thick / 2, std::max(line, x(box.upper) - x(box.lower)), thick};
    for (const auto& [from, to] : {std::pair{box.least, box.lower}, std::pair{box.upper, box.greatest}}) widgets::fill(frame, {x(from), y - line / 2, x(to) - x(from), line}, frame.theme.ink2);
    for (const double end : {box.least, box.greatest}) widgets::fill(frame, {x(end) - line / 2, y - thick / 4, line, thick / 2}, frame.theme.ink2);
    widgets::fill(frame, body, frame.theme.accent_soft, frame.du(3));
    widgets::outline(frame, body, frame.theme.accent, frame.du(3), line);
    widgets::fill(frame, {x(box.median) - line, body.y, 2 * line, body.h}, frame.theme.accent);
    const bool few = box.count < world::kSmallGroup;
    if (!box.name.empty()) widgets::text_in(frame, {left.x, y - tiny, left.w - frame.du(8), 2 * tiny}, FontRole::small, frame.theme.ink, box.name, Align::right);
    widgets::text_in(frame, {right.x + frame.du(8), y - tiny, right.w, 2 * tiny}, FontRole::tiny, few ? frame.theme.warn : frame.theme.ink2,
                     frame.words("ide.stage.chart.of_so_many", {{"n", std::to_string(box.count)}}));
    register_point(frame, i, box.name.empty() ? chart.x : box.name, box_words(frame, box), {x(box.least), body.y, x(box.greatest) - x(box.least), body.h});
  }
}

}  // namespace lunabloc::ide::stage
