// Texts made to hurt: endless openers, chains, near-misses. None may break the stack (they are read a second time with
// a quarter of a megabyte of it), lose a byte, or take more than its share of time.
#include <gtest/gtest.h>

#include <ctime>

#include "blocks_support.h"
#include "program/block_diff.h"
#include "program/gesture.h"
#include "program/instrument.h"
#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

// The sanitizers look at every byte, and take twenty times as long; how deep the stack goes is tried without them.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kShare = 4;
#else
constexpr std::size_t kShare = 1;
#endif

const std::vector<std::string> kPieces = {
    "(", "{", "[", "not ", "- ", "do ", "if x then ", "function() ", "x = function() ", "f(function() ", ".. a", " .. ", "^a", "^", ".a", "a.",
    "f(", "a[", "f{", "{a=", "{{},", "{[", "::a:: ", ";", "elseif x then ", "else ", "else if x then ", "end ", "until x ", "repeat ",
    "while x do ", "for i in p do ", "for i = 1, 2 do ", "local function f() ", "function f() ", "return ", "return;", "goto a ", "break ",
    "=", ",", ":", "::", ".", "@", "\xff", std::string(1, '\0'), "\xC3\xA9 ", "\"", "\"\n", "'a\\\n", "'\\z\n", "'\\", "[=", "[==[", "]=]",
    "]]", "[=\n", "--[=\n", "--[[ ]]", "--[==[", "--\n", "-- c\n", "-- c\n\n", "a + ", "a+", "a and ", "a\n", "a ", "a", "1", "1.", "0x", ")", "}", "]", "<", "~",
    "f\"\"", "f()", "f() ", "()", "o:m", ":m()", ":m ", "x = ", "x = 1 ", "x = 1\n", "x, ", ",x", "local ", "local a\n", "local a <const> ", "local a <close>\n",
    "goto l ::l:: ", "if\n", "if x\n", "if x then\n", "  if x then\n", "if x then\n  f(\n", "function f()\n", "while x do\n  f()\n", "do\nend\n", "do\n end\n",
    "repeat\n", "f(\n", "f{\n", "x = {\n", "x = (\n", "x = [[\n", "x = \"\n", "end\n", "\r", "\r\n", "\n\r", "\n", " ", "\t\n", "  -- c\n", "#", "\xEF\xBB\xBF",
    "if x then else ", "if x then elseif y then end ", "return function() ", "x = not ", "f(f, ", "a.b.c = ", "local x = function()\n", "...", "(...) ", "f(1 2) "};

std::string bomb_of(const std::string& piece, std::size_t size_bytes) {
  std::string lua;
  while (lua.size() < size_bytes) lua += piece;
  return lua;
}
// A name of its own in each.
std::string numbered(const std::string& before, const std::string& after, std::size_t size_bytes) {
  std::string lua;
  for (int i = 0; lua.size() < size_bytes; ++i) lua += before + std::to_string(i) + after;
  return lua;
}

std::vector<std::pair<std::string, std::string>> bombs(std::size_t size_bytes) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& piece : kPieces) {
    all.emplace_back(piece, bomb_of(piece, size_bytes));
    all.emplace_back("x = " + piece, "x = " + bomb_of(piece, size_bytes));
  }
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"::l", ":: "}, {"goto l", " "}, {"goto l", "\ndo local x end\n"}, {"local l", "\n"}, {"l", " = 1\n"}, {"local l", " <const> = 1 "}, {"function l", "() end "}})
    all.emplace_back(before + "N" + after, numbered(before, after, size_bytes));
  return all;
}

TEST(Bombs, BreakNoStack) {
  for (const auto& [name, lua] : bombs(40'000 / kShare)) {
    SCOPED_TRACE(name);
    const Parsed parsed = parse(lua);
    ASSERT_EQ(print(parsed.tree), lua);
    const Tree edited = reparse(parsed.tree, {{lua.size() / 2, lua.size() / 2}, "x"}).tree;
    ASSERT_EQ(print(edited).size(), lua.size() + 1);
    std::size_t coloured = 0;
    for (const ColouredToken& token : coloured_tokens(parsed.tree)) coloured += token.range.length();
    ASSERT_EQ(coloured, lua.size());
    Sites sites;
    (void)instrument(parsed.tree, Tell::all, sites);
  }
}

TEST(Bombs, AreBlocksWithoutBreakingTheStack) {
  for (const auto& [name, lua] : bombs(12'000 / kShare)) {
    SCOPED_TRACE(name);
    const Parsed parsed = parse(lua);
    const Tree edited = reparse(parsed.tree, {{lua.size() / 2, lua.size() / 2}, "x"}).tree;
    const Projection projection = project(parsed.tree, shipped_vocabulary(), "fr");
    (void)block_changes(projection, project(edited, shipped_vocabulary(), "fr"));
    if (projection.blocks.empty()) continue;
    (void)describe(projection.blocks.front());
    (void)delete_block(parsed.tree, projection, projection.blocks.front().id, Extent::alone);
  }
}

TEST(Bombs, ADumpBreaksNoStackEither) {
  for (const auto& [name, lua] : bombs(8'000 / kShare)) EXPECT_FALSE(dump(parse(lua).tree).empty()) << name;
}

double seconds_of(const std::function<void()>& work) {
  const std::clock_t before = std::clock();
  work();
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

// What grows with the square of the text is far above this bound.
TEST(Bombs, TakeNoMoreThanTheirShareOfTime) {
  const bool whole = std::getenv("LUNABLOC_FULL") != nullptr;
  const std::size_t size_bytes = whole ? 4'000'000 : 60'000 / kShare;
#ifdef __SANITIZE_ADDRESS__
  const double most = 5;
#else
  const double most = whole ? 1.5 : 0.3;
#endif
  for (const auto& [name, lua] : bombs(size_bytes)) {
    Parsed parsed;
    const double read = seconds_of([&] { parsed = parse(lua); });
    double key = 0;
    for (const std::size_t at : {std::size_t{0}, lua.size() / 2})
      for (const char* typed : {"x", "("}) key = std::max(key, seconds_of([&] { (void)reparse(parsed.tree, {{at, at}, typed}); }));
    if (whole && (read > 0.25 || key > 0.25)) std::printf("%-28s read %.2f s, a key %.2f s, %zu told\n", name.c_str(), read, key, parsed.diagnostics.size());
    EXPECT_LT(read, most) << name;
    EXPECT_LT(key, most) << name;
  }
}

}  // namespace
}  // namespace lunabloc::program
