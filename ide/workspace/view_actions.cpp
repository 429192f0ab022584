// What is done to the selected block or slot, whichever way it was asked for: menus, fields in place, the clipboard.
// Every change goes out as edits in the queue.
#include <algorithm>

#include "base/advice_words.h"
#include "ide/widgets/components.h"
#include "ide/widgets/keypad.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "ide/workspace/block_words.h"
#include "ide/workspace/comment_editing.h"
#include "ide/workspace/slot_editing.h"
#include "ide/workspace/view.h"
#include "program/cursor.h"
#include "program/layout.h"
#include "program/names.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Extent;
using program::Literal;
using program::Part;
using program::TextEdit;
using program::TextEdits;
using theme::Icon;
using widgets::Frame;

const char* change_of_field(bool lua, bool rename, bool function) {
  if (lua) return "edit.text";
  if (rename) return "edit.rename";
  return function ? "edit.extract" : "edit.fill";
}

constexpr float kFieldLeast = 72, kFieldMost = 320;  // du

bool is_value(const Block& block) { return block.shape == program::Shape::reporter || block.shape == program::Shape::boolean; }

// The first byte of what the edits put in, once all are made; nothing when they only take away.
std::optional<std::size_t> start_of_new(const TextEdits& edits) {
  for (std::size_t index = 0; index < edits.size(); ++index) {
    const std::size_t first = edits[index].inserted.find_first_not_of(" \t\r\n;");
    if (first == std::string::npos) continue;
    return program::moved_by(edits[index].removed.start + first, {edits.begin() + static_cast<std::ptrdiff_t>(index) + 1, edits.end()});
  }
  return std::nullopt;
}

// Lua from anywhere, as a gesture wants it: flush left, without blank lines around it, its lines ended in one way.
std::string pasted_lua(std::string lua) {
  std::erase(lua, '\r');
  lua.erase(lua.find_last_not_of(" \t\n") + 1);
  const std::size_t first = lua.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  const std::string margin = program::margin_at(lua, first);
  return program::flush_left(lua.substr(first), margin);
}

// A slot that a variable fills is edited as the name that it shows.
struct EditedSlot {
  const Block* block = nullptr;
  const Part* part = nullptr;
  int index = -1;
};

EditedSlot slot_of(const Block* block, int part) {
  if (block == nullptr || part < 0 || static_cast<std::size_t>(part) >= block->parts.size()) return {};
  const Part& found = block->parts[static_cast<std::size_t>(part)];
  if (found.blocks.empty()) return {block, &found, part};
  const Block& inside = found.blocks.front();
  const bool lone = inside.parts.size() == 1 && inside.parts.front().kind == program::PartKind::slot && inside.parts.front().blocks.empty();
  return lone ? EditedSlot{&inside, &inside.parts.front(), 0} : EditedSlot{};
}

// What a slot that is typed into shows: « 50 », « vrai ».
std::string shown_in(const Part& part) { return holds_fixed_value(part) ? words_of(part.blocks.front()) : part.text; }

bool names_a_variable(const Part& part) { return part.literal == Literal::name && part.choices().empty() && program::is_name(part.text); }

constexpr const char *kLoop = "repeat", *kIf = "if";  // the blocks of the vocabulary that go around others

}  // namespace

// ---- Changes

bool View::push(Frame& frame, const Result<TextEdits>& edits, const std::string& change) {
  if (!edits) {
    const Advice advice = frame.session.messages().advice(edits.error().message, edits.error().arguments);
    frame.toast(advice.seen);
    frame.announce(base::in_one_line(advice));
    return false;
  }
  if (edits->empty()) return true;
  if (!select_after_)
    if (const std::optional<std::size_t> offset = start_of_new(*edits)) select_after_ = After{.offset = *offset};
  own_change_ = true;
  frame.commands.push_edits(change, *edits);
  return true;
}

const Block* View::taken_block(const Frame& frame) const {
  const Block* block = selected_block(frame);
  const Part* part = part_of(frame, selected_);
  if (part == nullptr) return block;
  if (!part->blocks.empty()) return &part->blocks.front();
  return is_value(*block) ? block : program::block_with(frame.session.projection(), statement_of(selected_));
}

