// Breakpoints: where they stand, when they hold, what keeps them.
#include "session/breakpoints.h"

#include "session_fixture.h"

namespace lunabloc::session {
namespace {

constexpr const char* kLoop = "local total = 0\nfor i = 1, 5 do\n  total = total + i\nend\nsay(total)\n";

class BreakpointsTest : public SessionFixture {
 protected:
  void write(const std::string& lua) { session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text"); }
  std::size_t at(const std::string& words) const { return session_->tree().text().find(words); }
  std::string told() const {
    std::string words;
    for (const ShownBreakpoint& one : session_->breakpoints())
      words += session_->tree().text().substr(one.offset, 9) + (one.condition.empty() ? "" : " if " + one.condition) +
               (one.hits ? " x" + std::to_string(*one.hits) : "") + (one.here ? " here" : "") + (one.doubt.empty() ? "" : " ?") + "\n";
    return words;
  }
};

TEST_F(BreakpointsTest, PlaybackPausesWhereTheyHold) {
  write(kLoop);
  ASSERT_TRUE(session_->toggle_breakpoint(at("total = total")));
  session_->start_run();
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->shown_step() > 0 && !session_->playing(); }));
  EXPECT_EQ(session_->shown_step(), 4U);
  EXPECT_EQ(session_->executing_offset(), at("total = total"));
  ASSERT_TRUE(until([&] { return session_->trace()->ended(); }));
  for (const std::size_t moment : {6U, 8U, 10U, 12U}) {
    session_->set_playing(true);
    ASSERT_TRUE(until([&] { return !session_->playing(); }));
    EXPECT_EQ(session_->shown_step(), moment);
  }
  session_->set_playing(true);
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_EQ(session_->shown_step(), session_->step_count());
}

TEST_F(BreakpointsTest, GoOnAndBackToTheNextOne) {
  write(kLoop);
  run_whole();
  ASSERT_TRUE(session_->toggle_breakpoint(at("total = total")));
  EXPECT_EQ(told(), "total = t x5\n");
  ASSERT_TRUE(session_->go_to_breakpoint(TimeDirection::back));
  EXPECT_EQ(session_->shown_step(), 12U);
  EXPECT_EQ(told(), "total = t x5 here\n");
  ASSERT_TRUE(session_->go_to_breakpoint(TimeDirection::back));
  EXPECT_EQ(session_->shown_step(), 10U);
  ASSERT_TRUE(session_->go_to_breakpoint(TimeDirection::forward));
  EXPECT_EQ(session_->shown_step(), 12U);
  const Result<void> no_more = session_->go_to_breakpoint(TimeDirection::forward);
  ASSERT_FALSE(no_more);
  EXPECT_EQ(no_more.error().message, "breakpoint.no_later");
}

// Judged a piece at a time while the window goes on; what is asked for meanwhile is found all the same.
TEST_F(BreakpointsTest, OfALongRunTheyAreFoundLittleByLittle) {
  constexpr std::size_t kTurns = 150'000;
  write("for i = 1, " + std::to_string(kTurns) + " do\n  x = i\nend\nsay(x)\n");
  session_->set_speed(1e8);
  session_->start_run();
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  const std::size_t last = session_->step_count();
  ASSERT_TRUE(session_->toggle_breakpoint(at("x = i")));
  const std::size_t at_once = session_->breakpoints()[0].hits.value_or(0);
  EXPECT_GT(at_once, 0U);
  EXPECT_LT(at_once, kTurns) << "not all in one frame";
  ASSERT_TRUE(session_->go_to_breakpoint(TimeDirection::back));
  EXPECT_EQ(session_->shown_step(), last - 1) << "the last turn, just before what is said";
  EXPECT_EQ(session_->breakpoints()[0].hits, kTurns);
  ASSERT_TRUE(session_->set_breakpoint_condition(at("x = i"), "i == 149000"));
  ASSERT_TRUE(until([&] { return session_->breakpoints()[0].hits == 1U; }));
  session_->show_step(0);
  ASSERT_TRUE(session_->set_breakpoint_condition(at("x = i"), "i == 148000"));
  session_->set_speed(1e9);
  session_->set_playing(true);
  ASSERT_TRUE(until([&] { return !session_->playing(); }));
  EXPECT_EQ(session_->variables(), (std::vector<std::pair<std::string, std::string>>{{"i", "148000"}, {"x", "148000"}}));
}

TEST_F(BreakpointsTest, AConditionIsJudgedOnTheValuesThatAreShown) {
  write(kLoop);
  run_whole();
  ASSERT_TRUE(session_->set_breakpoint_condition(at("total = total"), "total > 5 and i < 5"));
  EXPECT_EQ(told(), "total = t if total > 5 and i < 5 x2\n");
  session_->show_step(0);
  ASSERT_TRUE(session_->go_to_breakpoint(TimeDirection::forward));
  EXPECT_EQ(session_->variables(), (std::vector<std::pair<std::string, std::string>>{{"total", "6"}, {"i", "3"}}));
}

