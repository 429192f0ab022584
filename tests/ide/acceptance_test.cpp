// The acceptance checks of the blocks (UI.md §15): a whole program from nothing, by keyboard and by pointer; every block
// to every place, and back.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ide/workspace/carrying.h"
#include "program/gesture.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

// Lesson A13: a search by halves. Blank lines are the reader's.
constexpr const char* kHalves =
    "local low = 1\n"
    "local high = #cards\n"
    "local found = 0\n"
    "while found == 0 and low <= high do\n"
    "  local middle = (low + high) // 2\n"
    "  local value = cards[middle]\n"
    "  if value == wanted then\n"
    "    found = middle\n"
    "  elseif value < wanted then\n"
    "    low = middle + 1\n"
    "  else\n"
    "    high = middle - 1\n"
    "  end\n"
    "end\n"
    "say(found)\n";

std::string without_empty_lines(std::string text) {
  for (std::size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n")) text.erase(at, 1);
  return text;
}

// ---- By keyboard alone

TEST(FromNothing, TheSearchByHalvesIsBuiltByKeyboardAlone) {
  Desk desk("");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  // The block of this line, and how many places from where it is offered.
  const auto insert = [&](const char* lua, int places) {
    desk.letter(U'i');
    desk.type(lua);
    desk.key(Key::enter);
    ASSERT_NE(desk.find("workspace.move"), nullptr) << lua;
    for (int step = 0; step < std::abs(places); ++step) desk.key(places < 0 ? Key::up : Key::down);
    desk.key(Key::enter);
    ASSERT_EQ(desk.find("workspace.move"), nullptr) << lua;
  };
  insert("local low = 1", 0);
  insert("local high = #cards", 0);
  insert("local found = 0", 0);
  insert("while found == 0 and low <= high do", 0);
  insert("local middle = (low + high) // 2", -1);
  insert("local value = cards[middle]", 0);
  insert("if value == wanted then elseif value < wanted then else end", 0);
  insert("found = middle", -3);
  insert("low = middle + 1", 1);
  insert("high = middle - 1", 1);
  insert("say(found)", 2);
  EXPECT_EQ(without_empty_lines(desk.session.lua()), kHalves);
}

// ---- By the pointer; letters only say which block

class ByPointer : public testing::Test {
 protected:
  static constexpr float kHeld = 14;  // pixels from the corner of what is taken

  const access::Node* last(const char* words) const {
    const access::Node* found = nullptr;
    for (const access::Node& node : desk_.window.tree().nodes())
      if (node.role == access::Role::block && node.zone == access::Zone::blocks && node.label.starts_with(words)) found = &node;
    return found;
  }
  // The line's block comes with its corner to `to`.
  void put(const char* lua, ImVec2 to) {
    const access::Node* search = desk_.find("palette.search");
    ASSERT_NE(search, nullptr);
    desk_.click(search->rect.center());
    desk_.type(lua);
    const access::Node* offered = desk_.find("palette.lua");
    ASSERT_NE(offered, nullptr) << lua;
    desk_.drag({offered->rect.x + kHeld, offered->rect.y + kHeld}, {to.x + kHeld, to.y + kHeld}, 10);
    desk_.release({to.x + kHeld, to.y + kHeld});
    desk_.settle();
  }
  void put_below(const char* lua, const char* block) {
    const access::Node* above = last(block);
    ASSERT_NE(above, nullptr) << block;
    put(lua, {above->rect.x, above->rect.bottom() + 2});
  }
  void put_inside(const char* lua, const char* block) {
    const access::Node* holder = last(block);
    ASSERT_NE(holder, nullptr) << block;
    put(lua, {holder->rect.x + 14, holder->rect.bottom() + 2});
  }
  Desk desk_{"", {}, {1366, 1000}};
};

TEST_F(ByPointer, TheSearchByHalvesIsBuiltWithTheMouse) {
  put("local low = 1", {600, 300});
  put_below("local high = #cards", "créer, low");
  put_below("local found = 0", "créer, high");
  put_below("while found == 0 and low <= high do", "créer, found");
  put_inside("local middle = (low + high) // 2", "tant que");
  put_below("local value = cards[middle]", "créer, middle");
  put_below("if value == wanted then elseif value < wanted then else end", "créer, value");
  put_inside("found = middle", "si, value");
  ASSERT_NE(last("mettre, found"), nullptr);
  const Rect found = last("mettre, found")->rect;
  put("low = middle + 1", {found.x, found.bottom() + 46});  // the row of « sinon si »
  ASSERT_NE(last("mettre, low"), nullptr);
  const Rect low = last("mettre, low")->rect;
  put("high = middle - 1", {low.x, low.bottom() + 32});
  put("say(found)", {found.x, low.bottom() + 260});
  EXPECT_EQ(without_empty_lines(desk_.session.lua()), kHalves);
}

// ---- Every block to every place, and back

// Every construct that has a block, and some Lua that has none.
constexpr const char* kEverything =
    "-- a program of everything\n"
    "local n, t = 3, {1, 2, x = \"é\"}\n"
    "function square(side)\n  for _ = 1, 4 do\n    turtle.forward(side) -- one side\n    turtle.right(90)\n  end\n  return side * 4\nend\n"
    "\n"
    "for i = 1, #t do\n  t[i] = t[i] + n ^ 2\nend\n"
    "for key, value in pairs(t) do\n  print(key, value)\nend\n"
    "while n > 0 and not done do\n  n = n - 1\n  if n == 2 then\n    say(\"two\")\n  elseif n < 1 then\n    break\n  else\n    square(n + 1)\n  end\nend\n"
    "repeat\n  local w = math.random(1, 6)\nuntil w ~= 6 or t.x == [[é]]\n"
    "do\n  ::again::\n  goto again\nend\n"
    "local f = function(a, ...) return a .. \"!\" end\n"
    "say(f(tostring(#t)))\n";

TEST(EveryPlace, AMoveThereAndItsUndoGiveBackTheSameProject) {
  support::ProgramSession session(kEverything);
  const std::string before = session.lua(), blocks_before = program::describe(session.projection());
  const workspace::TextWidth width = [](std::string_view text, workspace::TextFace) { return 7.0F * static_cast<float>(text.size()); };
  std::vector<std::pair<NodeId, bool>> all;
  for (const program::Block* block : program::all_blocks(session.projection()))
    all.emplace_back(block->id, block->shape == program::Shape::reporter || block->shape == program::Shape::boolean);
  ASSERT_GT(all.size(), 60U);
  std::size_t moves = 0, offered = 0;
  for (const auto& [block, value] : all) {
    std::vector<program::BlockRun> runs = {{block, block}};
    if (!value)
      for (const auto& [other, other_value] : all)
        if (!other_value && other != block && program::blocks_of(session.projection(), {block, other}).size() == 2) runs.push_back({block, other});
    for (const program::BlockRun& run : runs) {
      const workspace::Layout laid = workspace::lay_out(session.projection(), width);
      const workspace::Carrying carrying({session.projection(), laid, width, {}}, session.lua(), run);
      const workspace::Carried what = carrying.what();
      for (const workspace::Place& place : carrying.places()) {
        ++offered;
        const Result<program::TextEdits> edits = workspace::edits_for(session.tree(), session.projection(), what, place);
        if (!edits || edits->empty()) continue;
        session.edit(*edits, workspace::change_of(what));
        session.undo();
        ++moves;
        ASSERT_EQ(session.lua(), before);
        ASSERT_EQ(program::describe(session.projection()), blocks_before);
      }
    }
    // And out of the program.
    const Result<program::TextEdits> gone = value ? program::delete_block(session.tree(), session.projection(), block, program::Extent::alone)
                                                  : program::delete_blocks(session.tree(), session.projection(), {block, block});
    if (!gone || gone->empty()) continue;
    session.edit(*gone, "edit.delete");
    session.undo();
    ASSERT_EQ(session.lua(), before);
    ASSERT_EQ(program::describe(session.projection()), blocks_before);
  }
  EXPECT_GT(moves, 500U) << "of " << offered << " places offered";
}

}  // namespace
}  // namespace lunabloc::ide
