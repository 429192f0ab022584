#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

TEST(File, IsWrittenWholeAndReadBack) {
  const support::TempFolder folder;
  const auto path = folder.path() / "a/b/work.lua";
  ASSERT_TRUE(write_file(path, std::string("x = 1\0y", 7)));
  EXPECT_EQ(read_file(path).value(), std::string("x = 1\0y", 7));
  EXPECT_EQ(entries_of(path.parent_path()), std::vector<std::string>{"work.lua"}) << "nothing is left aside";
}

TEST(File, AppendsAtTheEnd) {
  const support::TempFolder folder;
  ASSERT_TRUE(append_file(folder.path() / "log", "a\n"));
  ASSERT_TRUE(append_file(folder.path() / "log", "b\n"));
  EXPECT_EQ(read_file(folder.path() / "log").value(), "a\nb\n");
}

TEST(File, SaysThatAFileIsMissing) {
  EXPECT_EQ(read_file("/nowhere/at/all").error().message, "file.missing");
}

TEST(File, KeepsTheOldTextWhenTheDiskIsFull) {
  // /dev/full refuses every byte, so the write fails where a full disk would.
  EXPECT_EQ(append_file("/dev/full", "x").error().message, "file.disk_full");
}

TEST(File, SaysThatAFolderCannotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const support::TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(write_file(folder.path() / "x", "y").error().message, "file.no_right");
}

TEST(File, WhetherSomethingIsThereNeverThrows) {
  const std::filesystem::path impossible(std::string(6'000, 'x'));
  EXPECT_FALSE(is_there(impossible) || is_file(impossible) || is_folder(impossible));
  EXPECT_TRUE(is_there("/tmp") && is_folder("/tmp") && !is_file("/tmp"));
}

TEST(File, WhatCouldNotBeAddedWholeIsNotAddedAtAll) {
  const support::TempFolder folder;
  const auto path = folder.path() / "log";
  ASSERT_TRUE(append_file(path, "first\n"));
  struct rlimit before {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small {10, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const Result<void> added = append_file(path, "second line\n");
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(added);
  EXPECT_EQ(read_file(path).value(), "first\n");
}

TEST(File, RefusesWhatIsTooLarge) {
  const support::TempFolder folder;
  ASSERT_TRUE(write_file(folder.path() / "x", "12345"));
  EXPECT_EQ(read_file(folder.path() / "x", 4).error().message, "file.too_large");
}

}  // namespace
}  // namespace lunabloc::base
