// The pointer over the blocks: press, drag, drop, pan, zoom, choose.
#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/workspace/block_words.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using widgets::Frame;

constexpr float kWheelStep = 48;     // du a notch
constexpr float kEdge = 24;          // du from the border, where a carried block makes the program scroll
constexpr float kEdgeSpeed = 480;    // du a second
constexpr float kFingerReach = 64;   // du, of the leading corner of what a finger carries

}  // namespace

void View::handle_wheel(Frame& frame, const Rect& canvas) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!canvas.contains(frame.mouse()) || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
  if (io.MouseWheel == 0 && io.MouseWheelH == 0) return;
  if (io.KeyCtrl) {
    camera_.zoom_step(io.MouseWheel > 0 ? 1 : -1, {frame.mouse().x - canvas.x, frame.mouse().y - canvas.y});
    zoomed_at_ = frame.now;
  } else if (io.KeyShift) {
    camera_.pan({io.MouseWheel * frame.du(kWheelStep), 0});
  } else {
    camera_.pan({io.MouseWheelH * frame.du(kWheelStep), io.MouseWheel * frame.du(kWheelStep)});
  }
}

void View::handle_pointer(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const bool over = canvas.contains(frame.mouse()) && ImGui::IsWindowHovered() && !palette_.flyout().contains(frame.mouse()) &&
                    !ImGui::IsAnyItemHovered();
  if (carrying_ && mode_ == Mode::pointer) {
    follow_pointer(frame, sheet, canvas);
    if (frame.input.take(widgets::Key::escape)) {
      carrying_.reset();
      press_.reset();
    } else if (!ImGui::IsMouseDown(0)) {
      drop(frame);
    }
    return;
  }
  if (handle_fingers(frame, canvas) || carrying_) return;
  if (over && ImGui::IsMouseClicked(0)) press(frame, sheet);
  if (over && ImGui::IsMouseClicked(2)) press_ = Press{.at = frame.mouse(), .ground = Press::Ground::panning};
  if (over && ImGui::IsMouseClicked(1)) open_actions_at(frame, shown().block_at(sheet.point(frame.mouse())), frame.mouse());
  if (!press_) return;
  if (press_->ground == Press::Ground::nothing && frame.input.hand.take_long_press()) {
    const Press held = *std::exchange(press_, std::nullopt);
    open_actions_at(frame, held.block, held.at);
    return;
  }
  if (ImGui::IsMouseDown(0) || ImGui::IsMouseDown(2)) drag(frame, sheet, canvas);
  else release(frame, sheet);
}

void View::open_actions_at(Frame& frame, int index, ImVec2 at) {
  if (index < 0) return open_ground({at.x, at.y, 1, 1});
  if (!chosen_span(frame).contains(index)) {
    chosen_until_ = NodeId::none;
    selected_ = {shown().blocks[static_cast<std::size_t>(index)].block->id, -1};
    frame.focus().set_by_pointer("block." + std::to_string(static_cast<std::uint64_t>(selected_.block)), access::Zone::blocks);
  }
  open_actions({at.x, at.y, 1, 1}, selected_);
  menu_->over = part_over(shown().blocks[static_cast<std::size_t>(index)], sheet_of(frame, canvas_).point(at));
}

// The slot at the point; else the first one of that row.
int View::part_over(const LaidBlock& laid, Point point) {
  int of_row = -1;
  for (const Piece& piece : laid.pieces) {
    if (piece.kind == PieceKind::icon || piece.kind == PieceKind::words) continue;
    if (piece.box.contains(point)) return static_cast<int>(piece.part);
    if (of_row < 0 && piece.box.top <= point.y && point.y <= piece.box.bottom) of_row = static_cast<int>(piece.part);
  }
  return of_row;
}

void View::press(Frame& frame, const Sheet& sheet) {
  if (field_ && !finish_field(frame)) close_field(frame);
  if (!palette_.is_docked()) palette_.close();
  const Point point = sheet.point(frame.mouse());
  const bool pans = ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_Space));
  press_ = Press{.at = frame.mouse(), .block = layout_.block_at(point), .ground = pans ? Press::Ground::panning : Press::Ground::nothing, .from = point};
  if (press_->block < 0) return;
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(press_->block)];
  press_->from_corner = {point.x - laid.box.left, point.y - laid.box.top};
  for (std::size_t piece = 0; piece < laid.pieces.size(); ++piece)
    if (is_field(laid.pieces[piece].kind) && laid.pieces[piece].box.contains(point)) press_->piece = static_cast<int>(piece);
  if (press_->piece < 0 && frame.input.hand.is_finger()) press_->piece = field_near(laid, point);
}

