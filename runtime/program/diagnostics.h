// What the Lua compiler has against a tree, found by passes over it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "program/lexer.h"
#include "program/tree.h"

namespace lunabloc::program {

// Nobody reads more faults than these.
inline constexpr std::size_t kMostTold = 1000;

// A diagnostic, and the byte at which Lua stops to say it: Lua tells of some faults late.
struct Finding {
  std::size_t stop = 0;
  Diagnostic diagnostic;
};

// What breaks the grammar: the missing, skipped and garbage parts of the tree.
std::vector<Finding> syntax_findings(const Tree& tree);
// What breaks the rules of names and jumps, and the compiler's limits, where the grammar is kept. Of a tree with faults
// of grammar, only what stands before the first counts: stops past `limit` are left out.
std::vector<Finding> name_findings(const Tree& tree, std::size_t limit);

// Where Lua stops: the token that it has before it when it stands at an offset.
struct Stop {
  Token token;
  std::size_t start = 0;  // of the token
  TextRange range;        // its last line: what Lua calls the line of a token
};
Stop stop_at(std::string_view text, std::size_t offset);
// The stop's token for a person, not too long.
std::string shown(std::string_view text, const Stop& stop);

}  // namespace lunabloc::program