void View::remove(Frame& frame, Extent extent) {
  const Block* block = taken_block(frame);
  if (block == nullptr) return;
  const program::Projection& projection = frame.session.projection();
  const program::BlockRun taken = is_value(*block) ? program::BlockRun{block->id, block->id} : run(frame, extent);
  const Result<TextEdits> edits = is_value(*block) ? program::delete_block(frame.session.tree(), projection, block->id, extent)
                                                   : program::delete_blocks(frame.session.tree(), projection, taken);
  if (!edits) {
    push(frame, edits, "edit.delete");
    return;
  }
  const std::string words = words_of_count(frame.session.messages(), "workspace.deleted", program::blocks_of(projection, taken).size());
  // What comes after it is selected next, or what stands before it, or what is around.
  const std::vector<Stop> stops = statement_stops();
  const auto at = std::find(stops.begin(), stops.end(), Stop{taken.first, -1});
  if (at != stops.end() && !is_value(*block)) {
    const std::size_t end = program::block_with(projection, taken.last)->range.end;
    const Block* next = nullptr;
    for (auto after = at + 1; after != stops.end() && next == nullptr && extent == Extent::alone; ++after) {
      const Block* candidate = program::block_with(projection, after->block);
      if (candidate != nullptr && candidate->range.start >= end) next = candidate;
    }
    if (next == nullptr && at != stops.begin()) next = program::block_with(projection, (at - 1)->block);
    if (next != nullptr) select_after_ = After{.offset = program::moved_by(next->range.start, *edits)};
  }
  chosen_until_ = NodeId::none;
  if (!select_after_) {
    selected_ = {};
    if (frame.focus().visible()) frame.focus().set("workspace.canvas", access::Zone::blocks);
  }
  push(frame, edits, "edit.delete");
  frame.toast(words, true);
  frame.announce(words);
}

void View::duplicate(Frame& frame) {
  if (statement_of(selected_) == NodeId::none) return;
  const std::size_t blocks = program::blocks_of(frame.session.projection(), run(frame)).size();
  push(frame, program::duplicate_blocks(frame.session.tree(), frame.session.projection(), run(frame)), "edit.duplicate");
  if (select_after_) select_after_->blocks = blocks;
}

// ---- What a block has any number of

// The new one is selected: its key, when it has one.
void View::add_item(Frame& frame) {
  const Block* block = selected_block(frame);
  if (block == nullptr) return;
  if (program::can_add_arm(frame.session.tree(), block->id)) {
    push(frame, program::add_arm(frame.session.tree(), block->id), "edit.add_item");
    return;
  }
  if (!program::can_add_item(frame.session.tree(), *block)) return;
  const Result<TextEdits> edits = program::add_item(frame.session.tree(), frame.session.projection(), block->id);
  int last = -1;
  for (std::size_t index = 0; index < block->parts.size(); ++index)
    if (block->parts[index].kind == program::PartKind::slot && edits && block->parts[index].range.end <= edits->front().removed.start) last = static_cast<int>(index);
  if (edits) select_after_ = After{.offset = block->range.start, .part = last < 0 ? -1 : last + 2};
  push(frame, edits, "edit.add_item");
}

// Of the selected slot, when it is one of several.
std::optional<program::SlotPlace> View::item_stop(const Frame& frame, Stop stop) const {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  const Part* part = part_of(frame, stop);
  if (block == nullptr || part == nullptr || !program::item_at(frame.session.tree(), *block, *part)) return std::nullopt;
  return program::SlotPlace{block->id, part->hole.str()};
}

// Of the selected condition, when it is that of a « sinon si ».
std::optional<program::SlotPlace> View::arm_stop(const Frame& frame, Stop stop) const {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  const Part* part = part_of(frame, stop);
  if (block == nullptr || part == nullptr || !program::is_of_arm(frame.session.tree(), *block, *part)) return std::nullopt;
  return program::SlotPlace{block->id, part->hole.str()};
}

void View::remove_item(Frame& frame) {
  if (const std::optional<program::SlotPlace> arm = arm_stop(frame, selected_)) {
    select_after_ = After{.offset = selected_block(frame)->range.start};
    push(frame, program::remove_arm(frame.session.tree(), frame.session.projection(), *arm), "edit.remove_item");
    return;
  }
  const std::optional<program::SlotPlace> place = item_stop(frame, selected_);
  if (!place) return;
  const std::size_t start = selected_block(frame)->range.start;
  const Result<TextEdits> edits = program::remove_item(frame.session.tree(), frame.session.projection(), *place);
  if (edits) select_after_ = After{.offset = start};
  push(frame, edits, "edit.remove_item");
}

