// Programs one slip away from a solution: which there are, and what a lesson says of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "lesson/mutant_trial.h"
#include "program/tree.h"
#include "straight_runner.h"
#include "vm/run.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// The programs of one slip, lines joined by « ; ».
std::vector<std::string> with(Slip slip, const std::string& program, const std::vector<std::string>& palette = {}) {
  std::vector<std::string> programs;
  for (const Mutant& mutant : mutants_of(program, vocabulary(), palette)) {
    if (mutant.slip != slip) continue;
    std::string text = mutant.program;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ';');
    programs.push_back(text);
  }
  return programs;
}

TEST(Mutants, Numbers) {
  EXPECT_THAT(with(Slip::constant, "say(9)"), ElementsAre("say(10)", "say(8)"));
  EXPECT_THAT(with(Slip::constant, "say(0.5)"), IsEmpty()) << "what is no whole number has no neighbour";
}
TEST(Mutants, ALoopOnceMoreOrLess) {
  EXPECT_THAT(with(Slip::constant, "for _ = 1, 4 do say(\"a\") end"), Contains("for _ = 1, 5 do say(\"a\") end"));
  EXPECT_THAT(with(Slip::bound, "for i = 1, #cards do say(i) end"), ElementsAre("for i = 1, (#cards) + 1 do say(i) end", "for i = 1, (#cards) - 1 do say(i) end"));
}
TEST(Mutants, SignsAndComparisons) {
  EXPECT_THAT(with(Slip::comparison, "say(a < b)"), ElementsAre("say(a <= b)", "say(a > b)"));
  EXPECT_THAT(with(Slip::comparison, "say(a == b)"), ElementsAre("say(a ~= b)"));
  EXPECT_THAT(with(Slip::sign, "say(a + b)"), ElementsAre("say(a - b)"));
  EXPECT_THAT(with(Slip::sign, "say(a and b)"), ElementsAre("say(a or b)"));
}
TEST(Mutants, OperandsThatHaveAnOrder) {
  EXPECT_THAT(with(Slip::operands, "say(a - b)"), ElementsAre("say(b - a)"));
  EXPECT_THAT(with(Slip::operands, "say(a + b)"), IsEmpty());
  EXPECT_THAT(with(Slip::operands, "polygon(3, 60)"), ElementsAre("polygon(60, 3)"));
  EXPECT_THAT(with(Slip::operands, "t:keep(\"age\", \">\", 9)"), IsEmpty()) << "names stand in places of their own";
}
TEST(Mutants, StatementsThatAreMissingOrChangePlaces) {
  EXPECT_THAT(with(Slip::missing, "say(\"a\")\nsay(\"b\")"), ElementsAre(";say(\"b\")", "say(\"a\")"));
  EXPECT_THAT(with(Slip::order, "say(\"a\")\nsay(\"b\")\nsay(\"b\")"), ElementsAre("say(\"b\");say(\"a\");say(\"b\")")) << "two that are the same stay the same";
  EXPECT_THAT(with(Slip::opened, "while x do\n  say(\"a\")\n  say(\"b\")\nend"), ElementsAre("say(\"a\");  say(\"b\")"));
}
TEST(Mutants, Branches) {
  const std::string program = "if a then say(\"a\") else say(\"b\") end";
  EXPECT_THAT(with(Slip::inverted, program), ElementsAre("if not (a) then say(\"a\") else say(\"b\") end"));
  EXPECT_THAT(with(Slip::branch, program), ElementsAre("if a then say(\"a\")  end"));
}
TEST(Mutants, IntoTheLoopAndOutOfIt) {
  const std::vector<std::string> moved = with(Slip::moved, "local sum = 0\nfor i = 1, n do\n  sum = sum + i\n  say(i)\nend\nsay(sum)");
  EXPECT_THAT(moved, Contains(";for i = 1, n do;  local sum = 0;sum = sum + i;  say(i);end;say(sum)"));
  EXPECT_THAT(moved, Contains("local sum = 0;for i = 1, n do;  sum = sum + i;  say(i);say(sum);end"));
  EXPECT_THAT(moved, Contains("local sum = 0;for i = 1, n do;  sum = sum + i;  ;end;say(i);say(sum)"));
  EXPECT_THAT(moved, Contains("local sum = 0;sum = sum + i;for i = 1, n do;  ;  say(i);end;say(sum)"));
}
TEST(Mutants, AnotherVariableOfTheSameScope) {
  EXPECT_THAT(with(Slip::variable, "local a, b = 1, 2\nsay(a)"), ElementsAre("local a, b = 1, 2;say(b)"));
  EXPECT_THAT(with(Slip::variable, "say(a)\nlocal b = 2"), IsEmpty()) << "it has no value yet";
  EXPECT_THAT(with(Slip::variable, "do local b = 2 end\nsay(a)\nsay(a)"), IsEmpty()) << "it has none any more";
  EXPECT_THAT(with(Slip::variable, "for i, card in ipairs(cards) do if card == wanted then say(i) end end"), Contains("for i, card in ipairs(cards) do if card == wanted then say(wanted) end end"));
}
TEST(Mutants, AnotherBlockOfThePalette) {
  EXPECT_THAT(with(Slip::block, "turtle.right(90)", {"turtle.right", "turtle.left", "turtle.color", "say"}), ElementsAre("turtle.left(90)"));
}

