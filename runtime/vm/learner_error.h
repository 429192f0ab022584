// What a learner is told of a run that an error or a limit has ended.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/text_range.h"
#include "trace/store.h"
#include "vm/known_names.h"

namespace lunabloc::vm {

// The advice for the error event of a trace ("M-commun-…" or "run.…" id with its arguments, {ligne} filled from the
// offset); false when there is no error.
bool error_message(const trace::Trace& trace, std::string_view program, Error& into);

struct LearnerError {
  Error error;               // the words of the slip that is recognised, else the runner's; detail: Lua's own
  std::string general;       // the runner's message id, of which a lesson may have words of its own
  std::optional<TextRange> place;  // in the program: what fails, else its statement
  // What the names written there were worth, as it is shown: for who wants to see it.
  std::vector<std::pair<std::string, std::string>> values;

  bool is_slip() const { return error.message != general; }
};

// Nothing when the trace has no error event. A program that is no Lua gets the words of its first fault.
std::optional<LearnerError> learner_error(const trace::Trace& trace, std::string_view program, const KnownNames& known);

}  // namespace lunabloc::vm
