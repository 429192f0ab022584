// Cells, counted where Lua's own machine gives a table a place: the linker sends its calls through these. What the C
// library does to tables goes other ways, except table.insert, move and pack, which do as a program does.
#include "runner/context.h"

namespace {

bool is_nil(const void* value) {
  constexpr int kTypeByte = 8, kTypeBits = 15;  // of a TValue, lobject.h
  return (static_cast<const char*>(value)[kTypeByte] & kTypeBits) == LUA_TNIL;
}

}  // namespace

extern "C" {

// An assignment to a key that has no value.
void __real_luaH_finishset(lua_State* state, void* table, const void* key, const void* place, void* value);
void __wrap_luaH_finishset(lua_State* state, void* table, const void* key, const void* place, void* value) {
  lunabloc::runner::Context& context = lunabloc::runner::context_of(state);
  if (table != context.globals && !is_nil(value)) ++context.counts.cells;
  __real_luaH_finishset(state, table, key, place, value);
}

// What a call or `...` at the end of a list adds to the places that the text shows.
unsigned int luaH_realasize(const void* table);
void __real_luaH_resizearray(lua_State* state, void* table, unsigned int places);
void __wrap_luaH_resizearray(lua_State* state, void* table, unsigned int places) {
  lunabloc::runner::context_of(state).counts.cells += places - luaH_realasize(table);
  __real_luaH_resizearray(state, table, places);
}

}  // extern "C"
