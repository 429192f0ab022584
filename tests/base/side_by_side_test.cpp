#include "base/side_by_side.h"

#include <gtest/gtest.h>

#include <latch>

namespace lunabloc::base {
namespace {

TEST(SideBySide, DoesEachOnceWithAnyNumberOfWorkers) {
  for (const unsigned workers : {0U, 1U, 2U, 7U, 100U})
    for (const std::size_t count : {0U, 1U, 50U}) {
      std::vector<int> done(count);
      side_by_side(count, workers, [&](std::size_t i) { ++done[i]; });
      EXPECT_EQ(done, std::vector<int>(count, 1)) << workers;
    }
}

TEST(SideBySide, WorksAtOnce) {
  std::latch all_there(3);
  side_by_side(3, 3, [&](std::size_t) { all_there.arrive_and_wait(); });
  EXPECT_TRUE(all_there.try_wait());
}

TEST(SideBySide, TheCallerWorksToo) {
  const std::thread::id caller = std::this_thread::get_id();
  side_by_side(5, 1, [&](std::size_t) { EXPECT_EQ(std::this_thread::get_id(), caller); });
}

}  // namespace
}  // namespace lunabloc::base
