// Counters, steps and variables, inserted from the tree on the same lines, for exact mode (DESIGN §4).
//
// The instrumented text behaves as the program does: same output, errors, order of evaluation, results, tail calls,
// limits. It is a chunk that begins, on its first line, with
//
//   local __lunabloc_step = ... return function(...)
//
// so: load it, call the result with the function `step`, and what it returns is the program (call it with the program's
// own arguments). The function is an upvalue: no program can write it, because names with kReservedPrefix are refused, and
// no _ENV reaches it. It must return nothing (its result is used as nil), raise nothing of the program's, and never yield
// into it.
//
//   step(number, values…)   the program is at a site: what happens there is in Sites under its number. The values are
//                           those that acts of the site name.
//
// What is next to one another and cannot be separated is one site: that a function has been called, that its parameters
// took their values, and that its first statement is about to run, are one call.
//
// What is counted (curriculum/FORMAT.md §5; the whole list, with what the library counts, is runner/costs.h):
// - pas (steps): one a statement, `;`, labels and comments apart. A `while` takes one for each evaluation of its
//   condition, a `repeat` too (not on entry), a `for` one on entry and one for each turn. All carry the offset of the loop.
// - consultations (reads): each `a[k]` evaluated for its value, `k` anything but a text in quotes, also below an
//   assignment's target (`t[i][j] = 1` reads one); and each turn of a `for … in ipairs(…)` or `pairs(…)`.
// - comparaisons: each `== ~= < <= > >=` evaluated; comparaisons_elements: those of which a side is itself an `a[k]`.
// - tours (turns): each time that the body of a loop begins.
// - cases (cells): each place of a list `{…}`; what a call or `...` at its end adds is left to the runner.
// - ecritures (writes): each target `a[k]` of an assignment, `k` as above.
// - echanges (swaps): `t[i], t[j] = t[j], t[i]`, which also reads two and writes two.
// - appels (calls): each time that a function which the program defines begins.
// A statement's counts come before it runs: when it stops halfway with an error, they are those of the whole.
//
// A program that overflows the stack may do so a little sooner, in a call of `step`.
// A function that uses more than kMostUpvalues outer names, or nests deeper than kMostLevels, is left as it is, with
// all that it contains: Lua's own limits leave no room there.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "program/tree.h"

namespace lunabloc::program {

inline constexpr std::string_view kReservedPrefix = "__lunabloc_";
inline constexpr std::string_view kStepName = "__lunabloc_step";

inline constexpr std::size_t kMostUpvalues = 255 - 2;  // step, _ENV
inline constexpr int kMostLevels = 150;

struct SiteCounts {
  int steps = 0, reads = 0, comparisons = 0, writes = 0, swaps = 0, element_comparisons = 0, cells = 0, turns = 0, calls = 0;
  auto operator<=>(const SiteCounts&) const = default;
  SiteCounts& operator+=(const SiteCounts& other);
};

struct Act {
  enum class Kind : std::uint8_t {
    statement,  // it is about to run; offset: its first byte in the original text
    variable,   // a local, a parameter or a loop variable took a value, or something below it (t[i].x = …)
    global,     // the same for a global; the value is the _ENV in force: read env[name] raw
  };
  Kind kind = Kind::statement;
  std::uint32_t offset = 0;
  std::string name;
  // An element of it was assigned, and which can be told.
  enum class Key : std::uint8_t {
    none,
    value,   // t[i], t[i + 1], t.x: a second value follows, which and key_plus are the key
    global,  // the same; the second value is the _ENV in force, which holds the key raw under key_name
    length,  // t[#t + 1]: what is now its length
  };
  Key key = Key::none;
  int key_plus = 0;
  std::string key_name;
  bool operator==(const Act&) const = default;

  int values() const { return kind == Kind::statement ? 0 : key == Key::value || key == Key::global ? 2 : 1; }
};

// What one call of `step` may be given beside its number.
inline constexpr std::size_t kMostSiteValues = 8;

// One call of `step`. Acts come in the order of time, and take their values in that order.
struct Site {
  std::vector<Act> acts;
  SiteCounts counts;
};

class Sites {
 public:
  // Its number. A site without acts has the number of an earlier one that counts the same: however many texts a program
  // gives to `load`, no more are kept than there are different ones.
  std::size_t add(Site site);
  const Site& operator[](std::size_t number) const { return sites_[number]; }
  std::size_t size() const { return sites_.size(); }

 private:
  std::vector<Site> sites_;
  std::map<SiteCounts, std::size_t> without_acts_;
};

enum class Tell {
  all,         // statements and what takes a value
  statements,  // no values: sites have no act but statements
  counts,      // no acts
};

// The text to be loaded; its lines are the program's lines. Errors: "syntax.…" of the first diagnostic, its place and
// detail filled; "program.reserved_name" {nom}{ligne} when the program uses the reserved prefix.
Result<std::string> instrument(const Tree& tree, Tell tell, Sites& sites);

}  // namespace lunabloc::program
