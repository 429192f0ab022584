#include "runner/scheduler.h"

#include <algorithm>

#include "runner/failure.h"

namespace lunabloc::runner {

using std::chrono::microseconds;

void Scheduler::run(lua_State* state) {
  state_ = state;
  add(state, -1);
  std::size_t index = 0;
  for (;;) {
    const bool any = next_script(index);
    microseconds change{0};
    const bool changes = next_change(change);
    if (changes && !handlers_.empty() && (!any || change <= scripts_[index].due)) {
      advance_to(change);
      continue;
    }
    if (!any) finish(context_);
    advance_to(scripts_[index].due);
    resume(index);
  }
}

Scheduler::Script& Scheduler::add(lua_State* state, int index) {
  lua_pushvalue(state, index);
  Script script;
  script.function = luaL_ref(state, LUA_REGISTRYINDEX);
  script.number = ++made_;
  script.due = context_.now;
  scripts_.push_back(script);
  arm(scripts_.back());
  return scripts_.back();
}

// A thread that is about to begin the script's function.
void Scheduler::arm(Script& script) {
  script.thread = lua_newthread(state_);
  script.anchor = luaL_ref(state_, LUA_REGISTRYINDEX);
  lua_rawgeti(script.thread, LUA_REGISTRYINDEX, script.function);
}

void Scheduler::start(lua_State* state, int index) { add(state, index); }

void Scheduler::every(lua_State* state, int index, microseconds period) {
  Script& script = add(state, index);
  script.period = period;
  script.due = context_.now + period;
}

void Scheduler::on_change(lua_State* state, int index, std::string part) {
  lua_pushvalue(state, index);
  handlers_.push_back({std::move(part), luaL_ref(state, LUA_REGISTRYINDEX)});
}

void Scheduler::resume(std::size_t index) {
  lua_State* const thread = scripts_[index].thread;
  const std::uint64_t number = scripts_[index].number;
  context_.running = thread;
  working_ = number;
  int results = 0;
  const int arguments = lua_status(thread) == LUA_OK ? lua_gettop(thread) - 1 : 0;
  const int status = lua_resume(thread, state_, arguments, &results);
  context_.running = nullptr;
  if (status > LUA_YIELD) report_failure(context_, thread, status);
  lua_pop(thread, results);
  // The script may have made others, so its place is looked for again.
  const auto script = std::find_if(scripts_.begin(), scripts_.end(), [number](const Script& one) { return one.number == number; });
  if (status == LUA_YIELD) return;
  luaL_unref(state_, LUA_REGISTRYINDEX, script->anchor);
  if (script->period.count() > 0) {
    script->due = std::max(script->due + script->period, context_.now);
    arm(*script);
    return;
  }
  luaL_unref(state_, LUA_REGISTRYINDEX, script->function);
  scripts_.erase(script);
}

bool Scheduler::next_script(std::size_t& index) const {
  const auto first = std::min_element(scripts_.begin(), scripts_.end(), [](const Script& a, const Script& b) {
    return a.due != b.due ? a.due < b.due : a.number < b.number;
  });
  index = static_cast<std::size_t>(first - scripts_.begin());
  return first != scripts_.end();
}

bool Scheduler::wait(lua_State* state, microseconds duration) {
  const microseconds due = context_.now + duration;
  const auto script = std::find_if(scripts_.begin(), scripts_.end(), [this](const Script& one) { return one.number == working_; });
  const bool alone = scripts_.size() == 1 && handlers_.empty();
  // Inside a coroutine of the program's own, or a C function that cannot be left, the script waits alone.
  const bool may_yield = script != scripts_.end() && script->thread == state && lua_isyieldable(state) != 0;
  if (alone || !may_yield) {
    advance_to(due);
    return false;
  }
  script->due = due;
  return true;
}

bool Scheduler::next_change(microseconds& at) const {
  const auto& stimuli = context_.request().stimuli;
  if (next_stimulus_ >= stimuli.size()) return false;
  at = stimuli[next_stimulus_].at;
  return true;
}

void Scheduler::change_next() {
  const trace::Stimulus& stimulus = context_.request().stimuli[next_stimulus_++];
  context_.now = std::max(context_.now, stimulus.at);
  double& value = values_[stimulus.part];
  if (value == stimulus.value) return;
  value = stimulus.value;
  context_.emit(trace::EventKind::input, stimulus.part, [&](trace::RecordWriter& writer) { writer.number(stimulus.value); });
  for (std::size_t i = 0; i < handlers_.size(); ++i) {
    if (handlers_[i].part != stimulus.part) continue;
    lua_rawgeti(state_, LUA_REGISTRYINDEX, handlers_[i].function);
    add(state_, -1);
    lua_pop(state_, 1);
    lua_pushnumber(scripts_.back().thread, stimulus.value);
  }
}

void Scheduler::advance_to(microseconds moment) {
  const microseconds until = context_.request().until;
  const bool over = until.count() > 0 && moment > until;
  const microseconds last = over ? until : moment;
  microseconds change{0};
  while (next_change(change) && change <= last) change_next();
  context_.now = std::max(context_.now, last);
  if (over) finish_at_time(context_);
}

double Scheduler::value_of(const std::string& part) const {
  const auto found = values_.find(part);
  return found == values_.end() ? 0 : found->second;
}

}  // namespace lunabloc::runner
