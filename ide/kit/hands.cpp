#include "ide/kit/hands.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;

constexpr double kShortest = 0.3, kKeyFirst = 0.6, kKeyAgain = 0.2;  // s
constexpr double kFull = 1, kNone = 0;

void give(Frame& frame, const std::string& part, double value) { frame.commands.push("kit.act", {part, fmt::format("{:g}", value)}); }

}  // namespace

bool is_button(const session::KitPart& part) { return part.kind == "button"; }

bool can_be_set(const Frame& frame, const ShownPart& part) { return part.part.measures && part.named && frame.session.can_act(); }

void Hands::hold(Frame& frame, const std::string& part, double seconds) {
  const auto [press, begins] = pressed_.try_emplace(part);
  if (begins) give(frame, part, kFull);
  press->second.until = std::max(press->second.until, frame.now + seconds);
  press->second.held = true;
}

void Hands::press(Frame& frame, const std::string& part, bool held) {
  if (held) hold(frame, part, pressed_.contains(part) ? 0 : kShortest);
}

void Hands::draw_button(Frame& frame, const ShownPart& part, const Rect& place) {
  const std::string& id = part.part.id;
  const std::string label = frame.words("ide.kit.press", {{"nom", part.part.label}});
  const bool by_key = frame.focused("kitpanel.act." + id) && frame.input.key &&
                      (frame.input.key->key == widgets::Key::space || frame.input.key->key == widgets::Key::enter);
  const bool repeats = by_key && frame.input.key->repeated;
  const widgets::Interaction state =
      widgets::interact(frame, {.id = "kitpanel.act." + id, .role = access::Role::button, .label = label, .value = value_words(frame, part.part, part.value),
                                .state = {.checked = part.value > 0}, .rect = place, .hint = frame.words("ide.kit.press.hint")});
  if (state.held) press(frame, id, true);
  if (by_key) hold(frame, id, repeats ? kKeyAgain : kKeyFirst);
  const bool down = part.value > 0 || pressed_.contains(id);
  const float radius = frame.metrics.radius_button();
  if (!down) widgets::shadow(frame, place, radius, widgets::Lift::button);
  widgets::fill(frame, place, down ? frame.theme.exec : state.hovered ? frame.theme.accent_soft : frame.theme.raised, radius);
  widgets::outline(frame, place, down ? frame.theme.exec_ink : frame.theme.line_strong, radius, down ? frame.du(2) : 0);
  widgets::text_in(frame, place, widgets::FontRole::small_bold, down ? frame.theme.exec_ink : frame.theme.ink,
                   frame.words(down ? "ide.kit.value.pressed" : "ide.kit.press_it"), widgets::Align::center);
  widgets::ring_if_focused(frame, state, place, radius);
  widgets::tooltip(frame, state, place, frame.words("ide.kit.press.hint"));
}

void Hands::draw_slider(Frame& frame, const ShownPart& part, const Rect& place) {
  const session::KitPart& known = part.part;
  const std::string id = "kitpanel.act." + known.id;
  const widgets::SliderRange range{known.least, known.most, known.step};
  const double shown = std::clamp(part.value, known.least, known.most);
  const double wanted = widgets::slider(frame, id, place, frame.words("ide.kit.set", {{"nom", known.label}}), value_words(frame, known, part.value), range, shown);
  if (wanted != shown) give(frame, known.id, wanted);
}

void Hands::let_go(Frame& frame) {
  for (auto press = pressed_.begin(); press != pressed_.end();) {
    const bool held = std::exchange(press->second.held, false);
    if (held || frame.now < press->second.until) {
      ++press;
      continue;
    }
    give(frame, press->first, kNone);
    press = pressed_.erase(press);
  }
  frame.animating = frame.animating || !pressed_.empty();
}

}  // namespace lunabloc::ide::kit
