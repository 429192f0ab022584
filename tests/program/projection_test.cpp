#include "program/projection.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include "blocks_support.h"
#include "support/same_blocks.h"

namespace lunabloc::program {
namespace {

Projection blocks_of(std::string_view lua, const std::string& language = "fr") {
  return project(parse(lua).tree, shipped_vocabulary(), language);
}

// The labels and slots of a block as somebody reads them.
std::string read_aloud(const Block& block) {
  std::string result;
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::row_break) result += "/ ";
    if (part.kind == PartKind::body) result += "… ";
    if (part.kind == PartKind::label) result += part.text + " ";
    if (part.kind == PartKind::slot && part.missing) result += "_ ";
    if (part.kind == PartKind::slot && !part.missing && part.blocks.empty()) result += part.text + " ";
    if (part.kind == PartKind::slot && !part.blocks.empty())
      result.append("(").append(read_aloud(part.blocks[0])).append(") ");
  }
  if (!result.empty()) result.pop_back();
  return result;
}
std::string said(std::string_view lua, const std::string& language = "fr") {
  const Projection projection = blocks_of(lua, language);
  return projection.blocks.empty() ? "" : read_aloud(projection.blocks.front());
}

class Corpus : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Corpus, GivesTheBlocksWrittenBesideIt) {
  std::vector<CorpusCase> cases = read_corpus(GetParam());
  const bool update = std::getenv("UPDATE_EXPECT") != nullptr;
  for (CorpusCase& a_case : cases) {
    const std::string described = describe(blocks_of(a_case.lua));
    if (update)
      a_case.blocks = described;
    else
      EXPECT_EQ(described, a_case.blocks) << GetParam() << ": " << a_case.title;
  }
  if (update) write_corpus(GetParam(), cases);
}
INSTANTIATE_TEST_SUITE_P(Files, Corpus, testing::ValuesIn(corpus_files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(Projection, SpeaksBothLanguages) {
  EXPECT_EQ(said("turtle.forward(50)", "fr"), "avancer de 50 pas");
  EXPECT_EQ(said("turtle.forward(50)", "en"), "move 50 steps");
  EXPECT_EQ(said("wait(0.5)", "fr"), "attendre 0,5 seconde");
  EXPECT_EQ(said("wait(2)", "fr"), "attendre 2 secondes");
  EXPECT_EQ(said("wait(x)", "fr"), "attendre (x) secondes");
  EXPECT_EQ(said("wait(1)", "en"), "wait 1 second");
  EXPECT_EQ(said("wait(0.5)", "en"), "wait 0.5 seconds");
}

TEST(Projection, WritesOperatorsAsPeopleDo) {
  EXPECT_EQ(said("x = a <= b"), "mettre x à ((a) ≤ (b))");
  EXPECT_EQ(said("x = a ~= 3"), "mettre x à ((a) ≠ 3)");
  EXPECT_EQ(said("x = a / 2 * b"), "mettre x à (((a) ÷ 2) × (b))");
}

TEST(Projection, ShowsChainsOfChoicesInOneBlock) {
  EXPECT_EQ(said("if a then elseif b then elseif c then else end"),
            "si (a) alors … / sinon si (b) alors … / sinon si (c) alors … / sinon …");
}

TEST(Projection, KeepsTheWordsOfAFunctionWithItsParameters) {
  EXPECT_EQ(said("function f() end"), "définir f …");
  EXPECT_EQ(said("function f(a, b) end"), "définir f avec a , b …");
  EXPECT_EQ(said("f(1, x)"), "appeler f avec 1 , (x)");
}

TEST(Projection, KnowsWhereAHoleStandsTwice) {
  const Projection projection = blocks_of("x = x + 1");
  const Part& name = projection.blocks[0].parts[3];
  EXPECT_EQ(name.text, "x");
  EXPECT_EQ(name.range, (TextRange{0, 1}));
  EXPECT_EQ(projection.blocks[0].copies_of(name), (std::vector<TextRange>{{4, 5}}));
}

TEST(Projection, GivesSlotsTheirRanges) {
  const std::string lua = "turtle.go_to( 10 , y + 1 )";
  const Projection projection = blocks_of(lua);
  std::vector<std::string> texts;
  for (const Part& part : projection.blocks[0].parts)
    if (part.kind == PartKind::slot) texts.push_back(lua.substr(part.range.start, part.range.length()));
  EXPECT_EQ(texts, (std::vector<std::string>{"10", "y + 1"}));
}

TEST(Projection, AMissingPartIsAHole) {
  const Projection projection = blocks_of("turtle.forward()");
  ASSERT_EQ(projection.blocks.size(), 1U);
  EXPECT_EQ(projection.blocks[0].type, "turtle.forward");
  EXPECT_TRUE(projection.blocks[0].parts[1].missing);
}

TEST(Projection, FindsTheStatementAtAnOffset) {
  const Projection projection = blocks_of("while true do\n  say(1)\nend\n");
  EXPECT_EQ(statement_at(projection, 1)->type, "forever");
  EXPECT_EQ(statement_at(projection, 17)->type, "say");
  EXPECT_EQ(statement_at(projection, 26), nullptr);
}

TEST(Projection, SurvivesAnyDepth) {
  for (const std::string open : {"(", "{", "not ", "x = function() ", "do ", "a .. ", "1 + ", "f(", "if a then "}) {
    std::string lua = open.starts_with("x =") || open == "do " || open == "if a then " ? "" : "x = ";
    for (int i = 0; i < 20000; ++i) lua += open;
    EXPECT_FALSE(blocks_of(lua).blocks.empty()) << open;
  }
}

TEST(Projection, ShownLiteralsComeBack) {
  for (const std::string lua : {"50", "-3", "0.5", "0x1F", "\"abc\"", "\"a\\nb\"", "\"dit \\\"oui\\\"\"", "\"\""}) {
    const ShownLiteral shown = shown_literal(lua, "fr");
    EXPECT_EQ(lua_of(shown.literal, shown.text), lua);
  }
  EXPECT_EQ(lua_of(Literal::text, "dit \"oui\""), "\"dit \\\"oui\\\"\"");
  EXPECT_EQ(shown_literal("[==[a]]b]==]", "fr").text, "a]]b");
}

// Keys typed, erased and pasted anywhere in the programs of the corpus: the blocks are those of a projection from
// scratch, whatever the edits before have left.
TEST(Update, GivesWhatProjectingFromScratchGives) {
  const std::vector<std::string> pieces{"x", "1", "\"a\"", " ", "\n", "end", "do ", "local s = \"t\"\n", "local s = {1}\n", "#s", "f(s)", "(",
                                        ")", "--", "[[", "if x then ", "s = s .. s\n", "function() ", "é", "when.start(function()\n"};
  std::mt19937 random(7);
  for (const std::filesystem::path& file : corpus_files()) {
    std::string lua;
    for (const CorpusCase& a_case : read_corpus(file)) lua += a_case.lua;
    Tree tree = parse(lua).tree;
    Projection projection = project(tree, shipped_vocabulary(), "fr");
    for (int key = 0; key < 400; ++key) {
      const std::size_t size = tree.text().size();
      TextEdits edits;
      for (std::size_t n = random() % 8 == 0 ? 2 : 1, length = size; n > 0; --n) {
        const std::size_t start = random() % (length + 1), erased = std::min<std::size_t>(length - start, random() % 3 == 0 ? random() % 30 : 0);
        edits.push_back({{start, start + erased}, random() % 3 == 0 ? "" : pieces[random() % pieces.size()]});
        length = length - erased + edits.back().inserted.size();
      }
      tree = reparse_all(tree, edits).tree;
      if (key % 3 == 1) continue;  // a view that was not drawn meanwhile
      update(projection, tree, shipped_vocabulary(), "fr");
      ASSERT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr"))) << file << " key " << key << "\n" << tree.text();
    }
  }
}

TEST(Update, WhatIsLearnedOfANameReachesTheStatementsThatSayIt) {
  Tree tree = parse("local s = 1\nif a then\n  say(#s)\nend\nsay(2)\n").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  for (const TextEdit& edit : {TextEdit{{10, 11}, "\"mot\""}, TextEdit{{10, 15}, "{}"}, TextEdit{{0, 13}, ""}}) {
    tree = reparse(tree, edit).tree;
    update(projection, tree, shipped_vocabulary(), "fr");
    EXPECT_EQ(describe(projection), describe(project(tree, shipped_vocabulary(), "fr")));
  }
  update(projection, tree, shipped_vocabulary(), "en");
  EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "en")));
}

