#include "runner/lua_layout.h"

#include <string_view>

namespace lunabloc::runner::layout {

void mark_as_chunk(lua_State* state) {
  static_cast<const LuaFunction*>(lua_topointer(state, -1))->proto->last_line = 0;
}

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
  lua_newtable(state);
  expect(on_top().tag == kTable && on_top().object == lua_topointer(state, -1));
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
