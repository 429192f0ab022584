// The kit on the virtual clock: what each part shows and when it changed, as a fold of the trace. A part begins at 0;
// an event that repeats the value changes nothing.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "trace/event.h"

namespace lunabloc::world {

struct PinChange {
  std::chrono::microseconds at{0};
  double value = 0;
};

struct KitWorld {
  std::map<std::string, std::vector<PinChange>> parts;  // "led:red" → its changes in order; empty: used, but never changed
  std::chrono::microseconds now{0};
  double value_of(const std::string& part) const;       // 0 before the first change
};

void fold(KitWorld& kit, const trace::Event& event);

}  // namespace lunabloc::world
