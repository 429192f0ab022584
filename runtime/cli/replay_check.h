// A recorded run once more, from its own request and all that came from outside: is it the same?
#pragma once

#include "cli/cli.h"
#include "trace/file.h"

namespace lunabloc::cli {

// Runs it and tells the first event that differs. 0 when there is none.
int check_replay(const Invocation& invocation, const trace::Recording& recording);

}  // namespace lunabloc::cli
