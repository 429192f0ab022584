#include "ide/workspace/view.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/value_signs.h"
#include "ide/workspace/block_words.h"

namespace lunabloc::ide::workspace {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kDotGap = 24;           // du between two dots of the ground
constexpr float kMostDots = 5'000;
constexpr double kZoomSettles = 0.15;   // seconds after the last step, before fonts are built again
constexpr float kGapSeconds = 0.12f;
constexpr float kKeptInView = 48;
constexpr float kRevealMargin = 24;
constexpr double kFlash = 0.6, kFlashWithoutMotion = 1.5;

std::string id_of(NodeId block) { return "block." + std::to_string(static_cast<std::uint64_t>(block)); }

}  // namespace

LayoutOptions View::layout_options(const Frame& frame) const {
  LayoutOptions options;
  options.start_label = frame.words("workspace.start");
  options.metrics = metrics_;
  options.folded = folded_words(frame);
  return options;
}

Carrying::Shown View::shown_program(const Frame& frame) const {
  return {frame.session.projection(), layout_, text_width(frame.fonts), layout_options(frame)};
}

void View::refresh(Frame& frame) {
  const session::Session& session = frame.session;
  const program::Projection& projection = session.projection();
  const bool fresh = revision_ == session.revision() && language_ == session.language() && fonts_ == frame.fonts.choice() &&
                     projection_ == projection.blocks.data() && projection_version_ == projection.version;
  if (fresh) {
    select_after_.reset();
    return;
  }
  const bool changed = revision_ != session.revision() && revision_ != ~std::uint64_t{0};
  const bool same_words = language_ == session.language() && fonts_ == frame.fonts.choice();
  carrying_.reset();
  press_.reset();
  revision_ = session.revision();
  language_ = session.language();
  fonts_ = frame.fonts.choice();
  projection_ = projection.blocks.data();
  projection_version_ = projection.version;
  layout_ = workspace::lay_out_again(same_words ? std::move(layout_) : Layout(), projection, text_width(frame.fonts), layout_options(frame));
  map_of_ = nullptr;
  sentences_.clear();
  if (field_ && program::block_with(projection, field_->stop.block) == nullptr) field_.reset();
  finish_change(frame);
  if (program::block_with(projection, chosen_until_) == nullptr) chosen_until_ = NodeId::none;
  const program::Block* selected = program::block_with(projection, selected_.block);
  if (selected == nullptr || selected_.part >= static_cast<int>(selected->parts.size())) selected_ = {};
  const bool own = std::exchange(own_change_, false);
  if (changed && !own && frame.focus().zone() != access::Zone::lua) show_change(frame, shown_text_);
  shown_text_ = session.tree().text();
}

// After an insertion: what was put in becomes the selection, and comes into view.
void View::finish_change(Frame& frame) {
  if (!select_after_) return;
  const After after = *std::exchange(select_after_, std::nullopt);
  if (after.only_if_lost && program::block_with(frame.session.projection(), selected_.block) != nullptr) return;
  const program::Block* inner = nullptr;
  for (const program::Block* block : program::all_blocks(frame.session.projection()))
    if (block->range.contains(after.offset) && (inner == nullptr || inner->range.start != block->range.start)) inner = block;
  if (inner == nullptr) return;
  const bool part_there = after.part >= 0 && static_cast<std::size_t>(after.part) < inner->parts.size();
  const NodeId until = inner->id == selected_.block ? chosen_until_ : NodeId::none;  // what was chosen has been moved
  select(frame, {inner->id, part_there ? after.part : -1});
  chosen_until_ = until;
  if (after.blocks > 1) choose_following(frame, inner->id, after.blocks);
}

// A change that came from elsewhere (undo, mostly) is brought into view and outlined for a moment.
void View::show_change(Frame& frame, const std::string& before) {
  const std::string& now = frame.session.tree().text();
  const auto differs = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
  const auto offset = static_cast<std::size_t>(differs.second - now.begin());
  const program::Block* block = program::statement_at(frame.session.projection(), offset);
  if (block == nullptr) return;
  flash_ = {block->id, frame.now + (frame.reduced_motion ? kFlashWithoutMotion : kFlash)};
  unfold_around(frame, block->id);
  if (const std::optional<Box> box = box_of({block->id, -1})) camera_.reveal(*box, canvas_, frame.metrics.scale, frame.du(kRevealMargin));
}

