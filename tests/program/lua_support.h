// Real Lua 5.4, to try what is promised of it: runs a program, gathers what it prints, returns and fails with.
#pragma once

#include <lua.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace lunabloc::program {

struct LuaOutcome {
  std::string printed;   // by print, and what the chunk returned, a line each
  std::string error;     // Lua's words, "" when there is none
  bool operator==(const LuaOutcome&) const = default;
};

// A state with Lua's own library, whose print writes into the outcome.
class LuaState {
 public:
  LuaState() : state_(luaL_newstate(), lua_close) {
    luaL_openlibs(state_.get());
    lua_pushlightuserdata(state_.get(), this);
    lua_pushcclosure(state_.get(), print, 1);
    lua_setglobal(state_.get(), "print");
  }
  lua_State* get() const { return state_.get(); }

  // Puts the chunk on the stack; on failure the error's words are in the outcome.
  // From inside a call, as Lua's own programs do: a call takes one of the levels that the reader has.
  bool load(std::string_view text) {
    lua_pushcfunction(get(), load_inside);
    lua_pushlightuserdata(get(), &text);
    return is_loaded();
  }
  // As `luac` does.
  bool load_file(const std::string& path) {
    lua_pushcfunction(get(), load_file_inside);
    lua_pushstring(get(), path.c_str());
    return is_loaded();
  }
  // Calls what is on the stack with the `argument_count` values above it.
  LuaOutcome call(int argument_count) {
    const int base = lua_gettop(get()) - argument_count - 1;
    if (lua_pcall(get(), argument_count, LUA_MULTRET, 0) != LUA_OK) {
      take_error();
      return outcome_;
    }
    for (int i = base + 1; i <= lua_gettop(get()); ++i) write(i, "returned ");
    lua_settop(get(), base);
    return outcome_;
  }
  const LuaOutcome& outcome() const { return outcome_; }

  // As a person reads it, without addresses.
  static std::string shown(lua_State* state, int index) {
    if (lua_type(state, index) > LUA_TSTRING) return luaL_typename(state, index);
    std::string text = luaL_tolstring(state, index, nullptr);
    lua_pop(state, 1);
    return text;
  }

 private:
  bool is_loaded() {
    if (lua_pcall(get(), 1, 1, 0) == LUA_OK) return true;
    take_error();
    return false;
  }
  void take_error() {
    outcome_.error = shown(get(), -1);
    lua_pop(get(), 1);
  }
  void write(int index, const char* before) { outcome_.printed += before + shown(get(), index) + "\n"; }

  static int load_inside(lua_State* state) {
    const auto& text = *static_cast<const std::string_view*>(lua_touserdata(state, 1));
    if (luaL_loadbufferx(state, text.data(), text.size(), "=program", "t") == LUA_OK) return 1;
    return lua_error(state);
  }
  static int load_file_inside(lua_State* state) {
    if (luaL_loadfilex(state, lua_tostring(state, 1), "t") == LUA_OK) return 1;
    return lua_error(state);
  }
  static int print(lua_State* state) {
    auto* self = static_cast<LuaState*>(lua_touserdata(state, lua_upvalueindex(1)));
    for (int i = 1; i <= lua_gettop(state); ++i)
      self->outcome_.printed += shown(state, i) + (i < lua_gettop(state) ? "\t" : "");
    self->outcome_.printed += "\n";
    return 0;
  }

  std::unique_ptr<lua_State, void (*)(lua_State*)> state_;
  LuaOutcome outcome_;
};

}  // namespace lunabloc::program
