// The Lua editor in the real window: keys, pointer, clipboard, what is said of a flaw.
#include <gtest/gtest.h>

#include <algorithm>

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

// The list never holds the typing up: letters go into the text, and the list follows.
TEST_F(InLua, LettersGoOnWhileTheListIsOpen) {
  open("");
  desk_->type("turtle.");
  desk_->key(Key::space, kCtrl);
  ASSERT_NE(desk_->find("lua.completion.0"), nullptr);
  desk_->type("bac");
  EXPECT_EQ(lua(), "turtle.bac");
  ASSERT_NE(desk_->find("lua.completion.0"), nullptr);
  EXPECT_TRUE(desk_->find("lua.completion.0")->label.starts_with("turtle.back"));
  desk_->type("zzz");
  EXPECT_EQ(lua(), "turtle.baczzz");
  EXPECT_EQ(desk_->find("lua.completion.0"), nullptr);
  EXPECT_EQ(desk_->window.focus().id(), "lua.editor");
}

TEST_F(InLua, TheFirstArgumentOfAChosenWordIsTypedOver) {
  open("");
  desk_->type("turtle.for");
  desk_->key(Key::space, kCtrl);
  desk_->key(Key::enter);
  desk_->type("8");
  EXPECT_EQ(lua(), "turtle.forward(8)");
}

TEST_F(InLua, WhatACallTakesIsToldWhileItIsWritten) {
  open("x = 1\n");
  desk_->key(Key::end, kCtrl);
  EXPECT_EQ(desk_->find("lua.signature"), nullptr);
  desk_->type("wait(");
  ASSERT_NE(desk_->find("lua.signature"), nullptr);
  EXPECT_EQ(desk_->find("lua.signature")->label, "wait(seconds)");
  EXPECT_NE(desk_->find("lua.signature")->value.find("en s"), std::string::npos) << desk_->find("lua.signature")->value;
  desk_->key(Key::escape);
  EXPECT_EQ(desk_->find("lua.signature"), nullptr) << "who does not want it puts it away";
  desk_->type("2");
  EXPECT_EQ(desk_->find("lua.signature"), nullptr) << "and it stays away from this call";
  desk_->key(Key::home);
  desk_->key(Key::end);
  EXPECT_EQ(lua(), "x = 1\nwait(2)");
}

TEST_F(InLua, LookingAroundOpensNoCard) {
  open("wait(2)\n");
  for (int i = 0; i < 6; ++i) desk_->key(Key::right);
  EXPECT_EQ(desk_->find("lua.signature"), nullptr);
  desk_->key(Key::space, widgets::kCtrlShift);
  EXPECT_NE(desk_->find("lua.signature"), nullptr) << "asked for, it is there";
}

TEST_F(InLua, LinesAreMovedAndCopied) {
  open("a = 1\nb = 2\nc = 3\n");
  desk_->key(Key::down, widgets::Modifiers{false, false, true});
  EXPECT_EQ(lua(), "b = 2\na = 1\nc = 3\n");
  desk_->key(Key::up, widgets::Modifiers{false, false, true});
  EXPECT_EQ(lua(), "a = 1\nb = 2\nc = 3\n");
  desk_->letter(U'd', kCtrl);
  EXPECT_EQ(lua(), "a = 1\na = 1\nb = 2\nc = 3\n");
  desk_->letter(U'z', kCtrl);
  EXPECT_EQ(lua(), "a = 1\nb = 2\nc = 3\n");
}

TEST_F(InLua, SeveralCaretsWriteTogether) {
  open("pas = 1\npas = pas + 1\n");
  for (int i = 0; i < 4; ++i) desk_->letter(U'd', widgets::kCtrlShift);
  desk_->type("n");
  EXPECT_EQ(lua(), "n = 1\nn = n + 1\n");
  desk_->key(Key::backspace);
  desk_->type("kk");
  EXPECT_EQ(lua(), "kk = 1\nkk = kk + 1\n");
  desk_->key(Key::escape);
  desk_->type("x");
  EXPECT_EQ(std::count(lua().begin(), lua().end(), 'x'), 1) << "one caret again";
}

TEST_F(InLua, WordsAreFoundAndReplacedAsOneChange) {
  open("i = 1\nprint(i)\nfini = i\n");
  desk_->letter(U'h', kCtrl);
  EXPECT_EQ(desk_->window.focus().id(), "lua.find.query");
  desk_->type("i");
  EXPECT_EQ(desk_->find("lua.find.count")->label, "1 sur 6");
  desk_->key(Key::enter);
  EXPECT_EQ(desk_->find("lua.find.count")->label, "2 sur 6");
  desk_->click(desk_->find("lua.find.word")->rect.center());
  EXPECT_TRUE(desk_->find("lua.find.count")->label.ends_with("3") || desk_->find("lua.find.count")->label.starts_with("3")) << desk_->find("lua.find.count")->label;
  desk_->click(desk_->find("lua.find.with")->rect.center());
  desk_->type("k");
  desk_->click(desk_->find("lua.find.all")->rect.center());
  EXPECT_EQ(lua(), "k = 1\nprint(k)\nfini = k\n");
  desk_->key(Key::escape);
  if (desk_->find("lua.find.query") != nullptr) desk_->key(Key::escape);
  desk_->window.ask("edit.undo");
  desk_->settle();
  EXPECT_EQ(lua(), "i = 1\nprint(i)\nfini = i\n") << "one change takes all back";
}

TEST_F(InLua, OneIsReplacedAndTheNextIsShown) {
  open("a a a\n");
  desk_->letter(U'h', kCtrl);
  desk_->type("a");
  desk_->click(desk_->find("lua.find.with")->rect.center());
  desk_->type("b");
  desk_->click(desk_->find("lua.find.one")->rect.center());
  EXPECT_EQ(lua(), "b a a\n");
  EXPECT_EQ(desk_->find("lua.find.count")->label, "1 sur 2");
}

TEST_F(InLua, EscapeClosesTheBarAndWritingGoesOn) {
  open("a = 1\n");
  desk_->letter(U'f', kCtrl);
  desk_->type("1");
  ASSERT_NE(desk_->find("lua.find.count"), nullptr) << "in the text, Ctrl+F is for the text";
  EXPECT_EQ(desk_->find("lua.find.count")->label, "1 sur 1");
  desk_->key(Key::escape);
  EXPECT_EQ(desk_->find("lua.find.query"), nullptr);
  EXPECT_EQ(desk_->window.focus().id(), "lua.editor");
  desk_->type("2");
  EXPECT_EQ(lua(), "a = 2\n") << "the match is selected";
}

TEST_F(InLua, ALineIsGoneTo) {
  open("a = 1\nb = 2\n  c = 3\n");
  desk_->letter(U'g', kCtrl);
  desk_->type("3");
  desk_->key(Key::enter);
  EXPECT_EQ(line(), "ligne 3 :   c = 3");
  EXPECT_EQ(desk_->window.focus().id(), "lua.editor");
}

TEST_F(InLua, TheBlockOfTheCaretIsGoneToAndBack) {
  open("a = 1\nturtle.forward(1)\n");
  desk_->key(Key::down);
  desk_->letter(U'l', kCtrl);
  ASSERT_NE(desk_->block("avancer"), nullptr);
  EXPECT_EQ(desk_->window.focus().id(), desk_->block("avancer")->id);
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
