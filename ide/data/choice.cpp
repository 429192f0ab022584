#include "ide/data/choice.h"

#include <algorithm>

#include "ide/widgets/paint.h"

namespace lunabloc::ide::data {

using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

float choice_width(const Frame& frame, const Choice& choice) {
  return frame.fonts.width(FontRole::small, choice.label) + frame.fonts.width(FontRole::small_bold, choice.values[choice.current]) + frame.du(52);
}

std::optional<std::size_t> choice_button(Frame& frame, const Rect& rect, const Choice& choice, std::string& open) {
  const bool is_open = open == choice.id;
  const widgets::Interaction press = widgets::interact(
      frame, {.id = choice.id, .role = access::Role::button, .label = choice.label, .value = choice.values[choice.current], .state = {.expanded = is_open}, .rect = rect, .hint = frame.words("ide.data.choice.hint")});
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, rect, press.hovered || is_open ? frame.theme.accent_soft : frame.theme.raised, radius);
  widgets::outline(frame, rect, frame.theme.line_strong, radius);
  Rect inside = rect.inset(frame.du(10), 0);
  widgets::icon_in(frame, inside.cut_right(frame.du(18)), FontRole::icon16, frame.theme.ink2, Icon::chevron_down);
  inside.cut_left(widgets::text_in(frame, inside, FontRole::small, frame.theme.ink2, choice.label) + frame.du(8));
  widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.ink, choice.values[choice.current]);
  widgets::ring_if_focused(frame, press, rect, radius);
  if (press.activated) {
    open = is_open ? std::string() : choice.id;
    return std::nullopt;
  }
  if (!is_open) return std::nullopt;
  std::vector<widgets::MenuItem> items;
  for (std::size_t i = 0; i < choice.values.size(); ++i) items.push_back({.label = choice.values[i], .current = i == choice.current});
  const widgets::MenuResult result = widgets::menu(frame, choice.id + ".list", rect, choice.label, items);
  if (result.closed) open.clear();
  return result.chosen == choice.current ? std::nullopt : result.chosen;
}

Rect Flow::next(float width) {
  width = std::min(width, area_.w);
  if (x_ > area_.x && x_ + width > area_.right()) {
    x_ = area_.x;
    y_ += line_ + gap_;
  }
  const Rect rect{x_, y_, width, line_};
  x_ += width + gap_;
  return rect;
}

}  // namespace lunabloc::ide::data
