#include "ide/kit/timeline.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;
using widgets::Key;

constexpr float kNameWidth = 128, kCursorRoom = 10, kSnap = 5;  // du
constexpr double kShortest = 0.01;  // s
constexpr double kStep = 1.6;       // of the zoom

// Of the whole run, whatever moment is shown.
const world::KitWorld& whole_run(const Frame& frame) { return frame.session.worlds_at_end().kit; }

float head_height(const Frame& frame) { return std::max(frame.fonts.line(FontRole::small_bold) + frame.du(10), frame.du(36)); }
float axis_height(const Frame& frame) { return frame.fonts.line(FontRole::tiny) + frame.du(4); }

void draw_axis(Frame& frame, const LaneScale& scale, const Rect& lanes, const Rect& axis) {
  const double step = mark_distance(scale.to - scale.from, scale.track.w, frame.du(64));
  float written_to = axis.x - 1;
  for (double time = std::ceil(scale.from / step - 1e-6) * step; time <= scale.to + step * 1e-6; time += step) {
    const float x = std::round(scale.x_of(time));
    widgets::fill(frame, {x, lanes.y, 1, lanes.h + frame.du(4)}, frame.theme.line);
    const std::string words = second_words(frame, time, step);
    const float width = frame.fonts.width(FontRole::tiny, words) + frame.du(2);
    const float left = std::clamp(x - width / 2, axis.x, axis.right() - width);
    if (left < written_to + frame.du(4)) continue;
    widgets::text_in(frame, {left, axis.y, width, axis.h}, FontRole::tiny, frame.theme.ink3, words, widgets::Align::center);
    written_to = left + width;
  }
}

// Its head stands in the strip above the lanes.
void draw_cursor(Frame& frame, float x, const Rect& lanes) {
  const float head = frame.du(6);
  widgets::fill(frame, {x - frame.du(1), lanes.y - frame.du(2), frame.du(2), lanes.h + frame.du(6)}, frame.theme.ink);
  frame.list().AddTriangleFilled({x - head, lanes.y - frame.du(kCursorRoom) + 1}, {x + head, lanes.y - frame.du(kCursorRoom) + 1}, {x, lanes.y},
                                 frame.theme.ink);
}

// A flag on a dashed line; to the cursor, what was measured.
void draw_mark(Frame& frame, float x, float cursor, const Rect& lanes) {
  const float top = lanes.y - frame.du(kCursorRoom - 2);
  widgets::fill(frame, {std::min(x, cursor), lanes.y, std::abs(cursor - x), lanes.h}, theme::with_alpha(frame.theme.accent, 0.10F));
  widgets::dashed_line(frame, {x, top}, {x, lanes.bottom() + frame.du(4)}, frame.theme.accent, frame.du(2), frame.du(4));
  frame.list().AddTriangleFilled({x, top}, {x + frame.du(10), top + frame.du(4)}, {x, top + frame.du(8)}, frame.theme.accent);
}

void draw_empty(Frame& frame, const Rect& rest) {
  const std::string empty = frame.words("ide.kit.timeline.empty");
  widgets::draw_text(frame, rest, empty, FontRole::small, frame.theme.ink3);
  widgets::register_text(frame, {.id = "kitpanel.timeline.empty", .role = access::Role::text, .label = empty, .rect = rest});
}

void draw_title(Frame& frame, Rect head) {
  widgets::icon_in(frame, head.cut_left(frame.du(18)), FontRole::icon16, frame.theme.ink2, Icon::pulse);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink, frame.words("ide.kit.timeline"));
}

// A short time is told in milliseconds.
double measure_step(double seconds) { return seconds < 0.1 ? kShortest / 10 : kShortest; }

// A sign with or without Maj: keyboards differ, and who reads « R » may press Maj for it.
bool take_sign(Frame& frame, char32_t sign) {
  return frame.input.take_letter(sign) || frame.input.take_letter(sign, widgets::kShift);
}

}  // namespace

double mark_distance(double seconds, float width, float least) {
  const double wanted = std::max(seconds, 1e-6) * static_cast<double>(least) / std::max(1.0, static_cast<double>(width));
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= wanted) return factor * power;
  return 10 * power;
}

