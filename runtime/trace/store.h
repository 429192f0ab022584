// The trace in memory: appended by the run, read by everyone, bounded.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "trace/event.h"
#include "trace/run_request.h"

namespace lunabloc::trace {

class Trace {
 public:
  Trace() = default;
  explicit Trace(RunRequest request) : request_(std::move(request)) {}

  const RunRequest& request() const { return request_; }
  const std::vector<Event>& events() const { return events_; }
  bool ended() const { return !events_.empty() && events_.back().kind == EventKind::end; }
  // Past the bound, statement, variable, output and world events are counted but no longer kept (the first two a little
  // sooner, so that what is said after a long loop is there); error and end always are.
  void append(Event event);
  std::size_t dropped() const { return dropped_; }

 private:
  RunRequest request_;
  std::vector<Event> events_;
  std::size_t bytes_ = 0;
  std::size_t dropped_ = 0;
};

// The last event of a kind, or nullptr.
const Event* last_of(const Trace& trace, EventKind kind);
// Index of the n-th statement event, or events().size().
std::size_t index_of_step(const Trace& trace, std::uint64_t step);
// A counter's final count ("pas", "consultations", "appels"…), 0 when it was not counted.
std::int64_t cost_of(const Trace& trace, std::string_view counter);

}  // namespace lunabloc::trace
