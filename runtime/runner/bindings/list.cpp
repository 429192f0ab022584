// list and cost: what is done to lists beyond Lua's own signs, counted as curriculum/FORMAT.md §5 says, and lists that a
// check gives.
#include <algorithm>
#include <string>

#include "runner/exact.h"
#include "runner/library.h"
#include "runner/told_variable.h"

namespace lunabloc::runner {
namespace {

constexpr lua_Integer kLongestList = 1'000'000;
constexpr char kGivenList = 0;  // its address is the key of the metatable in the registry

[[noreturn]] void outside(lua_State* state, lua_Integer place, lua_Integer length) {
  Context& context = context_of(state);
  find_statement(context, state);
  const std::string cell = std::to_string(place), count = std::to_string(length);
  finish_with_error(context, {"M-commun-hors-liste", {{"case", cell}, {"n", count}}});
}

lua_Integer length_of(lua_State* state, int index) { return static_cast<lua_Integer>(lua_rawlen(state, index)); }

// Asked only for what the list does not hold.
int read_given(lua_State* state) {
  lua_Integer place = 0;
  int whole = 0;
  place = lua_tointegerx(state, 2, &whole);
  if (whole == 0) return 0;
  outside(state, place, length_of(state, 1));
}

int write_given(lua_State* state) {
  int whole = 0;
  const lua_Integer place = lua_tointegerx(state, 2, &whole);
  const lua_Integer length = length_of(state, 1);
  if (whole != 0 && (place < 1 || place > length + 1)) outside(state, place, length);
  lua_settop(state, 3);
  lua_rawset(state, 1);
  return 0;
}

// The place of an element that is there.
lua_Integer check_place(lua_State* state, int argument) {
  const lua_Integer place = luaL_checkinteger(state, argument);
  const lua_Integer length = length_of(state, 1);
  if (place < 1 || place > length) outside(state, place, length);
  return place;
}

// The place of the first element that equals the value, or 0. Each one that is looked at is read and compared.
lua_Integer find(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  luaL_checkany(state, 2);
  Counts& counts = context_of(state).counts;
  const lua_Integer length = length_of(state, 1);
  for (lua_Integer i = 1; i <= length; ++i) {
    lua_rawgeti(state, 1, i);
    ++counts.reads;
    ++counts.comparisons;
    const bool same = lua_rawequal(state, -1, 2) != 0;
    lua_pop(state, 1);
    if (same) return i;
  }
  return 0;
}

int contains(lua_State* state) {
  lua_pushboolean(state, find(state) > 0);
  return 1;
}

int index_of(lua_State* state) {
  lua_pushinteger(state, find(state));
  return 1;
}

int insert(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  luaL_checkany(state, 2);
  lua_settop(state, 2);
  lua_rawseti(state, 1, length_of(state, 1) + 1);
  Counts& counts = context_of(state).counts;
  ++counts.writes;
  ++counts.cells;
  tell_changed_list(state, 1);
  return 0;
}

// Those behind move up; gives what was removed.
int remove(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  const lua_Integer place = check_place(state, 2);
  const lua_Integer length = length_of(state, 1);
  lua_rawgeti(state, 1, place);
  for (lua_Integer i = place; i < length; ++i) {
    lua_rawgeti(state, 1, i + 1);
    lua_rawseti(state, 1, i);
  }
  lua_pushnil(state);
  lua_rawseti(state, 1, length);
  ++context_of(state).counts.writes;
  tell_changed_list(state, 1);
  return 1;
}

int swap(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  const lua_Integer first = check_place(state, 2);
  const lua_Integer second = check_place(state, 3);
  lua_rawgeti(state, 1, first);
  lua_rawgeti(state, 1, second);
  lua_rawseti(state, 1, first);
  lua_rawseti(state, 1, second);
  Counts& counts = context_of(state).counts;
  counts.reads += 2;
  counts.writes += 2;
  ++counts.swaps;
  tell_changed_list(state, 1);
  return 0;
}

// list.make(count, "sorted" | "reversed" | "random"): the numbers from 1 to count.
int make(lua_State* state) {
  const lua_Integer count = luaL_checkinteger(state, 1);
  constexpr const char* kKinds[] = {"sorted", "reversed", "random", nullptr};
  const int kind = luaL_checkoption(state, 2, "sorted", kKinds);
  luaL_argcheck(state, count >= 0 && count <= kLongestList, 1, "between 0 and 1000000");
  lua_createtable(state, static_cast<int>(count), 0);
  context_of(state).counts.cells += count;
  for (lua_Integer i = 1; i <= count; ++i) {
    lua_pushinteger(state, kind == 1 ? count + 1 - i : i);
    lua_rawseti(state, -2, i);
  }
  if (kind != 2) return 1;
  base::Random& random = context_of(state).random;
  for (lua_Integer i = count; i > 1; --i) {
    const lua_Integer other = random.between(1, i);
    lua_rawgeti(state, -1, i);
    lua_rawgeti(state, -2, other);
    lua_rawseti(state, -3, i);
    lua_rawseti(state, -2, other);
  }
  return 1;
}

int cost_reset(lua_State* state) {
  Context& context = context_of(state);
  context.counts_before = counted(context);
  return 0;
}

int cost_reads(lua_State* state) {
  const Context& context = context_of(state);
  lua_pushinteger(state, counted(context).reads - context.counts_before.reads);
  return 1;
}

}  // namespace

void push_value(lua_State* state, const trace::Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) lua_pushboolean(state, *truth ? 1 : 0);
  else if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) lua_pushinteger(state, *whole);
  else if (const double* number = std::get_if<double>(&value)) lua_pushnumber(state, *number);
  else if (const std::string* text = std::get_if<std::string>(&value)) lua_pushlstring(state, text->data(), text->size());
  else lua_pushnil(state);
}

bool is_given_list(lua_State* state, int index) {
  if (lua_getmetatable(state, index) == 0) return false;
  lua_rawgetp(state, LUA_REGISTRYINDEX, &kGivenList);
  const bool given = lua_rawequal(state, -1, -2) != 0;
  lua_pop(state, 2);
  return given;
}

void push_given_list(lua_State* state, const std::vector<trace::Value>& elements) {
  lua_createtable(state, static_cast<int>(elements.size()), 0);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    push_value(state, elements[i]);
    lua_rawseti(state, -2, static_cast<lua_Integer>(i + 1));
  }
  lua_rawgetp(state, LUA_REGISTRYINDEX, &kGivenList);
  lua_setmetatable(state, -2);
}

void open_lists(lua_State* state) {
  constexpr luaL_Reg kList[] = {{"insert", insert}, {"remove", remove}, {"swap", swap}, {"make", make},
                                {"contains", contains}, {"index_of", index_of}, {nullptr, nullptr}};
  luaL_newlib(state, kList);
  lua_setglobal(state, "list");
  constexpr luaL_Reg kCost[] = {{"reset", cost_reset}, {"reads", cost_reads}, {nullptr, nullptr}};
  luaL_newlib(state, kCost);
  lua_setglobal(state, "cost");
  constexpr luaL_Reg kGiven[] = {{"__index", read_given}, {"__newindex", write_given}, {nullptr, nullptr}};
  luaL_newlib(state, kGiven);
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_rawsetp(state, LUA_REGISTRYINDEX, &kGivenList);
}

}  // namespace lunabloc::runner
