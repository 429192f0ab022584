// What a tree says, as a list that can be cut and joined: the proof that an edit did what was meant and no more.
//
// Spaces, comments, separators and parentheses that only group say nothing here. The shape of the tree after an edit
// is compared with the shape before, changed as intended.
#pragma once

#include <cstdint>
#include <vector>

#include "program/cursor.h"

namespace lunabloc::program {

struct Mark {
  std::uint32_t depth = 0;
  std::uint64_t what = 0;  // a kind, and the text of a token
  bool operator==(const Mark&) const = default;
};
using Marks = std::vector<Mark>;

// How a tree is meant to change.
struct IntendedChange {
  struct Insertion {
    Syntax block;
    Syntax before;  // the statement before which it stands; empty: at the end
    Marks marks;    // as of statements at depth 0
  };
  struct Replacement {
    Syntax old;   // the expression or the word that gives way; a missing one too
    Marks marks;      // as of an expression at depth 0
  };
  std::vector<Syntax> removed;  // statements
  std::vector<Insertion> inserted;
  std::vector<Replacement> replaced;
};

// The marks of the tree as it will be once the change is made.
Marks marks_of(const Syntax& top, const IntendedChange& change = {});

}  // namespace lunabloc::program