// ---- Changes of several blocks

void View::wrap(Frame& frame, const char* container) {
  const program::BlockEntry* entry = frame.session.vocabulary().find(container);
  if (entry == nullptr) return;
  const Result<TextEdits> edits = program::wrap_blocks(frame.session.tree(), frame.session.projection(), run(frame), entry->initial_lua());
  if (edits && !edits->empty()) select_after_ = After{.offset = edits->back().removed.start};
  push(frame, edits, "edit.wrap");
}

void View::unwrap(Frame& frame) {
  const Block* block = program::block_with(frame.session.projection(), statement_of(selected_));
  if (block == nullptr) return;
  const Result<TextEdits> edits = program::unwrap_block(frame.session.tree(), frame.session.projection(), block->id);
  if (edits) select_after_ = After{.offset = block->range.start};
  push(frame, edits, "edit.unwrap");
}

void View::comment_out(Frame& frame) {
  const program::BlockRun blocks = run(frame);
  const Block* block = program::block_with(frame.session.projection(), blocks.first);
  if (block == nullptr) return;
  const bool comment = program::find(frame.session.tree(), block->id).kind() == program::SyntaxKind::comment_statement;
  if (comment && program::can_uncomment(frame.session.tree(), block->id)) return uncomment(frame);
  push(frame, program::comment_out(frame.session.tree(), frame.session.projection(), blocks), "edit.comment");
}

void View::uncomment(Frame& frame) {
  const NodeId block = statement_of(selected_);
  if (block != NodeId::none) push(frame, program::uncomment(frame.session.tree(), block), "edit.uncomment");
}

std::optional<View::Stop> View::named_stop(const Frame& frame, Stop stop) const {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  if (block == nullptr) return std::nullopt;
  const EditedSlot chosen = slot_of(block, stop.part);
  if (chosen.part != nullptr && names_a_variable(*chosen.part)) return Stop{chosen.block->id, chosen.index};
  for (std::size_t index = 0; index < block->parts.size(); ++index) {
    const EditedSlot slot = slot_of(block, static_cast<int>(index));
    if (slot.part != nullptr && names_a_variable(*slot.part)) return Stop{slot.block->id, slot.index};
  }
  return std::nullopt;
}

void View::start_rename(Frame& frame) {
  if (const std::optional<Stop> stop = named_stop(frame, selected_)) start_field(frame, *stop, FieldPurpose::rename);
}

void View::start_function(Frame& frame) {
  const NodeId statement = statement_of(selected_);
  if (statement != NodeId::none) start_field(frame, {statement, -1}, FieldPurpose::function);
}

bool View::offers(const Frame& frame, const Action& action, const Block& block) const {
  const program::Tree& tree = frame.session.tree();
  switch (action.what) {
    case Action::For::everything: return true;
    case Action::For::statements: return !is_value(block);
    case Action::For::foldable:
      return !is_value(block) && std::any_of(block.parts.begin(), block.parts.end(), [](const Part& part) { return part.kind == program::PartKind::body; });
    case Action::For::explained: return frame.session.vocabulary().find(block.type) != nullptr;
    case Action::For::containers: return !is_value(block) && program::can_unwrap(tree, block.id);
    case Action::For::named: return named_stop(frame, menu_->stop).has_value();
    case Action::For::stoppable: return !is_value(block) && session::statement_beginning_at(tree, block.range.start).has_value();
    case Action::For::valued: return frame.session.step_count() > 0 && !named_value(frame, menu_->stop).empty();
    case Action::For::played: return frame.session.step_count() > 0;
    case Action::For::listed: return program::can_add_item(tree, block);
    case Action::For::tests: return !is_value(block) && program::can_add_arm(tree, block.id);
    case Action::For::one_way: return !is_value(block) && program::can_add_else(tree, block.id);
    case Action::For::arms: return arm_stop(frame, menu_->part()).has_value();
    case Action::For::items: return item_stop(frame, menu_->part()).has_value();
    case Action::For::commented: return !is_value(block) && program::can_uncomment(tree, block.id);
  }
  return false;
}

std::string View::taken_lua(const Frame& frame) const {
  const Block* block = taken_block(frame);
  if (block == nullptr) return {};
  const program::Projection& projection = frame.session.projection();
  return is_value(*block) ? program::text_of(frame.session.tree(), projection, block->id, Extent::alone)
                          : program::text_of(frame.session.tree(), projection, run(frame));
}

