// Lessons that are not there or not right, a disk that refuses: it is said, the work goes on, and nothing is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "session/command.h"
#include "session/session.h"
#include "support/temp_folder.h"
#include "support/tiny_disk.h"

namespace lunabloc::session {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

class SessionFaults : public testing::Test {
 protected:
  SessionFaults() {
    locations_.programs = support::binary_folder() / "bin";
    locations_.assets = support::source_folder() / "assets";
    locations_.lessons = folder_.path() / "lessons";
    locations_.firmware = support::binary_folder() / "firmware";
    locations_.home = folder_.path() / "home";
    std::filesystem::copy(support::source_folder() / "lessons", locations_.lessons, std::filesystem::copy_options::recursive);
  }

  std::unique_ptr<Session> open() const { return Session::open({locations_, "fr", ""}).value(); }
  static void type(Session& session, const std::string& text) {
    session.edit({{{session.tree().text().size(), session.tree().text().size()}, text}}, "edit.text");
  }

  support::TempFolder folder_;
  Locations locations_;
};

TEST_F(SessionFaults, WithoutLessonsThereIsStillAProgram) {
  std::filesystem::remove_all(locations_.lessons);
  const std::unique_ptr<Session> session = open();
  EXPECT_TRUE(session->lessons().empty());
  const Result<void> opened = session->open_lesson("A01");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "session.no_lesson");
  EXPECT_EQ(opened.error().kind, ErrorKind::usage);
  type(*session, "say(1)\n");
  EXPECT_EQ(session->tree().text(), "say(1)\n");
}

TEST_F(SessionFaults, ABrokenLessonSaysWhereAndHidesNoOther) {
  ASSERT_TRUE(base::write_file(locations_.lessons / "A04/controles.yaml", "format: 1\ncontroles: [\n"));
  const std::unique_ptr<Session> session = open();
  std::vector<std::string> ids;
  for (const lesson::Lesson& lesson : session->lessons()) ids.push_back(lesson.id);
  EXPECT_THAT(ids, testing::IsSupersetOf({"A01", "C01"}));
  EXPECT_THAT(ids, testing::Not(testing::Contains("A04")));
  ASSERT_TRUE(session->open_lesson("A01"));
  const Result<void> opened = session->open_lesson("A04");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "data.syntax");
  EXPECT_THAT(session->messages().describe(opened.error()), HasSubstr("A04/controles.yaml:"));
  ASSERT_NE(session->lesson(), nullptr);
  EXPECT_EQ(session->lesson()->id, "A01") << "what was open stays open";
}

TEST_F(SessionFaults, ALessonMadeWrongByACommandToo) {
  const std::unique_ptr<Session> session = open();
  const Result<void> done = perform(*session, {"lesson.open", {"Z99"}, {}});
  ASSERT_FALSE(done);
  EXPECT_THAT(session->messages().describe(done.error()), HasSubstr("Z99"));
}

TEST_F(SessionFaults, ProgressThatIsAFolderIsSaid) {
  std::filesystem::create_directories(locations_.home / "works/A01/progress.jsonl");
  const std::unique_ptr<Session> session = open();
  const Result<void> opened = session->open_lesson("A01");
  ASSERT_FALSE(opened);
  EXPECT_THAT(session->messages().describe(opened.error()), HasSubstr("progress.jsonl"));
  EXPECT_TRUE(session->open_lesson("A04")) << "other lessons are not touched by it";
}

class OnATinyDisk : public SessionFaults {
 protected:
  void SetUp() override {
    if (!disk_.there()) GTEST_SKIP() << "only an administrator can mount a small disk";
    locations_.home = disk_.path();
  }
  support::TinyDisk disk_;
};

TEST_F(OnATinyDisk, AFullDiskIsSaidOnceAndNothingIsLost) {
  std::unique_ptr<Session> session = open();
  ASSERT_TRUE(session->open_lesson("A01"));
  session->answer("ou-sarrete", "5,3");
  ASSERT_TRUE(session->saved());
  session->go_to_step(1);
  disk_.fill();

  const std::string long_comment = "-- " + std::string(6'000, 'x') + "\n";
  type(*session, long_comment);
  (void)session->tick(3s);
  ASSERT_TRUE(session->notice());
  EXPECT_EQ(session->notice()->message, "session.not_saved");
  EXPECT_THAT(session->notice()->technical, HasSubstr("program.lua"));
  EXPECT_FALSE(session->saved());
  EXPECT_FALSE(session->save()) << "asked for, it says so too";
  EXPECT_THAT(session->tree().text(), HasSubstr(long_comment)) << "the work goes on";
  session->answer("ou-sarrete", std::string(5'000, 'y'));
  session->answer("ou-sarrete", "6,3");
  EXPECT_FALSE(session->saved());

  disk_.make_room();
  (void)session->tick(10s);
  EXPECT_TRUE(session->saved()) << "without being asked";
  session.reset();
  session = open();
  ASSERT_TRUE(session->open_lesson("A01"));
  EXPECT_THAT(session->tree().text(), HasSubstr(long_comment));
  EXPECT_EQ(session->progress().answers.at("ou-sarrete"), "6,3");
  EXPECT_EQ(session->step_index(), 1U);
}

TEST_F(OnATinyDisk, AReadOnlyFolderLetsOneWorkOn) {
  ASSERT_TRUE(disk_.make_read_only());
  const std::unique_ptr<Session> session = open();
  ASSERT_TRUE(session->open_lesson("A04"));
  session->answer("combien", "4");
  ASSERT_TRUE(session->notice());
  EXPECT_EQ(session->notice()->message, "session.not_saved");
  session->go_to_step(1);
  EXPECT_EQ(session->step_index(), 1U);
  EXPECT_EQ(session->progress().answers.at("combien"), "4");
  EXPECT_FALSE(session->saved());
}

}  // namespace
}  // namespace lunabloc::session
