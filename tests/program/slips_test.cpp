// Slips of grammar, on a written corpus (slips.txt): for each program, the words that its first fault gets. A case whose
// expectation begins with "syntax." is near a slip and is none; one without any is good Lua.
#include "program/slips.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/line_index.h"
#include "blocks_support.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

std::filesystem::path slips_file() { return support::source_folder() / "tests/program/slips.txt"; }

std::string told(const std::string& lua) {
  const Parsed parsed = parse(lua);
  if (parsed.diagnostics.empty()) return "";
  const Diagnostic diagnostic = explained(parsed.tree, parsed.diagnostics.front());
  const base::LineColumn at = base::LineIndex(lua).at(lua, diagnostic.range.start);
  std::string said = std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.message;
  for (const auto& [name, value] : diagnostic.arguments)
    if (name != "ligne") said += " " + name + "=" + value;
  return said + "\n";
}

TEST(Slips, AreToldInTheirWords) {
  std::vector<CorpusCase> cases = read_corpus(slips_file());
  ASSERT_GT(cases.size(), 90U);
  const bool update = std::getenv("UPDATE_EXPECT") != nullptr;
  for (CorpusCase& a_case : cases) {
    SCOPED_TRACE(a_case.title);
    std::string lua = a_case.lua;
    lua.pop_back();
    const std::string said = told(lua);
    if (update) a_case.blocks = said;
    EXPECT_EQ(said, a_case.blocks);
  }
  if (update) write_corpus(slips_file(), cases);
}

// Where Lua stops is what scripts compare with luac: the words change, that does not.
TEST(Slips, LeaveThePlaceThatLuaNames) {
  for (const CorpusCase& a_case : read_corpus(slips_file())) {
    const Parsed parsed = parse(a_case.lua);
    for (const Diagnostic& diagnostic : parsed.diagnostics)
      EXPECT_EQ(explained(parsed.tree, diagnostic).lua_offset, diagnostic.lua_offset) << a_case.title;
  }
}

// Each row of the table has a program that shows it, its words in both languages, and every place in them is filled.
TEST(Slips, EachHasAProgramAndItsWords) {
  std::set<std::string> shown;
  for (const CorpusCase& a_case : read_corpus(slips_file())) {
    const Parsed parsed = parse(a_case.lua);
    if (parsed.diagnostics.empty()) continue;
    const Diagnostic diagnostic = explained(parsed.tree, parsed.diagnostics.front());
    shown.insert(diagnostic.message);
    for (const char* const language : {"fr", "en"}) {
      const Messages messages = Messages::load(support::source_folder() / "assets/messages", language).value();
      ASSERT_TRUE(messages.has(diagnostic.message)) << diagnostic.message;
      const Advice advice = messages.advice(diagnostic.message, diagnostic.arguments);
      const Advice& words = messages.table().at(diagnostic.message);
      for (const std::string& template_words : {words.seen, words.try_this})
        for (std::size_t open = template_words.find('{'); open != std::string::npos; open = template_words.find('{', open + 1)) {
          const std::string place = template_words.substr(open + 1, template_words.find('}', open) - open - 1);
          const bool is_place = !place.empty() && place.find(' ') == std::string::npos;
          const auto has = [&](const auto& argument) { return argument.first == place; };
          EXPECT_TRUE(!is_place || std::any_of(diagnostic.arguments.begin(), diagnostic.arguments.end(), has)) << diagnostic.message << " " << place;
        }
      EXPECT_FALSE(advice.try_this.empty()) << diagnostic.message;
    }
  }
  std::ifstream table(support::source_folder() / "runtime/program/slips.cpp");
  for (std::string line; std::getline(table, line);) {
    const std::size_t start = line.find("Row{\"");
    if (start == std::string::npos) continue;
    const std::string id = line.substr(start + 5, line.find('"', start + 5) - start - 5);
    EXPECT_TRUE(shown.contains(id)) << id << " has no program in slips.txt";
  }
}

// Whatever the text, the words point into it and nothing is read outside.
TEST(Slips, TakeAnyText) {
  const std::vector<CorpusCase> cases = read_corpus(slips_file());
  std::mt19937 random(17);
  for (int round = 0; round < 4000; ++round) {
    std::string lua = cases[random() % cases.size()].lua;
    const std::string& other = cases[random() % cases.size()].lua;
    const std::size_t at = random() % (lua.size() + 1);
    if (round % 2 == 0) lua.insert(at, other.substr(random() % other.size(), random() % 6));
    else lua.erase(at, random() % 5);
    const Parsed parsed = parse(lua);
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
      const Diagnostic words = explained(parsed.tree, diagnostic);
      ASSERT_LE(words.range.start, words.range.end) << lua;
      ASSERT_LE(words.range.end, lua.size()) << lua;
    }
  }
}

}  // namespace
}  // namespace lunabloc::program
