// Keys, letters and the pointer in the Lua text.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ide/text/lines.h"
#include "ide/text/view.h"
#include "ide/widgets/components.h"

namespace lunabloc::ide::text {
namespace {

using theme::FontRole;
using widgets::Frame;
using widgets::Key;
using widgets::Modifiers;

constexpr float kWheelLines = 3;

bool is_printable(std::string_view letters) {
  return !letters.empty() && static_cast<unsigned char>(letters.front()) >= 0x20 && letters.front() != 0x7F;
}

}  // namespace

// ---- Changes and moves

void View::push_named(Frame& frame, const char* command, const Change& change) {
  column_.reset();
  reveal_ = true;
  acted_at_ = frame.now;
  selection_ = change.after;
  if (change.edits.empty()) return;
  for (std::size_t& own : own_ends_) own = carried(own, change.edits);
  condition_at_ = carried(condition_at_, change.edits);
  if (change.closed) own_ends_.push_back(*change.closed);
  awaiting_ = true;
  typed_ = true;
  frame.commands.push_edits(command, change.edits);
}

void View::change(Frame& frame, const std::function<Change(Selection)>& act) {
  if (others_.empty()) return push(frame, act(selection_));
  Selections all{selection_};
  all.insert(all.end(), others_.begin(), others_.end());
  const ChangeOfAll changed = changed_at_each(all, act);
  push(frame, {changed.edits, changed.after.front(), std::nullopt});
  others_.assign(changed.after.begin() + 1, changed.after.end());
  keep_apart();
}

void View::keep_apart() {
  Selections all{selection_};
  all.insert(all.end(), others_.begin(), others_.end());
  all = apart(std::move(all));
  others_.assign(all.begin() + 1, all.end());
}

void View::add_caret_at_next(Frame& frame) {
  Selections all(others_.rbegin(), others_.rend());
  all.push_back(selection_);
  const std::optional<Selection> next = next_like(text_, all);
  if (!next) return frame.announce(frame.words("text.carets.no_more"));
  if (!selection_.empty()) others_.insert(others_.begin(), selection_);
  selection_ = *next;
  reveal_ = true;
  if (!others_.empty()) frame.announce(frame.words("text.carets", {{"n", std::to_string(others_.size() + 1)}}) + " " + spoken_line(frame));
}

void View::move_caret(Frame& frame, std::size_t offset, bool keep_anchor) {
  const std::uint32_t before = lines_.line_of(std::min(selection_.caret, text_.size()));
  selection_.caret = snapped(text_, offset);
  if (!keep_anchor) selection_.anchor = selection_.caret;
  reveal_ = true;
  acted_at_ = frame.now;
  if (frame.settings.voice == access::Voice::off) return;
  if (lines_.line_of(selection_.caret) != before) frame.announce(spoken_line(frame));
}

void View::move_by_lines(Frame& frame, long lines, bool keep_anchor) {
  const std::size_t column = column_.value_or(column_of(text_, selection_.caret));
  move_caret(frame, moved_lines(text_, selection_.caret, lines, column), keep_anchor);
  column_ = column;
}

std::string View::spoken_line(const Frame& frame) const {
  const std::uint32_t line = lines_.line_of(selection_.caret);
  const TextRange bytes = bytes_of(line);
  return frame.words("text.line", {{"n", std::to_string(line)}, {"texte", text_.substr(bytes.start, bytes.length())}});
}

void View::reveal_caret(const Frame& frame, const Grid& grid) {
  const std::size_t caret = std::min(selection_.caret, text_.size());
  const std::uint32_t line = lines_.line_of(caret);
  const float top = static_cast<float>(line - 1) * grid.line;
  if (top < scroll_.y) scroll_.y = top;
  if (top + grid.line > scroll_.y + grid.area.h) scroll_.y = top + grid.line - grid.area.h;
  const float x = x_of(grid, *frame.fonts[FontRole::code], line, caret) - grid.area.x, room = grid.area.w - 3 * grid.cell;
  if (x < 0) scroll_.x = std::max(0.0F, scroll_.x + x - 4 * grid.cell);
  if (x > room) scroll_.x += x - room;
}

void View::keep_scroll(const Grid& grid) {
  const float content = static_cast<float>(lines_.line_count()) * grid.line;
  scroll_.y = std::round(std::clamp(scroll_.y, 0.0F, std::max(0.0F, content - grid.area.h)));
  scroll_.x = std::round(std::max(0.0F, scroll_.x));
}

// ---- The pointer

std::uint32_t View::line_at_pixel(const Grid& grid, float y) const {
  const float row = (y - grid.area.y + scroll_.y) / grid.line;
  return static_cast<std::uint32_t>(std::clamp(std::floor(row) + 1, 1.0F, static_cast<float>(lines_.line_count())));
}

std::size_t View::offset_at(const Frame& frame, const Grid& grid, ImVec2 pixel) const {
  const std::uint32_t line = line_at_pixel(grid, pixel.y);
  const TextRange bytes = bytes_of(line);
  const ImFont& font = *frame.fonts[FontRole::code];
  std::size_t offset = bytes.start;
  while (offset < bytes.end) {
    const std::size_t next = moved(text_, offset, Motion::character_on);
    const float middle = (x_of(grid, font, line, offset) + x_of(grid, font, line, next)) / 2;
    if (pixel.x < middle) break;
    offset = next;
  }
  return offset;
}

void View::handle_pointer(Frame& frame, const Grid& grid, bool held, bool hovered) {
  const bool in_margin = frame.mouse().x < grid.area.x;
  if (hovered) ImGui::SetMouseCursor(in_margin ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_TextInput);
  if (held && in_margin && ImGui::IsMouseClicked(0))
    if (const std::optional<std::size_t> statement = statement_of_line(frame, line_at_pixel(grid, frame.mouse().y))) {
      frame.commands.push("breakpoint.toggle", {std::to_string(*statement)});
      return;
    }
  if (!held) {
    dragging_ = Dragging::nothing;
    return;
  }
  const std::size_t offset = offset_at(frame, grid, frame.mouse());
  if (ImGui::IsMouseClicked(0)) {
    const int clicks = ImGui::GetMouseClickedCount(0);
    dragging_ = clicks >= 3 ? Dragging::lines : (clicks == 2 ? Dragging::words : Dragging::characters);
    dragged_from_ = dragging_ == Dragging::lines ? line_at(text_, offset) : (dragging_ == Dragging::words ? word_at(text_, offset) : Selection{offset, offset});
    if (ImGui::GetIO().KeyCtrl && clicks == 1) others_.insert(others_.begin(), selection_);
    else others_.clear();
    if (dragging_ == Dragging::characters && ImGui::GetIO().KeyShift) dragged_from_ = {offset, selection_.anchor};
    selection_ = dragged_from_;
    column_.reset();
    acted_at_ = frame.now;
    return;
  }
  if (dragging_ == Dragging::nothing) return;
  Selection there{offset, offset};
  if (dragging_ == Dragging::words) there = word_at(text_, offset);
  if (dragging_ == Dragging::lines) there = line_at(text_, offset);
  const std::size_t from = dragging_ == Dragging::characters ? dragged_from_.anchor : dragged_from_.start();
  if (there.start() < from) selection_ = {there.start(), dragging_ == Dragging::characters ? dragged_from_.anchor : dragged_from_.end()};
  else selection_ = {std::max(there.end(), dragged_from_.end()), from};
  if (dragging_ == Dragging::characters) selection_ = {offset, dragged_from_.anchor};
  const float y = frame.mouse().y;
  const float step = grid.line * std::min(1.0F, frame.elapsed * 12);
  if (y < grid.area.y) scroll_.y -= step;
  if (y > grid.area.bottom()) scroll_.y += step;
  if (y < grid.area.y || y > grid.area.bottom()) frame.animating = true;
}

// A finger moves the text; where it taps the caret goes; where it rests a word is chosen, and more of them as it goes on.
void View::handle_finger(Frame& frame, const Grid& grid, const widgets::Interaction& state) {
  widgets::Hand& hand = frame.input.hand;
  const ImGuiIO& io = ImGui::GetIO();
  const std::size_t offset = offset_at(frame, grid, frame.mouse());
  if (state.held && ImGui::IsMouseClicked(0)) {
    glide_.stop();
    dragging_ = Dragging::nothing;
    return;
  }
  const auto choose = [&](Dragging by, Selection what) {
    dragging_ = by;
    selection_ = dragged_from_ = what;
    others_.clear();
    column_.reset();
    acted_at_ = frame.now;
  };
  if (state.activated) {
    const bool in_margin = frame.mouse().x < grid.area.x;
    const std::optional<std::size_t> statement = in_margin ? statement_of_line(frame, line_at_pixel(grid, frame.mouse().y)) : std::nullopt;
    if (statement) frame.commands.push("breakpoint.toggle", {std::to_string(*statement)});
    else choose(Dragging::nothing, io.MouseClickedLastCount[0] >= 2 ? word_at(text_, offset) : Selection{offset, offset});
    return;
  }
  if (!state.held) {
    if (std::exchange(dragging_, Dragging::nothing) == Dragging::ground) glide_.let_go(frame.now);
    return;
  }
  if (dragging_ == Dragging::nothing && hand.take_long_press()) return choose(Dragging::words, word_at(text_, offset));
  if (dragging_ == Dragging::words) {
    const Selection there = word_at(text_, offset);
    selection_ = there.start() < dragged_from_.start() ? Selection{there.start(), dragged_from_.end()} : Selection{std::max(there.end(), dragged_from_.end()), dragged_from_.start()};
    return;
  }
  const float moved = std::hypot(io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y);
  if (dragging_ != Dragging::ground && (moved < frame.drag_start() || hand.spent)) return;
  dragging_ = Dragging::ground;
  hand.spent = true;
  scroll_ = {scroll_.x - io.MouseDelta.x, scroll_.y - io.MouseDelta.y};
  glide_.hold(io.MouseDelta, frame.now, frame.elapsed);
}

void View::follow_glide(Frame& frame) {
  if (frame.reduced_motion) glide_.stop();
  if (!glide_.moves()) return;
  const ImVec2 way = glide_.next(frame.elapsed);
  scroll_ = {scroll_.x - way.x, scroll_.y - way.y};
  frame.animating = true;
}

void View::handle_wheel(Frame& frame, const Grid& grid, bool hovered) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!hovered || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) || io.KeyCtrl) return;
  const float across = io.KeyShift ? io.MouseWheel : io.MouseWheelH;
  if (!io.KeyShift) scroll_.y -= io.MouseWheel * kWheelLines * grid.line;
  scroll_.x = std::max(0.0F, scroll_.x - across * kWheelLines * grid.cell);
  (void)frame;
}

