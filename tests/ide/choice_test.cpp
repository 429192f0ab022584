// Several blocks chosen, by the keyboard, by Maj and a press, by a band; and what is then done to all of them at once.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;
using widgets::kShift;

constexpr const char* kFour = "turtle.forward(1)\nturtle.right(2)\nturtle.back(3)\nturtle.left(4)\n";

ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }

class Choice : public testing::Test {
 protected:
  void choose_first_two() {
    desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk_.key(Key::down);
    desk_.key(Key::down, kShift);
  }
  void shift_click(const access::Node* block) {
    ImGui::GetIO().KeyShift = true;
    desk_.click(handle(block));
    ImGui::GetIO().KeyShift = false;
  }
  std::vector<std::string> chosen() const {
    std::vector<std::string> labels;
    for (const access::Node& node : desk_.window.tree().nodes())
      if (node.role == access::Role::block && node.zone == access::Zone::blocks && node.state.selected) labels.push_back(node.label.substr(0, node.label.find(' ')));
    return labels;
  }
  using Labels = std::vector<std::string>;
  Desk desk_{kFour};
};

TEST_F(Choice, IsDeletedAtOnceAndComesBackAtOnce) {
  choose_first_two();
  EXPECT_EQ(chosen(), (Labels{"avancer", "tourner"}));
  desk_.key(Key::del);
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.left(4)\n");
  ASSERT_NE(desk_.find("toast"), nullptr);
  EXPECT_EQ(desk_.find("toast")->label, "2 blocs supprimés.");
  EXPECT_EQ(chosen(), Labels{"reculer"}) << "what follows is selected";
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kFour);
}

TEST_F(Choice, IsMovedAndStaysChosen) {
  choose_first_two();
  desk_.letter(U'm');
  ASSERT_NE(desk_.find("workspace.move"), nullptr);
  desk_.key(Key::down);
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.forward(1)\nturtle.right(2)\nturtle.left(4)\n");
  EXPECT_EQ(chosen(), (Labels{"avancer", "tourner"}));
  desk_.letter(U'm');
  desk_.key(Key::down);
  desk_.letter(U'm');
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.left(4)\nturtle.forward(1)\nturtle.right(2)\n");
  desk_.letter(U'z', kCtrl);
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kFour) << "one entry a move";
}

TEST_F(Choice, MayBeDrawnUpwards) {
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.key(Key::end);
  desk_.key(Key::up, kShift);
  desk_.key(Key::up, kShift);
  EXPECT_EQ(chosen(), (Labels{"tourner", "reculer", "tourner"}));
  desk_.key(Key::down, kShift);
  EXPECT_EQ(chosen(), (Labels{"reculer", "tourner"})) << "the other end stays";
  desk_.letter(U'm');
  desk_.key(Key::up);
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.back(3)\nturtle.left(4)\nturtle.right(2)\n");
}

