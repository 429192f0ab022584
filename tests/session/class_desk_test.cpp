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
  EXPECT_EQ(desk_.program_of("loutre verte", lessons_[0]), "say('leçon')");
  works("loutre verte", "A01", last, "say('dernière')", true);
  open();
  EXPECT_EQ(desk_.program_of("loutre verte", lessons_[0]), "say('dernière')");
  EXPECT_EQ(desk_.program_of("loutre verte", lessons_[1]), "");
  EXPECT_EQ(desk_.program_of("personne", lessons_[0]), "");
}

}  // namespace
}  // namespace lunabloc::session
