// Versions as a session keeps them: when, what differs, and the way back.
#include <gmock/gmock.h>

#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using portfolio::VersionReason;
using std::chrono::minutes;

class SessionVersions : public SessionFixture {
 protected:
  void write(const std::string& lua) { session_->edit({{{0, text().size()}, lua}}, "edit.text"); }
  std::string text() const { return session_->tree().text(); }
  std::vector<VersionReason> reasons() const {
    std::vector<VersionReason> reasons;
    for (const portfolio::Version& version : session_->versions()) reasons.push_back(version.why);
    return reasons;
  }
  std::vector<std::string> words_since(std::size_t index) const {
    std::vector<std::string> words;
    for (const ProgramChange& change : session_->changes_since_version(session_->versions()[index].file)) words.push_back(change.words);
    return words;
  }
};

TEST_F(SessionVersions, ARunThatEndsWellKeepsOneAndTheSameTextNoOther) {
  write("say(1)\n");
  run_whole();
  EXPECT_THAT(reasons(), testing::ElementsAre(VersionReason::run));
  run_whole();
  EXPECT_EQ(session_->versions().size(), 1U);
  write("say(nothing.at_all)\n");
  run_whole();
  EXPECT_EQ(session_->versions().size(), 1U) << "a run that stops keeps none";
}

TEST_F(SessionVersions, TenMinutesOfWorkKeepOne) {
  write("say(1)\n");
  tick(minutes(9));
  EXPECT_TRUE(session_->versions().empty());
  tick(minutes(2));
  EXPECT_THAT(reasons(), testing::ElementsAre(VersionReason::work));
  tick(minutes(60));
  EXPECT_EQ(session_->versions().size(), 1U) << "nothing was done since";
}

TEST_F(SessionVersions, ClosingKeepsOneOfWhatWasChangedAlone) {
  open();
  EXPECT_TRUE(session_->versions().empty()) << "nothing was ever written";
  write("say(1)\n");
  open();
  EXPECT_THAT(reasons(), testing::ElementsAre(VersionReason::close));
  open();
  EXPECT_EQ(session_->versions().size(), 1U);
}

TEST_F(SessionVersions, TellsWhatDiffersInTheWordsOfTheBlocks) {
  write("turtle.forward(50)\nsay(1)\n");
  ASSERT_TRUE(session_->keep_version("départ"));
  write("turtle.forward(80)\nturtle.right(90)\n");
  EXPECT_EQ(session_->versions()[0].name, "départ");
  const std::vector<ProgramChange> changes = session_->changes_since_version(session_->versions()[0].file);
  std::vector<ProgramChange::Kind> kinds;
  for (const ProgramChange& change : changes) kinds.push_back(change.kind);
  EXPECT_THAT(kinds, testing::UnorderedElementsAre(ProgramChange::Kind::changed, ProgramChange::Kind::removed, ProgramChange::Kind::added));
}

TEST_F(SessionVersions, ComingBackIsOneUndoableChangeAndLosesNothing) {
  write("say(1)\n");
  ASSERT_TRUE(session_->keep_version("un"));
  write("say(2)\nsay(3)\n");
  const std::size_t before = session_->history_size();
  ASSERT_TRUE(session_->restore_version(session_->versions()[0].file));
  EXPECT_EQ(text(), "say(1)\n");
  EXPECT_EQ(session_->history_size(), before + 1);
  EXPECT_NE(session_->history_words(before).find("version"), std::string::npos) << session_->history_words(before);
  EXPECT_THAT(reasons(), testing::ElementsAre(VersionReason::before, VersionReason::kept)) << "what stood there";
  session_->undo();
  EXPECT_EQ(text(), "say(2)\nsay(3)\n");
}

TEST_F(SessionVersions, CanBeNamedAndErased) {
  write("say(1)\n");
  ASSERT_TRUE(session_->keep_version(""));
  const std::string file = session_->versions()[0].file;
  ASSERT_TRUE(session_->name_version(file, "mon jeu"));
  EXPECT_EQ(session_->versions()[0].name, "mon jeu");
  ASSERT_TRUE(session_->erase_version(file));
  EXPECT_TRUE(session_->versions().empty());
  EXPECT_EQ(session_->restore_version(file).error().message, "version.gone");
  open();
  EXPECT_TRUE(session_->versions().empty()) << "what was erased does not come back when the work is closed";
}

TEST_F(SessionVersions, EachWorkHasItsOwn) {
  write("say(1)\n");
  ASSERT_TRUE(session_->keep_version("libre"));
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_TRUE(session_->versions().empty());
}

TEST_F(SessionVersions, ASessionThatEndedBadlyIsSaid) {
  EXPECT_FALSE(session_->recovered());
  write("say(1)\n");
  tick(std::chrono::seconds(1));
  // The power goes: nothing is closed. What stands in the folder then is what the next session finds.
  support::TempFolder left;
  std::filesystem::copy(home_.path(), left.path() / "home", std::filesystem::copy_options::recursive);
  session_.reset();
  std::filesystem::remove_all(home_.path());
  std::filesystem::copy(left.path() / "home", home_.path(), std::filesystem::copy_options::recursive);
  open();
  EXPECT_TRUE(session_->recovered());
  EXPECT_EQ(text(), "say(1)\n");
}

}  // namespace
}  // namespace lunabloc::session
