// `graphique`: the last chart that the program asked for, by its description and not by its pixels.
#include <algorithm>
#include <array>

#include "lesson/judge.h"
#include "lesson/words.h"
#include "world/chart.h"

namespace lunabloc::lesson {
namespace {

struct KindRow {
  std::string_view name, kind;  // in the lesson; in the world
};
constexpr std::array kKinds = {KindRow{"barres", "bar"},           KindRow{"courbe", "line"},  KindRow{"points", "scatter"},
                               KindRow{"histogramme", "histogram"}, KindRow{"boite", "box"},   KindRow{"carte", "map"}};

std::string_view kind_named(std::string_view name) {
  const auto row = std::find_if(kKinds.begin(), kKinds.end(), [name](const KindRow& one) { return one.name == name; });
  return row == kKinds.end() ? std::string_view() : row->kind;
}

// What is missing has a name, so that one message may serve for all.
struct CauseRow {
  std::string_view cause, words;
};
constexpr std::array kCauses = {CauseRow{"donnees", "lesson.chart_donnees"}, CauseRow{"lignes", "lesson.chart_lignes"},
                                CauseRow{"genre", "lesson.chart_genre"},     CauseRow{"groupe", "lesson.chart_groupe"},
                                CauseRow{"zero", "lesson.chart_zero"},       CauseRow{"titre", "lesson.chart_titre"},
                                CauseRow{"mots", "lesson.chart_mots"}};

Finding found(const Judging& judging, const char* cause, Arguments arguments = {}) {
  const auto row = std::find_if(kCauses.begin(), kCauses.end(), [cause](const CauseRow& one) { return one.cause == cause; });
  arguments.emplace_back("nom", judging.context.messages.text(row->words));
  return {std::nullopt, {}, cause, std::move(arguments), {}, {}};
}

// Every curve of `y` has to be drawn: charts on the same x count together.
bool shows(const std::vector<world::Chart>& charts, const std::string& x, const std::string& y) {
  return std::any_of(charts.begin(), charts.end(), [&](const world::Chart& one) { return (x.empty() || one.x == x) && (y.empty() || one.y == y); });
}

}  // namespace

Judgement judge_chart(const Judging& judging) {
  const DataValue& data = judging.check.data;
  Result<trace::Trace> trace = judging.context.run(request_of(judging), judging.program);
  if (!trace) return tl::unexpected(trace.error());
  if (std::optional<Error> problem = said_by(*trace, judging.program, judging)) return Finding{std::move(problem), {}, {}, {}, {}, {}};
  world::Charts charts;
  for (const trace::Event& event : trace->events()) fold(charts, event);
  std::vector<std::string> curves = data.texts_at("y");
  if (curves.empty()) curves.emplace_back();
  for (const std::string& y : curves)
    if (charts.all.empty() || !shows(charts.all, data.text_at("x"), y))
      return found(judging, "donnees", {{"obtenu", charts.all.empty() ? "0" : charts.all.back().x}, {"attendu", y.empty() ? data.text_at("x") : y}});
  const world::Chart& chart = charts.all.back();
  if (const DataValue* const rows = data.find("lignes"); rows && static_cast<std::int64_t>(chart.points.size()) != rows->integer())
    return found(judging, "lignes", {{"obtenu", std::to_string(chart.points.size())}, {"attendu", rows->text()}});
  if (data.find("genre") && chart.kind != kind_named(data.text_at("genre"))) return found(judging, "genre");
  if (data.find("groupe") && chart.group != data.text_at("groupe")) return found(judging, "groupe", {{"attendu", data.text_at("groupe")}});
  if (data.boolean_at("depuis_zero") && !chart.from_zero) return found(judging, "zero");
  if (data.boolean_at("titre") && chart.title.empty()) return found(judging, "titre");
  for (const std::string& word : data.texts_at("titre_mots"))
    if (plain_words(chart.title).find(plain_words(word)) == std::string::npos) return found(judging, "mots", {{"obtenu", chart.title}, {"attendu", word}});
  return std::nullopt;
}

}  // namespace lunabloc::lesson
