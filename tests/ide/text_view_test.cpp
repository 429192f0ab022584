// The Lua editor in the real window: keys, pointer, clipboard, what is said of a flaw.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;
using widgets::kShift;

class InLua : public testing::Test {
 protected:
  void open(const std::string& lua) {
    desk_ = std::make_unique<Desk>(lua);
    desk_->window.move_focus("lua.editor", access::Zone::lua);
    desk_->settle();
  }
  const std::string& lua() const { return desk_->session.lua(); }
  std::string line() const { return desk_->find("lua.editor")->value; }
  std::unique_ptr<Desk> desk_;
};

TEST_F(InLua, AWholeProgramIsTyped) {
  open("");
  desk_->type("for i = 1, 4 do\nturtle.forward(50)\nturtle.right(90)\nend");
  EXPECT_EQ(lua(), "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend");
  EXPECT_TRUE(desk_->session.diagnostics().empty());
  desk_->letter(U'z', kCtrl);
  EXPECT_NE(lua(), "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend");
}

TEST_F(InLua, SelectionsAreCutAndPasted) {
  open("a = 1\nb = 2\n");
  desk_->key(Key::down, kShift);
  desk_->letter(U'x', kCtrl);
  EXPECT_EQ(lua(), "b = 2\n");
  desk_->key(Key::end, kCtrl);
  desk_->letter(U'v', kCtrl);
  EXPECT_EQ(lua(), "b = 2\na = 1\n");
  desk_->letter(U'a', kCtrl);
  desk_->key(Key::del);
  EXPECT_EQ(lua(), "");
}

TEST_F(InLua, TheNodeSaysTheLine) {
  open("a = 1\nb = 2\n");
  EXPECT_EQ(line(), "ligne 1 : a = 1");
  desk_->key(Key::down);
  EXPECT_EQ(line(), "ligne 2 : b = 2");
}

TEST_F(InLua, AFlawIsSaidOnceTheTypingRests) {
  open("while x do\n  turtle.forward(1)\n");
  desk_->rest(1);
  EXPECT_NE(desk_->find("lua.message.go"), nullptr);
  desk_->key(Key::end, kCtrl);
  desk_->type("e");
  EXPECT_EQ(desk_->find("lua.message.go"), nullptr) << "not while somebody types";
  desk_->type("nd");
  desk_->rest(1);
  EXPECT_EQ(desk_->find("lua.message.go"), nullptr);
}

// The line to go to is where the slip is, not where Lua has stopped.
TEST_F(InLua, AKnownSlipIsToldWhereItIs) {
  open("x = 1\nif x > 3\n  f()\nend\n");
  desk_->rest(1);
  ASSERT_NE(desk_->find("lua.message.go"), nullptr);
  EXPECT_EQ(desk_->find("lua.message.go")->label, "Aller à la ligne 2");
  ASSERT_NE(desk_->find("lua.message.seen"), nullptr);
  EXPECT_NE(desk_->find("lua.message.seen")->value.find("pas suivie de"), std::string::npos) << desk_->find("lua.message.seen")->value;
}

TEST_F(InLua, EscapeThenTabLeaves) {
  open("a = 1\n");
  desk_->key(Key::tab);
  EXPECT_EQ(lua(), "  a = 1\n");
  desk_->key(Key::escape);
  desk_->key(Key::tab);
  EXPECT_EQ(lua(), "  a = 1\n");
  EXPECT_NE(desk_->window.focus().id(), "lua.editor");
}

TEST_F(InLua, ThePointerSelects) {
  open("turtle.forward(50)\n");
  const Rect editor = desk_->find("lua.editor")->rect;
  const ImVec2 word{editor.x + 36 + 8 * 9, editor.y + 20};
  desk_->click(word);
  desk_->push(app::InputEvent::Kind::button_down, word, 0);
  desk_->push(app::InputEvent::Kind::button_up, word, 0);
  desk_->settle();
  desk_->letter(U'c', kCtrl);
  EXPECT_EQ(desk_->clipboard, "forward") << "a double click takes the word";
}

TEST_F(InLua, WordsAreOfferedWhenAsked) {
  open("");
  desk_->type("turtle.for");
  desk_->key(Key::space, kCtrl);
  ASSERT_NE(desk_->find("lua.completion.0"), nullptr);
  desk_->key(Key::enter);
  EXPECT_EQ(lua(), "turtle.forward(50)");
}

TEST_F(InLua, ABlockLeadsToItsLine) {
  open("a = 1\nturtle.forward(1)\n");
  desk_->click({desk_->block("avancer")->rect.x + 14, desk_->block("avancer")->rect.y + 14});
  desk_->letter(U'l');
  EXPECT_EQ(desk_->window.focus().id(), "lua.editor");
  EXPECT_EQ(line(), "ligne 2 : turtle.forward(1)");
}

TEST_F(InLua, ABigProgramKeepsItsListsSmall) {
  std::string program;
  for (int index = 0; index < 3000; ++index) program += "turtle.forward(" + std::to_string(index) + ")\n";
  open(program);
  desk_->key(Key::end, kCtrl);
  EXPECT_EQ(line(), "ligne 3001 : ");
  const ImDrawData& data = desk_->frame();
  for (int index = 0; index < data.CmdListsCount; ++index) EXPECT_LT(data.CmdLists[index]->VtxBuffer.Size, 50'000);
}

}  // namespace
}  // namespace lunabloc::ide