TEST_F(Choice, IsDuplicatedCopiedCutAndPasted) {
  choose_first_two();
  desk_.letter(U'c', kCtrl);
  EXPECT_EQ(desk_.clipboard, "turtle.forward(1)\nturtle.right(2)");
  desk_.letter(U'v', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.right(2)\nturtle.forward(1)\nturtle.right(2)\nturtle.back(3)\nturtle.left(4)\n");
  desk_.letter(U'z', kCtrl);
  choose_first_two();
  desk_.letter(U'd', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.right(2)\nturtle.forward(1)\nturtle.right(2)\nturtle.back(3)\nturtle.left(4)\n");
  desk_.letter(U'z', kCtrl);
  choose_first_two();
  desk_.letter(U'x', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.left(4)\n");
  desk_.letter(U'v', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.forward(1)\nturtle.right(2)\nturtle.left(4)\n");
}

TEST_F(Choice, GoesToAllOfTheCopy) {
  choose_first_two();
  desk_.letter(U'd', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.right(2)\nturtle.forward(1)\nturtle.right(2)\nturtle.back(3)\nturtle.left(4)\n");
  desk_.key(Key::del);
  EXPECT_EQ(desk_.session.lua(), kFour);
}

TEST_F(Choice, IsPutIntoCommentsAtOnce) {
  choose_first_two();
  desk_.letter(U'c', kShift);
  EXPECT_EQ(desk_.session.lua(), "-- turtle.forward(1)\n-- turtle.right(2)\nturtle.back(3)\nturtle.left(4)\n");
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kFour);
}

TEST_F(Choice, TakesAllWithCtrlAAndNothingWithEscape) {
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.letter(U'a', kCtrl);
  EXPECT_EQ(chosen().size(), 4U);
  desk_.key(Key::escape);
  EXPECT_EQ(chosen(), Labels{"avancer"});
  desk_.letter(U'a', kCtrl);
  desk_.key(Key::del);
  EXPECT_EQ(desk_.session.lua(), "");
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kFour);
}

TEST_F(Choice, GoesWithShiftFromOneBlockToAnother) {
  desk_.click(handle(desk_.block("tourner")));
  shift_click(desk_.block("reculer"));
  EXPECT_EQ(chosen(), (Labels{"tourner", "reculer"}));
  desk_.click(handle(desk_.block("reculer")), 1);
  EXPECT_EQ(desk_.find("item", "Renommer partout"), nullptr) << "only what is done to several";
  const access::Node* remove = desk_.find("item", "Supprimer");
  ASSERT_NE(remove, nullptr);
  desk_.click(remove->rect.center());
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.left(4)\n");
  desk_.click(handle(desk_.block("avancer")));
  EXPECT_EQ(chosen(), Labels{"avancer"});
}

TEST_F(Choice, IsCarriedByThePointerFromAnyOfItsBlocks) {
  choose_first_two();
  const ImVec2 from = handle(desk_.block("tourner"));
  const ImVec2 to = handle(desk_.block("reculer"));
  desk_.drag(from, to);
  desk_.release(to);
  desk_.settle();
  EXPECT_EQ(desk_.session.lua(), "turtle.back(3)\nturtle.forward(1)\nturtle.right(2)\nturtle.left(4)\n");
}

TEST_F(Choice, IsDrawnWithABandFromTheEmptyGround) {
  const ImVec2 from{desk_.block("tourner")->rect.right() + 60, desk_.block("tourner")->rect.center().y};
  const ImVec2 to{desk_.block("reculer")->rect.center().x, desk_.block("reculer")->rect.center().y};
  desk_.drag(from, to);
  EXPECT_EQ(chosen(), (Labels{"tourner", "reculer"}));
  desk_.release(to);
  desk_.settle();
  EXPECT_EQ(chosen(), (Labels{"tourner", "reculer"}));
  desk_.key(Key::del);
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(1)\nturtle.left(4)\n");
}

TEST(ChoiceInBodies, TakesWhatHoldsBothEnds) {
  Desk desk("say(1)\nwhile true do\n  turtle.forward(2)\n  say(3)\nend\nturtle.right(4)\n");
  desk.click(handle(desk.block("avancer")));
  ImGui::GetIO().KeyShift = true;
  desk.click(handle(desk.block("tourner")));
  ImGui::GetIO().KeyShift = false;
  desk.key(Key::del);
  EXPECT_EQ(desk.session.lua(), "say(1)\n");
}

TEST(Clipboard, LuaFromAnywhereBecomesBlocks) {
  Desk desk("while true do\n  say(1)\nend\n");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::down);
  desk.key(Key::down);
  desk.clipboard = "\r\n    if x then\r\n      say(2)\r\n    end\r\n\r\n";
  desk.letter(U'v', kCtrl);
  EXPECT_EQ(desk.session.lua(), "while true do\n  say(1)\n  if x then\n    say(2)\n  end\nend\n");
}

}  // namespace
}  // namespace lunabloc::ide
