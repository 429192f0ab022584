// What a run is given so that it goes the same way again as one that was recorded: its answers, and the keys, clicks and
// measures that came while it was live, at their moments. Nobody watches it.
#pragma once

#include "trace/run_request.h"
#include "trace/store.h"

namespace lunabloc::trace {

RunRequest request_again(const Trace& trace);

}  // namespace lunabloc::trace
