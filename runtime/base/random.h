// Numbers by chance, the same for a seed everywhere (curriculum/FORMAT.md §5).
#pragma once

#include <cstdint>

namespace lunabloc::base {

class Random {
 public:
  // Zero would give zeros for ever.
  void seed(std::uint32_t seed) { state_ = seed != 0 ? seed : 0x9E3779B9U; }
  // From first to last, both included; first when last is below it.
  std::int64_t between(std::int64_t first, std::int64_t last) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    if (last <= first) return first;
    const std::uint64_t count = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first) + 1;
    const std::uint64_t drawn = state_ >> 7U;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + (count == 0 ? drawn : drawn % count));
  }

 private:
  std::uint32_t state_ = 1;
};

}  // namespace lunabloc::base
