// Programs in the real runner: what the host gets of them, and that each of them ends.
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using trace::EventKind;

trace::RunRequest quickly() {
  trace::RunRequest request;
  request.limits.wall = milliseconds(200);
  return request;
}

TEST(Run, SaysWhatTheProgramSays) {
  const trace::Trace trace = run("print('bonjour', 1, 2.5) say({3, 8, name = 'Léa'}) say(3)");
  EXPECT_THAT(said(trace), ElementsAre("bonjour\t1\t2.5\n", "{3, 8, name = \"Léa\"}", "3"));
  EXPECT_EQ(ending(trace), "finished");
}

TEST(Run, ReportsTheProtectionsThatLoaded) {
  const trace::Trace trace = run("");
  const trace::Event* ready = trace.last_of(EventKind::ready);
  ASSERT_NE(ready, nullptr);
  std::vector<std::string> layers;
  for (const trace::Value& value : ready->values) layers.push_back(trace::text_of(value));
  EXPECT_THAT(layers, testing::IsSupersetOf({"rlimits", "no_new_privs", "no_files", "seccomp"}));
  EXPECT_THAT(layers, Contains(HasSubstr("landlock")));
}

TEST(Run, TellsEachStatementWithItsPlace) {
  const std::string program = "local a = 1\nsay(a)\n";
  const trace::Trace trace = run(program, exactly());
  std::vector<std::uint32_t> offsets;
  for (const trace::Event& event : trace.events())
    if (event.kind == EventKind::statement) offsets.push_back(event.offset);
  EXPECT_THAT(offsets, ElementsAre(0, 12));
  EXPECT_THAT(named(trace, EventKind::variable), ElementsAre("a=1"));
  EXPECT_EQ(trace::cost_of(trace, "pas"), 2);
}

// "t[3]=7": the element of t that was assigned, and what it has become.
TEST(Run, TellsTheElementThatWasAssigned) {
  const trace::Trace trace = run(R"(
    local t, i = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200}, 19
    t[i] = 7
    t[i + 1], t[2] = t[2], t[i + 1]
    t[#t + 1] = "fin"
    k = 3
    t[k] = t
    t.name = true
    t[k] = 1
    i = math.maxinteger
    t[i + 1] = 0
  )", exactly());
  std::vector<std::string> elements;
  for (const trace::Event& event : trace.events())
    if (event.kind == EventKind::variable && event.values.size() == 4)
      elements.push_back(event.name + "[" + trace::shown(event.values[2]) + "]=" + trace::shown(event.values[3]));
  ASSERT_EQ(elements.size(), 8U);
  EXPECT_EQ(elements[4].substr(0, 12), "t[3]={10, 20") << "a table is shown short";
  elements.erase(elements.begin() + 4);
  EXPECT_THAT(elements, ElementsAre("t[19]=7", "t[20]=20", "t[2]=200", "t[21]=fin", "t[name]=true", "t[3]=1", "t[-9223372036854775808]=0"));
}

TEST(Run, CountsWhatAChildCanCount) {
  const trace::Trace trace = run(
      "local t = {5, 3}\nif t[1] > t[2] then list.swap(t, 1, 2) end\nlocal function f() end\nf() f()\nsay(t)", exactly());
  EXPECT_EQ(trace::cost_of(trace, "consultations"), 4);
  EXPECT_EQ(trace::cost_of(trace, "comparaisons"), 1);
  EXPECT_EQ(trace::cost_of(trace, "echanges"), 1);
  EXPECT_EQ(trace::cost_of(trace, "ecritures"), 2);
  EXPECT_EQ(trace::cost_of(trace, "appels"), 2);
}

TEST(Run, ATextThatIsNoProgramHasEndedBeforeItBegins) {
  Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner_program(), {}, "grid.east(\n");
  ASSERT_TRUE(started);
  EXPECT_EQ((*started)->poll(milliseconds(0)), RunState::ended);
  const Error error = error_of((*started)->trace(), "grid.east(\n");
  EXPECT_EQ(error.message, "M-commun-syntaxe");
  EXPECT_EQ(argument(error, "ligne"), "2");
}

