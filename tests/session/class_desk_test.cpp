// The teacher's view of a class folder: who is where, and whose program.
#include "session/class_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "portfolio/progress.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;

class Room : public testing::Test {
 protected:
  Room() {
    const auto source = support::source_folder();
    for (const char* id : {"A01", "A02"}) lessons_.push_back(lesson::load_lesson(source / "lessons" / id, source / "assets" / "schemas", "fr").value());
  }
  void works(const std::string& pupil, const std::string& lesson, const std::string& step, const std::string& program, bool own_program = false) {
    const std::filesystem::path home = place_.path() / "homes" / pupil;
    ASSERT_TRUE(portfolio::record_step(home, lesson, step));
    ASSERT_TRUE(portfolio::save_program(home, own_program ? lesson + "/" + step : lesson, program));
    const portfolio::CurrentText as_saved = [](const auto&, const auto&) { return std::nullopt; };
    ASSERT_TRUE(portfolio::deposit(folder(), pupil, home, as_saved, "À lire"));
  }
  std::filesystem::path folder() const { return place_.path() / "classe"; }
  void open() {
    desk_.open(folder(), lessons_);
    while (!desk_.take()) std::this_thread::yield();
  }

  std::string program_of(const std::string& pupil, std::size_t lesson) const { return desk_.program_of(pupil, desk_.work_of(pupil, lessons_[lesson])); }

  support::TempFolder place_;
  std::vector<lesson::Lesson> lessons_;
  ClassDesk desk_;
};

TEST_F(Room, IsEmptyBeforeAnybodyCame) {
  open();
  EXPECT_TRUE(desk_.room()->pupils.empty());
  EXPECT_EQ(desk_.standing("loutre verte", "A01"), nullptr);
}

TEST_F(Room, TellsWhoIsWhere) {
  works("loutre verte", "A01", lessons_[0].steps[1].id, "say(1)");
  works("hibou bleu", "A02", lessons_[1].steps[0].id, "say(2)");
  open();
  EXPECT_THAT(desk_.room()->report.pupils, ElementsAre("hibou bleu", "loutre verte"));
  ASSERT_NE(desk_.standing("loutre verte", "A01"), nullptr);
  EXPECT_EQ(desk_.standing("loutre verte", "A01")->step, lessons_[0].steps[1].title);
  EXPECT_EQ(desk_.standing("loutre verte", "A02"), nullptr);
}

TEST_F(Room, ShowsTheProgramOfTheStepWhereTheWorkStands) {
  const std::string first = lessons_[0].steps[1].id, last = lessons_[0].steps.back().id;
  works("loutre verte", "A01", first, "say('leçon')");
  open();
  EXPECT_EQ(program_of("loutre verte", 0), "say('leçon')");
  works("loutre verte", "A01", last, "say('dernière')", true);
  open();
  EXPECT_EQ(program_of("loutre verte", 0), "say('dernière')");
  EXPECT_EQ(program_of("loutre verte", 1), "");
  EXPECT_EQ(program_of("personne", 0), "");
}

TEST_F(Room, WhatTheTeacherSaysIsTakenBackAndSaidAgain) {
  works("loutre verte", "A01", lessons_[0].steps[1].id, "grid.step()\ngrid.step()\n");
  open();
  EXPECT_EQ(desk_.work_of("loutre verte", lessons_[0]), "A01");
  EXPECT_FALSE(desk_.can_undo());
  EXPECT_FALSE(desk_.comment("loutre verte", "A01", 7, "?")) << "there is no such line";
  ASSERT_TRUE(desk_.comment("loutre verte", "A01", 2, "Et avec répéter ?"));
  ASSERT_TRUE(desk_.judge("loutre verte", "A01", "lisible", "en-bonne-voie"));
  ASSERT_TRUE(desk_.judge("loutre verte", "A01", "lisible", "oui"));
  const auto on_disk = [&] { return portfolio::returns_for(folder(), "loutre verte").size(); };
  EXPECT_EQ(on_disk(), 3U);
  EXPECT_EQ(desk_.assessment("loutre verte", "A01", "p1", "lisible").teacher_word, "oui");
  ASSERT_TRUE(desk_.undo());
  EXPECT_EQ(desk_.assessment("loutre verte", "A01", "p1", "lisible").teacher_word, "en-bonne-voie");
  ASSERT_TRUE(desk_.undo());
  ASSERT_TRUE(desk_.undo());
  EXPECT_FALSE(desk_.can_undo());
  EXPECT_TRUE(desk_.comments("loutre verte", "A01").empty());
  EXPECT_EQ(on_disk(), 0U);
  ASSERT_TRUE(desk_.redo());
  ASSERT_EQ(desk_.comments("loutre verte", "A01").size(), 1U);
  EXPECT_EQ(desk_.comments("loutre verte", "A01")[0].nth, 2) << "of two lines that say the same, the second";
  EXPECT_EQ(on_disk(), 1U);
  open();
  EXPECT_EQ(desk_.comments("loutre verte", "A01").size(), 1U) << "read again from the folder";
  EXPECT_TRUE(desk_.can_undo());
}

}  // namespace
}  // namespace lunabloc::session