// ---- The keyboard

void View::handle_keys(Frame& frame, const Grid& grid) {
  widgets::Input& input = frame.input;
  selection_ = {snapped(text_, selection_.caret), snapped(text_, selection_.anchor)};
  const bool plain = input.key && input.key->key == Key::character && !input.key->modifiers.ctrl && !input.key->modifiers.alt;
  if (input.key && input.key->key != Key::tab && input.key->key != Key::shift && handle_escape(frame)) return;
  if (handle_lines(frame) || handle_moves(frame, grid) || handle_changes(frame) || handle_clipboard(frame)) return;
  if (input.take(Key::space, widgets::kCtrl)) {
    input.text.clear();
    open_completions(frame);
    return;
  }
  if (input.take(Key::space, widgets::kCtrlShift)) {
    input.text.clear();
    ask_signature(frame);
    return;
  }
  if (input.take_letter('p', widgets::kCtrl)) {
    const std::optional<std::size_t> statement = statement_of_line(frame, lines_.line_of(selection_.caret));
    if (statement) frame.commands.push("breakpoint.toggle", {std::to_string(*statement)});
    return;
  }
  if (input.take_letter('l', widgets::kCtrl)) {
    jump_ = selection_.caret;
    return;
  }
  if (!is_printable(input.text)) return;
  if (plain || (input.key && input.key->key == Key::space)) input.key.reset();
  const std::string letters = input.take_text();
  // At several carets what is typed is what is put in, and nothing more.
  if (others_.empty()) push(frame, typed(source(), selection_, letters, own_ends_));
  else change(frame, [&](Selection selection) { return replaced(selection, letters); });
}

