// Ids of nodes after an edit: the old ones for what it has left or what can be recognised, else new ones.
#pragma once

#include <string_view>
#include <vector>

#include "program/edit.h"
#include "program/parser.h"
#include "program/tree.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {

// The statements of a tree that an edit of its text leaves as they are, for the parser to take.
class UntouchedStatements : public Reuse {
 public:
  UntouchedStatements(const Tree& before, const TextEdit& edit, std::string_view text_after);

  Run find(const Wish& wish) override;
  std::size_t mark() const override { return given_.size(); }
  void go_back(std::size_t mark) override { given_.resize(mark); }

  // Children of the old tree that the new one has, in no order.
  const std::vector<std::span<const GreenChild>>& given() const { return given_; }

 private:
  // A block, or what is inside a block, on the way to where the last wish stood.
  struct Level {
    std::span<const GreenChild> children;
    bool is_block = false;
    std::size_t at = 0;      // the child that the search has come to
    std::size_t offset = 0;  // of that child
  };
  // The children of its block from the statement at old_offset on; empty when none begins there.
  std::span<const GreenChild> siblings_from(std::size_t old_offset);
  bool may_stand(const GreenNode& statement, const Wish& wish) const;
  bool is_outside(const GreenChild& statement, std::size_t old_offset, const Wish& wish) const;
  bool is_followed_before_damage(std::size_t end) const;
  bool hangs_on_damaged_line(std::size_t old_start, std::size_t old_end) const;
  std::size_t moved(std::size_t old_offset) const;

  const Tree& before_;
  std::string_view text_before_, text_after_;
  TextRange damage_;      // in the text before
  std::size_t inserted_;  // bytes that stand there now
  std::size_t damaged_line_end_;  // in the text before: of the line on which the damage ends
  std::vector<std::span<const GreenChild>> given_;
  std::vector<Level> path_;  // the file first: wishes come in the order of the text, so the search goes on from the last
};

// Gives ids to the nodes of a new tree that have none: those of the old nodes that they can be taken for, else new ones.
void keep_ids(const Tree& before, const GreenNode& after, std::string_view text_after, const UntouchedStatements& given,
              IdSource& ids);
// Statements of `after` with ids beyond `last` that say what a statement of `before` said, gone from its place, get its
// ids. Only for a tree that nobody else has seen.
void keep_ids_of_moved(const Tree& before, const Tree& after, NodeId last);

}  // namespace lunabloc::program
