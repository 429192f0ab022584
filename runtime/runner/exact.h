// Exact mode: what happens when an instrumented program is at a site (program/instrument.h).
#pragma once

#include <lua.hpp>

#include "runner/context.h"
#include "runner/lua_layout.h"

namespace lunabloc::runner {

// The function `step` that instrumented programs call. It is known by its address and never begins: calls.cpp answers.
int step(lua_State* state);

// The program is at a site. On Lua's stack lie the function, the site's number, and its values. Most often there is nothing to
// do but to count; where there is more, nothing is done, and it is told below.
inline bool meet_silently(Context& context, const layout::Value* function) {
  SiteTable::Site& site = context.sites.site(static_cast<std::size_t>(function[1].integer));
  if (context.still_tells() || context.takes_time || context.step + site.steps > context.most_steps) return false;
  ++site.hits;
  context.step += site.steps;
  if (site.offset != trace::kNoOffset) context.offset = site.offset;
  return true;
}
// The same with all that may be told; the state's frame is that of the program.
void meet(Context& context, lua_State* state, const layout::Value* function);

// What the run has cost so far.
Counts counted(const Context& context);

}  // namespace lunabloc::runner