TEST_F(BreakpointsTest, WhatCannotBeJudgedIsSaidAndDoesNotHold) {
  write("local t = 3\nlocal u = 1\nif t > 9 then\n  w = 1\nend\nsay(t)\n");
  run_whole();
  ASSERT_TRUE(session_->set_breakpoint_condition(at("say"), "w == 1"));
  EXPECT_EQ(told(), "say(t)\n if w == 1 x0 ?\n");
  EXPECT_NE(session_->breakpoints()[0].doubt.find("w"), std::string::npos);
}

TEST_F(BreakpointsTest, AConditionMustBeAnExpressionOfTheProgram) {
  write(kLoop);
  const auto refused = [&](const char* condition) {
    const Result<void> set = session_->set_breakpoint_condition(at("total = total"), condition);
    return set ? std::string("taken") : set.error().message;
  };
  EXPECT_EQ(refused("total >"), "breakpoint.not_an_expression");
  EXPECT_EQ(refused("total = 3"), "breakpoint.not_an_expression");
  EXPECT_EQ(refused("truc == 1"), "breakpoint.no_such_name");
  EXPECT_EQ(refused("f(total)"), "told.form");
  EXPECT_TRUE(session_->breakpoints().empty());
  EXPECT_EQ(refused("i == 3"), "taken");
  EXPECT_EQ(refused(""), "taken") << "always again";
  write("local x = 1\ndo\n  local x = 2\n  say(x)\nend\nsay(1)\n");
  const Result<void> either = session_->set_breakpoint_condition(at("say(1)"), "x == 1");
  ASSERT_FALSE(either);
  EXPECT_EQ(either.error().message, "told.several");
  EXPECT_TRUE(session_->set_breakpoint_condition(at("say(x)"), "x == 1"));
  run_whole();
  EXPECT_EQ(session_->breakpoints()[0].hits, 0U) << "the inner one is 2";
}

TEST_F(BreakpointsTest, TheyAreUndoneAndLeaveTheTextAlone) {
  write(kLoop);
  run_whole();
  const std::uint64_t revision = session_->revision();
  ASSERT_TRUE(session_->toggle_breakpoint(at("say")));
  EXPECT_EQ(session_->undo_label(), "breakpoint.toggle");
  EXPECT_NE(session_->history_words(session_->history_done() - 1).find("total"), std::string::npos);
  session_->undo();
  EXPECT_TRUE(session_->breakpoints().empty());
  session_->redo();
  EXPECT_EQ(session_->breakpoints().size(), 1U);
  ASSERT_TRUE(session_->toggle_breakpoint(at("say")));
  EXPECT_TRUE(session_->breakpoints().empty());
  EXPECT_EQ(session_->revision(), revision) << "the run still speaks of this program";
  EXPECT_EQ(session_->tree().text(), kLoop);
}

TEST_F(BreakpointsTest, EditsElsewhereLeaveThemAndUndoBringsThemBack) {
  write(kLoop);
  ASSERT_TRUE(session_->toggle_breakpoint(at("total = total")));
  session_->edit({{{0, 0}, "say(1)\n"}}, "edit.insert");
  ASSERT_EQ(session_->breakpoints().size(), 1U);
  EXPECT_EQ(session_->breakpoints()[0].offset, at("total = total"));
  const std::size_t statement = at("  total = total + i\n");
  session_->edit({{{statement, statement + 20}, ""}}, "edit.delete");
  EXPECT_TRUE(session_->breakpoints().empty());
  session_->undo();
  ASSERT_EQ(session_->breakpoints().size(), 1U);
  EXPECT_EQ(session_->breakpoints()[0].offset, at("total = total"));
}

TEST_F(BreakpointsTest, WhatNeverRunsCannotBearOne) {
  write("-- remarque\n\nsay(1)\n");
  const Result<void> set = session_->toggle_breakpoint(0);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().message, "breakpoint.never_runs");
}

TEST_F(BreakpointsTest, TheyAreThereAgainTheNextDay) {
  write(kLoop);
  ASSERT_TRUE(session_->set_breakpoint_condition(at("total = total"), "i == 3"));
  ASSERT_TRUE(session_->save());
  open();
  EXPECT_EQ(session_->tree().text(), kLoop);
  EXPECT_EQ(told(), "total = t if i == 3\n");
}

TEST_F(BreakpointsTest, OfAnotherProgramNothingIsBelieved) {
  const program::Tree tree = program::parse(kLoop).tree;
  const Result<NodeId> statement = statement_beginning_at(tree, std::string(kLoop).find("total = total"));
  ASSERT_TRUE(statement);
  ASSERT_TRUE(save_breakpoints(home_.path(), "essai", tree, {{*statement, "i == 3"}}));
  const program::Tree moved = program::parse("say(1)\n" + std::string(kLoop)).tree;
  ASSERT_EQ(load_breakpoints(home_.path(), "essai", moved).size(), 1U) << "the same words, a line further";
  EXPECT_TRUE(load_breakpoints(home_.path(), "essai", program::parse("say(1)\nsay(2)\n").tree).empty());
  const program::Tree twice = program::parse("say(1)\n" + std::string(kLoop) + kLoop).tree;
  EXPECT_TRUE(load_breakpoints(home_.path(), "essai", twice).empty()) << "which of the two?";
}

}  // namespace
}  // namespace lunabloc::session
