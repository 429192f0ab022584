#include "cli/replay_check.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/shown_text.h"
#include "data/table_notes.h"
#include "session/table_source.h"
#include "trace/request_again.h"
#include "vm/run.h"
#include "vm/tables.h"

namespace lunabloc::cli {
namespace {

using trace::Event;
using trace::EventKind;
using Json = nlohmann::ordered_json;

// A slower machine may take longer for the same; the runner gives no more.
constexpr std::chrono::seconds kPatience{60};

// Which protections loaded is the machine's business, not the program's.
bool same(const Event& one, const Event& other) {
  return one.kind == EventKind::ready ? other.kind == EventKind::ready : one == other;
}

// Did a person, the clock on the wall or an accident end it? Then it is the same as far as it went.
bool ended_from_outside(const trace::Trace& trace) {
  const Event* const end = trace.last_of(EventKind::end);
  if (end == nullptr || end->name == "stopped" || end->name == "crash") return true;
  const Event* const error = trace.last_of(EventKind::error);
  if (end->name != "limit" || error == nullptr) return false;
  if (error->name == "run.time") return true;
  const bool by_steps = error->step == trace.request().limits.operations;
  return error->name == "M-commun-sans-fin" && !by_steps;
}

// What must come again: so many events, and whether the run must end there by itself.
struct Comparison {
  std::size_t events = 0;
  bool whole = false;
};

Comparison comparison_of(const trace::Trace& trace) {
  std::size_t count = trace.size();
  if (!ended_from_outside(trace)) return {count, true};
  // What closes a run says how it ended, not what it did.
  for (; count > 0; --count) {
    const EventKind kind = trace.events()[count - 1].kind;
    if (kind != EventKind::end && kind != EventKind::error && kind != EventKind::cost) break;
  }
  return {count, false};
}

Result<trace::Trace> run_again(const Invocation& invocation, const trace::Recording& recording, const Comparison& comparison) {
  trace::RunRequest request = request_again(recording.trace);
  request.limits.wall = kPatience;
  // Of the tables without a text, those that a person has not imported were a lesson's.
  std::vector<trace::GivenTable> given = request.tables;
  std::erase_if(given, [&](const trace::GivenTable& table) {
    return base::is_file(session::tables_folder(invocation.locations) / (table.name + std::string(data::kTableEnding)));
  });
  Result<std::unique_ptr<vm::Run>> run =
      vm::Run::start(invocation.locations.programs / "lunabloc-runner", std::move(request), *recording.program,
                     vm::asks_host_for_tables(recording.trace.request()) ? session::table_source(invocation.locations, std::nullopt, given) : nullptr);
  if (!run) return tl::unexpected(run.error());
  vm::RunState state = vm::RunState::running;
  while (state == vm::RunState::running && (comparison.whole || (*run)->trace().size() < comparison.events)) state = (*run)->poll(std::chrono::milliseconds(1000));
  if (state != vm::RunState::ended) (*run)->stop();
  return (*run)->trace();
}

// The first event that is another one, or `events`.
std::size_t first_difference(const trace::Trace& recorded, const trace::Trace& again, std::size_t events) {
  auto one = recorded.events().begin();
  auto other = again.events().begin();
  for (std::size_t index = 0; index < events; ++index, ++one, ++other)
    if (index >= again.size() || !same(*one, *other)) return index;
  return events;
}

std::string event_words(const trace::Trace& trace, std::size_t index) {
  return index < trace.size() ? trace::to_json_line(trace.events()[index]) : std::string("null");
}

int tell_same(const Invocation& invocation, std::size_t events, bool whole) {
  if (invocation.json) invocation.out << Json{{"same", true}, {"events", events}, {"whole", whole}}.dump() << "\n";
  else invocation.out << messages_of(invocation).text(whole ? "replay.same" : "replay.same_so_far", {{"n", std::to_string(events)}}) << "\n";
  return 0;
}

int tell_difference(const Invocation& invocation, const trace::Trace& recorded, const trace::Trace& again, std::size_t index) {
  const std::string was = event_words(recorded, index), is = event_words(again, index);
  const std::uint64_t step = recorded.events()[index].step;
  if (invocation.json) {
    invocation.out << Json{{"same", false}, {"event", index + 1}, {"step", step}, {"recorded", Json::parse(was)}, {"again", Json::parse(is)}}.dump() << "\n";
  } else {
    invocation.out << messages_of(invocation).text("replay.differs", {{"n", std::to_string(index + 1)}, {"pas", std::to_string(step)}}) << "\n  "
                   << base::shown_text(was) << "\n  " << base::shown_text(is) << "\n";
  }
  return static_cast<int>(ErrorKind::failed);
}

}  // namespace

int check_replay(const Invocation& invocation, const trace::Recording& recording) {
  if (!recording.program) return report(invocation, {ErrorKind::failed, "replay.no_program", {}, {}, {}});
  const Comparison comparison = comparison_of(recording.trace);
  const std::size_t events = comparison.events;
  const Result<trace::Trace> again = run_again(invocation, recording, comparison);
  if (!again) return report(invocation, again.error());
  const std::size_t index = first_difference(recording.trace, *again, events);
  if (index < events) return tell_difference(invocation, recording.trace, *again, index);
  return tell_same(invocation, events, comparison.whole);
}

}  // namespace lunabloc::cli
