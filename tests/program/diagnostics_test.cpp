#include <gtest/gtest.h>

#include <random>

#include "base/line_index.h"
#include "blocks_support.h"
#include "lua_verdict.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

LuaVerdict our_verdict(const std::string& lua) {
  const Parsed parsed = parse(lua);
  if (parsed.diagnostics.empty()) return {};
  const Diagnostic& first = parsed.diagnostics.front();
  return {static_cast<long>(base::LineIndex(lua).line_of(first.lua_offset)), first.message};
}

void check_verdict(const std::string& lua) {
  const LuaVerdict lua_says = lua_verdict(lua), we_say = our_verdict(lua);
  EXPECT_EQ(we_say.line == 0, lua_says.line == 0) << lua << "\nLua: " << lua_says.words << "\nhere: " << we_say.words;
  if (lua_says.line == -1 || we_say.line == 0) return;
  EXPECT_EQ(we_say.line, lua_says.line) << lua << "\nLua: " << lua_says.words << "\nhere: " << we_say.words;
}

std::vector<CorpusCase> verdicts() { return read_corpus(support::source_folder() / "tests/program/verdicts.txt"); }

// The message that stands under each case, and Lua's verdict of it.
TEST(Diagnostics, AreLuasOwn) {
  std::vector<CorpusCase> cases = verdicts();
  ASSERT_GT(cases.size(), 50U);
  const bool update = std::getenv("UPDATE_EXPECT") != nullptr;
  for (CorpusCase& a_case : cases) {
    SCOPED_TRACE(a_case.title);
    std::string lua = a_case.lua;
    lua.pop_back();  // the corpus ends lines, a fault at the end of the text may mind
    check_verdict(lua);
    std::string said;
    for (const Diagnostic& diagnostic : parse(lua).diagnostics) {
      const base::LineColumn at = base::LineIndex(lua).at(lua, diagnostic.range.start);
      said += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.message;
      for (const auto& [name, value] : diagnostic.arguments) said += " " + name + "=" + value;
      said += "\n";
    }
    if (update)
      a_case.blocks = said;
    else
      EXPECT_EQ(said, a_case.blocks);
  }
  if (update) write_corpus(support::source_folder() / "tests/program/verdicts.txt", cases);
}

TEST(Diagnostics, KnowLuasLimits) {
  const auto names = [](int count, const std::string& letter) {
    std::string list;
    for (int i = 1; i <= count; ++i) list += (i > 1 ? "," : "") + letter + std::to_string(i);
    return list;
  };
  for (const int count : {199, 200, 201}) {
    check_verdict("local " + names(count, "a"));
    check_verdict("local function f(" + names(count, "a") + ") end");
    check_verdict("function f:m(" + names(count, "a") + ") end");
    check_verdict("local " + names(count - 4, "a") + "\nfor i = 1, 2 do end");
    check_verdict("local " + names(count - 5, "a") + "\nfor k in f do local x end");
    check_verdict("do local " + names(count, "a") + " end local " + names(count, "b"));
  }
  for (const int count : {253, 254, 255, 256}) {
    check_verdict("local " + names(190, "a") + "\nlocal function f()\nlocal " + names(190, "b") +
                  "\nreturn function() return {" + names(190, "a") + "," + names(count - 190, "b") + "} end end");
    check_verdict("f(" + names(count, "a") + ")");
    check_verdict("o:m(" + names(count, "a") + ")");
    check_verdict("return " + names(count, "a"));
    check_verdict("return {" + names(count, "a") + "}");
    check_verdict("f(1, g(2, " + names(count - 4, "a") + "))");
    check_verdict("local x, y\nreturn f(" + names(count - 3, "a") + ")");
  }
  const auto nested = [](int count, const std::string& open, const std::string& middle, const std::string& close) {
    std::string lua;
    for (int i = 0; i < count; ++i) lua += open;
    lua += middle;
    for (int i = 0; i < count; ++i) lua += close;
    return lua;
  };
  for (int count = 96; count < 100; ++count) check_verdict(nested(count, "x = function() return ", "1", " end"));
  for (int count = 193; count < 201; ++count) {
    check_verdict("x = " + nested(count, "(", "1", ")"));
    check_verdict("x = " + nested(count, "not ", "1", ""));
    check_verdict("x = " + nested(count, "{", "", "}"));
    check_verdict("x = " + nested(count, "a[", "1", "]"));
    check_verdict(nested(count, "do ", "", " end"));
    check_verdict(nested(count, "if x then ", "", " end"));
    check_verdict(nested(count, "while x do ", "", " end"));
    check_verdict(nested(count, "repeat ", "", " until x"));
    check_verdict(nested(count, "function f() ", "", " end"));
    check_verdict(nested(count, "f(", "", ")"));
    check_verdict("x = a" + nested(count, "..a", "", ""));
    check_verdict("x = a" + nested(count, "^a", "", ""));
    check_verdict("a" + nested(count, ",a", "", "") + " = 1");
    std::string labels;
    for (int i = 0; i < count; ++i) labels += "::l" + std::to_string(i) + "::";
    check_verdict(labels);
  }
}

// Soup of tokens: most of it is wrong in some way.
TEST(Diagnostics, AgreeWithLuaOnAnySoup) {
  const std::vector<std::string> pieces = {
      "if x then", "else", "elseif y then", "end", "end", "end", "while x do", "repeat", "until x", "for i = 1, 2 do",
      "for k, v in p do", "do", "break", "goto l", "::l::", "goto m", "::m::", "local a <const> = 1", "local b <close> = nil",
      "local c, d", "a = 2", "b = 2", "c = a", "f()", "(f)()", "function g(...)", "function o:m()", "local function h(x)",
      "return", "return ...", "x = ...", ";", "x", "=", "1", "(", ")", "{", "}", "local e <foo>", "'s'", "x = function()",
      "local a <close>, b <close> = 1", "local l", "not", "..", "x.y = 1", "x[1]", "o:m()", ",", "in", "\n", "\n", "-- c\n",
      "goto break", "3x", "'open", "[[long", "@", "local function a() a = 1 end", "function a() end", "a.b = 1"};
  std::mt19937 random(11);
  for (int round = 0; round < 15'000; ++round) {
    std::string lua;
    for (std::size_t i = 1 + random() % 9; i > 0; --i) lua += pieces[random() % pieces.size()] + (random() % 3 ? " " : "\n");
    check_verdict(lua);
    if (HasFailure()) return;
  }
}

// Whole programs with one piece too many, one too few, or two exchanged.
TEST(Diagnostics, AgreeWithLuaOnDamagedPrograms) {
  std::mt19937 random(5);
  const std::filesystem::path folder = support::source_folder() / "tests/program/instrument/programs";
  for (const std::string& name : base::entries_of(folder)) {
    const std::string lua = base::read_file(folder / name).value_or("");
    for (int round = 0; round < 400; ++round) {
      std::string damaged = lua;
      const std::size_t at = random() % damaged.size(), length = random() % 6;
      if (round % 2 == 0) damaged.erase(at, length);
      else damaged.insert(at, lua.substr(random() % lua.size(), length));
      check_verdict(damaged);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace lunabloc::program
