#include "portfolio/progress.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

class ProgressTest : public testing::Test {
 protected:
  Progress loaded() { return load_progress(home_.path(), "A01").value(); }
  support::TempFolder home_;
};

TEST_F(ProgressTest, AMissingFolderIsAFreshStart) { EXPECT_TRUE(loaded().done.empty()); }

TEST_F(ProgressTest, IsThereAfterARestart) {
  ASSERT_TRUE(record_step(home_.path(), "A01", "modifier"));
  ASSERT_TRUE(record_done(home_.path(), "A01", "modifier"));
  ASSERT_TRUE(record_step(home_.path(), "A01", "creer"));
  ASSERT_TRUE(record_answer(home_.path(), "A01", "ou-sarrete", "5,3"));
  ASSERT_TRUE(record_hint(home_.path(), "A01", "tresor-1", 1));
  ASSERT_TRUE(record_hint(home_.path(), "A01", "tresor-1", 2));
  const Progress progress = loaded();
  EXPECT_EQ(progress.current_step, "creer");
  EXPECT_EQ(progress.done, std::set<std::string>{"modifier"});
  EXPECT_EQ(progress.answers.at("ou-sarrete"), "5,3");
  EXPECT_EQ(progress.hints.at("tresor-1"), 2);
}

TEST_F(ProgressTest, ATornLastLineIsLeftOut) {
  ASSERT_TRUE(record_step(home_.path(), "A01", "creer"));
  ASSERT_TRUE(base::append_file(home_.path() / "works/A01/progress.jsonl", "{\"step\":\"reten"));
  EXPECT_EQ(loaded().current_step, "creer");
}

TEST_F(ProgressTest, AFolderThatCannotBeWrittenIsSaid) {
  ASSERT_TRUE(base::write_file(home_.path() / "works", "a file where the folder should be"));
  EXPECT_FALSE(record_step(home_.path(), "A01", "creer"));
  EXPECT_FALSE(save_program(home_.path(), "A01", "say(1)"));
}

TEST_F(ProgressTest, KeepsTheProgramsBytes) {
  const std::string lua("say(1) \0 -- \xFF\r\n", 16);
  ASSERT_TRUE(save_program(home_.path(), "A01", lua));
  EXPECT_EQ(load_program(home_.path(), "A01").value(), lua);
}

}  // namespace
}  // namespace lunabloc::portfolio
