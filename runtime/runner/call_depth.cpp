#include "runner/call_depth.h"

#include <algorithm>

namespace lunabloc::runner {
namespace {

// The function at work at a level.
const void* function_at(lua_State* state, lua_Debug& at) {
  lua_getinfo(state, "f", &at);
  const void* const function = lua_topointer(state, -1);
  lua_pop(state, 1);
  return function;
}

}  // namespace

void CallDepth::enter(lua_State* state) {
  lua_Debug at;
  if (lua_getstack(state, 1, &at) == 0) return;
  Level own{function_at(state, at), 1};
  const void* const record = at.i_ci;
  // Between two functions of the program's may be some of the library: sort, gsub, pcall.
  for (int level = 2; lua_getstack(state, level, &at) != 0; ++level) {
    const auto caller = levels_.find(at.i_ci);
    if (caller == levels_.end() || caller->second.function != function_at(state, at)) continue;
    own.depth = caller->second.depth + 1;
    break;
  }
  levels_[record] = own;
  deepest_ = std::max(deepest_, own.depth);
}

}  // namespace lunabloc::runner
