// A recording whose writer is killed: it is read up to there, and runs again the same way.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "base/file.h"
#include "command_support.h"
#include "trace/file.h"

namespace lunabloc::cli {
namespace {

pid_t start(const std::string& program, const std::string& trace) {
  const std::string command = (support::binary_folder() / "bin/lunabloc").string();
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int descriptor : {0, 1, 2}) ::dup2(nowhere, descriptor);
  ::execl(command.c_str(), "lunabloc", "run", program.c_str(), "--exact", "--trace", trace.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

TEST(Killed, TheRecordingIsThereUpToTheLastSecond) {
  const support::TempFolder folder;
  const std::string program = (folder.path() / "p.lua").string(), trace = (folder.path() / "t.trace").string();
  // Slow enough to be killed before it ends by itself.
  ASSERT_TRUE(base::write_file(program, "local n = 0\nwhile true do\n  n = n + 1\n  for i = 1, 2000 do local x = i end\n  say(n)\nend\n"));
  const pid_t child = start(program, trace);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::error_code unknown;
  while (std::filesystem::file_size(trace, unknown) < 200'000 || unknown) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const Result<trace::Recording> read = trace::load_recording(trace);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->damage);
  EXPECT_GT(read->trace.size(), 10'000U);
  const Outcome check = call(run_replay, {trace, "--check"});
  EXPECT_EQ(check.code, 1) << "the end is missing";
  EXPECT_THAT(check.out, testing::HasSubstr("au bit près"));
  EXPECT_THAT(call(run_replay, {trace}).out, testing::HasSubstr("variables n = "));
}

}  // namespace
}  // namespace lunabloc::cli
