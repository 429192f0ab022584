// A new value that is put on another one: what was there goes into it, where it has room.
#include "ide/workspace/taking_in.h"

#include <gtest/gtest.h>

#include "support/program_session.h"

namespace lunabloc::ide::workspace {
namespace {

// The first slot of the first block of that type that has this name.
std::string put(const std::string& program, std::string_view type, const std::string& hole, const std::string& lua) {
  const support::ProgramSession session(program);
  for (const program::Block* block : program::all_blocks(session.projection()))
    if (block->type == type) return taking_in(lua, session.tree(), session.projection(), {block->id, hole}, session.vocabulary());
  ADD_FAILURE() << type << " is not in " << program;
  return {};
}

TEST(TakingIn, AConditionGoesIntoTheFirstPlaceOfTheNewOne) {
  EXPECT_EQ(put("while not grid.wall_ahead() do\nend\n", "while", "condition", "true and true"), "not grid.wall_ahead() and true");
  EXPECT_EQ(put("while a == 1 or b == 2 do\nend\n", "while", "condition", "true and true"), "(a == 1 or b == 2) and true");
}

TEST(TakingIn, SoDoesAVariableOrATable) {
  EXPECT_EQ(put("turtle.forward(n)\n", "turtle.forward", "steps", "1 + 1"), "n + 1");
  EXPECT_EQ(put("local t = data.open(\"sondage\")\n", "var.set", "value", "t:count()"), "data.open(\"sondage\"):count()");
}

TEST(TakingIn, NotWhatNobodyHasPutThere) {
  EXPECT_EQ(put("while x < 10 do\nend\n", "while", "condition", "true and true"), "true and true") << "as the palette gives it";
  EXPECT_EQ(put("if true then\nend\n", "if", "condition", "1 == 1"), "1 == 1");
  EXPECT_EQ(put("turtle.forward(50)\n", "turtle.forward", "steps", "1 + 1"), "1 + 1") << "a number is no block";
}

TEST(TakingIn, NotWhereItHasNoRoom) { EXPECT_EQ(put("turtle.forward(n)\n", "turtle.forward", "steps", "x"), "x"); }

}  // namespace
}  // namespace lunabloc::ide::workspace
