// The session as the window uses it: real lessons, the real runner, the real vocabulary, a folder of its own.
#include "session/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "session/command.h"
#include "session_fixture.h"
#include "trace/encoding.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

class OpenedSession : public SessionFixture {
 protected:
  void replace_program(const std::string& text) {
    session_->edit({{{0, session_->tree().text().size()}, text}}, "edit.text");
  }
  void check() {
    session_->check_step();
    ASSERT_TRUE(until([&] { return !session_->checking(); }));
  }
  // Answers and checks until the wanted step of A01 is the current one.
  void walk_to(const std::string& step) {
    session_->answer("ou-sarrete", "5,3");
    session_->answer("fleche-mur", "5");
    while (session_->step()->id != step) {
      check();
      ASSERT_TRUE(session_->step_done(session_->step()->id)) << session_->notice()->advice.seen;
      session_->go_to_step(session_->step_index() + 1);
    }
  }
};

TEST_F(OpenedSession, KnowsTheLessons) {
  std::vector<std::string> ids;
  for (const lesson::Lesson& lesson : session_->lessons()) ids.push_back(lesson.id);
  EXPECT_THAT(ids, testing::IsSupersetOf({"A01", "A04", "C01"}));
  const auto place = [&](const std::string& id) { return std::find(ids.begin(), ids.end(), id); };
  EXPECT_LT(place("A01"), place("A02")) << "what rests on a lesson comes after it";
  EXPECT_LT(place("A04"), place("C01")) << "branch by branch";
}

TEST_F(OpenedSession, ALessonThatIsNotThereSaysSo) {
  const Result<void> opened = session_->open_lesson("Z99");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "session.no_lesson");
}

TEST_F(OpenedSession, ABrokenLessonSaysWhatAndWhereAndTheOneBeforeStays) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  ASSERT_TRUE(base::write_file(home_.path() / "mine/lecon.md", "no front matter\n"));
  const Result<void> opened = session_->open_lesson((home_.path() / "mine").string());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "lesson.no_front_matter");
  EXPECT_EQ(session_->lesson()->id, "A04");
}

TEST_F(OpenedSession, TextAndBlocksAreOneProgram) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  replace_program("turtle.forward(30)\n");
  ASSERT_EQ(session_->projection().blocks.size(), 1U);
  EXPECT_EQ(session_->projection().blocks[0].type, "turtle.forward");
  session_->undo();
  EXPECT_NE(session_->tree().text(), "turtle.forward(30)\n");
}

TEST_F(OpenedSession, ARunMovesTheRobotAndTimeGoesBack) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  walk_to("modifier");
  replace_program("grid.east()\ngrid.east()\n");
  run_whole();
  ASSERT_TRUE(session_->worlds().grid);
  const int column = session_->worlds().grid->robot.column;
  EXPECT_EQ(session_->step_count(), 2U);
  session_->show_step(1);
  EXPECT_EQ(session_->worlds().grid->robot.column, column - 1);
  session_->show_step(0);
  EXPECT_EQ(session_->worlds().grid->robot.column, column - 2);
}

TEST_F(OpenedSession, AWrongProgramGetsItsTwoLinesAndItsHints) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  walk_to("modifier");
  replace_program("grid.east()\n");
  check();
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->message, "M-autre-case");
  EXPECT_NE(session_->notice()->advice.try_this, "");
  EXPECT_FALSE(session_->step_done("modifier"));
  EXPECT_EQ(session_->open_hint(), 1);
  EXPECT_EQ(session_->hints().size(), 1U);
  EXPECT_EQ(session_->hints_left(), 2U);
}

TEST_F(OpenedSession, TheNextStepWaitsForTheCheck) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  walk_to("modifier");
  const std::size_t index = session_->step_index();
  session_->go_to_step(index + 1);
  EXPECT_EQ(session_->step_index(), index);
  EXPECT_EQ(session_->notice()->message, "session.check_first");
}

TEST_F(OpenedSession, WhatWasDoneIsThereAfterARestart) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  walk_to("modifier");
  replace_program("grid.west()\n");
  open();
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_EQ(session_->step()->id, "modifier");
  EXPECT_TRUE(session_->step_done("enqueter"));
  EXPECT_EQ(session_->tree().text(), "grid.west()\n");
}

TEST_F(OpenedSession, TheRunOfTheStepBeforeIsThereToBeLookedAt) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  walk_to("lancer");
  run_whole();
  const std::size_t steps = session_->step_count();
  session_->go_to_step(session_->step_index() + 1);
  EXPECT_EQ(session_->step()->id, "enqueter");
  EXPECT_EQ(session_->step_count(), steps);
}

TEST_F(OpenedSession, StopEndsALoopThatNeverWould) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  replace_program("while true do end\n");
  session_->start_run();
  ASSERT_TRUE(until([&] { return session_->shown_step() > 3; }));
  session_->stop_run();
  EXPECT_EQ(session_->run_phase(), RunPhase::finished);
  ASSERT_NE(session_->trace()->last_of(trace::EventKind::end), nullptr);
}

