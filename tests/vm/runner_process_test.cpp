// Which process makes a run: one of its own, or one that has run the same program before. Nobody can tell them apart.
#include "vm/runner_process.h"

#include <signal.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>

#include "base/bytes.h"
#include "hostile_programs.h"
#include "run_support.h"
#include "trace/after_order.h"
#include "trace/encoding.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Children of this thread.
std::vector<int> children() {
  std::istringstream list(text_of("/proc/thread-self/children"));
  return {std::istream_iterator<int>(list), {}};
}

template <class Work>
void in_a_thread_of_its_own(const Work& work) {
  const std::jthread thread(work);
}

trace::Trace run_afresh(const std::string& program, const trace::RunRequest& request) {
  trace::Trace trace;
  in_a_thread_of_its_own([&] { trace = run(program, request); });
  return trace;
}

void check_same_each_time(const std::string& program, const trace::RunRequest& request) {
  SCOPED_TRACE(program.substr(0, 2000));
  const trace::Trace first = run_afresh(program, request);
  for (int time = 2; time <= 4; ++time) ASSERT_TRUE(run(program, request).events() == first.events()) << "the run no. " << time << " is another one";
}

TEST(RunnerProcess, IsForkedFromTheSecondOfAThreadOn) {
  in_a_thread_of_its_own([] {
    std::set<int> pids;
    for (const bool forked : {false, true, true}) {
      const Result<RunnerProcess> started = fork_runner(runner_program());
      ASSERT_TRUE(started);
      const int pid = started->process->pid();
      const std::string folder = "/proc/" + std::to_string(pid);
      EXPECT_EQ(text_of(folder + "/cmdline").find("--ready") != std::string::npos, forked);
      EXPECT_NE(text_of(folder + "/status").find("\nPPid:\t" + std::to_string(::getpid()) + "\n"), std::string::npos) << "it is our child";
      pids.insert(pid);
    }
    EXPECT_EQ(pids.size(), 3U);
  });
}

TEST(RunnerProcess, IsMadeOfTheProgramThatIsOnTheDisk) {
  const support::TempFolder folder;
  const std::filesystem::path program = folder.path() / "runner";
  std::filesystem::copy_file(runner_program(), program);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ending(run_to_end(program, {}, "say(1)").value()), "finished");
  ASSERT_TRUE(base::write_file(program, "#!/bin/sh\nexit 1\n"));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  EXPECT_EQ(ending(run_to_end(program, {}, "say(1)").value()), "crash");
}

// One that does not know how to stand ready is started each time.
TEST(RunnerProcess, NeedNotStandReady) {
  const support::TempFolder folder;
  const std::filesystem::path program = folder.path() / "runner";
  ASSERT_TRUE(base::write_file(program, "#!/bin/sh\n[ $# = 0 ] && exec " + runner_program().string() + "\n"));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  for (const std::string text : {"say(1)", "say(2)", "say(3)", "say(3)"}) EXPECT_EQ(ending(run_to_end(program, {}, text).value()), "finished");
}

TEST(RunnerProcess, RunsTheSameProgramOnceMoreAndNoOther) {
  in_a_thread_of_its_own([] {
    run("say(1)");
    const std::vector<int> first = children();
    ASSERT_EQ(first.size(), 1U);
    run("say(1)");
    EXPECT_EQ(children(), first);
    run("say(2)");
    EXPECT_EQ(children().size(), 3U) << "another, and the one that stands ready";
    trace::RunRequest hurried;
    hurried.limits.wall = milliseconds(500);
    run("say(1)", hurried);
    EXPECT_EQ(children().size(), 4U) << "each limit of time has its own";
  });
}