bool View::copy(Frame& frame) const {
  const std::string lua = taken_lua(frame);
  if (lua.empty()) return false;
  ImGui::SetClipboardText(lua.c_str());
  frame.announce(words_of_count(frame.session.messages(), "workspace.say.copied", program::blocks_of(frame.session.projection(), run(frame)).size()));
  return true;
}

// Statements go after the selected one, a value into the selected slot.
void View::paste(Frame& frame) {
  const char* clipboard = ImGui::GetClipboardText();
  const std::string lua = pasted_lua(clipboard == nullptr ? "" : clipboard);
  if (lua.empty()) return;
  const program::Tree& tree = frame.session.tree();
  const program::Projection& projection = frame.session.projection();
  // A value that is selected is what fills its slot.
  const Stop slot = selected_.part < 0 ? slot_around(selected_.block).value_or(selected_) : selected_;
  const Part* part = part_of(frame, slot);
  if (part != nullptr && part->takes_reporter && program::parse("return " + lua).diagnostics.empty()) {
    push(frame, program::fill_slot(tree, projection, {slot.block, part->hole.str()}, lua), "edit.paste");
    return;
  }
  const std::vector<program::StatementPlace> places = program::statement_places(projection);
  if (places.empty()) return;
  program::StatementPlace place = places.back();
  const NodeId statement = run(frame).last;
  const int index = layout_.index_of(statement);
  if (index >= 0) {
    const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(index)];
    const LaidBlock* holder = laid.parent < 0 ? nullptr : &layout_.blocks[static_cast<std::size_t>(laid.parent)];
    const std::vector<Block>& body = holder == nullptr ? projection.blocks : holder->block->parts[static_cast<std::size_t>(laid.part)].blocks;
    const auto at = std::find_if(body.begin(), body.end(), [&](const Block& block) { return block.id == statement; });
    place = {holder == nullptr ? NodeId::none : holder->block->id,
             holder == nullptr ? std::string() : holder->block->parts[static_cast<std::size_t>(laid.part)].hole.str(),
             static_cast<std::size_t>(at - body.begin()) + (laid.block->shape == program::Shape::cap ? 0 : 1)};
  }
  push(frame, program::insert_statements(tree, projection, place, lua), "edit.paste");
  const program::Tree pasted = program::parse(lua).tree;
  if (select_after_) select_after_->blocks = program::project(pasted, frame.session.vocabulary(), frame.session.language()).blocks.size();
}

// ---- The backpack

void View::keep(Frame& frame, const Block& first, const std::string& lua) const {
  const std::string words = frame.words("workspace.backpack.kept");
  frame.commands.push("backpack.keep", {words_of(first), lua});
  frame.toast_undone_by(words, "backpack.undo");
  frame.announce(words);
}

void View::keep_selection(Frame& frame) const {
  const Block* first = several() ? program::block_with(frame.session.projection(), run(frame).first) : taken_block(frame);
  if (first != nullptr) keep(frame, *first, taken_lua(frame));
}

void View::jump_to_lua(Frame& frame) {
  const Block* block = selected_block(frame);
  if (block == nullptr) return;
  const Part* part = part_of(frame, selected_);
  jump_ = part == nullptr ? block->range.start : part->range.start;
}

void View::ask_help(Frame& frame) const {
  const Block* block = selected_block(frame);
  if (block != nullptr && frame.session.vocabulary().find(block->type) != nullptr) frame.shared.asked_help = std::string(block->type);
}

// ---- Menus

void View::open_actions(const Rect& anchor, Stop stop) { menu_ = Menu{Menu::Kind::actions, anchor, stop}; }

// The slot of that value.
std::optional<View::Stop> View::slot_around(NodeId value) const {
  const int index = layout_.index_of(value);
  if (index < 0) return std::nullopt;
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(index)];
  if (!is_value(*laid.block) || laid.parent < 0) return std::nullopt;
  return Stop{layout_.blocks[static_cast<std::size_t>(laid.parent)].block->id, laid.part};
}

// The slot that « vrai », « faux » or « rien » fills, when it is what is meant.
std::optional<View::Stop> View::fixed_stop(const Frame& frame, Stop stop) const {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  const Part* part = part_of(frame, stop);
  if (part != nullptr && holds_fixed_value(*part)) return stop;
  return block != nullptr && stop.part < 0 && is_fixed_value(*block) ? slot_around(block->id) : std::nullopt;
}

