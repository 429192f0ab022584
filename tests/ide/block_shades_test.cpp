// A block in another of its category has a shade of its own: how deep it stands is seen.
#include <gtest/gtest.h>

#include "ide/workspace/block_painter.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::workspace {
namespace {

theme::Theme theme_named(const std::string& name) { return theme::Theme::load(support::source_folder() / "assets/themes" / (name + ".yaml")).value(); }

// The shades of the blocks, in reading order: "." its category's own, "#" the other one.
std::string shades_of(const std::string& lua) {
  static const program::Vocabulary vocabulary =
      program::Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas").value();
  const program::Tree tree = program::parse(lua).tree;
  const program::Projection projection = program::project(tree, vocabulary, "fr");
  const Layout layout = lay_out(projection, [](std::string_view text, TextFace) { return 7 * static_cast<float>(text.size()); }, {});
  std::string shades;
  for (const LaidBlock& laid : layout.blocks) shades += is_shaded(layout, laid) ? '#' : '.';
  return shades;
}

TEST(Shades, AlternateInOneCategory) {
  EXPECT_EQ(shades_of("while true do\n  repeat\n    while true do\n    end\n  until true\nend\n").substr(0, 1), ".");
  EXPECT_EQ(shades_of("for _ = 1, 2 do\n  for _ = 1, 2 do\n    for _ = 1, 2 do\n      break\n    end\n    break\n  end\nend\n"), ".#.#.");
}

TEST(Shades, BeginAnewInAnotherCategory) { EXPECT_EQ(shades_of("for _ = 1, 2 do\n  turtle.forward(1)\n  turtle.forward(1 + 2 * 3)\nend\n"), "....#"); }

TEST(Shades, AreAtLeastAsReadableAndNotTheColourAround) {
  const theme::Theme papier = theme_named("papier");
  for (const auto& [id, colors] : papier.categories) {
    const theme::CategoryColors shade = shaded(papier, colors);
    EXPECT_GE(theme::contrast(shade.text, shade.fill), theme::contrast(colors.text, colors.fill)) << id;
    EXPECT_GE(theme::contrast(shade.icon, shade.fill), 3) << id;
    EXPECT_GE(theme::contrast(shade.fill, colors.fill), 1.1) << id << ": nobody would see it";
  }
}

// There the edges tell.
TEST(Shades, AreNoneInHighContrast) {
  const theme::Theme contraste = theme_named("contraste");
  EXPECT_EQ(shaded(contraste, contraste.category("control")).fill, contraste.category("control").fill);
}

}  // namespace
}  // namespace lunabloc::ide::workspace
