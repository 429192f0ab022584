// `trace`: what the parts of the kit did on the virtual clock.
#include "lesson/pins.h"

namespace lunabloc::lesson {
namespace {

std::optional<Finding> judge_expected(const Judging& judging, const pins::Watched& watched, const DataValue& expected) {
  if (expected.is_list()) return judge_moments(judging, watched, expected);
  if (expected.find("allumages_s")) return judge_lights(judging, watched, expected);
  if (expected.find("notes")) return judge_notes(judging, watched, expected);
  if (expected.find("lectures")) return judge_readings(judging, watched, expected);
  if (expected.find("vers")) return judge_move(judging, watched, expected);
  return judge_count(judging, watched, expected);
}

Judgement judge_watched(const Judging& judging, const trace::RunRequest& request, pins::Watched& watched) {
  const DataValue& data = judging.check.data;
  Result<trace::Trace> trace = judging.context.run(request, judging.program);
  if (!trace) return tl::unexpected(trace.error());
  Finding problem;
  if ((problem.said = said_by(*trace, judging.program, judging))) return problem;
  for (const trace::Event& event : trace->events()) fold(watched.kit, event);
  const trace::Event* end = trace->last_of(trace::EventKind::end);
  watched.ended = end != nullptr && end->name == "finished";
  watched.end = pins::seconds(watched.kit.now);
  if (const DataValue* pattern = data.find("motif"))
    if (auto found = judge_pattern(judging, watched, *pattern)) return found;
  if (const DataValue* free = data.find("libre"))
    if (auto found = judge_free(judging, watched, *free)) return found;
  if (const DataValue* expected = data.find("attendu")) return judge_expected(judging, watched, *expected);
  return std::nullopt;
}

}  // namespace

Judgement judge_pins(const Judging& judging) {
  pins::Watched watched;
  watched.window = judging.check.data.number_at("duree_s");
  watched.tolerance = judging.check.data.number_at("tolerance_s", 0.05);
  trace::RunRequest request = request_of(judging);
  Judgement judgement = judge_watched(judging, request, watched);
  if (judgement && judgement->has_value()) (*judgement)->replay = std::move(request);
  return judgement;
}

}  // namespace lunabloc::lesson
