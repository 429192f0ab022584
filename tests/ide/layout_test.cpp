// The parts of the window have the places of UI.md §3, and none is ever out of reach.
#include "ide/app/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lunabloc::ide::app {
namespace {

Layout laid(float width, float height, float scale, Beside beside = Beside::stage, const Splits& splits = {}) {
  return lay_out({width, height}, theme::Metrics{.scale = scale}, {.beside = beside}, splits);
}

TEST(Layout, ALessonWithAStageStandsAsInThePicture) {
  const Layout layout = laid(1366, 768, 1);
  EXPECT_EQ(layout.top_bar, (Rect{0, 0, 1366, 48}));
  EXPECT_EQ(layout.lesson, (Rect{8, 56, 264, 704}));
  EXPECT_EQ(layout.code, (Rect{280, 56, 754, 604}));
  EXPECT_EQ(layout.beside, (Rect{1042, 56, 316, 604}));
  EXPECT_EQ(layout.time_bar, (Rect{280, 668, 1078, 92}));
  EXPECT_TRUE(layout.lua_beside_blocks);
}

TEST(Layout, AKitTakesTheRoomOfTheLua) {
  const Layout layout = laid(1366, 768, 1, Beside::kit);
  EXPECT_EQ(layout.code, (Rect{280, 56, 404, 604}));
  EXPECT_EQ(layout.beside, (Rect{692, 56, 666, 604}));
  EXPECT_FALSE(layout.lua_beside_blocks);
}

TEST(Layout, ALargeTextBehavesLikeASmallWindow) {
  EXPECT_EQ(laid(1366, 768, 1).arrangement, Arrangement::three_columns);
  EXPECT_EQ(laid(1366, 768, 1.25F).arrangement, Arrangement::lua_in_tab);
  EXPECT_EQ(laid(1366, 768, 1.5F).arrangement, Arrangement::two_columns);
  EXPECT_EQ(laid(1366, 768, 2).arrangement, Arrangement::one_column);
  EXPECT_TRUE(laid(1366, 768, 2).low);
}

class EverySize : public testing::TestWithParam<std::tuple<std::pair<int, int>, int>> {};

TEST_P(EverySize, LeavesEveryPartInsideTheWindow) {
  const auto [size, percent] = GetParam();
  const float width = static_cast<float>(size.first), height = static_cast<float>(size.second);
  for (const Beside beside : {Beside::stage, Beside::kit}) {
    const Layout layout = laid(width, height, static_cast<float>(percent) / 100, beside);
    for (const Rect& part : {layout.top_bar, layout.lesson, layout.code, layout.beside, layout.time_bar}) {
      EXPECT_FALSE(part.empty());
      EXPECT_EQ(part.intersected({0, 0, width, height}), part);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, EverySize,
                         testing::Combine(testing::Values(std::pair(1024, 600), std::pair(1366, 768), std::pair(1920, 1080)),
                                          testing::Values(100, 115, 125, 150, 175, 200)));

TEST(Splits, AreKeptByKindOfLesson) {
  Splits splits;
  const theme::Metrics metrics{.scale = 2};
  move_split(splits, Beside::stage, "left", 40, metrics);
  EXPECT_EQ(split_of(splits, Beside::stage, "left"), 284);
  EXPECT_EQ(split_of(splits, Beside::kit, "left"), 264);
  EXPECT_EQ(laid(1366, 768, 1, Beside::stage, splits).lesson.w, 284);
  move_split(splits, Beside::stage, "left", -10'000, metrics);
  EXPECT_EQ(split_of(splits, Beside::stage, "left"), 200);
}

}  // namespace
}  // namespace lunabloc::ide::app
