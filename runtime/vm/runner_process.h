// The process of one run.
#pragma once

#include <filesystem>
#include <memory>

#include "base/process.h"

namespace lunabloc::vm {

// The first run of a thread starts the program. From the second on, one stands ready for this thread and forks, which takes a
// quarter of the time: a lesson's checks make hundreds of runs. It never runs a program itself (runner/main.cpp).
// Errors: "process.cannot_start".
Result<std::unique_ptr<base::Process>> start_runner(const std::filesystem::path& runner);

}  // namespace lunabloc::vm
