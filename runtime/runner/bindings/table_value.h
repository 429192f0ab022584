// Tables as a program holds them: values whose rows the program reaches only by asking, and the ways in and out.
#pragma once

#include <memory>
#include <optional>

#include "runner/library.h"
#include "runner/table.h"

namespace lunabloc::runner {

// The table at `index`; else Lua's error of a wrong argument.
Table& check_table(lua_State* state, int index);
void push_table(lua_State* state, Table table);
// A value that a cell may hold: a number, a text, a truth or nothing.
Cell check_cell(lua_State* state, int index);
void push_cell(lua_State* state, const Cell& cell);
// A row as a Lua table: {nom = "Zoé", age = 9}.
void push_row(lua_State* state, const Table& table, const Row& row);

// Ends the run with what was wrong, at the statement at work.
[[noreturn]] void refuse(lua_State* state, const Error& error);

// Tells that the block `id` was done, with the arguments from `first` on, then a number: nothing when it is not known yet. Of a
// mean or a median, how many missing cells it left aside comes last.
void tell_table(lua_State* state, std::string_view id, int first, std::optional<std::int64_t> result, std::optional<std::int64_t> skipped = std::nullopt);
// If a table is at `index`: tells what it holds, "table.said" with its number of rows and the names of its columns, then its
// first rows, a "table.row" each.
void tell_rows(lua_State* state, int index);
void count_rows(lua_State* state, std::int64_t rows);

// A C++ value inside a Lua one, ended when Lua collects it. The padding lets Lua's collector and the limit of memory
// see about how much it weighs.
template <class Value>
void push_object(lua_State* state, const char* metatable, Value value, std::size_t weight) {
  using Owner = std::unique_ptr<Value>;
  auto owned = std::make_unique<Value>(std::move(value));
  void* const place = lua_newuserdatauv(state, sizeof(Owner) + weight, 0);
  new (place) Owner(std::move(owned));
  luaL_setmetatable(state, metatable);
}
template <class Value>
int end_object(lua_State* state) {
  using Owner = std::unique_ptr<Value>;
  static_cast<Owner*>(lua_touserdata(state, 1))->reset();
  return 0;
}
template <class Value>
Value& check_object(lua_State* state, int index, const char* metatable) {
  return **static_cast<std::unique_ptr<Value>*>(luaL_checkudata(state, index, metatable));
}
// Registers a kind of object: its methods, how it is ended, and that no program may look behind it.
void make_kind(lua_State* state, const char* metatable, const luaL_Reg* methods, lua_CFunction end);

}  // namespace lunabloc::runner
