// Scripts and what begins them: the order that runner/scheduler.h promises (the corpus is scripts.txt), in both modes, and
// again with the same trace; thousands of them; and a window that stays quick whatever they do.
#include <sys/resource.h>

#include <chrono>
#include <sstream>

#include "base/file.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using trace::EventKind;

struct Case {
  std::string title;
  std::vector<trace::Stimulus> inputs;
  std::string program;
  std::vector<std::string> says;
};

trace::Stimulus input_of(const std::string& line) {
  std::istringstream words(line.substr(1));
  double seconds = 0;
  trace::Stimulus stimulus;
  words >> seconds >> stimulus.part >> stimulus.value;
  EXPECT_TRUE(words) << line;
  stimulus.at = microseconds(static_cast<std::int64_t>(seconds * 1e6 + 0.5));
  return stimulus;
}

std::vector<Case> cases() {
  std::vector<Case> cases;
  std::istringstream file(base::read_file(support::source_folder() / "tests/vm/scripts.txt").value_or(""));
  bool answers = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("=== ")) cases.push_back({line.substr(4), {}, "", {}}), answers = false;
    else if (line == "----") answers = true;
    else if (answers) cases.back().says.push_back(line);
    else if (line.starts_with("@")) cases.back().inputs.push_back(input_of(line));
    else cases.back().program += line + "\n";
  }
  return cases;
}

trace::RunRequest request_in(trace::Mode mode) {
  trace::RunRequest request;
  request.mode = mode;
  return request;
}

TEST(Scripts, GoOnInTheOrderThatIsPromised) {
  const std::vector<Case> all = cases();
  ASSERT_GT(all.size(), 20U);
  for (const Case& one : all) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      SCOPED_TRACE(one.title + (mode == trace::Mode::exact ? " (exact)" : " (fast)"));
      trace::RunRequest request = request_in(mode);
      request.stimuli = one.inputs;
      const trace::Trace trace = run(one.program, request);
      EXPECT_EQ(said(trace), one.says);
      EXPECT_EQ(ending(trace), "finished") << error_of(trace, one.program).message << error_of(trace, one.program).detail;
      EXPECT_TRUE(run(one.program, request).events() == trace.events()) << "two runs differ";
    }
  }
}

TEST(Scripts, AKeyThatIsHeldHasBothItsEvents) {
  trace::RunRequest request;
  request.stimuli = {{microseconds(1'000'000), "key:a", 1}, {microseconds(1'500'000), "key:a", 1}, {microseconds(2'000'000), "key:a", 0}};
  EXPECT_THAT(named(run("wait(3)", request), EventKind::input), ElementsAre("key:a=1.0", "key:a=0.0"));
}

// ---- Thousands

std::string each_of(int count, const std::string& body) {
  return "local n = 0\nfor i = 1, " + std::to_string(count) + " do " + body + " end\n";
}

TEST(Scripts, FiveThousandWaitAndGoOnInOneOrder) {
  const std::string program = "local order = {}\n" +
      each_of(5000, "when.start(function() for _ = 1, 3 do wait((i * 7 % 10) / 10) end order[#order + 1] = i end)") +
      "wait(10)\nlocal right = true\nfor at = 2, #order do local a, b = order[at - 1], order[at]\n"
      "  local x, y = a * 7 % 10, b * 7 % 10\n  if x > y or (x == y and a >= b) then right = false end end\nsay(#order) say(right)\n";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact})
    EXPECT_THAT(said(run(program, request_in(mode))), ElementsAre("5000", "true"));
}

TEST(Scripts, FiveThousandSendAndReceive) {
  const std::string program = each_of(4900, "when.message('m' .. i, function() n = n + 1 send('r' .. i + 1) end)") +
                              each_of(4900, "when.message('r' .. i, function() n = n + 1 end)").substr(12) +
                              "for i = 1, 4900 do send('m' .. i) end\nwait(1)\nsay(n)";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact})
    EXPECT_THAT(said(run(program, request_in(mode))), ElementsAre("9799"));
}

