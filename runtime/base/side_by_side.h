// Work that does not depend on each other, on several processors. The results are where their index says, so that what
// comes out is the same with any number of workers.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lunabloc::base {

inline unsigned processors() { return std::max(std::thread::hardware_concurrency(), 1U); }

// Calls `work(index)` once for each index below `count`, from as many threads as `workers` says, of which the caller's is one: what
// is quickly done is done before another thread has begun.
template <class Work>
void side_by_side(std::size_t count, unsigned workers, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(workers, count); ++i) others.emplace_back(take_turns);
  take_turns();
}

}  // namespace lunabloc::base
