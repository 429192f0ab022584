// when, send, send_and_wait and stop: scripts that begin when something happens, and what makes it happen.
#include <algorithm>
#include <string>

#include "runner/library.h"
#include "runner/scheduler.h"

namespace lunabloc::runner {
namespace {

constexpr std::chrono::milliseconds kShortestPeriod{1};
constexpr std::size_t kLongestName = 64;

// "key:" and the like before the name that the program gives. Pushes it, so that no C++ object is lost by an error.
const char* push_event(lua_State* state, const char* kind, int index) {
  std::size_t length = 0;
  luaL_checklstring(state, index, &length);
  luaL_argcheck(state, length <= kLongestName, index, "a shorter name");
  lua_pushstring(state, kind);
  lua_pushvalue(state, index);
  lua_concat(state, 2);
  return lua_tostring(state, -1);
}

void begin_on(lua_State* state, int function, const char* event, Again again) {
  context_of(state).scheduler->on(state, function, event, again);
}

// when.…(name, function() … end)
int begin_on_named(lua_State* state, const char* kind, Again again) {
  luaL_checktype(state, 2, LUA_TFUNCTION);
  begin_on(state, 2, push_event(state, kind, 1), again);
  return 0;
}

int when_start(lua_State* state) {
  luaL_checktype(state, 1, LUA_TFUNCTION);
  context_of(state).scheduler->start(state, 1);
  return 0;
}

int when_every(lua_State* state) {
  const lua_Number seconds = luaL_checknumber(state, 1);
  luaL_checktype(state, 2, LUA_TFUNCTION);
  const std::chrono::microseconds period = std::max<std::chrono::microseconds>(duration(seconds), kShortestPeriod);
  context_of(state).scheduler->every(state, 2, period);
  return 0;
}

// when.pin("button:A", function(value) … end): a part of the kit takes another value.
int when_pin(lua_State* state) {
  return begin_on_named(state, "", Again::beside);
}

// when.button("A", function() … end): the button goes down.
int when_button(lua_State* state) {
  return begin_on_named(state, "down:button:", Again::goes_on);
}

// when.key("space", function() … end): the key goes down. As in Scratch, a script that is still at work goes on.
int when_key(lua_State* state) {
  return begin_on_named(state, "key:", Again::goes_on);
}

// when.click(function() … end) for the stage, when.click(cat, function() … end) for a sprite.
int when_click(lua_State* state) {
  if (lua_isfunction(state, 1)) {
    begin_on(state, 1, "click", Again::starts_over);
    return 0;
  }
  luaL_checktype(state, 2, LUA_TFUNCTION);
  push_sprite_name(state, 1);
  lua_replace(state, 1);
  return begin_on_named(state, "click:", Again::starts_over);
}

int when_message(lua_State* state) {
  return begin_on_named(state, "message:", Again::starts_over);
}

const char* tell_message(lua_State* state) {
  const char* const event = push_event(state, "message:", 1);
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, 1, &length);
  ++context_of(state).counts.messages;
  context_of(state).emit(trace::EventKind::world, "send", [&](trace::RecordWriter& writer) { writer.text({text, length}); });
  return event;
}

int send(lua_State* state) {
  const char* const event = tell_message(state);
  // A script that receives its own message begins again: this one is over.
  if (context_of(state).scheduler->fire(event) && lua_isyieldable(state) != 0) return lua_yield(state, 0);
  return 0;
}

int send_and_wait(lua_State* state) {
  const char* const event = tell_message(state);
  if (context_of(state).scheduler->fire_and_wait(state, event) && lua_isyieldable(state) != 0) return lua_yield(state, 0);
  return 0;
}

int stop(lua_State* state) { finish(context_of(state)); }

}  // namespace

void open_events(lua_State* state) {
  constexpr luaL_Reg kWhen[] = {{"start", when_start}, {"every", when_every}, {"pin", when_pin},         {"button", when_button},
                                {"key", when_key},     {"click", when_click}, {"message", when_message}, {nullptr, nullptr}};
  luaL_newlib(state, kWhen);
  lua_setglobal(state, "when");
  lua_register(state, "send", send);
  lua_register(state, "send_and_wait", send_and_wait);
  lua_register(state, "stop", stop);
}

}  // namespace lunabloc::runner
