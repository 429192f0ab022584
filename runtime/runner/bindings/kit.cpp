// The kit on the virtual clock: parts that act leave pin events, parts that measure give what the request's stimuli say.
#include <algorithm>
#include <array>

#include "runner/library.h"
#include "runner/scheduler.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

constexpr char kPart[] = "part";  // the metatables' field that says which part an object is

// Ends the run when the kit has no such part; a request without parts has them all.
void check_part(lua_State* state, const std::string& kind, const std::string& name) {
  Context& context = context_of(state);
  const auto& parts = context.request().world.parts;
  if (parts.empty()) return;
  const auto found = parts.find(kind);
  if (found != parts.end() && std::find(found->second.begin(), found->second.end(), name) != found->second.end()) return;
  find_statement(context, state);
  finish_with_error(context, {"run.no_part", {{"nom", name}}});
}

std::string_view part_of(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  lua_pushliteral(state, "part");
  if (lua_rawget(state, 1) != LUA_TSTRING) luaL_argerror(state, 1, "a part of the kit");
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, -1, &length);
  return {text, length};
}

void show(Context& context, std::string_view part, double value) {
  context.emit(trace::EventKind::pin, part, [value](trace::RecordWriter& writer) { writer.number(value); });
}

int on(lua_State* state) {
  show(context_of(state), part_of(state), 1);
  return 0;
}

int off(lua_State* state) {
  show(context_of(state), part_of(state), 0);
  return 0;
}

// The note goes on while other scripts do; this one goes on when it is over.
int end_tone(lua_State* state, int, lua_KContext) {
  show(context_of(state), part_of(state), 0);
  return 0;
}
int tone(lua_State* state) {
  Context& context = context_of(state);
  const lua_Number hertz = luaL_checknumber(state, 2);
  const lua_Number seconds = luaL_optnumber(state, 3, 0.5);
  show(context, part_of(state), std::max(hertz, 0.0));
  const auto length = std::chrono::microseconds(static_cast<std::int64_t>(std::clamp(seconds, 0.0, 1e6) * 1e6));
  context.emit(trace::EventKind::wait, "", [length](trace::RecordWriter& writer) {
    writer.number(std::chrono::duration<double>(length).count());
  });
  if (context.scheduler->wait(state, length)) return lua_yieldk(state, 0, 0, end_tone);
  return end_tone(state, LUA_OK, 0);
}

int angle(lua_State* state) {
  const lua_Number degrees = luaL_checknumber(state, 2);
  show(context_of(state), part_of(state), std::clamp(degrees, 0.0, 180.0));
  return 0;
}

double measured(lua_State* state) { return context_of(state).scheduler->value_of(std::string(part_of(state))); }

int pressed(lua_State* state) {
  lua_pushboolean(state, measured(state) != 0);
  return 1;
}

int read(lua_State* state) {
  const double value = measured(state);
  const auto whole = static_cast<lua_Integer>(std::clamp(value, -1e15, 1e15));
  if (static_cast<double>(whole) == value) lua_pushinteger(state, whole);
  else lua_pushnumber(state, value);
  return 1;
}

// To another board. What it answers comes from its own program, of which this run knows nothing.
int send(lua_State* state) {
  const std::string_view board = part_of(state);
  luaL_checkany(state, 2);
  const std::string_view text = push_shown(state, 2);
  ++context_of(state).counts.messages;
  context_of(state).emit(trace::EventKind::world, "kit.send", [&](trace::RecordWriter& writer) {
    writer.text(board);
    writer.text(text.substr(0, 64));
  });
  return 0;
}
int received(lua_State* state) {
  const std::string_view board = part_of(state);
  context_of(state).emit(trace::EventKind::world, "kit.received", [&](trace::RecordWriter& writer) { writer.text(board); });
  lua_pushnil(state);
  return 1;
}

struct Kind {
  const char* name;
  std::array<luaL_Reg, 2> methods;
};
constexpr Kind kKinds[] = {
    {"led", {{{"on", on}, {"off", off}}}},
    {"buzzer", {{{"tone", tone}, {nullptr, nullptr}}}},
    {"servo", {{{"angle", angle}, {nullptr, nullptr}}}},
    {"button", {{{"pressed", pressed}, {nullptr, nullptr}}}},
    {"light", {{{"read", read}, {nullptr, nullptr}}}},
    {"temperature", {{{"read", read}, {nullptr, nullptr}}}},
    {"distance", {{{"read", read}, {nullptr, nullptr}}}},
    {"board", {{{"send", send}, {"received", received}}}},
    {"potentiometer", {{{"read", read}, {nullptr, nullptr}}}},
};

// kit.led("red"): the function's first upvalue is the kind, the second the metatable of its parts.
int part(lua_State* state) {
  std::size_t length = 0;
  const char* const name = luaL_checklstring(state, 1, &length);
  const char* const kind = lua_tostring(state, lua_upvalueindex(1));
  check_part(state, kind, {name, length});
  lua_createtable(state, 0, 1);
  lua_pushstring(state, kPart);
  lua_pushfstring(state, "%s:%s", kind, name);
  lua_rawset(state, -3);
  lua_pushvalue(state, lua_upvalueindex(2));
  lua_setmetatable(state, -2);
  return 1;
}

int time(lua_State* state) {
  lua_pushnumber(state, std::chrono::duration<double>(context_of(state).now).count());
  return 1;
}

}  // namespace

void open_kit(lua_State* state) {
  lua_createtable(state, 0, static_cast<int>(std::size(kKinds)) + 1);
  for (const Kind& kind : kKinds) {
    lua_pushstring(state, kind.name);
    lua_createtable(state, 0, 2);
    lua_createtable(state, 0, 2);
    for (const luaL_Reg& method : kind.methods) {
      if (method.name == nullptr) continue;
      lua_pushcfunction(state, method.func);
      lua_setfield(state, -2, method.name);
    }
    lua_setfield(state, -2, "__index");
    lua_pushboolean(state, 0);
    lua_setfield(state, -2, "__metatable");
    lua_pushcclosure(state, part, 2);
    lua_setfield(state, -2, kind.name);
  }
  lua_pushcfunction(state, time);
  lua_setfield(state, -2, "time");
  lua_setglobal(state, "kit");
}

}  // namespace lunabloc::runner
