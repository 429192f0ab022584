// A program that waits in the class folder runs on the virtual kit, with the real firmware, and its trace comes back.
#include "session/robot_desk.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"
#include "trace/file.h"

namespace lunabloc::session {
namespace {

TEST(RobotDesk, RunsWhatWaitsOnceAndGivesItsTraceBack) {
  const support::TempFolder place;
  const std::filesystem::path folder = place.path() / "classe";
  const base::Locations locations{support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", support::binary_folder() / "firmware", place.path() / "home"};
  ASSERT_TRUE(portfolio::ask_robot(folder, "hibou vert", "Clignote", "kit.led(\"red\"):on()\nwait(0.1)\nkit.led(\"red\"):off()\n"));
  std::size_t begun = 0;
  const auto run = [&] { return run_robots({folder, "standard", "virtual"}, locations, [&](const portfolio::RobotRequest&) { ++begun; }, [] { return true; }); };
  EXPECT_EQ(run(), 1U);
  const portfolio::RobotRequest back = portfolio::robot_requests(folder).at(0);
  ASSERT_TRUE(back.answered);
  EXPECT_EQ(back.ended, "finished");
  EXPECT_TRUE(trace::load_recording(back.folder / "execution.lbt"));
  EXPECT_EQ(run(), 0U) << "it has its answer";
  EXPECT_EQ(begun, 1U);
}

}  // namespace
}  // namespace lunabloc::session
