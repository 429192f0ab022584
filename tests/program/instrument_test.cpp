#include "program/instrument.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "base/line_index.h"
#include "blocks_support.h"
#include "lua_support.h"
#include "program/cursor.h"

namespace lunabloc::program {
namespace {

std::filesystem::path folder() { return support::source_folder() / "tests/program/instrument"; }

std::string instrumented(std::string_view lua, Tell tell, Sites& sites) {
  const Result<std::string> result = instrument(parse(lua).tree, tell, sites);
  if (!result) ADD_FAILURE() << result.error().message << " in " << lua;
  return result.value_or("");
}
std::string instrumented(std::string_view lua) {
  Sites sites;
  return instrumented(lua, Tell::all, sites);
}

// What Lua's own reader leaves out of a file: `load` of a string does not.
std::string without_first_line(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.starts_with("#")) text.erase(0, std::min(text.find('\n'), text.size()));
  return text;
}

LuaOutcome run_plain(const std::string& lua) {
  LuaState state;
  if (!state.load(without_first_line(lua))) return state.outcome();
  lua_pushinteger(state.get(), 11);  // the program's own arguments
  lua_pushinteger(state.get(), 22);
  return state.call(2);
}

// Runs an instrumented program; what its sites say becomes lines.
class Recorder {
 public:
  explicit Recorder(const std::string& lua, Tell tell = Tell::all) : lua_(lua), tell_(tell), lines_(lua) {}

  LuaOutcome run() {
    lua_State* lua = state_.get();
    if (!state_.load(instrumented(lua_, tell_, sites_))) return state_.outcome();
    lua_pushlightuserdata(lua, this);
    lua_pushcclosure(lua, step, 1);
    lua_call(lua, 1, 1);
    lua_pushinteger(lua, 11);
    lua_pushinteger(lua, 22);
    return state_.call(2);
  }

  std::string events() const { return events_ + costs(); }
  std::string costs() const {
    return "pas " + std::to_string(counts_.steps) + ", consultations " + std::to_string(counts_.reads) + ", comparaisons " +
           std::to_string(counts_.comparisons) + ", ecritures " + std::to_string(counts_.writes) + ", echanges " +
           std::to_string(counts_.swaps) + ", appels " + std::to_string(counts_.calls) +
           told("comparaisons_elements", counts_.element_comparisons) + told("cases", counts_.cells) + told("tours", counts_.turns) + "\n";
  }
  // How often `step` was called.
  int sites_met() const { return sites_met_; }

 private:
  static std::string told(const std::string& name, int count) { return count == 0 ? "" : ", " + name + " " + std::to_string(count); }

  static int step(lua_State* lua) {
    Recorder& recorder = *static_cast<Recorder*>(lua_touserdata(lua, lua_upvalueindex(1)));
    ++recorder.sites_met_;
    const Site& site = recorder.sites_[static_cast<std::size_t>(lua_tointeger(lua, 1))];
    int argument = 2;
    for (const Act& act : site.acts) recorder.tell(lua, act, argument);
    EXPECT_EQ(argument, lua_gettop(lua) + 1);
    recorder.counts_ += site.counts;
    return 0;
  }

  void tell(lua_State* lua, const Act& act, int& argument) {
    switch (act.kind) {
      case Act::Kind::statement: {
        const base::LineColumn at = lines_.at(lua_, act.offset);
        const std::string_view word = Syntax(path_at(tree_, act.offset).back()).text();
        events_ += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(word) + "\n";
        return;
      }
      case Act::Kind::variable:
        lua_pushvalue(lua, argument);
        break;
      case Act::Kind::global:
        lua_pushstring(lua, act.name.c_str());
        lua_rawget(lua, argument);
        break;
    }
    const std::string value = LuaState::shown(lua, -1);
    lua_pop(lua, 1);
    const char* const kind = act.kind == Act::Kind::variable ? "variable " : "global ";
    std::string key;
    if (act.key == Act::Key::length) key = "[#]";
    else if (act.key == Act::Key::global) key = "[_ENV." + act.key_name + "]";
    else if (act.key == Act::Key::value) key = "[" + LuaState::shown(lua, argument + 1) + "]";
    if (act.key_plus != 0) key.insert(key.size() - 1, (act.key_plus > 0 ? " + " : " - ") + std::to_string(std::abs(act.key_plus)));
    events_ += "    " + std::string(kind) + act.name + key + " = " + value + "\n";
    argument += act.values();
  }

