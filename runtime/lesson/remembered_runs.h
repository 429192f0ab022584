// Runs that were made are not made again: the same order gives the same trace (DESIGN §4). A lesson's proof runs its solution
// on the same cases for each of its wrong programs.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "lesson/evaluate.h"

namespace lunabloc::lesson {

class RememberedRuns {
 public:
  explicit RememberedRuns(const Runner& run) : run_(run) {}
  RememberedRuns(const RememberedRuns&) = delete;
  RememberedRuns& operator=(const RememberedRuns&) = delete;

  // From any thread. As long as this lives.
  Runner runner() {
    return [this](const trace::RunRequest& request, const std::string& program) { return run(request, program); };
  }

 private:
  Result<trace::Trace> run(const trace::RunRequest& request, const std::string& program);

  const Runner& run_;
  std::mutex mutex_;
  std::unordered_map<std::string, trace::Trace> known_;  // by the bytes of the order
  std::size_t bytes_ = 0;
};

}  // namespace lunabloc::lesson
