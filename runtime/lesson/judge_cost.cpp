// `cout`: a counter of a run. `croissance`: how that counter grows when the case doubles.
#include <algorithm>
#include <array>
#include <cmath>

#include "lesson/case_run.h"
#include "lesson/judge.h"
#include "lesson/own_functions.h"

namespace lunabloc::lesson {
namespace {

struct Cost {
  std::int64_t count = 0;
  bool index_made_twice = false;
  std::optional<Error> problem;
};

// A column of a table is prepared again for finding.
bool indexes_twice(const trace::Trace& trace) {
  std::vector<std::string> columns;
  for (const trace::Event& event : trace.events()) {
    if (event.kind != trace::EventKind::world || event.name != "data.index" || event.values.empty()) continue;
    const std::string column = trace::text_of(event.values[0]);
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) return true;
    columns.push_back(column);
  }
  return false;
}

Result<Cost> cost_of(const Judging& judging, const trace::RunRequest& request, const std::string& program) {
  Result<trace::Trace> trace = judging.context.run(request, program);
  if (!trace) return tl::unexpected(trace.error());
  return Cost{trace::cost_of(*trace, judging.check.data.text_at("compteur")), indexes_twice(*trace), said_by(*trace, judging.program, judging)};
}

// The shape of the cases, and one of them.
Result<GeneratedCase> case_of(const Judging& judging, const std::string& class_name, std::optional<std::int64_t> size) {
  const DataValue* const generator = judging.check.data.find("generateur");
  if (generator == nullptr) return GeneratedCase{};
  CaseShape shape = CaseShape::of(*generator);
  if (size) shape = shape.with_size(*size);
  const std::int64_t seed = judging.check.data.integer_at("graine", 1) + judging.context.seed_offset;
  if (!is_own_function(shape.generator)) {
    base::Random random = stream_of(seed, class_name);
    return generate_case(shape, class_name, random, 0);
  }
  Result<std::vector<GeneratedCase>> made = own_cases(judging, shape.generator, class_name, seed, shape.size.most, 1);
  if (!made) return tl::unexpected(made.error());
  return made->empty() ? GeneratedCase{} : made->front();
}

std::optional<std::int64_t> size_in(const DataValue& one) {
  const DataValue* const size = one.find("taille");
  return size == nullptr ? std::nullopt : std::optional(size->integer());
}

Judgement judge_case(const Judging& judging, const DataValue& one) {
  Result<GeneratedCase> made = case_of(judging, one.text_at("classe", "ordinaire"), size_in(one));
  if (!made) return tl::unexpected(made.error());
  trace::RunRequest request = request_for(judging, *made);
  request.mode = trace::Mode::costs;
  if (const std::vector<trace::Given> own = given_in(one); !own.empty()) request.given = own;
  if (const auto map = judging.context.lesson.maps.find(one.text_at("carte")); map != judging.context.lesson.maps.end()) request.world = map->second;
  const std::string call = one.text_at("appel");
  Result<Cost> cost = cost_of(judging, request, call.empty() ? judging.program : judging.program + "\n" + call);
  if (!cost) return tl::unexpected(cost.error());
  if (!call.empty() && !cost->problem) {
    // What the program costs by itself is not the call's.
    Result<Cost> alone = cost_of(judging, request, judging.program);
    if (!alone) return tl::unexpected(alone.error());
    cost->count -= alone->count;
  }
  Finding finding;
  finding.map = finding.cause = one.text_at("nom");
  finding.replay = request;
  if (!call.empty()) finding.replay_call = "\n" + call;
  if ((finding.said = cost->problem)) return finding;
  const std::int64_t most = one.integer_at("max", INT64_MAX), least = one.integer_at("min", 0);
  if (cost->count >= least && cost->count <= most) return std::nullopt;
  if (cost->index_made_twice && judging.check.messages.contains("double")) finding.cause = "double";
  const std::int64_t limit = cost->count < least ? least : most;
  finding.arguments = {{"mesure", judging.number(static_cast<double>(cost->count))},
                       {"max", judging.number(static_cast<double>(limit))},
                       {"n", size_of(*made)},
                       {"cas", finding.map}};
  return finding;
}

// ---- Growth

struct GrowthRow {
  std::string_view name;
  double below;  // of the ratio when the size doubles
};
constexpr std::array kGrowths = {GrowthRow{"constante", 1.35}, GrowthRow{"lineaire", 2.7}, GrowthRow{"quadratique", 5.5}};

std::size_t growth_of(double ratio) {
  std::size_t row = 0;
  while (row < kGrowths.size() && ratio >= kGrowths[row].below) ++row;
  return row;
}
std::size_t growth_named(std::string_view name) {
  std::size_t row = 0;
  while (row < kGrowths.size() && kGrowths[row].name != name) ++row;
  return row;
}

}  // namespace

Judgement judge_cost(const Judging& judging) {
  for (const DataValue& one : judging.check.data.find("cas")->list()) {
    Judgement judgement = judge_case(judging, one);
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

Judgement judge_growth(const Judging& judging) {
  const DataValue& data = judging.check.data;
  std::vector<double> counts;
  Finding finding;
  for (const DataValue& size : data.find("tailles")->list()) {
    Result<GeneratedCase> made = case_of(judging, data.text_at("classe", "ordinaire"), size.integer());
    if (!made) return tl::unexpected(made.error());
    trace::RunRequest request = request_for(judging, *made);
    request.mode = trace::Mode::costs;
    Result<Cost> cost = cost_of(judging, request, judging.program);
    if (!cost) return tl::unexpected(cost.error());
    finding.map = size.text();
    finding.replay = request;
    if ((finding.said = cost->problem)) return finding;
    if (cost->count == 0) {  // nothing of the sort is done: it cannot grow
      finding.cause = "rien";
      finding.arguments = {{"rapport", "0"}, {"mesure", "0"}, {"n", size.text()}};
      return finding;
    }
    counts.push_back(static_cast<double>(cost->count));
  }
  const double ratio = std::pow(counts.back() / counts.front(), 1 / static_cast<double>(counts.size() - 1));
  const std::size_t growth = growth_of(ratio);
  const bool met = data.find("attendu") ? growth == growth_named(data.text_at("attendu")) : growth <= growth_named(data.text_at("au_plus"));
  if (met) return std::nullopt;
  finding.arguments = {{"rapport", judging.number(std::round(ratio * 10) / 10)},
                       {"mesure", judging.number(counts.back())},
                       {"n", judging.number(data.find("tailles")->list().back().number())}};
  return finding;
}

}  // namespace lunabloc::lesson
