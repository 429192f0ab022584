// The changes of the pins in a whole run, whatever moment is shown: what the timeline draws.
//
// Reads a trace as it grows, each event once. Draws nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "trace/store.h"
#include "world/kit_world.h"

namespace lunabloc::ide::kit {

class PinHistory {
 public:
  // Takes what the trace has got since the last call; another trace, or none, begins anew.
  void follow(const trace::Trace* trace);

  // All parts with all their changes; its `now` is the end of the run so far.
  const world::KitWorld& whole() const { return whole_; }
  // The moment that shows this time: how many have begun by then.
  std::size_t step_at(std::chrono::microseconds time) const;

 private:
  world::KitWorld whole_;
  std::vector<std::chrono::microseconds> moments_;  // when each began
  std::optional<trace::Event> last_;  // the last event read, to know the trace again
  std::size_t read_ = 0;
};

}  // namespace lunabloc::ide::kit