  std::string lua_;
  Tell tell_;
  Tree tree_ = parse(lua_).tree;
  base::LineIndex lines_;
  Sites sites_;
  LuaState state_;
  std::string events_;
  SiteCounts counts_;
  int sites_met_ = 0;
};

void check_same(const std::string& lua) {
  const LuaOutcome plain = run_plain(lua);
  std::string costs;
  for (const Tell tell : {Tell::all, Tell::statements, Tell::counts}) {
    Recorder recorder(lua, tell);
    const LuaOutcome recorded = recorder.run();
    EXPECT_EQ(recorded.printed, plain.printed) << lua;
    EXPECT_EQ(recorded.error, plain.error) << lua << "\n" << instrumented(lua);
    // It costs the same, whatever is told of it.
    if (tell == Tell::all) costs = recorder.costs();
    EXPECT_EQ(recorder.costs(), costs) << lua;
  }
}

TEST(Instrument, TellsWhatHappensInOrder) {
  const std::filesystem::path file = folder() / "events.txt";
  std::vector<CorpusCase> cases = read_corpus(file);
  ASSERT_FALSE(cases.empty());
  const bool update = std::getenv("UPDATE_EXPECT") != nullptr;
  for (CorpusCase& a_case : cases) {
    Recorder recorder(a_case.lua);
    const LuaOutcome outcome = recorder.run();
    EXPECT_EQ(outcome.error, "") << a_case.title;
    if (update)
      a_case.blocks = recorder.events();
    else
      EXPECT_EQ(recorder.events(), a_case.blocks) << a_case.title << "\n" << instrumented(a_case.lua);
    check_same(a_case.lua);
  }
  if (update) write_corpus(file, cases);
}

TEST(Instrument, WhatCannotBeSeparatedIsOneCall) {
  const auto calls_of = [](const std::string& lua) {
    Recorder recorder(lua);
    EXPECT_EQ(recorder.run().error, "") << lua;
    return recorder.sites_met();
  };
  // The function, each call of it with what was told before, and each time it begins, with its parameter and its statement.
  EXPECT_EQ(calls_of("local function f(n) return n end\nf(1)\nf(2)"), 5);
  // The loop, each turn with its variable and its statement, and what the statement has given at the end of the turn.
  EXPECT_EQ(calls_of("for i = 1, 3 do x = i end"), 7);
  // A place that is reached from elsewhere takes nothing along.
  EXPECT_EQ(calls_of("x = 1\n::again::\nx = x + 1\nif x < 3 then goto again end"), 7);
}

TEST(Instrument, BehavesAsTheProgramDoes) {
  for (const std::string& name : base::entries_of(folder() / "programs")) {
    const Result<std::string> lua = base::read_file(folder() / "programs" / name);
    ASSERT_TRUE(lua);
    SCOPED_TRACE(name);
    check_same(*lua);
  }
}

TEST(Instrument, FailsAsTheProgramDoes) {
  for (const std::string lua : {
           "local t\nif true then\n  t.x = 1\nend",
           "local t = {}\nreturn t.a.b",
           "x = 1\ny = x + nil",
           "local a = {}\nreturn a and a.b and a.b.c or a.b.c.d",
           "local t = {{}}\nreturn t[1] and t[1].x or t[2][3]",
           "f()",
           "local o = {}\nlocal function g() o:m() end\ng()",
           "for i = 1, 'x' do end",
           "for i = 1, 10, 0 do end",
           "for k in pairs() do end",
           "for k in 5 do end",
           "error({})",
           "error('a', 0)",
           "error('a', 2)",
           "local function f() error('here', 2) end\n\nf()",
           "assert(false, 'no')",
           "return #nil",
           "return 1 < 'a'",
           "return {} < {}",
           "local a <const> = nil\nreturn a.b",
           "local a <close> = 5",
           "return ('x')()",
           "return -{}",
           "return 'a' .. {}",
           "t = setmetatable({}, {__index = function(t, k) error('key ' .. k) end})\nreturn t.x or t[1]",
           "local s = 'abc'\nreturn s.x.y",
           "return math.floor('x')",
           "string.rep()",
           "local t = {}\nt[nil] = 1",
           "return 1 // 0",
           "return 2^53 | 0.5",
           "goto out\ndo ::inner:: end\n::out:: nothing()",
           "while x == nil or y < 1 do x = 1 end",
           "repeat local z = {} until z.a.b",
           "if a then elseif a.b then end",
       })
    check_same(lua);
}

// The call of `step` may be the one too many: only the line then differs.
TEST(Instrument, OverflowsAsTheProgramDoes) {
  const std::string lua = "local function f(n)\n  return 1 + f(n + 1)\nend\nf(1)";
  EXPECT_EQ(run_plain(lua).error, "program:2: stack overflow");
  EXPECT_THAT(Recorder(lua).run().error, testing::MatchesRegex("program:[12]: stack overflow"));
}

TEST(Instrument, StaysOnItsLines) {
  const std::string lua = "\xEF\xBB\xBF#!/usr/bin/lua\nx = 1 -- one\r\ny = {\n2,\n3}\n\nif x then y = 3 end --[[\n]] z=4 -- end";
  const std::string text = instrumented(lua);
  EXPECT_EQ(base::LineIndex(text).line_count(), base::LineIndex(lua).line_count() + 1);  // the last `end`
  EXPECT_EQ(text.find("#!"), std::string::npos);
  check_same(lua);
}

TEST(Instrument, RefusesWhatDoesNotParse) {
  Sites sites;
  const Result<std::string> result = instrument(parse("x = 1\ny = = 2").tree, Tell::all, sites);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "syntax.expected_value");
  EXPECT_EQ(result.error().place, (base::Place{"", 2, 5}));
}