void View::drag(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const ImVec2 mouse = frame.mouse();
  const float moved = std::hypot(mouse.x - press_->at.x, mouse.y - press_->at.y);
  if (press_->ground == Press::Ground::panning) {
    camera_.pan(ImGui::GetIO().MouseDelta);
    if (frame.input.hand.is_finger()) glide_.hold(ImGui::GetIO().MouseDelta, frame.now, frame.elapsed);
    return;
  }
  if (press_->ground == Press::Ground::band) {
    follow_band(frame, sheet, canvas);
    if (!frame.input.take(widgets::Key::escape)) return;
    press_.reset();
    select_nothing(frame);
    return;
  }
  if (moved < frame.drag_start()) return;
  if (press_->block < 0) {
    // With a finger the ground itself is taken: there is no other hand for it.
    press_->ground = frame.input.hand.is_finger() ? Press::Ground::panning : Press::Ground::band;
    return;
  }
  const bool lifted = lift(frame, press_->block, press_->from_corner);
  press_.reset();
  if (!lifted) return;
  mode_ = Mode::pointer;
  if (carrying_->home()) carrying_->go_to(carrying_->home());
  follow_pointer(frame, sheet, canvas);
}

// The chosen blocks when it is one of them; else the block, and what follows it unless Ctrl is held.
bool View::lift(Frame& frame, int index, ImVec2 from_corner) {
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(index)];
  const program::Block& block = *laid.block;
  const bool value = block.shape == program::Shape::reporter || block.shape == program::Shape::boolean;
  program::BlockRun lifted{block.id, block.id};
  if (!value && chosen_span(frame).contains(index)) {
    lifted = run(frame);
    const LaidBlock& first = layout_.blocks[static_cast<std::size_t>(layout_.index_of(lifted.first))];
    from_corner = {from_corner.x + laid.box.left - first.box.left, from_corner.y + laid.box.top - first.box.top};
    chosen_until_ = lifted.last;
  } else {
    chosen_until_ = NodeId::none;
    if (!value) lifted = run_of(frame, block.id, ImGui::GetIO().KeyCtrl ? program::Extent::alone : program::Extent::with_following);
  }
  if (program::blocks_of(frame.session.projection(), lifted).empty()) return false;
  grabbed_ = from_corner;
  carrying_ = std::make_unique<Carrying>(shown_program(frame), frame.session.tree().text(), lifted);
  lifted_ = lift_for(frame, carrying_->picture());
  selected_ = {lifted.first, -1};
  return true;
}

void View::follow_pointer(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  frame.animating = true;
  if (!canvas.contains(frame.mouse())) {
    carrying_->go_to(std::nullopt);
    return;
  }
  const ImVec2 hand = hand_at(frame), mouse{hand.x, std::max(hand.y, canvas.y)};
  scroll_at_edge(frame, sheet, canvas, mouse);
  if (ImGui::GetIO().KeyAlt) {
    carrying_->go_to(std::nullopt);
    return;
  }
  const Point pointer = sheet.point(mouse);
  Snapping snapping;
  if (frame.input.hand.is_finger()) snapping.reach = kFingerReach;
  carrying_->follow({pointer, carrying_->first_row({pointer.x - grabbed_.x, pointer.y - grabbed_.y})}, snapping);
}

void View::scroll_at_edge(Frame& frame, const Sheet& sheet, const Rect& canvas, ImVec2 pointer) {
  const float edge = frame.du(kEdge), step = frame.du(kEdgeSpeed) * frame.elapsed;
  if (canvas.w <= 4 * edge || canvas.h <= 4 * edge) return;
  const Rect program = sheet.rect(shown().bounds);
  const auto push_at = [&](float at, float low, float high, float first, float last) {
    if (at < low + edge && first < low) return step;
    return at > high - edge && last > high ? -step : 0.0f;
  };
  camera_.pan({push_at(pointer.x, canvas.x, canvas.right(), program.x, program.right()),
               push_at(pointer.y, canvas.y, canvas.bottom(), program.y, program.bottom())});
}

void View::drop(Frame& frame) {
  const std::unique_ptr<Carrying> carrying = std::move(carrying_);
  const Carried& what = carrying->what();
  const bool over_palette = palette_.rail().contains(frame.mouse()) || palette_.flyout().contains(frame.mouse());
  if (frame.session.backpack() != nullptr && palette_.backpack().contains(frame.mouse())) {
    const std::string lua = what.block == NodeId::none ? what.lua
                            : what.is_value()          ? program::text_of(frame.session.tree(), frame.session.projection(), what.block, program::Extent::alone)
                                                       : program::text_of(frame.session.tree(), frame.session.projection(), what.run());
    keep(frame, carrying->first_block(), lua);
    return;
  }
  if (over_palette) {
    if (what.block != NodeId::none) {
      drop_in_bin(frame, what);
    }
    return;
  }
  const Place* place = carrying->place();
  if (place == nullptr && what.block == NodeId::none && !what.is_value() && canvas_.contains(frame.mouse()) && !ImGui::GetIO().KeyAlt) {
    // Something new that was let go in the open goes to the nearest seam: it never vanishes.
    const Sheet sheet = sheet_of(frame, canvas_);
    if (const auto nearest = nearest_place(carrying->places(), sheet.point(hand_at(frame)))) carrying->go_to(nearest);
    place = carrying->place();
  }
  if (place == nullptr) return;
  push(frame, edits_of_drop(frame, what, *place), change_of(what));
}

