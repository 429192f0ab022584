#include "lone_run.h"

#include <sys/resource.h>

#include <chrono>

#include "support/temp_folder.h"
#include "vm/run.h"

namespace lunabloc::bench {

double children_ms() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto ms = [](const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

std::optional<trace::Trace> lone_run(const trace::RunRequest& request, const std::string& program) {
  const Result<std::unique_ptr<vm::Run>> run = vm::Run::start(support::binary_folder() / "bin/lunabloc-runner", request, program);
  if (!run) return std::nullopt;
  while ((*run)->poll(std::chrono::seconds(1)) != vm::RunState::ended) {
  }
  if ((*run)->trace().events().back().name != "finished") return std::nullopt;
  return (*run)->trace();
}

}  // namespace lunabloc::bench
