#include <gtest/gtest.h>

#include <random>
#include <set>

#include "blocks_support.h"
#include "program/ast.h"
#include "program/cursor.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

// Statements of the file by their first line, with their ids.
std::map<std::string, NodeId> statements(const Tree& tree) {
  std::map<std::string, NodeId> result;
  for (Walk walk{Syntax(tree)}; walk; walk.next())
    if (is_statement(walk.at().kind()) && walk.at().is_node()) {
      const std::string_view text = walk.at().token_text();
      result[std::string(text.substr(0, text.find('\n')))] = walk.at().id();
    }
  return result;
}

void check_ids_differ(const Tree& tree) {
  std::set<NodeId> seen;
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    if (!walk.at().is_node()) continue;
    EXPECT_NE(walk.at().id(), NodeId::none);
    EXPECT_TRUE(seen.insert(walk.at().id()).second) << tree.text();
  }
}

// `from` becomes `to` in the text; gives the tree before and after.
struct Edited {
  Tree before, after;
};
Edited edited(const std::string& lua, const std::string& from, const std::string& to) {
  const std::size_t at = lua.find(from);
  Edited result{parse(lua).tree, {}};
  result.after = reparse(result.before, {{at, at + from.size()}, to}).tree;
  check_ids_differ(result.after);
  return result;
}
void check_keeps(const std::string& lua, const std::string& from, const std::string& to,
                 const std::vector<std::pair<std::string, std::string>>& kept) {
  const Edited trees = edited(lua, from, to);
  const auto before = statements(trees.before), after = statements(trees.after);
  for (const auto& [old_line, new_line] : kept) {
    ASSERT_TRUE(before.count(old_line) == 1 && after.count(new_line) == 1) << lua << old_line << dump(trees.after);
    EXPECT_EQ(before.at(old_line), after.at(new_line)) << old_line << " in " << lua;
  }
}

const std::string kProgram =
    "a = 1\nif b then\n  c()\n  for i = 1, 3 do\n    d(i)\n  end\nend\nlocal function f(x)\n  return x\nend\ne = f(2)\n";

TEST(Reparse, KeepsTheIdsOfWhatIsElsewhere) {
  check_keeps(kProgram, "d(i)", "d(i + 1)",
              {{"a = 1", "a = 1"}, {"c()", "c()"}, {"e = f(2)", "e = f(2)"}, {"return x", "return x"},
               {"local function f(x)", "local function f(x)"}});
}

TEST(Reparse, KeepsTheIdsOfWhatEncloses) {
  check_keeps(kProgram, "d(i)", "d(9)", {{"if b then", "if b then"}, {"for i = 1, 3 do", "for i = 1, 3 do"}, {"d(i)", "d(9)"}});
}

TEST(Reparse, KeepsTheIdOfWhatIsTypedIn) {
  check_keeps(kProgram, "e = f(2)", "e = f(23)", {{"e = f(2)", "e = f(23)"}});
  check_keeps(kProgram, "e = f(2)", "e = ", {{"e = f(2)", "e ="}});
  check_keeps(kProgram, "if b then", "if b and c then", {{"if b then", "if b and c then"}, {"c()", "c()"}});
}

TEST(Reparse, KeepsTheIdsOfTheNeighboursOfANewStatement) {
  check_keeps(kProgram, "a = 1\n", "a = 1\nz()\n", {{"a = 1", "a = 1"}, {"if b then", "if b then"}, {"e = f(2)", "e = f(2)"}});
  check_keeps(kProgram, "  c()\n", "", {{"a = 1", "a = 1"}, {"d(i)", "d(i)"}, {"for i = 1, 3 do", "for i = 1, 3 do"}});
}

TEST(Reparse, KeepsTheIdsInsideWhenAnEndIsTakenAway) {
  check_keeps(kProgram, "  end\nend\n", "  \nend\n", {{"a = 1", "a = 1"}, {"d(i)", "d(i)"}, {"c()", "c()"}, {"e = f(2)", "e = f(2)"}});
}

TEST(Reparse, SharesWhatItKeeps) {
  const Edited trees = edited(kProgram, "d(i)", "d(9)");
  const auto last = [](const Tree& tree) { return &statements_of(File(Syntax(tree)).block()).back().green().node(); };
  EXPECT_EQ(last(trees.before), last(trees.after));
}