TEST(Run, TooLongAProgramIsRefused) {
  const Result<trace::Trace> trace = run_to_end(runner_program(), {}, std::string((1U << 20U) + 1, ' '));
  ASSERT_FALSE(trace);
  EXPECT_EQ(trace.error().message, "run.too_long");
}

TEST(Run, SaysThatTheRunnerIsNotThere) {
  const Result<trace::Trace> trace = run_to_end("/nowhere/lunabloc-runner", {}, "");
  ASSERT_FALSE(trace);
  EXPECT_EQ(trace.error().message, "process.cannot_start");
}

struct Wrong {
  const char* program;
  const char* message;
  const char* line;
  const char* name;
};

TEST(Run, AnErrorHasItsWordsItsLineAndItsName) {
  const Wrong kWrongs[] = {
      {"local a\nlocal b\nprint(b.x)", "M-commun-vide", "3", "b"},
      {"say(1)\nturtle.forwrad(5)", "M-commun-nom", "2", "forwrad"},
      {"\n\nnowhere()", "M-commun-nom", "3", "nowhere"},
      {"local a = 1\nlocal t = 'x'\nsay(t + 1)", "run.other_type", "3", ""},
      {"local t = {}\nsay(t + 1)", "M-commun-type", "2", "t"},
      {"say(1)\nsay(1 < 'a')", "run.compare", "2", ""},
      {"turtle.forward('loin')", "run.needs_number", "1", "forward"},
      {"for i = 1, {} do end", "run.needs_number", "1", "for"},
      {"say(1)\nerror('halte')", "run.raised", "2", "halte"},
      {"error({})", "run.raised", "1", "table"},
      {"local function f()\n  return 1 + f()\nend\nf()", "M-commun-appels", "2", "f"},
      {"when.start(function()\n  wait(1)\n  missing()\nend)", "M-commun-nom", "3", "missing"},
      {"local a <close> = nil", "run.not_here", "1", "<close>"},
  };
  for (const Wrong& wrong : kWrongs) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      trace::RunRequest request;
      request.mode = mode;
      const trace::Trace trace = run(wrong.program, request);
      const Error error = error_of(trace, wrong.program);
      EXPECT_EQ(error.message, wrong.message) << wrong.program << "\n" << error.detail;
      EXPECT_EQ(argument(error, "ligne"), wrong.line) << wrong.program << "\n" << error.detail;
      EXPECT_EQ(argument(error, "nom"), wrong.name) << wrong.program << "\n" << error.detail;
      EXPECT_EQ(ending(trace), "error") << wrong.program;
    }
  }
}

TEST(Run, ADivisionByZeroIsWhereItStands) {
  for (const char* const program : {"say(1)\nlocal n = 5\nsay(n // 0)", "say(1)\nlocal n = 5\nsay(n % 0)"}) {
    const Error error = error_of(run(program, exactly()), program);
    EXPECT_EQ(error.message, "run.zero");
    EXPECT_EQ(argument(error, "ligne"), "3") << "Lua 5.4.4 itself names the line of the last call";
  }
}

TEST(Run, AfterACallTheErrorIsWhereItHappened) {
  const std::string program = "local function f()\n  local x = 1\n  return x\nend\nlocal a = f() + nothing\n";
  EXPECT_EQ(argument(error_of(run(program, exactly()), program), "ligne"), "5");
}

