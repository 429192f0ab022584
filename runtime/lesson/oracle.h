// What a case should give (`oracle` of a check, curriculum/FORMAT.md §5).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lesson/case_run.h"

namespace lunabloc::lesson {

struct Opinion {
  bool right = true;
  std::string cause;     // what the oracle names
  std::string expected;  // in words
  Arguments arguments;   // what else fills the message; an oracle's own {obtenu} and {attendu} go before
};

// The names of the oracles of our own, « solution » among them.
std::vector<std::string_view> oracle_names();

// A case, and what the program gave.
struct Answered {
  const GeneratedCase* one = nullptr;
  const Outcome* outcome = nullptr;
};

// Of each, in their order. `oracle`: one of those, or "controles.lua:name", which is asked about all of them at once.
std::vector<Result<Opinion>> opinions_of(const Judging& judging, const std::string& oracle, std::span<const Answered> all);

}  // namespace lunabloc::lesson
