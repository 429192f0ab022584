// `reponse`: what the pupil answers. A prediction never comes here.
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

bool same_groups(const std::string& answer, const DataValue& expected) {
  const std::vector<std::string> lines = lines_of(answer);
  std::size_t right = 0;
  for (const auto& [item, group] : expected.map())
    for (const std::string& line : lines) right += line == item + "=" + group.text() ? 1 : 0;
  return right == expected.map().size() && right == lines.size();
}

bool met(const DataValue& check, const std::string& answer, const DataValue& expected) {
  const std::string form = check.text_at("forme");
  if (form == "nombre" || form == "ligne") return same_number(answer, expected, check.number_at("tolerance"));
  if (form == "case") return same_cell(answer, expected);
  if (form == "ordre") return lines_of(answer) == expected.texts();
  if (form == "classement") return same_groups(answer, expected);
  return plain_words(answer) == plain_words(expected.text());
}

std::string shown_expected(const Judging& judging, const DataValue& expected) {
  if (expected.is_number()) return judging.number(expected.number());
  return expected.is_list() ? shown_list(expected.texts()) : expected.text();
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
  finding.arguments = {{"obtenu", answer->second}, {"attendu", shown_expected(judging, *expected)}};
  finding.confusion = confusion_of(judging.check, {}, [&](const DataValue& confusion) { return met(data, answer->second, *confusion.find("si")); });
  return finding;
}

}  // namespace lunabloc::lesson