// The block that runs comes into view, unless a hand is at work here.
void View::follow_run(Frame& frame) {
  const auto moment = static_cast<std::size_t>(frame.session.shown_step());
  if (std::exchange(shown_moment_, moment) == moment || carrying_ || field_ || press_ || menu_) return;
  const std::optional<std::size_t> offset = frame.session.executing_offset();
  const LaidBlock* laid = offset ? shown_at(shown(), *offset) : nullptr;
  if (laid == nullptr) return;
  const Box row{laid->box.left, laid->box.top, laid->box.right, laid->box.top + laid->header};
  camera_.reveal(row, canvas_, frame.metrics.scale, frame.du(kRevealMargin));
}

Sheet View::sheet_of(Frame& frame, const Rect& canvas) {
  const ImVec2 offset = camera_.offset();
  return {frame, frame.list(), meshes_, metrics_, {std::round(canvas.x + offset.x), std::round(canvas.y + offset.y)},
          frame.metrics.scale * camera_.zoom(), canvas};
}

void View::draw(Frame& frame) {
  refresh(frame);
  if (const std::string now = frame.session.step() == nullptr ? std::string() : frame.session.step()->id; std::exchange(step_, now) != now) chosen_until_ = NodeId::none;
  follow_look(frame);
  follow_changes(frame.session);
  if (const std::optional<NodeId> wanted = std::exchange(frame.shared.wanted_block, std::nullopt)) {
    select(frame, {*wanted, -1});
    flash_ = {*wanted, frame.now + (frame.reduced_motion ? kFlashWithoutMotion : kFlash)};
  }
  const access::Zone zone = frame.tree().zone();
  Rect area = frame.area;
  const Rect rail = area.cut_left(palette_.rail_width(frame));
  palette_.look_from(offset_for_names(frame));
  canvas_ = area;
  canvas_.cut_left(palette_.docked_width(frame, area));
  if (!placed_ && canvas_.h > 0) {
    place_camera(frame);
    placed_ = true;
  }
  follow_run(frame);
  const bool from_program = carrying_ && carrying_->what().block != NodeId::none && mode_ == Mode::pointer;
  draw_canvas(frame, canvas_);
  const std::optional<PickedEntry> picked = palette_.draw(frame, rail, area, from_program);
  const Sheet sheet = sheet_of(frame, canvas_);
  if (picked) take_from_palette(frame, *picked, sheet);
  if (const std::optional<NodeId> found = palette_.take_found()) {
    palette_.close();
    select(frame, {*found, -1});
  }
  if (const std::optional<std::string> wanted = std::exchange(frame.shared.wanted_insertion, std::nullopt); wanted && !carrying_)
    if (const program::BlockEntry* entry = frame.session.vocabulary().find(*wanted))
      start_insertion(frame, {.lua = entry->initial_lua(), .how = PickedEntry::How::chosen}, false);
  if (const std::optional<std::string> dragged = std::exchange(frame.shared.dragged_block, std::nullopt); dragged && !carrying_)
    if (const program::BlockEntry* entry = frame.session.vocabulary().find(*dragged))
      take_from_palette(frame, {.lua = entry->initial_lua(), .how = PickedEntry::How::dragged, .grabbed = {frame.du(14), frame.du(14)}}, sheet);
  if (carrying_ && mode_ == Mode::pointer) draw_carried(frame, sheet);
  if (menu_) draw_menu(frame);
  frame.tree().enter_zone(zone);
}

float View::wanted_width(Frame& frame) {
  refresh(frame);
  constexpr float kSmaller = 0.9F;
  const float zoom = kept_look_.zoom_percent > 0 ? camera_.zoom() : kSmaller;
  // Remarks may be cut: they stand in the Lua too.
  float right = layout_.bounds.left;
  for (const LaidBlock& laid : layout_.blocks) right = std::max(right, laid.box.right);
  return palette_.rail_width(frame) + ((right - layout_.bounds.left) * zoom + 2 * 16) * frame.metrics.scale;
}

// Before the selected statement; at the end of the program when nothing is selected.
std::size_t View::offset_for_names(const Frame& frame) const {
  const program::Block* const block = program::block_with(frame.session.projection(), statement_of(selected_));
  return block == nullptr ? frame.session.tree().text().size() : block->range.start;
}

