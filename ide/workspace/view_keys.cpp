// The keyboard over the blocks: which block or slot is selected, and the keys that act on it.
#include <algorithm>

#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;
using widgets::Frame;
using widgets::Key;

constexpr float kRevealMargin = 24;

bool stands_in_slot(const Layout& layout, const LaidBlock& laid) {
  if (laid.parent < 0) return false;
  const Block& holder = *layout.blocks[static_cast<std::size_t>(laid.parent)].block;
  return holder.parts[static_cast<std::size_t>(laid.part)].kind == PartKind::slot;
}

// A variable that fills a slot is the slot's own word, no stop of its own.
bool is_lone_name(const Block& block) {
  return block.parts.size() == 1 && block.parts.front().kind == PartKind::slot && block.parts.front().blocks.empty();
}

std::string focus_id(NodeId block, int part) {
  const std::string id = "block." + std::to_string(static_cast<std::uint64_t>(block));
  return part < 0 ? id : id + "." + std::to_string(part);
}

}  // namespace

NodeId View::statement_of(Stop stop) const { return statement_around(layout_, layout_.index_of(stop.block)); }

NodeId View::statement_around(const Layout& layout, int index) {
  while (index >= 0 && stands_in_slot(layout, layout.blocks[static_cast<std::size_t>(index)])) index = layout.blocks[static_cast<std::size_t>(index)].parent;
  return index < 0 ? NodeId::none : layout.blocks[static_cast<std::size_t>(index)].id;
}

std::vector<View::Stop> View::statement_stops() const {
  std::vector<Stop> stops;
  for (const LaidBlock& laid : layout_.blocks)
    if (!stands_in_slot(layout_, laid)) stops.push_back({laid.block->id, -1});
  return stops;
}

std::vector<View::Stop> View::inner_stops(NodeId statement) const {
  std::vector<Stop> stops;
  const auto gather = [&stops](const auto& self, const Block& block) -> void {
    for (std::size_t index = 0; index < block.parts.size(); ++index) {
      const Part& part = block.parts[index];
      if (part.kind != PartKind::slot) continue;
      if (part.blocks.empty() || is_lone_name(part.blocks.front())) {
        stops.push_back({block.id, static_cast<int>(index)});
      } else {
        stops.push_back({part.blocks.front().id, -1});
        self(self, part.blocks.front());
      }
    }
  };
  const int index = layout_.index_of(statement);
  if (index >= 0) gather(gather, *layout_.blocks[static_cast<std::size_t>(index)].block);
  return stops;
}

void View::select(Frame& frame, Stop stop) {
  chosen_until_ = NodeId::none;
  selected_ = stop;
  unfold_around(frame, stop.block);
  const std::string id = focus_id(stop.block, stop.part);
  if (frame.focus().visible()) frame.focus().set(id, access::Zone::blocks);
  else frame.focus().set_by_pointer(id, access::Zone::blocks);
  frame.focus().seen();
  if (const std::optional<Box> box = box_of(stop)) camera_.reveal(*box, canvas_, frame.metrics.scale, frame.du(kRevealMargin));
}

void View::handle_keys(Frame& frame) {
  if (carrying_ || !frame.input.key) return;
  const std::string& focus = frame.focus().id();
  const bool here = frame.focus().zone() == access::Zone::blocks && (focus == "workspace.canvas" || focus.starts_with("block."));
  if (!here || handle_moves(frame) || handle_control(frame)) return;
  handle_zoom(frame);
  if (frame.input.key) handle_letters(frame);
}

bool View::handle_moves(Frame& frame) {
  widgets::Input& input = frame.input;
  if (input.take(Key::down)) move_selection(frame, statement_stops(), 1);
  else if (input.take(Key::up)) move_selection(frame, statement_stops(), -1);
  else if (input.take(Key::down, widgets::kShift)) extend_choice(frame, 1);
  else if (input.take(Key::up, widgets::kShift)) extend_choice(frame, -1);
  else if (several() && input.take(Key::escape)) select(frame, selected_);
  else if (input.take(Key::right)) move_inside(frame, 1);
  else if (input.take(Key::left)) move_inside(frame, -1);
  else if (input.take(Key::page_down)) move_to_script(frame, 1);
  else if (input.take(Key::page_up)) move_to_script(frame, -1);
  else if (input.take(Key::home)) {
    const std::vector<Stop> stops = statement_stops();
    if (!stops.empty()) select(frame, stops.front());
  } else if (input.take(Key::end)) {
    const std::vector<Stop> stops = statement_stops();
    if (!stops.empty()) select(frame, stops.back());
  } else {
    return false;
  }
  return true;
}

