// Paths that a teacher settles without a text editor: each change is undone, written as parcours.yaml says, and followed.
#include "session/path_desk.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "session/own_work.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using lesson::Access;
using testing::ElementsAre;

class Paths : public SessionFixture {
 protected:
  Paths() { locations_ = {support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", support::binary_folder() / "firmware", home_.path()}; }
  void open_desk() { ASSERT_TRUE(desk_.open(home_.path() / "parcours.yaml", locations_, "fr")); }
  std::size_t row_of(const std::string& id) const {
    for (std::size_t at = 0; at < desk_.rows().size(); ++at)
      if (desk_.rows()[at].entry.lesson == id) return at;
    return desk_.rows().size();
  }
  std::vector<std::string> first(std::size_t count) const {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < count; ++at) ids.push_back(desk_.rows()[at].entry.lesson);
    return ids;
  }

  Locations locations_;
  PathDesk desk_;
};

TEST_F(Paths, BeginWithEveryLessonOpen) {
  open_desk();
  EXPECT_EQ(desk_.rows().size(), session_->lessons().size());
  EXPECT_TRUE(desk_.path().entries.empty());
  EXPECT_FALSE(desk_.saved());
  EXPECT_FALSE(desk_.can_undo());
}

TEST_F(Paths, ALessonIsShutMovedAndRenamedAndThePupilMeetsItSo) {
  open_desk();
  desk_.set_access(row_of("A02"), Access::closed);
  desk_.set_access(row_of("A03"), Access::hidden);
  desk_.move(row_of("A05"), 0);
  desk_.set_title(row_of("A01"), "La carte de la classe");
  desk_.set_text(row_of("A01"), "introduction", "Lis d’abord la « carte » au tableau.\n\nPuis \\ commence.");
  ASSERT_TRUE(desk_.save());
  EXPECT_TRUE(desk_.saved());
  session_->read_lessons_again();
  const auto& lessons = session_->lessons();
  EXPECT_EQ(lessons.front().id, "A05");
  EXPECT_TRUE(session_->lesson_closed("A02"));
  const auto find = [&](const std::string& id) { return std::find_if(lessons.begin(), lessons.end(), [&](const auto& one) { return one.id == id; }); };
  EXPECT_EQ(find("A03"), lessons.end());
  ASSERT_NE(find("A01"), lessons.end());
  EXPECT_EQ(find("A01")->title, "La carte de la classe");
  EXPECT_EQ(find("A01")->introduction, "Lis d’abord la « carte » au tableau.\n\nPuis \\ commence.");
}

TEST_F(Paths, WhatWasWrittenIsReadAsItWas) {
  open_desk();
  desk_.set_access(2, Access::closed);
  desk_.set_optional(1, true);
  desk_.set_text(0, "creer", "Une ligne\nune autre : « et » \"ceci\" # pas un commentaire");
  desk_.set_others(Access::hidden);
  ASSERT_TRUE(desk_.save());
  PathDesk other;
  ASSERT_TRUE(other.open(desk_.file(), locations_, "fr"));
  EXPECT_EQ(other.path(), desk_.path());
  EXPECT_TRUE(other.saved());
}

TEST_F(Paths, EveryChangeIsUndoneAndDoneAgain) {
  open_desk();
  const std::vector<std::string> order = first(4);
  desk_.move(3, 0);
  desk_.set_access(0, Access::hidden);
  EXPECT_EQ(first(4), (std::vector<std::string>{order[3], order[0], order[1], order[2]}));
  desk_.undo();
  EXPECT_EQ(desk_.rows()[0].entry.access, Access::open);
  desk_.undo();
  EXPECT_EQ(first(4), order);
  EXPECT_FALSE(desk_.can_undo());
  desk_.redo();
  desk_.redo();
  EXPECT_EQ(desk_.rows()[0].entry.lesson, order[3]);
  EXPECT_EQ(desk_.rows()[0].entry.access, Access::hidden);
  EXPECT_FALSE(desk_.can_redo());
  desk_.undo();
  desk_.move(0, 0);
  EXPECT_TRUE(desk_.can_redo()) << "a move to the same place changes nothing";
}

TEST_F(Paths, APathThatCannotBeReadIsSaidAndLeftAlone) {
  ASSERT_TRUE(base::write_file(home_.path() / "parcours.yaml", "format: 1\nlecons: {\n"));
  EXPECT_FALSE(desk_.open(home_.path() / "parcours.yaml", locations_, "fr"));
  EXPECT_FALSE(desk_.is_open());
  EXPECT_EQ(base::read_file(home_.path() / "parcours.yaml").value(), "format: 1\nlecons: {\n");
}

TEST_F(Paths, AComputerFollowsWhatTheClassFolderHolds) {
  support::TempFolder room;
  OwnWork work(locations_);
  EXPECT_EQ(path_file(locations_), "");
  ASSERT_TRUE(work.choose_class_folder(room.path()));
  EXPECT_EQ(path_file(locations_), "");
  PathDesk desk;
  ASSERT_TRUE(desk.open(room.path() / "parcours" / "classe.yaml", locations_, "fr"));
  desk.set_access(0, Access::closed);
  const std::string shut = desk.rows()[0].entry.lesson;
  ASSERT_TRUE(desk.save());
  EXPECT_EQ(path_file(locations_), room.path() / "parcours" / "classe.yaml");
  session_->read_lessons_again();
  EXPECT_TRUE(session_->lesson_closed(shut));

  ASSERT_TRUE(work.become({"loutre verte", "loutre", "vert"}));
  ASSERT_TRUE(base::write_file(room.path() / "classe.yaml", "format: 1\ngroupes: {soleil: {eleves: [loutre verte]}}\n"));
  ASSERT_TRUE(base::write_file(room.path() / "parcours" / "soleil.yaml", "format: 1\nid: soleil\nlecons: [A05]\n"));
  EXPECT_EQ(path_file(locations_), room.path() / "parcours" / "soleil.yaml") << "the group's before the class's";
  ASSERT_TRUE(desk.open(room.path() / "parcours" / "loutre verte.yaml", locations_, "fr"));
  desk.set_others(Access::open);
  desk.set_title(0, "Pour la loutre");
  ASSERT_TRUE(desk.save());
  session_->read_lessons_again();
  EXPECT_FALSE(session_->lesson_closed(shut)) << "one's own path comes before that of the class";
  EXPECT_EQ(session_->lessons().front().title, "Pour la loutre");
}

}  // namespace
}  // namespace lunabloc::session
