// Work beside the window: its result comes once, and nothing that was replaced or forgotten comes at all.
#include "base/beside.h"

#include <gtest/gtest.h>

namespace lunabloc::base {
namespace {

TEST(Beside, GivesItsResultOnce) {
  Beside<int> work;
  EXPECT_FALSE(work.busy());
  EXPECT_FALSE(work.take());
  work.start([](const std::stop_token&) { return 7; });
  EXPECT_TRUE(work.busy());
  std::optional<int> result;
  while (!(result = work.take())) std::this_thread::yield();
  EXPECT_EQ(result, 7);
  EXPECT_FALSE(work.busy());
  EXPECT_FALSE(work.take());
}

TEST(Beside, WhatIsReplacedOrForgottenIsStopped) {
  std::atomic<int> stopped = 0;
  const auto endless = [&](const std::stop_token& stop) {
    while (!stop.stop_requested()) std::this_thread::yield();
    ++stopped;
    return 1;
  };
  Beside<int> work;
  work.start(endless);
  work.start(endless);
  EXPECT_EQ(stopped, 1);
  work.forget();
  EXPECT_EQ(stopped, 2);
  EXPECT_FALSE(work.busy());
  { Beside<int> other; other.start(endless); }
  EXPECT_EQ(stopped, 3);
}

}  // namespace
}  // namespace lunabloc::base
