#include "runner/lua_layout.h"

// Lua's own, ltable.c. They change nothing, luaH_getn apart.
extern "C" {
const lunabloc::runner::layout::Value* luaH_getint(const lunabloc::runner::layout::Table*, lua_Integer index);
const lunabloc::runner::layout::Value* luaH_getstr(const lunabloc::runner::layout::Table*, const lunabloc::runner::layout::Text* name);
const lunabloc::runner::layout::Value* luaH_get(const lunabloc::runner::layout::Table*, const lunabloc::runner::layout::Value* key);
lua_Unsigned luaH_getn(lunabloc::runner::layout::Table*);
unsigned luaH_realasize(const lunabloc::runner::layout::Table*);
}

namespace lunabloc::runner::layout {

const Value& element_of(const Table& table, std::int64_t index) { return *luaH_getint(&table, index); }
const Value& element_of(const Table& table, const Text& name) { return *luaH_getstr(&table, &name); }
const Value& element_of(const Table& table, const Value& key) { return *luaH_get(&table, &key); }

std::uint64_t length_of(const Table& table) {
  Table as_it_is = table;
  return luaH_getn(&as_it_is);
}

unsigned array_size(const Table& table) { return luaH_realasize(&table); }

void mark_as_chunk(lua_State* state) {
  static_cast<const LuaFunction*>(lua_topointer(state, -1))->proto->last_line = 0;
}

namespace {

template <class Expect>
void expect_table(const Table& table, Expect expect) {
  expect(array_size(table) == 4 && length_of(table) == 4 && table.log2_nodes == 1 && table.metatable == nullptr);
  expect(element_of(table, 2).tag == kInteger && element_of(table, 2).integer == 8 && element_of(table, 3).type() == LUA_TNIL);
  int found = 0;
  for_each_element(table, [&](const Value& key, const Value& value) {
    expect(&element_of(table, key) == &value);
    if (key.tag == kShortText) expect(key.bytes() == "name" && value.tag == kFloat && value.number == 0.5);
    ++found;
    return true;
  });
  expect(found == 5);
}

}  // namespace

bool check_layout(lua_State* state) {
  const Thread& own = thread(state);
  const auto on_top = [&own]() -> const Value& { return own.top[-1]; };
  bool right = true;
  const auto expect = [&right](bool holds) { right = right && holds; };
  lua_pushinteger(state, 0x5EED);
  expect(on_top().tag == kInteger && on_top().integer == 0x5EED);
  lua_pushnumber(state, 0.5);
  expect(on_top().tag == kFloat && on_top().number == 0.5);
  lua_pushboolean(state, 1);
  expect(on_top().tag == kTrue);
  lua_pushliteral(state, "layout");
  expect(on_top().tag == kShortText && std::string_view(on_top().text->bytes, on_top().text->short_length) == "layout");
  luaL_loadstring(state, "return {7, 8, nil, 10, name = 0.5, [-1] = true}");
  lua_call(state, 0, 1);
  expect(on_top().tag == kTable && on_top().object == lua_topointer(state, -1));
  expect_table(*on_top().table, expect);
  lua_newtable(state);
  const void* const metatable = lua_topointer(state, -1);
  const void* const bytes = lua_newuserdatauv(state, 24, 0);
  lua_insert(state, -2);
  lua_setmetatable(state, -2);
  expect(on_top().tag == kObject && on_top().in_cpp->bytes == bytes && on_top().in_cpp->size == 24 && on_top().in_cpp->metatable == metatable);
  const lua_CFunction function = [](lua_State*) { return 0; };
  lua_pushcfunction(state, function);
  expect(on_top().tag == kLightFunction && on_top().function == function);
  lua_settop(state, 0);
  luaL_loadstring(state, "\n\nreturn function()\nend");
  lua_call(state, 0, 1);
  const auto& closure = *static_cast<const LuaFunction*>(lua_topointer(state, -1));
  expect(closure.proto->first_line == 3 && closure.proto->last_line == 4);
  expect(own.frame->function + 2 == own.top && own.frame->is_c());
  lua_settop(state, 0);
  return right;
}

}  // namespace lunabloc::runner::layout
