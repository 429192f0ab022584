// Fences around what Lua 5.4.4 cannot do safely, where `setmetatable` cannot see it: a program may write a handler into a
// metatable that is in force already. The linker sends Lua's own searches for handlers through these (CMakeLists.txt).
//
// - `__concat`: the handler may make the stack move, and Lua goes on with where it was.
// - `__close`: coroutines that fail inside it are closed in one another without any limit of depth.
// - `__mode`: collecting tables that hold one another weakly takes hours, and a weak metatable is used after it is freed.
#include <initializer_list>
#include <lua.hpp>

#include "runner/fences.h"

namespace lunabloc::runner {
namespace {

// Asked by Lua's collector, which knows nothing of us.
const void* own_weak_metatable = nullptr;

}  // namespace

void allow_weak_tables_of(const void* metatable) { own_weak_metatable = metatable; }

}  // namespace lunabloc::runner

extern "C" {

// Lua's Table, TValue and TString. The numbers: ltm.h, "ORDER TM".
constexpr int kMode = 3, kClose = 24;

const void* __real_luaT_gettm(void* events, int event, void* name);
const void* __wrap_luaT_gettm(void* events, int event, void* name) {
  // Asked in any case: Lua keeps that there is none.
  const void* const handler = __real_luaT_gettm(events, event, name);
  return event == kMode && events != lunabloc::runner::own_weak_metatable ? nullptr : handler;
}

// Behind the eight bytes of a value stands its type. Lua's own buffers close themselves, and are no tables.
constexpr int kTypeByte = 8, kTypeBits = 15;

const void* __real_luaT_gettmbyobj(lua_State* state, const void* value, int event);
const void* __wrap_luaT_gettmbyobj(lua_State* state, const void* value, int event) {
  alignas(16) static constexpr char kNil[16] = {};  // the value nil has no handlers
  const bool closes_table = event == kClose && (static_cast<const char*>(value)[kTypeByte] & kTypeBits) == LUA_TTABLE;
  return __real_luaT_gettmbyobj(state, closes_table ? kNil : value, event);
}

// The two operands are on top of the stack, and five places above them are always free.
void __real_luaT_tryconcatTM(lua_State* state);
void __wrap_luaT_tryconcatTM(lua_State* state) {
  for (const int operand : {-1, -2}) {
    if (luaL_getmetafield(state, operand, "__concat") == LUA_TNIL) continue;
    lua_Debug at;
    lua_getstack(state, 0, &at);
    lua_getinfo(state, "Sl", &at);
    lua_pushfstring(state, "%s:%d: metatables with '__concat' are not available", at.short_src, at.currentline);
    lua_error(state);
  }
  __real_luaT_tryconcatTM(state);
}

}  // extern "C"
