#include "ide/widgets/variable_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr float kHead = 32, kBelow = 8, kName = 85, kLeastValue = 42;  // du

float row_height(const Frame& frame) { return frame.metrics.target(28); }

void draw_row(Frame& frame, Rect line, const std::string& name, const std::string& value) {
  const float side = std::min(line.h, row_height(frame));
  const auto button = [&](const char* id, Icon icon, const char* words) {
    const Rect column = line.cut_right(side);
    return quiet_button(frame, std::string(id) + name, {column.x, column.center().y - side / 2, side, side},
                        {.icon = icon, .label = frame.words(words, {{"nom", name}}), .icon_only = true});
  };
  if (button("variable.why.", Icon::help_circle_outline, "ide.values.why")) frame.shared.asked_origin = name;
  if (button("variable.forward.", Icon::arrow_right, "ide.values.forward")) frame.commands.push("value.forward", {name});
  if (button("variable.back.", Icon::arrow_left, "ide.values.back")) frame.commands.push("value.back", {name});
  line.cut_right(frame.du(4));
  text_in(frame, line.cut_left(std::min(line.w / 2, frame.du(kName))), FontRole::code, frame.theme.ink, name);
  const float wide = std::clamp(frame.fonts.width(FontRole::code, value) + frame.du(16), std::min(line.w, frame.du(kLeastValue)), line.w);
  const Rect pill = line.cut_left(wide).inset(0, frame.du(3));
  fill(frame, pill, frame.theme.raised, pill.h / 2);
  text_in(frame, pill.inset(frame.du(6), 0), FontRole::code, frame.theme.ink, value, Align::center);
}

}  // namespace

float variables_height(const Frame& frame, std::size_t count) {
  return frame.du(kHead) + row_height(frame) * static_cast<float>(count) + frame.du(kBelow);
}

void draw_variables(Frame& frame, const Rect& card, std::size_t count) {
  const std::vector<std::pair<std::string, std::string>> variables = frame.session.variables();
  fill(frame, card, frame.theme.sunken, frame.metrics.radius_button());
  Rect rest = card;
  rest.cut_left(frame.du(12));
  rest.cut_right(frame.du(6));
  Rect head = rest.cut_top(frame.du(kHead));
  const ButtonFace face{.icon = Icon::eye, .label = frame.words("ide.values.show"), .icon_only = true, .pressed = frame.settings.values};
  const float side = row_height(frame);
  const Rect column = head.cut_right(side);
  if (quiet_button(frame, "variables.in_blocks", {column.x, column.center().y - side / 2, side, side}, face)) frame.settings.values = !frame.settings.values;
  const std::string title = frame.words("text.variables", {{"n", std::to_string(frame.session.shown_step())}});
  text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title);
  std::string said = title;
  for (std::size_t i = 0; i < std::min(count, variables.size()); ++i) {
    draw_row(frame, rest.cut_top(row_height(frame)), variables[i].first, variables[i].second);
    said += ". " + variables[i].first + " : " + variables[i].second;
  }
  register_text(frame, {.id = "lua.variables", .role = access::Role::status, .label = said, .rect = card});
}

}  // namespace lunabloc::ide::widgets