// The person may answer, or what runs is stopped or fails: no other run follows in that process.
TEST(RunnerProcess, IsOverAfterAnythingButAnEndByItself) {
  in_a_thread_of_its_own([] {
    for (const std::string program : {"error('x')", "while true do wait(1) end", "x = = 1", "t = {} while true do t[#t + 1] = t end"}) {
      trace::RunRequest request;
      request.limits.wall = milliseconds(200);
      run(program, request);
      for (const int pid : children()) EXPECT_NE(text_of("/proc/" + std::to_string(pid) + "/cmdline").find("--ready"), std::string::npos) << program;
    }
    Result<std::unique_ptr<vm::Run>> asking = vm::Run::start(runner_program(), {}, "say(1)");
    ASSERT_TRUE(asking);
    while ((*asking)->poll(seconds(1)) != RunState::ended) {
    }
    EXPECT_LE(children().size(), 1U);
  });
}

TEST(RunnerProcess, ThatIsGoneIsReplaced) {
  in_a_thread_of_its_own([] {
    const trace::Trace first = run("say(1)");
    for (int time = 0; time < 3; ++time) {
      for (const int pid : children()) ::kill(pid, SIGKILL);
      EXPECT_TRUE(run("say(1)").events() == first.events());
    }
  });
}

// Its process ends, though it says that it has finished.
TEST(RunnerProcess, IsReplacedAfterAStop) {
  check_same_each_time("say(1) stop() say(2)", exactly());
}

TEST(RunnerProcess, IsOverWhenNoOtherRunComes) {
  Result<RunnerProcess> started = start_runner(runner_program());
  ASSERT_TRUE(started);
  base::ByteWriter order;
  order.text(trace::encode(trace::Order{{}, "say(1)"}));
  order.u8(trace::kNobodyAnswers);
  ASSERT_TRUE(started->process->write(order.bytes()));
  std::string events;
  while (started->process->read(events, seconds(30))) {
  }
  EXPECT_EQ(started->process->wait(seconds(30))->code, 0);
}

TEST(RunnerProcess, NothingIsLeftOfTheRunBefore) {
  const std::string program =
      "print(x, count, math.random(1000), random(1000), #t, t[1], tostring({}), list.swap, cost.total and cost.total() or 0)\n"
      "x, count, t[#t + 1] = 1, (count or 0) + 1, 7\nmath.abs, string.upper, list.swap = nil, nil, nil\nsetmetatable(_G, {__index = function() return 5 end})\n"
      "for k in pairs({[print] = 1, [{}] = 2, a = 3, b = 4}) do print(type(k)) end\n"
      "turtle.forward(10) say(({pcall(wait, 1)})[1]) when.start(function() wait(2) say('fin') end)";
  trace::RunRequest request = exactly("turtle");
  request.given = {{"t", {std::int64_t{3}, std::int64_t{4}}, true}};
  check_same_each_time(program, request);
}

TEST(RunnerProcess, EachRunIsTheFirstOne) {
  const std::string text = base::read_file(support::source_folder() / "tests/vm/same_results.txt").value_or("");
  for (const std::string& part : split("\n" + text, "\n=== ")) check_same_each_time(part.substr(part.find('\n') + 1), exactly());
  const std::string scripts = base::read_file(support::source_folder() / "tests/vm/scripts.txt").value_or("");
  for (const std::string& part : split("\n" + scripts, "\n=== ")) {
    std::string program = part.substr(part.find('\n') + 1);
    check_same_each_time(program.substr(0, program.find("\n----")), exactly("stage"));
  }
}

TEST(RunnerProcess, EachRunOfAHostileProgramIsTheFirstOne) {
  for (const std::string& of_class : hostile_classes())
    for (const HostileProgram& program : hostile_programs(of_class))
      if (program.twice) check_same_each_time(program.lua, exactly(program.world));
}

// A check's cases: the same program with other values given.
TEST(RunnerProcess, IsGivenOtherValuesEachTime) {
  for (int i = 0; i < 20; ++i) {
    trace::RunRequest request;
    request.mode = i % 2 == 0 ? trace::Mode::costs : trace::Mode::exact;
    request.given = {{"n", {std::int64_t{i}}, false}};
    request.seed = static_cast<std::uint32_t>(i);
    EXPECT_THAT(said(run("say(n)", request)), testing::ElementsAre(std::to_string(i)));
  }
}

}  // namespace
}  // namespace lunabloc::vm
