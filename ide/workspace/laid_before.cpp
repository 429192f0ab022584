#include "ide/workspace/laid_before.h"

#include <algorithm>
#include <utility>

namespace lunabloc::ide::workspace {
namespace {

constexpr int kFar = 32;  // statements that are gone or new at once; beyond, what follows is laid out again

}  // namespace

LaidBefore::Siblings LaidBefore::beginning_with(NodeId first) const {
  if (from_ == nullptr) return {};
  return {std::max(0, from_->index_of(first)), static_cast<int>(from_->blocks.size())};
}

LaidBefore::Siblings LaidBefore::inside(int parent, int part) const {
  if (parent < 0) return {};
  int child = parent + 1;
  while (child < at(parent).last && at(child).part != part) child = at(child).last;
  return {child, at(parent).last};
}

int LaidBefore::find(Siblings& siblings, NodeId block) const {
  if (block == NodeId::none) return -1;
  int candidate = siblings.next;
  for (int passed = 0; passed < kFar && candidate < siblings.end; ++passed) {
    if (at(candidate).id == block) {
      siblings.next = at(candidate).last;
      return candidate;
    }
    candidate = at(candidate).last;
  }
  return -1;
}

bool LaidBefore::holds(int index, const program::Block& block) const {
  return index >= 0 && block.made <= from_->version && !at(index).altered;
}

int LaidBefore::take(int index, const program::Block& block, const Stand& stand, Layout& into) {
  const int first = static_cast<int>(into.blocks.size()), by = first - index, end = at(index).last, deeper = stand.depth - at(index).depth;
  taken_.push_back({first, end + by, at(index).box.corner()});
  for (int now = index; now < end; ++now) {
    if (spent_ != nullptr) into.blocks.push_back(std::move(spent_->blocks[static_cast<std::size_t>(now)]));
    else into.blocks.push_back(at(now));
    LaidBlock& laid = into.blocks.back();
    laid.depth += deeper;
    if (by == 0) continue;
    laid.parent += by;
    laid.last += by;
    for (Piece& piece : laid.pieces)
      if (piece.child >= 0) piece.child += by;
  }
  LaidBlock& laid = into.blocks[static_cast<std::size_t>(first)];
  laid.block = &block;
  laid.parent = stand.parent;
  laid.part = stand.part;
  laid.box = laid.box.moved(Point{} - laid.box.corner());
  return first;
}

}  // namespace lunabloc::ide::workspace