TEST(Scripts, OneMessageBeginsFiveThousand) {
  const std::string program = each_of(5000, "when.message('go', function() n = n + 1 wait(1) n = n + 1 end)") +
                              "send_and_wait('go')\nsay(n)\nsend('go')\nwait(0.5)\nsend_and_wait('go')\nsay(n)";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact})
    EXPECT_THAT(said(run(program, request_in(mode))), ElementsAre("10000", "25000")) << "those that were begun again are ended";
}

TEST(Scripts, TooManyAreSaidWithTheirLine) {
  const char* const kPrograms[] = {
      "say(1)\nwhile true do\n  when.start(function() wait(1000) end)\nend",
      "say(1)\nfor i = 1, 1e9 do\n  when.message('m' .. i, function() end)\nend",
      "say(1)\nfor i = 1, 1e9 do\n  when.every(1, function() end)\nend",
  };
  for (const char* const program : kPrograms) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      trace::RunRequest request = request_in(mode);
      request.limits.heap_mb = 128;
      const trace::Trace trace = run(program, request);
      const Error error = error_of(trace, program);
      EXPECT_EQ(ending(trace), "limit") << program;
      EXPECT_EQ(error.message, "run.too_many_scripts") << program;
      EXPECT_EQ(argument(error, "n"), "10000");
      EXPECT_EQ(argument(error, "ligne"), "3") << program;
    }
  }
}

TEST(Scripts, AnErrorInOneEndsTheRunWithItsLine) {
  const std::string program = "when.start(function()\n  wait(1)\n  missing()\nend)\nwhen.start(function() wait(2) say('never') end)\n";
  const trace::Trace trace = run(program);
  EXPECT_EQ(argument(error_of(trace, program), "ligne"), "3");
  EXPECT_THAT(said(trace), ElementsAre());
}

// ---- A live run

std::unique_ptr<vm::Run> live(const std::string& program, trace::Mode mode = trace::Mode::exact) {
  trace::RunRequest request = request_in(mode);
  request.live = true;
  request.limits.operations = 1'000'000'000;
  request.limits.wall = std::chrono::seconds(30);
  Result<std::unique_ptr<vm::Run>> run = vm::Run::start(runner_program(), request, program);
  EXPECT_TRUE(run);
  return run ? std::move(*run) : nullptr;
}

template <class Done>
bool poll_until(vm::Run& run, Done done) {
  const auto deadline = steady_clock::now() + std::chrono::seconds(20);
  while (!done(run.trace())) {
    if (steady_clock::now() > deadline) return false;
    run.poll(milliseconds(5));
  }
  return true;
}

bool has_said(const trace::Trace& trace, std::string_view words) {
  const trace::Event* last = trace.last_of(EventKind::said);
  return last != nullptr && trace::text_of(last->values[0]) == words;
}

trace::RunRequest again_from(const trace::Trace& trace) {
  trace::RunRequest request = trace.request();
  request.live = false;
  for (const trace::Event& event : trace.events())
    if (event.kind == EventKind::input) request.stimuli.push_back({event.at, event.name, trace::number_of(event.values[0])});
  return request;
}

TEST(LiveScripts, InputReachesScriptsThatGoOnForEver) {
  const char* const kLoops[] = {"while true do wait(0) end", "when.message('m', function() send('m') end)\nsend('m')",
                                "when.message('a', function() send('b') end)\nwhen.message('b', function() send('a') end)\nsend('a')"};
  for (const std::string loop : kLoops) {
    const std::string program = "when.key('a', function() say('a') stop() end)\n" + loop;
    const std::unique_ptr<vm::Run> run = live(program, trace::Mode::fast);
    ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return !trace.events().empty(); }));
    run->input("key:a", 1);
    ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return trace.ended(); })) << loop;
    EXPECT_TRUE(has_said(run->trace(), "a")) << loop;
    EXPECT_TRUE(vm::run(program, again_from(run->trace())).events() == run->trace().events()) << loop;
  }
}