// A program that is a little too wide for the view begins a little smaller.
void View::place_camera(Frame& frame) {
  float zoom = static_cast<float>(kept_look_.zoom_percent) / 100;
  for (const float step : {1.0f, 0.9f}) {
    if (kept_look_.zoom_percent > 0) break;
    zoom = step;
    if ((layout_.bounds.width() * step + 2 * 16) * frame.metrics.scale <= canvas_.w) break;
  }
  camera_.zoom_to(zoom, {0, 0});
  settled_zoom_ = camera_.zoom();
  kept_look_.zoom_percent = static_cast<int>(std::lround(camera_.zoom() * 100));
  camera_.move_to({frame.du(16), frame.du(16) + metrics_.hat_rise * frame.metrics.scale * zoom});
}

void View::draw_ground(Frame& frame, const Rect& canvas) const {
  widgets::fill(frame, canvas, frame.theme.sunken);
  float gap = frame.du(kDotGap) * std::max(0.5f, camera_.zoom());
  // On large screens, fewer dots: one list of corners has no room for more.
  while (canvas.w / gap * (canvas.h / gap) > kMostDots) gap *= 2;
  const float size = std::max(1.0f, frame.du(1.5f));
  const ImVec2 offset = camera_.offset();
  ImDrawList& list = frame.list();
  for (float y = canvas.y + std::fmod(offset.y, gap); y < canvas.bottom(); y += gap)
    for (float x = canvas.x + std::fmod(offset.x, gap); x < canvas.right(); x += gap) {
      list.PrimReserve(6, 4);
      list.PrimRect({std::round(x), std::round(y)}, {std::round(x) + size, std::round(y) + size}, frame.theme.line);
    }
}

void View::draw_canvas(Frame& frame, const Rect& canvas) {
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "workspace", .zone = access::Zone::blocks, .rect = canvas, .surface = widgets::Surface::none});
  draw_ground(frame, canvas);
  if (selected_.block == NodeId::none || carrying_) {
    access::Node node{.id = "workspace.canvas", .role = access::Role::canvas, .label = frame.words("workspace.canvas"), .rect = canvas,
                      .hint = frame.words("workspace.canvas.hint")};
    node.clip = canvas;
    frame.tree().add(std::move(node));
  }
  handle_wheel(frame, canvas);
  offered_.reset();
  if (!menu_ && !handle_gutter(frame, sheet_of(frame, canvas), canvas)) handle_pointer(frame, sheet_of(frame, canvas), canvas);
  if (!menu_ && !field_) handle_keys(frame);
  if (carrying_ && mode_ == Mode::keyboard) handle_move_mode(frame, canvas);
  camera_.keep_in_view(shown().bounds, canvas, frame.metrics.scale, frame.du(kKeptInView));
  if (zoomed_at_ >= 0 && frame.now - zoomed_at_ >= kZoomSettles) {
    settled_zoom_ = camera_.zoom();
    zoomed_at_ = -1;
  }
  if (zoomed_at_ >= 0) frame.animating = true;
  if (carrying_ && carrying_->at() && carrying_->opened() < 1) {
    const float step = frame.reduced_motion ? 1.0f : std::max(frame.elapsed, 0.001f) / kGapSeconds;
    carrying_->go_to(carrying_->at(), std::min(1.0f, carrying_->opened() + step));
    frame.animating = true;
  }
  const Sheet sheet = sheet_of(frame, canvas);
  const Layout& layout = shown();
  PaintOptions options;
  painted_ = paint(sheet, layout, options);
  draw_marks(sheet, layout);
  if (carrying_) draw_refusals(sheet);
  if (carrying_ && mode_ == Mode::pointer) draw_following(sheet);
  register_blocks(sheet, layout);
  draw_breakpoints(sheet, layout);
  draw_notes(sheet, layout);
  if (offered_) widgets::breakpoint_sign(frame, *offered_, frame.du(8), widgets::SignLook::offered);
  draw_values(sheet, layout);
  if (layout.blocks.empty() && !carrying_) draw_empty(frame, canvas);
  if (carrying_ && mode_ == Mode::keyboard) draw_move_mode(frame, sheet, canvas);
  draw_band(sheet);
  if (field_) draw_field(frame, sheet);
  draw_minimap(frame, canvas);
  draw_zoom_buttons(frame, canvas);
  if (frame.focused("workspace.canvas") && frame.focus().visible() && !carrying_)
    widgets::focus_ring(frame, canvas.inset(frame.du(6)), frame.metrics.radius_block());
  widgets::end_panel(frame, panel);
}

