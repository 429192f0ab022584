// wait, random and round: time, chance and numbers.
#include <algorithm>
#include <cmath>

#include "runner/library.h"
#include "runner/scheduler.h"

namespace lunabloc::runner {
namespace {

constexpr double kLongestWait = 1e9;  // s

int wait(lua_State* state) { return wait_for(state, luaL_checknumber(state, 1)); }

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

}  // namespace

std::chrono::microseconds duration(double seconds) {
  const double kept = seconds > 0 ? std::min(seconds, kLongestWait) : 0;
  return std::chrono::microseconds(std::llround(kept * 1e6));
}

int wait_for(lua_State* state, double seconds) {
  Context& context = context_of(state);
  const std::chrono::microseconds length = duration(seconds);
  context.emit(trace::EventKind::wait, "", [length](trace::RecordWriter& writer) {
    writer.number(std::chrono::duration<double>(length).count());
  });
  if (context.scheduler->wait(state, length)) return lua_yield(state, 0);
  return 0;
}

void open_control(lua_State* state) {
  lua_register(state, "wait", wait);
  lua_register(state, "random", random);
  lua_register(state, "round", round);
}

}  // namespace lunabloc::runner
