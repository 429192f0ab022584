// How many calls of the program's functions are in one another, seen as each begins. Nothing is done when one ends: it may
// end by an error, a tail call or a coroutine that is never resumed.
#pragma once

#include <cstdint>
#include <lua.hpp>
#include <unordered_map>

namespace lunabloc::runner {

class CallDepth {
 public:
  // Called by the function that has just begun (level 1 of the stack). A call in tail position takes the place of its
  // caller; a coroutine begins at 1.
  void enter(lua_State* state);
  std::int64_t deepest() const { return deepest_; }

 private:
  // Lua keeps one record for each level of the stack and uses it again; who was there last and how deep that was. True as
  // long as the same function is there: any other function of the program's would have written its own.
  struct Level {
    const void* function = nullptr;
    std::int64_t depth = 0;
  };
  std::unordered_map<const void*, Level> levels_;
  std::int64_t deepest_ = 0;
};

}  // namespace lunabloc::runner
