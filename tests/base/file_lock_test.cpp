#include "base/file_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

TEST(FileLock, IsHeldByOneAtATime) {
  support::TempFolder folder;
  const auto file = folder.path() / "works" / "A01" / "lock";
  std::optional<FileLock> first{FileLock(file)};
  EXPECT_FALSE(first->taken());
  EXPECT_TRUE(FileLock(file).taken());
  FileLock moved = std::move(*first);
  first.reset();
  EXPECT_TRUE(FileLock(file).taken()) << "it moved, it was not let go";
  moved = FileLock(folder.path() / "other");
  EXPECT_FALSE(FileLock(file).taken());
}

TEST(FileLock, OfADeadHolderStopsNobody) {
  support::TempFolder folder;
  const auto file = folder.path() / "lock";
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t holder = fork();
  ASSERT_GE(holder, 0);
  if (holder == 0) {
    const FileLock held(file);
    (void)!write(ready[1], "x", 1);
    pause();
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_TRUE(FileLock(file).taken());
  kill(holder, SIGKILL);
  waitpid(holder, nullptr, 0);
  EXPECT_FALSE(FileLock(file).taken());
  close(ready[0]);
  close(ready[1]);
}

TEST(FileLock, WhereNoneCanBeHadNobodyIsKeptAway) { EXPECT_FALSE(FileLock("/proc/none/lock").taken()); }

}  // namespace
}  // namespace lunabloc::base
