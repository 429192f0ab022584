// The calls in progress at each moment, and what their variables are worth: each call has its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "session/command.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

class CallsTest : public SessionFixture {
 protected:
  void run(const std::string& program) {
    session_->edit({{{0, session_->tree().text().size()}, program}}, "edit.text");
    run_whole();
  }
  // « fact(3) fact(2) », at the shown moment.
  std::string stack() const {
    std::string words;
    for (const ShownCall& call : session_->calls()) {
      words += (words.empty() ? "" : " ") + call.name + "(";
      for (std::size_t i = 0; i < call.parameters.size(); ++i) words += (i > 0 ? "," : "") + call.parameters[i].second;
      words += ")";
    }
    return words;
  }
  // Those of all moments, each once where it stays the same.
  std::vector<std::string> stacks() {
    std::vector<std::string> all;
    for (std::size_t step = 1; step <= session_->step_count(); ++step) {
      session_->show_step(step);
      if (all.empty() || all.back() != stack()) all.push_back(stack());
    }
    return all;
  }
  std::string value(const std::string& name) const {
    for (const auto& [known, value] : session_->variables())
      if (known == name) return value;
    return {};
  }
};

TEST_F(CallsTest, ACallThatHasEndedIsNoMoreThere) {
  run("local function f(a)\n  say(a)\nend\nf(1)\nsay(0)\nf(2)\nsay(9)\n");
  EXPECT_THAT(stacks(), testing::ElementsAre("", "f(1)", "", "f(2)", ""));
}

TEST_F(CallsTest, ARecursionHasACallInEachOther) {
  run("local function fact(n)\n  local r\n  if n <= 1 then\n    r = 1\n  else\n    r = n * fact(n - 1)\n  end\n  say(r)\n  return r\nend\nlocal all = fact(3)\nsay(all)\n");
  EXPECT_THAT(stacks(), testing::ElementsAre("", "fact(3)", "fact(3) fact(2)", "fact(3) fact(2) fact(1)", "fact(3) fact(2)", "fact(3)", ""));
}

TEST_F(CallsTest, ItsValuesAreThoseOfTheShownCallAndNotOfTheLast) {
  run("local function fact(n)\n  local r\n  if n <= 1 then\n    r = 1\n  else\n    r = n * fact(n - 1)\n  end\n  say(r)\n  return r\nend\nlocal all = fact(3)\nsay(all)\n");
  // The moment at which fact(3) says what it has found.
  std::size_t step = session_->step_count();
  while (step > 0 && stack() != "fact(3)") session_->show_step(--step);
  EXPECT_EQ(value("n"), "3") << "the last call that was made had 1";
  EXPECT_EQ(value("r"), "6");
  session_->show_step(0);
  while (stack() != "fact(3) fact(2) fact(1)") session_->show_step(session_->shown_step() + 1);
  EXPECT_EQ(value("n"), "1");
  ASSERT_TRUE(perform(*session_, {"call.select", {"0"}, {}}));
  EXPECT_EQ(value("n"), "3");
  EXPECT_TRUE(session_->calls()[0].selected);
  EXPECT_FALSE(session_->calls()[2].selected);
  for (const WatchedValue& one : session_->watched().values) {
    if (one.name != "n") continue;
    EXPECT_EQ(one.value, "3") << "beside the blocks too";
  }
  session_->show_step(session_->shown_step() + 1);
  EXPECT_EQ(value("n"), "1") << "another moment shows the innermost again";
}

TEST_F(CallsTest, TwoCallsInOneStatementFollowEachOther) {
  run("local function fib(n)\n  if n < 2 then return n end\n  return fib(n - 1) + fib(n - 2)\nend\nsay(fib(3))\n");
  EXPECT_THAT(stacks(), testing::ElementsAre("", "fib(3)", "fib(3) fib(2)", "fib(3) fib(2) fib(1)", "fib(3) fib(2) fib(0)", "fib(3) fib(1)", ""));
}

// Where only the number of calls tells whether a loop goes on in this call or in the one around it.
TEST_F(CallsTest, LoopsThatCallThemselves) {
  run("local function tree(d)\n  if d > 0 then\n    for i = 1, 2 do\n      turtle.forward(d)\n      tree(d - 1)\n    end\n  end\nend\ntree(3)\n");
  std::size_t seen = 0;
  for (std::size_t step = 1; step <= session_->step_count(); ++step) {
    session_->show_step(step);
    const std::vector<ShownCall> calls = session_->calls();
    if (calls.empty()) continue;
    ++seen;
    for (std::size_t i = 0; i < calls.size(); ++i) EXPECT_EQ(calls[i].parameters, (Values{{"d", std::to_string(3 - i)}})) << step;
  }
  EXPECT_GT(seen, 40U);
}

TEST_F(CallsTest, TheSameMomentFromBeforeAndFromBehind) {
  run("local function f(n)\n  if n > 0 then f(n - 1) end\n  say(n)\nend\nf(4)\n");
  std::vector<std::string> forward;
  for (std::size_t step = 0; step <= session_->step_count(); ++step) session_->show_step(step), forward.push_back(stack());
  for (std::size_t step = session_->step_count(); step-- > 0;) {
    session_->show_step(step);
    EXPECT_EQ(stack(), forward[step]) << step;
  }
}

TEST_F(CallsTest, AVeryDeepRecursionIsKeptAsFarAsItCanBeSeen) {
  run("local function f(n)\n  if n > 0 then f(n - 1) end\n  local after = n\nend\nf(1000)\nsay(1)\n");
  session_->show_step(1500);
  EXPECT_EQ(session_->calls().size(), 300U);
  session_->show_step(session_->step_count());
  EXPECT_TRUE(session_->calls().empty());
}

TEST_F(CallsTest, AnErrorLeavesTheCallsOfItsMoment) {
  run("local function g(x)\n  return x + nil\nend\nlocal function f(y)\n  return g(y * 2)\nend\nlocal z = f(5)\n");
  EXPECT_THAT(stack(), testing::HasSubstr("g(10)"));
}

TEST_F(CallsTest, NoneIsInProgressOnceTheProgramIsOver) {
  run("local function f(a)\n  return a\nend\nif f(1) == 2 then\n  say(1)\nend\n");
  EXPECT_EQ(stack(), "");
}

// Nobody has called it: it has no row, and its values are shown all the same.
TEST_F(CallsTest, WhatAScriptDoesIsNoCall) {
  run("local function f(a)\n  say(a)\nend\nwhen.start(function()\n  local n = 4\n  f(n)\n  say(n)\nend)\nlocal g = (function(x)\n  say(x)\nend)\ng(2)\n");
  std::size_t scripts = 0, nameless = 0;
  for (std::size_t step = 1; step < session_->step_count(); ++step) {
    session_->show_step(step);
    for (const ShownCall& call : session_->calls()) {
      scripts += call.is_script ? 1 : 0;
      nameless += !call.is_script && call.name.empty() ? 1 : 0;
      const bool knows = call.is_script && call.selected && !call.values.empty();
      EXPECT_EQ(knows ? value("n") : "4", "4");
      EXPECT_FALSE(call.name == "f" && call.is_script);
    }
  }
  EXPECT_GT(scripts, 1U);
  EXPECT_EQ(nameless, 1U) << "a function without a name that the program calls itself";
}

TEST_F(CallsTest, AProgramWithoutFunctionsHasNone) {
  run("local x = 1\nsay(x)\n");
  EXPECT_THAT(stacks(), testing::ElementsAre(""));
}

}  // namespace
}  // namespace lunabloc::session
