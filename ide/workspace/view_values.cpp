// The program in time, on its blocks: where playback stops, and what the variables hold at the moment that is shown.
#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/value_signs.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;
using session::ShownBreakpoint;
using session::WatchedValue;
using widgets::Frame;

constexpr float kFingerGutter = 44, kGutter = 15, kSign = 8, kBesideArrow = 26;  // du
constexpr float kSmallest = 0.5F;                            // of the zoom: below, signs would be larger than blocks

bool is_statement(const Layout& layout, const LaidBlock& laid) {
  if (laid.parent < 0) return true;
  const Block& holder = *layout.blocks[static_cast<std::size_t>(laid.parent)].block;
  return holder.parts[static_cast<std::size_t>(laid.part)].kind != PartKind::slot;
}

// The statements inside have values of their own.
std::vector<TextRange> bodies_of(const Block& block) {
  std::vector<TextRange> bodies;
  for (const Part& part : block.parts)
    if (part.kind == PartKind::body) bodies.push_back(part.range);
  return bodies;
}

}  // namespace

// Calls visit(laid block, rectangle of its first row) for each statement that can be seen.
template <class Visit>
void View::each_seen_statement(const Sheet& sheet, const Layout& layout, const Visit& visit) const {
  const Box seen = sheet.box_of_clip();
  for (std::size_t index = 0; index < layout.blocks.size();) {
    const LaidBlock& laid = layout.blocks[index];
    if (laid.box.top > seen.bottom || laid.box.top + laid.whole < seen.top) {
      index = static_cast<std::size_t>(laid.last);
      continue;
    }
    ++index;
    const Rect row = sheet.rect({laid.box.left, laid.box.top, laid.box.right, laid.box.top + laid.header});
    if (is_statement(layout, laid) && row.bottom() > sheet.clip.y && row.y < sheet.clip.bottom()) visit(laid, row);
  }
}

void View::draw_values(const Sheet& sheet, const Layout& layout) const {
  Frame& frame = sheet.frame;
  if (!widgets::values_are_shown(frame) || carrying_ || sheet.scale / frame.metrics.scale < kSmallest) return;
  const session::WatchedValues& watched = frame.session.watched();
  if (watched.places.empty()) return;
  each_seen_statement(sheet, layout, [&](const LaidBlock& laid, const Rect& row) {
    const std::vector<const WatchedValue*> values = session::values_in(watched, laid.block->range, bodies_of(*laid.block));
    if (values.empty()) return;
    float x = row.right();
    if (laid.comment.width() > 0) x = std::max(x, sheet.rect(laid.comment).right());
    x += frame.du(10);
    const float right = sheet.clip.right() - frame.du(8);
    widgets::value_pills(frame, "value." + std::to_string(laid.block->range.start), {x, row.y, std::max(0.0F, right - x), row.h}, values);
  });
}

const ShownBreakpoint* View::breakpoint_of(const Frame& frame, const Block& block) const {
  for (const ShownBreakpoint& one : frame.session.breakpoints())
    if (one.offset == block.range.start) return &one;
  return nullptr;
}

ImVec2 View::sign_place(const Frame& frame, const Sheet& sheet, const Rect& row, bool at_work) const {
  return {sheet.clip.x + frame.du(at_work ? kBesideArrow : 10), row.y + std::min(row.h, frame.du(40)) / 2};
}

void View::draw_breakpoints(const Sheet& sheet, const Layout& layout) const {
  Frame& frame = sheet.frame;
  if (frame.session.breakpoints().empty() || carrying_) return;
  const std::optional<std::size_t> at_work = frame.session.executing_offset();
  each_seen_statement(sheet, layout, [&](const LaidBlock& laid, const Rect& row) {
    const ShownBreakpoint* breakpoint = breakpoint_of(frame, *laid.block);
    if (breakpoint == nullptr) return;
    const ImVec2 center = sign_place(frame, sheet, row, at_work == laid.block->range.start);
    const float radius = frame.du(kSign), half = frame.metrics.target(24) / 2;  // the sign is small, what takes a press is not
    const Rect place{center.x - half, center.y - half, 2 * half, 2 * half};
    widgets::breakpoint_sign(frame, center, radius, widgets::look_of(*breakpoint));
    const std::string words = widgets::breakpoint_words(frame, *breakpoint);
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "breakpoint." + std::to_string(breakpoint->offset), .role = access::Role::button, .label = words, .rect = place, .hint = frame.words("ide.breakpoint.remove")});
    if (state.hovered || state.focused) widgets::tooltip(frame, state, place, words);
    widgets::ring_if_focused(frame, state, place, radius);
    if (state.activated) frame.commands.push("breakpoint.toggle", {std::to_string(breakpoint->offset)});
  });
}

