// Signals that come while a record is being made.
#include "runner/watch.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <memory>

namespace lunabloc::runner {
namespace {

constexpr int kWentOn = 3;

[[noreturn]] void tell_while_signals_come(std::initializer_list<int> signals) {
  Arena arena;
  const auto context = std::make_unique<Context>(::open("/dev/null", O_WRONLY), arena);
  context->order.request.limits.wall = std::chrono::seconds(60);
  start_ticking();
  const Watching watching(*context);
  context->emit(trace::EventKind::statement, "", [&](trace::RecordWriter& record) {
    for (const int signal : signals) ::raise(signal);
    record.nothing();
  });
  ::_exit(kWentOn);
}

TEST(Watch, AStopComesAsSoonAsTheRecordIsMade) { EXPECT_EXIT(tell_while_signals_come({SIGTERM}), testing::ExitedWithCode(0), ""); }

TEST(Watch, AStopIsNotLostToATickThatFollowsIt) { EXPECT_EXIT(tell_while_signals_come({SIGTERM, SIGALRM}), testing::ExitedWithCode(0), ""); }

TEST(Watch, ATickEndsNothingBeforeItsTime) { EXPECT_EXIT(tell_while_signals_come({SIGALRM}), testing::ExitedWithCode(kWentOn), ""); }

// Between two runs.
[[noreturn]] void wait_for_a_program(int ticks) {
  Arena arena;
  const auto context = std::make_unique<Context>(::open("/dev/null", O_WRONLY), arena);
  start_ticking();
  { const Watching watching(*context); }
  for (int i = 0; i < ticks; ++i) ::raise(SIGALRM);
  ::_exit(kWentOn);
}

TEST(Watch, WhoWaitsForAProgramGoesOnForAWhile) { EXPECT_EXIT(wait_for_a_program(100), testing::ExitedWithCode(kWentOn), ""); }

TEST(Watch, WhoWaitsForAProgramTooLongIsOver) { EXPECT_EXIT(wait_for_a_program(1000), testing::ExitedWithCode(0), ""); }

}  // namespace
}  // namespace lunabloc::runner