// What is known of `b` is what is known of `a`; the list that follows says neither, and keeps its blocks.
TEST(Update, WhatIsLearnedOfANameIsPassedOn) {
  Tree tree = parse("a = {}\nb = a\nif b then c = b end\nsay(#c)\nsay(\"a\")\n").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  const void* const untouched = projection.blocks[4].parts.data();
  for (const TextEdit& edit : {TextEdit{{4, 6}, "\"mot\""}, TextEdit{{4, 9}, "{}"}, TextEdit{{0, 6}, ""}}) {
    tree = reparse(tree, edit).tree;
    update(projection, tree, shipped_vocabulary(), "fr");
    EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr"))) << tree.text();
  }
  EXPECT_EQ(projection.blocks.back().parts.data(), untouched);
}

// What lacks its `end` ends where the last statement in it does.
TEST(Update, LearnsOnceFromWhatEndsAtTheSamePlace) {
  Tree tree = parse("say(1)\ne = function()\n  x = 1\ny = 2").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  for (const TextEdit& edit : {TextEdit{{20, 20}, "a"}, TextEdit{{4, 5}, ""}, TextEdit{{30, 30}, "\n"}}) {
    tree = reparse(tree, edit).tree;
    update(projection, tree, shipped_vocabulary(), "fr");
    EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr"))) << tree.text();
  }
}

