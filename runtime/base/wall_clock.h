// The clock on the wall, for dates that are written. It may be wrong: nothing is judged by it.
#pragma once

#include <chrono>

namespace lunabloc::base {

inline std::chrono::sys_seconds this_second() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace lunabloc::base