void View::edit_stop(Frame& frame, Stop stop, const Rect& anchor) {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  if (block == nullptr) return;
  if (block->look == program::Look::text) {
    const std::string lua = frame.session.tree().text().substr(block->range.start, block->range.length());
    if (lua.find('\n') == std::string::npos) start_field(frame, {stop.block, -1}, FieldPurpose::lua);
    else jump_ = block->range.start;
    return;
  }
  if (const std::optional<Stop> filled = fixed_stop(frame, stop)) return start_field(frame, *filled, FieldPurpose::words);
  const EditedSlot slot = slot_of(block, stop.part);
  if (slot.part == nullptr) {
    open_actions(anchor, stop);
    return;
  }
  const Stop edited{slot.block->id, slot.index};
  if (choices_for(*slot.part, frame.session.projection()).empty()) start_field(frame, edited, FieldPurpose::words);
  else menu_ = Menu{Menu::Kind::slot, anchor, edited};
}

void View::draw_menu(Frame& frame) {
  if (menu_->kind == Menu::Kind::ground) draw_ground_menu(frame);
  else if (menu_->kind == Menu::Kind::actions) draw_actions(frame);
  else draw_slot_menu(frame);
}

// The ids are those of their words ("workspace.action.<id>") and of their keys ("workspace.action.<id>.keys").
std::span<const View::Action> View::actions() {
  static constexpr Action kActions[] = {
      {"move", Icon::cursor_move, Action::For::everything, true, [](View& view, Frame& frame) { view.start_move(frame, Extent::alone); }},
      {"move_following", Icon::cursor_move, Action::For::statements, true, [](View& view, Frame& frame) { view.start_move(frame, Extent::with_following); }},
      {"insert", Icon::plus, Action::For::statements, false, [](View& view, Frame& frame) { view.palette_.open_search(frame, Palette::Purpose::insert_after); }},
      {"duplicate", Icon::content_copy, Action::For::statements, true, [](View& view, Frame& frame) { view.duplicate(frame); }},
      {"copy", Icon::content_copy, Action::For::everything, true, [](View& view, Frame& frame) { view.copy(frame); }},
      {"cut", Icon::content_copy, Action::For::everything, true, [](View& view, Frame& frame) { if (view.copy(frame)) view.remove(frame, Extent::alone); }},
      {"paste", Icon::content_paste, Action::For::statements, true, [](View& view, Frame& frame) { view.paste(frame); }},
      {"keep", Icon::briefcase, Action::For::everything, true, [](View& view, Frame& frame) { view.keep_selection(frame); }},
      {"comment", Icon::comment_text, Action::For::statements, false,
       [](View& view, Frame& frame) { view.start_field(frame, {view.statement_of(view.selected_), -1}, FieldPurpose::comment); }},
      {"add_arm", Icon::plus, Action::For::tests, false, [](View& view, Frame& frame) { view.add_item(frame); }},
      {"add_else", Icon::plus, Action::For::one_way, false,
       [](View& view, Frame& frame) { view.push(frame, program::add_else(frame.session.tree(), view.selected_.block), "edit.add_item"); }},
      {"remove_arm", Icon::minus, Action::For::arms, false, [](View& view, Frame& frame) { view.remove_item(frame); }},
      {"add_item", Icon::plus, Action::For::listed, false, [](View& view, Frame& frame) { view.add_item(frame); }},
      {"remove_item", Icon::minus, Action::For::items, false, [](View& view, Frame& frame) { view.remove_item(frame); }},
      {"fold", Icon::unfold_less, Action::For::foldable, false, [](View& view, Frame& frame) { view.toggle_fold(frame); }},
      {"wrap_loop", Icon::refresh, Action::For::statements, true, [](View& view, Frame& frame) { view.wrap(frame, kLoop); }},
      {"wrap_if", Icon::check, Action::For::statements, true, [](View& view, Frame& frame) { view.wrap(frame, kIf); }},
      {"unwrap", Icon::close, Action::For::containers, false, [](View& view, Frame& frame) { view.unwrap(frame); }},
      {"rename", Icon::pencil, Action::For::named, false, [](View& view, Frame& frame) { view.start_rename(frame); }},
      {"extract", Icon::plus, Action::For::statements, true, [](View& view, Frame& frame) { view.start_function(frame); }},
      {"comment_out", Icon::comment_text, Action::For::statements, true, [](View& view, Frame& frame) { view.comment_out(frame); }},
      {"uncomment", Icon::comment_text, Action::For::commented, false, [](View& view, Frame& frame) { view.uncomment(frame); }},
      {"breakpoint", Icon::octagon, Action::For::stoppable, false, [](View& view, Frame& frame) { view.toggle_breakpoint(frame); }},
      {"breakpoint_condition", Icon::octagon, Action::For::stoppable, false, [](View& view, Frame& frame) { view.start_condition(frame); }},
      {"change_back", Icon::arrow_left, Action::For::valued, false, [](View& view, Frame& frame) { view.ask_of_value(frame, "value.back"); }},
      {"change_forward", Icon::arrow_right, Action::For::valued, false, [](View& view, Frame& frame) { view.ask_of_value(frame, "value.forward"); }},
      {"origin", Icon::help_circle_outline, Action::For::valued, false, [](View& view, Frame& frame) { view.ask_of_value(frame, nullptr); }},
      {"values", Icon::eye, Action::For::played, false, [](View& view, Frame& frame) { view.toggle_values(frame); }},
      {"lua", Icon::code_tags, Action::For::everything, false, [](View& view, Frame& frame) { view.jump_to_lua(frame); }},
      {"help", Icon::help_circle_outline, Action::For::explained, false, [](View& view, Frame& frame) { view.ask_help(frame); }},
      {"remove", Icon::bin, Action::For::everything, true, [](View& view, Frame& frame) { view.remove(frame, Extent::alone); }},
      {"remove_following", Icon::bin, Action::For::statements, true, [](View& view, Frame& frame) { view.remove(frame, Extent::with_following); }},
  };
  return kActions;
}

