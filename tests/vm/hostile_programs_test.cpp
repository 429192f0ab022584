// Programs that nobody would write by accident, and some that anybody would, in the real runner and in both modes: each
// ends by itself and as it may, within its memory, reads and writes no file, leaves no process, and tells no event and no
// cost that are not its own.
#include <dirent.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "hostile_programs.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using trace::EventKind;

constexpr unsigned kHeapMb = 16;
// The heap, holes in it, the tree and the text of a long program, and the runner itself.
constexpr long kMostKb = 128 * 1024;
constexpr milliseconds kGrace{5000};  // of a busy machine

std::vector<std::string> children() {
  std::vector<std::string> pids;
  std::ifstream file("/proc/self/task/" + std::to_string(::getpid()) + "/children");
  for (std::string pid; file >> pid;) pids.push_back(pid);
  return pids;
}

// The most memory that the process has had, in KB.
long peak_of(const std::string& pid) {
  std::ifstream status("/proc/" + pid + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  return 0;
}

std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    files[entry.path().string()] = entry.is_directory() ? "" : base::read_file(entry.path()).value_or("unreadable");
  return files;
}

trace::RunRequest request_for(const HostileProgram& program, trace::Mode mode) {
  trace::RunRequest request;
  request.mode = mode;
  request.limits.heap_mb = kHeapMb;
  request.limits.output_bytes = 300'000;
  const bool may_be_cut = std::ranges::find(program.endings, "limit") != program.endings.end();
  // What must go the same way twice ends by what it does, never by the clock on the wall.
  const bool clock_may_end_it = may_be_cut && !program.twice;
  request.limits.wall = program.endless ? milliseconds(100) : milliseconds(clock_may_end_it ? 1500 : 10'000);
  if (program.endless) request.limits.operations = 300'000;
  request.world.kind = program.world;
  if (program.world == "grid") request.world.map = {"D.x"};
  return request;
}

std::string all_said(const trace::Trace& trace) {
  std::string text;
  for (const trace::Event& event : trace.events()) {
    if (event.kind != EventKind::said && event.kind != EventKind::output) continue;
    text += trace::text_of(event.values.at(0)) + (event.kind == EventKind::said ? "\n" : "");
  }
  return text;
}

// The current folder of the runner is a room of its own; beside it stands a file that nobody may read.
class Hostile : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);  // what a runner might leave behind would become ours
    std::filesystem::create_directory(folder_.path() / "room");
    ASSERT_TRUE(base::write_file(folder_.path() / "canary.txt", canary_));
    ::setenv("LUNABLOC_CANARY", canary_.c_str(), 1);
    before_ = std::filesystem::current_path();
    std::filesystem::current_path(folder_.path() / "room");
  }
  void TearDown() override { std::filesystem::current_path(before_); }

  trace::Trace watched_run(const HostileProgram& program, trace::Mode mode) {
    const trace::RunRequest request = request_for(program, mode);
    const auto files = files_below(folder_.path());
    const auto begun = steady_clock::now();
    Result<std::unique_ptr<vm::Run>> run = vm::Run::start(runner_program(), request, program.lua);
    if (!run) {
      ADD_FAILURE() << run.error().message;
      return {};
    }
    long peak = 0;
    for (RunState state = RunState::running; state != RunState::ended; state = (*run)->poll(milliseconds(5))) {
      if (state == RunState::waiting_for_answer) (*run)->answer("");
      for (const std::string& pid : children()) peak = std::max(peak, peak_of(pid));
    }
    EXPECT_LT(steady_clock::now() - begun, request.limits.wall + kGrace);
    EXPECT_LT(peak, kMostKb);
    EXPECT_TRUE(children().empty());
    EXPECT_EQ(files_below(folder_.path()), files);
    seen_peak_ = std::max(seen_peak_, peak);
    return (*run)->trace();
  }

  void check(const HostileProgram& program, trace::Mode mode) {
    const trace::Trace trace = watched_run(program, mode);
    EXPECT_THAT(program.endings, testing::Contains(ending(trace)))
        << error_of(trace, program.lua).message << " " << error_of(trace, program.lua).detail.substr(0, 500);
    if (program.says) { EXPECT_EQ(all_said(trace), program.said); }
    for (const trace::Event& event : trace.events())
      for (const trace::Value& value : event.values) EXPECT_EQ(trace::text_of(value).find(canary_), std::string::npos);
    for (const auto& [counter, count] : program.costs) {
      if (mode == trace::Mode::exact) { EXPECT_EQ(trace::cost_of(trace, counter), count) << counter; }
    }
    if (program.twice) { EXPECT_TRUE(watched_run(program, mode).events() == trace.events()) << "two runs differ"; }
    check_events(program, mode, trace);
  }

  // One "ready" first, one end last, one record of costs in exact mode, and of the rest only what the program may do.
  static void check_events(const HostileProgram& program, trace::Mode mode, const trace::Trace& trace) {
    std::map<EventKind, int> counts;
    for (const trace::Event& event : trace.events()) ++counts[event.kind];
    const bool began = trace.events().front().kind == EventKind::ready;
    EXPECT_EQ(counts[EventKind::ready], began ? 1 : 0);
    EXPECT_TRUE(began || counts.size() == 3) << "only what is no program may end before the runner";
    EXPECT_EQ(counts[EventKind::end], 1);
    EXPECT_EQ(trace.events().back().kind, EventKind::end);
    EXPECT_EQ(counts[EventKind::cost], began && mode == trace::Mode::exact ? 1 : 0);
    EXPECT_LE(counts[EventKind::error], 1);
    EXPECT_EQ(counts[EventKind::error] == 1, ending(trace) != "finished");
    if (mode == trace::Mode::fast) { EXPECT_EQ(counts[EventKind::statement] + counts[EventKind::variable], 0); }
    if (program.events) return;
    using enum EventKind;
    for (const EventKind kind : {world, wait, pin, input, question}) EXPECT_EQ(counts[kind], 0) << trace::name_of(kind);
  }

  support::TempFolder folder_;
  const std::string canary_ = "canary-" + std::to_string(::getpid()) + "-" + std::to_string(steady_clock::now().time_since_epoch().count());
  std::filesystem::path before_;
  long seen_peak_ = 0;
};

TEST_P(Hostile, EndsAsItMayAndTouchesNothing) {
  const std::vector<HostileProgram> programs = hostile_programs(GetParam());
  ASSERT_GE(programs.size(), 5U);
  for (const HostileProgram& program : programs) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      SCOPED_TRACE(GetParam() + ": " + program.title + (mode == trace::Mode::exact ? " (exact)" : " (fast)"));
      check(program, mode);
    }
  }
  EXPECT_GT(seen_peak_, 0) << "the memory of the runner was not seen";
}

INSTANTIATE_TEST_SUITE_P(Programs, Hostile, testing::ValuesIn(hostile_classes()), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace lunabloc::vm
