// Variables as exact mode tells them.
#pragma once

#include <lua.hpp>
#include <string_view>

#include "runner/context.h"
#include "runner/lua_layout.h"

namespace lunabloc::runner {

// A table is told as it is shown, with the length of its list as a second value.
// Of an element that was assigned, its key and its value follow (exact.cpp).
void add_told(trace::RecordWriter& writer, const layout::Value& value);
void tell_variable(Context& context, lua_State* state, std::string_view name, int value);

// A binding has changed the list at `index`: in exact mode it is told again, under each name that the functions at work
// have for it. Nothing of the program's runs.
void tell_changed_list(lua_State* state, int index);

}  // namespace lunabloc::runner