void View::draw_actions(Frame& frame) {
  const Block* block = program::block_with(frame.session.projection(), menu_->stop.block);
  if (block == nullptr) {
    menu_.reset();
    return;
  }
  std::vector<widgets::MenuItem> items;
  std::vector<const Action*> offered;
  for (const Action& action : actions()) {
    if ((several() && !action.of_several) || !offers(frame, action, *block)) continue;
    const std::string words = std::string("workspace.action.") + action.id, keys = words + ".keys";
    items.push_back({.label = frame.words(words), .icon = action.icon, .keys = frame.session.messages().has(keys) ? frame.words(keys) : std::string()});
    offered.push_back(&action);
  }
  const widgets::MenuResult result = widgets::menu(frame, "workspace.actions", menu_->anchor, frame.words("workspace.actions"), items);
  if (!result.closed) return;
  if (menu_->stop.block != selected_.block) chosen_until_ = NodeId::none;
  const bool of_part = result.chosen && (offered[*result.chosen]->what == Action::For::items || offered[*result.chosen]->what == Action::For::arms);
  selected_ = of_part ? menu_->part() : menu_->stop;
  menu_.reset();
  if (result.chosen) offered[*result.chosen]->act(*this, frame);
}

// The choices, then for a name: another one, and a new name everywhere.
void View::draw_slot_menu(Frame& frame) {
  const Stop stop = menu_->stop;
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  const Part* part = part_of(frame, stop);
  if (block == nullptr || part == nullptr) {
    menu_.reset();
    return;
  }
  const std::vector<Choice> choices = choices_for(*part, frame.session.projection());
  const std::string lua = frame.session.tree().text().substr(part->range.start, part->range.length());
  std::vector<widgets::MenuItem> items;
  for (const Choice& choice : choices) items.push_back({.label = choice.label, .current = choice.lua == lua});
  const bool typed = part->choices().empty();
  if (typed) items.push_back({.label = frame.words("workspace.slot.other"), .icon = Icon::pencil});
  if (typed && names_a_variable(*part)) items.push_back({.label = frame.words("workspace.slot.rename", {{"nom", part->text}}), .icon = Icon::refresh});
  const widgets::MenuResult result = widgets::menu(frame, "workspace.slot", menu_->anchor, frame.words("workspace.slot"), items);
  if (!result.closed) return;
  menu_.reset();
  if (!result.chosen) return;
  if (*result.chosen == choices.size()) {
    start_field(frame, stop, FieldPurpose::words);
  } else if (*result.chosen > choices.size()) {
    start_field(frame, stop, FieldPurpose::rename);
  } else {
    select_after_ = After{.offset = block->range.start, .part = stop.part, .only_if_lost = true};
    push(frame, edits_for_choice(frame.session.tree(), frame.session.projection(), *block, *part, choices[*result.chosen].lua), "edit.fill");
  }
}

