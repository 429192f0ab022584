// The turtle: each call is an event, and what it draws is world/turtle.cpp's.
#include "runner/library.h"

namespace lunabloc::runner {
namespace {

// Numbers, as many as the event takes.
template <const char* name, int count>
int draw(lua_State* state) {
  lua_Number numbers[count > 0 ? count : 1] = {};
  for (int i = 0; i < count; ++i) numbers[i] = luaL_checknumber(state, i + 1);
  context_of(state).emit(trace::EventKind::world, name, [&numbers](trace::RecordWriter& writer) {
    for (int i = 0; i < count; ++i) writer.number(numbers[i]);
  });
  return 0;
}

template <const char* name, int count>
int move(lua_State* state) {
  ++context_of(state).counts.moves;
  return draw<name, count>(state);
}

constexpr char kForward[] = "turtle.forward", kBack[] = "turtle.back", kLeft[] = "turtle.left", kRight[] = "turtle.right",
               kGoTo[] = "turtle.go_to", kPenUp[] = "turtle.pen_up", kPenDown[] = "turtle.pen_down",
               kWidth[] = "turtle.width";

int color(lua_State* state) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, 1, &length);
  const std::string_view name(text, length);
  context_of(state).emit(trace::EventKind::world, "turtle.color",
                         [name](trace::RecordWriter& writer) { writer.text(name.substr(0, 64)); });
  return 0;
}

}  // namespace

void open_turtle(lua_State* state) {
  constexpr luaL_Reg kTurtle[] = {{"forward", move<kForward, 1>},
                                  {"back", move<kBack, 1>},
                                  {"left", draw<kLeft, 1>},
                                  {"right", draw<kRight, 1>},
                                  {"go_to", move<kGoTo, 2>},
                                  {"pen_up", draw<kPenUp, 0>},
                                  {"pen_down", draw<kPenDown, 0>},
                                  {"width", draw<kWidth, 1>},
                                  {"color", color},
                                  {nullptr, nullptr}};
  luaL_newlib(state, kTurtle);
  lua_setglobal(state, "turtle");
}

}  // namespace lunabloc::runner
