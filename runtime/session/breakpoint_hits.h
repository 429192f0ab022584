// At which moments of a run the breakpoints hold: read along with the trace, a bit a moment.
//
// A moment holds when the statement that has just run bears a breakpoint and its condition is true of the values that
// this moment shows. A condition that cannot be judged from what the trace tells does not hold, and says why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "session/breakpoints.h"
#include "session/ran_program.h"
#include "session/told_value.h"
#include "trace/store.h"

namespace lunabloc::session {

class BreakpointHits {
 public:
  struct Watched {
    std::size_t offset = 0;  // of the statement, in the program that ran
    std::string condition;
  };
  struct Found {
    std::size_t count = 0;
    std::optional<Error> doubt;  // why it could not be judged, the first time
  };

  // Starts anew. The program must live longer.
  void watch(const RanProgram& program, std::vector<Watched> watched);
  void forget() { *this = {}; }
  bool watches() const { return !watched_.empty(); }
  // Takes what the trace has got, so many events at most: a long run takes several calls, between which a window goes on.
  void follow(const trace::Trace& trace, std::size_t most_events = SIZE_MAX);
  bool has_all_of(const trace::Trace& trace) const { return watched_.empty() || read_ == trace.size(); }

  // Up to this moment nothing more will be found.
  std::size_t judged() const { return at_work_ ? moments_ - 1 : moments_; }
  const std::vector<Found>& found() const { return found_; }  // in the order of `watched`
  std::optional<std::size_t> after(std::size_t moment) const;   // the first moment beyond
  std::optional<std::size_t> before(std::size_t moment) const;  // the last one before

 private:
  void take(const trace::Event& event);
  void judge();

  const RanProgram* program_ = nullptr;
  std::vector<Watched> watched_;
  std::vector<Condition> conditions_;
  std::vector<Found> found_;
  std::unordered_map<std::size_t, std::size_t> by_offset_;
  bool needs_values_ = false;

  std::unordered_map<std::string, Told> by_name_;     // of names that are one variable's
  std::unordered_map<std::size_t, Told> by_variable_;  // of the others
  std::size_t read_ = 0, moments_ = 0;
  std::optional<std::size_t> at_work_;  // which of `watched` the statement of this moment bears
  std::vector<std::uint64_t> holds_;    // by moment
};

}  // namespace lunabloc::session
