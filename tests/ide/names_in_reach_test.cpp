// Which names mean something at a place, and which of them a block of the palette takes.
#include "ide/workspace/names_in_reach.h"

#include <gtest/gtest.h>

#include "support/program_session.h"

namespace lunabloc::ide::workspace {
namespace {

using Names = std::vector<std::string>;

Names names(const std::string& program, std::string_view before, const std::set<std::string>& of_lesson = {}) {
  return names_in_reach(program::parse(program).tree, before.empty() ? program.size() : program.find(before), of_lesson);
}

TEST(NamesInReach, AreThoseThatHaveAValueThere) {
  const std::string program = "local a = 1\nfunction f(n)\n  local b = 2\n  say(n)\nend\nfor i = 1, 3 do\n  say(2)\nend\nc = 4\n";
  EXPECT_EQ(names(program, "say(n)"), (Names{"b", "n", "a", "c"})) << "the last given first; a global of later comes last";
  EXPECT_EQ(names(program, "say(2)"), (Names{"i", "a", "c"}));
  EXPECT_EQ(names(program, ""), (Names{"c", "a"}));
  EXPECT_EQ(names("", ""), Names{});
  EXPECT_EQ(names("say(1)\n", "", {"cards"}), Names{"cards"}) << "what the lesson gives";
  EXPECT_EQ(names("local function g() end\nfor _ = 1, 2 do\n  say(1)\nend\n", "say"), Names{}) << "no function, no counter of « répéter »";
}

// What stands in the program once the palette's block is dropped before `before`, or into its slot.
std::string near(const std::string& program, std::string_view before, const std::string& type) {
  const support::ProgramSession session(program);
  const program::BlockEntry* const entry = session.vocabulary().find(type);
  if (entry == nullptr) return "no " + type;
  return with_near_names(entry->initial_lua(), session.tree(), session.projection(), session.vocabulary(), before.empty() ? program.size() : program.find(before));
}

TEST(NamesInReach, ATableIsTheNearestAbove) {
  const std::string program = "local villes = data.open(\"villes\")\nlocal grandes = villes:keep(\"population\", \">\", 1000)\nlocal n = grandes:count()\nsay(n)\n";
  EXPECT_EQ(near(program, "local grandes", "data.count"), "villes:count()");
  EXPECT_EQ(near(program, "say(n)", "data.count"), "grandes:count()") << "a count is no table";
  EXPECT_EQ(near("local t1 = data.open(\"villes\")\nlocal petites = t1:drop(\"population\", \">\", 1000)\nsay(1)\n", "say", "data.count"), "petites:count()");
  EXPECT_EQ(near("say(1)\n", "say", "data.count"), "t:count()") << "none above: as it is";
  EXPECT_EQ(near("function f()\n  local villes = data.open(\"villes\")\nend\nsay(1)\n", "say", "data.count"), "t:count()") << "out of reach";
}

TEST(NamesInReach, ABoardIsThatOfItsScript) {
  const std::string program = "when.start(function()\n  local a = kit.board(\"A\")\n  wait(1)\nend)\nwhen.start(function()\n  local b = kit.board(\"B\")\n  wait(2)\nend)\n";
  EXPECT_TRUE(near(program, "wait(1)", "kit.send").starts_with("a:")) << near(program, "wait(1)", "kit.send");
  EXPECT_TRUE(near(program, "wait(2)", "kit.send").starts_with("b:"));
}

}  // namespace
}  // namespace lunabloc::ide::workspace