// ---- A field in place

void View::start_field(Frame& frame, Stop stop, FieldPurpose purpose) {
  const Block* block = program::block_with(frame.session.projection(), stop.block);
  if (block == nullptr) return;
  Field field{.stop = stop, .purpose = purpose, .number = ++fields_opened_};
  const Part* part = part_of(frame, stop);
  switch (purpose) {
    case FieldPurpose::words:
    case FieldPurpose::rename:
      if (part != nullptr) field.text = shown_in(*part);
      break;
    case FieldPurpose::comment: field.text = comment_of(*block); break;
    case FieldPurpose::function: field.run = run(frame); break;
    case FieldPurpose::condition:
      if (const session::ShownBreakpoint* there = breakpoint_of(frame, *block)) field.text = there->condition;
      break;
    case FieldPurpose::lua: field.text = frame.session.tree().text().substr(block->range.start, block->range.length()); break;
  }
  if (!field_) frame.focus().remember();
  field_ = std::move(field);
}

Rect View::field_rect(const Frame& frame, const Sheet& sheet) const {
  const std::optional<Box> box = box_of(field_->stop);
  Rect place = sheet.rect(box.value_or(Box{}));
  if (field_->purpose == FieldPurpose::comment) {
    const int index = layout_.index_of(field_->stop.block);
    const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(std::max(0, index))];
    if (laid.comment.width() > 0) place = sheet.rect(laid.comment);
    else place = {place.right() + frame.du(8), place.y, frame.du(160), place.h};
  }
  if (field_->purpose == FieldPurpose::condition) place = {place.right() + frame.du(8), place.y, frame.du(170), place.h};
  const float words = frame.fonts.width(widgets::FontRole::body, field_->text) + frame.du(36);
  const float height = frame.metrics.target(28), width = std::clamp(std::max(words, place.w), frame.du(kFieldLeast), frame.du(kFieldMost));
  Rect rect{place.x, place.center().y - height / 2, width, height};
  rect.x = std::clamp(rect.x, canvas_.x, std::max(canvas_.x, canvas_.right() - rect.w - frame.du(4)));
  return rect;
}

void View::draw_field(Frame& frame, const Sheet& sheet) {
  Field& field = *field_;
  if (std::exchange(field.asks_focus, false)) frame.focus().set("block.field", access::Zone::blocks);
  constexpr const char* kLabels[] = {"workspace.field.words", "workspace.field.rename", "workspace.field.comment", "workspace.field.lua", "workspace.field.function", "ide.breakpoint.condition"};
  const std::string label = frame.words(kLabels[static_cast<std::size_t>(field.purpose)]);
  ImGui::PushID(field.number);
  const Rect place = field_rect(frame, sheet);
  const bool condition = field.purpose == FieldPurpose::condition;
  const bool names = field.purpose == FieldPurpose::rename || field.purpose == FieldPurpose::function;
  const std::string placeholder = condition ? frame.words("ide.breakpoint.condition.example") : names ? label : std::string();
  const widgets::FieldResult result = widgets::text_field(frame, "block.field", place, label, field.text, placeholder);
  ImGui::PopID();
  if (names || condition) draw_remark(frame, place);
  widgets::KeypadResult pressed;
  if (frame.input.hand.is_finger()) {
    const Part* part = part_of(frame, field.stop);
    const bool number = field.purpose == FieldPurpose::words && part != nullptr && part->literal == Literal::number;
    const std::string before = field.text;
    pressed = widgets::keypad(frame, "keypad", place, number ? widgets::KeypadKind::numbers : widgets::KeypadKind::words, field.text);
    // As with keys: the first letter takes the place of all that was there.
    if (pressed.changed && field.text.size() > before.size() && !std::exchange(field.by_keypad, true)) field.text.erase(0, before.size());
    field.by_keypad = field.by_keypad || pressed.changed;
  }
  if (pressed.changed || pressed.touched) {
    field.was_active = false;
    field.asks_focus = field.asks_focus || pressed.changed;
    if (pressed.changed) field.number = ++fields_opened_;
  }
  const bool left = field.was_active && !result.active;
  field.was_active = field.was_active || result.active;
  if (frame.input.take(widgets::Key::escape)) {
    close_field(frame);
  } else if (result.submitted || pressed.submitted) {
    if (finish_field(frame)) return;
    field_->was_active = false;  // not a possible word: it can be mended
    field_->asks_focus = true;
  } else if (left) {
    if (!finish_field(frame)) field_.reset();
  }
}

