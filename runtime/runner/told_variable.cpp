#include "runner/told_variable.h"

#include <algorithm>
#include <string>

#include "program/instrument.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

constexpr std::size_t kShownBytes = 64;
constexpr int kMostLevels = 16;
constexpr std::size_t kMostNames = 8;

// Names already told. They belong to the program's prototypes and tables, which stay where they are meanwhile.
struct Told {
  std::string_view names[kMostNames];
  std::size_t count = 0;

  bool add(const char* text) {
    const std::string_view name = text;
    if (name.empty() || name.front() == '(' || name.starts_with(program::kReservedPrefix) || count == kMostNames) return false;
    if (std::find(names, names + count, name) != names + count) return false;
    names[count++] = name;
    return true;
  }
};

// The value on top of the stack is looked at and taken away.
void look(Context& context, lua_State* state, int list, const char* name, Told& told) {
  if (lua_rawequal(state, -1, list) != 0 && told.add(name)) tell_variable(context, state, name, list);
  lua_pop(state, 1);
}

void tell_of_level(Context& context, lua_State* state, lua_Debug& level, int list, Told& told) {
  // Of two with one name the later one is meant: it is found first.
  int count = 0;
  while (lua_getlocal(state, &level, count + 1) != nullptr) ++count, lua_pop(state, 1);
  for (int i = count; i > 0; --i) {
    const char* const name = lua_getlocal(state, &level, i);
    look(context, state, list, name, told);
  }
  lua_getinfo(state, "f", &level);
  const int function = lua_gettop(state);
  for (int i = 1; const char* const name = lua_getupvalue(state, function, i); ++i) look(context, state, list, name, told);
  lua_settop(state, function - 1);
}

}  // namespace

void tell_variable(Context& context, lua_State* state, std::string_view name, int value) {
  context.emit(trace::EventKind::variable, name, [&](trace::RecordWriter& writer) { add_told(writer, layout::at(state, value)); });
}

void add_told(trace::RecordWriter& writer, const layout::Value& value) {
  add_value(writer, value, kShownBytes);
  if (value.tag == layout::kTable) writer.whole(static_cast<std::int64_t>(layout::length_of(*value.table)));
}

void tell_changed_list(lua_State* state, int index) {
  Context& context = context_of(state);
  if (!context.still_tells() || lua_checkstack(state, 8) == 0) return;
  const int list = lua_absindex(state, index);
  Told told;
  lua_Debug level;
  for (int i = 1; i < kMostLevels && lua_getstack(state, i, &level) != 0; ++i) tell_of_level(context, state, level, list, told);
  lua_pushglobaltable(state);
  const int globals = lua_gettop(state);
  lua_pushnil(state);
  while (lua_next(state, globals) != 0) {
    if (lua_type(state, -2) == LUA_TSTRING) {
      const char* const name = lua_tostring(state, -2);
      look(context, state, list, name, told);
    } else {
      lua_pop(state, 1);
    }
  }
  lua_settop(state, globals - 1);
}

}  // namespace lunabloc::runner
