// Lights, and whatever is on or off: a pattern, lengths, how many, a pupil's own animation.
#include <algorithm>
#include <cmath>

#include "lesson/pins.h"

namespace lunabloc::lesson::pins {
namespace {

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

// What is wrong with a light whatever is expected of it.
std::optional<Finding> unseen(const Judging& judging, const Watched& watched, const std::string& part, const std::vector<Lit>& periods) {
  if (periods.empty()) return finding("jamais", {{"nom", part}});
  for (std::size_t i = 0; i < periods.size(); ++i)
    if (!periods[i].cut && periods[i].length() < kSeen)
      return too_short(judging, part, i, periods[i].from, periods[i].length());
  if (watched.ended && periods.back().cut) return stays(judging, part, periods.back().from);
  return std::nullopt;
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

}  // namespace

std::optional<Finding> judge_pattern(const Judging& judging, const Watched& watched, const DataValue& pattern) {
  const std::string part = pattern.text_at("piece");
  const std::vector<Lit> all = lit(watched, part);
  if (std::optional<Finding> found = unseen(judging, watched, part, all)) return found;
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
  const std::string part = expected.text_at("piece");
  const std::vector<Lit> all = lit(watched, part);
  if (std::optional<Finding> found = unseen(judging, watched, part, all)) return found;
  std::vector<double> lengths;
  for (const DataValue& length : expected.find("allumages_s")->list()) lengths.push_back(length.number());
  return lights(judging, watched, seen(all), lengths, Count::exactly);
}

std::optional<Finding> judge_count(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::string part = expected.text_at("piece");
  const std::vector<Lit> periods = seen(lit(watched, part));
  const double earliest = expected.number_at("premier_apres_s");
  if (!periods.empty() && periods.front().from < earliest - watched.tolerance)
    return too_early(judging, part, periods.front().from, judging.number(earliest));
  const auto count = static_cast<std::int64_t>(periods.size());
  if (count == 0 && expected.integer_at("nombre_min") > 0) return finding("jamais", {{"nom", part}});
  if (count >= expected.integer_at("nombre_min") && count <= expected.integer_at("nombre_max")) return std::nullopt;
  return finding("nombre", {{"mesure", std::to_string(count)},
                            {"attendu", expected.text_at("nombre_min")},
                            {"max", expected.text_at("nombre_max")}});
}

// An animation of the pupil's own: every part plays, each change can be seen, and it comes to an end.
std::optional<Finding> judge_free(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::vector<DataValue>& parts = expected.find("pieces")->list();
  const double shortest = expected.number_at("duree_min_s");
  std::int64_t changes = 0;
  for (const DataValue& part : parts) {
    const std::size_t own = changes_of(watched, part.text()).size();
    if (own == 0) return finding("piece", {{"nom", part.text()}});
    changes += static_cast<std::int64_t>(own);
  }
  for (const DataValue& part : parts) {
    const std::vector<world::PinChange>& own = changes_of(watched, part.text());
    for (std::size_t i = 1; i < own.size(); ++i) {
      const double length = seconds(own[i].at - own[i - 1].at);
      if (length < shortest - 1e-6) return too_short(judging, part.text(), i - 1, seconds(own[i - 1].at), length);
    }
  }
  for (const DataValue& part : parts)
    if (watched.ended && changes_of(watched, part.text()).back().value != 0)
      return stays(judging, part.text(), seconds(changes_of(watched, part.text()).back().at));
  const double end = expected.number_at("fin_s", watched.window);
  if (!watched.ended || watched.end > end + watched.tolerance)
    return finding("duree", {{"n", "1"}, {"mesure", judging.number(watched.ended ? watched.end : watched.window)}, {"attendu", judging.number(end)}});
  if (changes < expected.integer_at("changements_min"))
    return finding("changements", {{"mesure", std::to_string(changes)}, {"attendu", expected.text_at("changements_min")}});
  if (!expected.boolean_at("utiles")) return std::nullopt;
  for (const auto& [part, at] : watched.idle)
    if (std::any_of(parts.begin(), parts.end(), [&part = part](const DataValue& own) { return own.text() == part; }))
      return finding("sans-effet", {{"nom", part}, {"temps", judging.number(seconds(at))}});
  return std::nullopt;
}

}  // namespace lunabloc::lesson::pins
