// The calls of a program's functions that are in one another at a moment, and what the variables of each are worth: of a
// recursion each call has its own. A fold of the trace; what the names mean is found from the tree when it is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "trace/event.h"

namespace lunabloc::session {

class RanProgram;

struct CallsInProgress {
  // A value that was told while a statement of the call was at work, or as the call began.
  struct Told {
    std::string name;
    trace::Value value;
    std::uint32_t statement = trace::kNoOffset;  // none: as it began
  };
  struct Call {
    std::int64_t depth = 0;
    std::uint32_t begun = trace::kNoOffset;  // its first statement
    std::uint32_t at = trace::kNoOffset;     // the one at work in it
    std::vector<Told> told;
  };
  std::vector<Call> calls;     // from the outermost on; those that are deeper than kMostCalls are not kept
  std::int64_t depth = 0;
  std::vector<Told> pending;   // since the last statement

  static constexpr std::int64_t kMostCalls = 300;
  std::size_t weight_bytes() const;
};

void fold(CallsInProgress& calls, const trace::Event& event);

// A call as views show it.
struct ShownCall {
  std::string name;   // of the function; empty: it has none
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> values;  // of its own variables, parameters first
  std::size_t at = 0;                                       // the statement at work in it
  bool selected = false;                                    // its variables are the ones that are shown
  bool is_script = false;                                   // what a block « quand… » does, which nobody calls
  bool operator==(const ShownCall&) const = default;
};
std::vector<ShownCall> shown_calls(const RanProgram& program, const CallsInProgress& calls);

}  // namespace lunabloc::session
