// The backpack in the window: kept by a key or a drop, taken by a key or a drag, renamed and removed with the way back.
#include <gtest/gtest.h>

#include "base/file.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;
using widgets::kShift;

constexpr const char* kProgram = "turtle.forward(1)\nturtle.right(2)\nturtle.back(3)\n";

ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }

class InTheBackpack : public testing::Test {
 protected:
  void keep_first_two() {
    desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk_.key(Key::down);
    desk_.key(Key::down, kShift);
    desk_.letter(U'k');
  }
  std::vector<session::Backpack::Item> items() { return desk_.session.backpack()->items(); }
  Desk desk_{kProgram};
};

TEST_F(InTheBackpack, WhatIsChosenIsKeptAndPutIntoAnotherProgram) {
  keep_first_two();
  ASSERT_EQ(items().size(), 1U);
  EXPECT_EQ(items()[0].lua, "turtle.forward(1)\nturtle.right(2)");
  EXPECT_EQ(items()[0].name, "avancer de 1 pas");
  EXPECT_EQ(desk_.session.lua(), kProgram) << "the program is as it was";
  desk_.session.edit({{{0, desk_.session.lua().size()}, "while true do\n  say(1)\nend\n"}}, "edit.text");
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.key(Key::down);
  desk_.key(Key::down);
  desk_.letter(U'k', kShift);
  EXPECT_TRUE(desk_.window.focus().id().starts_with("backpack.piece.")) << desk_.window.focus().id();
  desk_.key(Key::enter);
  ASSERT_NE(desk_.find("workspace.move"), nullptr) << "then a place is chosen";
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), "while true do\n  say(1)\n  turtle.forward(1)\n  turtle.right(2)\nend\n");
}

TEST_F(InTheBackpack, BlocksAreDroppedThereAndDraggedFromThere) {
  const ImVec2 bag = desk_.find("palette.backpack")->rect.center();
  desk_.drag(handle(desk_.block("reculer")), bag);
  desk_.release(bag);
  desk_.settle();
  EXPECT_EQ(desk_.session.lua(), kProgram) << "it is kept, not deleted";
  ASSERT_EQ(items().size(), 1U);
  EXPECT_EQ(items()[0].lua, "turtle.back(3)");
  desk_.click(bag);
  const access::Node* piece = desk_.find("backpack.piece." + items()[0].name);
  ASSERT_NE(piece, nullptr);
  const ImVec2 to = handle(desk_.block("avancer"));
  desk_.drag(handle(piece), {to.x, to.y - 12});
  desk_.release({to.x, to.y - 12});
  desk_.settle();
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.forward(1)\nturtle.right(2)\nturtle.back(3)\n");
}

TEST_F(InTheBackpack, APieceIsRenamedRemovedAndComesBack) {
  keep_first_two();
  desk_.click(desk_.find("palette.backpack")->rect.center());
  desk_.click(desk_.find("button", "Renommer « avancer")->rect.center());
  ASSERT_NE(desk_.find("backpack-name"), nullptr);
  desk_.letter(U'a', kCtrl);
  desk_.type("coin\n");
  ASSERT_EQ(items().size(), 1U);
  EXPECT_EQ(items()[0].name, "coin");
  EXPECT_EQ(desk_.window.focus().id(), "backpack.piece.coin");
  desk_.key(Key::del);
  EXPECT_TRUE(items().empty());
  ASSERT_NE(desk_.find("backpack-empty"), nullptr);
  desk_.click(desk_.find("toast.undo")->rect.center());
  ASSERT_EQ(items().size(), 1U);
  desk_.click(desk_.find("backpack.undo")->rect.center());
  EXPECT_EQ(items()[0].name, "avancer de 1 pas");
  EXPECT_EQ(desk_.session.lua(), kProgram);
}

TEST_F(InTheBackpack, AValueIsKeptAsAValue) {
  desk_.session.edit({{{0, desk_.session.lua().size()}, "turtle.forward(2 + 3)\nturtle.back(1)\n"}}, "edit.text");
  desk_.settle();
  desk_.click(handle(desk_.block("2, plus")), 1);
  const access::Node* keep = desk_.find("item", "Garder dans le sac");
  ASSERT_NE(keep, nullptr);
  desk_.click(keep->rect.center());
  ASSERT_EQ(items().size(), 1U);
  EXPECT_EQ(items()[0].lua, "2 + 3");
}

}  // namespace
}  // namespace lunabloc::ide
