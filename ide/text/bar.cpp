#include "ide/text/bar.h"

#include <imgui.h>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::text {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr float kRow = 34, kGap = 6;  // du

bool icon_button(Frame& frame, const char* id, Rect& row, Icon icon, const char* words, bool enabled = true) {
  const Rect place = row.cut_left(frame.metrics.target(kRow));
  row.cut_left(frame.du(2));
  return widgets::quiet_button(frame, id, place, {.icon = icon, .label = frame.words(words), .icon_only = true, .enabled = enabled, .hint = frame.words(words)});
}

bool word_button(Frame& frame, const char* id, Rect& row, const char* words, bool enabled) {
  const std::string label = frame.words(words);
  const Rect place = row.cut_left(std::min(row.w, frame.fonts.width(FontRole::small_bold, label) + frame.du(22)));
  row.cut_left(frame.du(4));
  return widgets::secondary_button(frame, id, place, {.label = label, .enabled = enabled});
}

// A switch that shows that it is on by a check and its ground.
bool option_chip(Frame& frame, const char* id, Rect& row, const char* words, bool on) {
  const std::string label = frame.words(words);
  const Rect place = row.cut_left(std::min(row.w, widgets::chip_width(frame, label, on)));
  row.cut_left(frame.du(4));
  const float height = frame.metrics.chip_height();
  return widgets::chip(frame, id, {place.x, place.center().y - height / 2, place.w, height}, label, on);
}

std::string count_words(const Frame& frame, const Bar::Facts& facts) {
  if (facts.matches == 0) return frame.words("text.find.none");
  if (facts.current == 0) return frame.words("text.find.count", {{"total", std::to_string(facts.matches)}});
  return frame.words("text.find.of", {{"n", std::to_string(facts.current)}, {"total", std::to_string(facts.matches)}});
}

}  // namespace

void Bar::open(Frame& frame, Kind kind, const std::string& words) {
  kind_ = kind;
  std::string& first = finds() ? query_ : words_;
  if (!words.empty() || !finds()) first = words;
  frame.focus().set(finds() ? "lua.find.query" : "lua.bar.field", access::Zone::lua);
}

void Bar::close(Frame& frame) {
  kind_ = Kind::closed;
  frame.focus().set("lua.editor", access::Zone::lua);
}

void Bar::keep_focus(Frame& frame, const char* id) const { frame.focus().set(id, access::Zone::lua); }

float Bar::height(const Frame& frame) const {
  const float row = frame.metrics.target(kRow) + frame.du(kGap);
  const float rows = kind_ == Kind::closed ? 0 : kind_ == Kind::find ? 2 : kind_ == Kind::replace ? 4 : 2;
  return rows == 0 ? 0 : rows * row + frame.du(kGap);
}

Bar::Act Bar::draw(Frame& frame, const Rect& area, const Facts& facts) {
  widgets::fill(frame, area, frame.theme.sunken);
  widgets::fill(frame, {area.x, area.bottom() - frame.metrics.border(), area.w, frame.metrics.border()}, frame.theme.line_strong);
  Rect rest = area.inset(frame.du(8), 0);
  rest.cut_top(frame.du(kGap));
  const Act act = finds() ? draw_find(frame, rest, facts) : draw_one_field(frame, rest, facts);
  const std::string& focus = frame.focus().id();
  const bool here = focus.starts_with("lua.find.") || focus.starts_with("lua.bar.");
  return here && frame.input.take(Key::escape) ? Act::closed : act;
}

Bar::Act Bar::draw_find(Frame& frame, Rect rest, const Facts& facts) {
  Act act = Act::nothing;
  const auto next_row = [&] {
    const Rect row = rest.cut_top(frame.metrics.target(kRow));
    rest.cut_top(frame.du(kGap));
    return row;
  };
  const auto asked = [&](Act wanted, bool is) {
    if (is) act = wanted;
  };
  Rect row = next_row();
  Rect close = row.cut_right(frame.metrics.target(kRow));
  const widgets::FieldResult field = widgets::text_field(frame, "lua.find.query", row, frame.words("text.find"), query_, frame.words("text.find.hint"));
  asked(Act::look, field.changed);
  if (field.submitted) {
    act = ImGui::GetIO().KeyShift ? Act::previous : Act::next;
    keep_focus(frame, "lua.find.query");
  }
  asked(Act::closed, icon_button(frame, "lua.find.close", close, Icon::close, "ide.close"));

  row = next_row();
  const bool any = facts.matches > 0;
  asked(Act::previous, icon_button(frame, "lua.find.previous", row, Icon::arrow_up, "text.find.previous", any));
  asked(Act::next, icon_button(frame, "lua.find.next", row, Icon::arrow_down, "text.find.next", any));
  if (option_chip(frame, "lua.find.case", row, "text.find.case", options_.match_case)) options_.match_case = !options_.match_case, act = Act::look;
  if (option_chip(frame, "lua.find.word", row, "text.find.word", options_.whole_word)) options_.whole_word = !options_.whole_word, act = Act::look;
  if (!query_.empty()) {
    const std::string words = count_words(frame, facts);
    row.cut_left(frame.du(4));
    widgets::text_in(frame, row, FontRole::small, any ? frame.theme.ink2 : frame.theme.warn, words);
    widgets::register_text(frame, {.id = "lua.find.count", .role = access::Role::status, .label = words, .rect = row});
  }
  if (kind_ != Kind::replace) return act;

  row = next_row();
  if (widgets::text_field(frame, "lua.find.with", row, frame.words("text.replace.with"), with_, frame.words("text.replace.with")).submitted) {
    act = Act::replace_one;
    keep_focus(frame, "lua.find.with");
  }
  row = next_row();
  asked(Act::replace_one, word_button(frame, "lua.find.one", row, "text.replace.one", any));
  asked(Act::replace_all, word_button(frame, "lua.find.all", row, "text.replace.all", any));
  return act;
}

Bar::Act Bar::draw_one_field(Frame& frame, Rect rest, const Facts& facts) {
  const bool condition = kind_ == Kind::condition;
  Rect row = rest.cut_top(frame.metrics.target(kRow));
  rest.cut_top(frame.du(kGap));
  Act act = Act::nothing;
  Rect close = row.cut_right(frame.metrics.target(kRow));
  const std::string label = condition ? frame.words("text.condition", {{"n", std::to_string(facts.line)}})
                                      : frame.words("text.line_number", {{"total", std::to_string(facts.lines)}});
  const std::string placeholder = condition ? frame.words("ide.breakpoint.condition.example") : label;
  const widgets::FieldResult field = widgets::text_field(frame, "lua.bar.field", row, label, words_, placeholder);
  if (field.submitted) {
    act = condition ? Act::set_condition : Act::go;
    keep_focus(frame, "lua.bar.field");
  }
  if (icon_button(frame, "lua.bar.close", close, Icon::close, "ide.close")) act = Act::closed;
  const std::string words = facts.remark.empty() ? label : facts.remark;
  const Rect line = rest.cut_top(frame.metrics.target(kRow));
  Rect room = line;
  if (!facts.remark.empty()) widgets::icon_in(frame, room.cut_left(frame.du(22)), FontRole::icon14, frame.theme.warn, Icon::eye);
  widgets::draw_text(frame, room, words, FontRole::small, frame.theme.ink2);
  widgets::register_text(frame, {.id = facts.remark.empty() ? "lua.bar.about" : "lua.bar.remark", .role = access::Role::status, .label = words, .rect = line});
  return act;
}

}  // namespace lunabloc::ide::text
