// The costs that a session shows: which counts are wanted, and those that were found. A moment is counted by running the
// program again up to it, so costs are exact at any moment and the trace need not hold them.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>

#include "session/session.h"

namespace lunabloc::session {

class CostDesk {
 public:
  explicit CostDesk(std::filesystem::path runner) : runner_(std::move(runner)) {}

  // A run has begun; what was counted of the one before is forgotten, what is pinned stays.
  void begin(std::string program);
  // Somebody looks at them: the moment that is shown is counted.
  const CostView& look(const trace::Trace* trace, std::size_t moment, const program::Tree& tree);
  void pin(bool yes);
  void measure(std::size_t size, const trace::Trace* trace, const program::Tree& tree);
  // True when something new is known.
  bool tick(const trace::Trace* trace, std::chrono::microseconds now);

 private:
  static constexpr std::chrono::microseconds kBetween{150'000};  // two counts, so that playing costs little
  static constexpr std::size_t kMostKept = 4096;

  std::filesystem::path runner_;
  std::string program_;                      // that ran
  std::map<std::size_t, Costs> counted_;     // by moment
  std::size_t wanted_ = 0, counting_ = 0;
  bool looked_at_ = false;
  CostRuns moment_, growth_;
  Growth measured_;
  CostView view_;
  std::shared_ptr<const std::string> sizes_of_;  // the text of view_.sizes
  std::chrono::microseconds due_{0};
};

}  // namespace lunabloc::session
