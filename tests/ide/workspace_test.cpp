// Blocks and Lua in the real window: what is done to one shows in the other in the same frame.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include "ide/workspace/loose_blocks.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;
using widgets::kShift;

constexpr const char* kSquare = "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend\n";

ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }
ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }

TEST(Blocks, ComeFromThePaletteByThePointer) {
  Desk desk("");
  ASSERT_NE(desk.find("palette.turtle"), nullptr);
  desk.click(middle(desk.find("palette.turtle")));
  const access::Node* forward = desk.find("palette.block.turtle.forward");
  ASSERT_NE(forward, nullptr);
  desk.drag(handle(forward), {700, 300});
  EXPECT_EQ(desk.session.lua(), "") << "nothing changes before the block is dropped";
  desk.release({700, 300});
  desk.frame();
  EXPECT_EQ(desk.session.lua(), "turtle.forward(50)\n");
  ASSERT_NE(desk.block("avancer"), nullptr) << "the block is there in the same frame as the text";
  EXPECT_EQ(desk.find("lua.empty"), nullptr);
}

// Lua would take `ask("…")` for a statement too: the palette knows better.
TEST(Blocks, ThatAreCallsGoWhereAValueGoes) {
  Desk desk("say(1)\n");
  const access::Node* say = desk.block("afficher");
  ASSERT_NE(say, nullptr);
  const ImVec2 to{say->rect.right() - 18, say->rect.center().y};  // its slot is what it ends with
  desk.click(middle(desk.find("palette.say")));
  const access::Node* ask = desk.find("palette.block.ask");
  ASSERT_NE(ask, nullptr);
  desk.drag(handle(ask), to);
  desk.release(to);
  desk.settle();
  EXPECT_EQ(desk.session.lua(), "say(ask(\"Quel nombre ?\"))\n");
}

TEST(Blocks, OfThePaletteHaveTheShapeThatTheVocabularySays) {
  Desk desk("");
  const auto width = [](std::string_view text, workspace::TextFace) { return static_cast<float>(text.size()); };
  for (const program::BlockEntry& entry : desk.session.vocabulary().blocks()) {
    const auto loose = workspace::loose_blocks(entry.initial_lua(), desk.session.vocabulary(), "fr", width);
    ASSERT_FALSE(loose->blocks.empty()) << entry.id;
    const program::Shape shape = loose->blocks.front()->shape;
    EXPECT_EQ(shape == program::Shape::reporter || shape == program::Shape::boolean, entry.is_expression()) << entry.id;
  }
}

TEST(Blocks, FollowLuaThatIsTyped) {
  Desk desk("");
  desk.click(middle(desk.find("lua.editor")));
  desk.type("turtle.forward(5");
  EXPECT_EQ(desk.session.lua(), "turtle.forward(5)");
  const access::Node* block = desk.block("avancer");
  ASSERT_NE(block, nullptr);
  EXPECT_NE(block->label.find("5"), std::string::npos);
}

TEST(Blocks, AreDrawnForEveryPrefixOfAProgram) {
  const std::string program =
      "local function carre(n)\n  for i = 1, 4 do\n    turtle.forward(n) -- un côté\n    turtle.right(90)\n  end\nend\n"
      "local t = {3, 1, x = \"é\"}\nif #t > 2 and not done then\n  carre(t[1])\nelseif t.x == 'a' then\n  say([[oui]])\nelse\n"
      "  repeat t[1] = t[1] - 1 until t[1] <= 0\nend\nwhile true do break end\n";
  Desk desk("");
  for (std::size_t length = 0; length <= program.size(); ++length) {
    desk.session.edit({{{0, desk.session.lua().size()}, program.substr(0, length)}}, "edit.text");
    desk.frame();
    ASSERT_EQ(desk.session.lua(), program.substr(0, length));
    const bool something = length == 0 || program.find_first_not_of(" \n") >= length || desk.block("") != nullptr;
    EXPECT_TRUE(something) << program.substr(0, length);
  }
}

TEST(Blocks, MoveByThePointer) {
  Desk desk("turtle.forward(10)\nturtle.right(90)\nturtle.back(20)\n");
  ASSERT_NE(desk.block("reculer"), nullptr);
  const ImVec2 from = handle(desk.block("avancer"));
  const ImVec2 to{from.x, desk.block("reculer")->rect.bottom() + 16};
  // Ctrl takes the block alone.
  ImGui::GetIO().KeyCtrl = true;
  desk.drag(from, to);
  desk.release(to);
  desk.settle();
  EXPECT_EQ(desk.session.lua(), "turtle.right(90)\nturtle.back(20)\nturtle.forward(10)\n");
}

