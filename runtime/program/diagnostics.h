// What the Lua compiler has against a tree, found by passes over it.
#pragma once

#include <cstddef>
#include <vector>

#include "program/tree.h"

namespace lunabloc::program {

// A diagnostic, and the byte at which Lua stops to say it: Lua tells of some faults late.
struct Finding {
  std::size_t stop = 0;
  Diagnostic diagnostic;
};

// What breaks the grammar: the missing, skipped and garbage parts of the tree.
std::vector<Finding> syntax_findings(const Tree& tree);

}  // namespace lunabloc::program