TEST(Instrument, RefusesTheReservedNames) {
  for (const std::string lua : {"__lunabloc_step()", "local x = t.__lunabloc_y", "x = 1\ngoto __lunabloc_\n::__lunabloc_::"}) {
    Sites sites;
    const Result<std::string> result = instrument(parse(lua).tree, Tell::all, sites);
    ASSERT_FALSE(result) << lua;
    EXPECT_EQ(result.error().message, "program.reserved_name");
  }
  Sites sites;
  EXPECT_TRUE(instrument(parse("x = '__lunabloc_step' --__lunabloc_").tree, Tell::all, sites));
}

// n names n1, n2, … with commas.
std::string names(int count, const std::string& letter = "n") {
  std::string list;
  for (int i = 1; i <= count; ++i) list.append(i > 1 ? ", " : "").append(letter).append(std::to_string(i));
  return list;
}
// Functions in one another, so that the innermost may use `count` outer names.
std::string using_outer_names(int count) {
  return "local " + names(150) + "\nlocal function middle()\n  local " + names(120, "m") +
         "\n  return function()\n    t = {" + names(150) + ", " + names(count - 150, "m") +
         "}\n    return function() return n1 and #t end\n  end\nend\nreturn middle()()()";
}

TEST(Instrument, LeavesFunctionsWithoutRoomAsTheyAre) {
  for (const int count : {246, 247, 248, 254}) {
    const std::string lua = using_outer_names(count);
    check_same(lua);
    Recorder recorder(lua);
    recorder.run();
    const bool inner = recorder.events().find("global t = table") != std::string::npos;
    EXPECT_EQ(inner, count <= static_cast<int>(kMostUpvalues)) << count;
    EXPECT_EQ(recorder.events().find("appels " + std::to_string(inner ? 3 : 1)) != std::string::npos, true)
        << recorder.events();
  }
}

TEST(Instrument, KeepsTheLimitsOfLocals) {
  check_same("local " + names(200) + " = 1\nn1 = n2 and n3 or n4\nfor_ = {n1, n200}\nreturn n1");
  check_same("local " + names(196) + "\nfor i = 1, 2 do print(i) end");
  check_same("local " + names(194) + "\nfor k, v in pairs({5}) do print(k, v) end");
  check_same("local function f(" + names(200) + ") return n1 == 1 and n200 == nil, select('#', " + names(40) + ") end\nprint(f(1))");
}

TEST(Instrument, KeepsTheLimitsOfRegisters) {
  std::string list = "x[1] and x[2]";
  for (int i = 0; i < 240; ++i) list += ", x";
  check_same("x = {1, 2}\nprint(select('#', " + list + "), (select('#', " + list + ")))");
  const auto call = [](int count) {
    std::string nested = "x = {7}\nlocal " + names(100) + "\nreturn select('#'";
    for (int i = 0; i < count; ++i) nested += ", 1";
    return nested + ", x[1] and x[1], x[2] or x[1] and x[1])";
  };
  for (int count = 120; count < 149; ++count) check_same(call(count));
}

