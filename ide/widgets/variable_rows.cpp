#include "ide/widgets/variable_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ide/widgets/call_rows.h"
#include "ide/widgets/code_lines.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr std::size_t kMostLines = 3;
constexpr float kIndent = 10, kLine = 20;  // du
constexpr float kHead = 32, kBelow = 8, kName = 85, kMostName = 150, kLeastValue = 42, kLeft = 12, kRight = 6;  // du

float row_height(const Frame& frame) { return frame.metrics.target(28); }

using Variables = std::vector<std::pair<std::string, std::string>>;

float name_width(const Frame& frame, const std::string& name) { return frame.fonts.width(FontRole::code, name) + frame.du(8); }
float value_width(const Frame& frame, const std::string& value) { return std::max(frame.fonts.width(FontRole::code, value) + frame.du(16), frame.du(kLeastValue)); }
float buttons_width(const Frame& frame) { return 3 * row_height(frame) + frame.du(4); }

// What all names of the rows have in common, so that the values stand below one another.
float names_width(const Frame& frame, const Variables& variables, std::size_t count) {
  float widest = frame.du(kName);
  for (std::size_t i = 0; i < count; ++i) widest = std::max(widest, name_width(frame, variables[i].first));
  return std::min(widest, frame.du(kMostName));
}

// What stands in the pill, in the lines that its width asks for.
std::vector<std::string> value_lines(const Frame& frame, const std::string& value, float width) { return code_lines(frame, value, width - frame.du(16), kMostLines); }

// A row in which a name, its value and the buttons are not whole in one line has the value below its name, in a line or several.
struct RowShape {
  float name = 0;
  bool value_below = false;
  bool buttons_below = false;
  std::size_t lines = 1;
};

RowShape shape_of(const Frame& frame, float width, float names, const std::pair<std::string, std::string>& variable) {
  const float name = name_width(frame, variable.first), value = value_width(frame, variable.second), room = width - buttons_width(frame);
  if (name + value <= room) return {std::max(name, std::min(names, room - value)), false, false, 1};
  const bool buttons_below = name > room;
  return {width, true, buttons_below, value_lines(frame, variable.second, (buttons_below ? room : width) - frame.du(kIndent)).size()};
}

struct RowPlaces {
  Rect name, value, buttons;
};

RowPlaces places_of(const Frame& frame, Rect row, const RowShape& shape) {
  Rect first = row.cut_top(row_height(frame)), second = row;
  if (!shape.value_below) {
    const Rect buttons = first.cut_right(buttons_width(frame)), name = first.cut_left(shape.name);
    return {name, first, buttons};
  }
  second.cut_left(frame.du(kIndent));
  Rect buttons = (shape.buttons_below ? second : first).cut_right(buttons_width(frame));
  return {first, second, buttons.cut_top(row_height(frame))};
}

float shape_height(const Frame& frame, const RowShape& shape) {
  return row_height(frame) * (shape.value_below ? 2.0F : 1.0F) + frame.metrics.line(kLine) * static_cast<float>(shape.lines - 1);
}

void draw_ways(Frame& frame, Rect place, const std::string& name) {
  const float side = row_height(frame);
  const auto button = [&](const char* id, Icon icon, const char* words) {
    return quiet_button(frame, std::string(id) + name, place.cut_right(side), {.icon = icon, .label = frame.words(words, {{"nom", name}}), .icon_only = true});
  };
  if (button("variable.why.", Icon::help_circle_outline, "ide.values.why")) frame.shared.asked_origin = name;
  if (button("variable.forward.", Icon::arrow_right, "ide.values.forward")) frame.commands.push("value.forward", {name});
  if (button("variable.back.", Icon::arrow_left, "ide.values.back")) frame.commands.push("value.back", {name});
}

void draw_row(Frame& frame, const RowPlaces& places, const std::string& name, const std::string& value) {
  draw_ways(frame, places.buttons, name);
  text_in(frame, places.name, FontRole::code, frame.theme.ink, name);
  const std::vector<std::string> lines = value_lines(frame, value, places.value.w);
  float widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, value_width(frame, line));
  const Rect pill = Rect(places.value).cut_left(std::min(places.value.w, widest)).inset(0, frame.du(3));
  fill(frame, pill, frame.theme.raised, std::min(pill.h, row_height(frame) - 2 * frame.du(3)) / 2);
  Rect inside = pill.inset(frame.du(6), 0);
  const float line_height = inside.h / static_cast<float>(lines.size());
  for (const std::string& line : lines)
    text_in(frame, inside.cut_top(line_height), FontRole::code, frame.theme.ink, line, lines.size() == 1 ? Align::center : Align::left);
}

void draw_rows(Frame& frame, Rect rest, const Variables& variables, std::size_t count) {
  const float names = names_width(frame, variables, count);
  for (std::size_t i = 0; i < count; ++i) {
    const RowShape shape = shape_of(frame, rest.w, names, variables[i]);
    draw_row(frame, places_of(frame, rest.cut_top(shape_height(frame, shape)), shape), variables[i].first, variables[i].second);
  }
}

float inside_width(const Frame& frame, float width) { return width - frame.du(kLeft) - frame.du(kRight); }

float rows_height(const Frame& frame, const Variables& variables, std::size_t count, float width) {
  const float names = names_width(frame, variables, count);
  float height = 0;
  for (std::size_t i = 0; i < count; ++i) height += shape_height(frame, shape_of(frame, width, names, variables[i]));
  return height;
}

// Of all but the rows.
float around_height(const Frame& frame, float width) { return calls_height(frame, width) + frame.du(kHead) + frame.du(kBelow); }

// « total = 140 · n = 3 », those that there is room for.
std::string in_one_line(const Frame& frame, const Variables& variables, float room) {
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

float variables_height(const Frame& frame, std::size_t count, float width) {
  const Variables variables = frame.session.variables();
  const float inside = inside_width(frame, width);
  return around_height(frame, inside) + rows_height(frame, variables, std::min(count, variables.size()), inside);
}

std::size_t variables_that_fit(const Frame& frame, std::size_t most, float width, float room) {
  const Variables variables = frame.session.variables();
  const float inside = inside_width(frame, width), left = room - around_height(frame, inside);
  std::size_t count = std::min(most, variables.size());
  while (count > 0 && rows_height(frame, variables, count, inside) > left) --count;
  return count;
}

bool draw_variables(Frame& frame, const Rect& card, std::size_t count, Fold fold) {
  const Variables variables = frame.session.variables();
  const std::size_t shown = std::min(count, variables.size());
  fill(frame, card, frame.theme.sunken, frame.metrics.radius_button());
  Rect rest = card;
  rest.cut_left(frame.du(kLeft));
  rest.cut_right(frame.du(kRight));
  const bool folded = fold == Fold::folded;
  if (!folded) draw_calls(frame, rest);
  Rect head = rest.cut_top(folded ? card.h : frame.du(kHead));
  const std::string title = frame.words("text.variables", {{"n", std::to_string(frame.session.shown_step())}});
  const bool pressed = draw_head(frame, head, title, fold);
  if (folded) text_in(frame, head, FontRole::code, frame.theme.ink, in_one_line(frame, variables, head.w));
  else draw_rows(frame, rest, variables, shown);
  std::string said = title;
  for (std::size_t i = 0; i < shown; ++i) said += ". " + variables[i].first + " : " + variables[i].second;
  register_text(frame, {.id = "lua.variables", .role = access::Role::status, .label = said, .rect = card});
  return pressed;
}

}  // namespace lunabloc::ide::widgets
