// The window's clock as a run's time is measured.
#pragma once

#include <chrono>
#include <cstdint>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

inline std::chrono::microseconds clock_of(const Frame& frame) { return std::chrono::microseconds(static_cast<std::int64_t>(frame.now * 1e6)); }

}  // namespace lunabloc::ide::widgets