TEST(Instrument, KeepsTheLimitsOfDepth) {
  const auto check_if_lua_takes_it = [](const std::string& lua) {
    Sites sites;
    const Result<std::string> result = instrument(parse(lua).tree, Tell::all, sites);
    if (result) return check_same(lua);
    EXPECT_EQ(result.error().message, "syntax.too_deep");
    EXPECT_GT(lua.size(), 1000U);
  };
  const auto nested = [](int count, const std::string& open, const std::string& middle, const std::string& close) {
    std::string lua;
    for (int i = 0; i < count; ++i) lua += open;
    lua += middle;
    for (int i = 0; i < count; ++i) lua += close;
    return lua;
  };
  for (const int count : {10, 100, 140, 149, 150, 151, 170, 190}) {
    check_if_lua_takes_it(nested(count, "do ", "print(1)", " end"));
    check_if_lua_takes_it("a = 1\nif " + nested(count, "(", "a and a", ")") + " then print(2) end");
    check_if_lua_takes_it("a = {}\na[1] = a\nprint(#" + nested(count, "a[", "1", "]") + ")");
    check_if_lua_takes_it("x = " + nested(count, "not ", "nil", "") + "\nprint(x)");
  }
  for (const int count : {5, 20, 24, 25, 26, 27, 28, 30, 32, 36, 37, 38}) {
    check_if_lua_takes_it(nested(count, "while (function() ", "print(3)", " return false end)() do end"));
    check_if_lua_takes_it("local function call(f) return f() end\n" +
               nested(count, "repeat until call(function() ", "print(3)", " return true end)"));
    check_if_lua_takes_it("call = pcall x = " + nested(count, "call(function() if false then elseif x == 1 or call(function() ", "print(4)",
                                      " end) then end end)"));
  }
  std::string chain = "a = {1, 2}\nx = a[1]";
  for (int i = 0; i < 1500; ++i) chain += i % 3 == 0 ? " and a[2]" : " or a[1] == 1";
  check_same(chain + "\nprint(x)");
}

TEST(Instrument, CallsInTailPositionStayThere) {
  check_same("local function f(n) if n == 0 then return 'done' end return f(n - 1) end\nprint(f(200000))");
  check_same("local o = {}\nfunction o:m(n) if n < 1 then return n end return self:m(n - 1) end\nprint(o:m(200000))");
}

// Programs put together at random from pieces that run: the same is printed, the same fails.
TEST(Instrument, AnyProgramBehavesTheSame) {
  const std::vector<std::string> statements = {
      "x = x + 1", "local y = x", "t[x] = t[1]", "t[1], t[2] = t[2], t[1]", "print(x, y)", "t.k = x and t[1] or y",
      "if x > 3 then", "elseif x == 2 or t[2] then", "else", "end", "for i = 1, 2 do", "for k, v in ipairs(t) do",
      "local function f(a, ...)", "return f and x", "do", "repeat", "until x > 5 or t[9] == y", "goto out", "::out::",
      "x = (function() return x, y end)()", "y = {x, k = y, [x] = t}", "o = o or {}", "function o.m(a) return a end",
      "print(o and o.m(x) == x and t[x])", "(print or x)(1)", "while x < 4 and t do", "break", "f = f and f(1, 2) or 0"};
  std::mt19937 random(7);
  int run = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string lua = "x = 0 t = {1, 2, 3} ";
    for (std::size_t i = random() % 12; i > 0; --i) lua += statements[random() % statements.size()] + (random() % 2 ? " " : "\n");
    if (!parse(lua).diagnostics.empty()) continue;
    LuaState checker;
    if (!checker.load(lua)) continue;  // a label or a `break` that the compiler refuses
    if (lua.find("while") != std::string::npos || lua.find("repeat") != std::string::npos) continue;  // may not end
    const std::size_t jump = lua.rfind("goto");
    if (jump != std::string::npos && lua.find("::out::") < jump) continue;  // jumps back
    ++run;
    check_same(lua);
  }
  EXPECT_GT(run, 500);
}

}  // namespace
}  // namespace lunabloc::program
