#include "vm/runner_process.h"

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "base/ready_process.h"

namespace lunabloc::vm {
namespace {

// No environment but this. The second: sines and powers to the last bit as on a processor without fused multiplication, or
// a recording made on one computer would not run again on an older one.
base::ProcessOptions options_of(const std::filesystem::path& runner, std::vector<std::string> arguments) {
  return {runner, std::move(arguments), {"LC_ALL=C", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4"}, false};
}

// Which file it is, so that a program that was replaced on the disk is not run from memory.
struct File {
  dev_t device = 0;
  ino_t number = 0;
  time_t written_s = 0;
  long written_ns = 0;
  bool operator==(const File&) const = default;
};

std::optional<File> file_at(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return File{found.st_dev, found.st_ino, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

// Its limit of processor time is the program's and five seconds (runner/main.cpp): when it has used less than these, a whole run
// is left.
constexpr std::chrono::seconds kLongestUse{4};
// A check runs a pupil's program, its oracle and its generator by turns.
constexpr std::size_t kMostWaiting = 4;

struct OfThread {
  std::optional<File> file;  // of the last run
  bool tried = false;
  std::unique_ptr<base::ReadyProcess> ready;
  std::deque<std::pair<SameRuns, RunnerProcess>> waiting;  // the latest last
};
OfThread& of_thread() {
  thread_local OfThread own;
  return own;
}

std::unique_ptr<base::Process> fork_of(OfThread& own, const std::filesystem::path& runner) {
  if (!own.tried) own.ready = base::ReadyProcess::start(options_of(runner, {"--ready"}));
  own.tried = true;
  if (!own.ready) return nullptr;
  std::unique_ptr<base::Process> forked = own.ready->next();
  if (!forked) own.ready.reset();
  return forked;
}

}  // namespace

Result<RunnerProcess> start_runner(const std::filesystem::path& runner) {
  const auto now = std::chrono::steady_clock::now();
  Result<std::unique_ptr<base::Process>> started = base::Process::start(options_of(runner, {}));
  if (!started) return tl::unexpected(started.error());
  return RunnerProcess{std::move(*started), now};
}

Result<RunnerProcess> fork_runner(const std::filesystem::path& runner) {
  OfThread& own = of_thread();
  const auto now = std::chrono::steady_clock::now();
  const std::optional<File> file = file_at(runner);
  if (file && file == own.file)
    if (std::unique_ptr<base::Process> forked = fork_of(own, runner)) return RunnerProcess{std::move(forked), now};
  Result<RunnerProcess> started = start_runner(runner);
  if (started && file != own.file) {
    own.file = file;
    own.tried = false;
    own.ready.reset();
    own.waiting.clear();
  }
  return started;
}

std::optional<RunnerProcess> waiting_runner(const std::filesystem::path& runner, const SameRuns& runs) {
  OfThread& own = of_thread();
  const auto found = std::find_if(own.waiting.begin(), own.waiting.end(), [&](const auto& one) { return one.first == runs; });
  if (found == own.waiting.end()) return std::nullopt;
  RunnerProcess process = std::move(found->second);
  own.waiting.erase(found);
  if (file_at(runner) != own.file || std::chrono::steady_clock::now() - process.since > kLongestUse) return std::nullopt;
  process.has_run = true;
  return process;
}

void let_wait(const std::filesystem::path& runner, SameRuns runs, RunnerProcess process) {
  OfThread& own = of_thread();
  if (file_at(runner) != own.file) return;
  own.waiting.emplace_back(std::move(runs), std::move(process));
  if (own.waiting.size() > kMostWaiting) own.waiting.pop_front();
}

}  // namespace lunabloc::vm
