// The kit on the virtual clock: parts that act leave pin events, parts that measure give what the request's stimuli say.
//
// A loop turn in which nothing waits takes 10 ms (curriculum/FORMAT.md §4): what a script does with a part once more at
// the same place of its text and the same moment comes 10 ms later, and the other scripts go on meanwhile.
//
// With several boards, `kit.board("A"):led("red")` is the part "A/led:red".
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>

#include "runner/library.h"
#include "runner/lua_layout.h"
#include "runner/scheduler.h"
#include "runner/shown.h"
#include "trace/shown_text.h"

namespace lunabloc::runner {
namespace {

constexpr char kBoard[] = "board";    // the kind of what has parts of its own
constexpr char kLinkCut[] = "link:cut";  // while a stimulus of this name is not 0, what is sent is lost

// Ends the run when the kit has no such part; a request without parts has them all. Two boards are always there.
void check_part(lua_State* state, const std::string& kind, const std::string& name) {
  Context& context = context_of(state);
  const auto& parts = context.request().world.parts;
  if (parts.empty()) return;
  const auto found = parts.find(kind);
  if (found == parts.end() && kind == kBoard && (name == "A" || name == "B")) return;
  if (found != parts.end() && std::find(found->second.begin(), found->second.end(), name) != found->second.end()) return;
  find_statement(context, state);
  finish_with_error(context, {"run.no_part", {{"nom", name}}});
}

// Leaves the name on the stack, so that it lives as long as the call.
std::string_view part_of(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  lua_pushstring(state, kPartName);
  if (lua_rawget(state, 1) != LUA_TSTRING) luaL_argerror(state, 1, "a part of the kit");
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, -1, &length);
  return {text, length};
}

std::string_view board_of(lua_State* state) {
  const std::string_view part = part_of(state);
  return part.substr(std::min(part.size(), sizeof kBoard));  // after "board:"
}

void show(Context& context, std::string_view part, double value) {
  context.emit(trace::EventKind::pin, part, [value](trace::RecordWriter& writer) { writer.number(value); });
}

// ---- What parts do

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

// The arm stops where it cannot go on; what was asked stands beside.
int angle(lua_State* state) {
  const lua_Number asked = luaL_checknumber(state, 2);
  const lua_Number degrees = std::clamp(asked, 0.0, 180.0);
  context_of(state).emit(trace::EventKind::pin, part_of(state), [&](trace::RecordWriter& writer) {
    writer.number(degrees);
    if (asked != degrees) writer.number(asked);
  });
  return 0;
}

double measured(lua_State* state) {
  Context& context = context_of(state);
  const std::string part(part_of(state));
  const double value = context.scheduler->value_of(part);
  context.emit(trace::EventKind::world, "kit.read", [&](trace::RecordWriter& writer) {
    writer.text(part);
    writer.number(value);
  });
  return value;
}

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

// A sensor of two things: each is a place of its part.
double measured_place(lua_State* state, const char* place) {
  Context& context = context_of(state);
  const std::string part = std::string(part_of(state)) + place;
  const double value = context.scheduler->value_of(part);
  context.emit(trace::EventKind::world, "kit.read", [&](trace::RecordWriter& writer) {
    writer.text(part);
    writer.number(value);
  });
  return value;
}

int temperature(lua_State* state) {
  lua_pushnumber(state, measured_place(state, ".temperature"));
  return 1;
}

int humidity(lua_State* state) {
  lua_pushnumber(state, measured_place(state, ".humidity"));
  return 1;
}

// ---- Pixels

// Red, green and blue from this argument on, 0 to 255 each, as one number.
double colour_at(lua_State* state, int argument) {
  double colour = 0;
  for (int i = 0; i < 3; ++i)
    colour = colour * 256 + std::round(std::clamp(luaL_checknumber(state, argument + i), 0.0, 255.0));
  return colour;
}

int set_pixel(lua_State* state) {
  const auto pixel = static_cast<long long>(std::clamp(std::round(luaL_checknumber(state, 2)), -1e6, 1e6));
  const double colour = colour_at(state, 3);
  show(context_of(state), std::string(part_of(state)) + "." + std::to_string(pixel), colour);
  return 0;
}

int fill(lua_State* state) {
  const double colour = colour_at(state, 2);
  show(context_of(state), part_of(state), colour);
  return 0;
}

// ---- Motors

int speed(lua_State* state) {
  const lua_Number asked = luaL_checknumber(state, 2);
  const lua_Number percent = std::clamp(asked, -100.0, 100.0);
  context_of(state).emit(trace::EventKind::pin, part_of(state), [&](trace::RecordWriter& writer) {
    writer.number(percent);
    if (asked != percent) writer.number(asked);
  });
  return 0;
}

// The script goes on when the motor has arrived, at 60 degrees a second.
int arrived(lua_State*, int, lua_KContext) { return 0; }
int turn(lua_State* state) {
  constexpr double kMostHundredths = 1e7;
  Context& context = context_of(state);
  const double asked = luaL_checknumber(state, 2) * 100;
  const std::int64_t hundredths = std::llround(std::clamp(asked, -kMostHundredths, kMostHundredths));
  const std::string part(part_of(state));
  std::int64_t& turned = context.turned[part];
  turned += hundredths;
  show(context, part, static_cast<double>(turned) / 100);
  const std::chrono::milliseconds length((std::llabs(hundredths) + 5) / 6);
  context.emit(trace::EventKind::wait, "", [length](trace::RecordWriter& writer) {
    writer.number(std::chrono::duration<double>(length).count());
  });
  if (context.scheduler->wait(state, length)) return lua_yieldk(state, 0, 0, arrived);
  return 0;
}

// ---- A display

// A number as the display shows it: one figure behind the point at most, so that the board alone can do the same.
std::string shown_piece(lua_State* state, int index) {
  constexpr double kMostTenths = 2147483647;
  if (lua_type(state, index) == LUA_TNUMBER && !lua_isinteger(state, index) && std::isfinite(lua_tonumber(state, index))) {
    const auto tenths = static_cast<long long>(std::clamp(std::round(lua_tonumber(state, index) * 10), -kMostTenths, kMostTenths));
    std::string text = tenths < 0 ? "-" : "";
    text += std::to_string(std::llabs(tenths) / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(std::llabs(tenths) % 10);
    return text;
  }
  std::string text(push_shown(state, index));
  lua_pop(state, 1);
  return text;
}

int write(lua_State* state) {
  constexpr int kFirstPiece = 3;
  const auto line = static_cast<int>(std::clamp(std::round(luaL_checknumber(state, 2)), 0.0, 99.0));
  luaL_checkany(state, kFirstPiece);
  std::string text;
  for (int piece = kFirstPiece, last = lua_gettop(state); piece <= last; ++piece) text += shown_piece(state, piece);
  const std::string part(part_of(state));
  context_of(state).emit(trace::EventKind::world, trace::kShowText, [&](trace::RecordWriter& writer) {
    writer.text(part);
    writer.number(line);
    writer.text(std::string_view(text).substr(0, 64));
  });
  return 0;
}

// ---- What boards say to each other

int send(lua_State* state) {
  Context& context = context_of(state);
  const std::string_view board = board_of(state);
  luaL_checkany(state, 2);
  const std::string_view text = push_shown(state, 2);
  const bool lost = context.scheduler->value_of(kLinkCut) != 0;
  if (!lost) context.mailbox.send(board, text, context.now);
  ++context.counts.messages;
  context.emit(trace::EventKind::world, "kit.send", [&](trace::RecordWriter& writer) {
    writer.text(board);
    writer.text(text.substr(0, 64));
    if (lost) writer.text(kLinkCut);
  });
  return 0;
}

// The oldest message that is not read yet, or nil.
int received(lua_State* state) {
  Context& context = context_of(state);
  const std::string_view board = board_of(state);
  const std::optional<std::string> text = context.mailbox.receive(board, context.now);
  if (!text) {
    lua_pushnil(state);
    return 1;
  }
  context.emit(trace::EventKind::world, "kit.received", [&](trace::RecordWriter& writer) {
    writer.text(board);
    writer.text(std::string_view(*text).substr(0, 64));
  });
  lua_pushlstring(state, text->data(), text->size());
  return 1;
}

int time(lua_State* state) {
  lua_pushnumber(state, std::chrono::duration<double>(context_of(state).now).count());
  return 1;
}

// ---- The turn of a loop

constexpr std::chrono::milliseconds kTurn{10};

// The call's own instruction tells it from another on its line; the part, one turn of a loop over parts from the next.
bool repeats(lua_State* state) {
  const layout::Frame* const caller = layout::thread(state).frame->previous;
  std::size_t deed = caller == nullptr || caller->is_c() ? 0 : reinterpret_cast<std::size_t>(caller->saved);
  if (lua_istable(state, 1)) {
    deed ^= std::hash<std::string_view>()(part_of(state));
    lua_pop(state, 1);
  }
  return context_of(state).scheduler->repeats(state, deed, 1);
}

template <lua_CFunction perform>
int after_turn(lua_State* state, int, lua_KContext) {
  repeats(state);  // the first of this moment
  return perform(state);
}

template <lua_CFunction perform>
int paced(lua_State* state) {
  Context& context = context_of(state);
  ++context.paced_calls;
  if (!repeats(state)) return perform(state);
  if (context.scheduler->wait(state, kTurn)) return lua_yieldk(state, 0, 0, after_turn<perform>);
  return after_turn<perform>(state, LUA_OK, 0);
}

struct Kind {
  const char* name;
  std::array<luaL_Reg, 2> methods;
};
constexpr Kind kKinds[] = {
    {"led", {{{"on", paced<on>}, {"off", paced<off>}}}},
    {"buzzer", {{{"tone", paced<tone>}, {nullptr, nullptr}}}},
    {"servo", {{{"angle", paced<angle>}, {nullptr, nullptr}}}},
    {"button", {{{"pressed", paced<pressed>}, {nullptr, nullptr}}}},
    {"light", {{{"read", paced<read>}, {nullptr, nullptr}}}},
    {"temperature", {{{"read", paced<read>}, {nullptr, nullptr}}}},
    {"distance", {{{"read", paced<read>}, {nullptr, nullptr}}}},
    {"potentiometer", {{{"read", paced<read>}, {nullptr, nullptr}}}},
    {"dht", {{{"temperature", paced<temperature>}, {"humidity", paced<humidity>}}}},
    {"neopixel", {{{"set", paced<set_pixel>}, {"fill", paced<fill>}}}},
    {"motor", {{{"speed", paced<speed>}, {nullptr, nullptr}}}},
    {"stepper", {{{"turn", paced<turn>}, {nullptr, nullptr}}}},
    {"lcd", {{{"write", paced<write>}, {nullptr, nullptr}}}},
};

// A table that says which part it is; `methods` is the index of the metatable.
void push_part(lua_State* state, const std::string& part, int methods) {
  lua_createtable(state, 0, 1);
  lua_pushstring(state, kPartName);
  lua_pushlstring(state, part.data(), part.size());
  lua_rawset(state, -3);
  lua_pushvalue(state, methods);
  lua_setmetatable(state, -2);
}

// kit.led("red"), board:led("red"): the first upvalue is the kind, the second the metatable of its parts.
int part(lua_State* state) {
  const bool on_board = lua_istable(state, 1) != 0;
  std::size_t length = 0;
  const char* const name = luaL_checklstring(state, on_board ? 2 : 1, &length);
  const std::string kind = lua_tostring(state, lua_upvalueindex(1));
  check_part(state, kind, {name, length});
  const std::string before = on_board ? std::string(board_of(state)) + "/" : "";
  push_part(state, before + kind + ":" + std::string(name, length), lua_upvalueindex(2));
  return 1;
}

void set_metatable_fields(lua_State* state) {
  lua_setfield(state, -2, "__index");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_pushliteral(state, "kit");
  lua_setfield(state, -2, kLibrary);
}

}  // namespace

void open_kit(lua_State* state) {
  const auto kinds = static_cast<int>(std::size(kKinds));
  lua_createtable(state, 0, kinds + 2);  // kit
  lua_createtable(state, 0, kinds + 2);  // what a board has
  for (const Kind& kind : kKinds) {
    lua_pushstring(state, kind.name);
    lua_createtable(state, 0, 2);
    lua_createtable(state, 0, 2);
    for (const luaL_Reg& method : kind.methods) {
      if (method.name == nullptr) continue;
      lua_pushcfunction(state, method.func);
      lua_setfield(state, -2, method.name);
    }
    set_metatable_fields(state);
    lua_pushcclosure(state, part, 2);
    lua_pushvalue(state, -1);
    lua_setfield(state, -3, kind.name);
    lua_setfield(state, -3, kind.name);
  }
  for (const luaL_Reg& method : {luaL_Reg{"send", paced<send>}, luaL_Reg{"received", paced<received>}}) {
    lua_pushcfunction(state, method.func);
    lua_setfield(state, -2, method.name);
  }
  lua_createtable(state, 0, 2);
  lua_insert(state, -2);
  set_metatable_fields(state);
  lua_pushstring(state, kBoard);
  lua_insert(state, -2);
  lua_pushcclosure(state, part, 2);
  lua_setfield(state, -2, kBoard);
  lua_pushcfunction(state, paced<time>);
  lua_setfield(state, -2, "time");
  lua_setglobal(state, "kit");
}

}  // namespace lunabloc::runner
