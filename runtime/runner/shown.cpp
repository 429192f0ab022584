#include "runner/shown.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace lunabloc::runner {
namespace {

constexpr std::string_view kMore = "…";
constexpr char kObjectNumbers = 0;  // its address is the key of the numbers in the registry

bool is_identifier(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

// The n-th object that was shown.
lua_Integer object_number(lua_State* state, int index) {
  index = lua_absindex(state, index);
  lua_rawgetp(state, LUA_REGISTRYINDEX, &kObjectNumbers);
  lua_pushvalue(state, index);
  if (lua_rawget(state, -2) == LUA_TNIL) {
    lua_pop(state, 1);
    lua_rawgeti(state, -1, 0);
    const lua_Integer number = lua_tointeger(state, -1) + 1;
    lua_pop(state, 1);
    lua_pushinteger(state, number);
    lua_rawseti(state, -2, 0);
    lua_pushvalue(state, index);
    lua_pushinteger(state, number);
    lua_rawset(state, -3);
    lua_pushinteger(state, number);
  }
  const lua_Integer number = lua_tointeger(state, -1);
  lua_pop(state, 2);
  return number;
}

}  // namespace

// Weak keys: a number does not keep its object.
const void* open_object_numbers(lua_State* state) {
  lua_createtable(state, 0, 1);
  lua_createtable(state, 0, 1);
  const void* const metatable = lua_topointer(state, -1);
  lua_pushliteral(state, "k");
  lua_setfield(state, -2, "__mode");
  lua_setmetatable(state, -2);
  lua_rawsetp(state, LUA_REGISTRYINDEX, &kObjectNumbers);
  return metatable;
}

std::size_t write_number(lua_State* state, int index, char* into, std::size_t size) {
  if (lua_isinteger(state, index) != 0) return static_cast<std::size_t>(std::to_chars(into, into + size, lua_tointeger(state, index)).ptr - into);
  const double number = lua_tonumber(state, index);
  if (std::isnan(number)) return static_cast<std::size_t>(std::snprintf(into, size, "nan"));
  auto length = static_cast<std::size_t>(std::snprintf(into, size, "%.14g", number));
  if (std::strspn(into, "-0123456789") == length) {
    std::memcpy(into + length, ".0", 3);
    length += 2;
  }
  return length;
}

Preview::Preview(lua_State* state, int index, std::size_t most_bytes)
    : state_(state), most_(std::min(most_bytes, kMostBytes)) {
  value(lua_absindex(state, index), 0);
}

void Preview::add(std::string_view text) {
  if (full()) return;
  if (length_ + text.size() <= most_) {
    std::memcpy(bytes_ + length_, text.data(), text.size());
    length_ += text.size();
    return;
  }
  // Never in the middle of a letter.
  std::size_t kept = most_ - length_;
  while (kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0U) == 0x80U) --kept;
  std::memcpy(bytes_ + length_, text.data(), kept);
  length_ += kept;
  std::memcpy(bytes_ + length_, kMore.data(), kMore.size());
  length_ += kMore.size();
  most_ = length_;
}

void Preview::add_number(int index) {
  char digits[48];
  add({digits, write_number(state_, index, digits, sizeof digits)});
}

void Preview::value(int index, int level) {
  switch (lua_type(state_, index)) {
    case LUA_TNIL:
      return add("nil");
    case LUA_TBOOLEAN:
      return add(lua_toboolean(state_, index) != 0 ? "true" : "false");
    case LUA_TNUMBER:
      return add_number(index);
    case LUA_TSTRING: {
      std::size_t length = 0;
      const char* const text = lua_tolstring(state_, index, &length);
      if (level > 0) add("\"");
      add({text, length});
      if (level > 0) add("\"");
      return;
    }
    case LUA_TTABLE:
      return table(index, level);
    default:
      return add(lua_typename(state_, lua_type(state_, index)));
  }
}

// The list first, then the named elements.
void Preview::table(int index, int level) {
  if (level >= kMostLevels || lua_checkstack(state_, 4) == 0) return add("{…}");
  add("{");
  const auto length = static_cast<lua_Integer>(std::min<lua_Unsigned>(lua_rawlen(state_, index), kMostEntries));
  int shown = 0;
  for (lua_Integer i = 1; i <= length && !full(); ++i, ++shown) {
    if (shown > 0) add(", ");
    lua_rawgeti(state_, index, i);
    value(lua_gettop(state_), level + 1);
    lua_pop(state_, 1);
  }
  if (full()) return add("}");
  lua_pushnil(state_);
  while (lua_next(state_, index) != 0) {
    const int key = lua_gettop(state_) - 1;
    const bool in_list = lua_isinteger(state_, key) != 0 && lua_tointeger(state_, key) >= 1 && lua_tointeger(state_, key) <= length;
    if (in_list) {
      lua_pop(state_, 1);
      continue;
    }
    if (shown++ >= kMostEntries) {
      add(kMore);
      lua_pop(state_, 2);
      break;
    }
    if (shown > 1) add(", ");
    std::size_t name_length = 0;
    const char* const name = lua_type(state_, key) == LUA_TSTRING ? lua_tolstring(state_, key, &name_length) : nullptr;
    if (name != nullptr && is_identifier({name, name_length})) {
      add({name, name_length});
    } else {
      add("[");
      value(key, level + 1);
      add("]");
    }
    add(" = ");
    value(key + 1, level + 1);
    lua_pop(state_, 1);
    if (!full()) continue;
    lua_pop(state_, 1);
    break;
  }
  add("}");
}

void add_value(trace::RecordWriter& writer, lua_State* state, int index, std::size_t most_bytes) {
  switch (lua_type(state, index)) {
    case LUA_TNIL:
      return writer.nothing();
    case LUA_TBOOLEAN:
      return writer.truth(lua_toboolean(state, index) != 0);
    case LUA_TNUMBER:
      if (lua_isinteger(state, index) != 0) return writer.whole(lua_tointeger(state, index));
      return writer.number(lua_tonumber(state, index));
    default:
      return writer.text(Preview(state, index, most_bytes).text());
  }
}

std::string_view push_shown(lua_State* state, int index) {
  index = lua_absindex(state, index);
  std::size_t length = 0;
  if (luaL_callmeta(state, index, "__tostring") != 0) {
    if (lua_isstring(state, -1) == 0) luaL_error(state, "'__tostring' must return a string");
  } else if (lua_type(state, index) == LUA_TNUMBER) {
    char digits[48];
    lua_pushlstring(state, digits, write_number(state, index, digits, sizeof digits));
  } else if (lua_type(state, index) == LUA_TSTRING) {
    lua_pushvalue(state, index);
  } else if (lua_isnil(state, index)) {
    lua_pushliteral(state, "nil");
  } else if (lua_isboolean(state, index)) {
    lua_pushstring(state, lua_toboolean(state, index) != 0 ? "true" : "false");
  } else {
    const int kind = luaL_getmetafield(state, index, "__name");
    const char* const name = kind == LUA_TSTRING ? lua_tostring(state, -1) : luaL_typename(state, index);
    lua_pushfstring(state, "%s #%I", name, static_cast<LUAI_UACINT>(object_number(state, index)));
    if (kind != LUA_TNIL) lua_remove(state, -2);
  }
  const char* const text = lua_tolstring(state, -1, &length);
  return {text, length};
}

}  // namespace lunabloc::runner
