// A disk that is full, a folder that cannot be written, a file that is damaged: it is said, and nothing is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "base/messages.h"
#include "portfolio/progress.h"
#include "support/temp_folder.h"
#include "support/tiny_disk.h"

namespace lunabloc::portfolio {
namespace {

// What a person reads, in both languages, names the file and is no id.
void expect_said(const Error& error, const std::string& file) {
  for (const char* language : {"fr", "en"}) {
    const Messages messages = Messages::load(support::source_folder() / "assets/messages", language).value();
    EXPECT_TRUE(messages.has(error.message)) << error.message;
    EXPECT_THAT(messages.describe(error), testing::HasSubstr(file));
  }
}

class OnATinyDisk : public testing::Test {
 protected:
  void SetUp() override {
    if (!disk_.there()) GTEST_SKIP() << "only an administrator can mount a small disk";
    ASSERT_TRUE(save_program(home(), "A01", "grid.east()\n"));
    ASSERT_TRUE(record_step(home(), "A01", "modifier"));
    ASSERT_TRUE(record_done(home(), "A01", "modifier"));
  }
  const std::filesystem::path& home() const { return disk_.path(); }
  support::TinyDisk disk_;
};

TEST_F(OnATinyDisk, AFullDiskKeepsTheLastProgram) {
  disk_.fill();
  const Result<void> saved = save_program(home(), "A01", std::string(8'000, 'y'));
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().message, "file.disk_full");
  expect_said(saved.error(), "program.lua");
  EXPECT_EQ(load_program(home(), "A01").value(), "grid.east()\n");
  EXPECT_THAT(base::entries_of(home() / "works/A01"), testing::ElementsAre("program.lua", "progress.jsonl")) << "nothing is left aside";
}

TEST_F(OnATinyDisk, ProgressGoesOnOnceThereIsRoom) {
  disk_.fill();
  const std::string before = base::read_file(home() / "works/A01/progress.jsonl").value(), answer(5'000, 'z');
  const Result<void> recorded = record_answer(home(), "A01", "ou", answer);
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().message, "file.disk_full");
  expect_said(recorded.error(), "progress.jsonl");
  EXPECT_TRUE(load_progress(home(), "A01")->done.contains("modifier")) << "what was there stays";
  EXPECT_EQ(base::read_file(home() / "works/A01/progress.jsonl").value(), before) << "and nothing was half added";
  disk_.make_room();
  ASSERT_TRUE(record_step(home(), "A01", "creer"));
  const Progress progress = load_progress(home(), "A01").value();
  EXPECT_EQ(progress.current_step, "creer") << "half a line before it does not swallow the next one";
  EXPECT_TRUE(progress.done.contains("modifier"));
}

TEST_F(OnATinyDisk, AReadOnlyFolderCanStillBeRead) {
  ASSERT_TRUE(disk_.make_read_only());
  const Result<void> saved = save_program(home(), "A01", "grid.west()\n");
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().message, "file.read_only");
  expect_said(saved.error(), "program.lua");
  EXPECT_EQ(record_step(home(), "A01", "creer").error().message, "file.read_only");
  EXPECT_EQ(load_program(home(), "A01").value(), "grid.east()\n");
  EXPECT_TRUE(load_progress(home(), "A01")->done.contains("modifier"));
}

TEST(Faults, AFolderWithoutTheRightToWrite) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const support::TempFolder home;
  std::filesystem::permissions(home.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(save_program(home.path(), "A01", "x").error().message, "file.no_right");
  EXPECT_EQ(record_step(home.path(), "A01", "creer").error().message, "file.no_right");
}

TEST(Faults, ADeviceThatIsFullIsSaidWithoutRights) {
  const support::TempFolder home;
  std::filesystem::create_directories(home.path() / "works/A01");
  std::filesystem::create_symlink("/dev/full", home.path() / "works/A01/progress.jsonl");
  const Result<void> recorded = record_step(home.path(), "A01", "creer");
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().message, "file.disk_full");
}

TEST(Faults, ATornLineDoesNotSwallowTheNextOne) {
  const support::TempFolder home;
  ASSERT_TRUE(record_step(home.path(), "A01", "modifier"));
  ASSERT_TRUE(base::append_file(home.path() / "works/A01/progress.jsonl", "{\"check\":\"ou\",\"answ"));
  ASSERT_TRUE(record_step(home.path(), "A01", "creer"));
  EXPECT_EQ(load_progress(home.path(), "A01")->current_step, "creer");
}

TEST(Faults, LinesOfAnotherShapeAreLeftOut) {
  const support::TempFolder home;
  ASSERT_TRUE(record_done(home.path(), "A01", "modifier"));
  for (const char* line : {"[1]", "7", "{\"step\":\"creer\",\"done\":\"oui\"}", "{\"step\":3}", "{\"check\":\"ou\",\"answer\":[1]}",
                           "{\"check\":\"ou\",\"hint\":\"deux\"}", "{}", "\xFF\xFE", ""})
    ASSERT_TRUE(base::append_file(home.path() / "works/A01/progress.jsonl", std::string(line) + "\n"));
  const Progress progress = load_progress(home.path(), "A01").value();
  EXPECT_THAT(progress.done, testing::ElementsAre("modifier"));
  EXPECT_TRUE(progress.hints.empty());
}

}  // namespace
}  // namespace lunabloc::portfolio
