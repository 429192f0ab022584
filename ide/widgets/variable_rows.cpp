#include "ide/widgets/variable_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr std::size_t kMostCalls = 5;
constexpr float kIndent = 10;  // du
constexpr float kHead = 32, kBelow = 8, kName = 85, kLeastValue = 42;  // du

float row_height(const Frame& frame) { return frame.metrics.target(28); }

// « fact(n = 3) »
std::string words_of(const Frame& frame, const session::ShownCall& call) {
  std::string words = (call.name.empty() ? frame.words("ide.calls.unnamed") : call.name) + "(";
  for (std::size_t i = 0; i < call.parameters.size(); ++i)
    words += (i > 0 ? ", " : "") + call.parameters[i].first + " = " + call.parameters[i].second;
  return words + ")";
}

// The innermost ones; how many are around them is said.
std::size_t first_shown(const std::vector<session::ShownCall>& calls) { return calls.size() > kMostCalls ? calls.size() - kMostCalls : 0; }

float calls_height(const Frame& frame, std::size_t count) {
  return count == 0 ? 0 : frame.du(kHead) + row_height(frame) * static_cast<float>(std::min(count, kMostCalls));
}

// Each call stands in the one that has called it.
void draw_calls(Frame& frame, Rect& rest) {
  const std::vector<session::ShownCall>& calls = frame.session.calls();
  if (calls.empty()) return;
  const std::size_t first = first_shown(calls);
  const std::string title = frame.words(first > 0 ? "ide.calls.more" : "ide.calls", {{"n", std::to_string(calls.size())}, {"total", std::to_string(first)}});
  const Rect head = rest.cut_top(frame.du(kHead));
  text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title);
  register_text(frame, {.id = "calls", .role = access::Role::heading, .label = title, .rect = head});
  Rect body = rest.cut_top(row_height(frame) * static_cast<float>(calls.size() - first));
  body.cut_right(frame.du(6));
  for (std::size_t i = first; i < calls.size(); ++i) {
    const Rect row{body.x + frame.du(kIndent) * static_cast<float>(i - first), body.y + row_height(frame) * static_cast<float>(i - first),
                   body.w - frame.du(kIndent) * static_cast<float>(i - first), row_height(frame)};
    const std::string words = words_of(frame, calls[i]);
    const Interaction state = interact(frame, {.id = "call." + std::to_string(i + 1), .role = access::Role::choice, .label = words,
                                               .state = {.selected = calls[i].selected}, .rect = row});
    // It reaches down to the last one: what is inside of it is drawn upon it.
    const Rect whole{row.x, row.y + frame.du(1), row.w, body.bottom() - row.y - frame.du(1)};
    fill(frame, whole, calls[i].selected ? frame.theme.accent : theme::mix(frame.theme.raised, frame.theme.accent_soft, state.hovered ? 1.0F : 0.5F), frame.metrics.radius_chip());
    outline(frame, whole, calls[i].selected ? frame.theme.accent : frame.theme.line_strong, frame.metrics.radius_chip());
    Rect line = row.inset(frame.du(8), 0);
    const ImU32 ink = calls[i].selected ? frame.theme.on_accent : frame.theme.ink;
    if (calls[i].selected) icon_in(frame, line.cut_left(frame.du(18)), FontRole::icon16, ink, Icon::eye);
    text_in(frame, line, FontRole::code, ink, words);
    ring_if_focused(frame, state, row, frame.metrics.radius_chip());
    if (state.activated) frame.commands.push("call.select", {std::to_string(i)});
  }
}

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

// « total = 140 · n = 3 », those that there is room for.
std::string in_one_line(const Frame& frame, const std::vector<std::pair<std::string, std::string>>& variables, float room) {
  std::string line;
  for (const auto& [name, value] : variables) {
    std::string longer = line + (line.empty() ? "" : "  ·  ") + name + " = " + value;
    if (frame.fonts.width(FontRole::code, longer) > room) continue;
    line = std::move(longer);
  }
  return line;
}

// The title and the buttons at its right; true when the fold is pressed. Gives in `head` the room that is left after the title.
bool draw_head(Frame& frame, Rect& head, const std::string& title, Fold fold) {
  const float side = row_height(frame);
  const auto button = [&](const char* id, const ButtonFace& face) {
    const Rect column = head.cut_right(side);
    return quiet_button(frame, id, {column.x, column.center().y - side / 2, side, side}, face);
  };
  bool pressed = false;
  if (fold != Fold::never) {
    const bool folded = fold == Fold::folded;
    pressed = button("variables.fold", {.icon = folded ? Icon::chevron_up : Icon::chevron_down, .label = frame.words(folded ? "ide.values.unfold" : "ide.values.fold"), .icon_only = true});
  }
  if (button("variables.in_blocks", {.icon = Icon::eye, .label = frame.words("ide.values.show"), .icon_only = true, .pressed = frame.settings.values}))
    frame.settings.values = !frame.settings.values;
  head.cut_left(text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title) + frame.du(16));
  return pressed;
}

}  // namespace

float folded_variables_height(const Frame& frame) { return std::max(frame.du(kHead), row_height(frame)); }

float variables_height(const Frame& frame, std::size_t count) {
  return calls_height(frame, frame.session.calls().size()) + frame.du(kHead) + row_height(frame) * static_cast<float>(count) + frame.du(kBelow);
}

bool draw_variables(Frame& frame, const Rect& card, std::size_t count, Fold fold) {
  const std::vector<std::pair<std::string, std::string>> variables = frame.session.variables();
  fill(frame, card, frame.theme.sunken, frame.metrics.radius_button());
  Rect rest = card;
  rest.cut_left(frame.du(12));
  rest.cut_right(frame.du(6));
  const bool folded = fold == Fold::folded;
  if (!folded) draw_calls(frame, rest);
  Rect head = rest.cut_top(folded ? card.h : frame.du(kHead));
  const std::string title = frame.words("text.variables", {{"n", std::to_string(frame.session.shown_step())}});
  const bool pressed = draw_head(frame, head, title, fold);
  std::string said = title;
  if (folded) text_in(frame, head, FontRole::code, frame.theme.ink, in_one_line(frame, variables, head.w));
  for (std::size_t i = 0; i < std::min(count, variables.size()); ++i) {
    if (!folded) draw_row(frame, rest.cut_top(row_height(frame)), variables[i].first, variables[i].second);
    said += ". " + variables[i].first + " : " + variables[i].second;
  }
  register_text(frame, {.id = "lua.variables", .role = access::Role::status, .label = said, .rect = card});
  return pressed;
}

}  // namespace lunabloc::ide::widgets
