#include "runner/library.h"

#include <cmath>
#include <cstring>
#include <iterator>

#include "runner/scheduler.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

// As long as a program may be.
constexpr std::size_t kLongestChunk = 1U << 20U;

int own_tostring(lua_State* state) {
  luaL_checkany(state, 1);
  push_shown(state, 1);
  return 1;
}

// Handlers that Debian 12's Lua cannot run without breaking its own memory, or that see when memory is collected; and
// __call, which must be a function (a chain of tables takes minutes). The names are upvalues of setmetatable: a program
// that makes many objects would wait for the making of them.
constexpr const char* kWatched[] = {"__gc", "__mode", "__close", "__concat", "__call"};
constexpr int kRefused = 4;

// A metatable that has just been looked at is asked for __gc alone: the only one that counts when it is set.
void check_metatable(lua_State* state) {
  const void*& checked = context_of(state).checked_metatable;
  const int names = checked == lua_topointer(state, 2) ? 1 : static_cast<int>(std::size(kWatched));
  checked = lua_topointer(state, 2);
  for (int i = 1; i <= names; ++i) {
    lua_pushvalue(state, lua_upvalueindex(i));
    const int type = lua_rawget(state, 2);
    lua_pop(state, 1);
    if (type == LUA_TNIL) continue;
    if (i <= kRefused) luaL_error(state, "metatables with '%s' are not available", kWatched[i - 1]);
    if (type != LUA_TFUNCTION) luaL_error(state, "'__call' must be a function");
  }
}

int own_setmetatable(lua_State* state) {
  const int type = lua_type(state, 2);
  luaL_checktype(state, 1, LUA_TTABLE);
  luaL_argexpected(state, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(state, 1, "__metatable") != LUA_TNIL) return luaL_error(state, "cannot change a protected metatable");
  lua_settop(state, 2);
  if (type == LUA_TTABLE) check_metatable(state);
  lua_setmetatable(state, 1);
  return 1;
}

void open_setmetatable(lua_State* state) {
  for (const char* const name : kWatched) lua_pushstring(state, name);
  lua_pushcclosure(state, own_setmetatable, static_cast<int>(std::size(kWatched)));
  lua_setglobal(state, "setmetatable");
}

// A given list is read as it is: one past its end is no fault of the loop.
int next_of_list(lua_State* state) {
  const lua_Integer i = luaL_intop(+, luaL_checkinteger(state, 2), 1);
  lua_pushinteger(state, i);
  const int type = is_given_list(state, 1) ? lua_rawgeti(state, 1, i) : lua_geti(state, 1, i);
  return type == LUA_TNIL ? 1 : 2;
}
int own_ipairs(lua_State* state) {
  luaL_checkany(state, 1);
  lua_pushcfunction(state, next_of_list);
  lua_pushvalue(state, 1);
  lua_pushinteger(state, 0);
  return 3;
}

int own_collectgarbage(lua_State* state) {
  const char* const option = luaL_optstring(state, 1, "collect");
  if (std::strcmp(option, "count") == 0) {
    lua_pushnumber(state, static_cast<lua_Number>(context_of(state).arena.used()) / 1024);
    return 1;
  }
  if (std::strcmp(option, "collect") != 0) return luaL_argerror(state, 1, "only 'collect' and 'count' are available");
  lua_gc(state, LUA_GCCOLLECT);
  lua_pushinteger(state, 0);
  return 1;
}

// The place of _ENV among the upvalues of a chunk: the first in plain Lua, anywhere in an instrumented one.
int place_of_environment(lua_State* state, int function) {
  for (int place = 1;; ++place) {
    const char* const name = lua_getupvalue(state, function, place);
    if (name == nullptr) return 0;
    lua_pop(state, 1);
    if (std::strcmp(name, "_ENV") == 0) return place;
  }
}

// load(text [, name [, mode [, env]]]): text only, never a function that gives pieces.
int own_load(lua_State* state) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, 1, &length);
  const char* const name = luaL_optstring(state, 2, text);
  luaL_argcheck(state, length <= kLongestChunk, 1, "a shorter text");
  const bool has_environment = lua_gettop(state) >= 4;
  lua_settop(state, 4);
  if (load_chunk(state, {text, length}, name, Chunk::loaded) != LUA_OK) {
    lua_pushnil(state);
    lua_insert(state, -2);
    return 2;
  }
  // A chunk that never looks at its environment has no place for it.
  if (const int place = has_environment ? place_of_environment(state, -1) : 0; place > 0) {
    lua_pushvalue(state, 4);
    lua_setupvalue(state, -2, place);
  }
  return 1;
}

// A script runs in a coroutine of ours. The program does not see that: it is the main program to itself.
bool is_script(lua_State* state, const lua_State* thread) { return context_of(state).scheduler->is_script(thread); }