TEST(Run, ProgramsWithoutEndAreStopped) {
  const char* const kPrograms[] = {
      "while true do end",
      "while true do pcall(function() while true do end end) end",
      "while true do pcall(error, 'x') end",
      "local function f() while true do end end xpcall(f, f)",
      "coroutine.wrap(function() while true do coroutine.wrap(function() end)() end end)()",
      "local co = coroutine.create(function() while true do coroutine.yield() end end) while true do coroutine.resume(co) end",
      "table.move(setmetatable({}, {__index = rawget}), 1, 1 << 62, 2, {})",
      "while true do string.rep('ab', 1 << 20) end",
      "string.find(string.rep('a', 30000), string.rep('a*', 40) .. 'b')",
      "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) print(pcall(function() return t[1] end)) while true do end",
      "table.concat(setmetatable({}, {__index = tostring, __len = function() return 1 << 40 end}), '')",
      "goto again ::again:: goto again",
      "load(('while true do end'))()",
      "repeat until false",
      "for i = 1, math.huge do end",
  };
  for (const char* const program : kPrograms) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      trace::RunRequest request = quickly();
      request.mode = mode;
      request.limits.operations = 100'000;
      const auto begun = std::chrono::steady_clock::now();
      const trace::Trace trace = run(program, request);
      EXPECT_EQ(ending(trace), "limit") << program;
      EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5)) << program;
    }
  }
}

TEST(Run, MemoryHasAnEnd) {
  const char* const kPrograms[] = {
      "local t = {} while true do t[#t + 1] = {} end",
      "local s = 'x' while true do s = s .. s end",
      "while true do pcall(string.rep, 'x', 1 << 40) local t = {} for i = 1, 1e9 do t[i] = i end end",
      "string.rep('x', 1 << 30)",
      "local t = {} for i = 1, 1e9 do t[i] = coroutine.create(print) end",
      "table.pack(table.unpack({}, 1, 1e7))",
      "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
  };
  for (const char* const program : kPrograms) {
    trace::RunRequest request;
    request.limits.heap_mb = 8;
    const trace::Trace trace = run(program, request);
    EXPECT_THAT(ending(trace), testing::AnyOf("limit", "error")) << program;
    EXPECT_NE(ending(trace), "crash") << program;
  }
  trace::RunRequest request;
  request.limits.heap_mb = 8;
  const char* const program = "local t = {} while true do t[#t + 1] = {} end";
  EXPECT_EQ(error_of(run(program, request), program).message, "M-commun-memoire");
}

TEST(Run, OutputHasAnEnd) {
  for (const char* const program : {"while true do print('encore') end", "while true do say('encore') end"}) {
    trace::RunRequest request;
    request.limits.output_bytes = 10'000;
    const trace::Trace trace = run(program, request);
    EXPECT_EQ(ending(trace), "limit");
    EXPECT_EQ(error_of(trace, program).message, "run.output");
  }
}

TEST(Run, AnExactNumberOfStatementsIsTheLimit) {
  trace::RunRequest request = exactly();
  request.limits.operations = 1000;
  const trace::Trace trace = run("while true do end", request);
  const Error error = error_of(trace, "while true do end");
  EXPECT_EQ(error.message, "M-commun-sans-fin");
  EXPECT_EQ(argument(error, "mesure"), "1000");
  EXPECT_EQ(trace::cost_of(trace, "pas"), 1000);
}

TEST(Run, StopEndsAProgramAtOnce) {
  for (const char* const program : {"while true do end", "while true do print('x') end", "table.move(setmetatable({}, {__index = rawget}), 1, 1 << 62, 2, {})",
                                   "while true do string.rep('ab', 1 << 20) end"}) {
    trace::RunRequest request;
    request.limits.output_bytes = 16U << 20U;
    Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner_program(), request, program);
    ASSERT_TRUE(started);
    while ((*started)->trace().events().empty()) (*started)->poll(milliseconds(1000));
    const auto begun = std::chrono::steady_clock::now();
    (*started)->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(1500)) << program;
    EXPECT_EQ(ending((*started)->trace()), "stopped") << program;
    EXPECT_EQ((*started)->poll(milliseconds(0)), RunState::ended);
  }
}

