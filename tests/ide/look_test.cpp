// How a work is looked at: folded blocks and the zoom. The Lua and the history know nothing of it; it is kept with the work.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;
using widgets::kShift;

constexpr const char* kProgram = "while true do\n  turtle.forward(1)\n  if x then\n    turtle.right(2)\n  end\nend\nturtle.back(3)\n";

class Look : public testing::Test {
 protected:
  void enter() {
    desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk_.key(Key::home);
  }
  Desk desk_{kProgram};
};

TEST_F(Look, AFoldedBlockShowsItsFirstRowAndSaysIt) {
  enter();
  const float tall = desk_.block("reculer")->rect.y;
  desk_.letter(U'h');
  EXPECT_EQ(desk_.block("avancer"), nullptr);
  ASSERT_NE(desk_.block("répéter"), nullptr);
  EXPECT_EQ(desk_.block("répéter")->value, "Replié.");
  EXPECT_LT(desk_.block("reculer")->rect.y, tall - 100);
  EXPECT_EQ(desk_.session.lua(), kProgram);
  EXPECT_FALSE(desk_.session.can_undo());
  desk_.key(Key::down);
  EXPECT_EQ(desk_.window.focus().id(), desk_.block("reculer")->id) << "what is hidden is no stop";
  desk_.key(Key::up);
  desk_.letter(U'h');
  EXPECT_NE(desk_.block("avancer"), nullptr);
}

TEST_F(Look, FromInsideTheBlockAroundIsFolded) {
  enter();
  desk_.key(Key::down);
  desk_.letter(U'h');
  EXPECT_EQ(desk_.block("avancer"), nullptr);
  EXPECT_EQ(desk_.window.focus().id(), desk_.block("répéter")->id);
}

TEST_F(Look, WhatIsFoldedIsMovedWhole) {
  enter();
  desk_.letter(U'h');
  desk_.letter(U'm');
  desk_.key(Key::down);
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nwhile true do\n  turtle.forward(1)\n  if x then\n    turtle.right(2)\n  end\nend\n");
  EXPECT_EQ(desk_.block("avancer"), nullptr) << "and stays folded";
}

TEST_F(Look, WhatIsUndoneInsideIsShown) {
  desk_.session.edit({{{32, 33}, "9"}}, "edit.fill");
  desk_.settle();
  enter();
  desk_.letter(U'h');
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kProgram);
  EXPECT_NE(desk_.block("avancer"), nullptr);
}

TEST_F(Look, EverythingFoldsAndUnfolds) {
  enter();
  desk_.letter(U'h', kShift);
  EXPECT_EQ(desk_.block("avancer"), nullptr);
  desk_.letter(U'h', kShift);
  EXPECT_NE(desk_.block("avancer"), nullptr);
}

TEST_F(Look, APressOnTheWordsOfWhatIsFoldedOpensIt) {
  enter();
  desk_.letter(U'h');
  const access::Node* folded = desk_.block("répéter");
  desk_.click({folded->rect.right() - 20, folded->rect.center().y});
  EXPECT_NE(desk_.block("avancer"), nullptr);
}

TEST_F(Look, IsKeptWithTheWork) {
  enter();
  desk_.letter(U'h');
  desk_.letter(U'-', kCtrl);
  desk_.letter(U'-', kCtrl);
  desk_.rest(1.1);
  desk_.rest(1.1);
  EXPECT_EQ(desk_.session.look().folded, std::vector<std::size_t>{0});
  EXPECT_EQ(desk_.session.look().zoom_percent, 80);
  desk_.letter(U'0', kCtrl);
  desk_.letter(U'h');
  EXPECT_NE(desk_.block("avancer"), nullptr);
  desk_.session.open_again();
  desk_.settle();
  EXPECT_EQ(desk_.block("avancer"), nullptr);
  ASSERT_NE(desk_.find("workspace.zoom_in"), nullptr);
  EXPECT_EQ(desk_.find("workspace.zoom_in")->hint, "80 %");
}

TEST(Zoom, ShowsEverythingNeverAboveItsSize) {
  std::string lua;
  for (int line = 0; line < 40; ++line) lua += "turtle.forward(1)\n";
  Desk desk(lua);
  desk.click(desk.find("workspace.show_all")->rect.center());
  std::size_t seen = 0;
  for (const access::Node& node : desk.window.tree().nodes())
    if (node.role == access::Role::block && node.zone == access::Zone::blocks && node.clip.contains(node.rect.center())) ++seen;
  EXPECT_EQ(seen, 40U);
  Desk small("turtle.forward(1)\n");
  small.window.move_focus("workspace.canvas", access::Zone::blocks);
  small.letter(U'9', kCtrl);
  EXPECT_EQ(small.find("workspace.zoom_in")->hint, "100 %");
}

}  // namespace
}  // namespace lunabloc::ide
