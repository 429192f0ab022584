// Exact mode: what happens when an instrumented program is at a site (program/instrument.h).
#pragma once

#include <lua.hpp>

#include "runner/context.h"
#include "runner/lua_layout.h"

namespace lunabloc::runner {

// The function `step` that instrumented programs call.
int step(lua_State* state);

// The same without a call, from the values as they lie on Lua's stack: the function, the site's number, the site's values.
// False when it takes a call: nothing has been done then.
bool step_at_once(Context& context, lua_State* state, const layout::Value* function);

// What the run has cost so far.
Counts counted(const Context& context);

}  // namespace lunabloc::runner
