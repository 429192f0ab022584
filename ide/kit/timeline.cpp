#include "ide/kit/timeline.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr float kRowHeight = 26, kNameWidth = 124;  // du

double seconds_of(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

std::string second_words(const Frame& frame, double seconds) {
  return frame.words("ide.kit.seconds", {{"n", lesson::shown_number(std::round(seconds * 100) / 100, frame.session.language())}});
}

// Where times land.
struct Scale {
  Rect track;
  double seconds = 1;
  float x_of(double time) const {
    return track.x + static_cast<float>(std::clamp(time / seconds, 0.0, 1.0)) * track.w;
  }
  double time_of(float x) const { return std::clamp(static_cast<double>((x - track.x) / track.w), 0.0, 1.0) * seconds; }
};

struct Row {
  const ShownPart* part;
  const std::vector<world::PinChange>* changes;
};

// Of the whole run, whatever moment is shown.
const world::KitWorld& whole_run(const Frame& frame) { return frame.session.worlds_at_end().kit; }

std::vector<Row> rows_of(const world::KitWorld& kit, std::span<const ShownPart> parts) {
  std::vector<Row> rows;
  for (const ShownPart& part : parts) {
    const auto found = kit.parts.find(part.part.id);
    if (found != kit.parts.end()) rows.push_back({&part, &found->second});
  }
  return rows;
}

// One value from a time to another: a wave of two heights, or a level.
void draw_span(Frame& frame, const Rect& lane, float from, float to, float part, ImU32 color, bool passed) {
  if (to - from < 0.5F) to = from + 0.5F;
  const ImU32 shown = passed ? color : theme::mix(color, frame.theme.sunken, 0.6F);
  const float height = std::max(frame.du(2), std::round((lane.h - frame.du(8)) * part));
  const Rect block{from, lane.bottom() - frame.du(4) - height, to - from, height};
  widgets::fill(frame, block, shown, part > 0 && to - from > frame.du(6) ? frame.du(2) : 0);
  if (part > 0) widgets::outline(frame, block, theme::mix(color, frame.theme.ink, passed ? 0.45F : 0.15F), frame.du(2));
}

// The value of a level, where it has room.
void draw_figure(Frame& frame, const Rect& lane, float from, float to, const std::string& words) {
  const float margin = frame.du(5);
  if (to - from < frame.fonts.width(FontRole::tiny, words) + 2 * margin) return;
  widgets::text_in(frame, {from + margin, lane.y, to - from - 2 * margin, lane.h}, FontRole::tiny, frame.theme.ink, words);
}

void draw_lane(Frame& frame, const Row& row, const Scale& scale, const Rect& lane, double now) {
  double highest = 1;
  for (const world::PinChange& change : *row.changes) highest = std::max(highest, change.value);
  double begin = 0, value = 0;
  float drawn_to = lane.x - 1;
  const auto span_to = [&](double end) {
    const float from = scale.x_of(begin), to = scale.x_of(end);
    // Changes closer than a pixel would only cost vertices.
    if (to - drawn_to < 0.5F && end < scale.seconds) return;
    const auto part = static_cast<float>(std::clamp(value / highest, 0.0, 1.0));
    const float split = std::clamp(scale.x_of(now), from, to);
    if (split > from) draw_span(frame, lane, from, split, part, row.part->wire, true);
    if (to > split) draw_span(frame, lane, split, to, part, row.part->wire, false);
    if (!is_digital(row.part->part)) draw_figure(frame, lane, from, to, value_words(frame, row.part->part, value));
    drawn_to = to;
  };
  for (const world::PinChange& change : *row.changes) {
    span_to(seconds_of(change.at));
    begin = seconds_of(change.at);
    value = change.value;
  }
  span_to(scale.seconds);
}

void draw_row(Frame& frame, const Row& row, const Scale& scale, Rect place, double now) {
  Rect name = place.cut_left(scale.track.x - place.x);
  widgets::fill(frame, place.inset(0, frame.du(2)), theme::with_alpha(frame.theme.sunken, 0.8F), frame.du(4));
  if (!frame.theme.shadows) widgets::outline(frame, place.inset(0, frame.du(2)), frame.theme.line, frame.du(4));
  draw_lane(frame, row, scale, place.inset(0, frame.du(2)), now);
  name.cut_right(frame.du(8));
  const ShownPart& part = *row.part;
  draw_part(frame, part, {name.x + frame.du(9), name.center().y}, frame.du(9));
  name.cut_left(frame.du(24));
  widgets::text_in(frame, name, FontRole::tiny, frame.theme.ink2, part.part.label);
  const std::string count = frame.words("ide.kit.changes", {{"n", std::to_string(row.changes->size())}});
  widgets::register_text(frame, {.id = "kitpanel.lane." + part.part.id, .role = access::Role::text, .label = part.part.label,
                                 .value = value_words(frame, part.part, part.value) + ", " + count, .rect = place});
}

void draw_axis(Frame& frame, const Scale& scale, const Rect& lanes, Rect axis) {
  const double step = mark_distance(scale.seconds, scale.track.w, frame.du(56));
  for (double time = 0; time <= scale.seconds + step * 1e-6; time += step) {
    const float x = std::round(scale.x_of(time));
    widgets::fill(frame, {x, lanes.y, 1, lanes.h + frame.du(4)}, frame.theme.line);
    const float half = frame.du(30);
    widgets::text_in(frame, {std::min(x - half, axis.right() - 2 * half), axis.y, 2 * half, axis.h}, FontRole::tiny, frame.theme.ink3,
                     second_words(frame, time), widgets::Align::center);
  }
}

void draw_cursor(Frame& frame, float x, const Rect& lanes) {
  ImDrawList& list = frame.list();
  const float head = frame.du(6);
  widgets::fill(frame, {x - frame.du(1), lanes.y - frame.du(2), frame.du(2), lanes.h + frame.du(6)}, frame.theme.ink);
  list.AddTriangleFilled({x - head, lanes.y - head - frame.du(2)}, {x + head, lanes.y - head - frame.du(2)},
                         {x, lanes.y + frame.du(3)}, frame.theme.ink);
}

// The pointer and the keys choose another moment.
void handle(Frame& frame, const Scale& scale, const widgets::Interaction& state) {
  if (const trace::Trace* trace = frame.session.trace(); trace != nullptr && state.held) {
    const auto time = std::chrono::microseconds(static_cast<std::int64_t>(scale.time_of(frame.mouse().x) * 1e6));
    const std::size_t step = trace->moments_by(time);
    if (step != frame.session.shown_step()) frame.commands.push("time.step", {std::to_string(step)});
  }
  if (!frame.focused("kitpanel.timeline")) return;
  using widgets::Key;
  for (const auto& [key, command] : {std::pair{Key::left, "time.back"}, std::pair{Key::right, "time.forward"},
                                     std::pair{Key::home, "time.start"}, std::pair{Key::end, "time.end"}})
    if (frame.input.take(key)) {
      frame.focus().show();
      frame.commands.push(command);
    }
}

float head_height(const Frame& frame) { return frame.fonts.line(FontRole::small_bold) + frame.du(10); }
float axis_height(const Frame& frame) { return frame.fonts.line(FontRole::tiny) + frame.du(4); }

}  // namespace

