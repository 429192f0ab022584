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
  const auto context = std::make_unique<Context>(::open("/dev/null", O_WRONLY));
  context->order.request.limits.wall = std::chrono::seconds(60);
  start_watching(*context);
  context->emit(trace::EventKind::statement, "", [&](trace::RecordWriter& record) {
    for (const int signal : signals) ::raise(signal);
    record.nothing();
  });
  ::_exit(kWentOn);
}

TEST(Watch, AStopComesAsSoonAsTheRecordIsMade) { EXPECT_EXIT(tell_while_signals_come({SIGTERM}), testing::ExitedWithCode(0), ""); }

TEST(Watch, AStopIsNotLostToATickThatFollowsIt) { EXPECT_EXIT(tell_while_signals_come({SIGTERM, SIGALRM}), testing::ExitedWithCode(0), ""); }

TEST(Watch, ATickEndsNothingBeforeItsTime) { EXPECT_EXIT(tell_while_signals_come({SIGALRM}), testing::ExitedWithCode(kWentOn), ""); }

}  // namespace
}  // namespace lunabloc::runner
