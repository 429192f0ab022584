// Counters and steps, inserted from the tree on the same lines, for exact mode (DESIGN §4).
//
// The instrumented text behaves as the program does: same output, errors, order of evaluation, integer and float
// results. Calls go to two reserved upvalues that a program cannot write: kStepName(offset) before each statement,
// where offset is the byte at which the statement begins in the *original* text, and kCountName(kind, n).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "program/tree.h"

namespace lunabloc::program {

// Names begin with bytes that Lua's lexer takes in no name; the instrumenter writes them as parameters of the
// enclosing function instead: see instrument.cpp.
inline constexpr std::string_view kReservedPrefix = "__lunabloc_";

struct Instrumented {
  std::string text;                 // to be loaded; its lines are the program's lines
};

// Errors: "syntax.…" of the first diagnostic; "program.reserved_name" when the program uses the reserved prefix.
Result<Instrumented> instrument(const Tree& tree);

}  // namespace lunabloc::program
