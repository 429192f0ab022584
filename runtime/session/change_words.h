// What was done to a program, in the words of its blocks: « ajouter : avancer de 50 pas », « changé : 50 → 80 ».
//
// Says it from the difference of two programs (program/block_diff.h), not from how it was done.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/messages.h"
#include "program/projection.h"
#include "session/breakpoints.h"

namespace lunabloc::session {

// One difference between the program and an earlier one.
struct ProgramChange {
  enum class Kind { added, removed, moved, changed };
  Kind kind = Kind::added;
  NodeId block = NodeId::none;  // in the program as it is; none: it is gone
  std::string words;            // a whole line
  bool operator==(const ProgramChange&) const = default;
};

std::vector<ProgramChange> program_changes(const program::Projection& before, const program::Projection& after, const Messages& messages);

// A step of the history on one line: its first change, and how many more there are. `label` is the command that made it:
// a command with a meaning of its own ("edit.wrap", "edit.rename"…) says that too.
std::string step_words(const program::Projection& before, const program::Projection& after, std::string_view label, const Messages& messages);

// A step that only sets breakpoints, of a program that stays as it is.
std::string breakpoint_words(const program::Projection& program, const Breakpoints& before, const Breakpoints& after, std::string_view label,
                             const Messages& messages);

}  // namespace lunabloc::session
