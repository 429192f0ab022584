// What differs between two programs, in blocks: added, removed, moved, changed.
//
// Blocks are matched by what they say, not by where they stand: first those that are equal in the same list, then the
// containers that hold much the same, then what is equal anywhere else (it has moved), last what is of one type in the
// same place (it has changed). What a container holds is compared inside it, so each statement is told once.
#pragma once

#include <string>
#include <vector>

#include "program/projection.h"

namespace lunabloc::program {

// A slot, or the comment, that holds something else than before, in words.
struct SlotChange {
  std::string hole;  // as in Part; "comment" for the comment
  std::string before, after;
};

// A statement that one side alone has, that stands elsewhere, or that says something else; the last two may go together.
struct BlockChange {
  const Block* before = nullptr;  // null: added
  const Block* after = nullptr;   // null: removed
  bool moved = false;
  std::vector<SlotChange> slots;  // empty: the block says the same

  bool added() const { return before == nullptr; }
  bool removed() const { return after == nullptr; }
  bool changed() const { return !slots.empty(); }
};

// In reading order; what is gone stands where it stood. Borrows from both. Equal programs differ in nothing, and so do
// those that differ in spaces alone.
std::vector<BlockChange> block_changes(const Projection& before, const Projection& after);

// What a block says, in the projection's language, on one line and without its bodies: "avancer de 50".
std::string words_of(const Block& block);

}  // namespace lunabloc::program
