// Everything that keeps a program from doing what it is meant to do, in one list, in the order of the text: what Lua has
// against it, names that nobody gave, slots that are empty, blocks that the step goes without, where the run has stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/messages.h"
#include "vm/known_names.h"

namespace lunabloc::session {

class Session;

struct Problem {
  enum class Kind { grammar, unknown_name, empty_slot, lesson, run };
  Kind kind = Kind::grammar;
  Advice advice;                       // filled, in the person's language
  std::optional<std::size_t> offset;   // where, in the program as it is
  std::uint32_t line = 0;              // from 1; 0 where there is no place
  bool operator==(const Problem&) const = default;
};

inline constexpr std::size_t kMostProblems = 50;

// Reads the whole program: not for each frame.
std::vector<Problem> problems_of(const Session& session, const vm::KnownNames& known);

}  // namespace lunabloc::session
