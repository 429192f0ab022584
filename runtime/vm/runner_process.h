// The process of a run.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/process.h"

namespace lunabloc::vm {

struct RunnerProcess {
  std::unique_ptr<base::Process> process;
  std::chrono::steady_clock::time_point since;  // it was started
  bool has_run = false;                         // the program that it is given once more
};

// Errors: "process.cannot_start".
Result<RunnerProcess> start_runner(const std::filesystem::path& runner);
// The same for one of many runs, as a lesson's checks make: from the second of a thread on, one stands ready for this thread and
// forks, which takes half of the time. It never runs a program itself (runner/main.cpp).
Result<RunnerProcess> fork_runner(const std::filesystem::path& runner);

// Runs that one process may make, one after the other: what a program could do to the next it could do to itself.
struct SameRuns {
  std::string program;
  std::chrono::milliseconds wall{0};
  bool operator==(const SameRuns&) const = default;
};

// What has made such a run on this thread, among the last few, and waits to make another. Who takes it finds out whether it is still there.
std::optional<RunnerProcess> waiting_runner(const std::filesystem::path& runner, const SameRuns& runs);
void let_wait(const std::filesystem::path& runner, SameRuns runs, RunnerProcess process);

}  // namespace lunabloc::vm
