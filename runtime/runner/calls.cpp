// Calls, seen where Lua's own machine makes them: the linker sends them through these.
//
// - An instrumented program's calls of `step` are answered here without a frame: they take a third of the time.
// - How many calls of the program's functions are in one another is known as each begins: one more than in the frame that
//   calls it, whatever of the library stands between. Nothing is done when one ends: it may end by an error, a tail call or
//   a coroutine that is never resumed. A coroutine begins at 1; a chunk is no call.
#include <algorithm>

#include "runner/exact.h"

namespace {

using lunabloc::runner::Context;
using lunabloc::runner::context_of;
using namespace lunabloc::runner::layout;

void begin(Context& context, Frame& frame) {
  const Frame* caller = frame.previous;
  while (caller != nullptr && caller->is_c()) caller = caller->previous;
  const bool is_chunk = static_cast<const LuaFunction*>(frame.function->object)->proto->last_line == 0;
  frame.depth = (caller == nullptr ? 0 : caller->depth) + (is_chunk ? 0 : 1);
  context.deepest_call = std::max(context.deepest_call, frame.depth);
}

}  // namespace

extern "C" {

// A call in Lua: the frame of a function in Lua, or nullptr after one of C.
Frame* __real_luaD_precall(lua_State* state, Value* function, int results);
// Three ways, apart, so that the one of most steps, by far the most frequent, keeps nothing for the others.
[[gnu::noinline]] static Frame* begin_call(lua_State* state, Value* function, int results) {
  Frame* const frame = __real_luaD_precall(state, function, results);
  if (frame != nullptr && context_of(state).exact()) begin(context_of(state), *frame);
  return frame;
}
static Frame* end_step(lua_State* state, Value* function, int results) {
  if (results > 0) function->tag = kNil;
  thread(state).top = function + results;
  return nullptr;
}
[[gnu::noinline]] static Frame* told_step(lua_State* state, Value* function, int results) {
  lunabloc::runner::meet(context_of(state), state, function);
  return end_step(state, function, results);
}
Frame* __wrap_luaD_precall(lua_State* state, Value* function, int results) {
  if (function->tag != kLightFunction || function->function != lunabloc::runner::step) return begin_call(state, function, results);
  return lunabloc::runner::meet_silently(context_of(state), function) ? end_step(state, function, results) : told_step(state, function, results);
}

// A call in tail position takes the place of its caller; below zero when it is of a function in Lua.
int __real_luaD_pretailcall(lua_State* state, Frame* frame, Value* function, int arguments, int delta);
int __wrap_luaD_pretailcall(lua_State* state, Frame* frame, Value* function, int arguments, int delta) {
  const int results = __real_luaD_pretailcall(state, frame, function, arguments, delta);
  if (results < 0 && context_of(state).exact()) begin(context_of(state), *frame);
  return results;
}

// A function in Lua begins that C has called, or goes on after a yield, which changes no depth.
void __real_luaV_execute(lua_State* state, Frame* frame);
void __wrap_luaV_execute(lua_State* state, Frame* frame) {
  if (context_of(state).exact()) begin(context_of(state), *frame);
  __real_luaV_execute(state, frame);
}

}  // extern "C"
