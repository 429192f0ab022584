#include "program/block_diff.h"

#include <gtest/gtest.h>

#include "blocks_support.h"

namespace lunabloc::program {
namespace {

Projection blocks_of(std::string_view lua) { return project(parse(lua).tree, shipped_vocabulary(), "fr"); }

// One change a line: "+ words", "- words", "> words", "~ words [before → after]".
std::string told(std::string_view before, std::string_view after) {
  const Projection old = blocks_of(before), now = blocks_of(after);
  std::string lines;
  for (const BlockChange& change : block_changes(old, now)) {
    lines += change.added() ? "+ " : change.removed() ? "- " : change.changed() && change.moved ? "~> " : change.moved ? "> " : "~ ";
    lines += words_of(change.removed() ? *change.before : *change.after);
    for (const SlotChange& slot : change.slots) lines += " [" + slot.before + " → " + slot.after + "]";
    lines += "\n";
  }
  return lines;
}

struct DiffCase {
  const char* title;
  const char* before;
  const char* after;
  const char* told;
};

class Diff : public testing::TestWithParam<DiffCase> {};

TEST_P(Diff, Tells) { EXPECT_EQ(told(GetParam().before, GetParam().after), GetParam().told) << GetParam().title; }

INSTANTIATE_TEST_SUITE_P(
    Cases, Diff,
    testing::Values(
        DiffCase{"nothing", "say(1)\nsay(2)", "say( 1 )\n\nsay(2)\n", ""},
        DiffCase{"added in the middle", "say(1)\nsay(2)", "say(1)\nwait(1)\nsay(2)", "+ attendre 1 seconde\n"},
        DiffCase{"removed", "say(1)\nwait(1)\nsay(2)", "say(1)\nsay(2)", "- attendre 1 seconde\n"},
        DiffCase{"a slot changed", "turtle.forward(50)", "turtle.forward(60)", "~ avancer de 60 pas [50 → 60]\n"},
        DiffCase{"moved down", "wait(1)\nsay(1)\nsay(2)", "say(1)\nsay(2)\nwait(1)", "> attendre 1 seconde\n"},
        DiffCase{"moved into a loop", "wait(1)\nwhile true do\n  say(1)\nend", "while true do\n  say(1)\n  wait(1)\nend",
                 "> attendre 1 seconde\n"},
        DiffCase{"put into a loop", "turtle.forward(50)\nturtle.left(90)",
                 "for _ = 1, 4 do\n  turtle.forward(50)\n  turtle.left(90)\nend",
                 "+ répéter 4 fois\n> avancer de 50 pas\n> tourner à gauche de 90 degrés\n"},
        DiffCase{"a loop's count", "for _ = 1, 4 do\n  say(1)\nend", "for _ = 1, 5 do\n  say(1)\nend", "~ répéter 5 fois [4 → 5]\n"},
        DiffCase{"a loop gone with what it held", "for _ = 1, 4 do\n  say(1)\nend", "", "- répéter 4 fois\n- afficher 1\n"},
        DiffCase{"a comment", "-- a\nsay(1)", "-- b\nsay(1)", "~ afficher 1 [a → b]\n"}));

// Time grows as the programs do: two programs of 5,000 lines that differ everywhere are told apart at once.
TEST(Diff, OfLongPrograms) {
  std::string before, after;
  for (int i = 0; i < 5000; ++i) {
    before += "say(" + std::to_string(i) + ")\n";
    if (i % 7 != 0) after += "say(" + std::to_string(i % 11 == 0 ? -i : i) + ")\n";
  }
  const Projection old = blocks_of(before), now = blocks_of(after);
  const std::size_t changes = block_changes(old, now).size();
  EXPECT_GT(changes, 700U);
  EXPECT_LT(changes, 1400U);
}

}  // namespace
}  // namespace lunabloc::program