void View::draw_marks(const Sheet& sheet, const Layout& layout) {
  Frame& frame = sheet.frame;
  const theme::Theme& theme = frame.theme;
  const program::Projection& projection = frame.session.projection();
  const auto with = [&](NodeId id) -> const LaidBlock* {
    const int index = id == NodeId::none ? -1 : layout.index_of(id);
    return index < 0 ? nullptr : &layout.blocks[static_cast<std::size_t>(index)];
  };
  if (flash_.until > frame.now) {
    if (const LaidBlock* laid = with(flash_.block)) {
      const double share = frame.reduced_motion ? 1.0 : (flash_.until - frame.now) / kFlash;
      paint_ring(sheet, rim_of(*laid), laid->box.corner(),
                 {.offset = 1, .thickness = frame.du(3), .color = theme::with_alpha(theme.accent, static_cast<float>(share))});
    }
    frame.animating = true;
  }
  if (linked_ && frame.focus().zone() == access::Zone::lua)
    if (const LaidBlock* laid = shown_at(layout, *linked_))
      paint_ring(sheet, rim_of(*laid), laid->box.corner(), {.offset = 1, .thickness = frame.du(2), .color = theme::with_alpha(theme.accent, 0.65f)});

  if (const std::optional<std::size_t> offset = frame.session.executing_offset())
    if (program::statement_at(projection, *offset) != nullptr)
      if (const LaidBlock* laid = shown_at(layout, *offset)) {
        const float ink = std::max(1.0f, frame.du(1.5f)), amber = frame.du(2.5f);
        if (theme.shadows) paint_glow(sheet, header_of(*laid), laid->box.corner(), frame.du(12), theme::with_alpha(theme.exec, 0.55f));
        paint_ring(sheet, header_of(*laid), laid->box.corner(), {.offset = 0, .thickness = ink, .color = theme.exec_ink});
        paint_ring(sheet, header_of(*laid), laid->box.corner(), {.offset = ink, .thickness = amber, .color = theme.exec});
        const float y = sheet.at({0, laid->box.top + laid->header / 2}).y, x = sheet.clip.x + frame.du(2), size = frame.du(8);
        sheet.list.AddTriangleFilled({x, y - size}, {x + size * 1.4f, y}, {x, y + size}, theme.exec);
        sheet.list.AddTriangle({x, y - size}, {x + size * 1.4f, y}, {x, y + size}, theme.exec_ink, std::max(1.0f, frame.du(1.5f)));
      }

  if (frame.session.notice() && frame.session.notice()->offset)
    if (const program::Block* block = program::statement_at(projection, *frame.session.notice()->offset))
      if (const LaidBlock* laid = with(block->id)) {
        const ImVec2 corner = sheet.at({laid->box.right, laid->box.top});
        const float radius = frame.du(10);
        sheet.list.AddCircleFilled(corner, radius, theme.warn_soft);
        sheet.list.AddCircle(corner, radius, theme.warn, 0, frame.metrics.border());
        widgets::icon_in(frame, {corner.x - radius, corner.y - radius, 2 * radius, 2 * radius}, FontRole::icon14, theme.warn, Icon::eye);
        const Rect row = sheet.rect({laid->box.left, laid->box.top, laid->box.right, laid->box.top + laid->header});
        for (float x = row.x + frame.du(8); x < row.right() - frame.du(8); x += frame.du(5))
          widgets::fill(frame, {x, row.bottom() - frame.du(4), frame.du(2), frame.du(2)}, theme.warn_soft);
      }

  if (selected_.block != NodeId::none && !carrying_)
    if (const LaidBlock* laid = with(selected_.block)) {
      const bool by_keyboard = frame.focus().visible() && frame.focus().zone() == access::Zone::blocks;
      const std::optional<Box> slot = selected_.part >= 0 ? box_of(selected_) : std::nullopt;
      const Form form = slot ? Form{.silhouette = Silhouette::chip, .width = slot->width(), .height = slot->height()} : rim_of(*laid);
      const Point corner = slot ? slot->corner() : laid->box.corner();
      if (by_keyboard) {
        paint_ring(sheet, form, corner, {.offset = 0, .thickness = frame.du(2), .color = theme.focus_in});
        paint_ring(sheet, form, corner, {.offset = frame.du(2), .thickness = frame.du(3.5f), .color = theme.focus});
      } else {
        paint_ring(sheet, form, corner, {.offset = 0, .thickness = frame.du(2), .color = theme.accent});
      }
    }

  draw_choice(sheet, layout);

  if (carrying_ && carrying_->at()) {
    const Place place = carrying_->shown_place(*carrying_->at());
    if (place.is_slot()) {
      const Form form{.silhouette = Silhouette::pill, .width = place.slot.width(), .height = place.slot.height()};
      paint_ring(sheet, form, place.corner, {.offset = 0, .thickness = frame.du(2), .color = theme.focus_in});
      paint_ring(sheet, form, place.corner, {.offset = frame.du(2), .thickness = frame.du(3), .color = theme.focus});
    } else if (mode_ == Mode::pointer) {
      for (const LaidBlock& laid : carrying_->picture().blocks)
        if (laid.parent < 0) {
          paint_ring(sheet, rim_of(laid), place.corner + laid.box.corner(), {.offset = -frame.du(2), .thickness = frame.du(2), .color = theme.focus});
        }
    }
  }
}

