// The robot on its grid. Where it is, is asked of the same fold that the stage and the checks use; a wall ends the run.
#include "runner/library.h"

namespace lunabloc::runner {
namespace {

void happen(Context& context, std::string_view name) {
  context.emit(trace::EventKind::world, name);
  if (!context.grid) return;
  trace::Event event;
  event.kind = trace::EventKind::world;
  event.name = name;
  world::fold(*context.grid, event);
}

template <const char* name>
int act(lua_State* state) {
  Context& context = context_of(state);
  happen(context, name);
  if (!context.grid || !context.grid->bumped) return 0;
  find_statement(context, state);
  const std::string cell = world::shown(context.grid->bump);
  finish_with_error(context, {"M-commun-mur", {{"case", cell}}});
}

template <const char* name>
int move(lua_State* state) {
  ++context_of(state).counts.moves;
  return act<name>(state);
}

int wall_ahead(lua_State* state) {
  const Context& context = context_of(state);
  lua_pushboolean(state, context.grid && context.grid->wall(context.grid->ahead()));
  return 1;
}

int on_mark(lua_State* state) {
  const Context& context = context_of(state);
  lua_pushboolean(state, context.grid && context.grid->at(context.grid->robot) == 'x');
  return 1;
}

constexpr char kNorth[] = "grid.north", kSouth[] = "grid.south", kEast[] = "grid.east", kWest[] = "grid.west",
               kStep[] = "grid.step", kTurnLeft[] = "grid.turn_left", kTurnRight[] = "grid.turn_right",
               kPaint[] = "grid.paint", kPick[] = "grid.pick", kDrop[] = "grid.drop";

}  // namespace

void open_grid(lua_State* state) {
  constexpr luaL_Reg kGrid[] = {{"north", move<kNorth>},
                                {"south", move<kSouth>},
                                {"east", move<kEast>},
                                {"west", move<kWest>},
                                {"step", move<kStep>},
                                {"turn_left", act<kTurnLeft>},
                                {"turn_right", act<kTurnRight>},
                                {"paint", act<kPaint>},
                                {"pick", act<kPick>},
                                {"drop", act<kDrop>},
                                {"wall_ahead", wall_ahead},
                                {"on_mark", on_mark},
                                {nullptr, nullptr}};
  luaL_newlib(state, kGrid);
  lua_setglobal(state, "grid");
}

}  // namespace lunabloc::runner