// Échap puts away what lies over the text, then makes Tab lead out of it.
bool View::handle_escape(Frame& frame) {
  widgets::Input& input = frame.input;
  const bool escape = input.key->key == Key::escape && input.key->modifiers == widgets::kNoModifier;
  if (escape && (signature_ || !others_.empty())) {
    if (signature_) signature_refused_ = signature_->open;
    signature_.reset();
    others_.clear();
    input.key.reset();
    return true;
  }
  if (escape && !leaves_by_tab_) {
    leaves_by_tab_ = true;
    input.key.reset();
    frame.announce(frame.words("text.leave"));
    return true;
  }
  leaves_by_tab_ = leaves_by_tab_ && escape;
  return false;
}

// Whole lines: moved, copied; more carets.
bool View::handle_lines(Frame& frame) {
  widgets::Input& input = frame.input;
  constexpr Modifiers kAlt{false, false, true};
  if (input.take(Key::up, kAlt)) push(frame, lines_moved(text_, selection_, Way::up));
  else if (input.take(Key::down, kAlt)) push(frame, lines_moved(text_, selection_, Way::down));
  else if (input.take_letter('d', widgets::kCtrl)) push(frame, lines_duplicated(text_, selection_));
  else if (input.take_letter('d', widgets::kCtrlShift)) return add_caret_at_next(frame), true;
  else return false;
  others_.clear();
  return true;
}

