// What the palette offers: the person's level, what the program uses, what a lesson names; and what it says of a block.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "ide/widgets/components.h"
#include "ide/workspace/palette.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;

access::Settings at_level(int level) {
  access::Settings settings;
  settings.level = level;
  return settings;
}

class Palette : public testing::Test {
 protected:
  static ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }
  // Is the block in its family of the rail?
  static bool offers(Desk& desk, const std::string& id, const std::string& category) {
    const bool is_open = desk.find("palette.flyout") != nullptr;
    if (desk.find("palette." + category) == nullptr) return false;
    desk.click(middle(desk.find("palette." + category)));
    const bool found = desk.find("palette.block." + id) != nullptr;
    if (!is_open) desk.click(middle(desk.find("palette." + category)));
    return found;
  }
  static void search(Desk& desk, const std::string& words) {
    desk.click(middle(desk.find("palette.search")));
    desk.type(words);
  }
};

TEST_F(Palette, OffersEverythingAtFirst) {
  Desk desk("");
  ASSERT_NE(desk.find("palette.level"), nullptr);
  EXPECT_EQ(desk.find("palette.level")->label, "Niveau des blocs : Tous");
  EXPECT_TRUE(offers(desk, "while", "control"));
  EXPECT_TRUE(offers(desk, "data.median", "data"));
}

TEST_F(Palette, HidesWhatIsAboveTheLevelButNothingThatTheProgramUses) {
  Desk desk("while x < 3 do\nend\n", at_level(2));
  EXPECT_EQ(desk.find("palette.level")->label, "Niveau des blocs : CM1");
  EXPECT_TRUE(offers(desk, "turtle.forward", "turtle"));
  EXPECT_TRUE(offers(desk, "while", "control"));
  EXPECT_FALSE(offers(desk, "repeat", "control"));
  desk.session.edit({{{0, 0}, "for _ = 1, 4 do\nend\n"}}, "edit.text");
  desk.settle();
  EXPECT_TRUE(offers(desk, "repeat", "control")) << "it is used now";
  desk.session.edit({{{0, desk.session.lua().size()}, ""}}, "edit.text");
  desk.settle();
  EXPECT_FALSE(offers(desk, "while", "control")) << "it is no longer used";
}

TEST_F(Palette, TheLevelIsChosenByTheKeyboardAndRemembered) {
  Desk desk("");
  desk.window.move_focus("palette.level", access::Zone::palette);
  desk.key(Key::enter);
  ASSERT_NE(desk.find("palette.levels.6"), nullptr);
  EXPECT_TRUE(desk.find("palette.levels.6")->state.selected);
  EXPECT_EQ(desk.find("palette.levels.6")->label, "3e (14 ans) : tous les blocs");
  desk.key(Key::home);
  desk.key(Key::down);
  desk.key(Key::enter);
  EXPECT_EQ(desk.find("palette.levels.6"), nullptr);
  EXPECT_EQ(desk.window.settings().level, 2);
  EXPECT_EQ(desk.window.focus().id(), "palette.level");
  EXPECT_FALSE(offers(desk, "repeat", "control"));
  desk.rest(5);
  EXPECT_EQ(access::load_settings(desk.home()).level, 2);
}

TEST_F(Palette, TheButtonOfTheLevelClosesItsMenuToo) {
  Desk desk("");
  const ImVec2 button = middle(desk.find("palette.level"));
  desk.click(button);
  EXPECT_NE(desk.find("palette.levels.0"), nullptr);
  desk.click(button);
  EXPECT_EQ(desk.find("palette.levels.0"), nullptr);
  desk.click(button);
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("palette.levels.0"), nullptr);
  EXPECT_EQ(desk.window.settings().level, program::kEveryLevel);
}

TEST_F(Palette, ALessonThatNamesItsBlocksKeepsThem) {
  Desk desk("", at_level(1));
  desk.session.restrict_to({"while", "turtle.forward"});
  desk.settle();
  EXPECT_EQ(desk.find("palette.level"), nullptr);
  EXPECT_TRUE(offers(desk, "while", "control"));
  EXPECT_FALSE(offers(desk, "repeat", "control"));
  search(desk, "tourner");
  EXPECT_NE(desk.find("palette.nothing"), nullptr);
  EXPECT_EQ(desk.find("palette.left_out"), nullptr) << "the level left nothing out";
}

TEST_F(Palette, TheSearchFindsBlocksOfTheProgramByAWordOfLua) {
  Desk desk("while true do\n  say(1)\nend\n");
  const auto found = [&] {
    std::vector<std::string> labels;
    for (const access::Node& node : desk.window.tree().nodes())
      if (node.id.starts_with("palette.found.")) labels.push_back(node.label);
    return labels;
  };
  search(desk, "while");
  ASSERT_EQ(found().size(), 1U);
  EXPECT_NE(found()[0].find("répéter"), std::string::npos) << found()[0];
}

