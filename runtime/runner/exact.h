// Exact mode: what happens when an instrumented program is at a site (program/instrument.h).
#pragma once

#include <lua.hpp>

#include "runner/context.h"
#include "runner/lua_layout.h"

namespace lunabloc::runner {

// The function `step` that instrumented programs call. It is known by its address and never begins: calls.cpp answers.
int step(lua_State* state);

// The program is at a site. On Lua's stack lie the function, the site's number, and its values.
void meet(Context& context, const layout::Value* function);

// What the run has cost so far.
Counts counted(const Context& context);

}  // namespace lunabloc::runner
