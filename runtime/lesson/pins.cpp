#include "lesson/pins.h"

namespace lunabloc::lesson::pins {

Result<Watched> watch(const Judging& judging, const trace::RunRequest& request) {
  Watched watched;
  watched.window = judging.check.data.number_at("duree_s");
  watched.tolerance = judging.check.data.number_at("tolerance_s", 0.05);
  Result<trace::Trace> trace = judging.context.run(request, judging.program);
  if (!trace) return tl::unexpected(trace.error());
  watched.problem = said_by(*trace, judging.program, judging);
  for (const trace::Event& event : trace->events()) {
    if (event.kind == trace::EventKind::pin && !event.values.empty() && watched.kit.value_of(event.name) == trace::number_of(event.values.front()))
      watched.idle.emplace_back(event.name, event.at);
    fold(watched.kit, event);
  }
  const trace::Event* const end = trace->last_of(trace::EventKind::end);
  watched.ended = end != nullptr && end->name == "finished";
  watched.end = seconds(watched.kit.now);
  return watched;
}

double seconds(std::chrono::microseconds time) {
  return std::chrono::duration<double>(time).count();
}

Finding finding(std::string cause, Arguments arguments) {
  return {std::nullopt, {}, std::move(cause), std::move(arguments), {}};
}

Finding too_short(const Judging& judging, const std::string& part, std::size_t index, double from, double length) {
  return finding("trop-court", {{"nom", part},
                                {"n", std::to_string(index + 1)},
                                {"temps", judging.number(from)},
                                {"mesure", judging.number(length)}});
}

Finding stays(const Judging& judging, const std::string& part, double since) {
  return finding("reste", {{"nom", part}, {"temps", judging.number(since)}});
}

Finding too_early(const Judging& judging, const std::string& part, double at, std::string expected) {
  return finding("trop-tot", {{"nom", part}, {"temps", judging.number(at)}, {"mesure", judging.number(at)}, {"attendu", std::move(expected)}});
}

const std::vector<world::PinChange>& changes_of(const Watched& watched, const std::string& part) {
  static const std::vector<world::PinChange> kNone;
  const auto found = watched.kit.parts.find(part);
  return found == watched.kit.parts.end() ? kNone : found->second;
}

std::vector<Lit> lit(const Watched& watched, const std::string& part) {
  std::vector<Lit> periods;
  bool on = false;
  for (const world::PinChange& change : changes_of(watched, part)) {
    const double at = seconds(change.at);
    if (at > watched.window) break;
    if (change.value != 0 && !on) periods.push_back({at, watched.window, true});
    if (change.value == 0 && on) periods.back().to = at, periods.back().cut = false;
    on = change.value != 0;
  }
  return periods;
}

double value_at(const Watched& watched, const std::string& part, double time) {
  double value = 0;
  for (const world::PinChange& change : changes_of(watched, part))
    if (seconds(change.at) <= time) value = change.value;
  return value;
}

bool lasts(const Lit& period, double expected, double tolerance) {
  if (period.length() > expected + tolerance) return false;
  return period.cut || period.length() >= expected - tolerance;
}

}  // namespace lunabloc::lesson::pins
