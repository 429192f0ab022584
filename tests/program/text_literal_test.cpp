#include "program/text_literal.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "lua_support.h"

namespace lunabloc::program {
namespace {

// What Lua makes of the literal; nothing when it refuses it.
std::optional<std::string> lua_reads(const std::string& literal) {
  LuaState lua;
  if (!lua.load("return " + literal) || lua_pcall(lua.get(), 0, 1, 0) != LUA_OK || lua_type(lua.get(), -1) != LUA_TSTRING) return std::nullopt;
  std::size_t length = 0;
  const char* const text = lua_tolstring(lua.get(), -1, &length);
  return std::string(text, length);
}

TEST(TextLiteral, IsReadAsLuaReadsIt) {
  for (const std::string literal :
       {"\"\"", "''", "\"l'été\"", "'a\\tb'", "'\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\''", "'\\9'", "'\\009x'", "'\\0651'", "'\\255'", "'\\256'", "'\\x41\\xfF'", "'\\x4'", "'\\xg0'", "'\\u{e9}'",
        "'\\u{20AC}\\u{1F600}'", "'\\u{7FFFFFFF}\\u{3FFFFFF}\\u{200000}'", "'\\u{80000000}'", "'\\u{}'", "'\\u{-1}'", "'\\u41'", "'\\u{41'", "'a\\z  \n\t b'", "'\\z'", "'a\\\nb'", "'a\\\r\nb'",
        "'a\\\n\nb'", "'a\nb'", "'\\q'", "'\\'", "'a'b'", "\"a", "\"a'", "'", "[[a]]", "[==[a]]b]==]", "[[\na]]", "[[\r\n\na\r\nb\rc]]", "[[a]", "[=[a]]", "[[a]]b]]", "[=a]=]", "[]]", "[[]", "[[]]", "[=", "[==[]=]"})
    EXPECT_EQ(text_of_literal(literal), lua_reads(literal)) << literal;
  EXPECT_EQ(text_of_literal(""), std::nullopt);
  EXPECT_EQ(text_of_literal("12"), std::nullopt);
}

TEST(TextLiteral, WhatIsWrittenIsReadAgain) {
  EXPECT_EQ(literal_of_text("l'été \"\\\n\t\x01"), "\"l'été \\\"\\\\\\n\\t\\001\"");
  base::Random random;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto length = random.between(0, 12); length > 0; --length) text.push_back(static_cast<char>(random.between(0, 255)));
    const std::string literal = literal_of_text(text);
    EXPECT_EQ(text_of_literal(literal), text) << literal;
    EXPECT_EQ(lua_reads(literal), text) << literal;
  }
}

}  // namespace
}  // namespace lunabloc::program
