// `reponse`: what the pupil answers. A prediction is never judged; what is often thought may be said of it, as information.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "lesson/judge.h"
#include "lesson/unrolled.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

bool same_number(const std::string& answer, const DataValue& expected, double tolerance) {
  const std::optional<double> number = number_in(answer);
  return number && std::abs(*number - expected.number()) <= tolerance + 1e-9;
}

bool same_cell(const std::string& answer, const DataValue& expected) {
  std::vector<double> wanted;
  for (const DataValue& one : expected.list()) wanted.push_back(one.number());
  std::vector<double> given;
  for (const std::string_view part : {std::string_view(answer).substr(0, answer.find(',')),
                                      std::string_view(answer).substr(std::min(answer.find(',') + 1, answer.size()))})
    for (const double number : numbers_in(part)) given.push_back(number);
  return given == wanted;
}

// An item that does not stand in its group, and both groups by their numbers; an empty `given` when it stands in none.
struct Misplaced {
  std::string item, given, expected;
};
std::optional<Misplaced> misplaced(const std::string& answer, const DataValue& expected) {
  const std::vector<std::string> lines = lines_of(answer);
  for (const auto& [item, group] : expected.map()) {
    const std::string key = item + "=";
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const std::string& one) { return one.starts_with(key); });
    if (line == lines.end()) return Misplaced{item, {}, group.text()};
    if (line->substr(key.size()) != group.text()) return Misplaced{item, line->substr(key.size()), group.text()};
  }
  return std::nullopt;
}

bool same_groups(const std::string& answer, const DataValue& expected) {
  return !misplaced(answer, expected) && lines_of(answer).size() == expected.map().size();
}

bool met(const DataValue& check, const std::string& answer, const DataValue& expected) {
  const std::string form = check.text_at("forme");
  if (form == "nombre" || form == "ligne") return same_number(answer, expected, check.number_at("tolerance"));
  if (form == "case") return same_cell(answer, expected);
  if (form == "ordre") return lines_of(answer) == expected.texts();
  if (form == "classement") return same_groups(answer, expected);
  return plain_words(answer) == plain_words(expected.text());
}

std::string shown_expected(const std::string& language, const DataValue& expected) {
  if (expected.is_number()) return shown_number(expected.number(), language);
  return expected.is_list() ? shown_list(expected.texts()) : expected.text();
}

// The name of a group by its number as text.
std::string group_named(const DataValue& check, const std::string& number) {
  const std::vector<std::string> groups = check.texts_at("groupes");
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (std::to_string(i) == number) return groups[i];
  return {};
}

Arguments what_differs(const std::string& language, const DataValue& check, const std::string& answer, const DataValue& expected) {
  const std::string form = check.text_at("forme");
  if (form == "classement")
    if (const std::optional<Misplaced> one = misplaced(answer, expected))
      return {{"nom", one->item}, {"obtenu", group_named(check, one->given)}, {"attendu", group_named(check, one->expected)}};
  return {{"obtenu", form == "ordre" ? shown_list(lines_of(answer)) : answer}, {"attendu", shown_expected(language, expected)}};
}

std::string confusion_of_answer(const Check& check, const std::string& answer) {
  return confusion_of(check, {}, [&](const DataValue& confusion) { return met(check.data, answer, *confusion.find("si")); });
}

}  // namespace

Judgement judge_answer(const Judging& judging) {
  const DataValue& data = judging.check.data;
  const auto answer = judging.answers.find(judging.check.id);
  if (answer == judging.answers.end() || plain_words(answer->second).empty()) {
    Finding nothing;
    nothing.said = Error{ErrorKind::failed, "M-commun-case-vide", {}, {}, {}};
    return nothing;
  }
  if (data.text_at("forme") == "deroule") return judge_unrolled(judging, answer->second);
  const DataValue* expected = data.find("attendu");
  if (!expected || met(data, answer->second, *expected)) return std::nullopt;
  Finding finding;
  finding.arguments = what_differs(judging.language(), data, answer->second, *expected);
  finding.confusion = confusion_of_answer(judging.check, answer->second);
  return finding;
}

std::optional<Advice> said_of_prediction(const Lesson& lesson, const Check& check, const std::string& answer, const Messages& messages) {
  if (!check.prediction) return std::nullopt;
  const std::string confusion = confusion_of_answer(check, answer);
  if (confusion.empty()) return std::nullopt;
  const DataValue* const expected = check.data.find("attendu");
  return words_of_message(lesson, messages, confusion, expected == nullptr ? Arguments{} : what_differs(messages.language(), check.data, answer, *expected));
}

}  // namespace lunabloc::lesson