void View::register_blocks(const Sheet& sheet, const Layout& layout) {
  Frame& frame = sheet.frame;
  if (carrying_ && mode_ == Mode::keyboard) return;
  const Box seen = sheet.box_of_clip();
  const Span chosen = carrying_ ? Span{} : chosen_span(frame);
  const Messages& messages = frame.session.messages();
  for (std::size_t index = 0; index < layout.blocks.size();) {
    const LaidBlock& laid = layout.blocks[index];
    if (laid.box.top > seen.bottom || laid.box.top + laid.whole < seen.top) {
      index = static_cast<std::size_t>(laid.last);
      continue;
    }
    const bool selected = laid.block->id == selected_.block;
    if (laid.box.meets(seen) || selected) {
      std::string& sentence = sentences_[laid.block->id];
      if (sentence.empty()) sentence = sentence_of(*laid.block, messages);
      const Rect whole = sheet.rect({laid.box.left, laid.box.top, laid.box.right, laid.box.top + laid.header});
      access::Node node{.id = id_of(laid.block->id), .role = access::Role::block, .label = sentence, .state = {.selected = selected || chosen.contains(static_cast<int>(index))},
                        .rect = whole, .tab_stop = selected && selected_.part < 0};
      if (laid.folded) node.value = frame.words("workspace.say.folded");
      const session::ProgramChange* change = change_since_run(frame.session, laid.block->id);
      if (change != nullptr) node.hint = frame.words("workspace.change", {{"changement", change->words}});
      if (const session::ShownBreakpoint* breakpoint = breakpoint_of(frame, *laid.block); breakpoint != nullptr && laid.block->shape != program::Shape::reporter && laid.block->shape != program::Shape::boolean)
        node.hint += (node.hint.empty() ? "" : ". ") + widgets::breakpoint_words(frame, *breakpoint);
      if (const std::string note = note_on(frame, *laid.block); !note.empty()) node.hint += (node.hint.empty() ? "" : ". ") + note;
      node.clip = sheet.clip;
      frame.tree().add(std::move(node));
      if (change != nullptr) draw_change(sheet, laid, *change);
      if (selected && selected_.part >= 0)
        if (const std::optional<Box> box = box_of(selected_)) {
          access::Node slot{.id = id_of(selected_.block) + "." + std::to_string(selected_.part), .role = access::Role::slot,
                            .label = sentence_of_slot(*laid.block, static_cast<std::size_t>(selected_.part), messages),
                            .state = {.selected = true}, .rect = sheet.rect(*box)};
          slot.clip = sheet.clip;
          frame.tree().add(std::move(slot));
        }
    }
    ++index;
  }
}

void View::draw_empty(Frame& frame, const Rect& canvas) {
  const std::string text = frame.words("workspace.empty");
  const float top = camera_.offset().y + canvas.y + layout_.bounds.bottom * frame.metrics.scale * camera_.zoom() + frame.du(24);
  const Rect line{canvas.x + frame.du(20), top, canvas.w - frame.du(40), frame.du(28)};
  widgets::text_in(frame, line, FontRole::body, frame.theme.ink2, text);
  widgets::register_text(frame, {.id = "workspace.empty", .role = access::Role::text, .label = text, .rect = line});
}