TEST(Run, QuestionsAreAnsweredByTheRequestThenByThePerson) {
  trace::RunRequest request;
  request.answers = {"5"};
  Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner_program(), request, "say(ask('a ?') + 1) say(ask('b ?'))");
  ASSERT_TRUE(started);
  RunState state = RunState::running;
  while (state == RunState::running) state = (*started)->poll(milliseconds(1000));
  ASSERT_EQ(state, RunState::waiting_for_answer);
  EXPECT_THAT(said((*started)->trace()), ElementsAre("a ?", "6", "b ?"));
  (*started)->answer("oui");
  while (state != RunState::ended) state = (*started)->poll(milliseconds(1000));
  EXPECT_THAT(said((*started)->trace()), ElementsAre("a ?", "6", "b ?", "oui"));
  EXPECT_THAT(named((*started)->trace(), EventKind::input), ElementsAre("ask=5", "ask=oui"));
}

TEST(Run, AnAnswerWithADecimalCommaIsANumber) {
  trace::RunRequest request;
  request.answers = {"2,5", "-0,5", "1,2,3", "a,5", "3,"};
  EXPECT_THAT(said(run("for i = 1, 5 do local a = ask('?') say(math.type(a) or a) end", request)),
              ElementsAre("?", "float", "?", "float", "?", "1,2,3", "?", "a,5", "?", "3,"));
}

// The stage shows what a program is given before its first statement.
TEST(Run, WhatIsGivenIsToldFirst) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.given = {{"cards", {std::int64_t{3}, std::int64_t{8}}, true}, {"wanted", {std::int64_t{8}}, false}};
  const trace::Trace told = run("say(#cards)", request);
  std::vector<std::string> first;
  for (const trace::Event& event : told.events()) {
    if (event.kind == EventKind::statement) break;
    if (event.kind == EventKind::variable) first.push_back(event.name);
  }
  EXPECT_THAT(first, ElementsAre("cards", "wanted"));
}

std::size_t entries_in(const char* folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

// Of all threads.
std::string children() {
  std::string all;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream file(task.path() / "children");
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

void make_a_hundred_runs() {
  for (int i = 0; i < 100; ++i) {
    switch (i % 5) {
      case 0: EXPECT_EQ(ending(run("say(1)")), "finished"); break;
      case 1: EXPECT_EQ(ending(run("error('x')")), "error"); break;
      case 2: EXPECT_EQ(ending(run("x = = 1")), "error"); break;
      case 3: EXPECT_FALSE(run_to_end("/nowhere/lunabloc-runner", {}, "")); break;
      default: {
        Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner_program(), {}, "while true do end");
        ASSERT_TRUE(started);
        if (i % 10 == 9) (*started)->stop();  // else it is left as it is
      }
    }
  }
}

// But what waits for the next run of the thread that made them.
TEST(Run, AHundredRunsLeaveNothingBehind) {
  const std::size_t before = entries_in("/proc/self/fd");
  const std::string children_before = children();
  std::jthread(make_a_hundred_runs).join();
  EXPECT_EQ(entries_in("/proc/self/fd"), before);
  EXPECT_EQ(children(), children_before);
}

TEST(Run, NobodyAnswersInACheck) {
  EXPECT_THAT(said(run("say(ask('?') == '')")), ElementsAre("?", "true"));
}

TEST(Run, TheSameRunLeavesTheSameTrace) {
  const std::string program =
      "local t = {a = 1, b = 2, [print] = 3, [{}] = 4, [1.5] = 5}\n"
      "for k, v in pairs(t) do print(k, v) end\n"
      "for i = 1, 50 do t['x' .. i] = {} end for k in pairs(t) do print(k) end\n"
      "print(math.random(1000), random(1, 1000), {}, print, tostring(0 / 0), string.format('%s %f', {}, -(0 / 0)))\n"
      "print(collectgarbage('count'))\n"
      "when.start(function() for i = 1, 3 do wait(0.5) say(i) end end)\n"
      "when.start(function() for i = 1, 3 do wait(0.3) say(-i) end end)\n";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
    trace::RunRequest request;
    request.mode = mode;
    request.seed = 42;
    const std::string first = trace::to_json_lines(run(program, request));
    for (int again = 0; again < 4; ++again) EXPECT_EQ(trace::to_json_lines(run(program, request)), first);
    request.seed = 43;
    EXPECT_NE(trace::to_json_lines(run(program, request)), first);
  }
}