double mark_distance(double seconds, float width, float least) {
  const double wanted = std::max(seconds, 1e-6) * static_cast<double>(least) / std::max(1.0, static_cast<double>(width));
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= wanted) return factor * power;
  return 10 * power;
}

float timeline_height(const Frame& frame) {
  if (whole_run(frame).parts.empty()) return head_height(frame) + 2 * frame.fonts.line(FontRole::small) + frame.du(6);
  const auto rows = static_cast<float>(whole_run(frame).parts.size());
  return head_height(frame) + rows * frame.du(kRowHeight) + axis_height(frame) + frame.du(10);
}

void draw_timeline(Frame& frame, std::span<const ShownPart> parts, const Rect& area) {
  widgets::separator(frame, area.x, area.y, area.w);
  Rect rest = area.inset(frame.metrics.tool_margin(), 0);
  Rect head = rest.cut_top(head_height(frame));
  const double seconds = seconds_of(whole_run(frame).now), now = seconds_of(frame.session.worlds().kit.now);
  const std::vector<Row> rows = rows_of(whole_run(frame), parts);
  const std::string title = frame.words("ide.kit.timeline");
  const std::string moment = rows.empty() ? std::string()
                                          : frame.words("ide.kit.moment", {{"n", second_words(frame, now)}, {"total", second_words(frame, seconds)}});
  widgets::icon_in(frame, head.cut_left(frame.du(18)), FontRole::icon16, frame.theme.ink2, widgets::Icon::pulse);
  head.cut_left(frame.du(6));
  const Rect moment_place = head.cut_right(frame.fonts.width(FontRole::small, moment) + 1);
  widgets::text_in(frame, moment_place, FontRole::small, frame.theme.ink2, moment);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink, title);
  if (rows.empty()) {
    const std::string empty = frame.words("ide.kit.timeline.empty");
    widgets::draw_text(frame, rest, empty, FontRole::small, frame.theme.ink3);
    widgets::register_text(frame, {.id = "kitpanel.timeline.empty", .role = access::Role::text, .label = empty, .rect = rest});
    return;
  }
  Rect lanes = rest.cut_top(static_cast<float>(rows.size()) * frame.du(kRowHeight));
  const float names = std::min(frame.du(kNameWidth), lanes.w * 0.35F);
  const Scale scale{{lanes.x + names, lanes.y, lanes.w - names - frame.du(12), lanes.h}, std::max(seconds, 0.01)};
  const Rect axis = rest.cut_top(axis_height(frame));
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "kitpanel.timeline", .role = access::Role::slider, .label = title, .value = moment,
              .rect = {scale.track.x, lanes.y, scale.track.w, lanes.h + axis.h}, .hint = frame.words("ide.kit.timeline.hint")});
  handle(frame, scale, state);
  Rect place = lanes;
  place.w = scale.track.right() - lanes.x;
  draw_axis(frame, scale, lanes, {lanes.x, axis.y, lanes.w, axis.h});
  for (const Row& row : rows) draw_row(frame, row, scale, place.cut_top(frame.du(kRowHeight)), now);
  draw_cursor(frame, scale.x_of(now), lanes);
  widgets::ring_if_focused(frame, state, {scale.track.x, lanes.y, scale.track.w, lanes.h}, frame.du(4));
}

}  // namespace lunabloc::ide::kit
