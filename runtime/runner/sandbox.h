// What the process gives up before it meets a program: files, network, processes, privileges.
//
// Each layer that did load is named; a layer that the system lacks is left out, and the next one still stands.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lunabloc::runner {

struct SandboxOptions {
  std::size_t address_space_bytes = 0;  // RLIMIT_AS
  unsigned long cpu_seconds = 0;        // RLIMIT_CPU
};

// In order: rlimits, another user when root, namespaces, die with the parent, Landlock without a rule, no new
// descriptor, seccomp. From here on: read, write, memory, time, exit.
std::vector<std::string> enter_sandbox(const SandboxOptions& options);

}  // namespace lunabloc::runner
