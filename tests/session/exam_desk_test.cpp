// An exam in the window: the lessons of the paper alone, no hints, every state of the work in the trace, sealed at the end.
#include "session/exam_desk.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using portfolio::ExamEventKind;
using testing::ElementsAre;

class Exam : public testing::Test {
 protected:
  Exam() : key_(portfolio::new_teacher_key()) { open(); }

  void paper(const std::string& id, std::vector<std::string> lessons, std::vector<std::string> blocks = {}) {
    portfolio::ExamPaper paper;
    paper.id = id, paper.lessons = std::move(lessons), paper.minutes = 50, paper.blocks = std::move(blocks);
    ASSERT_TRUE(portfolio::open_exam(room_.path(), paper, key_));
  }
  void open() {
    session_.reset();
    const std::filesystem::path source = support::source_folder(), binary = support::binary_folder();
    Session::Options options;
    options.locations = {binary / "bin", source / "assets", source / "lessons", binary / "firmware", home_.path()};
    options.wall_clock = [this] { return wall_; };
    session_ = Session::open(options).value();
  }
  void write(const std::string& lua) {
    session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text");
    for (int i = 0; i < 4; ++i) session_->tick(now_ += std::chrono::seconds(3));
    ASSERT_TRUE(session_->saved());
  }
  std::vector<portfolio::ExamCopy> copies(const std::string& id) { return portfolio::open_copies(room_.path(), id, key_).value(); }
  std::vector<std::string> lessons() const {
    std::vector<std::string> ids;
    for (const lesson::Lesson& one : session_->lessons()) ids.push_back(one.id);
    return ids;
  }

  support::TempFolder home_, room_;
  portfolio::TeacherKey key_;
  std::chrono::system_clock::time_point wall_{std::chrono::seconds(1'795'513'325)};
  std::chrono::microseconds now_{0};
  std::unique_ptr<Session> session_;
};

TEST_F(Exam, OnlyTheLessonsOfThePaperAreThereAndNoHint) {
  paper("brevet", {"A05", "A02"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "brevet", "loutre verte"));
  EXPECT_THAT(lessons(), ElementsAre("A05", "A02"));
  EXPECT_TRUE(session_->free_projects().empty());
  EXPECT_FALSE(session_->open_lesson("A01"));
  ASSERT_TRUE(session_->open_lesson("A05"));
  EXPECT_FALSE(session_->hint_may_open());
  EXPECT_EQ(session_->hints_left(), 0U);
}

TEST_F(Exam, ThePaletteIsThePapers) {
  paper("brevet", {"A05"}, {"grid.step", "repeat"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "brevet", "loutre verte"));
  ASSERT_TRUE(session_->open_lesson("A05"));
  EXPECT_THAT(session_->lesson()->blocks, ElementsAre("grid.step", "repeat"));
}

TEST_F(Exam, EveryStateOfTheWorkIsInTheCopy) {
  paper("brevet", {"A02"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "brevet", "loutre verte"));
  ASSERT_TRUE(session_->open_lesson("A02"));
  write("-- un");
  wall_ += std::chrono::minutes(12);
  write("-- deux");
  EXPECT_EQ(session_->exam()->minutes_left(), 38);
  ASSERT_TRUE(session_->hand_in_exam(room_.path(), portfolio::ticket_for(key_, "brevet", "loutre verte")));
  EXPECT_EQ(session_->exam(), nullptr);
  EXPECT_GT(session_->lessons().size(), 10U) << "the others are there again";
  const std::vector<portfolio::ExamCopy> handed = copies("brevet");
  ASSERT_EQ(handed.size(), 1U);
  EXPECT_EQ(handed[0].state, portfolio::CopyState::whole);
  EXPECT_EQ(handed[0].pseudonym, "loutre verte");
  std::vector<std::string> texts;
  for (const portfolio::ExamEvent& event : handed[0].events)
    if (event.kind == ExamEventKind::text) texts.push_back(event.text + "@" + std::to_string(event.minute));
  EXPECT_THAT(texts, testing::IsSupersetOf({"-- un@0", "-- deux@12"}));
  EXPECT_FALSE(session_->begin_exam(room_.path(), "brevet", "loutre verte")) << "handed in is handed in";
}

TEST_F(Exam, AMachineThatStoppedTakesItUpWithoutLosingTime) {
  paper("brevet", {"A02"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "brevet", "loutre verte"));
  ASSERT_TRUE(session_->open_lesson("A02"));
  wall_ += std::chrono::minutes(10);
  write("-- avant la panne");
  wall_ += std::chrono::hours(3);
  open();
  ASSERT_NE(session_->exam(), nullptr);
  EXPECT_EQ(session_->exam()->minutes_left(), 40);
  EXPECT_THAT(lessons(), ElementsAre("A02"));
  ASSERT_TRUE(session_->open_lesson("A02"));
  EXPECT_EQ(session_->tree().text(), "-- avant la panne");
  wall_ -= std::chrono::hours(5);
  EXPECT_EQ(session_->exam()->minutes_left(), 40) << "a clock that is put back gives no time";
}

TEST_F(Exam, LateIsSaidAndStillHandedIn) {
  paper("court", {"A02"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "court", "hibou bleu"));
  wall_ += std::chrono::minutes(55);
  EXPECT_EQ(session_->exam()->minutes_left(), -5);
  ASSERT_TRUE(session_->hand_in_exam(room_.path(), ""));
  EXPECT_EQ(copies("court")[0].minutes_late, 5);
  EXPECT_EQ(copies("court")[0].state, portfolio::CopyState::no_ticket);
}

TEST_F(Exam, PapersAreThoseThatWereNotHandedInHere) {
  paper("un", {"A02"});
  paper("deux", {"A02"});
  EXPECT_THAT(papers_in(room_.path(), home_.path()), ElementsAre("deux", "un"));
  ASSERT_TRUE(session_->begin_exam(room_.path(), "un", "hibou bleu"));
  ASSERT_TRUE(session_->hand_in_exam(room_.path(), ""));
  EXPECT_THAT(papers_in(room_.path(), home_.path()), ElementsAre("deux"));
}

TEST_F(Exam, WhenTheClassFolderIsAwayTheSittingGoesOn) {
  paper("brevet", {"A02"});
  ASSERT_TRUE(session_->begin_exam(room_.path(), "brevet", "loutre verte"));
  EXPECT_FALSE(session_->hand_in_exam("/proc/nulle/part", ""));
  ASSERT_NE(session_->exam(), nullptr);
  EXPECT_TRUE(session_->hand_in_exam(room_.path(), ""));
}

}  // namespace
}  // namespace lunabloc::session
