#include "ide/widgets/page_parts.h"

#include <algorithm>

#include "ide/widgets/text.h"

namespace lunabloc::ide::widgets {

void page_heading(Frame& frame, Rect& rest, const std::string& id, const std::string& words) {
  rest.cut_top(frame.metrics.space(2));
  const Rect head = rest.cut_top(draw_text(frame, rest, words, FontRole::h2, frame.theme.ink));
  register_text(frame, {.id = id, .role = access::Role::heading, .label = words, .rect = head});
  rest.cut_top(frame.metrics.space(1));
}

void page_text(Frame& frame, Rect& rest, const std::string& id, const std::string& words, Ink ink) {
  const FontRole role = ink == Ink::strong || ink == Ink::alarm ? FontRole::body_bold : FontRole::body;
  const ImU32 color = ink == Ink::alarm ? frame.theme.err : ink == Ink::soft ? frame.theme.ink2 : frame.theme.ink;
  const Rect said = rest.cut_top(draw_text(frame, rest, words, role, color));
  register_text(frame, {.id = id, .role = ink == Ink::alarm ? access::Role::status : access::Role::text, .label = words, .rect = said});
  rest.cut_top(frame.metrics.space(1));
}

bool PageRow::button(const std::string& id, Icon icon, const std::string& words, bool enabled, const std::string& hint) {
  const ButtonFace shown = face(icon, words, enabled, hint);
  last_ = flow_.place(button_width(frame_, shown));
  return secondary_button(frame_, id, last_, shown) && enabled;
}

bool PageRow::primary(const std::string& id, Icon icon, const std::string& words, bool enabled, const std::string& hint) {
  const ButtonFace shown = face(icon, words, enabled, hint);
  last_ = flow_.place(button_width(frame_, shown));
  return primary_button(frame_, id, last_, shown) && enabled;
}

bool PageRow::choice(const std::string& id, const std::string& words, bool chosen, const std::string& hint) {
  last_ = flow_.place(chip_width(frame_, words, chosen));
  return chip(frame_, id, last_, words, chosen, hint);
}

FieldResult PageRow::field(const std::string& id, float wide, const std::string& label, std::string& text) {
  last_ = flow_.place(std::max(frame_.du(wide), frame_.fonts.width(FontRole::body, label) + frame_.du(26)));
  return text_field(frame_, id, last_, label, text, label);
}

std::optional<std::size_t> PageMenu::draw(Frame& frame, const std::string& id, const std::string& label, const std::vector<MenuItem>& items) {
  if (what_.empty()) return std::nullopt;
  const MenuResult result = menu(frame, id, anchor_, label, items);
  if (result.closed) what_.clear();
  return result.chosen;
}

}  // namespace lunabloc::ide::widgets
