#include "runner/exact.h"

#include <utility>

#include "runner/library.h"
#include "runner/scheduler.h"
#include "runner/shown.h"
#include "runner/told_variable.h"

namespace lunabloc::runner {
namespace {

using layout::Value;
using ActKind = program::Act::Kind;
using ActKey = program::Act::Key;

constexpr std::chrono::milliseconds kTurn{10};
constexpr std::size_t kShownKeyBytes = 32;

// A turn of a loop in which nothing waits takes a little time on a board (curriculum/FORMAT.md §4): without it
// `while true do` would stand still for ever. What a turn does with the kit's parts lets that time pass itself
// (bindings/kit.cpp).
void take_time(Context& context, std::uint32_t offset) {
  const ProgramMap::Statement* const statement = context.map.at(offset);
  const bool again = context.loop_offset == offset;
  context.repeated = again ? context.repeated + 1 : 1;
  context.loop_offset = offset;
  if (statement == nullptr || !statement->is_loop) return;
  const auto [seen, first] = context.turns.try_emplace(offset, Context::Turn{context.now, context.paced_calls});
  const bool first_turn_of_for = statement->counts_entry && context.repeated == 2;
  const bool stands_still = seen->second.at == context.now && seen->second.paced_calls == context.paced_calls;
  if (!first && stands_still && !first_turn_of_for) context.scheduler->advance_to(context.now + kTurn);
  seen->second = {context.now, context.paced_calls};
}

void check_limit(Context& context) {
  if (context.step < context.most_steps) return;
  const Digits steps(context.step);
  finish_at_limit(context, {"M-commun-sans-fin", {{"mesure", steps.text()}}});
}

// ---- What took a value

constexpr Value kNothing{{0}, layout::kNil};

// The value of a global is read raw, so that no handler of the program's runs.
const Value& global_of(const Value& environment, const layout::Text* name) {
  return environment.tag == layout::kTable && name != nullptr ? layout::element_of(*environment.table, *name) : kNothing;
}

Value key_of(const SiteTable::Act& act, const layout::Table& table, const Value* argument) {
  if (act.key == ActKey::length) return {{static_cast<std::int64_t>(layout::length_of(table))}, layout::kInteger};
  Value key = act.key == ActKey::global && argument->tag == layout::kTable ? global_of(*argument, act.lua_key_name) : *argument;
  if (act.key_plus == 0) return key;
  if (key.tag != layout::kInteger) return kNothing;
  // Wraps round, as Lua's whole numbers do.
  key.integer = static_cast<std::int64_t>(static_cast<std::uint64_t>(key.integer) + static_cast<std::uint64_t>(act.key_plus));
  return key;
}

// `argument` is the first of the act's.
void tell(Context& context, SiteTable::Act& act, const Value* argument) {
  const Value& value = act.kind == ActKind::variable ? *argument : global_of(*argument, act.lua_name);
  context.stream.append({trace::EventKind::variable, context.step, context.now, context.offset, act.name, &act.number},
                        [&](trace::RecordWriter& writer) {
                          add_told(writer, value);
                          if (act.key == ActKey::none || value.tag != layout::kTable) return;
                          const Value key = key_of(act, *value.table, argument + 1);
                          if (key.type() == LUA_TNIL) return;
                          add_value(writer, key, kShownKeyBytes);
                          add_value(writer, layout::element_of(*value.table, key), kShownKeyBytes);
                        });
}

// A statement tells how many calls are in one another where that is another number than at the statement before, or where
// the innermost has just begun (trace/README.md).
void tell_statement(Context& context, lua_State* state, bool begins_call) {
  const std::int64_t depth = layout::thread(state).frame->depth;
  if (depth == context.told_depth && !begins_call) return context.emit(trace::EventKind::statement, "");
  context.told_depth = depth;
  context.emit(trace::EventKind::statement, "", [&](trace::RecordWriter& writer) { writer.whole(begins_call ? -depth : depth); });
}

}  // namespace

int step(lua_State*) { return 0; }

void meet(Context& context, lua_State* state, const Value* function) {
  const auto number = static_cast<std::size_t>(function[1].integer);
  SiteTable::Site& site = context.sites.site(number);
  ++site.hits;
  for (std::uint32_t i = 0; site.acts == 0 && i < site.steps; ++i) {  // of a text that the program has loaded
    check_limit(context);
    ++context.step;
  }
  bool begins_call = context.sites.begins_call(number);
  const Value* argument = function + 2;
  SiteTable::Act* act = context.sites.acts_of(site);
  for (const SiteTable::Act* const end = act + site.acts; act != end; ++act) {
    if (act->kind == ActKind::statement) {
      check_limit(context);
      if (context.takes_time) take_time(context, act->offset);
      context.offset = act->offset;
      if (context.still_tells()) tell_statement(context, state, std::exchange(begins_call, false));
      ++context.step;
    } else {
      if (context.still_tells()) tell(context, *act, argument);
      argument += act->values();
    }
  }
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
  if (status == LUA_OK && context.exact()) context.sites.keep_names(state);
  context.counts.cells = cells;  // Lua's compiler has tables of its own
  if (status != LUA_OK || !context.exact()) return status;
  lua_pushcfunction(state, step);
  lua_call(state, 1, 1);
  layout::mark_as_chunk(state);
  return LUA_OK;
}

}  // namespace lunabloc::runner
