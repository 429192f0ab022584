// A trace played back on a board: what its parts did, when they did it.
#pragma once

#include <functional>

#include "base/clock.h"
#include "kit/link.h"
#include "kit/tether.h"
#include "trace/store.h"

namespace lunabloc::kit {

// Called for every event, at its moment.
using EventHeard = std::function<void(const trace::Event&)>;

// Waits for the moments of the trace on the clock, and keeps in touch meanwhile. The parts rest at the end, unless the
// board is gone. Errors: "kit.link_lost", "kit.cancelled".
Result<void> play(Tether& tether, Clock& clock, const trace::Trace& trace, const EventHeard& heard, const GoOn& go_on);

}  // namespace lunabloc::kit