// The mouse moves a hundred times a second for hours, and nobody looks.
TEST(LiveScripts, AProgramThatNeverWaitsHoldsNobodyUp) {
  const std::unique_ptr<vm::Run> run = live("say('begun')\nwhile true do end");
  ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return has_said(trace, "begun"); }));
  milliseconds longest{0};
  for (int i = 0; i < 20'000; ++i) {
    const auto begun = steady_clock::now();
    run->input("mouse:x", i);
    run->input(i % 2 == 0 ? "mouse:y" : "key:a", i % 4 == 1 ? 1 : 0);
    if (i % 100 == 0) run->poll(milliseconds(0));
    longest = std::max(longest, std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun));
  }
  EXPECT_LT(longest, milliseconds(1000)) << "a full pipe would have been waited for";
  const auto stopped = steady_clock::now();
  run->stop();
  EXPECT_LT(steady_clock::now() - stopped, milliseconds(1000));
  EXPECT_EQ(ending(run->trace()), "stopped");
}

TEST(LiveScripts, AFloodOfEventsIsReadInPieces) {
  const std::unique_ptr<vm::Run> run = live("while true do x = 1 end");
  milliseconds longest{0};
  for (int i = 0; i < 50; ++i) {
    const auto begun = steady_clock::now();
    run->poll(milliseconds(10));
    longest = std::max(longest, std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun));
  }
  EXPECT_LT(longest, milliseconds(1000));
  run->stop();
  EXPECT_EQ(ending(run->trace()), "stopped");
}

// What came while nobody looked: the mouse where it is now, and no key that stays down for ever.
TEST(LiveScripts, AKeyGoesUpHoweverMuchCameBefore) {
  const std::string program = "say('begun')\nlocal n = 0\nfor i = 1, 3e7 do n = n + i end\nwait(2)\n"
                              "say(tostring(stage.key_pressed('a')) .. ' ' .. stage.mouse_x())";
  const std::unique_ptr<vm::Run> run = live(program, trace::Mode::fast);
  ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return has_said(trace, "begun"); }));
  run->input("key:a", 1);
  for (int i = 0; i < 5000; ++i) {
    run->input("mouse:x", i);
    run->input("key:" + std::string(1, static_cast<char>('b' + i % 8)), 1 - i / 8 % 2);
  }
  run->input("key:a", 0);
  run->input("mouse:x", 7);
  ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return trace.ended(); }));
  EXPECT_TRUE(has_said(run->trace(), "false 7")) << testing::PrintToString(said(run->trace()));
}

// Keys at moments that nobody chooses, while scripts are due: the record gives the same events, to the microsecond.
TEST(LiveScripts, TheRecordGoesTheSameWay) {
  const std::string program =
      "when.every(0.001, function() end)\nwhen.key('a', function() say('a ' .. time.now()) end)\n"
      "when.message('m', function() wait(0.002) say('m') end)\nwhen.key('b', function() send('m') end)\n"
      "when.key('q', function() wait(0.01) stop() end)";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
    const std::unique_ptr<vm::Run> run = live(program, mode);
    ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return !trace.events().empty(); }));
    for (int i = 0; i < 200; ++i) {
      run->input(i % 2 == 0 ? "key:a" : "key:b", i / 2 % 2 == 0 ? 1 : 0);
      run->poll(milliseconds(i % 3));
    }
    run->input("key:q", 1);
    ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return trace.ended(); }));
    const trace::Trace recorded = vm::run(program, again_from(run->trace()));
    EXPECT_TRUE(recorded.events() == run->trace().events());
  }
}

TEST(LiveScripts, SlowMotionAndTurboAreTheSameRun) {
  const std::string program = "for i = 1, 20 do wait(0.05) say(time.now()) end";
  std::vector<std::string> traces;
  std::vector<double> seconds;
  for (const double rate : {1.0, 0.5, 50.0}) {
    const auto begun = steady_clock::now();
    const std::unique_ptr<vm::Run> run = live(program);
    run->set_rate(rate);
    ASSERT_TRUE(poll_until(*run, [](const trace::Trace& trace) { return trace.ended(); }));
    seconds.push_back(std::chrono::duration<double>(steady_clock::now() - begun).count());
    traces.push_back(trace::to_json_lines(run->trace()));
  }
  EXPECT_EQ(traces[1], traces[0]);
  EXPECT_EQ(traces[2], traces[0]);
  EXPECT_GE(seconds[0], 0.95);
  EXPECT_GE(seconds[1], 1.9);
  EXPECT_LT(seconds[2], seconds[0]);
}

}  // namespace
}  // namespace lunabloc::vm
