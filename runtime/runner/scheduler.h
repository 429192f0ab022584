// Scripts that advance together, in an order that only the program, its seed and its inputs decide.
//
// The program's text is the first script; `when` adds others. A script runs until it waits; then the one whose moment
// comes first goes on, and the virtual clock jumps to that moment. No real time passes, except in a live run: there the
// clock keeps step with the one on the wall, and keys and clicks that come meanwhile are inputs like those of the
// request, each at its moment.
//
// What happens at one moment happens in this order:
//   1. inputs, in the order in which they are given; a live one comes a microsecond after what has happened already;
//   2. scripts that are due, in the order in which they began to wait. A script that begins (`when.start`, a message, an
//      input) begins to wait just then: it comes after those that were there.
// What one event begins begins in the order of the `when` in the program. A script that waits for zero seconds lets all
// the others that are due go first. A script that is begun again (a message, a click) stops where it was, and comes last.
// Scripts that go on for ever at one moment (each waits for nothing, or begins another) let a frame pass now and then, so
// that time and inputs come.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "runner/context.h"

namespace lunabloc::runner {

// What a script that is still at work does when what it waits for happens once more.
enum class Again { starts_over, goes_on, beside };

class Scheduler {
 public:
  explicit Scheduler(Context& context);

  // Takes the function on top of the stack as the first script, and runs everything to its end, where nothing is left to do.
  void run(lua_State* state);

  // The function at `index` begins as a script at the moment of now, or with each period, or when something happens:
  // a part changes ("button:A", "key:space"), a message comes ("message:go"), a click ("click", "click:cat").
  void start(lua_State* state, int index);
  void every(lua_State* state, int index, std::chrono::microseconds period);
  void on(lua_State* state, int index, std::string event, Again again);

  // Begins the scripts that wait for this. True when the script at work was one of them and begins again: it must yield.
  bool fire(std::string_view event);
  // The same, and the script at work goes on when they are over. True when it must yield.
  bool fire_and_wait(lua_State* state, std::string_view event);

  // Is this the thread of a script? Only the scheduler may resume those.
  bool is_script(const lua_State* thread) const { return threads_.contains(thread); }

  // Lets time pass for the script at work. When others may go on meanwhile this gives true, and the caller must yield.
  bool wait(lua_State* state, std::chrono::microseconds duration);
  // The script at work asks or does the same thing at the same line and moment more than `most` times: a loop, so a
  // frame must pass first. `what` tells things apart.
  bool repeats(lua_State* state, std::size_t what, int most);
  // Moves the clock on; what the world does meanwhile happens.
  void advance_to(std::chrono::microseconds moment);
  // What the world gives a part just now.
  double value_of(const std::string& part) const;

  // Something that comes from outside just now.
  void take_live(const Inbox::Input& input);

  static constexpr std::chrono::microseconds kFrame{33'333};

 private:
  using Number = std::uint64_t;
  struct Script {
    lua_State* thread = nullptr;
    int anchor = LUA_NOREF;                  // keeps the thread, in the registry
    int function = LUA_NOREF;                // what begins again with each period
    std::chrono::microseconds due{0};
    std::uint64_t turn = 0;                  // in the order in which scripts began to wait
    std::chrono::microseconds period{0};     // 0: once
    std::size_t awaited = 0;                 // scripts that must be over before it goes on
    Number awaited_by = 0;                   // who waits for it
    std::chrono::microseconds seen_at{-1};
    std::map<std::pair<int, std::size_t>, int> seen;  // line and thing: how often at that moment
  };
  struct Handler {
    int function = LUA_NOREF;
    Again again = Again::beside;
    Number script = 0;                       // the last that it began
  };
  // Found without a copy of the name.
  struct EventHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Place = std::pair<std::chrono::microseconds, std::pair<std::uint64_t, Number>>;

  Number add(lua_State* state, int index);
  void arm(Script& script);
  void disarm(Script& script);
  void queue(Number number, Script& script, std::chrono::microseconds due);
  void resume(Number number);
  void remove(Number number);
  bool may_yield(lua_State* state) const;
  std::vector<Number> begin(std::string_view event, const double* value, bool& self);
  void let_moments_pass();
  void change_next();
  void click();
  void wait_live(const std::chrono::microseconds* moment);
  const std::chrono::microseconds* next_moment() const;

  Context& context_;
  lua_State* state_ = nullptr;
  std::map<Number, Script> scripts_;
  std::unordered_set<const lua_State*> threads_;  // of scripts_
  std::set<Place> waiting_;
  // By event, each in the order of the program: what happens costs as much as it begins, however many wait for the rest.
  std::unordered_map<std::string, std::vector<Handler>, EventHash, std::equal_to<>> handlers_;
  std::size_t handler_count_ = 0;
  std::map<std::string, double> values_;  // of parts
  std::deque<trace::Stimulus> changes_;   // that are still to come
  Number made_ = 0;
  Number working_ = 0;                    // the script at work; 0: it has been removed
  std::uint64_t turns_ = 0;
  std::chrono::microseconds moment_{0};
  std::size_t resumed_ = 0;               // so often at that moment
};

}  // namespace lunabloc::runner
