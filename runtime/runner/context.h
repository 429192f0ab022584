// What every part of the runner works with: the request, where the program is, what has been counted, the way out.
//
// One a run. Lua reaches it through the state's extra space, so no program can.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <lua.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runner/arena.h"
#include "runner/costs.h"
#include "runner/event_stream.h"
#include "runner/inbox.h"
#include "runner/mailbox.h"
#include "runner/program_map.h"
#include "base/random.h"
#include "runner/sites.h"
#include "trace/encoding.h"
#include "world/graph.h"
#include "world/grid.h"
#include "world/stage.h"

namespace lunabloc::runner {

class Scheduler;

// Why a run does not come to its end: a message and what fills it. Texts borrow, so that a signal handler may make one.
struct Failure {
  std::string_view message;
  struct Filling {
    std::string_view name;
    std::string_view value;
  };
  std::initializer_list<Filling> fillings;
  std::span<const Filling> more = {};  // after them: as many as are known when it runs
};

struct Context {
  Context(int descriptor, Arena& memory) : arena(memory), stream(descriptor) {}

  trace::Order order;
  Arena& arena;
  EventStream stream;
  ProgramMap map;
  SiteTable sites;
  base::Random random;
  Inbox inbox;
  std::optional<world::Grid> grid;
  world::Stage stage;
  world::Graph graph;
  Mailbox mailbox;
  std::map<std::string, std::int64_t> turned;  // hundredths of a degree, of each motor that turns by steps
  Scheduler* scheduler = nullptr;
  lua_State* running = nullptr;  // the script at work

  std::chrono::microseconds now{0};
  std::uint64_t step = 0;                     // statements begun, in exact mode
  std::uint64_t most_steps = 0;               // the limit of these
  std::uint64_t most_told_bytes = 0;          // until so much is written they are told: 0 but in exact mode
  bool takes_time = false;                    // turns of loops do, on a board
  std::int64_t deepest_call = 0;              // calls.cpp
  std::int64_t told_depth = 0;                // of calls in one another, at the last statement that was told
  const void* globals = nullptr;              // the table whose places are no cells
  std::uint32_t offset = trace::kNoOffset;    // of the statement at work
  Counts counts;                              // by the library; the program's own are in sites, all in counted()
  Counts counts_before;                       // at the last cost.reset()
  std::uint64_t output_bytes = 0;
  std::size_t next_answer = 0;
  std::uint64_t tables_asked = 0;             // questions to the host, in all
  std::chrono::microseconds timer_since{0};
  const void* checked_metatable = nullptr;    // the last that setmetatable has looked at

  // For loops on a board: when each was last evaluated, and how often in a row nothing else was.
  struct Turn {
    std::chrono::microseconds at{0};
    std::uint64_t paced_calls = 0;
  };
  std::unordered_map<std::uint32_t, Turn> turns;
  std::uint32_t loop_offset = trace::kNoOffset;
  std::uint64_t repeated = 0;
  std::uint64_t paced_calls = 0;              // of the kit: these let time pass themselves

  bool exact() const { return order.request.mode != trace::Mode::fast; }   // counts
  bool tells() const { return order.request.mode == trace::Mode::exact; }  // and says what it does,
  bool still_tells() const { return stream.written_bytes() < most_told_bytes; }  // as long as there is room for it
  const trace::RunRequest& request() const { return order.request; }

  template <class Add>
  void emit(trace::EventKind kind, std::string_view name, Add add) {
    stream.append({kind, step, now, offset, name}, add);
  }
  void emit(trace::EventKind kind, std::string_view name) {
    emit(kind, name, [](trace::RecordWriter&) {});
  }
};

inline Context& context_of(lua_State* state) { return **static_cast<Context**>(lua_getextraspace(state)); }

// Each of these writes what is left; then the process is over, but for the first. They may be called from a signal handler.
void tell_finished(Context& context);                                               // "finished"
[[noreturn]] void finish(Context& context);                                         // the same
[[noreturn]] void finish_with_error(Context& context, const Failure& failure);      // "error"
[[noreturn]] void finish_at_limit(Context& context, const Failure& failure);        // "limit", and why
[[noreturn]] void finish_at_time(Context& context);                                 // "limit": the window of time is over
[[noreturn]] void finish_stopped(Context& context);                                 // "stopped"

// The statement at work: known in exact mode, else from the line that Lua is at; 0 when nothing is known.
void find_statement(Context& context, lua_State* state);

// A number as text, in the handler too.
class Digits {
 public:
  explicit Digits(std::uint64_t number);
  std::string_view text() const { return {at_, static_cast<std::size_t>(end() - at_)}; }

 private:
  const char* end() const { return digits_ + sizeof digits_; }
  char digits_[20];
  char* at_;
};

}  // namespace lunabloc::runner