void View::move_selection(Frame& frame, const std::vector<Stop>& stops, int by) {
  if (stops.empty()) return;
  const Stop here{statement_of(selected_), -1};
  const auto at = std::find(stops.begin(), stops.end(), here);
  if (at == stops.end()) {
    select(frame, by > 0 ? stops.front() : stops.back());
    return;
  }
  const auto index = at - stops.begin() + by;
  if (index < 0) frame.announce(frame.words("workspace.say.first"));
  else if (index >= static_cast<std::ptrdiff_t>(stops.size())) frame.announce(frame.words("workspace.say.last"));
  else select(frame, stops[static_cast<std::size_t>(index)]);
}

std::pair<const std::vector<Block>*, std::size_t> View::standing_of(const Frame& frame, NodeId statement) const {
  const int index = layout_.index_of(statement);
  if (index < 0) return {nullptr, 0};
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(index)];
  const std::vector<Block>& body = laid.parent < 0 ? frame.session.projection().blocks
                                                   : layout_.blocks[static_cast<std::size_t>(laid.parent)].block->parts[static_cast<std::size_t>(laid.part)].blocks;
  const auto at = std::find_if(body.begin(), body.end(), [&](const Block& block) { return block.id == statement; });
  return {&body, static_cast<std::size_t>(at - body.begin())};
}

// Right: the statement's slots one after the other. Left: back through them, then out to the block around.
void View::move_inside(Frame& frame, int by) {
  const NodeId statement = statement_of(selected_);
  if (statement == NodeId::none) {
    move_selection(frame, statement_stops(), 1);
    return;
  }
  std::vector<Stop> stops{{statement, -1}};
  const std::vector<Stop> inner = inner_stops(statement);
  stops.insert(stops.end(), inner.begin(), inner.end());
  const auto at = std::find(stops.begin(), stops.end(), selected_);
  const auto index = (at == stops.end() ? 0 : at - stops.begin()) + by;
  if (index >= 0 && index < static_cast<std::ptrdiff_t>(stops.size())) {
    select(frame, stops[static_cast<std::size_t>(index)]);
    return;
  }
  if (by > 0) return;
  const int parent = layout_.blocks[static_cast<std::size_t>(layout_.index_of(statement))].parent;
  if (parent >= 0) select(frame, {layout_.blocks[static_cast<std::size_t>(parent)].block->id, -1});
}

// A script begins with the file, and with each hat.
void View::move_to_script(Frame& frame, int by) {
  std::vector<Stop> starts;
  bool new_script = true;
  for (const LaidBlock& laid : layout_.blocks) {
    if (laid.parent >= 0) continue;
    const bool hat = laid.block->shape == program::Shape::hat;
    if (new_script || hat) starts.push_back({laid.block->id, -1});
    new_script = hat;
  }
  int top = layout_.index_of(selected_.block);
  while (top >= 0 && layout_.blocks[static_cast<std::size_t>(top)].parent >= 0) top = layout_.blocks[static_cast<std::size_t>(top)].parent;
  std::ptrdiff_t here = -1;
  for (std::size_t index = 0; index < starts.size(); ++index)
    if (layout_.index_of(starts[index].block) <= top) here = static_cast<std::ptrdiff_t>(index);
  const auto next = std::clamp<std::ptrdiff_t>(here + by, 0, static_cast<std::ptrdiff_t>(starts.size()) - 1);
  if (!starts.empty()) select(frame, starts[static_cast<std::size_t>(next)]);
}

void View::handle_zoom(Frame& frame) {
  const std::optional<Box> box = box_of(selected_);
  const Rect seen = box ? sheet_of(frame, canvas_).rect(*box) : canvas_;
  const ImVec2 fixed{seen.center().x - canvas_.x, seen.center().y - canvas_.y};
  int direction = 0;
  for (const widgets::Modifiers modifiers : {widgets::kCtrl, widgets::kCtrlShift}) {
    if (frame.input.take_letter('+', modifiers) || frame.input.take_letter('=', modifiers)) direction = 1;
    else if (frame.input.take_letter('-', modifiers)) direction = -1;
  }
  const auto& key = frame.input.key;
  if (direction != 0) {
    camera_.zoom_step(direction, fixed);
  } else if (key && key->modifiers == widgets::kCtrl && key->digit == 0) {
    frame.input.key.reset();
    camera_.zoom_to(1, fixed);
  } else if (key && key->modifiers == widgets::kCtrl && key->digit == 9) {
    frame.input.key.reset();
    show_all(frame);
  } else {
    return;
  }
  zoomed_at_ = frame.now;
}

