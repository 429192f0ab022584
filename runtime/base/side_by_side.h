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

// Calls `work(index)` once for each index below `count`, from as many threads as `workers` says.
template <class Work>
void side_by_side(std::size_t count, unsigned workers, const Work& work) {
  if (workers <= 1 || count <= 1) {
    for (std::size_t index = 0; index < count; ++index) work(index);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < std::min<std::size_t>(workers, count); ++i)
    threads.emplace_back([&] {
      for (std::size_t index = next++; index < count; index = next++) work(index);
    });
}

}  // namespace lunabloc::base