Window zoomed(const Window& window, double factor, double around, double run) {
  const double whole = std::max(run, kShortest);
  const double length = std::clamp(window.length() / factor, kShortest, whole);
  const double share = window.length() <= 0 ? 0.5 : std::clamp((around - window.from) / window.length(), 0.0, 1.0);
  const double from = std::clamp(around - share * length, 0.0, whole - length);
  return {from, from + length};
}

float timeline_height(const Frame& frame, std::span<const Lane> lanes) {
  if (lanes.empty()) return head_height(frame) + 2 * frame.fonts.line(FontRole::small) + frame.du(6);
  return head_height(frame) + frame.du(kCursorRoom) + static_cast<float>(lanes.size()) * lane_height(frame) + axis_height(frame) + frame.du(10);
}

// Another run begins whole and unmarked; the same one, going on, keeps what is looked at. The shown moment is always in sight.
void Timeline::follow_run(const Frame& frame) {
  run_seconds_ = seconds_of(whole_run(frame).now);
  if (std::exchange(run_, frame.session.runs()) != frame.session.runs() && run_seconds_ < window_.to) whole_ = true, mark_.reset();
  const double now = seconds_of(frame.session.worlds().kit.now);
  if (whole_) window_ = {0, std::max(run_seconds_, kShortest)};
  const bool moved = std::exchange(now_, now) != now;
  if (!whole_ && moved && (now < window_.from || now > window_.to)) {
    const double from = std::clamp(now - window_.length() / 2, 0.0, std::max(0.0, run_seconds_ - window_.length()));
    window_ = {from, from + window_.length()};
  }
}

void Timeline::zoom(double factor, double around) {
  window_ = zoomed(window_, factor, around, run_seconds_);
  whole_ = window_.length() >= run_seconds_ - 1e-9;
}

void Timeline::draw_tools(Frame& frame, Rect& head) {
  const auto button = [&](const char* name, Icon icon, const char* words, bool enabled, bool pressed) {
    const widgets::ButtonFace face{.icon = icon, .label = frame.words(words), .icon_only = true, .enabled = enabled, .hint = frame.words(words), .pressed = pressed};
    const Rect place = head.cut_right(frame.du(36));
    head.cut_right(frame.du(2));
    return widgets::quiet_button(frame, std::string("kitpanel.timeline.") + name, place, face);
  };
  if (button("nearer", Icon::magnify_plus, "ide.kit.timeline.nearer", window_.length() > kShortest, false)) zoom(kStep, now_);
  if (button("farther", Icon::magnify_minus, "ide.kit.timeline.farther", !whole_, false)) zoom(1 / kStep, now_);
  if (button("mark", Icon::map_marker, mark_ ? "ide.kit.timeline.unmark" : "ide.kit.timeline.mark", true, mark_.has_value()))
    mark_ = mark_ ? std::nullopt : std::optional(now_);
  head.cut_right(frame.du(6));
}

std::string Timeline::moment_words(const Frame& frame) const {
  return frame.words("ide.kit.moment", {{"n", second_words(frame, now_, kShortest)}, {"total", second_words(frame, run_seconds_, kShortest)}});
}

// The title, and at the right the moment or what was measured.
void Timeline::draw_head(Frame& frame, Rect head) {
  const std::string measured =
      mark_ ? frame.words("ide.kit.timeline.measured", {{"n", second_words(frame, std::abs(now_ - *mark_), measure_step(std::abs(now_ - *mark_)))}}) : std::string();
  const std::string told = measured.empty() ? moment_words(frame) : measured;
  const FontRole role = measured.empty() ? FontRole::small : FontRole::small_bold;
  const Rect place = head.cut_right(std::min(frame.fonts.width(role, told) + 1, head.w));
  widgets::text_in(frame, place, role, measured.empty() ? frame.theme.ink2 : frame.theme.accent, told);
  if (!measured.empty())
    widgets::register_text(frame, {.id = "kitpanel.timeline.measured", .role = access::Role::status, .label = measured, .rect = place});
  if (head.w >= frame.fonts.width(FontRole::small_bold, frame.words("ide.kit.timeline")) + frame.du(24)) draw_title(frame, head);
}

