// What a case should give (`oracle` of a check, curriculum/FORMAT.md §5).
#pragma once

#include <string>

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

// `oracle`: one of those, or "controles.lua:name".
Result<Opinion> opinion_of(const Judging& judging, const std::string& oracle, const GeneratedCase& one, const Outcome& outcome);

}  // namespace lunabloc::lesson
