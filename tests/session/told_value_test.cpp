// What an expression gives on told values, and what is never guessed.
#include "session/told_value.h"

#include <gtest/gtest.h>

#include <map>

#include "session/breakpoints.h"

namespace lunabloc::session {
namespace {

using trace::Value;

// As tostring writes it, or "?" and why it is not known.
std::string told(const std::string& lua, const std::map<std::string, Told>& values = {}) {
  const Condition condition = read_condition(lua);
  if (!condition.expression()) return "? no expression";
  const Result<Told> value = value_of(condition.expression(), [&](const program::Syntax& name) -> Result<Told> {
    const auto found = values.find(std::string(name.token_text()));
    return found != values.end() ? Result<Told>(found->second) : failure(ErrorKind::failed, "told.unknown");
  });
  return value ? trace::shown(value->value) : "? " + value.error().message;
}

Told list(const char* shown) { return {std::string(shown), true}; }

struct Case {
  const char* lua;
  const char* expected;
};

TEST(ToldValue, IsWhatLuaWouldGive) {
  const std::map<std::string, Told> values = {{"i", {std::int64_t{5}}}, {"x", {2.5}}, {"mot", {std::string("chat")}}, {"vrai", {true}}, {"rien", {}}};
  constexpr Case kCases[] = {
      {"1 + 2 * 3", "7"},           {"7 // 2", "3"},             {"-7 // 2", "-4"},          {"-7 % 3", "2"},
      {"7 % -3", "-2"},             {"7 / 2", "3.5"},            {"2 ^ 10", "1024.0"},       {"7 // 2.0", "3.0"},
      {"i + x", "7.5"},             {"i > 3", "true"},           {"i >= 5 and i <= 5", "true"}, {"i ~= 5", "false"},
      {"i == 5.0", "true"},         {"mot == \"chat\"", "true"}, {"mot < \"chien\"", "true"}, {"mot .. i", "chat5"},
      {"#mot", "4"},                {"not vrai", "false"},       {"rien == nil", "true"},    {"rien or i", "5"},
      {"vrai and mot", "chat"},     {"-i", "-5"},                {"(i - 1) * 2", "8"},       {"0x10", "16"},
      {"1e2", "100.0"},             {"\"a\\065\\n\"", "aA\n"},   {"[[long]]", "long"},       {"9223372036854775807 + 1", "-9223372036854775808"},
      {"mot == i", "false"},        {"'\\u{e9}'", "é"},          {"0/0 == 0/0", "false"},    {"false or false", "false"},
  };
  for (const Case& one : kCases) EXPECT_EQ(told(one.lua, values), one.expected) << one.lua;
}

TEST(ToldValue, ReadsListsAsTheyAreShown) {
  const std::map<std::string, Told> values = {{"t", list("{3, 8, \"a, b\", {1, 2}, true}")},
                                               {"p", list("{nom = \"Léa\", age = 12, [0] = 4}")},
                                               {"vide", list("{}")},
                                               {"long", list("{1, 2, 3…}")},
                                               {"su", {std::string("{1, 2, 3…}"), true, 40}},
                                               {"mot", {std::string("{1}")}}};
  constexpr Case kCases[] = {
      {"t[1] + t[2]", "11"}, {"t[3]", "a, b"},   {"t[4][2]", "2"},           {"t[9]", "nil"},   {"#t", "5"},    {"#t[4]", "2"},
      {"p.nom", "Léa"},      {"p.age > 10", "true"}, {"p[0]", "4"},          {"p.taille", "nil"}, {"#vide", "0"}, {"long[2]", "2"},
      {"long[3]", "? told.cut"}, {"#long", "? told.cut"}, {"t == t", "? told.unlike"}, {"t[5]", "true"},
      {"#su", "40"},         {"#mot", "3"},   {"mot[1]", "? told.unlike"},
  };
  for (const Case& one : kCases) EXPECT_EQ(told(one.lua, values), one.expected) << one.lua;
}

TEST(ToldValue, NeverGuesses) {
  const std::map<std::string, Told> values = {{"i", {std::int64_t{5}}}, {"mot", {std::string("chat")}}, {"long", {std::string("aaaa…")}}};
  constexpr Case kCases[] = {
      {"inconnu > 3", "? told.unknown"},  {"i == 5 and inconnu", "? told.unknown"}, {"i == 4 and inconnu", "false"},
      {"i == 5 or inconnu", "true"},      {"i + mot", "? told.unlike"},             {"i < mot", "? told.unlike"},
      {"i // 0", "? told.by_zero"},       {"i % 0", "? told.by_zero"},              {"f(i)", "? told.form"},
      {"{1}", "? told.form"},             {"i & 1", "? told.form"},                 {"long == \"aaaa\"", "? told.cut"},
      {"i.x", "? told.unlike"},           {"#i", "? told.unlike"},                  {"i = 5", "? no expression"},
      {"i, 3", "? no expression"},        {"i >", "? no expression"},               {"", "? no expression"},
      {"3 end x = 1 do", "? no expression"},
  };
  for (const Case& one : kCases) EXPECT_EQ(told(one.lua, values), one.expected) << one.lua;
  std::string deep(300, '(');
  EXPECT_EQ(told(deep + "1" + std::string(300, ')')).substr(0, 1), "?") << "too deep for Lua as well";
  std::string sum = "0";
  for (int i = 0; i < 3'000; ++i) sum += " + 1";
  EXPECT_EQ(told(sum), "? told.form") << "said, not overflowed";
}

}  // namespace
}  // namespace lunabloc::session