// What goes along is told while it is carried, and how one goes alone; a choice of several, and one block, need no word.
TEST(Blocks, ThatAreCarriedSayHowOneGoesAlone) {
  Desk desk("turtle.forward(10)\nturtle.right(90)\nturtle.back(20)\n");
  const auto carry = [&](std::string_view words) {
    const ImVec2 from = handle(desk.block(words));
    desk.drag(from, {from.x + 40, from.y + 60});
  };
  carry("avancer");
  ASSERT_NE(desk.find("workspace.carrying"), nullptr);
  EXPECT_EQ(desk.find("workspace.carrying")->label, "Avec la suite : 3 blocs. Ctrl : seul.");
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("workspace.carrying"), nullptr);
  desk.release(handle(desk.block("avancer")));
  desk.settle();
  carry("reculer");
  EXPECT_EQ(desk.find("workspace.carrying"), nullptr) << "it is the last";
  desk.key(Key::escape);
  desk.release(handle(desk.block("reculer")));
  desk.settle();
  ImGui::GetIO().KeyCtrl = true;
  carry("avancer");
  EXPECT_EQ(desk.find("workspace.carrying"), nullptr) << "alone";
}

class OnTheKeyboard : public testing::Test {
 protected:
  // The keyboard goes to the first block.
  void enter() {
    desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk_.key(Key::down);
  }
  std::string id_of(std::string_view words) const {
    const access::Node* block = desk_.block(words);
    return block == nullptr ? std::string() : block->id;
  }
  Desk desk_{kSquare};
};

TEST_F(OnTheKeyboard, ArrowsVisitStatementsAndSlots) {
  enter();
  EXPECT_EQ(desk_.window.focus().id(), id_of("pour"));
  desk_.key(Key::down);
  EXPECT_EQ(desk_.window.focus().id(), id_of("avancer"));
  desk_.key(Key::right);
  ASSERT_NE(desk_.find(desk_.window.focus().id()), nullptr);
  EXPECT_EQ(desk_.find(desk_.window.focus().id())->role, access::Role::slot);
  EXPECT_EQ(desk_.find(desk_.window.focus().id())->label, "50");
  desk_.key(Key::left);
  desk_.key(Key::left);
  EXPECT_EQ(desk_.window.focus().id(), id_of("pour")) << "left leads out";
}

TEST_F(OnTheKeyboard, ANumberIsChangedInPlace) {
  enter();
  desk_.key(Key::down);
  desk_.key(Key::right);
  desk_.key(Key::enter);
  desk_.type("75\n");
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.forward(75)\n  turtle.right(90)\nend\n");
  EXPECT_TRUE(desk_.window.focus().id().starts_with("block."));
  desk_.letter(U'8');
  desk_.type("0\n");
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.forward(80)\n  turtle.right(90)\nend\n") << "a digit on a slot begins to write";
  for (int again = 0; again < 2; ++again) {
    desk_.letter(U'8');
    desk_.key(Key::enter);
    EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.forward(8)\n  turtle.right(90)\nend\n");
  }
}

TEST_F(OnTheKeyboard, ABlockIsInserted) {
  enter();
  desk_.key(Key::end);
  desk_.letter(U'i');
  ASSERT_NE(desk_.find("palette.query"), nullptr);
  desk_.type("reculer");
  EXPECT_EQ(desk_.find("palette.query")->value, "reculer") << "no letter is lost while the search opens";
  desk_.key(Key::enter);
  ASSERT_NE(desk_.find("workspace.move"), nullptr) << "then a place is chosen";
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\n  turtle.back(50)\nend\n");
  EXPECT_EQ(desk_.window.focus().id(), id_of("reculer"));
}

TEST_F(OnTheKeyboard, ABlockIsMovedAndPutBack) {
  enter();
  desk_.key(Key::down);
  desk_.letter(U'm');
  desk_.key(Key::down);
  desk_.key(Key::escape);
  EXPECT_EQ(desk_.session.lua(), kSquare);
  desk_.letter(U'm');
  desk_.key(Key::down);
  desk_.letter(U'm');
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\n  turtle.forward(50)\nend\n");
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kSquare) << "one entry of the history";
}