int own_yield(lua_State* state) {
  if (is_script(state, state)) return luaL_error(state, "attempt to yield from outside a coroutine");
  return lua_yield(state, lua_gettop(state));
}
int own_isyieldable(lua_State* state) {
  lua_State* const thread = lua_isthread(state, 1) ? lua_tothread(state, 1) : state;
  lua_pushboolean(state, lua_isyieldable(thread) != 0 && !is_script(state, thread) ? 1 : 0);
  return 1;
}
int own_running(lua_State* state) {
  const bool is_main = lua_pushthread(state) != 0 || is_script(state, state);
  lua_pushboolean(state, is_main ? 1 : 0);
  return 2;
}
// Lua's own is the first upvalue. A script that waits would look as if it could go on.
int own_resume(lua_State* state) {
  if (lua_isthread(state, 1) && is_script(state, lua_tothread(state, 1))) {
    lua_pushboolean(state, 0);
    lua_pushliteral(state, "cannot resume non-suspended coroutine");
    return 2;
  }
  return lua_tocfunction(state, lua_upvalueindex(1))(state);
}

void open_coroutines(lua_State* state) {
  lua_getglobal(state, LUA_COLIBNAME);
  lua_getfield(state, -1, "resume");
  lua_pushcclosure(state, own_resume, 1);
  lua_setfield(state, -2, "resume");
  constexpr luaL_Reg kOwn[] = {{"yield", own_yield}, {"isyieldable", own_isyieldable}, {"running", own_running}, {nullptr, nullptr}};
  luaL_setfuncs(state, kOwn, 0);
  lua_pop(state, 1);
}

// Values that would show an address, or the sign of what is no number, are replaced before Lua formats them.
int own_format(lua_State* state) {
  const int top = lua_gettop(state);
  std::size_t length = 0;
  const char* const format = luaL_checklstring(state, 1, &length);
  int argument = 1;
  for (std::size_t i = 0; i < length; ++i) {
    if (format[i] != '%') continue;
    if (++i < length && format[i] == '%') continue;
    i += std::strspn(format + i, "-+ #0123456789.");
    if (i >= length || ++argument > top) break;
    if (format[i] == 'p') return luaL_error(state, "'%%p' is not available");
    if (format[i] == 's') {
      push_shown(state, argument);
      lua_replace(state, argument);
    } else if (lua_type(state, argument) == LUA_TNUMBER && std::isnan(lua_tonumber(state, argument))) {
      lua_pushnumber(state, std::copysign(lua_tonumber(state, argument), 1.0));
      lua_replace(state, argument);
    }
  }
  // Not by a call: what Lua's own says of a wrong argument names the function that the program called.
  return lua_tocfunction(state, lua_upvalueindex(1))(state);
}

void remove(lua_State* state, const char* table, std::initializer_list<const char*> names) {
  lua_getglobal(state, table);
  for (const char* const name : names) {
    lua_pushnil(state);
    lua_setfield(state, -2, name);
  }
  lua_pop(state, 1);
}

void require_library(lua_State* state, const char* name, lua_CFunction open) {
  lua_pushcfunction(state, open);
  lua_pushstring(state, name);
  lua_call(state, 1, 1);
  // Where Lua looks for the name of a function that was called without one, for its messages.
  luaL_getsubtable(state, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(state, -2);
  lua_setfield(state, -2, name);
  lua_pop(state, 1);
  lua_setglobal(state, name);
}

}  // namespace

void open_library(lua_State* state) {
  require_library(state, LUA_GNAME, luaopen_base);
  require_library(state, LUA_STRLIBNAME, luaopen_string);
  require_library(state, LUA_TABLIBNAME, luaopen_table);
  require_library(state, LUA_MATHLIBNAME, luaopen_math);
  require_library(state, LUA_UTF8LIBNAME, luaopen_utf8);
  require_library(state, LUA_COLIBNAME, luaopen_coroutine);
  remove(state, LUA_GNAME, {"dofile", "loadfile", "warn"});
  remove(state, LUA_STRLIBNAME, {"dump"});
  remove(state, LUA_COLIBNAME, {"close"});

  constexpr luaL_Reg kOwn[] = {
      {"tostring", own_tostring}, {"ipairs", own_ipairs}, {"collectgarbage", own_collectgarbage}, {"load", own_load}};
  for (const luaL_Reg& own : kOwn) lua_register(state, own.name, own.func);
  open_setmetatable(state);
  open_coroutines(state);
  open_patterns(state);

  lua_getglobal(state, LUA_STRLIBNAME);
  lua_getfield(state, -1, "format");
  lua_pushcclosure(state, own_format, 1);
  lua_setfield(state, -2, "format");
  lua_pop(state, 1);

  // The metatable of texts is shared by all of them, so it is out of reach.
  lua_pushliteral(state, "");
  lua_getmetatable(state, -1);
  lua_pushliteral(state, "string");
  lua_setfield(state, -2, "__metatable");
  lua_pop(state, 2);
}

void seed_chance(lua_State* state) {
  lua_getglobal(state, LUA_MATHLIBNAME);
  lua_getfield(state, -1, "randomseed");
  lua_pushinteger(state, context_of(state).request().seed);
  lua_call(state, 1, 0);
  lua_pop(state, 1);
}

void open_bindings(lua_State* state) {
  open_say(state);
  open_control(state);
  open_events(state);
  open_grid(state);
  open_stage(state);
  open_graph(state);
  open_text(state);
  open_time(state);
  open_sound(state);
  open_turtle(state);
  open_lists(state);
  open_kit(state);
  open_data(state);
  open_chart(state);
  open_model(state);
}

}  // namespace lunabloc::runner
