// A long program has a small picture of itself.
#include <gtest/gtest.h>

#include <chrono>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

std::string lines(int count) {
  std::string lua;
  for (int line = 1; line <= count; ++line) lua += "turtle.forward(" + std::to_string(line) + ")\n";
  return lua;
}

TEST(Minimap, IsThereForLongProgramsAlone) {
  EXPECT_EQ(Desk(lines(10)).find("workspace.map"), nullptr);
  Desk desk(lines(200));
  ASSERT_NE(desk.find("workspace.map"), nullptr);
  EXPECT_FALSE(desk.find("workspace.map")->label.empty());
}

TEST(Minimap, GoesWhereItIsPressed) {
  Desk desk(lines(200));
  ASSERT_NE(desk.block("avancer de, 1,"), nullptr);
  const Rect map = desk.find("workspace.map")->rect;
  desk.click({map.center().x, map.bottom() - 2});
  EXPECT_NE(desk.block("avancer de, 200,"), nullptr);
  EXPECT_EQ(desk.block("avancer de, 1,"), nullptr);
  desk.window.move_focus("workspace.map", access::Zone::blocks);
  desk.key(Key::home);
  EXPECT_NE(desk.block("avancer de, 1,"), nullptr);
  desk.key(Key::page_down);
  EXPECT_EQ(desk.block("avancer de, 1,"), nullptr);
}

TEST(Minimap, CostsNothingThatGrowsWithTheProgram) {
  Desk desk(lines(10'000));
  desk.settle();
  const auto begun = std::chrono::steady_clock::now();
  constexpr int kFrames = 50;
  for (int frame = 0; frame < kFrames; ++frame) desk.frame();
  const double each = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count() / kFrames;
  RecordProperty("milliseconds_a_frame", std::to_string(each));
  EXPECT_LT(each, 40) << "of the whole window";
}

// Reporters in one another all begin at the same place. A draw list has no room for them, and what has none
// ends the program: they are left out.
TEST(LongProgram, APictureThatIsTooFullStaysWithoutTheRest) {
  std::string sum = "1", lua;
  for (int i = 0; i < 1500; ++i) sum += " + 1";
  for (int i = 0; i < 40; ++i) lua += "say(" + sum + ")\n";
  Desk desk(lua, {}, {3840, 2160});
  const ImDrawData& data = desk.frame();
  int most = 0;
  for (int list = 0; list < data.CmdListsCount; ++list) most = std::max(most, data.CmdLists[list]->VtxBuffer.Size);
  EXPECT_GT(most, 45'000) << "else this tries nothing";
  EXPECT_LE(most, 65'535);
}

}  // namespace
}  // namespace lunabloc::ide