TEST_F(OnTheKeyboard, EveryPlaceIsReachedAndUndone) {
  enter();
  desk_.key(Key::down);
  for (int place = 0; place < 4; ++place) {
    desk_.letter(U'm');
    for (int step = 0; step < place; ++step) desk_.key(Key::down);
    desk_.key(Key::space);
    if (desk_.session.lua() != kSquare) desk_.letter(U'z', kCtrl);
    ASSERT_EQ(desk_.session.lua(), kSquare);
    desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
    enter();
    desk_.key(Key::home);
    desk_.key(Key::down);
  }
}

TEST_F(OnTheKeyboard, BlocksAreDeletedCopiedAndPasted) {
  enter();
  desk_.key(Key::down);
  desk_.letter(U'x', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\nend\n");
  EXPECT_EQ(desk_.clipboard, "turtle.forward(50)");
  EXPECT_EQ(desk_.window.focus().id(), id_of("tourner")) << "the next block is selected";
  desk_.letter(U'v', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\n  turtle.forward(50)\nend\n");
  desk_.letter(U'd', kCtrl);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\n  turtle.forward(50)\n  turtle.forward(50)\nend\n");
  desk_.key(Key::del);
  desk_.key(Key::del);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\nend\n");
}

TEST_F(OnTheKeyboard, ACommentIsWritten) {
  enter();
  desk_.key(Key::down);
  desk_.letter(U'c');
  desk_.type("un pas\n");
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  -- un pas\n  turtle.forward(50)\n  turtle.right(90)\nend\n");
  desk_.letter(U'c');
  desk_.letter(U'a', kCtrl);
  desk_.key(Key::backspace);
  desk_.key(Key::enter);
  EXPECT_EQ(desk_.session.lua(), kSquare);
}

TEST(Menus, RenameAVariableEverywhere) {
  Desk desk("local debut = 1\nsay(debut)\n");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::down);
  desk.key(Key::right);
  desk.key(Key::enter);
  const access::Node* rename = desk.find("item", "Renommer");
  ASSERT_NE(rename, nullptr);
  desk.click(middle(rename));
  desk.type("fin\n");
  EXPECT_EQ(desk.session.lua(), "local fin = 1\nsay(fin)\n");
}

// A bar beside lines that all fit would be one more thing to wonder about.
TEST(Menus, ScrollOnlyWhereTheyDoNotFit) {
  const auto scrolls = [](ImVec2 size) {
    Desk desk("turtle.forward(10)\n", {}, size);
    desk.click(handle(desk.block("avancer")), 1);
    const access::Node* first = desk.find("item", "Déplacer");
    EXPECT_NE(first, nullptr);
    float most = -1;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
      if (first != nullptr && window->WasActive && window->ChildId != 0 && window->InnerRect.Contains(first->rect.center()) && window->InnerRect.GetWidth() < 500) most = std::max(most, window->ScrollMax.y);
    return most;
  };
  EXPECT_EQ(scrolls({1366, 900}), 0);
  EXPECT_GT(scrolls({1024, 600}), 0);
}

TEST(Menus, ActionsDoWhatTheKeysDo) {
  Desk desk("turtle.forward(10)\nturtle.right(90)\n");
  desk.click(handle(desk.block("avancer")), 1);
  const access::Node* remove = desk.find("item", "Supprimer");
  ASSERT_NE(remove, nullptr);
  desk.click(middle(remove));
  EXPECT_EQ(desk.session.lua(), "turtle.right(90)\n");
  ASSERT_NE(desk.find("toast.undo"), nullptr);
  desk.click(middle(desk.find("toast.undo")));
  EXPECT_EQ(desk.session.lua(), "turtle.forward(10)\nturtle.right(90)\n");
}

TEST(Menus, OpenWithTheFirstRightClickAfterOneInTheLua) {
  Desk desk("turtle.forward(10)\nturtle.right(90)\n");
  desk.click(middle(desk.find("lua.editor")));
  desk.click(handle(desk.block("avancer")), 1);
  EXPECT_NE(desk.find("item", "Supprimer"), nullptr);
  desk.key(Key::escape);
  desk.click(middle(desk.find("lua.editor")));
  // Without a pause, as a hurried hand does.
  const ImVec2 at = handle(desk.block("tourner"));
  desk.press(at, 1), desk.release(at, 1);
  desk.settle();
  EXPECT_NE(desk.find("item", "Supprimer"), nullptr);
}

TEST(Menus, AnImpossibleNameIsSaidAndNothingChanges) {
  Desk desk("local debut = 1\n");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::down);
  desk.key(Key::right);
  desk.key(Key::enter);
  desk.click(middle(desk.find("item", "Renommer")));
  desk.type("2x\n");
  EXPECT_EQ(desk.session.lua(), "local debut = 1\n");
  EXPECT_NE(desk.find("block.field"), nullptr) << "it can be mended";
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("block.field"), nullptr);
}

