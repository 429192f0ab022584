#include "runner/exact.h"

#include "runner/library.h"
#include "runner/scheduler.h"
#include "runner/shown.h"
#include "runner/told_variable.h"

// Lua's own, ltable.c.
extern "C" const lunabloc::runner::layout::Value* luaH_getshortstr(const void* table, const void* key);

namespace lunabloc::runner {
namespace {

using layout::Value;
using ActKind = program::Act::Kind;
using ActKey = program::Act::Key;

constexpr std::chrono::milliseconds kTurn{10};
constexpr std::size_t kShownKeyBytes = 32;

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

void check_limit(Context& context) {
  if (context.step < context.most_steps) return;
  const Digits steps(context.step);
  finish_at_limit(context, {"M-commun-sans-fin", {{"mesure", steps.text()}}});
}

// What happens at the site. `add` is given a writer and the number of what took a value, from 0.
template <class Add>
void meet(Context& context, SiteTable::Site& site, Add add) {
  ++site.hits;
  if (!context.still_tells() && !context.takes_time && context.step + site.steps <= context.most_steps) {
    context.step += site.steps;
    if (site.offset != trace::kNoOffset) context.offset = site.offset;
    return;
  }
  for (std::uint32_t i = 0; site.acts == 0 && i < site.steps; ++i) {  // of a text that the program has loaded
    check_limit(context);
    ++context.step;
  }
  SiteTable::Act* act = context.sites.acts_of(site);
  int value = 0;
  for (const SiteTable::Act* const end = act + site.acts; act != end; ++act) {
    if (act->kind == ActKind::statement) {
      check_limit(context);
      if (context.takes_time) take_time(context, act->offset);
      context.offset = act->offset;
      if (context.still_tells()) context.emit(trace::EventKind::statement, "");
      ++context.step;
    } else {
      if (context.still_tells()) {
        const auto add_this = [&add, value](trace::RecordWriter& writer) { add(writer, value); };
        context.stream.append({trace::EventKind::variable, context.step, context.now, context.offset, act->name, &act->number}, add_this);
      }
      ++value;
    }
  }
}

// ---- As a function that Lua calls

// Pushes the value of the act, whose argument is at `index`. A global is read raw, so that no handler of the program's runs.
void push_value_of(lua_State* state, SiteTable::Act& act, int index) {
  lua_pushvalue(state, index);
  if (act.kind == ActKind::variable) return;
  if (!lua_istable(state, -1)) {
    lua_pop(state, 1);
    return lua_pushnil(state);
  }
  lua_pushlstring(state, act.name.data(), act.name.size());
  if (act.interned == nullptr && act.name.size() <= 40) {  // short texts are each kept once, and as long as something names them
    act.interned = lua_topointer(state, -1);
    lua_pushvalue(state, -1);
    luaL_ref(state, LUA_REGISTRYINDEX);
  }
  lua_rawget(state, -2);
  lua_remove(state, -2);
}

// Pushes the key of the element, from the argument at `index`.
void push_key(lua_State* state, const SiteTable::Act& act, int table, int index) {
  if (act.key == ActKey::length) return lua_pushinteger(state, static_cast<lua_Integer>(lua_rawlen(state, table)));
  if (act.key == ActKey::global && lua_istable(state, index)) {
    lua_pushlstring(state, act.key_name.data(), act.key_name.size());
    lua_rawget(state, index);
  } else {
    lua_pushvalue(state, index);
  }
  if (act.key_plus == 0) return;
  const bool is_whole = lua_isinteger(state, -1) != 0;
  // Wraps round, as Lua's whole numbers do.
  const auto sum = static_cast<lua_Integer>(static_cast<lua_Unsigned>(lua_tointeger(state, -1)) + static_cast<lua_Unsigned>(act.key_plus));
  lua_pop(state, 1);
  if (is_whole) lua_pushinteger(state, sum);
  else lua_pushnil(state);
}

// Pushes the key and what the table on top has there; false when there is none.
bool push_element(lua_State* state, const SiteTable::Act& act, int index) {
  const int table = lua_gettop(state);
  if (!lua_istable(state, table)) return false;
  push_key(state, act, table, index);
  lua_pushvalue(state, -1);
  lua_rawget(state, table);
  return !lua_isnil(state, table + 1);
}

// What a site tells, pushed: a value, and of an element that was assigned its key and its value.
struct Pushed {
  int value = 0;
  bool has_element = false;
};
}  // namespace

int step(lua_State* state) {
  Context& context = context_of(state);
  SiteTable::Site& site = context.sites.site(static_cast<std::size_t>(lua_tointeger(state, 1)));
  const int arguments = lua_gettop(state);
  Pushed pushed[program::kMostSiteValues];
  if (context.still_tells() && lua_checkstack(state, 3 * arguments + LUA_MINSTACK) != 0) {
    SiteTable::Act* act = context.sites.acts_of(site);
    int told = 0;
    for (int argument = 2; argument <= arguments; ++act) {
      if (act->kind == ActKind::statement) continue;
      push_value_of(state, *act, argument);
      pushed[told].value = lua_gettop(state);
      if (act->key != ActKey::none) pushed[told].has_element = push_element(state, *act, argument + 1);
      argument += act->values();
      ++told;
    }
  }
  meet(context, site, [&](trace::RecordWriter& writer, int number) {
    const Pushed& told = pushed[number];
    if (told.value == 0) return;
    add_told(writer, state, told.value);
    if (!told.has_element) return;
    add_value(writer, state, told.value + 1, kShownKeyBytes);
    add_value(writer, state, told.value + 2, kShownKeyBytes);
  });
  return 0;
}

// ---- Without a call

namespace {

// What can be told as it lies there; nullptr: what only a call can show.
const Value* simple(const Value* value) {
  switch (value->tag) {
    case layout::kFalse:
    case layout::kTrue:
    case layout::kInteger:
    case layout::kFloat: return value;
    case layout::kShortText: return value;
    default: return (value->tag & layout::kTypeBits) == LUA_TNIL ? value : nullptr;
  }
}

const Value* value_of(const SiteTable::Act& act, const Value* argument) {
  if (act.kind == ActKind::variable) return simple(argument);
  if (act.interned == nullptr || argument->tag != layout::kTable) return nullptr;
  return simple(luaH_getshortstr(argument->object, act.interned));
}

void add_simple(trace::RecordWriter& writer, const Value& value) {
  switch (value.tag) {
    case layout::kFalse: return writer.truth(false);
    case layout::kTrue: return writer.truth(true);
    case layout::kInteger: return writer.whole(value.integer);
    case layout::kFloat: return writer.number(value.number);
    case layout::kShortText: return writer.text({value.text->bytes, value.text->short_length});
    default: return writer.nothing();
  }
}

}  // namespace

bool step_at_once(Context& context, lua_State* state, const Value* function) {
  SiteTable::Site& site = context.sites.site(static_cast<std::size_t>(function[1].integer));
  const Value* values[program::kMostSiteValues];
  const auto count = static_cast<int>(layout::thread(state).top - function) - 2;
  if (count > 0 && context.still_tells()) {
    const SiteTable::Act* act = context.sites.acts_of(site);
    for (int value = 0; value < count; ++act) {
      if (act->kind == ActKind::statement) continue;
      values[value] = act->key != ActKey::none ? nullptr : value_of(*act, function + 2 + value);
      if (values[value++] == nullptr) return false;
    }
  }
  meet(context, site, [&values](trace::RecordWriter& writer, int value) { add_simple(writer, *values[value]); });
  return true;
}

// ---- Counts

Counts counted(const Context& context) {
  Counts counts = context.counts;
  context.sites.for_each_count([&counts](const program::SiteCounts& site, std::int64_t hits) {
    counts.reads += site.reads * hits;
    counts.comparisons += site.comparisons * hits;
    counts.writes += site.writes * hits;
    counts.swaps += site.swaps * hits;
    counts.element_comparisons += site.element_comparisons * hits;
    counts.cells += site.cells * hits;
    counts.turns += site.turns * hits;
    counts.calls += site.calls * hits;
  });
  counts.steps = static_cast<std::int64_t>(context.step);
  counts.depth = context.deepest_call;
  return counts;
}

// ---- Loading

namespace {

// Lua's own words about what does not compile; ours for what Lua takes and we do not.
int refuse_chunk(lua_State* state, std::string_view text, const char* name, const Error& error) {
  const int status = luaL_loadbufferx(state, text.data(), text.size(), name, "t");
  if (status != LUA_OK) return status;
  lua_pop(state, 1);
  lua_pushlstring(state, error.detail.data(), error.detail.size());
  return LUA_ERRSYNTAX;
}

int load_for_mode(lua_State* state, std::string_view text, const char* name, Chunk chunk) {
  Context& context = context_of(state);
  const bool exact = context.exact();
  const auto load_plainly = [&] { return luaL_loadbufferx(state, text.data(), text.size(), name, "t"); };
  // The reserved names are refused in both modes.
  if (!exact && text.find(program::kReservedPrefix) == std::string_view::npos) return load_plainly();
  // Lua leaves a function by longjmp, which ends no C++ object: this one calls nothing that may raise an error.
  const program::Tell tell = chunk == Chunk::loaded ? program::Tell::counts
                             : context.tells()      ? program::Tell::all
                                                    : program::Tell::statements;
  const Result<std::string> instrumented = context.sites.instrument(program::parse(text).tree, tell);
  if (!instrumented) return refuse_chunk(state, text, name, instrumented.error());
  if (!exact) return load_plainly();
  return luaL_loadbufferx(state, instrumented->data(), instrumented->size(), name, "t");
}

}  // namespace

int load_chunk(lua_State* state, std::string_view text, const char* name, Chunk chunk) {
  Context& context = context_of(state);
  const std::int64_t cells = context.counts.cells;
  const int status = load_for_mode(state, text, name, chunk);
  context.counts.cells = cells;  // Lua's compiler has tables of its own
  if (status != LUA_OK || !context.exact()) return status;
  lua_pushcfunction(state, step);
  lua_call(state, 1, 1);
  layout::mark_as_chunk(state);
  return LUA_OK;
}

}  // namespace lunabloc::runner
