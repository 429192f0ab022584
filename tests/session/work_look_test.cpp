// How a work is looked at comes back with it, though its file has changed meanwhile.
#include "session/work_look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;

class WorkLookTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_.path() / "works/w"); }
  void keep(std::vector<std::size_t> folded, const std::string& program) { ASSERT_TRUE(save_look(folder_.path(), "w", {80, std::move(folded)}, program)); }
  std::vector<std::size_t> folded_in(const std::string& program) const { return load_look(folder_.path(), "w", program).folded; }
  support::TempFolder folder_;
};

const std::string kProgram = "say(1)\nwhile a do\n  x()\nend\nwhile b do\n  y()\nend\n";

TEST_F(WorkLookTest, WhatIsFoldedFollowsItsStatement) {
  keep({7, 28}, kProgram);
  EXPECT_EQ(load_look(folder_.path(), "w", kProgram).zoom_percent, 80);
  EXPECT_THAT(folded_in(kProgram), ElementsAre(7, 28));
  EXPECT_THAT(folded_in("-- more\n" + kProgram), ElementsAre(15, 36));
  EXPECT_THAT(folded_in("do\n  while b do\n  end\nend\n"), ElementsAre(5)) << "what is gone is no more folded";
}

TEST_F(WorkLookTest, OfTwoThatSayTheSameTheNearestIsMeant) {
  const std::string twice = "while a do\nend\nwhile a do\nend\n";
  keep({15}, twice);
  EXPECT_THAT(folded_in("x()\n" + twice), ElementsAre(19));
}

TEST_F(WorkLookTest, AFileOfBeforeIsRead) {
  keep({}, kProgram);
  ASSERT_TRUE(base::write_file(folder_.path() / "works/w/look.json", "{\"zoom\":90,\"folded\":[7,\"x\",{\"off\":-1}]}"));
  EXPECT_THAT(folded_in(kProgram), ElementsAre(7));
}

}  // namespace
}  // namespace lunabloc::session
