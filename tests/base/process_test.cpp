#include "base/process.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

namespace lunabloc::base {
namespace {

using std::chrono::seconds;

std::string everything_from(Process& process) {
  std::string output;
  while (process.read(output, seconds(5))) {
  }
  return output;
}

TEST(Process, TalksThroughPipes) {
  auto process = Process::start({"/bin/cat", {}, {}, false}).value();
  ASSERT_TRUE(process->write("bonjour"));
  process->close_input();
  EXPECT_EQ(everything_from(*process), "bonjour");
  EXPECT_EQ(process->wait(seconds(5))->code, 0);
}

TEST(Process, InheritsNoEnvironment) {
  auto process = Process::start({"/usr/bin/env", {}, {"A=1"}, false}).value();
  EXPECT_EQ(everything_from(*process), "A=1\n");
}

TEST(Process, IsKilledForCertain) {
  auto process = Process::start({"/bin/sleep", {"1000"}, {}, false}).value();
  process->kill();
  const auto ending = process->wait(seconds(5));
  ASSERT_TRUE(ending);
  EXPECT_TRUE(ending->by_signal);
  EXPECT_EQ(ending->code, SIGKILL);
}

TEST(Process, SaysThatAProgramIsMissing) {
  EXPECT_EQ(Process::start({"/no/such/program", {}, {}, false}).error().message, "process.cannot_start");
}

TEST(Process, WritingToOneThatEndedIsAnErrorNotASignal) {
  auto process = Process::start({"/bin/true", {}, {}, false}).value();
  process->wait(seconds(5));
  EXPECT_FALSE(process->write(std::string(1 << 20, 'x')));
}

// The signal of a broken pipe is kept from each thread that writes, whatever the others do meanwhile.
TEST(Process, SeveralThreadsMayWriteToChildrenThatHaveEnded) {
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int turn = 0; turn < 25; ++turn) {
          auto process = Process::start({"/bin/true", {}, {}, false}).value();
          (void)process->wait(seconds(5));
          if (!process->write("too late")) ++refused;
        }
      });
  }
  EXPECT_GT(refused, 0) << "not all: a child that another thread begins at that moment may hold the other end for an instant";
}

}  // namespace
}  // namespace lunabloc::base
