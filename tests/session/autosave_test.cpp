#include "session/autosave.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;

class AutosaveTest : public testing::Test {
 protected:
  // One letter more at the end of the text.
  void type(Autosave& autosave, char letter, microseconds now) {
    const std::size_t end = text_.size();
    text_ += letter;
    autosave.record({{{end, end}, std::string(1, letter)}}, "edit.text", text_, now);
  }
  std::filesystem::path file(const char* name) const { return home_.path() / "works/A01" / name; }

  support::TempFolder home_;
  std::string text_;
};

TEST_F(AutosaveTest, NothingIsThereBeforeTheFirstChange) {
  EXPECT_FALSE(Autosave(home_.path(), "A01").recover());
}

TEST_F(AutosaveTest, WhatIsOlderThanASecondSurvivesAPowerCut) {
  Autosave autosave(home_.path(), "A01");
  type(autosave, 'a', microseconds(0));
  type(autosave, 'b', microseconds(100'000));
  ASSERT_TRUE(autosave.tick(kJournalDelay));
  type(autosave, 'c', microseconds(900'000));  // not yet due when the power goes
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "ab");
}

TEST_F(AutosaveTest, TheWholeTextIsSavedTwoSecondsAfterTheLastChange) {
  Autosave autosave(home_.path(), "A01");
  type(autosave, 'x', microseconds(0));
  EXPECT_FALSE(autosave.saved());
  ASSERT_TRUE(autosave.tick(kSaveDelay));
  EXPECT_TRUE(autosave.saved());
  EXPECT_EQ(base::read_file(file("program.lua")).value(), "x");
  EXPECT_FALSE(std::filesystem::exists(file("journal.jsonl")));
}

TEST_F(AutosaveTest, ATornLastLineIsLeftOut) {
  Autosave autosave(home_.path(), "A01");
  type(autosave, 'a', microseconds(0));
  type(autosave, 'b', microseconds(1));
  ASSERT_TRUE(autosave.tick(kJournalDelay));
  const std::string journal = base::read_file(file("journal.jsonl")).value();
  ASSERT_TRUE(base::write_file(file("journal.jsonl"), journal.substr(0, journal.size() - 12)));
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "a");
}

TEST_F(AutosaveTest, AJournalOfAnotherTextIsLeftAlone) {
  Autosave autosave(home_.path(), "A01");
  type(autosave, 'a', microseconds(0));
  ASSERT_TRUE(autosave.tick(kJournalDelay));
  ASSERT_TRUE(base::write_file(file("program.lua"), "other"));
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "other");
}

// A second cut of the power, soon after the first: what was written in between is there.
TEST_F(AutosaveTest, NothingIsAddedAfterATornLine) {
  Autosave first(home_.path(), "A01");
  type(first, 'a', microseconds(0));
  ASSERT_TRUE(first.tick(kJournalDelay));
  ASSERT_TRUE(base::append_file(file("journal.jsonl"), "{\"off\":1,\"de"));
  Autosave second(home_.path(), "A01");
  EXPECT_EQ(second.recover(), "a");
  EXPECT_TRUE(second.recovered());
  type(second, 'b', microseconds(0));
  ASSERT_TRUE(second.tick(kJournalDelay));
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "ab");
}

// The power went between the saving of the text and the end of its journal.
TEST_F(AutosaveTest, NothingIsAddedToAJournalOfAnotherText) {
  ASSERT_TRUE(base::write_file(file("program.lua"), "a"));
  ASSERT_TRUE(base::write_file(file("journal.jsonl"), "{\"base\":\"0000000000000000\"}\n{\"off\":0,\"del\":0,\"ins\":\"eA==\"}\n"));
  Autosave second(home_.path(), "A01");
  EXPECT_EQ(second.recover(), "a");
  EXPECT_FALSE(second.recovered());
  text_ = "a";
  type(second, 'b', microseconds(0));
  ASSERT_TRUE(second.tick(kJournalDelay));
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "ab");
}

TEST_F(AutosaveTest, AFolderThatCannotBeWrittenIsSaidAndTriedAgain) {
  ASSERT_TRUE(base::write_file(home_.path() / "works", "a file where the folder should be"));
  Autosave autosave(home_.path(), "A01");
  type(autosave, 'a', microseconds(0));
  EXPECT_FALSE(autosave.tick(kSaveDelay));
  EXPECT_FALSE(autosave.saved());
  std::filesystem::remove(home_.path() / "works");
  EXPECT_TRUE(autosave.tick(kSaveDelay * 3));
  EXPECT_EQ(Autosave(home_.path(), "A01").recover(), "a");
}

}  // namespace
}  // namespace lunabloc::session
