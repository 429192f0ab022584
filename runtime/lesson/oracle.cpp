#include "lesson/oracle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/side_by_side.h"
#include "lesson/graph_case.h"
#include "lesson/own_functions.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

using Numbers = std::vector<double>;

Numbers list_of(const GeneratedCase& one) {
  Numbers numbers;
  if (const trace::Given* const given = one.component("liste"))
    for (const trace::Value& value : given->list) numbers.push_back(trace::number_of(value));
  return numbers;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

// Of a list without elements there is no largest one, and nothing is asked.
std::optional<double> largest(const Numbers& list) {
  return list.empty() ? std::nullopt : std::optional(*std::max_element(list.begin(), list.end()));
}
std::optional<double> smallest_of(const Numbers& list) {
  return list.empty() ? std::nullopt : std::optional(*std::min_element(list.begin(), list.end()));
}
std::optional<double> sum(const Numbers& list) { return std::accumulate(list.begin(), list.end(), 0.0); }
std::optional<double> count(const Numbers& list) { return static_cast<double>(list.size()); }
std::optional<double> mean(const Numbers& list) {
  return list.empty() ? std::nullopt : std::optional(*sum(list) / static_cast<double>(list.size()));
}
std::optional<double> median(const Numbers& list) {
  if (list.empty()) return std::nullopt;
  Numbers sorted = list;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

struct NumberRow {
  std::string_view name;
  std::optional<double> (*value)(const Numbers&);
};
constexpr std::array kNumbers = {NumberRow{"maximum", largest}, NumberRow{"minimum", smallest_of}, NumberRow{"somme", sum},
                                 NumberRow{"nombre", count},    NumberRow{"moyenne", mean},        NumberRow{"mediane", median}};

Opinion about_number(const Judging& judging, std::optional<double> expected, const Outcome& outcome) {
  if (!expected) return {};
  const std::optional<double> number = outcome.number();
  return {number && near(*number, *expected), {}, judging.number(*expected), {}};
}

// Any place of the target is right; 0 when it is not there.
Opinion about_place(const Judging& judging, const GeneratedCase& one, const Outcome& outcome) {
  const Numbers list = list_of(one);
  const trace::Given* const given = one.component("cible");
  const double target = given == nullptr || given->list.empty() ? 0 : trace::number_of(given->list[0]);
  const auto first = std::find(list.begin(), list.end(), target);
  const std::optional<double> place = outcome.number();
  Opinion opinion{false, {}, judging.number(first == list.end() ? 0 : static_cast<double>(first - list.begin() + 1)), {}};
  if (!place) return opinion;
  if (first == list.end()) opinion.right = *place == 0;
  else opinion.right = *place >= 1 && *place <= static_cast<double>(list.size()) && *place == std::floor(*place) &&
                       list[static_cast<std::size_t>(*place) - 1] == target;
  return opinion;
}

Opinion about_order(const GeneratedCase& one, const Outcome& outcome) {
  Numbers expected = list_of(one), found;
  std::sort(expected.begin(), expected.end());
  for (const trace::Value& value : outcome.values) found.push_back(trace::number_of(value, NAN));
  std::vector<std::string> words;
  for (const double number : expected) words.push_back(trace::shown(static_cast<std::int64_t>(number)));
  Opinion opinion{found == expected, {}, shown_list(words), {}};
  Numbers sorted = found;
  std::sort(sorted.begin(), sorted.end());
  if (sorted != expected) opinion.cause = "perdu";
  else if (found.size() > 2 && std::is_sorted(found.begin(), found.end() - 1)) opinion.cause = "dernier";
  return opinion;
}

bool same_value(const trace::Value& a, const trace::Value& b) {
  const std::string one = trace::text_of(a), other = trace::text_of(b);
  const std::optional<double> number = number_in(one), other_number = number_in(other);
  if (number && other_number) return near(*number, *other_number);
  return plain_words(one) == plain_words(other);
}

Result<Opinion> about_solution(const Judging& judging, const GeneratedCase& one, const Outcome& outcome) {
  Result<std::string> solution = solution_for(judging);
  if (!solution) return tl::unexpected(solution.error());
  Result<Outcome> model = outcome_of(judging, one, *solution, judging.check.data.text_at("resultat", "dit"));
  if (!model) return tl::unexpected(model.error());
  const bool right = std::equal(outcome.values.begin(), outcome.values.end(), model->values.begin(), model->values.end(), same_value);
  return Opinion{right, {}, model->shown(judging.language()), {}};
}

Result<Opinion> opinion_of(const Judging& judging, const std::string& oracle, const Answered& answered) {
  const GeneratedCase& one = *answered.one;
  const Outcome& outcome = *answered.outcome;
  if (is_own_function(oracle)) return own_opinions(judging, oracle, {&answered, 1}).map([](const std::vector<Opinion>& opinions) { return opinions.front(); });
  if (oracle == "solution") return about_solution(judging, one, outcome);
  if (oracle == "position") return about_place(judging, one, outcome);
  if (oracle == "trie") return about_order(one, outcome);
  if (oracle == "distance") return about_number(judging, distance_in(one), outcome);
  for (const NumberRow& row : kNumbers)
    if (row.name == oracle) return about_number(judging, row.value(list_of(one)), outcome);
  return failure(ErrorKind::failed, "lesson.unknown_id", {{"nom", oracle}, {"proche", ""}});
}

}  // namespace

std::vector<std::string_view> oracle_names() {
  std::vector<std::string_view> names = {"solution", "position", "trie", "distance"};
  for (const NumberRow& row : kNumbers) names.push_back(row.name);
  return names;
}

std::vector<Result<Opinion>> opinions_of(const Judging& judging, const std::string& oracle, std::span<const Answered> all) {
  std::vector<Result<Opinion>> opinions(all.size(), Opinion{});
  if (is_own_function(oracle) && all.size() > 1)
    if (Result<std::vector<Opinion>> together = own_opinions(judging, oracle, all)) {
      std::move(together->begin(), together->end(), opinions.begin());
      return opinions;
    }
  // One of them may be too much for it: then each is asked alone, and the first that speaks is the first.
  base::side_by_side(all.size(), judging.context.workers, [&](std::size_t i) { opinions[i] = opinion_of(judging, oracle, all[i]); });
  return opinions;
}

}  // namespace lunabloc::lesson
