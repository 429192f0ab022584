// How the work is looked at, kept with it: the zoom, and the blocks of which only the first row is shown. The Lua and the
// history know nothing of it.
#include <algorithm>
#include <cmath>

#include "ide/workspace/block_words.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;
using widgets::Frame;

constexpr double kRest = 1;          // seconds without a change before it is kept
constexpr float kMargin = 16;        // du around the whole program

bool has_body(const Block& block) {
  const bool value = block.shape == program::Shape::reporter || block.shape == program::Shape::boolean;
  return !value && std::any_of(block.parts.begin(), block.parts.end(), [](const Part& part) { return part.kind == PartKind::body; });
}

std::size_t count_inside(const Block& block) {
  std::size_t count = 0;
  for (const Part& part : block.parts)
    if (part.kind == PartKind::body)
      for (const Block& inside : part.blocks) count += 1 + count_inside(inside);
  return count;
}

}  // namespace

std::unordered_map<NodeId, std::string> View::folded_words(const Frame& frame) const {
  std::unordered_map<NodeId, std::string> words;
  if (folded_.empty()) return words;
  for (const Block* block : program::all_blocks(frame.session.projection()))
    if (folded_.contains(block->id) && has_body(*block)) words[block->id] = words_of_count(frame.session.messages(), "workspace.folded", count_inside(*block));
  return words;
}

void View::lay_out_again(Frame& frame) {
  layout_ = lay_out(frame.session.projection(), text_width(frame.fonts), layout_options(frame));
  sentences_.clear();
  map_of_ = nullptr;
}

void View::set_folded(Frame& frame, NodeId block, bool folded) {
  if (folded) folded_.insert(block);
  else folded_.erase(block);
  lay_out_again(frame);
}

void View::toggle_fold(Frame& frame) {
  // The block itself when it holds others, else the one around it.
  int index = layout_.index_of(statement_of(selected_));
  while (index >= 0 && !has_body(*layout_.blocks[static_cast<std::size_t>(index)].block)) index = layout_.blocks[static_cast<std::size_t>(index)].parent;
  if (index < 0) {
    frame.announce(frame.words("workspace.say.fold.none"));
    return;
  }
  const NodeId block = layout_.blocks[static_cast<std::size_t>(index)].block->id;
  const bool folds = !folded_.contains(block);
  set_folded(frame, block, folds);
  select(frame, {block, -1});
  frame.announce(frame.words(folds ? "workspace.say.folded" : "workspace.say.unfolded"));
}

// Everything folds as long as something of the file's own statements can; then everything unfolds.
void View::toggle_all_folds(Frame& frame) {
  const std::vector<Block>& blocks = frame.session.projection().blocks;
  const bool folds = std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) { return has_body(block) && !folded_.contains(block.id); });
  folded_.clear();
  if (folds)
    for (const Block& block : blocks)
      if (has_body(block)) folded_.insert(block.id);
  lay_out_again(frame);
  if (selected_.block != NodeId::none && layout_.index_of(selected_.block) < 0) selected_ = {}, chosen_until_ = NodeId::none;
  if (selected_.block == NodeId::none && frame.focus().visible()) frame.focus().set("workspace.canvas", access::Zone::blocks);
  frame.announce(frame.words(folds ? "workspace.say.folded.all" : "workspace.say.unfolded.all"));
}

// What is gone to is shown.
void View::unfold_around(Frame& frame, NodeId wanted) {
  if (folded_.empty() || layout_.index_of(wanted) >= 0) return;
  const Block* target = program::block_with(frame.session.projection(), wanted);
  if (target == nullptr) return;
  for (const Block* block : program::all_blocks(frame.session.projection()))
    if (block->range.contains(target->range) && block->id != wanted) folded_.erase(block->id);
  lay_out_again(frame);
}

const LaidBlock* View::shown_at(const Layout& layout, std::size_t offset) const {
  const LaidBlock* found = nullptr;
  for (const LaidBlock& laid : layout.blocks) {
    const program::Shape shape = laid.block->shape;
    if (shape != program::Shape::reporter && shape != program::Shape::boolean && laid.block->range.contains(offset)) found = &laid;
  }
  return found;
}

session::WorkLook View::look_now(const session::Session& session) const {
  session::WorkLook look{static_cast<int>(std::lround(camera_.zoom() * 100)), {}};
  for (const Block* block : program::all_blocks(session.projection()))
    if (folded_.contains(block->id)) look.folded.push_back(block->range.start);
  return look;
}

// Another work is looked at as it was when it was last open.
void View::follow_look(Frame& frame) {
  const session::Session& session = frame.session;
  if (work_ == session.works_opened()) return keep_look(frame);
  work_ = session.works_opened();
  selected_ = {};
  chosen_until_ = NodeId::none;
  kept_look_ = session.look();
  folded_.clear();
  if (!kept_look_.folded.empty())
    for (const Block* block : program::all_blocks(session.projection()))
      if (has_body(*block) && std::binary_search(kept_look_.folded.begin(), kept_look_.folded.end(), block->range.start)) folded_.insert(block->id);
  placed_ = false;
  lay_out_again(frame);
}

void View::keep_look(Frame& frame) {
  if (!placed_ || carrying_) return;
  const int zoom = static_cast<int>(std::lround(camera_.zoom() * 100));
  if (zoom == kept_look_.zoom_percent && folded_.empty() && kept_look_.folded.empty()) {
    look_changed_at_ = -1;
    return;
  }
  const session::WorkLook now = look_now(frame.session);
  if (now == kept_look_) {
    look_changed_at_ = -1;
    return;
  }
  if (look_changed_at_ < 0) look_changed_at_ = frame.now;
  if (frame.now - look_changed_at_ < kRest) {
    frame.animating = true;
    return;
  }
  look_changed_at_ = -1;
  kept_look_ = now;
  std::vector<std::string> arguments{std::to_string(now.zoom_percent)};
  for (const std::size_t offset : now.folded) arguments.push_back(std::to_string(offset));
  frame.commands.push("look.keep", std::move(arguments));
}

void View::show_all(Frame& frame) {
  camera_.show_all(layout_.bounds, canvas_, frame.metrics.scale, frame.du(kMargin) + metrics_.hat_rise);
  zoomed_at_ = frame.now;
}

}  // namespace lunabloc::ide::workspace
