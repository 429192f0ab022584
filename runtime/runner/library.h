// What a program may call: Lua's own safe library, and the bindings, one file a category of the vocabulary.
#pragma once

#include "runner/context.h"

namespace lunabloc::runner {

// Lua's library by white list. Absent: io, os, debug, package, require, dofile, loadfile, warn, string.dump,
// coroutine.close, options of collectgarbage, binary chunks, handlers that Lua 5.4.4 cannot run safely.
void open_library(lua_State* state);
// Lua's own chance, with the seed of the request.
void seed_chance(lua_State* state);
// string.find, match, gmatch, gsub and rep (string_library.cpp), over Lua's own.
void open_patterns(lua_State* state);
// All of ours, below.
void open_bindings(lua_State* state);

void open_say(lua_State* state);      // say, ask, print
void open_control(lua_State* state);  // wait, random
void open_events(lua_State* state);   // when, send, send_and_wait, stop
void open_stage(lua_State* state);
void open_graph(lua_State* state);
void open_text(lua_State* state);
void open_time(lua_State* state);
void open_sound(lua_State* state);
void open_grid(lua_State* state);
void open_turtle(lua_State* state);
void open_lists(lua_State* state);    // list, cost
void open_kit(lua_State* state);
void open_data(lua_State* state);
void open_chart(lua_State* state);
void open_model(lua_State* state);

// The name of a sprite given as an object or by its name, pushed.
void push_sprite_name(lua_State* state, int index);

// A number of seconds, none below zero.
std::chrono::microseconds duration(double seconds);
// What a binding gives back that lets time pass last: return wait_for(state, 0.5).
int wait_for(lua_State* state, double seconds);

// A list that a check gives: reading outside 1..n ends the run, writing at n + 1 adds. Pushes it.
void push_given_list(lua_State* state, const std::vector<trace::Value>& elements);
void push_value(lua_State* state, const trace::Value& value);
// Is the value at `index` such a list?
bool is_given_list(lua_State* state, int index);

// The program's text, or one that the program has loaded, whose statements count but have no place.
enum class Chunk { own, loaded };

// Loads the text as this run needs it (instrumented in exact mode) and pushes the function; else pushes Lua's words
// and gives its status. `name` as in lua_load.
int load_chunk(lua_State* state, std::string_view text, const char* name, Chunk chunk);

}  // namespace lunabloc::runner
