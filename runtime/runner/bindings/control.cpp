// wait, random, round and when: time, chance, numbers, and scripts that begin when something happens.
#include <algorithm>
#include <cmath>

#include "runner/library.h"
#include "runner/scheduler.h"

namespace lunabloc::runner {
namespace {

constexpr double kLongestWait = 1e9;  // s
constexpr std::chrono::milliseconds kShortestPeriod{1};

std::chrono::microseconds duration(lua_Number seconds) {
  const double kept = seconds > 0 ? std::min(seconds, kLongestWait) : 0;
  return std::chrono::microseconds(std::llround(kept * 1e6));
}

int wait(lua_State* state) {
  const lua_Number seconds = luaL_checknumber(state, 1);
  Context& context = context_of(state);
  const std::chrono::microseconds length = duration(seconds);
  context.emit(trace::EventKind::wait, "", [length](trace::RecordWriter& writer) {
    writer.number(std::chrono::duration<double>(length).count());
  });
  if (context.scheduler->wait(state, length)) return lua_yield(state, 0);
  return 0;
}

int random(lua_State* state) {
  const lua_Integer first = luaL_checkinteger(state, 1);
  const lua_Integer last = luaL_checkinteger(state, 2);
  lua_pushinteger(state, context_of(state).random.between(first, last));
  return 1;
}

// To the nearest whole number; a half goes up, as pupils learn it.
int round(lua_State* state) {
  const lua_Number number = luaL_checknumber(state, 1);
  const lua_Number whole = std::floor(number + 0.5);
  lua_Integer integer = 0;
  if (lua_numbertointeger(whole, &integer)) lua_pushinteger(state, integer);
  else lua_pushnumber(state, whole);
  return 1;
}

int when_start(lua_State* state) {
  luaL_checktype(state, 1, LUA_TFUNCTION);
  context_of(state).scheduler->start(state, 1);
  return 0;
}

int when_every(lua_State* state) {
  const lua_Number seconds = luaL_checknumber(state, 1);
  luaL_checktype(state, 2, LUA_TFUNCTION);
  const std::chrono::microseconds period = std::max<std::chrono::microseconds>(duration(seconds), kShortestPeriod);
  context_of(state).scheduler->every(state, 2, period);
  return 0;
}

// when.pin("button:A", function(value) … end): a part of the kit takes another value.
int when_pin(lua_State* state) {
  std::size_t length = 0;
  const char* const part = luaL_checklstring(state, 1, &length);
  luaL_checktype(state, 2, LUA_TFUNCTION);
  context_of(state).scheduler->on_change(state, 2, {part, length});
  return 0;
}

// when.key("space", function(down) … end): a key is a part of the world like any other.
int when_key(lua_State* state) {
  const char* const key = luaL_checkstring(state, 1);
  luaL_checktype(state, 2, LUA_TFUNCTION);
  lua_pushfstring(state, "key:%s", key);
  context_of(state).scheduler->on_change(state, 2, lua_tostring(state, -1));
  return 0;
}

}  // namespace

void open_control(lua_State* state) {
  lua_register(state, "wait", wait);
  lua_register(state, "random", random);
  lua_register(state, "round", round);
  constexpr luaL_Reg kWhen[] = {
      {"start", when_start}, {"every", when_every}, {"pin", when_pin}, {"key", when_key}, {nullptr, nullptr}};
  luaL_newlib(state, kWhen);
  lua_setglobal(state, "when");
}

}  // namespace lunabloc::runner