void check_same_as_parsed(const Tree& tree) {
  const Parsed parsed = parse(tree.text());
  ASSERT_EQ(print(tree), tree.text());
  ASSERT_EQ(dump(tree), dump(parsed.tree)) << tree.text();
}

// After any edits the tree is the tree of the text.
TEST(Reparse, IsTheTreeOfTheText) {
  std::vector<std::string> sources{kProgram, ""};
  for (const std::string& name : base::entries_of(support::source_folder() / "tests/program/instrument/programs"))
    sources.push_back(base::read_file(support::source_folder() / "tests/program/instrument/programs" / name).value_or(""));
  for (const std::filesystem::path& file : corpus_files())
    for (const CorpusCase& a_case : read_corpus(file)) sources.push_back(a_case.lua);
  const std::vector<std::string> pieces = {"end", "end\n", "if x then\n", "  ", "\n", "\n\n", "(f)()", "function f()\n", "x", "=", "1", ".",
                                           "\"", "[[", "]]", "--", "--[[", "-- c\n", ";", "::l::", "return", "do ", "until x\n",
                                           "repeat\n", "else\n", "\r\n", "\t", "a.b = 1\n", "for i = 1, 2 do\n", "f{", "}", ")", "\xC3"};
  std::mt19937 random(21);
  for (int round = 0; round < 300; ++round) {
    Tree tree = parse(sources[random() % sources.size()]).tree;
    for (int step = 0; step < 12; ++step) {
      const std::size_t size = tree.text().size();
      const std::size_t at = random() % (size + 1);
      const std::size_t removed = random() % 2 == 0 ? 0 : random() % std::min<std::size_t>(size - at + 1, random() % 4 == 0 ? 80 : 6);
      std::string inserted;
      const std::size_t kind = random() % 4;
      if (kind == 1) inserted = pieces[random() % pieces.size()];
      if (kind == 2 && size > 0) inserted = tree.text().substr(random() % size, random() % 40);
      if (kind == 3) inserted = std::string(1, "abc \n()=,.;"[random() % 11]);
      const std::string before = tree.text();
      tree = reparse(tree, {{at, at + removed}, inserted}).tree;
      check_same_as_parsed(tree);
      check_ids_differ(tree);
      if (HasFailure()) {
        ADD_FAILURE() << "edit at " << at << " removed " << removed << " inserted {" << inserted << "} in:\n" << before;
        return;
      }
    }
  }
}

TEST(Reparse, AStatementGoesOnBehindGarbage) {
  const Edited trees = edited("m()\xD7..", "..", ".");
  EXPECT_EQ(dump(trees.after), dump(parse("m()\xD7.").tree));
}

TEST(Reparse, AStatementWhoseLineIsCutInTwoIsReadByItsNewLayout) {
  const Edited trees = edited("L while x do\n  say(1)\n \nend;if y then\nz()\n", "L", "Lfor i = 1, 3 do\n ");
  EXPECT_EQ(dump(trees.after), dump(parse(trees.after.text()).tree));
}

TEST(Reparse, AReturnAloneAsksWhichBracketsAreOpen) {
  const std::string lua = "while y do\n  g(function()\n    h()\n    return )\n";
  Tree tree = parse(lua).tree;
  const std::size_t at = lua.find("(function()");
  tree = reparse(tree, {{at, at + 11}, ""}).tree;
  EXPECT_EQ(dump(tree), dump(parse(tree.text()).tree));
}

// What is taken out with all that it holds, and put back beside a copy of a part of it.
TEST(Reparse, AMovedStatementAndACopyOfWhatItHoldsHaveIdsOfTheirOwn) {
  const Tree tree = parse("x = 1\ndo\n  f()\nend\n").tree;
  for (const std::string back : {"do\n  f()\nend\nf()\n", "f()\ndo\n  f()\nend\n"})
    check_ids_differ(reparse_all(tree, {{{6, 19}, ""}, {{0, 0}, back}}).tree);
}

TEST(Reparse, UndoneEditsGiveTheTextBack) {
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    const std::size_t at = random() % kProgram.size(), length = random() % 10;
    std::string text = kProgram;
    const TextEdit edit{{at, at + length}, kProgram.substr(random() % kProgram.size(), 5)};
    const TextEdit inverse = apply(text, edit);
    const Tree after = reparse(parse(kProgram).tree, edit).tree;
    EXPECT_EQ(after.text(), text);
    EXPECT_EQ(reparse(after, inverse).tree.text(), kProgram);
  }
}

}  // namespace
}  // namespace lunabloc::program