// Two statements change at once, and what is kept inside the second speaks of a name that the first no longer sets.
TEST(Update, WhatIsKeptInsideKnowsWhatHasChangedBefore) {
  Tree tree = parse("s = {}if a then\n  n = #s\n  x = s\nend\nsay(#x)\n").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  tree = reparse_all(tree, {{{9, 10}, "b"}, {{4, 6}, "\"\""}}).tree;
  update(projection, tree, shipped_vocabulary(), "fr");
  EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr"))) << tree.text();
}

TEST(Update, ForgetsWhatIsGoneBetweenTwoThatStay) {
  const std::string lua = "say(1)\n::a::\nsay(3)\ns = \"\"\nsay(4)\nsay(#s)\nsay(5)\n::b::\nsay(6)\n";
  Tree tree = parse(lua).tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  const std::size_t at = lua.find("\ns =");
  tree = reparse(tree, {{at, at + 7}, ""}).tree;
  update(projection, tree, shipped_vocabulary(), "fr");
  EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr"))) << tree.text();
}

// A label is read again after each key; what stands between two that are new is not.
TEST(Update, KeepsTheBlocksBetweenNewOnes) {
  Tree tree = parse("say(1)\n::a::\nsay(2)\n::b::\nsay(3)\n").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  const void* const untouched = projection.blocks[2].parts.data();
  tree = reparse(tree, {{4, 5}, "10"}).tree;
  update(projection, tree, shipped_vocabulary(), "fr");
  EXPECT_EQ(projection.blocks[2].parts.data(), untouched);
  EXPECT_TRUE(support::same_blocks(projection, project(tree, shipped_vocabulary(), "fr")));
}

// What shows the blocks keeps what it has made of them for as long as this tells it to.
TEST(Update, TellsWhatItHasLeftAloneAndWhereItStands) {
  Tree tree = parse("say(1)\nwhile a do\n  say(2)\n  if b then say(3) end\nend\nsay(4)\n").tree;
  Projection projection = project(tree, shipped_vocabulary(), "fr");
  const Part& body = projection.blocks[1].parts.back();
  const void* const inner = &body.blocks[1].parts.back().blocks.front();
  tree = reparse(tree, {{0, 0}, "say(0)\n"}).tree;
  tree = reparse(tree, {{29, 30}, "20"}).tree;
  update(projection, tree, shipped_vocabulary(), "fr");
  ASSERT_EQ(projection.version, 1U);
  const Block& loop = projection.blocks[2];
  EXPECT_EQ(projection.blocks[0].made, 1U) << "new";
  EXPECT_EQ(projection.blocks[1].made, 0U) << "moved at most";
  EXPECT_EQ(loop.made, 1U) << "something inside has changed";
  EXPECT_EQ(loop.parts.back().blocks[0].made, 1U);
  EXPECT_EQ(loop.parts.back().blocks[1].made, 0U);
  EXPECT_EQ(&loop.parts.back().blocks[1].parts.back().blocks.front(), inner);
  update(projection, tree, shipped_vocabulary(), "en");
  EXPECT_EQ(projection.blocks[1].made, 2U) << "other words";
}

}  // namespace
}  // namespace lunabloc::program
