// Counters, steps and variables, inserted from the tree on the same lines, for exact mode (DESIGN §4).
//
// The instrumented text behaves as the program does: same output, errors, order of evaluation, results, tail calls,
// limits. It is a chunk that begins, on its first line, with
//
//   local __lunabloc_step, __lunabloc_count, … = ... return function(...)
//
// so: load it, call the result with the functions of kInstrumentNames in that order, and what it returns is the
// program (call it with the program's own arguments). The functions are upvalues: no program can write them, because
// names with kReservedPrefix are refused, and no _ENV reaches them. They must return nothing (their results are used
// as nil), raise nothing of the program's, and never yield into it.
//
//   step(offset [, reads [, comparisons [, writes [, swaps [, element comparisons [, cells]]]]]])   a statement is about
//                           to run; offset: its first byte in the original text, or ~offset when a turn of a loop begins
//                           with it; then what its own expressions will do, trailing zeros left out
//   count(reads [, … [, cells [, turns]]])   the same for a part that runs under a condition of its own: the right side
//                           of `and` and `or`, the condition of `elseif`; and for a turn that begins without a step
//   enter()                 a function that the program defines has been called
//   variable(name, value)   a local, a parameter or a loop variable took a value
//   global(name, env)       a global was assigned; env is the _ENV in force: read env[name] raw
//   changed(name, value)    an element or a field was assigned below the local of this name (t[i].x = …); value: t
//   changed_global(name, env)   the same below a global
//
// What is counted (curriculum/FORMAT.md §5; the whole list, with what the library counts, is runner/costs.h):
// - pas (each call of step): one a statement, `;`, labels and comments apart. A `while` takes one for each evaluation
//   of its condition, a `repeat` too (not on entry), a `for` one on entry and one for each turn. All carry the offset
//   of the loop.
// - consultations (reads): each `a[k]` evaluated for its value, `k` anything but a text in quotes, also below an
//   assignment's target (`t[i][j] = 1` reads one); and each turn of a `for … in ipairs(…)` or `pairs(…)`.
// - comparaisons: each `== ~= < <= > >=` evaluated; comparaisons_elements: those of which a side is itself an `a[k]`.
// - tours (turns): each time that the body of a loop begins.
// - cases (cells): each place of a list `{…}`; what a call or `...` at its end adds is left to the runner.
// - ecritures (writes): each target `a[k]` of an assignment, `k` as above.
// - echanges (swaps): `t[i], t[j] = t[j], t[i]`, which also reads two and writes two.
// - appels (each call of enter).
// A statement's counts come before it runs: when it stops halfway with an error, they are those of the whole.
//
// A program that overflows the stack does so a little sooner, perhaps in the call of one of these functions.
// A function that uses more than kMostUpvalues outer names, or nests deeper than kMostLevels, is left as it is, with
// all that it contains: Lua's own limits leave no room there.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "program/tree.h"

namespace lunabloc::program {

inline constexpr std::string_view kReservedPrefix = "__lunabloc_";

inline constexpr std::string_view kStepName = "__lunabloc_step";
inline constexpr std::string_view kCountName = "__lunabloc_count";
inline constexpr std::string_view kEnterName = "__lunabloc_enter";
inline constexpr std::string_view kVariableName = "__lunabloc_variable";
inline constexpr std::string_view kGlobalName = "__lunabloc_global";
inline constexpr std::string_view kChangedName = "__lunabloc_changed";
inline constexpr std::string_view kChangedGlobalName = "__lunabloc_changed_global";
// The order in which the loaded chunk takes them.
inline constexpr std::array<std::string_view, 7> kInstrumentNames = {
    kStepName, kCountName, kEnterName, kVariableName, kGlobalName, kChangedName, kChangedGlobalName};

inline constexpr std::size_t kMostUpvalues = 255 - kInstrumentNames.size() - 1;  // _ENV
inline constexpr int kMostLevels = 150;

struct Instrumented {
  std::string text;  // to be loaded; its lines are the program's lines
};

// Errors: "syntax.…" of the first diagnostic, its place and detail filled; "program.reserved_name" {nom}{ligne} when
// the program uses the reserved prefix.
Result<Instrumented> instrument(const Tree& tree);

}  // namespace lunabloc::program