TEST(Mutants, EachIsAProgramOfItsOwnAndTheyAreAlwaysTheSame) {
  for (const std::filesystem::path& folder : lesson_folders(support::source_folder() / "lessons")) {
    const Lesson lesson = load_lesson(folder, assets() / "schemas", "fr").value();
    for (const Step& step : lesson.steps) {
      const Result<std::string> solution = lesson.solution_of(step.id);
      if (!solution) continue;
      const std::vector<Mutant> mutants = mutants_of(*solution, vocabulary(), lesson.blocks);
      std::set<std::string> programs = {*solution};
      for (const Mutant& mutant : mutants) {
        EXPECT_TRUE(programs.insert(mutant.program).second) << mutant.program;
        EXPECT_TRUE(program::parse(mutant.program).diagnostics.empty()) << mutant.program;
      }
      EXPECT_EQ(mutants_of(*solution, vocabulary(), lesson.blocks), mutants);
    }
  }
}

// -- what a lesson says of them

MutantTrial trial_of(const WrittenLesson& written, unsigned workers = 2) {
  const Lesson lesson = written.load();
  return try_mutants({lesson, vocabulary(), common_messages(), straight_runner(), {}}, workers);
}

TEST(MutantTrial, WordsOfTheLessonAndOursAreToldApart) {
  WrittenLesson written;
  written.change("lecon.md", "<!-- controle: ou -->\n", "");
  written.write("controles.yaml", "format: 1\ncartes:\n  c1: {direction: est, lignes: [\"####\", \"#DA#\", \"####\"]}\ncontroles:\n"
                "  - {id: un, etape: creer, type: etat, cartes: [c1], attendu: {position: arrivee}, message: M-ici}\n"
                "messages:\n  M-ici: {vu: \"Ici.\", essaie: \"Avance.\"}\n");
  written.write("solution.lua", "grid.east()\n");
  const MutantTrial trial = trial_of(written);
  ASSERT_FALSE(trial.tried.empty());
  EXPECT_THAT(trial.problems, IsEmpty());
  for (const TriedMutant& one : trial.tried) {
    // Without the step: its own message. Into the wall: ours.
    const bool wall = one.message == "M-commun-mur";
    EXPECT_EQ(one.reception, wall ? Reception::generic : Reception::of_lesson) << one.mutant.program << one.message;
  }
  EXPECT_EQ(trial.count(Reception::of_lesson), static_cast<std::size_t>(std::count_if(trial.tried.begin(), trial.tried.end(), [](const TriedMutant& one) { return one.message == "M-ici"; })));
  written.change("controles.yaml", "message: M-ici}", "message: M-ici, messages: {choc: M-commun-mur}}");
  EXPECT_EQ(trial_of(written).count(Reception::generic), 0U) << "chosen by the lesson for this check";
  EXPECT_EQ(trial_of(written).generic_share(), 0);
}

TEST(MutantTrial, WhatDoesTheSameIsAccepted) {
  WrittenLesson written;
  written.change("lecon.md", "<!-- controle: ou -->\n", "");
  written.write("controles.yaml", "format: 1\ncartes:\n  c1: {direction: est, lignes: [\"####\", \"#DA#\", \"#..#\", \"####\"]}\ncontroles:\n"
                "  - {id: un, etape: creer, type: etat, cartes: [c1], attendu: {position: arrivee}, message: M-ici}\n"
                "messages:\n  M-ici: {vu: \"Ici.\", essaie: \"Avance.\"}\n");
  written.write("solution.lua", "grid.south()\ngrid.east()\ngrid.north()\n");
  bool shorter = false;
  for (const TriedMutant& one : trial_of(written).tried)
    if (one.mutant.slip == Slip::order && one.reception == Reception::accepted) shorter = true;
  EXPECT_TRUE(shorter) << "to the right, down, up";
}

TEST(MutantTrial, ItIsTheSameWithAnyNumberOfWorkers) {
  const WrittenLesson written;
  const MutantTrial one = trial_of(written, 1), many = trial_of(written, 5);
  ASSERT_EQ(one.tried.size(), many.tried.size());
  ASSERT_GT(one.tried.size(), 5U);
  for (std::size_t i = 0; i < one.tried.size(); ++i) {
    EXPECT_EQ(one.tried[i].mutant, many.tried[i].mutant);
    EXPECT_EQ(one.tried[i].message, many.tried[i].message);
  }
}

}  // namespace
}  // namespace lunabloc::lesson
