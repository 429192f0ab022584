// The pointer over the blocks: press, drag, drop, pan, zoom, choose.
#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using widgets::Frame;

constexpr float kDragStart = 4;      // pixels at 100 %
constexpr float kWheelStep = 48;     // du a notch
constexpr float kEdge = 24;          // du from the border, where a carried block makes the program scroll
constexpr float kEdgeSpeed = 480;    // du a second

bool is_field(PieceKind kind) {
  return kind == PieceKind::number || kind == PieceKind::text || kind == PieceKind::menu || kind == PieceKind::sign || kind == PieceKind::hole ||
         kind == PieceKind::condition_hole;
}

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
  if (carrying_) return;
  if (over && ImGui::IsMouseClicked(0)) press(frame, sheet);
  if (over && ImGui::IsMouseClicked(2)) press_ = Press{.at = frame.mouse(), .panning = true};
  if (over && ImGui::IsMouseClicked(1)) {
    const int index = shown().block_at(sheet.point(frame.mouse()));
    const Rect anchor{frame.mouse().x, frame.mouse().y, 1, 1};
    if (index >= 0) {
      selected_ = {shown().blocks[static_cast<std::size_t>(index)].block->id, -1};
      frame.focus().set_by_pointer("block." + std::to_string(static_cast<std::uint64_t>(selected_.block)), access::Zone::blocks);
      open_actions(anchor, selected_);
    }
  }
  if (!press_) return;
  if (ImGui::IsMouseDown(0) || ImGui::IsMouseDown(2)) drag(frame, sheet, canvas);
  else release(frame, sheet);
}

void View::press(Frame& frame, const Sheet& sheet) {
  if (field_ && !finish_field(frame)) close_field(frame);
  palette_.close();
  const Point point = sheet.point(frame.mouse());
  press_ = Press{.at = frame.mouse(), .block = layout_.block_at(point), .panning = ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_Space))};
  if (press_->block < 0) return;
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(press_->block)];
  press_->from_corner = {point.x - laid.box.left, point.y - laid.box.top};
  for (std::size_t piece = 0; piece < laid.pieces.size(); ++piece)
    if (is_field(laid.pieces[piece].kind) && laid.pieces[piece].box.contains(point)) press_->piece = static_cast<int>(piece);
}

void View::drag(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const ImVec2 mouse = frame.mouse();
  const float moved = std::hypot(mouse.x - press_->at.x, mouse.y - press_->at.y);
  if (press_->panning || press_->block < 0) {
    if (moved < frame.du(kDragStart) && !press_->panning) return;
    press_->panning = true;
    camera_.pan(ImGui::GetIO().MouseDelta);
    return;
  }
  if (moved < frame.du(kDragStart)) return;
  const program::Block& block = *layout_.blocks[static_cast<std::size_t>(press_->block)].block;
  const program::Extent extent = ImGui::GetIO().KeyCtrl ? program::Extent::alone : program::Extent::with_following;
  grabbed_ = press_->from_corner;
  carrying_ = std::make_unique<Carrying>(frame.session.projection(), frame.session.tree().text(), block, extent, text_width(frame.fonts), layout_options(frame));
  mode_ = Mode::pointer;
  selected_ = {block.id, -1};
  press_.reset();
  if (carrying_->home()) carrying_->go_to(carrying_->home());
  follow_pointer(frame, sheet, canvas);
}

void View::follow_pointer(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const ImVec2 mouse = frame.mouse();
  frame.animating = true;
  if (!canvas.contains(mouse)) {
    carrying_->go_to(std::nullopt);
    return;
  }
  const float edge = frame.du(kEdge), step = frame.du(kEdgeSpeed) * frame.elapsed;
  // The program comes towards the pointer from where some of it is hidden.
  const Rect program = sheet.rect(shown().bounds);
  const auto push_at = [&](float at, float low, float high, float first, float last) {
    if (at < low + edge && first < low) return step;
    return at > high - edge && last > high ? -step : 0.0f;
  };
  if (canvas.w > 4 * edge && canvas.h > 4 * edge)
    camera_.pan({push_at(mouse.x, canvas.x, canvas.right(), program.x, program.right()),
                 push_at(mouse.y, canvas.y, canvas.bottom(), program.y, program.bottom())});
  if (ImGui::GetIO().KeyAlt) {
    carrying_->go_to(std::nullopt);
    return;
  }
  const Point pointer = sheet.point(mouse);
  carrying_->follow({pointer, carrying_->first_row({pointer.x - grabbed_.x, pointer.y - grabbed_.y})}, {});
}

void View::drop(Frame& frame) {
  const std::unique_ptr<Carrying> carrying = std::move(carrying_);
  const Carried& what = carrying->what();
  const bool over_palette = palette_.rail().contains(frame.mouse()) || palette_.flyout().contains(frame.mouse());
  if (over_palette) {
    if (what.block != NodeId::none) {
      push(frame, program::delete_block(frame.session.tree(), frame.session.projection(), what.block, what.extent), "edit.delete");
      frame.toast(frame.words("workspace.deleted"), true);
      selected_ = {};
    }
    return;
  }
  const Place* place = carrying->place();
  if (place == nullptr && what.block == NodeId::none && !what.is_value() && canvas_.contains(frame.mouse()) && !ImGui::GetIO().KeyAlt) {
    // Something new that was let go in the open goes to the nearest seam: it never vanishes.
    const Sheet sheet = sheet_of(frame, canvas_);
    if (const auto nearest = nearest_place(carrying->places(), sheet.point(frame.mouse()))) carrying->go_to(nearest);
    place = carrying->place();
  }
  if (place == nullptr) return;
  push(frame, edits_for(frame.session.tree(), frame.session.projection(), what, *place), change_of(what));
}

void View::release(Frame& frame, const Sheet& sheet) {
  const Press press = *std::exchange(press_, std::nullopt);
  if (press.panning) return;
  press_ = press;
  click(frame, sheet);
  press_.reset();
}

void View::click(Frame& frame, const Sheet& sheet) {
  if (press_->block < 0) {
    selected_ = {};
    frame.focus().set_by_pointer("workspace.canvas", access::Zone::blocks);
    return;
  }
  const LaidBlock& laid = layout_.blocks[static_cast<std::size_t>(press_->block)];
  selected_ = {laid.block->id, -1};
  frame.focus().set_by_pointer("block." + std::to_string(static_cast<std::uint64_t>(laid.block->id)), access::Zone::blocks);
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
  palette_.close();
  grabbed_ = {picked.grabbed.x / frame.metrics.scale, picked.grabbed.y / frame.metrics.scale};
  carrying_ = std::make_unique<Carrying>(frame.session.projection(), picked.lua, std::move(loose), text_width(frame.fonts), layout_options(frame));
  mode_ = Mode::pointer;
  follow_pointer(frame, sheet, canvas_);
}

}  // namespace lunabloc::ide::workspace