bool View::handle_control(Frame& frame) {
  widgets::Input& input = frame.input;
  using widgets::kCtrl;
  if (input.take_letter('v', kCtrl)) {
    paste(frame);
    return true;
  }
  if (input.take_letter('a', kCtrl)) {
    choose_all(frame);
    return true;
  }
  if (selected_.block == NodeId::none) {
    if (!input.take(Key::menu) && !input.take(Key::f10, widgets::kShift)) return false;
    open_ground({canvas_.x + frame.du(24), canvas_.y + frame.du(24), 1, 1});
    return true;
  }
  if (input.take(Key::f1, widgets::kShift)) {
    ask_help(frame);
  } else if (input.take_letter('c', kCtrl)) {
    copy(frame);
  } else if (input.take_letter('x', kCtrl)) {
    if (copy(frame)) remove(frame, program::Extent::alone);
  } else if (input.take_letter('d', kCtrl)) {
    duplicate(frame);
  } else if (input.take(Key::del) || input.take(Key::backspace)) {
    remove(frame, program::Extent::alone);
  } else if (input.take(Key::del, widgets::kShift)) {
    remove(frame, program::Extent::with_following);
  } else if (input.take(Key::menu) || input.take(Key::f10, widgets::kShift)) {
    if (const std::optional<Box> box = box_of(selected_)) open_actions(sheet_of(frame, canvas_).rect(*box), selected_);
  } else if (input.take(Key::enter)) {
    if (const std::optional<Box> box = box_of(selected_)) edit_stop(frame, selected_, sheet_of(frame, canvas_).rect(*box));
  } else {
    return false;
  }
  return true;
}

void View::handle_letters(Frame& frame) {
  widgets::Input& input = frame.input;
  const program::Part* part = part_of(frame, selected_);
  if (part != nullptr && part->literal == program::Literal::number && input.key->digit >= 0 && !input.key->modifiers.ctrl &&
      !input.key->modifiers.alt && !input.text.empty()) {
    start_field(frame, selected_, FieldPurpose::words);
    input.key.reset();
    return;
  }
  if (!frame.letter_keys) return;
  if (input.take_letter('i')) palette_.open_search(frame, Palette::Purpose::insert_after);
  else if (input.take_letter('i', widgets::kShift)) palette_.open_search(frame, Palette::Purpose::insert_before);
  if (input.take_letter('v')) toggle_values(frame);
  if (input.take_letter('t')) tidy(frame);
  if (input.take_letter('h', widgets::kShift)) toggle_all_folds(frame);
  if (input.take_letter('k', widgets::kShift)) palette_.open_backpack(frame);
  if (selected_.block == NodeId::none) return;
  if (input.take_letter('m')) start_move(frame, program::Extent::alone);
  else if (input.take_letter('m', widgets::kShift)) start_move(frame, program::Extent::with_following);
  else if (input.take_letter('c')) start_field(frame, {statement_of(selected_), -1}, FieldPurpose::comment);
  else if (input.take_letter('l')) jump_to_lua(frame);
  else if (input.take_letter('h')) toggle_fold(frame);
  else if (input.take_letter('k')) keep_selection(frame);
  else handle_gesture_letters(frame);
  if (input.key) handle_time_letters(frame);
}

void View::handle_gesture_letters(Frame& frame) {
  widgets::Input& input = frame.input;
  if (input.take_letter('b')) wrap(frame, "repeat");
  else if (input.take_letter('s')) wrap(frame, "if");
  else if (input.take_letter('d')) unwrap(frame);
  else if (input.take_letter('r')) start_rename(frame);
  else if (input.take_letter('+') || input.take_letter('+', widgets::kShift)) add_item(frame);
  else if (input.take_letter('-')) remove_item(frame);
  else if (input.take_letter('f')) start_function(frame);
  else if (input.take_letter('c', widgets::kShift)) comment_out(frame);
}

}  // namespace lunabloc::ide::workspace
