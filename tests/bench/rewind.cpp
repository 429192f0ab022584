// lunabloc-bench rewind STEPS: a run of so many statements, each with a variable, as the window holds it: memory, how long
// any moment takes to be shown, a step back, and going back to where a variable changed.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <random>

#include "benches.h"
#include "measure.h"
#include "session/playback.h"

namespace lunabloc::bench {
namespace {

using trace::EventKind;

// A program that sorts: three variables, five places in the text; it says something now and then.
void append_step(trace::Trace& trace, std::uint64_t step) {
  static const char* const kNames[] = {"i", "j", "valeur"};
  const auto offset = static_cast<std::uint32_t>(20 + 31 * (step % 5));
  trace.append({EventKind::statement, step, {}, offset, "", {}});
  trace.append({EventKind::variable, step + 1, {}, offset, kNames[step % 3], {static_cast<std::int64_t>(step * 7919 % 100'003)}});
  // What hardly ever changes is the hardest to find.
  if (step % 3'000'000 == 17) trace.append({EventKind::variable, step + 1, {}, offset, "record", {static_cast<std::int64_t>(step)}});
  if (step % 5000 == 0) trace.append({EventKind::said, step + 1, {}, offset, "", {std::string("tour")}});
}

}  // namespace

int rewind(Arguments arguments) {
  if (arguments.size() != 1) return 2;
  const std::uint64_t steps = std::stoull(arguments[0]);
  const double before_mib = proportional_mib();
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  trace::Trace trace(request);
  session::Playback playback(request.world, session::Pace::by_statement);
  const double started = processor_ms();
  for (std::uint64_t step = 0; step < steps; ++step) {
    append_step(trace, step);
    if (step % 50'000 == 0) playback.follow(trace, {});
  }
  playback.follow(trace, {});
  print("recorded_million_events_s", static_cast<double>(trace.size()) / 1e3 / (processor_ms() - started));
  print("dropped", static_cast<double>(trace.dropped()));
  print("memory_mib", proportional_mib() - before_mib);

  const auto shown_in = [&](std::size_t step) {
    const double begun = processor_ms();
    playback.show(step);
    return processor_ms() - begun;
  };
  std::mt19937_64 random(1);
  double worst_jump = 0, worst_back = 0;
  for (int jump = 0; jump < 40; ++jump) {
    const std::size_t step = 100 + random() % (steps - 100);
    worst_jump = std::max(worst_jump, shown_in(step));
    for (std::size_t back = 1; back < 100; ++back) worst_back = std::max(worst_back, shown_in(step - back));
  }
  for (std::size_t back = 0; back < 20'000; ++back) worst_back = std::max(worst_back, shown_in(steps - std::min<std::size_t>(back, steps)));
  print("jump_worst_ms", worst_jump);
  print("back_worst_ms", worst_back);

  // Found and shown, from random moments: where a variable last changed.
  double worst_found = 0, worst_shown = 0;
  for (int jump = 0; jump < 60; ++jump) {
    playback.show(100 + random() % (steps - 100));
    for (const char* name : {"i", "valeur", "record"}) {
      const double begun = processor_ms();
      const std::optional<std::size_t> moment = playback.moment_of_change_before(name);
      worst_found = std::max(worst_found, processor_ms() - begun);
      if (moment) worst_shown = std::max(worst_shown, processor_ms() - begun + shown_in(*moment));
    }
  }
  print("last_change_found_worst_ms", worst_found);
  print("last_change_worst_ms", worst_shown);
  return 0;
}

}  // namespace lunabloc::bench
