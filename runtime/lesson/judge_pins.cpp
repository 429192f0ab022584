// `trace`: what the parts of the kit did on the virtual clock.
//
// The window of time is cut at duree_s. A light that is still on when the *program* has ended stays on (`reste`); one
// that is on when the *window* closes is only longer than what was seen. A light shorter than 0.04 s is not seen.
#include <algorithm>
#include <cmath>

#include "lesson/judge.h"
#include "world/kit_world.h"

namespace lunabloc::lesson {
namespace {

constexpr double kSeen = 0.04;

double seconds(std::chrono::microseconds time) {
  return std::chrono::duration<double>(time).count();
}

struct Watched {
  world::KitWorld kit;
  double window = 0;     // s
  bool ended = false;    // the program came to its end within the window
  double tolerance = 0;  // s
};

struct Lit {
  double from = 0, to = 0;
  bool cut = false;  // by the window
  double length() const { return to - from; }
};

Finding finding(std::string cause, Arguments arguments) {
  return {std::nullopt, {}, std::move(cause), std::move(arguments), {}};
}

std::vector<world::PinChange> changes_of(const Watched& watched, const std::string& part) {
  const auto found = watched.kit.parts.find(part);
  return found == watched.kit.parts.end() ? std::vector<world::PinChange>() : found->second;
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

// Two lights with no visible dark between them are one.
std::vector<Lit> seen(const std::vector<Lit>& periods) {
  std::vector<Lit> joined;
  for (const Lit& period : periods) {
    if (!joined.empty() && period.from - joined.back().to < kSeen) {
      joined.back().to = period.to;
      joined.back().cut = period.cut;
    } else {
      joined.push_back(period);
    }
  }
  return joined;
}

double value_at(const Watched& watched, const std::string& part, double time) {
  double value = 0;
  for (const world::PinChange& change : changes_of(watched, part))
    if (seconds(change.at) <= time) value = change.value;
  return value;
}

// What is wrong with a light whatever is expected of it.
std::optional<Finding> unseen(const Judging& judging, const Watched& watched, const std::vector<Lit>& periods) {
  if (periods.empty()) return finding("jamais", {});
  for (std::size_t i = 0; i < periods.size(); ++i)
    if (!periods[i].cut && periods[i].length() < kSeen)
      return finding("trop-court", {{"n", std::to_string(i + 1)}, {"mesure", judging.number(periods[i].length())}});
  if (watched.ended && periods.back().cut) return finding("reste", {{"temps", judging.number(periods.back().from)}});
  return std::nullopt;
}

// A light that the window has cut may still have lasted long enough.
bool lasts(const Lit& period, double expected, double tolerance) {
  if (period.length() > expected + tolerance) return false;
  return period.cut || period.length() >= expected - tolerance;
}

std::optional<Finding> durations(const Judging& judging, const Watched& watched, const std::vector<Lit>& periods,
                                 const std::vector<double>& expected) {
  for (std::size_t i = 0; i < std::min(periods.size(), expected.size()); ++i)
    if (!lasts(periods[i], expected[i], watched.tolerance))
      return finding("duree", {{"n", std::to_string(i + 1)},
                               {"mesure", judging.number(periods[i].length())},
                               {"attendu", judging.number(expected[i])}});
  return std::nullopt;
}

enum class Count { exactly, at_least };

std::optional<Finding> number_of_lights(const std::vector<Lit>& periods, std::size_t expected, Count count) {
  if (periods.size() == expected || (count == Count::at_least && periods.size() > expected)) return std::nullopt;
  return finding("nombre", {{"mesure", std::to_string(periods.size())},
                            {"n", std::to_string(periods.size())},
                            {"attendu", std::to_string(expected)}});
}

// Counting comes first, but not while the window hides what would come next: there a light that is too long speaks.
std::optional<Finding> lights(const Judging& judging, const Watched& watched, const std::vector<Lit>& periods,
                              const std::vector<double>& expected, Count count) {
  std::optional<Finding> number = number_of_lights(periods, expected.size(), count);
  std::optional<Finding> length = durations(judging, watched, periods, expected);
  return watched.ended ? (number ? number : length) : (length ? length : number);
}

std::optional<Finding> judge_pattern(const Judging& judging, const Watched& watched, const DataValue& pattern) {
  const std::vector<Lit> all = lit(watched, pattern.text_at("piece"));
  if (std::optional<Finding> found = unseen(judging, watched, all)) return found;
  const std::vector<Lit> periods = seen(all);
  const auto times = static_cast<std::size_t>(pattern.integer_at("fois", 1));
  const std::vector<double> expected(times, pattern.number_at("haut_s"));
  if (std::optional<Finding> found = lights(judging, watched, periods, expected, Count::at_least)) return found;
  const double dark = pattern.number_at("bas_s");
  for (std::size_t i = 1; i < times; ++i) {
    const double gap = periods[i].from - periods[i - 1].to;
    if (std::abs(gap - dark) > watched.tolerance)
      return finding("pause",
                     {{"n", std::to_string(i)}, {"mesure", judging.number(gap)}, {"attendu", judging.number(dark)}});
  }
  return std::nullopt;
}

std::optional<Finding> judge_lights(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::vector<Lit> all = lit(watched, expected.text_at("piece"));
  if (std::optional<Finding> found = unseen(judging, watched, all)) return found;
  std::vector<double> lengths;
  for (const DataValue& length : expected.find("allumages_s")->list()) lengths.push_back(length.number());
  return lights(judging, watched, seen(all), lengths, Count::exactly);
}

std::optional<Finding> judge_count(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::vector<Lit> periods = seen(lit(watched, expected.text_at("piece")));
  const double earliest = expected.number_at("premier_apres_s");
  if (!periods.empty() && periods.front().from < earliest - watched.tolerance)
    return finding("trop-tot",
                   {{"mesure", judging.number(periods.front().from)}, {"attendu", judging.number(earliest)}});
  const auto count = static_cast<std::int64_t>(periods.size());
  if (count == 0 && expected.integer_at("nombre_min") > 0) return finding("jamais", {});
  if (count >= expected.integer_at("nombre_min") && count <= expected.integer_at("nombre_max")) return std::nullopt;
  return finding("nombre", {{"mesure", std::to_string(count)},
                            {"attendu", expected.text_at("nombre_min")},
                            {"max", expected.text_at("nombre_max")}});
}

std::optional<Finding> judge_moments(const Judging& judging, const Watched& watched, const DataValue& moments) {
  const auto near = [&](const DataValue& moment, double wanted) {
    const double at = moment.number_at("a_s");
    const std::string part = moment.text_at("piece");
    return value_at(watched, part, at) == wanted || value_at(watched, part, at - watched.tolerance) == wanted ||
           value_at(watched, part, at + watched.tolerance) == wanted;
  };
  const auto opposite = [&](const DataValue& moment) { return near(moment, moment.number_at("valeur") == 0 ? 1 : 0); };
  std::vector<std::string> parts;
  for (const DataValue& moment : moments.list()) parts.push_back(moment.text_at("piece"));
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (const std::string& part : parts)
    if (changes_of(watched, part).empty()) return finding(parts.size() > 1 ? "piece" : "jamais", {{"nom", part}});
  for (const DataValue& moment : moments.list()) {
    if (near(moment, moment.number_at("valeur"))) continue;
    if (std::all_of(moments.list().begin(), moments.list().end(), opposite)) return finding("inverse", {});
    return finding("valeur",
                   {{"nom", moment.text_at("piece")},
                    {"temps", judging.number(moment.number_at("a_s"))},
                    {"obtenu", judging.number(value_at(watched, moment.text_at("piece"), moment.number_at("a_s")))},
                    {"attendu", judging.number(moment.number_at("valeur"))}});
  }
  return std::nullopt;
}

}  // namespace

namespace {

Judgement judge_watched(const Judging& judging, const trace::RunRequest& request, Watched& watched) {
  const DataValue& data = judging.check.data;
  Result<trace::Trace> trace = judging.context.run(request, judging.program);
  if (!trace) return tl::unexpected(trace.error());
  Finding problem;
  if ((problem.said = said_by(*trace, judging.program, judging))) return problem;
  for (const trace::Event& event : trace->events()) fold(watched.kit, event);
  const trace::Event* end = trace->last_of(trace::EventKind::end);
  watched.ended = end != nullptr && end->name == "finished";
  if (const DataValue* pattern = data.find("motif"))
    if (auto found = judge_pattern(judging, watched, *pattern)) return found;
  const DataValue* expected = data.find("attendu");
  if (!expected) return std::nullopt;
  if (expected->is_list()) return judge_moments(judging, watched, *expected);
  if (expected->find("allumages_s")) return judge_lights(judging, watched, *expected);
  return judge_count(judging, watched, *expected);
}

}  // namespace

Judgement judge_pins(const Judging& judging) {
  Watched watched;
  watched.window = judging.check.data.number_at("duree_s");
  watched.tolerance = judging.check.data.number_at("tolerance_s", 0.05);
  trace::RunRequest request = request_of(judging);
  request.until = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::duration<double>(watched.window));
  Judgement judgement = judge_watched(judging, request, watched);
  if (judgement && judgement->has_value()) (*judgement)->replay = std::move(request);
  return judgement;
}

}  // namespace lunabloc::lesson
