// Keys, letters and the pointer in the bench's text.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "ide/bench/editor.h"
#include "ide/widgets/undo_keys.h"
#include "program/layout.h"

namespace lunabloc::ide::bench {

using text::Motion;
using widgets::Frame;
using widgets::Input;
using widgets::kCtrl;
using widgets::Key;
using widgets::kShift;
using widgets::Modifiers;

void Editor::change(const text::Change& change) {
  selection_ = past_.make(text_, selection_, change);
  column_.reset();
  reveal_ = true;
}

void Editor::move_to(std::size_t offset, bool keeps_anchor) {
  selection_ = {offset, keeps_anchor ? selection_.anchor : offset};
  reveal_ = true;
}

void Editor::handle_keys(Frame& frame) {
  if (frame.input.key || !frame.input.text.empty()) acted_at_ = frame.now;
  const std::ptrdiff_t before = line_of_caret();
  handle_key(frame.input);
  const std::ptrdiff_t now = line_of_caret();
  if (now == before || frame.settings.voice == access::Voice::off) return;
  const TextRange line{program::line_start(text_, selection_.caret), text::moved(text_, selection_.caret, Motion::line_end)};
  frame.announce(frame.words("text.line", {{"n", std::to_string(now)}, {"texte", text_.substr(line.start, line.length())}}));
}

// Tab, Échap, F-keys and commands lead out; everything else is for the text.
void Editor::handle_key(Input& input) {
  if (handle_past(input) || handle_moves(input) || handle_rows(input) || handle_changes(input) || handle_clipboard(input)) return;
  const bool written = !input.text.empty() && static_cast<unsigned char>(input.text.front()) >= 0x20 && input.text.front() != 0x7F;
  const bool letter = input.key && (input.key->key == Key::space || input.key->key == Key::character) && !input.key->modifiers.ctrl && !input.key->modifiers.alt;
  if (written || letter) input.key.reset();
  if (written) put(input.take_text());
}

// The keys are the text's also where there is nothing to take back: they are not those of the program behind it.
bool Editor::handle_past(Input& input) {
  const widgets::Past asked = widgets::past_asked(input, true, true);
  if (asked == widgets::Past::stays) return false;
  if (asked == widgets::Past::undo && past_.can_undo()) selection_ = past_.undo(text_);
  if (asked == widgets::Past::redo && past_.can_redo()) selection_ = past_.redo(text_);
  column_.reset();
  reveal_ = true;
  return true;
}

bool Editor::handle_moves(Input& input) {
  if (!input.key) return false;
  struct Way {
    Key key;
    bool ctrl;
    Motion motion;
  };
  constexpr Way kWays[] = {{Key::left, false, Motion::character_back}, {Key::right, false, Motion::character_on}, {Key::left, true, Motion::word_back},
                           {Key::right, true, Motion::word_on},        {Key::home, true, Motion::text_start},     {Key::end, true, Motion::text_end}};
  const bool shift = input.key->modifiers.shift;
  for (const Way& way : kWays) {
    if (!input.take(way.key, Modifiers{way.ctrl, shift, false})) continue;
    column_.reset();
    const bool collapses = !shift && !way.ctrl && !selection_.empty();
    move_to(collapses ? (way.key == Key::left ? selection_.start() : selection_.end()) : text::moved(text_, selection_.caret, way.motion), shift);
    return true;
  }
  return false;
}

bool Editor::handle_rows(Input& input) {
  if (!input.key) return false;
  const bool shift = input.key->modifiers.shift;
  const std::size_t row = rows_.row_of(selection_.caret);
  if (input.take(Key::home, Modifiers{false, shift, false})) {
    column_.reset();
    return move_to(rows_.bytes(row).start, shift), true;
  }
  if (input.take(Key::end, Modifiers{false, shift, false})) {
    column_.reset();
    return move_to(rows_.last_of(row), shift), true;
  }
  const auto page = static_cast<long>(page_);
  const std::pair<Key, long> ways[] = {{Key::up, -1}, {Key::down, 1}, {Key::page_up, -page}, {Key::page_down, page}};
  for (const auto& [key, by] : ways) {
    if (!input.take(key, Modifiers{false, shift, false})) continue;
    const long wanted = static_cast<long>(row) + by, last = static_cast<long>(rows_.count()) - 1;
    const float x = column_.value_or(rows_.x_of(selection_.caret));
    if (wanted < 0) move_to(0, shift);
    else if (wanted > last && by == 1) move_to(text_.size(), shift);
    else move_to(rows_.offset_at(static_cast<std::size_t>(std::min(wanted, last)), x), shift);
    column_ = x;
    return true;
  }
  return false;
}

bool Editor::handle_changes(Input& input) {
  const auto erased = [&](Motion motion) {
    const text::Selection gone = selection_.empty() ? text::Selection{text::moved(text_, selection_.caret, motion), selection_.caret} : selection_;
    if (!gone.empty()) change(text::replaced(gone, ""));
  };
  // A new line stands as deep as the one that it leaves.
  if (input.take(Key::enter) || input.take(Key::enter, kShift)) put(program::line_end_near(text_, selection_.start()) + program::margin_at(text_, selection_.start()));
  else if (input.take(Key::backspace) || input.take(Key::backspace, kShift)) erased(Motion::character_back);
  else if (input.take(Key::backspace, kCtrl)) erased(Motion::word_back);
  else if (input.take(Key::del)) erased(Motion::character_on);
  else if (input.take(Key::del, kCtrl)) erased(Motion::word_on);
  else return false;
  return true;
}

bool Editor::handle_clipboard(Input& input) {
  if (input.take_letter('a', kCtrl)) {
    selection_ = {text_.size(), 0};
    return true;
  }
  const bool cut = input.take_letter('x', kCtrl) || input.take(Key::del, kShift);
  if (cut || input.take_letter('c', kCtrl) || input.take(Key::insert, kCtrl)) {
    // Without a selection, the whole line.
    const text::Selection taken = selection_.empty() ? text::line_at(text_, selection_.caret) : selection_;
    ImGui::SetClipboardText(text_.substr(taken.start(), taken.end() - taken.start()).c_str());
    if (cut) change(text::replaced(taken, ""));
    return true;
  }
  if (!input.take_letter('v', kCtrl) && !input.take(Key::insert, kShift)) return false;
  const char* const clipboard = ImGui::GetClipboardText();
  if (clipboard != nullptr && *clipboard != '\0') put(clipboard);
  return true;
}

// A mouse selects; a finger scrolls, puts the caret where it taps, and selects the word on which it rests.
void Editor::handle_pointer(Frame& frame, const widgets::Interaction& state) {
  const std::size_t offset = offset_under(frame.mouse());
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (widgets::Hand& hand = frame.input.hand; hand.is_finger()) {
    hand.claimed = hand.claimed && !state.held;
    if (state.held && hand.take_long_press()) selection_ = text::word_at(text_, offset);
    else if (state.activated) selection_ = {offset, offset};
    return;
  }
  if (!state.held) {
    drags_ = false;
    return;
  }
  acted_at_ = frame.now;
  column_.reset();
  const int clicks = ImGui::IsMouseClicked(0) ? ImGui::GetMouseClickedCount(0) : 0;
  if (clicks >= 3) selection_ = text::line_at(text_, offset);
  else if (clicks == 2) selection_ = text::word_at(text_, offset);
  else if (clicks == 1) selection_ = {offset, ImGui::GetIO().KeyShift ? selection_.anchor : offset};
  if (clicks > 0) drags_ = clicks == 1;
  else if (drags_ && offset != selection_.caret) move_to(offset, true);
}

}  // namespace lunabloc::ide::bench
