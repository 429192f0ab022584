// What the world gives the buttons and sensors of a kit, as the person sets it: a button held down, a room made darker.
//
// A run that was recorded ahead takes a new turn from the moment at which the person acts: the same program, what had been
// given until then, and the new value. So what is shown is always one run, which replays exactly.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "trace/run_request.h"
#include "trace/store.h"

namespace lunabloc::session {

struct Deed {
  std::chrono::microseconds at{0};  // the virtual clock
  std::string part;
  double value = 0;
};

// The request of a run that goes as this one until the first deed. What the lesson would have given these parts later is
// left out: from then on the person does it.
trace::RunRequest another_way(const trace::Trace& trace, const std::vector<Deed>& deeds);

// Before a run: the parts begin so, instead of as the request tells them.
void begin_with(trace::RunRequest& request, const std::map<std::string, double>& values);

}  // namespace lunabloc::session