void View::drop_in_bin(Frame& frame, const Carried& what) {
  const program::Tree& tree = frame.session.tree();
  const program::Projection& projection = frame.session.projection();
  const std::string words = words_of_count(frame.session.messages(), "workspace.deleted", program::blocks_of(projection, what.run()).size());
  const Result<program::TextEdits> edits = what.is_value() ? program::delete_block(tree, projection, what.block, program::Extent::alone)
                                                           : program::delete_blocks(tree, projection, what.run());
  if (!push(frame, edits, "edit.delete")) return;
  frame.toast(words, true);
  select_nothing(frame);
}

void View::select_nothing(Frame& frame) {
  selected_ = {};
  chosen_until_ = NodeId::none;
  frame.focus().set_by_pointer("workspace.canvas", access::Zone::blocks);
}

void View::release(Frame& frame, const Sheet& sheet) {
  const Press press = *std::exchange(press_, std::nullopt);
  if (press.ground == Press::Ground::panning) glide_.let_go(frame.now);
  if (press.ground == Press::Ground::band && several()) say_choice(frame);
  if (press.ground == Press::Ground::band && selected_.block != NodeId::none)
    frame.focus().set_by_pointer("block." + std::to_string(static_cast<std::uint64_t>(selected_.block)), access::Zone::blocks);
  if (press.ground != Press::Ground::nothing || frame.input.hand.spent) return;
  press_ = press;
  click(frame, sheet);
  press_.reset();
}

void View::click(Frame& frame, const Sheet& sheet) {
  const bool finger = frame.input.hand.is_finger();
  if (press_->block < 0) {
    if (const std::optional<GutterRow> row = finger ? gutter_row(frame, sheet, press_->at) : std::nullopt)
      frame.commands.push("breakpoint.toggle", {std::to_string(row->laid->block->range.start)});
    else
      select_nothing(frame);
    return;
  }
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(press_->block)];
  if (ImGui::GetIO().KeyShift && selected_.block != NodeId::none) {
    choose_up_to(frame, laid.block->id);
    return;
  }
  // A second tap on a block asks what can be done to it: nothing needs a drag.
  const bool selected = selected_ == Stop{laid.block->id, -1};
  const bool again = finger && press_->piece < 0 && !laid.folded && selected;
  // « vrai » is typed over when it is clicked twice.
  const std::optional<Stop> typed_over = selected && !finger && press_->piece < 0 ? fixed_stop(frame, selected_) : std::nullopt;
  chosen_until_ = NodeId::none;
  selected_ = {laid.block->id, -1};
  frame.focus().set_by_pointer("block." + std::to_string(static_cast<std::uint64_t>(laid.block->id)), access::Zone::blocks);
  if (again) {
    open_actions_at(frame, press_->block, press_->at);
    return;
  }
  if (typed_over) return start_field(frame, *typed_over, FieldPurpose::words);
  // The words that stand for what a folded block holds open it.
  if (laid.folded && laid.pieces.back().box.contains(sheet.point(press_->at))) {
    toggle_fold(frame);
    return;
  }
  if (press_->piece < 0) {
    frame.announce(sentences_[layout_.blocks[static_cast<std::size_t>(press_->block)].block->id]);
    return;
  }
  const Piece& piece = laid.pieces[static_cast<std::size_t>(press_->piece)];
  edit_stop(frame, {laid.block->id, static_cast<int>(piece.part)}, sheet.rect(piece.box));
}

void View::take_from_palette(Frame& frame, const PickedEntry& picked, const Sheet& sheet) {
  if (picked.how == PickedEntry::How::chosen) {
    start_insertion(frame, picked, palette_.purpose() == Palette::Purpose::insert_before);
    return;
  }
  auto loose = loose_blocks(picked.lua, frame.session.vocabulary(), frame.session.language(), text_width(frame.fonts));
  if (loose->blocks.empty()) return;
  if (!palette_.is_docked()) palette_.close();
  grabbed_ = {picked.grabbed.x / frame.metrics.scale, picked.grabbed.y / frame.metrics.scale};
  carrying_ = std::make_unique<Carrying>(shown_program(frame), picked.lua, std::move(loose));
  lifted_ = lift_for(frame, carrying_->picture());
  mode_ = Mode::pointer;
  follow_pointer(frame, sheet, canvas_);
}

}  // namespace lunabloc::ide::workspace
