#include "vm/runner_process.h"

#include <sys/stat.h>

#include <optional>
#include <tuple>

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

struct Standing {
  std::optional<File> file;  // of the last run
  bool tried = false;
  std::unique_ptr<base::ReadyProcess> process;
};

std::unique_ptr<base::Process> fork_of(Standing& standing, const std::filesystem::path& runner) {
  if (!standing.tried) standing.process = base::ReadyProcess::start(options_of(runner, {"--ready"}));
  standing.tried = true;
  if (!standing.process) return nullptr;
  std::unique_ptr<base::Process> forked = standing.process->next();
  if (!forked) standing.process.reset();
  return forked;
}

}  // namespace

Result<std::unique_ptr<base::Process>> start_runner(const std::filesystem::path& runner) {
  thread_local Standing standing;
  const std::optional<File> file = file_at(runner);
  if (file && file == standing.file)
    if (std::unique_ptr<base::Process> forked = fork_of(standing, runner)) return forked;
  Result<std::unique_ptr<base::Process>> started = base::Process::start(options_of(runner, {}));
  if (started && file != standing.file) standing = {file, false, nullptr};
  return started;
}

}  // namespace lunabloc::vm
