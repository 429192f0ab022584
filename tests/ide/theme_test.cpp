// What the themes owe: 4.5 to 1 for text, 3 to 1 for controls, blocks and focus (UI.md §15.1).
#include "ide/theme/theme.h"

#include <gtest/gtest.h>

namespace lunabloc::ide::theme {
namespace {

class EveryTheme : public testing::TestWithParam<const char*> {
 protected:
  Theme theme_ = Theme::load(std::string(LUNABLOC_SOURCE_DIR "/assets/themes/") + GetParam() + ".yaml").value();
};

TEST_P(EveryTheme, EveryPairIsReadable) {
  for (const Pair& pair : pairs_of(theme_)) EXPECT_GE(contrast(pair.front, pair.back), pair.least) << pair.name;
}

TEST_P(EveryTheme, AnUnknownCategoryLooksLikeLua) {
  EXPECT_EQ(theme_.category("no such thing").fill, theme_.category("lua").fill);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values("papier", "nuit", "contraste"));

TEST(Contrast, IsThatOfWcag) {
  EXPECT_NEAR(contrast(IM_COL32_WHITE, IM_COL32_BLACK), 21.0, 0.001);
  EXPECT_NEAR(contrast(IM_COL32(0x1D, 0x5F, 0xA6, 255), IM_COL32_WHITE), 6.5, 0.05);
}

TEST(Theme, SaysWhichColourIsMissing) {
  const Result<Theme> theme = Theme::load(LUNABLOC_SOURCE_DIR "/assets/themes/fonts.yaml");
  ASSERT_FALSE(theme.has_value());
  EXPECT_EQ(theme.error().message, "theme.missing_color");
  EXPECT_EQ(theme.error().arguments[0].second, "bg");
}

}  // namespace
}  // namespace lunabloc::ide::theme