Result<TextEdits> View::edits_of_field(const Frame& frame, const Block& block) const {
  const program::Tree& tree = frame.session.tree();
  const Part* part = part_of(frame, field_->stop);
  switch (field_->purpose) {
    case FieldPurpose::comment: return edits_for_comment(tree, block, field_->text);
    case FieldPurpose::lua: return TextEdits{{block.range, field_->text}};
    case FieldPurpose::condition: {
      const Result<void> checked = field_->text.empty() ? Result<void>() : session::check_condition(tree, block.range.start, field_->text);
      return checked ? Result<TextEdits>(TextEdits{}) : tl::unexpected(checked.error());
    }
    case FieldPurpose::function: return program::extract_function(tree, frame.session.projection(), field_->run, field_->text);
    case FieldPurpose::rename:
      if (part != nullptr) return program::rename_variable(tree, part->range.start, field_->text);
      break;
    case FieldPurpose::words:
      if (part != nullptr && shown_in(*part) == field_->text && !part->missing) return TextEdits{};
      if (part != nullptr)
        return edits_for_words(tree, frame.session.projection(), block, *part, field_->text,
                               frame.session.lesson() == nullptr ? std::set<std::string>() : frame.session.lesson()->given_names());
  }
  return TextEdits{};
}

// While the name is typed: the same words that Enter would bring.
void View::draw_remark(Frame& frame, const Rect& place) {
  Field& field = *field_;
  if (field.judged != field.text) {
    field.judged = field.text;
    field.remark.clear();
    const Block* block = program::block_with(frame.session.projection(), field.stop.block);
    const Result<TextEdits> edits = field.text.empty() || block == nullptr ? Result<TextEdits>(TextEdits{}) : edits_of_field(frame, *block);
    if (!edits) field.remark = base::in_one_line(frame.session.messages(), edits.error());
  }
  if (field.remark.empty()) return;
  // A little more than the words measure, so that what fits on a line stays on it.
  const float sides = frame.du(42), margins = frame.du(10);
  const float words = std::min(frame.fonts.width(theme::FontRole::small, field.remark) + frame.du(2), canvas_.w - frame.du(8) - sides);
  const float height = widgets::text_height(frame, words, field.remark, theme::FontRole::small) + margins;
  Rect card{place.x, place.bottom() + frame.du(4), words + sides, std::max(frame.du(30), height)};
  card.x = std::clamp(card.x, canvas_.x, std::max(canvas_.x, canvas_.right() - card.w - frame.du(4)));
  widgets::card(frame, card, frame.theme.raised);
  widgets::register_text(frame, {.id = "block.field.remark", .role = access::Role::status, .label = field.remark, .rect = card});
  Rect rest = card.inset(frame.du(8), frame.du(5));
  widgets::icon_in(frame, rest.cut_left(frame.du(20)), theme::FontRole::icon14, frame.theme.warn, Icon::eye);
  rest.cut_left(frame.du(4));
  widgets::draw_text(frame, {rest.x, rest.y, words, rest.h}, field.remark, theme::FontRole::small, frame.theme.ink);
}

bool View::finish_field(Frame& frame) {
  const Block* block = program::block_with(frame.session.projection(), field_->stop.block);
  if (block != nullptr) {
    const Result<TextEdits> edits = edits_of_field(frame, *block);
    if (field_->purpose == FieldPurpose::condition && edits) {
      frame.commands.push("breakpoint.condition", {std::to_string(block->range.start), field_->text});
      close_field(frame);
      return true;
    }
    if (edits) select_after_ = After{.offset = program::moved_by(block->range.start, *edits), .part = field_->stop.part, .only_if_lost = true};
    if (!push(frame, edits, change_of_field(field_->purpose == FieldPurpose::lua, field_->purpose == FieldPurpose::rename, field_->purpose == FieldPurpose::function))) return false;
  }
  close_field(frame);
  return true;
}

void View::close_field(Frame& frame) {
  field_.reset();
  if (frame.focused("block.field")) {
    frame.focus().give_back_as_seen();
  }
}

}  // namespace lunabloc::ide::workspace
