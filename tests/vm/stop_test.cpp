// Stop ends whatever runs, at once: every program of tests/vm/hostile that has no end of its own, in both modes. Here with
// room for a busy machine; how quick it is, `lunabloc-bench stop` measures.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>

#include "hostile_programs.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Stop sends a signal, waits 200 ms, and kills.
constexpr milliseconds kMost{1000};
constexpr milliseconds kInside{15};  // into the loop, out of what comes before
// As much inside the loop: what says without end is far from its limit then, on a slow machine too.
constexpr std::size_t kEventsInside = 20'000;

class Stop : public testing::TestWithParam<std::string> {};

void check_stop(const HostileProgram& program, trace::Mode mode) {
  trace::RunRequest request;
  request.mode = mode;
  request.limits.wall = std::chrono::seconds(60);
  request.limits.operations = 1'000'000'000;
  request.limits.output_bytes = 16U << 20U;
  request.world.kind = program.world;
  Result<std::unique_ptr<vm::Run>> run = vm::Run::start(runner_program(), request, program.lua);
  ASSERT_TRUE(run);
  const auto begun = steady_clock::now();
  const auto inside = [&] {
    const std::size_t events = (*run)->trace().events().size();
    return events >= kEventsInside || (events > 0 && steady_clock::now() - begun >= kInside);
  };
  while (!inside()) {
    if ((*run)->poll(milliseconds(1)) == RunState::ended) return;  // its output was full before
  }
  const auto stopped = steady_clock::now();
  (*run)->stop();
  EXPECT_LT(steady_clock::now() - stopped, kMost);
  EXPECT_EQ(ending((*run)->trace()), "stopped");
  EXPECT_EQ((*run)->poll(milliseconds(0)), RunState::ended);
}

TEST_P(Stop, EndsWhateverRuns) {
  for (const HostileProgram& program : hostile_programs(GetParam())) {
    if (!program.endless) continue;
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      SCOPED_TRACE(program.title + (mode == trace::Mode::exact ? " (exact)" : " (fast)"));
      check_stop(program, mode);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, Stop, testing::Values("c", "coroutine", "deep", "flood", "gc", "loop", "metamethod", "swallow"),
                         [](const auto& info) { return info.param; });

// What the parent happens to have open stays its own: a pipe that only it should hold is seen to close while a program runs.
TEST(Stop, ARunnerInheritsNothing) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  Result<std::unique_ptr<vm::Run>> run = vm::Run::start(runner_program(), {}, "while true do end");
  ASSERT_TRUE(run);
  ::close(ends[1]);
  while ((*run)->trace().events().empty()) ASSERT_EQ((*run)->poll(milliseconds(100)), RunState::running);
  pollfd end{ends[0], POLLIN, 0};
  EXPECT_EQ(::poll(&end, 1, 1000), 1);
  EXPECT_NE(end.revents & POLLHUP, 0);
  ::close(ends[0]);
  (*run)->stop();
}

}  // namespace
}  // namespace lunabloc::vm
