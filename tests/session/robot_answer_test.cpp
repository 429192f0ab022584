// What the kit did for somebody who was not there, fetched from a folder that everybody writes.
#include "session/robot_desk.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"
#include "trace/file.h"

namespace lunabloc::session {
namespace {

class RobotAnswer : public testing::Test {
 protected:
  void SetUp() override {
    request_.folder = place_.path() / "robots/une";
    ASSERT_TRUE(trace::save_recording(place_.path() / "ailleurs.lbt", trace::Trace(trace::RunRequest{}), "x = 1\n"));
  }

  support::TempFolder place_;
  portfolio::RobotRequest request_;
};

TEST_F(RobotAnswer, IsTheRunThatStandsThere) {
  ASSERT_TRUE(base::write_file(request_.folder / "execution.lbt", base::read_file(place_.path() / "ailleurs.lbt").value()));
  EXPECT_TRUE(what_the_kit_did(request_));
}

TEST_F(RobotAnswer, IsNotReadWhereALinkLeads) {
  std::filesystem::create_directories(request_.folder);
  std::filesystem::create_symlink(place_.path() / "ailleurs.lbt", request_.folder / "execution.lbt");
  EXPECT_EQ(what_the_kit_did(request_).error().message, "file.missing");
}

}  // namespace
}  // namespace lunabloc::session
