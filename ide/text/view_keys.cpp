// Keys, letters and the pointer in the Lua text.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

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

void View::push(Frame& frame, const Change& change) {
  column_.reset();
  reveal_ = true;
  acted_at_ = frame.now;
  selection_ = change.after;
  if (change.edits.empty()) return;
  for (std::size_t& own : own_ends_) own = carried(own, change.edits);
  if (change.closed) own_ends_.push_back(*change.closed);
  awaiting_ = true;
  frame.commands.push_edits("edit.text", change.edits);
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
  if (input.key && input.key->key != Key::tab && input.key->key != Key::shift) {
    const bool escape = input.key->key == Key::escape && input.key->modifiers == widgets::kNoModifier;
    if (escape && !leaves_by_tab_) {
      leaves_by_tab_ = true;
      input.key.reset();
      frame.announce(frame.words("text.leave"));
      return;
    }
    leaves_by_tab_ = leaves_by_tab_ && escape;
  }
  if (handle_moves(frame, grid) || handle_changes(frame) || handle_clipboard(frame)) return;
  if (input.take(Key::space, widgets::kCtrl)) {
    input.text.clear();
    open_completions(frame);
    return;
  }
  if (input.take_letter('p', widgets::kCtrl)) {
    const std::optional<std::size_t> statement = statement_of_line(frame, lines_.line_of(selection_.caret));
    if (statement) frame.commands.push("breakpoint.toggle", {std::to_string(*statement)});
    return;
  }
  if (!is_printable(input.text)) return;
  if (plain || (input.key && input.key->key == Key::space)) input.key.reset();
  push(frame, typed(source(), selection_, input.take_text(), own_ends_));
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
    const std::size_t edge = way.key == Key::left ? selection_.start() : selection_.end();
    move_caret(frame, collapses ? edge : moved(text_, selection_.caret, way.motion), shift);
    return true;
  }
  const long page = std::max(1L, static_cast<long>(grid.area.h / grid.line) - 1);
  const std::pair<Key, long> lines[] = {{Key::up, -1}, {Key::down, 1}, {Key::page_up, -page}, {Key::page_down, page}};
  for (const auto& [key, by] : lines) {
    if (!input.take(key, Modifiers{false, shift, false})) continue;
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
  if (input.take(Key::enter) || input.take(Key::enter, kShift)) push(frame, new_line(source(), selection_));
  else if (input.take(Key::backspace) || input.take(Key::backspace, kShift)) push(frame, erased_back(source(), selection_, false));
  else if (input.take(Key::backspace, kCtrl)) push(frame, erased_back(source(), selection_, true));
  else if (input.take(Key::del)) push(frame, erased_on(source(), selection_, false));
  else if (input.take(Key::del, kCtrl)) push(frame, erased_on(source(), selection_, true));
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
    return true;
  }
  const bool cut = input.take_letter('x', kCtrl) || input.take(Key::del, widgets::kShift);
  if (cut || input.take_letter('c', kCtrl) || input.take(Key::insert, kCtrl)) {
    // Without a selection, the whole line.
    const Selection taken = selection_.empty() ? line_at(text_, selection_.caret) : selection_;
    ImGui::SetClipboardText(text_.substr(taken.start(), taken.end() - taken.start()).c_str());
    if (cut) push(frame, replaced(taken, ""));
    return true;
  }
  if (input.take_letter('v', kCtrl) || input.take(Key::insert, widgets::kShift)) {
    const char* clipboard = ImGui::GetClipboardText();
    if (clipboard != nullptr && *clipboard != '\0') push(frame, replaced(selection_, clipboard));
    return true;
  }
  return false;
}

// ---- The list of words

void View::open_completions(Frame& frame) {
  Completions found = completions_at(source(), selection_.caret, frame.session.vocabulary(), frame.session.language());
  if (found.all.empty()) frame.announce(frame.words("text.completion.none"));
  else completions_ = std::move(found);
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
  if (result.chosen) push(frame, replaced({found.replaced.end, found.replaced.start}, found.all[*result.chosen].lua));
}

}  // namespace lunabloc::ide::text