void View::draw_zoom_buttons(Frame& frame, const Rect& canvas) {
  const float side = frame.metrics.target(36), margin = frame.du(12);
  if (canvas.h < 5 * side) return;
  Rect box{canvas.right() - side - margin, canvas.bottom() - 3 * side - margin, side, 3 * side};
  widgets::card(frame, box, frame.theme.raised);
  const ImVec2 middle{canvas.w / 2, canvas.h / 2};
  const std::string percent = std::to_string(static_cast<int>(std::lround(camera_.zoom() * 100)));
  const Rect upper = box.cut_top(side);
  if (widgets::quiet_button(frame, "workspace.zoom_in", upper, {.icon = Icon::plus, .label = frame.words("workspace.zoom_in"), .icon_only = true, .hint = frame.words("workspace.zoom", {{"pourcent", percent}})})) {
    camera_.zoom_step(1, middle);
    zoomed_at_ = frame.now;
  }
  widgets::separator(frame, box.x + frame.du(6), box.y, side - frame.du(12));
  if (widgets::quiet_button(frame, "workspace.zoom_out", box.cut_top(side), {.icon = Icon::minus, .label = frame.words("workspace.zoom_out"), .icon_only = true, .hint = frame.words("workspace.zoom", {{"pourcent", percent}})})) {
    camera_.zoom_step(-1, middle);
    zoomed_at_ = frame.now;
  }
  widgets::separator(frame, box.x + frame.du(6), box.y, side - frame.du(12));
  if (widgets::quiet_button(frame, "workspace.show_all", box, {.icon = Icon::arrow_expand_all, .label = frame.words("workspace.show_all"), .icon_only = true, .hint = frame.words("workspace.show_all.hint")})) show_all(frame);
}

// Above everything, the palette too, because it comes from there.
void View::draw_carried(Frame& frame, const Sheet& sheet) {
  const Point pointer = sheet.point(hand_at(frame));
  const Point corner{pointer.x - grabbed_.x, pointer.y - grabbed_.y};
  const ImVec2 origin = sheet.at(corner);
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const Sheet above{frame, *ImGui::GetForegroundDrawList(), meshes_, metrics_, {std::round(origin.x), std::round(origin.y)}, sheet.scale,
                    {0, 0, display.x, display.y}};
  const Layout& picture = carrying_->picture();
  if (frame.theme.shadows)
    for (const LaidBlock& laid : picture.blocks)
      if (laid.parent < 0)
        paint_glow(above, laid.form, laid.box.corner() + Point{0, 7 / std::max(0.5f, camera_.zoom())}, frame.du(16), theme::with_alpha(frame.theme.shadow, 0.47f));
  paint(above, picture);
  frame.animating = true;
}

std::optional<TextRange> View::selected_range(const session::Session& session) const {
  const program::Block* block = program::block_with(session.projection(), selected_.block);
  if (block == nullptr) return std::nullopt;
  return block->range;
}

void View::select_at(const session::Session& session, std::size_t offset) {
  const program::Block* block = program::statement_at(session.projection(), offset);
  selected_ = block == nullptr ? Stop{} : Stop{block->id, -1};
}

std::optional<Box> View::box_of(Stop stop) const {
  const Layout& layout = shown();
  const int index = layout.index_of(stop.block);
  if (index < 0) return std::nullopt;
  const LaidBlock& laid = layout.blocks[static_cast<std::size_t>(index)];
  if (stop.part < 0) return Box{laid.box.left, laid.box.top, laid.box.right, laid.box.top + laid.header};
  for (const Piece& piece : laid.pieces)
    if (piece.kind != PieceKind::icon && piece.kind != PieceKind::words && piece.part == static_cast<std::size_t>(stop.part)) return piece.box;
  return std::nullopt;
}

const program::Block* View::selected_block(const Frame& frame) const {
  return program::block_with(frame.session.projection(), selected_.block);
}

const program::Part* View::part_of(const Frame& frame, Stop stop) const {
  const program::Block* block = program::block_with(frame.session.projection(), stop.block);
  if (block == nullptr || stop.part < 0 || static_cast<std::size_t>(stop.part) >= block->parts.size()) return nullptr;
  return &block->parts[static_cast<std::size_t>(stop.part)];
}

}  // namespace lunabloc::ide::workspace
