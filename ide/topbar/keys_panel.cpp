#include "ide/topbar/keys_panel.h"

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::topbar {
namespace {

using widgets::FontRole;

// Message ids: "ide.keys.<id>" says what it does, "ide.keys.<id>.keys" which keys, as they are called in the language.
constexpr const char* kKeys[] = {"zones",  "controls", "run",    "stop",  "back", "forward", "undo", "redo",
                                 "search", "views",    "insert", "move",  "drag_alone", "edit", "delete",  "copy", "choose", "backpack", "items", "fold", "zoom", "tidy", "help",
                                 "around", "name", "breakpoint", "breakpoints", "changes", "origin", "values", "stage", "data", "problems", "console", "kit_press", "kit_time", "comment",
                                 "read", "zone", "said", "ruler", "silence", "save", "versions", "escape",
                                 "text_find", "text_replace", "text_line", "text_lines", "text_copy", "text_comment", "text_carets",
                                 "text_words", "text_call", "text_block", "text_condition", "text_leave"};

}  // namespace

bool draw_keys_panel(widgets::Frame& frame) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8), top = frame.metrics.top_bar_height() + margin;
  const float width = std::min(frame.du(380), window.x - 2 * margin);
  const Rect box{window.x - width - margin, top, width, std::min(frame.du(620), window.y - top - margin)};
  const widgets::Panel panel = widgets::begin_overlay(frame, "keys", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 10'000}.inset(frame.metrics.text_margin(), frame.du(12));
  Rect head = rest.cut_top(frame.du(40));
  const bool closed = widgets::quiet_button(frame, "keys.close", head.cut_right(frame.du(36)).inset(0, frame.du(2)),
                                            {.icon = widgets::Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("ide.keys"));
  for (const char* key : kKeys) {
    const std::string keys = frame.words(std::string("ide.keys.") + key + ".keys"), meaning = frame.words(std::string("ide.keys.") + key);
    const float key_width = frame.du(130);
    const float height = std::max(widgets::text_height(frame, rest.w - key_width, meaning, FontRole::small),
                                  widgets::text_height(frame, key_width - frame.du(8), keys, FontRole::small_bold));
    Rect line = rest.cut_top(height + frame.du(4));
    widgets::register_text(frame, {.id = std::string("keys.line.") + key, .role = access::Role::text, .label = keys, .value = meaning, .rect = line});
    Rect left = line.cut_left(key_width);
    left.cut_right(frame.du(8));
    widgets::draw_text(frame, left, "**" + keys + "**", FontRole::small, frame.theme.ink);
    widgets::draw_text(frame, line, meaning, FontRole::small, frame.theme.ink2);
  }
  rest.cut_top(frame.du(12));
  const std::string heading = frame.words("ide.access.title");
  const Rect title = rest.cut_top(frame.du(36));
  widgets::text_in(frame, title, FontRole::h2, frame.theme.ink, heading);
  widgets::register_text(frame, {.id = "keys.access", .role = access::Role::heading, .label = heading, .rect = title});
  for (const char* line : {"works", "lacks", "tell"}) {
    const std::string words = frame.words(std::string("ide.access.") + line);
    const Rect place = rest.cut_top(widgets::text_height(frame, rest.w, words, FontRole::small) + frame.du(6));
    widgets::draw_text(frame, place, words, FontRole::small, frame.theme.ink2);
    widgets::register_text(frame, {.id = std::string("keys.access.") + line, .role = access::Role::text, .label = words, .rect = place});
  }
  widgets::end_overlay(frame, panel, rest.y + frame.du(12));
  return !closed && !frame.input.take(widgets::Key::escape);
}

}  // namespace lunabloc::ide::topbar