TEST_F(Palette, TheSearchSaysWhatTheLevelLeavesOutAndShowsIt) {
  Desk desk("", at_level(2));
  search(desk, "tant que");
  EXPECT_EQ(desk.find("palette.nothing"), nullptr);
  EXPECT_EQ(desk.find("palette.block.while"), nullptr);
  ASSERT_NE(desk.find("palette.left_out"), nullptr);
  EXPECT_EQ(desk.find("palette.left_out")->label, "Cachés au niveau CM1");
  ASSERT_NE(desk.find("palette.show.while"), nullptr);
  EXPECT_EQ(desk.find("palette.show.while")->label, "Montrer « tant que ( ) répéter … » (3e)");
  desk.click(middle(desk.find("palette.show.while")));
  EXPECT_NE(desk.find("palette.block.while"), nullptr);
  EXPECT_EQ(desk.find("palette.left_out"), nullptr);
  EXPECT_EQ(desk.window.settings().level, 2) << "the level stays";
  EXPECT_FALSE(offers(desk, "repeat", "control"));
  EXPECT_TRUE(offers(desk, "while", "control"));
}

TEST_F(Palette, EnterShowsWhatAloneWasFoundThenTakesIt) {
  Desk desk("", at_level(2));
  search(desk, "tant que\n");
  EXPECT_NE(desk.find("palette.block.while"), nullptr);
  EXPECT_EQ(desk.session.lua(), "");
}

TEST_F(Palette, ALineOfLuaOffersItsBlock) {
  Desk desk("");
  search(desk, "turtle.forward(7)");
  ASSERT_NE(desk.find("palette.lua"), nullptr);
  EXPECT_EQ(desk.find("palette.lua")->label.substr(0, 10), "avancer de");
  desk.key(Key::enter);
  desk.key(Key::enter);
  EXPECT_EQ(desk.session.lua(), "turtle.forward(7)\n");
  search(desk, "while x < 3 do");
  ASSERT_NE(desk.find("palette.lua"), nullptr) << "what lacks only its end is whole";
  desk.key(Key::escape);
  search(desk, "tourner");
  EXPECT_EQ(desk.find("palette.lua"), nullptr) << "a word is searched for";
}

TEST_F(Palette, OffersTheFunctionsOfTheProgram) {
  Desk desk("local function carre(n)\n  turtle.forward(n)\nend\nfunction Etoile()\nend\n");
  desk.click(middle(desk.find("palette.functions")));
  ASSERT_NE(desk.find("palette.own.carre"), nullptr);
  desk.click(middle(desk.find("palette.functions")));
  search(desk, "CARR");
  ASSERT_NE(desk.find("palette.own.carre"), nullptr);
  desk.key(Key::enter);
  ASSERT_NE(desk.find("workspace.move"), nullptr);
  desk.key(Key::enter);
  EXPECT_NE(desk.session.lua().find("carre(1)"), std::string::npos);
}

TEST_F(Palette, WhatALevelHasAndWhatItHasNotStandTogether) {
  Desk desk("", at_level(2));
  search(desk, "tourner");
  EXPECT_NE(desk.find("palette.block.turtle.left"), nullptr);
  EXPECT_NE(desk.find("palette.left_out"), nullptr);
  EXPECT_EQ(desk.find("palette.nothing"), nullptr);
}

TEST_F(Palette, ABlockTellsItsHelpItsLuaAndAnExample) {
  const support::ProgramSession session("");
  DrawingRig rig(session, {1000, 700});
  workspace::Palette palette;
  const DrawingRig::Draw draw = [&](widgets::Frame& frame) {
    Rect area = frame.area;
    const Rect rail = area.cut_left(palette.rail_width(frame));
    (void)palette.draw(frame, rail, area, false);
  };
  rig.frame(draw);
  rig.click("palette.control", draw);
  rig.frame(draw);
  ASSERT_NE(rig.shared.tree.find("palette.block.repeat"), nullptr);
  ImGui::GetIO().MousePos = rig.shared.tree.find("palette.block.repeat")->rect.center();
  rig.frames(2, draw);
  EXPECT_EQ(rig.shared.tooltip,
            "Fait ce qui est dedans plusieurs fois, toujours dans le même ordre.\n`for _ = 1, 4 do`\n`end`\nPar exemple :\n"
            "`for _ = 1, 3 do`\n`  say(\"hop\")`\n`end`");
  rig.pass(1);
  rig.picture("palette_tooltip", [&](widgets::Frame& frame) {
    draw(frame);
    widgets::draw_tooltip(frame, frame.area);
  });
}

TEST(LevelSetting, IsOneOfTheClasses) {
  access::Settings settings;
  EXPECT_TRUE(access::set_by_name(settings, "level", "3"));
  EXPECT_EQ(settings.level, 3);
  for (const char* value : {"0", "8", "CE2", ""}) EXPECT_FALSE(access::set_by_name(settings, "level", value)) << value;
  EXPECT_EQ(settings.level, 3);
}

TEST(PaletteForms, WhatGivesAnotherValueIsOfferedBesideWhatCreates) {
  Desk desk("local x = 1\n");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.letter(U'i');
  desk.type("mettre");
  ASSERT_NE(desk.find("palette.form.var.set.2"), nullptr);
  EXPECT_TRUE(desk.find("palette.form.var.set.2")->label.starts_with("mettre"));
  const Rect place = desk.find("palette.form.var.set.2")->rect;
  desk.click({place.x + 6, place.y + place.h / 2});
  desk.key(Key::enter);
  EXPECT_EQ(desk.session.lua(), "local x = 1\nx = 0\n");
}

}  // namespace
}  // namespace lunabloc::ide
