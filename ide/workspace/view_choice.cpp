// Several blocks at once. What is chosen is always a run: blocks that follow one another in one body, so that it is one
// piece of Lua, whatever is done to it. Two ends in different bodies choose what holds both.
#include <algorithm>
#include <cmath>

#include "ide/widgets/paint.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::BlockRun;
using program::Extent;
using widgets::Frame;

constexpr float kRevealMargin = 24;

bool is_statement(const Layout& layout, const LaidBlock& laid) {
  if (laid.parent < 0) return true;
  const Block& holder = *layout.blocks[static_cast<std::size_t>(laid.parent)].block;
  return holder.parts[static_cast<std::size_t>(laid.part)].kind != program::PartKind::slot;
}

}  // namespace

BlockRun View::run(const Frame& frame) const {
  // Asked of the program: what the caret of the Lua has selected may be folded away, and is no part of the layout then.
  const program::Projection& projection = frame.session.projection();
  const BlockRun own = program::run_between(projection, selected_.block, selected_.block).value_or(BlockRun{});
  return several() ? program::run_between(projection, selected_.block, chosen_until_).value_or(own) : own;
}

BlockRun View::run(const Frame& frame, Extent extent) const {
  const BlockRun chosen = run(frame);
  return extent == Extent::alone ? chosen : BlockRun{chosen.first, run_of(frame, chosen.last, extent).last};
}

BlockRun View::run_of(const Frame& frame, NodeId statement, Extent extent) const {
  const auto [body, index] = standing_of(frame, statement);
  return body == nullptr || extent == Extent::alone ? BlockRun{statement, statement} : BlockRun{statement, body->back().id};
}

void View::say_choice(Frame& frame) const {
  frame.announce(frame.words("workspace.say.run", {{"nombre", std::to_string(program::blocks_of(frame.session.projection(), run(frame)).size())}}));
}

void View::choose(Frame& frame, const BlockRun& run) {
  const bool several = run.first != run.last;
  select(frame, {run.first, -1});
  chosen_until_ = several ? run.last : NodeId::none;
}

// So many blocks of the body, if it has them.
void View::choose_following(Frame& frame, NodeId first, std::size_t count) {
  const auto [body, index] = standing_of(frame, first);
  if (body != nullptr && index + count <= body->size()) choose(frame, {first, (*body)[index + count - 1].id});
}

// The choice goes on to the next block of the same body, or gives one back.
void View::extend_choice(Frame& frame, int by) {
  const NodeId from = statement_of(selected_);
  const auto [body, first] = standing_of(frame, from);
  if (body == nullptr) return move_selection(frame, statement_stops(), by);
  const std::size_t now = several() ? standing_of(frame, chosen_until_).second : first;
  const std::ptrdiff_t until = static_cast<std::ptrdiff_t>(now) + by;
  if (until < 0 || until >= static_cast<std::ptrdiff_t>(body->size())) {
    frame.announce(frame.words(by > 0 ? "workspace.say.last" : "workspace.say.first"));
    return;
  }
  selected_ = {from, -1};
  chosen_until_ = (*body)[static_cast<std::size_t>(until)].id;
  if (const std::optional<Box> box = box_of({chosen_until_, -1})) camera_.reveal(*box, canvas_, frame.metrics.scale, frame.du(kRevealMargin));
  if (chosen_until_ == from) chosen_until_ = NodeId::none;
  say_choice(frame);
}

void View::choose_up_to(Frame& frame, NodeId statement) {
  const std::optional<BlockRun> run = program::run_between(frame.session.projection(), statement_of(selected_), statement);
  if (!run) return;
  choose(frame, *run);
  say_choice(frame);
}

void View::choose_all(Frame& frame) {
  const std::vector<Block>& blocks = frame.session.projection().blocks;
  if (blocks.empty()) return;
  const ImVec2 offset = camera_.offset();
  choose(frame, {blocks.front().id, blocks.back().id});
  camera_.move_to(offset);
  say_choice(frame);
}

View::Span View::chosen_span(const Frame& frame) const {
  if (!several()) return {};
  const BlockRun chosen = run(frame);
  const int first = layout_.index_of(chosen.first), last = layout_.index_of(chosen.last);
  if (first < 0 || last < 0) return {};
  return {static_cast<std::size_t>(first), static_cast<std::size_t>(layout_.blocks[static_cast<std::size_t>(last)].last)};
}

// A ring around each chosen block that is seen.
void View::draw_choice(const Sheet& sheet, const Layout& layout) const {
  if (!several() || carrying_) return;
  const Box seen = sheet.box_of_clip();
  const Span span = chosen_span(sheet.frame);
  for (std::size_t index = span.begin; index < span.end; index = static_cast<std::size_t>(layout.blocks[index].last)) {
    const LaidBlock& laid = layout.blocks[index];
    if (laid.box.top > seen.bottom) return;
    if (laid.box.top + laid.whole < seen.top || laid.block->id == selected_.block) continue;
    // Two tones, so that it is seen on a block of its own colour.
    const float inner = sheet.frame.du(1.5F);
    paint_ring(sheet, rim_of(laid), laid.box.corner(), {.offset = 0, .thickness = inner, .color = sheet.frame.theme.focus_in});
    paint_ring(sheet, rim_of(laid), laid.box.corner(), {.offset = inner, .thickness = sheet.frame.du(2.5F), .color = sheet.frame.theme.accent});
  }
}

// ---- A band drawn with the pointer from the empty ground: it chooses the blocks whose first row it touches.

void View::follow_band(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const ImVec2 mouse{std::clamp(frame.mouse().x, canvas.x, canvas.right()), std::clamp(frame.mouse().y, canvas.y, canvas.bottom())};
  scroll_at_edge(frame, sheet, canvas, mouse);
  frame.animating = true;
  const Point now = sheet.point(mouse), from = press_->from;
  const Box band{std::min(from.x, now.x), std::min(from.y, now.y), std::max(from.x, now.x), std::max(from.y, now.y)};
  const LaidBlock *first = nullptr, *last = nullptr;
  for (const LaidBlock& laid : layout_.blocks) {
    if (!is_statement(layout_, laid) || !band.meets({laid.box.left, laid.box.top, laid.box.right, laid.box.top + laid.header})) continue;
    if (first == nullptr) first = &laid;
    last = &laid;
  }
  if (first == nullptr) {
    selected_ = {};
    chosen_until_ = NodeId::none;
    return;
  }
  const BlockRun chosen = program::run_between(frame.session.projection(), first->block->id, last->block->id).value_or(BlockRun{first->block->id, first->block->id});
  selected_ = {chosen.first, -1};
  chosen_until_ = chosen.first == chosen.last ? NodeId::none : chosen.last;
}

void View::draw_band(const Sheet& sheet) const {
  if (!press_ || press_->ground != Press::Ground::band) return;
  Frame& frame = sheet.frame;
  const ImVec2 from = sheet.at(press_->from), now = frame.mouse();
  const Rect band{std::min(from.x, now.x), std::min(from.y, now.y), std::abs(now.x - from.x), std::abs(now.y - from.y)};
  widgets::fill(frame, band, theme::with_alpha(frame.theme.accent, 0.12F));
  widgets::outline(frame, band, frame.theme.accent);
}

}  // namespace lunabloc::ide::workspace
