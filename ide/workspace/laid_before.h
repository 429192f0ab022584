// An earlier layout, from which a later one takes over what has stayed as it was.
//
// Statements that no edit has made anew and in which nothing is carried away keep their boxes: they are moved, not laid out.
// Statements are looked for among those of the same body, in their order, so a long program costs no search.
#pragma once

#include <vector>

#include "ide/workspace/block_layout.h"

namespace lunabloc::ide::workspace {

class LaidBefore {
 public:
  LaidBefore() = default;
  explicit LaidBefore(const Layout& kept) : from_(&kept) {}          // what is taken over is copied
  explicit LaidBefore(Layout&& spent) : from_(&spent), spent_(&spent) {}

  // Blocks that follow one another, from the first that has not been passed: indices of the earlier layout.
  struct Siblings {
    int next = 0, end = 0;
  };
  Siblings beginning_with(NodeId first) const;
  Siblings inside(int parent, int part) const;
  // The index of the block among them, which passes it and those before it; -1: it is not near.
  int find(Siblings& siblings, NodeId block) const;
  // Is it laid as the block would be now?
  bool holds(int index, const program::Block& block) const;
  // Puts the block with all that it holds at the end of the layout, its corner at (0, 0) of its parent, which `settle` moves
  // to its place. `stand` says where.
  struct Stand {
    int parent = -1, part = -1, depth = 0;
  };
  int take(int index, const program::Block& block, const Stand& stand, Layout& into);

  // What was taken, in the order of the layout it was put into, and where its boxes were measured from.
  struct Taken {
    int first = 0, last = 0;
    Point corner;
  };
  const std::vector<Taken>& taken() const { return taken_; }
  std::size_t size() const { return from_ == nullptr ? 0 : from_->blocks.size(); }

 private:
  const LaidBlock& at(int index) const { return from_->blocks[static_cast<std::size_t>(index)]; }

  const Layout* from_ = nullptr;
  Layout* spent_ = nullptr;  // the same, when it may be emptied
  std::vector<Taken> taken_;
};

}  // namespace lunabloc::ide::workspace
