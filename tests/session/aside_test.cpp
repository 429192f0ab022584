// Something else on the stage for a while: the case of a check that failed, an example of the lesson. The pupil's program
// and its run come back as they were.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "session/command.h"
#include "session_fixture.h"
#include "support/template_lesson.h"

namespace lunabloc::session {
namespace {

class AsideTest : public SessionFixture {
 protected:
  void SetUp() override {
    SessionFixture::SetUp();
    folder_ = support::write_template_lesson(home_.path() / "lessons");
  }
  void open_at(const std::string& step) {
    ASSERT_TRUE(session_->open_lesson(folder_.string()));
    session_->answer("ou", "2,2");
    while (session_->step()->id != step) {
      const std::size_t before = session_->step_index();
      session_->go_to_step(before + 1);
      ASSERT_NE(session_->step_index(), before) << session_->step()->id;
    }
  }
  void write_program(const std::string& text) {
    session_->edit({{{0, session_->tree().text().size()}, text}}, "edit.text");
  }
  void do_command(const std::string& id, const std::vector<std::string>& arguments = {}) { ASSERT_TRUE(perform(*session_, {id, arguments, {}})); }
  void check() {
    do_command("lesson.check");
    ASSERT_TRUE(until([&] { return !session_->checking(); }));
  }
  bool seen_to_the_end() {
    return until([&] { return session_->run_phase() == RunPhase::finished; });
  }

