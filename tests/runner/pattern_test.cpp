// The matcher of patterns does what Lua's own does, letter for letter, on patterns made at random, right ones and wrong
// ones; and it ends after the tries that it was given.
#include "runner/pattern.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace lunabloc::runner {
namespace {

struct Question {
  std::string_view text, pattern;
  std::uint64_t tries = 1'000'000;
};

[[noreturn]] void raise_used_up(lua_State* state) {
  luaL_error(state, "tries used up");
  std::abort();
}

// string.match, but anywhere a pattern may begin: where it ends, and what it captured.
int match_here(lua_State* state) {
  const auto& question = *static_cast<const Question*>(lua_touserdata(state, 1));
  PatternMatcher::Tries tries{question.tries, raise_used_up};
  PatternMatcher matcher(state, question.text, question.pattern, tries);
  for (const char* at = question.text.data(); at <= matcher.text_end(); ++at) {
    const char* const end = matcher.match(at);
    if (end == nullptr) continue;
    lua_pushinteger(state, at - question.text.data() + 1);
    lua_pushinteger(state, end - question.text.data());
    return matcher.push_captures(nullptr, nullptr) + 2;
  }
  lua_pushnil(state);
  return 1;
}

class Patterns : public testing::Test {
 protected:
  Patterns() : state_(luaL_newstate(), lua_close), lua_(state_.get()) { luaL_openlibs(lua_); }

  // What is on the stack above `from`, with a mark of its kind; all is taken away.
  std::string results(int from) {
    std::string text;
    for (int i = from + 1; i <= lua_gettop(lua_); ++i) {
      std::size_t length = 0;
      const char* const shown = luaL_tolstring(lua_, i, &length);
      text.append(luaL_typename(lua_, i)).append(" ").append(shown, length).append("\n");
      lua_pop(lua_, 1);
    }
    lua_settop(lua_, from);
    return text;
  }
  std::string told(int status, int from) {
    if (status == LUA_OK) return results(from);
    // Its place is that of the caller, which is C here.
    std::string words = lua_tostring(lua_, -1);
    lua_settop(lua_, from);
    return "error " + words;
  }

  std::string by_lua(const Question& question) {
    lua_getglobal(lua_, "string");
    lua_getfield(lua_, -1, "find");
    lua_remove(lua_, -2);
    const int from = lua_gettop(lua_) - 1;
    lua_pushlstring(lua_, question.text.data(), question.text.size());
    lua_pushlstring(lua_, question.pattern.data(), question.pattern.size());
    return told(lua_pcall(lua_, 2, LUA_MULTRET, 0), from);
  }
  std::string here(Question question) {
    const int from = lua_gettop(lua_);
    lua_pushcfunction(lua_, match_here);
    lua_pushlightuserdata(lua_, &question);
    return told(lua_pcall(lua_, 1, LUA_MULTRET, 0), from);
  }

  std::unique_ptr<lua_State, void (*)(lua_State*)> state_;
  lua_State* lua_;
};

// Pieces that make patterns, some of which are none.
std::string random_pattern(std::mt19937& random) {
  static const std::vector<std::string> kItems = {"a",   "b",     ".",    "%a",   "%d",    "%s",   "%W",   "%x",  "%p",    "%u",   "%z",  "%g",   "%c",
                                                  "[ab]", "[^a]",  "[a-c%d]", "[]]", "[%]]",  "[a-]", "[^%s]", "()",  "(",     ")",    "(",   ")",    "%b()",
                                                  "%bab", "%f[%a]", "%1",   "%2",   "%0",    "%",    "[",    "%f",  "$",     "^",    "%%",  "%b",   "-",
                                                  "(a)",  "(.-)",  "(%a+)", "[%a_]", "[a-%%]", "[^]", "]",    "\xC3\xA9"};
  static const std::vector<std::string> kSuffixes = {"", "", "", "*", "+", "-", "?"};
  std::string pattern;
  for (std::size_t count = 1 + random() % 7; count > 0; --count) pattern += kItems[random() % kItems.size()] + kSuffixes[random() % kSuffixes.size()];
  return pattern;
}
std::string random_text(std::mt19937& random) {
  using namespace std::string_view_literals;
  static constexpr std::string_view kLetters = "aabbc1 (()_]\0%-\xC3\xA9" "A."sv;
  std::string text;
  for (std::size_t count = random() % 14; count > 0; --count) text += kLetters[random() % kLetters.size()];
  return text;
}

TEST_F(Patterns, MadeAtRandomMatchAsInLua) {
  std::mt19937 random(7);
  int matched = 0, wrong = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string pattern = random_pattern(random);
    // `find` begins where ^ says, and looks for a plain text without its matcher.
    if (pattern.starts_with('^') || pattern.find_first_of("$*+?.([%-") == pattern.npos) pattern.insert(0, "()");
    const std::string text = random_text(random);
    const std::string expected = by_lua({text, pattern});
    ASSERT_EQ(here({text, pattern}), expected) << "pattern " << pattern << "\ntext " << text;
    matched += expected.starts_with("number") ? 1 : 0;
    wrong += expected.starts_with("error") ? 1 : 0;
  }
  EXPECT_GT(matched, 5'000);
  EXPECT_GT(wrong, 10'000);
}

TEST_F(Patterns, AreAsDeepAsInLua) {
  for (const int items : {50, 150, 198, 199, 200, 201, 202, 400}) {
    for (const char* const item : {"a?", "a*", "()", "(a", "a-", "b"}) {
      std::string pattern;
      for (int i = 0; i < items; ++i) pattern += item;
      const std::string text(300, 'a');
      EXPECT_EQ(here({text, pattern}), by_lua({text, pattern})) << items << " times " << item;
    }
  }
}

TEST_F(Patterns, EndAfterTheirTries) {
  const std::string text(200, 'a');
  const std::string kBombs[] = {".-.-.-.-.-.-.-.-b", "a*a*a*a*a*a*a*b", "(.-)(.-)(.-)(.-)(.-)%1%2%3%4%5b", std::string("[") + std::string(50'000, 'x') + "a]*b"};
  for (const std::string& bomb : kBombs) EXPECT_EQ(here({text, bomb, 1'000'000}), "error tries used up") << bomb.substr(0, 40);
  EXPECT_EQ(here({text, "a*b", 100'000}), "nil nil\n") << "what is long but bounded ends by itself";
  const std::string open(100'000, '(');
  EXPECT_EQ(here({open, "%b()", 1'000'000}), "error tries used up");
}

}  // namespace
}  // namespace lunabloc::runner
