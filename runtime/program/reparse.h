// Ids of nodes: new ones for a new tree, the old ones for what an edit has left or can be recognised in.
#pragma once

#include <string_view>
#include <vector>

#include "program/edit.h"
#include "program/parser.h"
#include "program/tree.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {

// To every node that has none.
void give_new_ids(const GreenNode& root, IdSource& ids);

// The statements of a tree that an edit of its text leaves as they are, for the parser to take.
class UntouchedStatements : public Reuse {
 public:
  UntouchedStatements(const Tree& before, const TextEdit& edit, std::string_view text_after);

  Run find(const Wish& wish) override;
  std::size_t mark() const override { return given_.size(); }
  void go_back(std::size_t mark) override { given_.resize(mark); }

  // Was this child (by its place in the old tree) given to the new tree?
  bool was_given(const GreenChild* child) const;

 private:
  struct Place {
    std::span<const GreenChild> siblings;  // from the statement to the end of its block
    std::size_t offset = 0;
  };
  Place place_of(std::size_t old_offset) const;
  bool may_stand(const GreenChild& statement, std::size_t old_offset, const Wish& wish) const;
  bool is_followed_before_damage(std::size_t end) const;
  std::size_t moved(std::size_t old_offset) const;

  const Tree& before_;
  std::string_view text_before_, text_after_;
  TextRange damage_;      // in the text before
  std::size_t inserted_;  // bytes that stand there now
  std::vector<std::span<const GreenChild>> given_;
};

// Gives ids to the nodes of a new tree that have none: those of the old nodes that they can be taken for, else new ones.
void keep_ids(const Tree& before, const GreenNode& after, std::string_view text_after, const UntouchedStatements& given,
              IdSource& ids);
// Statements of `after` with ids beyond `last` that say what a statement of `before` said, gone from its place, get its
// ids. Only for a tree that nobody else has seen.
void keep_ids_of_moved(const Tree& before, const Tree& after, NodeId last);

}  // namespace lunabloc::program
