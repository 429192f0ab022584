// time: the virtual clock, and a stopwatch that a program may set back.
#include "runner/library.h"

namespace lunabloc::runner {
namespace {

int give(lua_State* state, std::chrono::microseconds time) {
  lua_pushnumber(state, std::chrono::duration<double>(time).count());
  return 1;
}

int now(lua_State* state) { return give(state, context_of(state).now); }
int timer(lua_State* state) { return give(state, context_of(state).now - context_of(state).timer_since); }
int reset_timer(lua_State* state) {
  context_of(state).timer_since = context_of(state).now;
  return 0;
}

// time.text(75) is "1:15": minutes and seconds, as a stopwatch shows them.
int text(lua_State* state) {
  const lua_Number seconds = luaL_checknumber(state, 1);
  luaL_argcheck(state, seconds >= 0 && seconds < 1e9, 1, "between 0 and 1000000000");
  const auto whole = static_cast<lua_Integer>(seconds);
  lua_pushinteger(state, whole / 60);
  lua_pushstring(state, whole % 60 < 10 ? ":0" : ":");
  lua_pushinteger(state, whole % 60);
  lua_concat(state, 3);
  return 1;
}

}  // namespace

void open_time(lua_State* state) {
  constexpr luaL_Reg kTime[] = {{"now", now}, {"timer", timer}, {"reset_timer", reset_timer}, {"text", text}, {nullptr, nullptr}};
  luaL_newlib(state, kTime);
  lua_setglobal(state, "time");
}

}  // namespace lunabloc::runner