// In the free margin at the left a press adds a breakpoint to the block of that row; its outline shows before.
bool View::handle_gutter(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const ImVec2 mouse = frame.mouse();
  const bool over = canvas.contains(mouse) && ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered() && !palette_.flyout().contains(mouse);
  if (!over || carrying_ || press_ || field_) return false;
  const std::optional<GutterRow> found = gutter_row(frame, sheet, mouse);
  if (!found) return false;
  offered_ = sign_place(frame, sheet, found->rect, false);
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  // A finger may be about to move the ground: it is only known when it goes.
  if (!ImGui::IsMouseClicked(0) || frame.input.hand.is_finger()) return false;
  frame.commands.push("breakpoint.toggle", {std::to_string(found->laid->block->range.start)});
  return true;
}

std::optional<View::GutterRow> View::gutter_row(const Frame& frame, const Sheet& sheet, ImVec2 at) const {
  const float width = frame.du(frame.input.hand.is_finger() ? kFingerGutter : kGutter);
  if (at.x >= sheet.clip.x + width || layout_.block_at(sheet.point(at)) >= 0) return std::nullopt;
  GutterRow found;
  each_seen_statement(sheet, layout_, [&](const LaidBlock& laid, const Rect& rect) {
    if (rect.y <= at.y && at.y < rect.bottom() && session::statement_beginning_at(frame.session.tree(), laid.block->range.start)) found = {&laid, rect};
  });
  if (found.laid == nullptr || breakpoint_of(frame, *found.laid->block) != nullptr) return std::nullopt;
  return found;
}

// ---- By keyboard and from the menu

void View::toggle_breakpoint(Frame& frame) {
  const Block* block = program::block_with(frame.session.projection(), statement_of(selected_));
  if (block == nullptr) return;
  const ShownBreakpoint* there = breakpoint_of(frame, *block);
  frame.announce(frame.words(there == nullptr ? "workspace.action.breakpoint" : "ide.breakpoint.removed"));
  frame.commands.push("breakpoint.toggle", {std::to_string(block->range.start)});
}

void View::start_condition(Frame& frame) {
  const NodeId statement = statement_of(selected_);
  if (statement != NodeId::none) start_field(frame, {statement, -1}, FieldPurpose::condition);
}

void View::toggle_values(Frame& frame) const {
  frame.settings.values = !frame.settings.values;
  const bool nothing = frame.settings.values && frame.session.step_count() == 0;
  const std::string words = frame.words(nothing ? "ide.values.none" : frame.settings.values ? "ide.values.on" : "ide.values.off");
  frame.toast(words);
  frame.announce(words);
}

// What the selection names: its own words if they are a variable or an element, else what its statement gives a value
// to, else the first variable that it says. Empty: nothing that has a value.
std::string View::named_value(const Frame& frame, Stop stop) const {
  const session::Session& session = frame.session;
  const Block* block = program::block_with(session.projection(), stop.block);
  if (block == nullptr || session.ran_program() == nullptr) return {};
  const std::string& text = session.tree().text();
  const bool has_part = stop.part >= 0 && static_cast<std::size_t>(stop.part) < block->parts.size();
  const TextRange own = has_part ? block->parts[static_cast<std::size_t>(stop.part)].range : block->range;
  const bool is_value = block->shape == program::Shape::reporter || has_part;
  if (is_value)
    if (std::string words = text.substr(own.start, own.length()); session.question_about(words)) return words;
  const std::vector<session::Gift> gifts = session.ran_program()->gifts_of(session.ran_program()->statement_at(block->range.start));
  if (!is_value && !gifts.empty() && !session.watched().places.empty()) return std::string(gifts.front().target.token_text());
  const std::vector<const WatchedValue*> values = session::values_in(session.watched(), own, bodies_of(*block));
  return values.empty() ? std::string() : values.front()->name;
}

void View::ask_of_value(Frame& frame, const char* command) {
  const std::string name = named_value(frame, selected_);
  if (name.empty()) {
    const std::string words = frame.words("ide.values.no_name");
    frame.toast(words);
    frame.announce(words);
  } else if (command == nullptr) {
    frame.shared.asked_origin = name;
  } else {
    frame.commands.push(command, {name});
  }
}

void View::handle_time_letters(Frame& frame) {
  widgets::Input& input = frame.input;
  if (input.take_letter('p')) toggle_breakpoint(frame);
  else if (input.take_letter('p', widgets::kShift)) start_condition(frame);
  else if (input.take_letter('a')) ask_of_value(frame, "value.back");
  else if (input.take_letter('a', widgets::kShift)) ask_of_value(frame, "value.forward");
  else if (input.take_letter('o')) ask_of_value(frame, nullptr);
}

}  // namespace lunabloc::ide::workspace
