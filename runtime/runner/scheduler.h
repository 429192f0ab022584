// Scripts that advance together, in an order that only the program, its seed and its inputs decide.
//
// The program's text is the first script; `when` adds others. A script runs until it waits; then the one whose moment
// comes first goes on (of two, the one that was made first), and the virtual clock jumps to that moment. No real time
// passes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "runner/context.h"

namespace lunabloc::runner {

class Scheduler {
 public:
  explicit Scheduler(Context& context) : context_(context) {}

  // Takes the function on top of the stack as the first script, and runs everything to the end.
  [[noreturn]] void run(lua_State* state);

  // The function at `index` begins as a script at the moment of now, or with each period, or when a part changes.
  void start(lua_State* state, int index);
  void every(lua_State* state, int index, std::chrono::microseconds period);
  void on_change(lua_State* state, int index, std::string part);

  // Lets time pass for the script at work. When others may go on meanwhile this gives true, and the caller must yield.
  bool wait(lua_State* state, std::chrono::microseconds duration);
  // Moves the clock on; what the world does meanwhile happens.
  void advance_to(std::chrono::microseconds moment);
  // What the world gives a part just now.
  double value_of(const std::string& part) const;

 private:
  struct Script {
    lua_State* thread = nullptr;
    int anchor = LUA_NOREF;                  // keeps the thread, in the registry
    std::chrono::microseconds due{0};
    std::uint64_t number = 0;                // in the order of making
    int function = LUA_NOREF;                // what begins again with each period
    std::chrono::microseconds period{0};     // 0: once
  };
  struct Handler {
    std::string part;
    int function = LUA_NOREF;
  };

  Script& add(lua_State* state, int index);
  void arm(Script& script);
  void resume(std::size_t index);
  bool next_script(std::size_t& index) const;
  bool next_change(std::chrono::microseconds& at) const;
  void change_next();

  Context& context_;
  lua_State* state_ = nullptr;
  std::vector<Script> scripts_;
  std::vector<Handler> handlers_;
  std::map<std::string, double> values_;  // of parts
  std::size_t next_stimulus_ = 0;
  std::uint64_t made_ = 0;
  std::uint64_t working_ = 0;             // number of the script at work
};

}  // namespace lunabloc::runner
