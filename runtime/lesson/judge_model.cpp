// `modele`: the last score that the program asked for.
#include <algorithm>

#include "lesson/judge.h"

namespace lunabloc::lesson {
namespace {

Finding found(const char* cause, Arguments arguments) { return {std::nullopt, {}, cause, std::move(arguments), {}, {}}; }

struct Score {
  double score = 0;
  std::int64_t rows = 0, seen = 0;  // rows looked at; of these, learnt before
  std::vector<std::pair<std::string, double>> groups;  // the share that was right
};

std::optional<Score> last_score(const trace::Trace& trace) {
  std::optional<Score> score;
  for (const trace::Event& event : trace.events()) {
    if (event.kind != trace::EventKind::world) continue;
    if (event.name == "model.score" && event.values.size() >= 3)
      score = Score{trace::number_of(event.values[0]), static_cast<std::int64_t>(trace::number_of(event.values[1])),
                    static_cast<std::int64_t>(trace::number_of(event.values[2])), {}};
    if (event.name == "model.group" && event.values.size() >= 3 && score)
      if (const double count = trace::number_of(event.values[1]); count > 0)
        score->groups.emplace_back(trace::text_of(event.values[0]), trace::number_of(event.values[2]) / count);
  }
  return score;
}

}  // namespace

Judgement judge_model(const Judging& judging) {
  const DataValue& data = judging.check.data;
  Result<trace::Trace> trace = judging.context.run(request_of(judging), judging.program);
  if (!trace) return tl::unexpected(trace.error());
  if (std::optional<Error> problem = said_by(*trace, judging.program, judging)) return Finding{std::move(problem), {}, {}, {}, {}, {}};
  const std::optional<Score> score = last_score(*trace);
  const bool share = data.text_at("score", "exactitude") == "exactitude";
  const auto shown = [&](double number) { return judging.number(share ? 100 * number : number); };
  if (!score) return found("score", {{"obtenu", "0"}, {"mesure", "0"}, {"attendu", shown(data.number_at(data.find("min") ? "min" : "max"))}});
  if (data.boolean_at("sans_fuite") && score->seen > 0)
    return found("fuite", {{"mesure", judging.number(static_cast<double>(score->seen))}, {"n", judging.number(static_cast<double>(score->rows))}});
  if (data.find("min_par_groupe")) {
    if (score->groups.empty()) return found("groupe", {{"nom", data.text_at("par")}, {"mesure", "0"}, {"attendu", data.text_at("min_par_groupe")}});
    for (const auto& [name, right] : score->groups)
      if (right < data.number_at("min_par_groupe"))
        return found("groupe", {{"nom", name}, {"mesure", judging.number(100 * right)}, {"attendu", judging.number(100 * data.number_at("min_par_groupe"))}});
  }
  const bool low = data.find("min") && score->score < data.number_at("min"), high = data.find("max") && score->score > data.number_at("max");
  if (!low && !high) return std::nullopt;
  return found("score", {{"mesure", shown(score->score)}, {"obtenu", shown(score->score)}, {"attendu", shown(data.number_at(low ? "min" : "max"))}});
}

}  // namespace lunabloc::lesson
