// Values as people see them: no address, no end, no metamethod of the program's.
#include "runner/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace lunabloc::runner {
namespace {

class Shown : public testing::Test {
 protected:
  std::string preview(const std::string& expression, std::size_t most = Preview::kMostBytes) {
    evaluate(expression);
    return std::string(Preview(state_.get(), -1, most).text());
  }
  std::string shown(const std::string& expression) {
    evaluate(expression);
    return std::string(push_shown(state_.get(), -1));
  }

 private:
  void evaluate(const std::string& expression) {
    lua_settop(state_.get(), 0);
    ASSERT_EQ(luaL_dostring(state_.get(), ("return " + expression).c_str()), LUA_OK) << lua_tostring(state_.get(), -1);
  }
  struct Close {
    void operator()(lua_State* state) const { lua_close(state); }
  };
  static lua_State* open() {
    lua_State* const state = luaL_newstate();
    luaL_requiref(state, LUA_GNAME, luaopen_base, 1);
    luaL_requiref(state, LUA_STRLIBNAME, luaopen_string, 1);
    lua_settop(state, 0);
    open_object_numbers(state);
    return state;
  }
  std::unique_ptr<lua_State, Close> state_{open()};
};

TEST_F(Shown, NumbersAndTextsAreAsLuaShowsThem) {
  EXPECT_EQ(preview("3"), "3");
  EXPECT_EQ(preview("3.0"), "3.0");
  EXPECT_EQ(preview("1/3"), "0.33333333333333");
  EXPECT_EQ(preview("0/0"), "nan");
  EXPECT_EQ(preview("-(0/0)"), "nan");
  EXPECT_EQ(preview("-1/0"), "-inf");
  EXPECT_EQ(preview("'é'"), "é");
  EXPECT_EQ(preview("nil"), "nil");
  EXPECT_EQ(preview("print"), "function");
}

TEST_F(Shown, TablesShowTheirElements) {
  EXPECT_EQ(preview("{}"), "{}");
  EXPECT_EQ(preview("{3, 'x', true}"), "{3, \"x\", true}");
  EXPECT_EQ(preview("{1, n = 2}"), "{1, n = 2}");
  EXPECT_EQ(preview("{['deux mots'] = 2}"), "{[\"deux mots\"] = 2}");
  EXPECT_EQ(preview("{{{{1}}}}"), "{{{{…}}}}");
  EXPECT_EQ(preview("(function() local t = {} t.t = t return t end)()"), "{t = {t = {t = {…}}}}");
}

TEST_F(Shown, LongOnesAreCutBetweenLetters) {
  EXPECT_EQ(preview("'abcdef'", 4), "abcd…");
  EXPECT_EQ(preview("'ééé'", 3), "é…");
  EXPECT_EQ(preview("{'a', 'b', 'c', 'd'}", 10), "{\"a\", \"b\",…");
  EXPECT_LE(preview("(function() local t = {} for i = 1, 1000 do t[i] = i end return t end)()").size(), 500U);
  EXPECT_LE(preview("(function() local t = {} for i = 1, 1000 do t['k' .. i] = i end return t end)()").size(), 2000U);
}

TEST_F(Shown, TheProgramsHandlersDoNotRun) {
  EXPECT_EQ(preview("setmetatable({1}, {__index = error, __len = error, __tostring = error, __pairs = error, __name = 'x'})"), "{1}");
}

TEST_F(Shown, ObjectsHaveNumbersInsteadOfAddresses) {
  EXPECT_EQ(shown("{}"), "table #1");
  EXPECT_EQ(shown("print"), "function #2");
  EXPECT_EQ(shown("print"), "function #2");
  EXPECT_EQ(shown("setmetatable({}, {__name = 'Point'})"), "Point #3");
  EXPECT_EQ(shown("setmetatable({}, {__tostring = function() return 'moi' end})"), "moi");
}

}  // namespace
}  // namespace lunabloc::runner
