// What the process gives up before it meets a program: files, network, processes, privileges.
//
// Each layer that did load is named; a layer that the system lacks is left out, and the next one still stands.
#pragma once

#include <linux/filter.h>

#include <cstddef>
#include <string>
#include <vector>

namespace lunabloc::runner {

struct SandboxOptions {
  std::size_t address_space_bytes = 0;  // RLIMIT_AS
  unsigned long cpu_seconds = 0;        // RLIMIT_CPU
};

class Sandbox {
 public:
  // What a process that stands ready gives up at once, and what it forks never had: in order, namespaces, and to be another
  // user when root, to be looked into, new privileges.
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  // The rest, which each process does for itself: rlimits, die with the parent, Landlock without a rule, no new descriptor,
  // seccomp. From here on: read, write, memory, time, exit.
  void enter(const SandboxOptions& options);
  bool entered() const { return entered_; }
  const std::vector<std::string>& layers() const { return layers_; }

 private:
  void name(bool loaded, std::string layer);
  bool entered_ = false;
  std::vector<std::string> layers_;
  std::vector<sock_filter> filter_;  // of system calls, made once
};

}  // namespace lunabloc::runner