bool View::handle_moves(Frame& frame, const Grid& grid) {
  widgets::Input& input = frame.input;
  if (!input.key) return false;
  struct Way {
    Key key;
    bool ctrl;
    Motion motion;
  };
  constexpr Way kWays[] = {
      {Key::left, false, Motion::character_back}, {Key::right, false, Motion::character_on}, {Key::left, true, Motion::word_back},
      {Key::right, true, Motion::word_on},        {Key::home, false, Motion::line_start},    {Key::end, false, Motion::line_end},
      {Key::home, true, Motion::text_start},      {Key::end, true, Motion::text_end}};
  const bool shift = input.key->modifiers.shift;
  for (const Way& way : kWays) {
    if (!input.take(way.key, Modifiers{way.ctrl, shift, false})) continue;
    column_.reset();
    const bool collapses = !shift && !selection_.empty() && !way.ctrl && (way.key == Key::left || way.key == Key::right);
    const bool back = way.key == Key::left;
    const auto target = [&](Selection selection) {
      if (collapses && !selection.empty()) return back ? selection.start() : selection.end();
      return moved(text_, selection.caret, way.motion);
    };
    for (Selection& other : others_) {
      const std::size_t caret = snapped(text_, target(other));
      other = {caret, shift ? other.anchor : caret};
    }
    move_caret(frame, target(selection_), shift);
    keep_apart();
    return true;
  }
  const long page = std::max(1L, static_cast<long>(grid.area.h / grid.line) - 1);
  const std::pair<Key, long> lines[] = {{Key::up, -1}, {Key::down, 1}, {Key::page_up, -page}, {Key::page_down, page}};
  for (const auto& [key, by] : lines) {
    if (!input.take(key, Modifiers{false, shift, false})) continue;
    others_.clear();
    move_by_lines(frame, by, shift);
    return true;
  }
  return false;
}

bool View::handle_changes(Frame& frame) {
  widgets::Input& input = frame.input;
  using widgets::kCtrl;
  using widgets::kNoModifier;
  using widgets::kShift;
  if (input.take(Key::enter) || input.take(Key::enter, kShift)) change(frame, [&](Selection one) { return new_line(source(), one); });
  else if (input.take(Key::backspace) || input.take(Key::backspace, kShift)) change(frame, [&](Selection one) { return erased_back(source(), one, false); });
  else if (input.take(Key::backspace, kCtrl)) change(frame, [&](Selection one) { return erased_back(source(), one, true); });
  else if (input.take(Key::del)) change(frame, [&](Selection one) { return erased_on(source(), one, false); });
  else if (input.take(Key::del, kCtrl)) change(frame, [&](Selection one) { return erased_on(source(), one, true); });
  else if (!leaves_by_tab_ && input.take(Key::tab)) push(frame, indented(text_, selection_));
  else if (!leaves_by_tab_ && input.take(Key::tab, kShift)) push(frame, unindented(text_, selection_));
  else if (input.take_letter('/', kCtrl) || input.take_letter(':', kCtrl)) push(frame, comment_toggled(text_, selection_));
  else return false;
  return true;
}

