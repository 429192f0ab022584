// What a program does, as a sequence of events with a virtual clock.
//
// The trace is the only record: stage, debugger, charts, checks, kit panel and replay are readers of it.
// What came from outside (answers, keys, sensors) is in it too, so that a trace replays exactly.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lunabloc::trace {

// Order is written in files: add at the end, never renumber.
#define LUNABLOC_EVENT_KINDS(ROW)                                                                         \
  ROW(ready, "the runner is set up; values: the protections that loaded")                                 \
  ROW(statement, "a statement is about to run; offset: where it begins")                                  \
  ROW(variable, "a variable took a value; name: its name; of a table values[1]: its length, and where an element was assigned " \
                "values[2], [3]: its key and what it has become, if they are known")                     \
  ROW(output, "print wrote bytes; values[0]: the bytes")                                                  \
  ROW(said, "say showed a value; values[0]: the value as it is shown")                                    \
  ROW(world, "something happened in a world; name: the vocabulary's id, values: its arguments")           \
  ROW(wait, "the program waits; values[0]: seconds. The virtual clock has moved when the next event comes") \
  ROW(pin, "a part of the kit changed; name: the part (\"led:red\"), values[0]: the value")               \
  ROW(input, "something came from outside; name: what asked for it, values[0]: the value")                \
  ROW(cost, "totals so far; values: alternately a counter's name and its count")                          \
  ROW(error, "the run ended with an error; name: message id, values: alternately argument and filling")   \
  ROW(end, "the run is over; name: finished, error, stopped, limit or crash")                             \
  ROW(question, "ask showed a question; values[0]: its text. An input event brings the answer")

enum class EventKind : std::uint8_t {
#define LUNABLOC_ROW(name, meaning) name,
  LUNABLOC_EVENT_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

std::string_view name_of(EventKind kind);

using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;
// As Lua's tostring writes it.
std::string shown(const Value& value);
double number_of(const Value& value, double otherwise = 0);
std::string text_of(const Value& value);  // the string itself; otherwise shown()

inline constexpr std::uint32_t kNoOffset = 0xFFFFFFFFU;

struct Event {
  EventKind kind = EventKind::statement;
  std::uint64_t step = 0;                  // statements run before this event (0 in fast mode unless counted)
  std::chrono::microseconds at{0};         // virtual clock
  std::uint32_t offset = kNoOffset;        // byte of the program's text where the statement at work begins
  std::string name;
  std::vector<Value> values;
  bool operator==(const Event&) const = default;
};

}  // namespace lunabloc::trace
