#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {

void progress_step(Frame& frame, const Rect& rect, const StepFace& face) {
  const float height = frame.du(face.current || face.hovered ? 9 : 6);
  const Rect segment{rect.x, std::round(rect.center().y - height / 2), rect.w, height};
  const ImU32 color = face.current ? frame.theme.accent : (face.done ? frame.theme.ok : frame.theme.line);
  const bool marked = face.current || face.done;
  const float radius = std::min(frame.du(face.current ? (face.done ? 10 : 9) : 7), rect.w / 2 - 1);
  // What a sign would leave of a short line is no line any more.
  const bool lined = !marked || rect.w >= 2 * radius + frame.du(16);
  if (lined && (marked || frame.theme.shadows)) fill(frame, segment, color, height / 2);
  else if (lined) outline(frame, segment, frame.theme.line_strong, height / 2);
  if (!marked) return;
  frame.list().AddCircleFilled(rect.center(), radius + frame.du(2), frame.theme.panel);
  if (!face.current) return check_disc(frame, rect.center(), radius, frame.theme.ok, frame.theme.on_ok);
  frame.list().AddCircleFilled(rect.center(), radius, frame.theme.accent);
  frame.list().AddCircleFilled(rect.center(), radius - frame.du(face.done ? 2.0F : 2.5F), frame.theme.panel);
  if (face.done) check_disc(frame, rect.center(), radius - frame.du(3.5F), frame.theme.ok, frame.theme.on_ok);
}

void progress_bar(Frame& frame, const std::string& id, const Rect& rect, double part, const std::string& words, bool stopped) {
  const float radius = rect.h / 2;
  fill(frame, rect, frame.theme.sunken, radius);
  const auto done = static_cast<float>(std::clamp(part, 0.0, 1.0));
  const Rect filled{rect.x, rect.y, std::round(rect.w * done), rect.h};
  if (filled.w > 1) {
    fill(frame, filled, stopped ? frame.theme.warn : frame.theme.accent, std::min(radius, filled.w / 2));
    if (stopped) hatch(frame, filled.inset(radius / 2, 0), theme::with_alpha(frame.theme.on_warn, 0.35F), frame.du(12));
  }
  outline(frame, rect, frame.theme.line_strong, radius);
  const Rect after{filled.right() + frame.du(8), rect.y, rect.right() - filled.right() - frame.du(16), rect.h};
  const float wanted = frame.fonts.width(FontRole::small_bold, words);
  if (after.w >= wanted) text_in(frame, after, FontRole::small_bold, stopped ? frame.theme.warn : frame.theme.ink2, words);
  else text_in(frame, filled.inset(frame.du(10), 0), FontRole::small_bold, stopped ? frame.theme.on_warn : frame.theme.on_accent, words, Align::right);
  register_text(frame, {.id = id, .role = access::Role::progress, .label = words, .rect = rect});
}

double slider(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, const std::string& value_words,
              const SliderRange& range, double value) {
  const Interaction state =
      interact(frame, {.id = id, .role = access::Role::slider, .label = label, .value = value_words, .rect = rect});
  const float knob = frame.du(8);
  const Rect rail{rect.x + knob, rect.center().y - frame.du(3), rect.w - 2 * knob, frame.du(6)};
  const double span = std::max(1e-9, range.high - range.low);
  if (state.held && rail.w > 0) {
    const double part = std::clamp(static_cast<double>((frame.mouse().x - rail.x) / rail.w), 0.0, 1.0);
    value = range.low + std::round(part * span / range.step) * range.step;
  }
  if (frame.focused(id)) {
    const double before = value;
    if (frame.input.take(Key::left) || frame.input.take(Key::down)) value -= range.step;
    else if (frame.input.take(Key::right) || frame.input.take(Key::up)) value += range.step;
    else if (frame.input.take(Key::page_down)) value -= 5 * range.step;
    else if (frame.input.take(Key::page_up)) value += 5 * range.step;
    else if (frame.input.take(Key::home)) value = range.low;
    else if (frame.input.take(Key::end)) value = range.high;
    if (before != value) frame.focus().show();
  }
  value = std::clamp(value, range.low, range.high);
  const float at = rail.x + static_cast<float>((value - range.low) / span) * rail.w;
  fill(frame, rail, frame.theme.line, rail.h / 2);
  if (!frame.theme.shadows) outline(frame, rail, frame.theme.line_strong, rail.h / 2);
  fill(frame, {rail.x, rail.y, at - rail.x, rail.h}, frame.theme.accent, rail.h / 2);
  const ImVec2 center{at, rect.center().y};
  frame.list().AddCircleFilled(center, knob, frame.theme.accent);
  frame.list().AddCircleFilled(center, knob - frame.du(3), frame.theme.raised);
  ring_if_focused(frame, state, {center.x - knob, center.y - knob, 2 * knob, 2 * knob}, knob);
  return value;
}

}  // namespace lunabloc::ide::widgets