bool View::handle_clipboard(Frame& frame) {
  widgets::Input& input = frame.input;
  using widgets::kCtrl;
  if (input.take_letter('a', kCtrl)) {
    selection_ = {text_.size(), 0};
    others_.clear();
    return true;
  }
  const bool cut = input.take_letter('x', kCtrl) || input.take(Key::del, widgets::kShift);
  if (cut || input.take_letter('c', kCtrl) || input.take(Key::insert, kCtrl)) {
    if (!others_.empty()) {
      Selections all{selection_};
      all.insert(all.end(), others_.begin(), others_.end());
      std::sort(all.begin(), all.end(), [](Selection a, Selection b) { return a.start() < b.start(); });
      std::string words;
      for (const Selection one : all) words += (words.empty() ? "" : "\n") + text_.substr(one.start(), one.end() - one.start());
      ImGui::SetClipboardText(words.c_str());
      if (cut) change(frame, [](Selection one) { return replaced(one, ""); });
      return true;
    }
    // Without a selection, the whole line.
    const Selection taken = selection_.empty() ? line_at(text_, selection_.caret) : selection_;
    ImGui::SetClipboardText(text_.substr(taken.start(), taken.end() - taken.start()).c_str());
    if (cut) push(frame, replaced(taken, ""));
    return true;
  }
  if (input.take_letter('v', kCtrl) || input.take(Key::insert, widgets::kShift)) {
    const char* clipboard = ImGui::GetClipboardText();
    if (clipboard != nullptr && *clipboard != '\0') change(frame, [&](Selection one) { return replaced(one, clipboard); });
    return true;
  }
  return false;
}

// ---- The list of words

void View::open_completions(Frame& frame) {
  others_.clear();
  Completions found = completions_at(source(), selection_.caret, frame.session.vocabulary(), frame.session.language());
  if (found.all.empty()) frame.announce(frame.words("text.completion.none"));
  else completions_ = std::move(found);
}

void View::type_over_completions(Frame& frame) {
  widgets::Input& input = frame.input;
  if (input.take(Key::backspace)) {
    push(frame, erased_back(source(), selection_, false));
  } else if (is_printable(input.text)) {
    input.key.reset();
    push(frame, typed(source(), selection_, input.take_text(), own_ends_));
  } else {
    return;
  }
  completions_follow_ = true;
}

// In the text that was typed: what still begins so; without any, writing goes on.
void View::follow_completions(Frame& frame) {
  if (!std::exchange(completions_follow_, false)) return;
  const TextRange before = word_at(text_, selection_.caret).empty() ? TextRange{} : TextRange{0, 1};
  Completions found = completions_at(source(), selection_.caret, frame.session.vocabulary(), frame.session.language());
  const bool goes_on = !before.empty() && !found.replaced.empty() && !found.all.empty();
  frame.focus().set(goes_on ? "lua.completion.0" : "lua.editor", goes_on ? access::Zone::overlay : access::Zone::lua);
  if (goes_on) completions_ = std::move(found);
}

void View::draw_completions(Frame& frame, const Grid& grid) {
  std::vector<widgets::MenuItem> items;
  for (const Completion& completion : completions_->all) items.push_back({.label = completion.lua, .keys = completion.words});
  const std::size_t start = completions_->replaced.start;
  const std::uint32_t line = lines_.line_of(start);
  const Rect anchor{x_of(grid, *frame.fonts[FontRole::code], line, start), y_of(grid, line), grid.cell, grid.line};
  const widgets::MenuResult result = widgets::menu(frame, "lua.completion", anchor, frame.words("text.completion"), items);
  if (!result.closed) return;
  const Completions found = *std::exchange(completions_, std::nullopt);
  if (!result.chosen) return;
  const std::string& lua = found.all[*result.chosen].lua;
  Change change = replaced({found.replaced.end, found.replaced.start}, lua);
  // The first thing to say is selected: what is typed next takes its place.
  change.after = first_argument(lua, found.replaced.start);
  push(frame, change);
}

}  // namespace lunabloc::ide::text
