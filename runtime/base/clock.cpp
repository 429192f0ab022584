#include "base/clock.h"

#include <thread>

namespace lunabloc::base {

std::chrono::microseconds RealClock::now() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void RealClock::sleep_for(std::chrono::microseconds duration) {
  if (duration.count() > 0) std::this_thread::sleep_for(duration);
}

}  // namespace lunabloc::base
