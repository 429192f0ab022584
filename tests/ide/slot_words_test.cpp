// What is typed into a slot: a number, a name that the program knows, a text, « vrai ».
#include "ide/workspace/slot_editing.h"

#include <gtest/gtest.h>

#include "support/program_session.h"

namespace lunabloc::ide::workspace {
namespace {

// The program once the words stand in that slot of the first block of this type; else why not.
std::string typed(const std::string& program, std::string_view type, const std::string& hole, const std::string& words,
                  const std::set<std::string>& of_lesson = {}) {
  const support::ProgramSession session(program);
  for (const program::Block* block : program::all_blocks(session.projection())) {
    if (block->type != type) continue;
    for (const program::Part& part : block->parts) {
      if (part.kind != program::PartKind::slot || part.hole.str() != hole) continue;
      const Result<program::TextEdits> edits = edits_for_words(session.tree(), session.projection(), *block, part, words, of_lesson);
      if (!edits) return edits.error().message;
      std::string text = program;
      program::apply(text, *edits);
      return text;
    }
  }
  ADD_FAILURE() << type << "." << hole << " is not in " << program;
  return {};
}

TEST(SlotWords, AWordThatNamesNothingIsAText) {
  const std::string keep = "local t = data.open(\"manchots\"):keep(\"ile\", \">\", 1000)\n";
  EXPECT_EQ(typed(keep, "data.keep", "value", "Papou"), "local t = data.open(\"manchots\"):keep(\"ile\", \">\", \"Papou\")\n");
  EXPECT_EQ(typed(keep, "data.keep", "value", "D19"), "local t = data.open(\"manchots\"):keep(\"ile\", \">\", \"D19\")\n");
  EXPECT_EQ(typed(keep, "data.keep", "value", "À jugulaire"), "local t = data.open(\"manchots\"):keep(\"ile\", \">\", \"À jugulaire\")\n");
  EXPECT_EQ(typed(keep, "data.keep", "value", "vrai"), "local t = data.open(\"manchots\"):keep(\"ile\", \">\", \"vrai\")\n");
}

TEST(SlotWords, ANameOfTheProgramOrOfTheLessonIsThatName) {
  EXPECT_EQ(typed("local prix = 4\nsay(1)\n", "say", "value", "prix"), "local prix = 4\nsay(prix)\n");
  EXPECT_EQ(typed("local function carre(n)\n  say(1)\nend\n", "say", "value", "n"), "local function carre(n)\n  say(n)\nend\n");
  EXPECT_EQ(typed("say(1)\n", "say", "value", "cards", {"cards"}), "say(cards)\n");
  EXPECT_EQ(typed("say(1)\nturtle.forward(cards)\n", "say", "value", "cards"), "say(\"cards\")\nturtle.forward(cards)\n") << "a name that is only read is none";
}

TEST(SlotWords, ANumberWaitsForANumber) {
  EXPECT_EQ(typed("turtle.forward(50)\n", "turtle.forward", "steps", "2,5"), "turtle.forward(2.5)\n");
  EXPECT_EQ(typed("turtle.forward(50)\n", "turtle.forward", "steps", "cote"), "turtle.forward(cote)\n") << "a text is never meant here";
  EXPECT_EQ(typed("turtle.forward(50)\n", "turtle.forward", "steps", "un peu"), "workspace.not_a_number");
}

TEST(SlotWords, TrueFalseAndNothingAreTypedOver) {
  EXPECT_EQ(typed("if true then\nend\n", "if", "condition", "faux"), "if false then\nend\n");
  EXPECT_EQ(typed("if true then\nend\n", "if", "condition", "Vrai"), "if true then\nend\n");
  EXPECT_EQ(typed("if true then\nend\n", "if", "condition", "1 < 2"), "if 1 < 2 then\nend\n");
  EXPECT_EQ(typed("if true then\nend\n", "if", "condition", "pas du tout"), "workspace.not_a_condition");
  EXPECT_EQ(typed("say(nil)\n", "say", "value", "12"), "say(12)\n");
  EXPECT_EQ(typed("say(false)\n", "say", "value", "vrai"), "say(true)\n");
  EXPECT_EQ(typed("say(false)\n", "say", "value", "rien"), "say(nil)\n");
  EXPECT_EQ(typed("say(\"non\")\n", "say", "value", "vrai"), "say(\"vrai\")\n") << "a text stays a text";
}

}  // namespace
}  // namespace lunabloc::ide::workspace
