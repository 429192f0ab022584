#include "session/table_chain.h"

#include <gmock/gmock.h>

#include "program/parser.h"

namespace lunabloc::session {
namespace {

using data::Cell;
using data::Comparison;

program::Tree tree_of(const std::string& lua) { return program::parse(lua).tree; }

std::string after(const std::string& lua, const program::TextEdits& edits) {
  std::string text = lua;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) text.replace(edit->removed.start, edit->removed.length(), edit->inserted);
  return text;
}

TEST(TableChain, StepsAreReadAsTheyAreWritten) {
  const auto chain = chain_of(tree_of("local t = data.open(\"communes\"):keep(\"population\", \">=\", 1000):drop(\"nom\", \"==\", \"L'A\\\"\"):sort(\"nom\", \"down\")\n"), "communes");
  ASSERT_TRUE(chain);
  ASSERT_EQ(chain->pipeline.steps.size(), 3U);
  const auto& keep = std::get<data::Keep>(chain->pipeline.steps[0]);
  EXPECT_EQ(keep.column, "population");
  EXPECT_EQ(keep.comparison, Comparison::greater_or_equal);
  EXPECT_EQ(keep.value, Cell(std::int64_t{1000}));
  EXPECT_EQ(std::get<data::Drop>(chain->pipeline.steps[1]).value, Cell(std::string("L'A\"")));
  EXPECT_EQ(std::get<data::Sort>(chain->pipeline.steps[2]).direction, data::Direction::down);
  EXPECT_FALSE(chain->goes_on);
}

TEST(TableChain, WhatIsKnownOnlyWhenItRunsEndsIt) {
  for (const std::string lua : {"say(data.open(\"t\"):first(3):keep(\"a\", \">\", n):sort(\"a\"))\n", "say(data.open(\"t\"):first(3):count())\n", "say(data.open(\"t\"):first(3):keep(\"a\", \"like\", 1))\n"}) {
    const auto chain = chain_of(tree_of(lua), "t");
    ASSERT_TRUE(chain) << lua;
    EXPECT_EQ(chain->pipeline.steps.size(), 1U) << lua;
    EXPECT_TRUE(chain->goes_on) << lua;
  }
}

TEST(TableChain, OnlyATableThatIsNamedIsOne) {
  EXPECT_FALSE(chain_of(tree_of("local t = data.open(name)\nlocal u = other.open(\"t\")\n"), "t"));
  EXPECT_FALSE(chain_of(tree_of("-- data.open(\"t\")\nsay(\"data.open\")\n"), "t"));
  EXPECT_FALSE(chain_of(tree_of("local t = data.open(\"u\")\n"), "t"));
}

TEST(TableChain, TheLastOneOfATableIsLookedAt) {
  const auto chain = chain_of(tree_of("local a = data.open(\"t\"):first(1)\nlocal b = data.open(\"t\"):first(2)\nlocal c = data.open(\"u\"):first(3)\n"), "t");
  ASSERT_TRUE(chain);
  EXPECT_EQ(std::get<data::First>(chain->pipeline.steps[0]).count, 2);
}

TEST(TableChain, ABrokenProgramIsNoProblem) {
  for (const std::string lua : {"local t = data.open(\"t\"):", "data.open(\"t\"):keep(", "data.open(", "local t = data.open(\"t\"):keep(\"a\" \">\" 1)", "data.open(\"\\200\")"})
    static_cast<void>(chains_of(tree_of(lua)));
}

TEST(TableChain, AFirstQuestionOpensTheTableInAVariable) {
  const std::string lua = "say(1)";
  const data::Step step = data::Keep{"plante \"rare\"", Comparison::less, 2.5};
  EXPECT_EQ(after(lua, with_step(tree_of(lua), "Plantes 2026", step)), "say(1)\nlocal plantes_2026 = data.open(\"Plantes 2026\"):keep(\"plante \\\"rare\\\"\", \"<\", 2.5)\n");
}

TEST(TableChain, ANameThatIsTakenIsNotTakenAgain) {
  EXPECT_EQ(lua_opening(tree_of("local communes = 3\n"), "communes"), "local communes_2 = data.open(\"communes\")");
  EXPECT_EQ(lua_opening(tree_of(""), "2026"), "local t2026 = data.open(\"2026\")");
  EXPECT_EQ(lua_opening(tree_of(""), "data"), "local data_1 = data.open(\"data\")");
  EXPECT_EQ(lua_opening(tree_of(""), "été"), "local t = data.open(\"été\")");
}

TEST(TableChain, FurtherQuestionsStandBehindTheOthers) {
  const std::string lua = "local t = data.open(\"t\"):sort(\"a\", \"up\")\nsay(t:count())\n";
  const std::string with = after(lua, with_step(tree_of(lua), "t", data::WithoutMissing{"b"}));
  EXPECT_EQ(with, "local t = data.open(\"t\"):sort(\"a\", \"up\"):drop_missing(\"b\")\nsay(t:count())\n");
  // Before what asks for something else than a table.
  const std::string counted = "say(data.open(\"t\"):count())\n";
  EXPECT_EQ(after(counted, with_step(tree_of(counted), "t", data::First{3})), "say(data.open(\"t\"):first(3):count())\n");
}

// What `marked` stands between the marks « and » is selected.
struct Marked {
  std::string lua;
  TextRange range;
};
Marked marked(std::string text) {
  const std::string open = "«", close = "»";
  const std::size_t start = text.find(open);
  text.erase(start, open.size());
  const std::size_t end = text.find(close);
  text.erase(end, close.size());
  return {text, {start, end}};
}

TEST(TableChain, AQuestionGoesToTheChainThatIsSelected) {
  const Marked program = marked("«local a = data.open(\"t\")»\nlocal b = data.open(\"t\")\n");
  EXPECT_EQ(after(program.lua, with_step(tree_of(program.lua), "t", data::First{3}, program.range)), "local a = data.open(\"t\"):first(3)\nlocal b = data.open(\"t\")\n");
  EXPECT_EQ(after(program.lua, with_step(tree_of(program.lua), "t", data::First{3})), "local a = data.open(\"t\")\nlocal b = data.open(\"t\"):first(3)\n");
  const Marked other = marked("local a = data.open(\"t\")\n«say(1)»\n");
  EXPECT_EQ(after(other.lua, with_step(tree_of(other.lua), "t", data::First{3}, other.range)), "local a = data.open(\"t\"):first(3)\nsay(1)\n");
}

TEST(TableChain, AFirstQuestionStandsBehindWhatIsSelected) {
  const auto with = [](const std::string& text) {
    const Marked program = marked(text);
    return after(program.lua, with_step(tree_of(program.lua), "t", data::First{3}, program.range));
  };
  EXPECT_EQ(with("«say(1)»\nsay(2)\n"), "say(1)\nlocal t = data.open(\"t\"):first(3)\nsay(2)\n");
  EXPECT_EQ(with("for i = 1, 3 do\n  «say(i)» -- un mot\n  say(2)\nend\n"), "for i = 1, 3 do\n  say(i) -- un mot\n  local t = data.open(\"t\"):first(3)\n  say(2)\nend\n");
  EXPECT_EQ(with("«for i = 1, 3 do»\n  say(i)\nend\nsay(9)\n"), "for i = 1, 3 do\n  say(i)\nend\nlocal t = data.open(\"t\"):first(3)\nsay(9)\n");
  EXPECT_EQ(with("«say(1)» say(2)\n"), "say(1)\nlocal t = data.open(\"t\"):first(3)\n say(2)\n");
  EXPECT_EQ(with("«say(1)»"), "say(1)\nlocal t = data.open(\"t\"):first(3)");
  EXPECT_EQ(with("function f()\n  «return 1»\nend\n"), "function f()\n  return 1\nend\nlocal t = data.open(\"t\"):first(3)\n") << "nothing stands behind it";
}

TEST(TableChain, AVariableIsKnownBehindItsOwnStatementOnItsLevel) {
  const auto known = [](const std::string& text) {
    const Marked program = marked(text);
    const program::Tree tree = tree_of(program.lua);
    return where_known(tree, *chain_of(tree, "t"), program.range).has_value();
  };
  EXPECT_TRUE(known("local t = data.open(\"t\")\n«say(1)»\n"));
  EXPECT_TRUE(known("«local t = data.open(\"t\")»\nsay(1)\n"));
  EXPECT_TRUE(known("local t = data.open(\"t\")\nif true then\n  «say(1)»\nend\n"));
  EXPECT_FALSE(known("«say(1)»\nlocal t = data.open(\"t\")\n"));
  EXPECT_FALSE(known("if true then\n  local t = data.open(\"t\")\nend\n«say(1)»\n"));
}

TEST(TableChain, AStepIsTakenAwayAlone) {
  const std::string lua = "local t = data.open(\"t\"):first(9):sort(\"a\", \"up\"):first(3)\n";
  const auto chain = chain_of(tree_of(lua), "t");
  ASSERT_TRUE(chain);
  EXPECT_EQ(after(lua, without_step(*chain, 1)), "local t = data.open(\"t\"):first(9):first(3)\n");
  EXPECT_TRUE(without_step(*chain, 3).empty());
}

TEST(TableChain, WhatIsWrittenIsReadAgain) {
  const std::vector<data::Step> steps = {data::Keep{"a", Comparison::different, true}, data::Keep{"a\nb\tc", Comparison::equal, std::string("là \\ \"x\"\r\x01")}, data::Sort{"é", data::Direction::down},
                                         data::First{12}, data::OnlyMissing{"a"}, data::WithoutMissing{"a"}, data::Group{{"a"}, data::Aggregate::mean, "b"}, data::Drop{"a", Comparison::less, std::int64_t{-4}}};
  std::string lua = "local t = data.open(\"t\")";
  for (const data::Step& step : steps) lua += lua_of(step);
  const auto chain = chain_of(tree_of(lua + "\n"), "t");
  ASSERT_TRUE(chain);
  EXPECT_EQ(data::encode({chain->pipeline, data::Count{}}), data::encode({{"t", steps}, data::Count{}}));
}

TEST(TableChain, TheVariableOfAChainIsKnown) {
  const program::Tree tree = tree_of("local a = data.open(\"t\"):first(3)\nsay(data.open(\"u\"):first(3))\nlocal n = data.open(\"v\"):count()\n");
  EXPECT_EQ(variable_of(tree, *chain_of(tree, "t")), "a");
  EXPECT_EQ(variable_of(tree, *chain_of(tree, "u")), "");
  EXPECT_EQ(variable_of(tree, *chain_of(tree, "v")), "");
}

}  // namespace
}  // namespace lunabloc::session
