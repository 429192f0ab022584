// A run in a process of its own, which has ended when it is measured. (Those of checks follow one another in one.)
#pragma once

#include <optional>
#include <string>

#include "trace/store.h"

namespace lunabloc::bench {

// Milliseconds of processor of the children that have ended.
double children_ms();
// Nothing when it does not finish.
std::optional<trace::Trace> lone_run(const trace::RunRequest& request, const std::string& program);

}  // namespace lunabloc::bench