void Timeline::go_to_change(Frame& frame, bool forward) {
  const trace::Trace* const trace = frame.session.trace();
  if (trace == nullptr) return;
  const auto step_of = [&](double time) { return trace->moments_by(std::chrono::microseconds(std::llround(time * 1e6))); };
  const std::size_t shown = frame.session.shown_step();
  std::optional<std::size_t> wanted;
  for (const double change : changes_) {
    const std::size_t step = step_of(change);
    if (forward ? step > shown && !wanted : step < shown) wanted = step;
  }
  if (wanted) frame.commands.push("time.step", {std::to_string(*wanted)});
}

// The pointer and the keys choose another moment.
void Timeline::handle(Frame& frame, const Rect& track, bool held) {
  const LaneScale scale{track, window_.from, window_.to};
  if (const trace::Trace* trace = frame.session.trace(); trace != nullptr && held) {
    double time = scale.time_of(frame.mouse().x);
    // A change that is near draws it.
    for (const double change : changes_)
      if (std::abs(scale.x_of(change) - frame.mouse().x) <= frame.du(kSnap)) time = change;
    const std::size_t step = trace->moments_by(std::chrono::microseconds(std::llround(time * 1e6)));
    if (step != frame.session.shown_step()) frame.commands.push("time.step", {std::to_string(step)});
  }
  if (!frame.focused("kitpanel.timeline")) return;
  bool taken = true;
  if (frame.input.take(Key::left, widgets::kShift)) go_to_change(frame, false);
  else if (frame.input.take(Key::right, widgets::kShift)) go_to_change(frame, true);
  else if (take_sign(frame, U'+') || take_sign(frame, U'=')) zoom(kStep, now_);
  else if (take_sign(frame, U'-')) zoom(1 / kStep, now_);
  else if (take_sign(frame, U'r')) mark_ = mark_ ? std::nullopt : std::optional(now_);
  else taken = false;
  for (const auto& [key, command] : {std::pair{Key::left, "time.back"}, std::pair{Key::right, "time.forward"},
                                     std::pair{Key::home, "time.start"}, std::pair{Key::end, "time.end"}})
    if (!taken && frame.input.take(key)) {
      taken = true;
      frame.commands.push(command);
    }
  if (taken) frame.focus().show();
}

void Timeline::draw(Frame& frame, std::span<const Lane> lanes, const Rect& area) {
  follow_run(frame);
  widgets::separator(frame, area.x, area.y, area.w);
  Rect rest = area.inset(frame.metrics.tool_margin(), 0);
  Rect head = rest.cut_top(head_height(frame));
  if (lanes.empty()) {
    draw_title(frame, head);
    return draw_empty(frame, rest);
  }
  const trace::Trace* const trace = frame.session.trace();
  if (const std::tuple now{run_, trace == nullptr ? 0 : trace->size(), lanes.size()}; std::exchange(changes_of_, now) != now) changes_ = changes_of(lanes);
  rest.cut_top(frame.du(kCursorRoom));
  const Rect all = rest.cut_top(static_cast<float>(lanes.size()) * lane_height(frame));
  const float names = std::min(std::max(frame.du(kNameWidth), names_width(frame, lanes)), all.w * 0.35F);
  const Rect track{all.x + names, all.y, all.w - names - frame.du(12), all.h};
  const Rect axis = rest.cut_top(axis_height(frame));
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "kitpanel.timeline", .role = access::Role::slider, .label = frame.words("ide.kit.timeline"), .value = moment_words(frame),
              .rect = {track.x, all.y, track.w, all.h + axis.h}, .hint = frame.words("ide.kit.timeline.hint")});
  handle(frame, track, state.held);
  draw_tools(frame, head);
  draw_head(frame, head);
  const LaneScale scale{track, window_.from, window_.to};
  draw_axis(frame, scale, all, {track.x - frame.du(20), axis.y, track.w + frame.du(32), axis.h});
  draw_lanes(frame, lanes, scale, all, now_);
  const float cursor = scale.x_of(now_);
  if (mark_ && *mark_ >= window_.from && *mark_ <= window_.to) draw_mark(frame, scale.x_of(*mark_), cursor, all);
  if (now_ >= window_.from && now_ <= window_.to) draw_cursor(frame, cursor, all);
  widgets::ring_if_focused(frame, state, track, frame.du(4));
}

}  // namespace lunabloc::ide::kit
