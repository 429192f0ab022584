#include "runner/scheduler.h"

#include <algorithm>

#include "runner/failure.h"
#include "runner/watch.h"
#include "world/stage.h"

namespace lunabloc::runner {
namespace {

using std::chrono::microseconds;

constexpr std::size_t kMostScripts = 10'000;
constexpr std::size_t kMostLiveChanges = 10'000;
// Far more than all the scripts that there can be.
constexpr std::size_t kMostAtOneMoment = 2 * kMostScripts;

}  // namespace

Scheduler::Scheduler(Context& context) : context_(context) {
  const auto& stimuli = context.request().stimuli;
  changes_.assign(stimuli.begin(), stimuli.end());
}

void Scheduler::run(lua_State* state) {
  state_ = state;
  add(state, -1);
  const bool live = context_.request().live;
  for (;;) {
    const bool may_come = !changes_.empty() || (live && context_.inbox.open());
    if (waiting_.empty() && (handlers_.empty() || !may_come)) return;
    if (live) wait_live(next_moment());
    const microseconds* const due = waiting_.empty() ? nullptr : &waiting_.begin()->first;
    if (!changes_.empty() && (due == nullptr || changes_.front().at <= *due)) {
      advance_to(changes_.front().at);
    } else if (due != nullptr && (!live || context_.inbox.time() >= *due)) {
      advance_to(*due);
      let_moments_pass();
      resume(waiting_.begin()->second.second);
    }
  }
}

void Scheduler::let_moments_pass() {
  if (context_.now != moment_) resumed_ = 0;
  if (++resumed_ > kMostAtOneMoment) {
    advance_to(context_.now + kFrame);
    resumed_ = 0;
  }
  moment_ = context_.now;
}

// When something comes that is known already, or nullptr.
const microseconds* Scheduler::next_moment() const {
  const microseconds* const due = waiting_.empty() ? nullptr : &waiting_.begin()->first;
  if (changes_.empty() || (due != nullptr && *due < changes_.front().at)) return due;
  return &changes_.front().at;
}

Scheduler::Number Scheduler::add(lua_State* state, int index) {
  if (scripts_.size() >= kMostScripts) {
    find_statement(context_, state);
    const Digits most(kMostScripts);
    finish_at_limit(context_, {"run.too_many_scripts", {{"n", most.text()}}});
  }
  lua_pushvalue(state, index);
  Script script;
  script.function = luaL_ref(state, LUA_REGISTRYINDEX);
  const Number number = ++made_;
  Script& added = scripts_.emplace(number, std::move(script)).first->second;
  arm(added);
  queue(number, added, context_.now);
  return number;
}

// A thread that is about to begin the script's function.
void Scheduler::arm(Script& script) {
  script.thread = lua_newthread(state_);
  script.anchor = luaL_ref(state_, LUA_REGISTRYINDEX);
  threads_.insert(script.thread);
  lua_rawgeti(script.thread, LUA_REGISTRYINDEX, script.function);
}

void Scheduler::disarm(Script& script) {
  threads_.erase(script.thread);
  luaL_unref(state_, LUA_REGISTRYINDEX, script.anchor);
}

void Scheduler::queue(Number number, Script& script, microseconds due) {
  waiting_.erase({script.due, {script.turn, number}});
  script.due = due;
  script.turn = ++turns_;
  waiting_.insert({script.due, {script.turn, number}});
}

void Scheduler::start(lua_State* state, int index) { add(state, index); }

void Scheduler::every(lua_State* state, int index, microseconds period) {
  const Number number = add(state, index);
  Script& script = scripts_.at(number);
  script.period = period;
  queue(number, script, context_.now + period);
}

void Scheduler::on(lua_State* state, int index, std::string event, Again again) {
  if (handler_count_ >= kMostScripts) {
    find_statement(context_, state);
    const Digits most(kMostScripts);
    finish_at_limit(context_, {"run.too_many_scripts", {{"n", most.text()}}});
  }
  lua_pushvalue(state, index);
  handlers_[std::move(event)].push_back({luaL_ref(state, LUA_REGISTRYINDEX), again});
  ++handler_count_;
}

std::vector<Scheduler::Number> Scheduler::begin(std::string_view event, const double* value, bool& self) {
  std::vector<Number> begun;
  const auto found = handlers_.find(event);
  if (found == handlers_.end()) return begun;
  for (Handler& handler : found->second) {
    const bool at_work = scripts_.count(handler.script) != 0;
    if (at_work && handler.again == Again::goes_on) continue;
    if (at_work && handler.again == Again::starts_over) {
      self = self || handler.script == working_;
      remove(handler.script);
    }
    lua_rawgeti(state_, LUA_REGISTRYINDEX, handler.function);
    const Number number = add(state_, -1);
    lua_pop(state_, 1);
    handler.script = number;
    if (value != nullptr) lua_pushnumber(scripts_.at(number).thread, *value);
    begun.push_back(number);
  }
  return begun;
}

bool Scheduler::fire(std::string_view event) {
  bool self = false;
  begin(event, nullptr, self);
  return self;
}

bool Scheduler::fire_and_wait(lua_State* state, std::string_view event) {
  const bool yields = may_yield(state);
  bool self = false;
  const std::vector<Number> begun = begin(event, nullptr, self);
  const auto script = scripts_.find(working_);
  if (self || script == scripts_.end() || begun.empty() || !yields) return self;
  script->second.awaited = begun.size();
  for (const Number number : begun) scripts_.at(number).awaited_by = working_;
  return true;
}

void Scheduler::resume(Number number) {
  Script& script = scripts_.at(number);
  waiting_.erase(waiting_.begin());
  lua_State* const thread = script.thread;
  context_.running = thread;
  working_ = number;
  int results = 0;
  const int arguments = lua_status(thread) == LUA_OK ? lua_gettop(thread) - 1 : 0;
  // A script that begins itself again is no longer kept by its anchor, and yet it runs.
  lua_rawgeti(state_, LUA_REGISTRYINDEX, script.anchor);
  const int kept = lua_gettop(state_);
  const int status = lua_resume(thread, state_, arguments, &results);
  context_.running = nullptr;
  if (status > LUA_YIELD) report_failure(context_, thread, status);
  // A script that began itself again is no longer there.
  const auto now = scripts_.find(number);
  working_ = 0;
  if (now != scripts_.end()) lua_pop(thread, results);
  lua_remove(state_, kept);
  if (now == scripts_.end() || status == LUA_YIELD) return;
  if (now->second.period.count() == 0) return remove(number);
  disarm(now->second);
  arm(now->second);
  queue(number, now->second, std::max(now->second.due + now->second.period, context_.now));
}

void Scheduler::remove(Number number) {
  const auto found = scripts_.find(number);
  Script& script = found->second;
  waiting_.erase({script.due, {script.turn, number}});
  disarm(script);
  luaL_unref(state_, LUA_REGISTRYINDEX, script.function);
  const auto waits = scripts_.find(script.awaited_by);
  if (number == working_) working_ = 0;
  scripts_.erase(found);
  if (waits != scripts_.end() && waits->second.awaited > 0 && --waits->second.awaited == 0)
    queue(waits->first, waits->second, context_.now);
}

// Inside a coroutine of the program's own, or a C function that cannot be left, a script cannot let others go on.
bool Scheduler::may_yield(lua_State* state) const {
  const auto script = scripts_.find(working_);
  return script != scripts_.end() && script->second.thread == state && lua_isyieldable(state) != 0;
}

bool Scheduler::wait(lua_State* state, microseconds duration) {
  const microseconds due = context_.now + duration;
  const bool alone = scripts_.size() == 1 && handlers_.empty();
  if (alone || !may_yield(state)) {
    advance_to(due);
    return false;
  }
  queue(working_, scripts_.at(working_), due);
  return true;
}

bool Scheduler::repeats(lua_State* state, std::size_t what, int most) {
  const auto found = scripts_.find(working_);
  if (found == scripts_.end()) return false;
  Script& script = found->second;
  if (script.seen_at != context_.now) {
    script.seen.clear();
    script.seen_at = context_.now;
  }
  lua_Debug at;
  int line = -1;
  if (lua_getstack(state, 1, &at) != 0) {
    lua_getinfo(state, "l", &at);
    line = at.currentline;
  }
  return ++script.seen[{line, what}] > most;
}

void Scheduler::change_next() {
  const trace::Stimulus stimulus = std::move(changes_.front());
  changes_.pop_front();
  context_.now = std::max(context_.now, stimulus.at);
  double& value = values_[stimulus.part];
  if (value == stimulus.value) return;
  value = stimulus.value;
  context_.emit(trace::EventKind::input, stimulus.part, [&](trace::RecordWriter& writer) { writer.number(stimulus.value); });
  bool self = false;
  if (stimulus.part == "mouse:down") {
    if (value != 0) click();
  } else if (stimulus.part.starts_with("key:")) {
    if (value == 0) return;
    begin(stimulus.part, nullptr, self);
    begin("key:any", nullptr, self);
  } else if (!stimulus.part.starts_with("mouse:")) {
    begin(stimulus.part, &stimulus.value, self);
    if (value != 0) begin("down:" + stimulus.part, nullptr, self);
  }
}

// The topmost sprite under the mouse that wants to know takes the click; otherwise it is the stage's.
void Scheduler::click() {
  bool self = false;
  const world::Point place{value_of("mouse:x"), value_of("mouse:y")};
  for (const std::string& name : world::under(context_.stage, place, context_.now)) {
    if (!begin("click:" + name, nullptr, self).empty()) return;
  }
  begin("click", nullptr, self);
}

void Scheduler::advance_to(microseconds moment) {
  const microseconds until = context_.request().until;
  const bool over = until.count() > 0 && moment > until;
  const microseconds last = over ? until : moment;
  while (context_.request().live && context_.inbox.time() < last) wait_live(&last);
  while (!changes_.empty() && changes_.front().at <= last) change_next();
  context_.now = std::max(context_.now, last);
  if (over) finish_at_time(context_);
}

// What has come is taken; then real time passes up to the moment, or for as long as nothing comes when there is none.
void Scheduler::wait_live(const microseconds* moment) {
  context_.stream.flush();
  {
    const PausedWatch paused;
    context_.inbox.wait(moment);
  }
  restart_watch();
  while (const std::optional<Inbox::Input> input = context_.inbox.next_input()) take_live(*input);
}

double Scheduler::value_of(const std::string& part) const {
  const auto found = values_.find(part);
  return found == values_.end() ? 0 : found->second;
}

// After everything that has happened at this moment, so that the recorded run goes the same way.
void Scheduler::take_live(const Inbox::Input& input) {
  if (changes_.size() >= kMostLiveChanges) return;
  microseconds at = std::max(context_.now + microseconds(1), context_.inbox.time());
  if (!changes_.empty()) at = std::max(at, changes_.back().at);
  changes_.push_back({at, input.part, input.value});
}

}  // namespace lunabloc::runner
