#include "ide/debugger/costs_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ide/widgets/scale.h"
#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/sight.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"

namespace lunabloc::ide::debugger {
namespace {

using session::Costs;
using session::CostView;
using session::Growth;
using session::GrowthShape;
using theme::FontRole;
using theme::Icon;
using widgets::Align;
using widgets::Frame;

constexpr float kRow = 28, kHead = 40, kNumber = 84, kCurve = 190, kLeastCurve = 220, kFigure = 64, kLeastBars = 120, kNames = 190, kMostNames = 260;  // du
constexpr std::size_t kMostSizes = 4;
constexpr float kFigures = 4;  // of a line of the growth: three sizes, and how many times more
// What a pupil counts too; the rest only when it happened.
constexpr std::array<std::string_view, 4> kAlways = {"pas", "comparaisons", "consultations", "ecritures"};

std::string name_of(const Frame& frame, const std::string& counter) { return frame.words("ide.cost." + counter); }
std::string number(const Frame& frame, double value) { return lunabloc::lesson::shown_number(value, frame.session.language()); }
std::string number(const Frame& frame, std::int64_t value) { return number(frame, static_cast<double>(value)); }

std::vector<std::string> counters_of(const std::vector<const Costs*>& all) {
  std::vector<std::string> names(kAlways.begin(), kAlways.end());
  for (const Costs* costs : all)
    for (const auto& [name, count] : *costs)
      if (count > 0 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

const char* words_of(GrowthShape shape) {
  switch (shape) {
    case GrowthShape::still: return "ide.growth.still";
    case GrowthShape::slow: return "ide.growth.slow";
    case GrowthShape::double_: return "ide.growth.double";
    case GrowthShape::more_than_double: return "ide.growth.more_than_double";
    case GrowthShape::quadruple: return "ide.growth.quadruple";
    case GrowthShape::eightfold: return "ide.growth.eightfold";
    case GrowthShape::faster: return "ide.growth.faster";
  }
  return "ide.growth.faster";
}

// « n double → comparaisons × 4 »
std::string growth_words(const Frame& frame, const Growth& growth, const std::string& counter) {
  const bool unfinished = std::any_of(growth.points.begin(), growth.points.end(), [](const auto& point) { return !point.finished; });
  if (unfinished) return frame.words("ide.growth.unfinished");
  const std::optional<double> times = session::times_when_doubled(growth, counter);
  if (!times) return {};
  const std::string rounded = number(frame, std::round(*times * 10) / 10);
  return frame.words("ide.growth.times", {{"taille", growth.name}, {"quoi", name_of(frame, counter)}, {"fois", rounded}}) + " " + frame.words(words_of(session::shape_of(*times)));
}

// What the names and the figures of the growth need to be whole.
struct GrowthColumns {
  float names = 0, figure = 0;
  float all() const { return names + kFigures * figure; }
};

GrowthColumns columns_of(const Frame& frame, const Growth& growth, const std::vector<std::string>& counters) {
  GrowthColumns columns{frame.fonts.width(FontRole::small_bold, growth.name), frame.fonts.width(FontRole::small_bold, "× 99,9")};
  for (const std::string& counter : counters) {
    columns.names = std::max(columns.names, frame.fonts.width(FontRole::small_bold, name_of(frame, counter)));
    for (const session::GrowthPoint& point : growth.points) columns.figure = std::max(columns.figure, frame.fonts.width(FontRole::small, number(frame, session::count_of(point.costs, counter))));
  }
  return {columns.names + frame.du(28), columns.figure + frame.du(12)};
}

}  // namespace

void CostsView::draw(Frame& frame) {
  if (!widgets::follow_opening(frame, frame.shared.costs_open, was_open_, frame.words("ide.costs"))) return;
  const CostView& costs = frame.session.costs();
  const Rect box = frame.area.inset(frame.du(10));
  const widgets::Panel panel = widgets::begin_overlay(frame, "costs", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 1.0e6F}.inset(frame.metrics.text_margin(), frame.du(8));
  const bool closed = widgets::overlay_head(frame, "costs", rest.cut_top(frame.du(kHead)), Icon::scale_balance, frame.words("ide.costs"));
  rest.cut_top(draw_table(frame, costs, rest));
  rest.cut_top(frame.du(12));
  rest.cut_top(draw_growth(frame, costs, rest));
  widgets::end_overlay(frame, panel, rest.y + frame.du(12));
  if (closed || frame.input.take(widgets::Key::escape)) {
    frame.shared.costs_open = false;
    frame.focus().give_back_as_seen();
  }
}

float CostsView::draw_table(Frame& frame, const CostView& costs, Rect rest) {
  const float top = rest.y;
  if (frame.session.step_count() == 0) {
    const std::string words = frame.words("ide.costs.none");
    const float tall = widgets::draw_text(frame, rest, words, FontRole::body, frame.theme.ink2);
    widgets::register_text(frame, {.id = "costs.none", .role = access::Role::text, .label = words, .rect = rest.cut_top(tall)});
    return rest.y - top;
  }
  const float row = std::max(frame.du(kRow), frame.fonts.line(FontRole::small));
  const float figure = std::max(frame.du(kNumber), frame.fonts.width(FontRole::small_bold, frame.words("ide.costs.pinned")) + frame.du(12));
  const bool pinned = costs.pinned.has_value();
  const float figures = figure * (pinned ? 3.0F : 2.0F);
  const bool bars = pinned && rest.w - figures - frame.du(kNames) > frame.du(kLeastBars);
  const float names = bars ? frame.du(kNames) : std::min(frame.du(kMostNames), rest.w - figures);
  Rect head = rest.cut_top(row);
  head.cut_left(names);
  const std::string step = frame.words("ide.time.step", {{"n", std::to_string(frame.session.shown_step())}});
  widgets::text_in(frame, head.cut_left(figure), FontRole::small_bold, frame.theme.ink2, step, Align::right);
  widgets::text_in(frame, head.cut_left(figure), FontRole::small_bold, frame.theme.ink2, frame.words("ide.costs.whole"), Align::right);
  if (pinned) widgets::text_in(frame, head.cut_left(figure), FontRole::small_bold, frame.theme.ink2, frame.words("ide.costs.pinned"), Align::right);
  widgets::separator(frame, rest.x, rest.y, rest.w);
  std::vector<const Costs*> all = {&costs.whole};
  if (pinned) all.push_back(&*costs.pinned);
  for (const std::string& counter : counters_of(all)) {
    Rect line = rest.cut_top(row);
    const Rect whole_line = line;
    const std::int64_t whole = session::count_of(costs.whole, counter), other = pinned ? session::count_of(*costs.pinned, counter) : 0;
    const std::string now = costs.known ? number(frame, session::count_of(costs.now, counter)) : "…";
    const std::string name = name_of(frame, counter);
    widgets::text_in(frame, line.cut_left(names), FontRole::small, frame.theme.ink, name);
    widgets::text_in(frame, line.cut_left(figure), FontRole::small_bold, frame.theme.accent, now, Align::right);
    widgets::text_in(frame, line.cut_left(figure), FontRole::small_bold, frame.theme.ink, costs.whole.empty() ? "…" : number(frame, whole), Align::right);
    std::string value = frame.words("ide.costs.row", {{"n", now}, {"total", number(frame, whole)}});
    if (pinned) {
      widgets::text_in(frame, line.cut_left(figure), FontRole::small_bold, frame.theme.ink2, number(frame, other), Align::right);
      value += ", " + frame.words("ide.costs.row.pinned", {{"n", number(frame, other)}});
    }
    if (bars) {
      line.cut_left(frame.du(12));
      const auto most = static_cast<float>(std::max<std::int64_t>({whole, other, 1}));
      const float thick = frame.du(8);
      const Rect mine{line.x, line.center().y - thick - frame.du(1), line.w * static_cast<float>(whole) / most, thick};
      const Rect theirs{line.x, line.center().y + frame.du(1), line.w * static_cast<float>(other) / most, thick};
      widgets::fill(frame, mine, frame.theme.accent, frame.du(3));
      widgets::fill(frame, theirs, frame.theme.sunken, frame.du(3));
      if (theirs.w > frame.du(4)) widgets::hatch(frame, theirs, frame.theme.ink3, frame.du(5));
      widgets::outline(frame, theirs, frame.theme.line_strong, frame.du(3));
    }
    widgets::register_text(frame, {.id = "costs." + counter, .role = access::Role::status, .label = name, .value = value, .rect = whole_line});
  }
  rest.cut_top(frame.du(6));
  const widgets::ButtonFace face{.icon = pinned ? Icon::close : Icon::pin, .label = frame.words(pinned ? "ide.costs.unpin" : "ide.costs.pin"),
                                 .enabled = pinned || !costs.whole.empty(), .hint = frame.words("ide.costs.pin.hint")};
  Rect buttons = rest.cut_top(frame.metrics.button_height());
  if (widgets::secondary_button(frame, "costs.pin", buttons.cut_left(std::min(buttons.w, widgets::button_width(frame, face))), face)) frame.commands.push(pinned ? "costs.unpin" : "costs.pin");
  return rest.y - top;
}

float CostsView::draw_growth(Frame& frame, const CostView& costs, Rect rest) {
  const float top = rest.y;
  Rect title = rest.cut_top(frame.fonts.line(FontRole::h2) + frame.du(4));
  widgets::text_in(frame, title, FontRole::h2, frame.theme.ink, frame.words("ide.growth"));
  widgets::register_text(frame, {.id = "costs.growth.title", .role = access::Role::heading, .label = frame.words("ide.growth"), .rect = title});
  if (costs.sizes.empty() || !costs.can_grow || frame.session.step_count() == 0) {
    const std::string words = frame.words(costs.can_grow ? (costs.sizes.empty() ? "ide.growth.no_size" : "ide.costs.none") : "ide.growth.keys");
    const float tall = widgets::draw_text(frame, rest, words, FontRole::small, frame.theme.ink2);
    widgets::register_text(frame, {.id = "costs.growth.none", .role = access::Role::text, .label = words, .rect = rest.cut_top(tall)});
    return rest.y - top;
  }
  size_ = std::min(size_, std::min(costs.sizes.size(), kMostSizes) - 1);
  Rect chips = rest.cut_top(frame.metrics.chip_height() + frame.du(6));
  for (std::size_t i = 0; i < std::min(costs.sizes.size(), kMostSizes); ++i) {
    const std::string label = costs.sizes[i].name + " = " + number(frame, costs.sizes[i].value);
    const float width = widgets::chip_width(frame, label, i == size_);
    if (width > chips.w) break;
    const Rect place = chips.cut_left(width);
    chips.cut_left(frame.du(6));
    if (widgets::chip(frame, "costs.size." + std::to_string(i + 1), {place.x, place.y, place.w, frame.metrics.chip_height()}, label, i == size_)) size_ = i;
  }
  std::string list;
  for (const int factor : session::kGrowthFactors) list += (list.empty() ? "" : ", ") + number(frame, costs.sizes[size_].value * factor);
  const widgets::ButtonFace face{.icon = Icon::pulse, .label = costs.measuring ? frame.words("ide.growth.measuring") : frame.words("ide.growth.measure", {{"liste", list}}), .enabled = !costs.measuring};
  Rect buttons = rest.cut_top(frame.metrics.button_height());
  if (widgets::primary_button(frame, "costs.measure", buttons.cut_left(std::min(buttons.w, widgets::button_width(frame, face))), face) && !costs.measuring)
    frame.commands.push("costs.growth", {std::to_string(size_)});
  rest.cut_top(frame.du(8));
  if (costs.measuring) awaited_ = true;
  if (!costs.growth) return rest.y - top;
  const float height = draw_measured(frame, *costs.growth, rest);
  const bool just_measured = std::exchange(awaited_, costs.measuring) && !costs.measuring;
  if (just_measured) {
    frame.announce(growth_words(frame, *costs.growth, counter_));
    widgets::scroll_to(frame, {rest.x, rest.y, rest.w, std::min(height, widgets::clip_of_window().h - frame.du(16))});
  }
  rest.cut_top(height);
  return rest.y - top;
}

float CostsView::draw_measured(Frame& frame, const Growth& growth, Rect rest) {
  const float top = rest.y;
  std::vector<const Costs*> all;
  for (const session::GrowthPoint& point : growth.points) all.push_back(&point.costs);
  std::vector<std::string> counters;
  for (const std::string& counter : counters_of(all))
    if (session::count_of(growth.points.back().costs, counter) > 0) counters.push_back(counter);
  if (counters.empty()) return 0;
  if (std::find(counters.begin(), counters.end(), counter_) == counters.end()) {
    const bool compares = std::find(counters.begin(), counters.end(), "comparaisons") != counters.end();
    counter_ = compares ? "comparaisons" : counters.front();
  }
  const std::string words = growth_words(frame, growth, counter_);
  const float tall = widgets::draw_text(frame, rest, words, FontRole::body_bold, frame.theme.ink);
  widgets::register_text(frame, {.id = "costs.growth.words", .role = access::Role::status, .label = words, .rect = rest.cut_top(tall)});
  rest.cut_top(frame.du(6));

  const float row = std::max(frame.metrics.target(28), frame.fonts.line(FontRole::small) + frame.du(2));
  const float table = row * static_cast<float>(counters.size() + 1), gap = frame.du(12);
  const GrowthColumns needed = columns_of(frame, growth, counters);
  const bool beside = needed.all() + gap + frame.du(kLeastCurve) <= rest.w;
  const float wide = beside ? std::max(needed.all(), rest.w * 0.54F) : rest.w;
  Rect lines{rest.x, rest.y, wide, table};
  const Rect curve = beside ? Rect{rest.x + wide + gap, rest.y, rest.w - wide - gap, std::max(frame.du(kCurve), table)} : Rect{rest.x, rest.y + table + frame.du(8), rest.w, frame.du(kCurve)};
  const float figure = std::max(needed.figure, std::min(frame.du(kFigure), (lines.w - needed.names) / kFigures)), names = lines.w - kFigures * figure;
  Rect head = lines.cut_top(row);
  widgets::text_in(frame, head.cut_left(names), FontRole::small_bold, frame.theme.ink2, growth.name);
  for (const session::GrowthPoint& point : growth.points) widgets::text_in(frame, head.cut_left(figure), FontRole::small_bold, frame.theme.ink2, number(frame, point.size), Align::right);
  for (const std::string& counter : counters) {
    Rect line = lines.cut_top(row);
    const bool current = counter == counter_;
    const std::optional<double> times = session::times_when_doubled(growth, counter);
    const std::string rounded = times ? "× " + number(frame, std::round(*times * 10) / 10) : "–";
    const widgets::Interaction press = widgets::interact(frame, {.id = "costs.growth." + counter, .role = access::Role::choice, .label = name_of(frame, counter),
                                                                 .value = growth_words(frame, growth, counter), .state = {.selected = current}, .rect = line});
    if (press.activated) counter_ = counter;
    if (current || press.hovered) widgets::fill(frame, line, frame.theme.accent_soft, frame.metrics.radius_chip());
    if (current) widgets::icon_in(frame, Rect(line).cut_left(frame.du(18)), FontRole::icon14, frame.theme.accent, Icon::check);
    widgets::ring_if_focused(frame, press, line, frame.metrics.radius_chip());
    Rect name = line.cut_left(names);
    name.cut_left(frame.du(20));
    widgets::text_in(frame, name, current ? FontRole::small_bold : FontRole::small, frame.theme.ink, name_of(frame, counter));
    for (const session::GrowthPoint& point : growth.points)
      widgets::text_in(frame, line.cut_left(figure), FontRole::small, frame.theme.ink, number(frame, session::count_of(point.costs, counter)), Align::right);
    widgets::text_in(frame, line, FontRole::small_bold, frame.theme.accent, rounded, Align::right);
  }
  draw_curve(frame, growth, curve);
  return std::max(lines.y, curve.bottom()) - top;
}

void CostsView::draw_curve(Frame& frame, const Growth& growth, Rect area) const {
  widgets::fill(frame, area, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, area, frame.theme.panel_edge, frame.metrics.radius_button());
  const std::string name = name_of(frame, counter_);
  widgets::register_text(frame, {.id = "costs.curve", .role = access::Role::picture, .label = name, .value = growth_words(frame, growth, counter_), .rect = area});
  const float tiny = frame.fonts.line(FontRole::tiny);
  Rect plot = area.inset(frame.du(10), frame.du(6));
  widgets::text_in(frame, plot.cut_top(tiny + frame.du(2)), FontRole::tiny, frame.theme.ink2, "↑ " + name);
  const Rect below = plot.cut_bottom(tiny + frame.du(2));
  widgets::text_in(frame, below, FontRole::tiny, frame.theme.ink2, growth.name + " →", Align::right);
  double most = 1;
  for (const session::GrowthPoint& point : growth.points) most = std::max(most, static_cast<double>(session::count_of(point.costs, counter_)));
  const widgets::Scale up = widgets::scale_of(0, most, widgets::Zero::shown, 4);
  float width = 0;
  for (const double mark : up.marks()) width = std::max(width, frame.fonts.width(FontRole::tiny, number(frame, mark)));
  plot.cut_left(width + frame.du(6));
  const double largest = static_cast<double>(growth.points.back().size);
  const auto at = [&](double size, double count) {
    return ImVec2{plot.x + static_cast<float>(size / largest) * (plot.w - frame.du(24)), plot.bottom() - static_cast<float>(up.part(count)) * plot.h};
  };
  for (const double mark : up.marks()) {
    const float y = at(0, mark).y;
    widgets::fill(frame, {plot.x, std::round(y), plot.w, frame.metrics.border()}, mark == 0 ? frame.theme.line_strong : frame.theme.line);
    widgets::text_in(frame, {plot.x - width - frame.du(6), y - tiny / 2, width + frame.du(2), tiny}, FontRole::tiny, frame.theme.ink2, number(frame, mark), Align::right);
  }
  // As it would be if twice the size cost twice as much.
  const double first = static_cast<double>(session::count_of(growth.points.front().costs, counter_));
  const double slope = first / static_cast<double>(growth.points.front().size);
  if (slope * largest <= up.high) widgets::dashed_line(frame, at(0, 0), at(largest, slope * largest), frame.theme.ink3, frame.du(1.5F), frame.du(5));
  std::vector<ImVec2> corners;
  for (const session::GrowthPoint& point : growth.points) corners.push_back(at(static_cast<double>(point.size), static_cast<double>(session::count_of(point.costs, counter_))));
  frame.list().AddPolyline(corners.data(), static_cast<int>(corners.size()), frame.theme.accent, 0, frame.du(2.5F));
  for (std::size_t i = 0; i < corners.size(); ++i) {
    frame.list().AddCircleFilled(corners[i], frame.du(5), frame.theme.accent);
    const std::string size = number(frame, growth.points[i].size);
    const float wide = frame.fonts.width(FontRole::tiny, size) + frame.du(2);
    widgets::text_in(frame, {corners[i].x - wide / 2, plot.bottom() + frame.du(1), wide, tiny}, FontRole::tiny, frame.theme.ink2, size, Align::center);
  }
}

}  // namespace lunabloc::ide::debugger