// A known slip is told in its words, with what the names of its line were worth, and Lua's own sentence for who asks.
TEST_F(OpenedSession, AKnownSlipIsToldWithItsValues) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  replace_program("steps = 30\nturtle.forwrad(steps)\n");
  run_whole();
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->message, "slip.misspelt_field");
  EXPECT_EQ(session_->notice()->offset, 18U);
  EXPECT_EQ(session_->notice()->technical, "attempt to call a nil value (field 'forwrad')");
  const std::vector<std::pair<std::string, std::string>> values = {{"steps", "30"}};
  EXPECT_EQ(session_->notice()->values, values);
}

TEST_F(OpenedSession, AnErrorLightsItsBlock) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  replace_program("turtle.forward(10)\nturtle.forward(nil + 1)\n");
  run_whole();
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->tone, Notice::Tone::attention);
  EXPECT_EQ(session_->notice()->offset, 34U) << "what is nothing, in its statement";
}

TEST_F(OpenedSession, AQuestionWaitsForItsAnswer) {
  replace_program("local name = ask(\"Nom ?\")\nsay(name)\n");
  session_->start_run();
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::waiting_for_answer; }));
  session_->give_answer("Ada");
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_EQ(session_->console().back(), "Ada");
}

// A window that polls such a run goes on drawing: no frame is held up, and what is kept is bounded.
TEST_F(OpenedSession, AProgramThatFloodsLeavesTheWindowQuick) {
  const char* const kFloods[] = {"while true do print(string.rep(\"x\", 1000)) end", "say(string.rep(\"x\", 4 << 20))",
                                 "local n = 0\nwhile true do n = n + 1 end"};
  for (const char* const flood : kFloods) {
    replace_program(flood);
    session_->start_run();
    std::chrono::milliseconds longest{0};
    for (int frame = 0; frame < 200; ++frame) {
      const auto begun = std::chrono::steady_clock::now();
      tick(milliseconds(16));
      longest = std::max(longest, std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun));
    }
    EXPECT_LT(longest, milliseconds(1000)) << flood;
    session_->stop_run();
    EXPECT_EQ(session_->run_phase(), RunPhase::finished);
    std::size_t bytes = 0;
    for (const std::string& line : session_->console().copied()) bytes += line.size();
    EXPECT_LE(bytes, 1U << 20U) << flood;
  }
}

TEST_F(OpenedSession, SlowMotionAndTurboLeaveTheSameTrace) {
  const char* const kPrograms[] = {
      "for i = 1, 4 do turtle.forward(i) turtle.right(90) end\nsay(random(1, 1000))\n",
      "local cat = stage.sprite(\"cat\")\nfor i = 1, 3 do cat:move(10) wait(0.1) end\ncat:glide(0.2, 0, 0)\nsay(cat:x())\n",
  };
  for (const char* const program : kPrograms) {
    replace_program(program);
    std::string first;
    for (const char* const speed : {"2", "4", "1000"}) {
      ASSERT_TRUE(perform(*session_, {"time.speed", {speed}}));
      run_whole();
      const std::string trace = trace::to_json_lines(*session_->trace());
      if (first.empty()) first = trace;
      EXPECT_EQ(trace, first) << speed;
    }
  }
}

TEST_F(OpenedSession, ADiskThatRefusesIsSaidAndNothingIsLost) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  // A file where the folder of the work should be: nobody can write below it, not even root.
  std::filesystem::remove_all(home_.path() / "works");
  ASSERT_TRUE(base::write_file(home_.path() / "works", "in the way"));
  replace_program("turtle.forward(1)\n");
  ASSERT_TRUE(until([&] { return session_->notice().has_value(); }));
  EXPECT_EQ(session_->notice()->message, "session.not_saved");
  EXPECT_EQ(session_->tree().text(), "turtle.forward(1)\n");
  std::filesystem::remove(home_.path() / "works");
  ASSERT_TRUE(until([&] { return session_->saved(); }));
}

TEST_F(OpenedSession, SpeaksTheOtherLanguage) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  const std::string french = session_->lesson()->title;
  session_->set_language("en");
  EXPECT_NE(session_->lesson()->title, french);
  EXPECT_EQ(session_->messages().language(), "en");
}

// A run of many steps is still being told when somebody goes to its end.
class EndOfARun : public SessionFixture {};

TEST_F(EndOfARun, StaysTheEndWhileTheRunGrows) {
  session_->edit({{{0, session_->tree().text().size()}, "local n = 0\nfor i = 1, 60000 do\n  n = n + i\nend\n"}}, "edit.text");
  session_->set_speed(1);
  session_->start_run();
  ASSERT_TRUE(until([&] { return session_->step_count() > 100; }));
  session_->show_step(session_->step_count());
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; })) << "at one step a second it would never come";
  EXPECT_EQ(session_->shown_step(), session_->step_count());
  EXPECT_GT(session_->step_count(), 120'000U);
}

}  // namespace
}  // namespace lunabloc::session
