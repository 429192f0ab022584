// Exact mode: what the calls that program/instrument.h inserts do.
#include <algorithm>

#include "program/instrument.h"
#include "runner/library.h"
#include "runner/scheduler.h"
#include "runner/told_variable.h"

namespace lunabloc::runner {
namespace {

constexpr std::chrono::milliseconds kTurn{10};

void count(Context& context, lua_State* state, int first) {
  const int top = lua_gettop(state);
  if (top < first) return;
  Counts& counts = context.counts;
  std::int64_t* const counters[] = {&counts.reads, &counts.comparisons,         &counts.writes, &counts.swaps,
                                    &counts.element_comparisons, &counts.cells, &counts.turns};
  constexpr int kCounters = std::size(counters);
  for (int i = first; i <= top && i - first < kCounters; ++i) *counters[i - first] += lua_tointeger(state, i);
}

// The statement's place; a turn that begins with it is counted (program/instrument.h).
std::uint32_t begin_statement(Context& context, lua_State* state) {
  if (context.step >= context.request().limits.operations) {
    const Digits steps(context.step);
    finish_at_limit(context, {"M-commun-sans-fin", {{"mesure", steps.text()}}});
  }
  const lua_Integer place = lua_tointeger(state, 1);
  context.counts.turns += place < 0 ? 1 : 0;
  return static_cast<std::uint32_t>(place < 0 ? ~place : place);
}

// A turn of a loop in which nothing waits takes a little time on a board (curriculum/FORMAT.md §4): without it
// `while true do` would stand still for ever.
void take_time(Context& context, std::uint32_t offset) {
  const ProgramMap::Statement* const statement = context.map.at(offset);
  const bool again = context.loop_offset == offset;
  context.repeated = again ? context.repeated + 1 : 1;
  context.loop_offset = offset;
  if (statement == nullptr || !statement->is_loop) return;
  const auto [seen, first] = context.turns.try_emplace(offset, context.now);
  const bool first_turn_of_for = statement->counts_entry && context.repeated == 2;
  if (!first && seen->second == context.now && !first_turn_of_for) context.scheduler->advance_to(context.now + kTurn);
  seen->second = context.now;
}

int step(lua_State* state) {
  Context& context = context_of(state);
  const std::uint32_t offset = begin_statement(context, state);
  if (context.request().world.kind == "kit") take_time(context, offset);
  context.offset = offset;
  if (context.step < kMostTold) context.emit(trace::EventKind::statement, "");
  ++context.step;
  count(context, state, 2);
  return 0;
}

int loaded_step(lua_State* state) {
  Context& context = context_of(state);
  begin_statement(context, state);
  ++context.step;
  count(context, state, 2);
  return 0;
}

int count_more(lua_State* state) {
  count(context_of(state), state, 1);
  return 0;
}

int enter(lua_State* state) {
  Context& context = context_of(state);
  ++context.counts.calls;
  context.call_depth.enter(state);
  return 0;
}

bool is_told(const Context& context) { return context.step <= kMostTold; }

void tell_named(lua_State* state, int name, int value) {
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, name, &length);
  tell_variable(context_of(state), state, {text, length}, value);
}

int variable(lua_State* state) {
  if (!is_told(context_of(state))) return 0;
  lua_settop(state, 2);
  tell_named(state, 1, 2);
  return 0;
}

// Read raw, so that no handler of the program's runs.
int global(lua_State* state) {
  if (!is_told(context_of(state))) return 0;
  lua_settop(state, 2);
  if (!lua_istable(state, 2)) return 0;
  lua_pushvalue(state, 1);
  lua_rawget(state, 2);
  tell_named(state, 1, 3);
  return 0;
}

int unseen(lua_State*) { return 0; }

}  // namespace

void push_instruments(lua_State* state, Chunk chunk) {
  const bool own = chunk == Chunk::own;
  const lua_CFunction functions[] = {own ? step : loaded_step,   count_more, enter, own ? variable : unseen, own ? global : unseen,
                                     own ? variable : unseen, own ? global : unseen};
  static_assert(std::size(functions) == program::kInstrumentNames.size());
  for (const lua_CFunction function : functions) lua_pushcfunction(state, function);
}

namespace {

// Lua's own words about what does not compile; ours for what Lua takes and we do not.
int refuse_chunk(lua_State* state, std::string_view text, const char* name, const Error& error) {
  const int status = luaL_loadbufferx(state, text.data(), text.size(), name, "t");
  if (status != LUA_OK) return status;
  lua_pop(state, 1);
  lua_pushlstring(state, error.detail.data(), error.detail.size());
  return LUA_ERRSYNTAX;
}

int load_for_mode(lua_State* state, std::string_view text, const char* name) {
  const bool exact = context_of(state).exact();
  const auto load_plainly = [&] { return luaL_loadbufferx(state, text.data(), text.size(), name, "t"); };
  // The reserved names are refused in both modes.
  if (!exact && text.find(program::kReservedPrefix) == std::string_view::npos) return load_plainly();
  // Lua leaves a function by longjmp, which ends no C++ object: this one calls nothing that may raise an error.
  const Result<program::Instrumented> instrumented = program::instrument(program::parse(text).tree);
  if (!instrumented) return refuse_chunk(state, text, name, instrumented.error());
  if (!exact) return load_plainly();
  return luaL_loadbufferx(state, instrumented->text.data(), instrumented->text.size(), name, "t");
}

}  // namespace

int load_chunk(lua_State* state, std::string_view text, const char* name, Chunk chunk) {
  Context& context = context_of(state);
  const std::int64_t cells = context.counts.cells;
  const int status = load_for_mode(state, text, name);
  context.counts.cells = cells;  // Lua's compiler has tables of its own
  if (status != LUA_OK || !context.exact()) return status;
  push_instruments(state, chunk);
  lua_call(state, static_cast<int>(program::kInstrumentNames.size()), 1);
  return LUA_OK;
}

}  // namespace lunabloc::runner
