#include "runner/shown.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>

#include "runner/table.h"

namespace lunabloc::runner {
namespace {

using layout::Value;

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

// The kind of an object is in its metatable, under the name that luaL_newmetatable gives it.
const Table* table_of_data(const Value& value) {
  if (value.tag != layout::kObject || value.in_cpp->metatable == nullptr) return nullptr;
  bool is_one = false;
  layout::for_each_element(*value.in_cpp->metatable, [&](const Value& key, const Value& kind) {
    if (key.type() != LUA_TSTRING || key.bytes() != "__name") return true;
    is_one = kind.type() == LUA_TSTRING && kind.bytes() == kTableOfData;
    return false;
  });
  return is_one ? reinterpret_cast<const std::unique_ptr<Table>*>(value.in_cpp->bytes)->get() : nullptr;
}

// The text under this key, "" when there is none. Read raw.
std::string_view text_under(const layout::Table& table, std::string_view key) {
  std::string_view found;
  layout::for_each_element(table, [&](const Value& its_key, const Value& its_value) {
    if (its_key.type() != LUA_TSTRING || its_key.bytes() != key) return true;
    if (its_value.type() == LUA_TSTRING) found = its_value.bytes();
    return false;
  });
  return found;
}

// What of the engine's the table stands for: a library and a name, both empty when it is nothing of that.
struct Named {
  std::string_view library, name;
};
Named named_by(const layout::Table& table) {
  // As the runner makes it, it has nothing else.
  if (table.metatable == nullptr || table.log2_nodes != 0 || layout::array_size(table) != 0) return {};
  const std::string_view library = text_under(*table.metatable, kLibrary);
  if (library.empty()) return {};
  return {library, text_under(table, library == "kit" ? kPartName : kSpriteName)};
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

std::size_t write_number(const Value& value, char* into, std::size_t size) {
  if (value.tag == layout::kInteger) return static_cast<std::size_t>(std::to_chars(into, into + size, value.integer).ptr - into);
  constexpr std::string_view kNotANumber = "nan";
  if (std::isnan(value.number)) return kNotANumber.copy(into, size);
  auto length = static_cast<std::size_t>(std::to_chars(into, into + size, value.number, std::chars_format::general, 14).ptr - into);
  const bool looks_whole = std::string_view(into, length).find_first_not_of("-0123456789") == std::string_view::npos;
  return looks_whole ? length + std::string_view(".0").copy(into + length, size - length) : length;
}

Preview::Preview(const Value& shown, std::size_t most_bytes) : most_(std::min(most_bytes, kMostBytes)) { value(shown, 0); }

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

void Preview::value(const Value& shown, int level) {
  switch (shown.type()) {
    case LUA_TNIL:
      return add("nil");
    case LUA_TBOOLEAN:
      return add(shown.tag == layout::kTrue ? "true" : "false");
    case LUA_TNUMBER:
      return number(shown);
    case LUA_TSTRING:
      if (level > 0) add("\"");
      add(shown.bytes());
      if (level > 0) add("\"");
      return;
    case LUA_TTABLE:
      return table(*shown.table, level);
    case LUA_TUSERDATA:
      return object(shown);
    default:
      return add(lua_typename(nullptr, shown.type()));
  }
}

void Preview::object(const Value& shown) {
  const Table* const data = table_of_data(shown);
  if (data == nullptr) return add("{…}");
  add("table {");
  for (std::size_t i = 0; i < data->columns.size() && !full(); ++i) {
    if (i > 0) add(", ");
    add(data->columns[i]);
  }
  add("}");
  if (data->host) return;  // how many rows it has is not known here, and asking would cost
  char rows[20];
  add(" × ");
  add({rows, static_cast<std::size_t>(std::to_chars(rows, rows + sizeof rows, data->rows.size()).ptr - rows)});
}

void Preview::number(const Value& shown) {
  constexpr std::size_t kMostDigits = 48;
  if (length_ + kMostDigits <= most_) {
    length_ += write_number(shown, bytes_ + length_, kMostDigits);
    return;
  }
  char digits[kMostDigits];
  add({digits, write_number(shown, digits, sizeof digits)});
}

// The list first, then the named elements.
void Preview::quoted(std::string_view name) {
  add("(\"");
  add(name);
  add("\")");
}

// "A/led:red" is kit.board("A"):led("red").
void Preview::part_of_kit(std::string_view part) {
  const std::size_t slash = part.find('/'), colon = part.find(':');
  add("kit.");
  if (slash < colon) {
    add("board");
    quoted(part.substr(0, slash));
    add(":");
    part.remove_prefix(slash + 1);
  }
  const std::size_t end_of_kind = part.find(':');
  add(part.substr(0, end_of_kind));
  if (end_of_kind != std::string_view::npos) quoted(part.substr(end_of_kind + 1));
}

void Preview::table(const layout::Table& shown, int level) {
  if (const Named named = named_by(shown); !named.name.empty()) {
    if (named.library == "kit") return part_of_kit(named.name);
    add("stage.sprite");
    return quoted(named.name);
  }
  if (level >= kMostLevels) return add("{…}");
  add("{");
  const auto length = static_cast<lua_Integer>(std::min<lua_Unsigned>(layout::length_of(shown), kMostEntries));
  int entries = 0;
  for (lua_Integer i = 1; i <= length && !full(); ++i, ++entries) {
    if (entries > 0) add(", ");
    value(layout::element_of(shown, i), level + 1);
  }
  if (full()) return add("}");
  layout::for_each_element(shown, [&](const Value& its_key, const Value& its_value) {
    if (its_key.tag == layout::kInteger && its_key.integer >= 1 && its_key.integer <= length) return true;
    if (entries++ >= kMostEntries) {
      add(kMore);
      return false;
    }
    if (entries > 1) add(", ");
    key(its_key, level);
    add(" = ");
    value(its_value, level + 1);
    return !full();
  });
  add("}");
}

void Preview::key(const Value& shown, int level) {
  if (shown.type() == LUA_TSTRING && is_identifier(shown.bytes())) return add(shown.bytes());
  add("[");
  value(shown, level + 1);
  add("]");
}

void add_value(trace::RecordWriter& writer, const Value& value, std::size_t most_bytes) {
  switch (value.type()) {
    case LUA_TNIL:
      return writer.nothing();
    case LUA_TBOOLEAN:
      return writer.truth(value.tag == layout::kTrue);
    case LUA_TNUMBER:
      if (value.tag == layout::kInteger) return writer.whole(value.integer);
      return writer.number(value.number);
    default:
      return writer.text(Preview(value, most_bytes).text());
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