// ---- Gestures of several blocks

TEST_F(OnTheKeyboard, BlocksAreWrappedAndTakenApart) {
  enter();
  desk_.key(Key::down);
  desk_.key(Key::down, kShift);
  desk_.letter(U'b');
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  for _ = 1, 4 do\n    turtle.forward(50)\n    turtle.right(90)\n  end\nend\n");
  EXPECT_EQ(desk_.window.focus().id(), id_of("répéter"));
  desk_.letter(U'd');
  EXPECT_EQ(desk_.session.lua(), kSquare);
  desk_.letter(U's');
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  if true then\n    turtle.forward(50)\n  end\n  turtle.right(90)\nend\n");
  desk_.letter(U'z', kCtrl);
  EXPECT_EQ(desk_.session.lua(), kSquare);
}

TEST_F(OnTheKeyboard, BlocksBecomeAFunction) {
  enter();
  desk_.key(Key::down);
  desk_.key(Key::down, kShift);
  desk_.letter(U'f');
  ASSERT_NE(desk_.find("block.field"), nullptr);
  desk_.type("end");
  ASSERT_NE(desk_.find("block.field.remark"), nullptr) << "it is said while the name is typed";
  EXPECT_EQ(desk_.session.lua(), kSquare);
  desk_.type("roit\n");
  EXPECT_EQ(desk_.session.lua(), "function endroit()\n  turtle.forward(50)\n  turtle.right(90)\nend\n\nfor i = 1, 4 do\n  endroit()\nend\n");
}

TEST_F(OnTheKeyboard, BlocksBecomeCommentsAndComeBack) {
  enter();
  desk_.key(Key::down);
  desk_.letter(U'c', kShift);
  EXPECT_EQ(desk_.session.lua(), "for i = 1, 4 do\n  -- turtle.forward(50)\n  turtle.right(90)\nend\n");
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.click(handle(desk_.block("tourner")), 1);
  const access::Node* back = desk_.find("item", "Remettre les blocs");
  ASSERT_NE(back, nullptr);
  desk_.click(middle(back));
  EXPECT_EQ(desk_.session.lua(), kSquare);
}

TEST(Menus, OfferOnlyWhatTheBlockCan) {
  Desk desk("while true do\n  turtle.forward(10)\nend\n");
  desk.click(handle(desk.block("avancer")), 1);
  EXPECT_EQ(desk.find("item", "Défaire le bloc"), nullptr);
  EXPECT_EQ(desk.find("item", "Renommer partout"), nullptr) << "turtle is no variable of the program";
  EXPECT_NE(desk.find("item", "Entourer d’une boucle"), nullptr);
  EXPECT_NE(desk.find("item", "En faire une fonction"), nullptr);
  desk.key(Key::escape);
  desk.click(handle(desk.block("répéter")), 1);
  EXPECT_NE(desk.find("item", "Défaire le bloc"), nullptr);
}

TEST(Values, SayWhereTheyDoNotGoBeforeTheyAreDropped) {
  // No other slot is near, or the block would go there.
  const std::string lua =
      "turtle.forward(50 + 1)\nturtle.pen_up()\nturtle.pen_down()\nturtle.pen_up()\nif true then\n  turtle.pen_down()\nend\n";
  Desk desk(lua);
  const access::Node* sum = desk.block("50");
  ASSERT_NE(sum, nullptr);
  const access::Node* condition = desk.block("vrai");
  ASSERT_NE(condition, nullptr);
  const ImVec2 to = condition->rect.center();
  desk.drag({sum->rect.x + 4, sum->rect.center().y}, to);
  const access::Node* reason = desk.find("workspace.refused");
  ASSERT_NE(reason, nullptr);
  EXPECT_EQ(reason->label, "Cette case attend vrai ou faux.");
  desk.release(to);
  desk.settle();
  EXPECT_EQ(desk.session.lua(), lua);
}

}  // namespace
}  // namespace lunabloc::ide