// Processors differ in the last bit of these, when what multiplies and adds at once is used: it is not (vm/run.cpp).
TEST(Run, NumbersAreTheSameOnEveryProcessor) {
  EXPECT_THAT(said(run("local function tell(n, f) say(string.format('%a', f(n * 0.37))) end\n"
                       "tell(152, math.sin) tell(969, math.sin) tell(27, math.cos) tell(149, math.cos)\n"
                       "for _, n in ipairs({281, 623}) do tell(n, function(x) return math.exp(x % 30 - 15) end) end\n"
                       "for _, n in ipairs({202, 3865}) do tell(n, function(x) return x ^ 1.37 end) end\n")),
              ElementsAre("-0x1.3714a13519651p-2", "0x1.83d52538adf56p-2", "-0x1.b05e55000bf1fp-1", "0x1.365be3bf16f2cp-3",
                          "0x1.6d933b905afaep-2", "0x1.ee4d6086e9f3p+7", "0x1.70c7c31f7a418p+8", "0x1.48966e7474514p+14"));
}

// A search that would take years ends after its tries, at the same place each time, in whatever it is done.
TEST(Run, ASearchHasAnEnd) {
  trace::RunRequest request;
  request.limits.operations = 200'000;
  request.limits.wall = std::chrono::seconds(60);
  const std::string text = "local t = ('a'):rep(60)\n";
  for (const char* const search : {"pcall(string.find, t, ('.-'):rep(12) .. 'b')", "t:match(('(a*)'):rep(10) .. 'b')", "t:gsub(('a?'):rep(30) .. ('a'):rep(61), '')",
                                   "for w in t:gmatch(('a-'):rep(12) .. 'b') do end", "coroutine.wrap(function() t:find(('a+'):rep(12) .. 'b') end)()"}) {
    for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
      request.mode = mode;
      const std::string program = text + search + "\nsay('no')";
      const trace::Trace trace = run(program, request);
      EXPECT_EQ(ending(trace), "limit") << search;
      EXPECT_EQ(trace.last_of(EventKind::error)->name, "run.pattern_tries") << search;
      // Where the place is known by its line alone, it is the first statement there.
      EXPECT_THAT(trace.last_of(EventKind::error)->offset, testing::AnyOf(text.size(), program.find("t:find"))) << search;
      EXPECT_THAT(said(trace), IsEmpty());
      EXPECT_TRUE(run(program, request).events() == trace.events());
    }
  }
  EXPECT_EQ(ending(run("print(#('').rep('', math.maxinteger), #string.rep('', 1 << 62, ''), pcall(string.rep, '', 1 << 62, 'ab'))")), "finished");
}

TEST(Run, NothingOutsideIsReachable) {
  EXPECT_THAT(said(run("print(io, os, debug, package, require, dofile, loadfile, warn, string.dump, coroutine.close)")),
              ElementsAre("nil\tnil\tnil\tnil\tnil\tnil\tnil\tnil\tnil\tnil\n"));
  EXPECT_THAT(said(run("print(pcall(load, print)) print(load('\\27Lua')) print(getmetatable(''))"
                       "print(pcall(setmetatable, {}, {__gc = print}))")),
              ElementsAre(HasSubstr("false"), HasSubstr("nil"), "string\n", HasSubstr("false")));
}

TEST(Run, TheNamesOfInstrumentsAreOutOfReach) {
  const std::string program = "__lunabloc_step = nil";
  EXPECT_EQ(ending(run(program, exactly())), "error");
}

}  // namespace
}  // namespace lunabloc::vm