  std::filesystem::path folder_;
};

TEST_F(AsideTest, TheCaseOfACheckThatFailedIsShownAndTheOwnRunComesBack) {
  open_at("modifier");
  write_program("grid.east()\ngrid.east()\n");
  run_whole();
  session_->show_step(1);
  EXPECT_FALSE(session_->can_replay_case()) << "nothing was checked";
  check();
  ASSERT_TRUE(session_->can_replay_case());
  const Notice notice = *session_->notice();
  do_command("lesson.replay");
  ASSERT_TRUE(session_->aside());
  EXPECT_EQ(session_->aside()->kind, Aside::Kind::failed_case);
  ASSERT_TRUE(seen_to_the_end());
  EXPECT_EQ(session_->step_count(), 2U);
  EXPECT_EQ(session_->worlds().grid->robot, (world::Cell{4, 2}));
  EXPECT_EQ(session_->notice(), notice) << "the advice stays while its case is looked at";
  session_->show_step(1);
  EXPECT_TRUE(session_->executing_offset()) << "the own blocks light up";
  do_command("lesson.back");
  EXPECT_FALSE(session_->aside());
  EXPECT_EQ(session_->shown_step(), 1U) << "where it was left";
  EXPECT_EQ(session_->step_count(), 2U);
  EXPECT_EQ(session_->tree().text(), "grid.east()\ngrid.east()\n");
}

TEST_F(AsideTest, WhatTheCaseIsGivenIsShownInWords) {
  support::change_file(folder_ / "controles.yaml", "cartes: [c1]\n    attendu: {position: arrivee}", "donne: {cards: [3, 8], wanted: 8}\n    attendu: {liste: [8]}");
  support::change_file(folder_ / "controles.yaml", "messages: {choc: M-commun-mur}", "messages: {}");
  open_at("modifier");
  write_program("local x = cards[1]\n");
  check();
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->shown_case, "cards = 3, 8 ; wanted = 8");
  do_command("lesson.replay");
  ASSERT_TRUE(seen_to_the_end());
  const std::vector<std::pair<std::string, std::string>> values = session_->variables();
  EXPECT_THAT(values, testing::Contains(std::pair<std::string, std::string>("x", "3")));
}

TEST_F(AsideTest, AChangeOfTheProgramForgetsTheCase) {
  open_at("modifier");
  write_program("grid.east()\n");
  check();
  do_command("lesson.replay");
  write_program("grid.east()\ngrid.east()\n");
  EXPECT_FALSE(session_->aside());
  EXPECT_FALSE(session_->can_replay_case());
  EXPECT_EQ(session_->run_phase(), RunPhase::idle) << "nothing of the own had run";
}

TEST_F(AsideTest, AnExampleRunsInACopy) {
  open_at("modifier");
  write_program("grid.east()\n");
  run_whole();
  do_command("lesson.try", {"grid.east()\ngrid.east()\ngrid.east()"});
  ASSERT_TRUE(session_->aside());
  EXPECT_EQ(session_->aside()->kind, Aside::Kind::example);
  ASSERT_TRUE(seen_to_the_end());
  EXPECT_EQ(session_->worlds().grid->robot, (world::Cell{5, 2}));
  EXPECT_EQ(session_->tree().text(), "grid.east()\n");
  EXPECT_EQ(session_->executing_offset(), std::nullopt) << "it is no block of the pupil's";
  do_command("lesson.back");
  EXPECT_EQ(session_->worlds().grid->robot, (world::Cell{3, 2}));
}

TEST_F(AsideTest, AnExampleThatStopsSaysNothingOfThePupilsProgram) {
  open_at("modifier");
  do_command("lesson.try", {"grid.north()"});
  ASSERT_TRUE(seen_to_the_end());
  EXPECT_FALSE(session_->notice());
}

TEST_F(AsideTest, TheOwnRunOrAnotherStepEndsIt) {
  open_at("modifier");
  write_program("grid.east()\n");
  do_command("lesson.try", {"grid.east()\ngrid.east()"});
  run_whole();
  EXPECT_FALSE(session_->aside());
  EXPECT_EQ(session_->step_count(), 1U);
  do_command("lesson.try", {"grid.east()\ngrid.east()"});
  session_->go_to_step(0);
  EXPECT_FALSE(session_->aside());
}

TEST_F(AsideTest, AnotherExampleTakesThePlaceOfTheFirstAndTheOwnRunStillComesBack) {
  open_at("modifier");
  write_program("grid.east()\n");
  run_whole();
  do_command("lesson.try", {"grid.east()\ngrid.east()"});
  do_command("lesson.try", {"grid.east()\ngrid.east()\ngrid.east()"});
  ASSERT_TRUE(seen_to_the_end());
  EXPECT_EQ(session_->step_count(), 3U);
  do_command("lesson.back");
  EXPECT_EQ(session_->step_count(), 1U);
}

TEST_F(AsideTest, WhoPassesAPredictionGoesOn) {
  ASSERT_TRUE(session_->open_lesson(folder_.string()));
  session_->go_to_step(1);
  ASSERT_EQ(session_->step_index(), 0U);
  EXPECT_TRUE(session_->waits_for_prediction());
  session_->answer("ou", "?");
  EXPECT_FALSE(session_->waits_for_prediction());
  session_->go_to_step(1);
  EXPECT_EQ(session_->step_index(), 1U);
}

TEST_F(AsideTest, TheLessonsOwnProgramIsPredictedBeforeItRuns) {
  ASSERT_TRUE(session_->open_lesson(folder_.string()));
  ASSERT_TRUE(session_->waits_for_prediction());
  session_->start_run();
  EXPECT_EQ(session_->run_phase(), RunPhase::idle);
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->message, "session.predict_first");
  session_->answer("ou", "?");
  EXPECT_FALSE(session_->waits_for_prediction()) << "who passes goes on";
  run_whole();
}

TEST_F(AsideTest, AnotherProgramIsThePupilsToTryBeforeAnyPrediction) {
  ASSERT_TRUE(session_->open_lesson(folder_.string()));
  write_program("grid.east()\n");
  run_whole();
  EXPECT_EQ(session_->step_count(), 1U);
}

TEST_F(AsideTest, TheCaseOfTheSecondMapIsShownOnThatMap) {
  support::change_file(folder_ / "controles.yaml", "cartes: [c1]\n    attendu: {position: arrivee}", "cartes: [c1, c2]\n    attendu: {position: arrivee}");
  open_at("modifier");
  write_program("grid.east()\ngrid.east()\ngrid.east()\ngrid.east()\n");
  check();
  ASSERT_TRUE(session_->notice());
  EXPECT_EQ(session_->notice()->shown_case, "carte 2 sur 2");
  do_command("lesson.replay");
  ASSERT_TRUE(seen_to_the_end());
  EXPECT_EQ(session_->worlds().grid->start, (world::Cell{6, 2})) << "where that map begins";
  do_command("lesson.back");
  EXPECT_EQ(session_->worlds().grid->start, (world::Cell{2, 2}));
}

}  // namespace
}  // namespace lunabloc::session
