// `sortie`: what is said, for given inputs.
#include <algorithm>
#include <cmath>

#include "lesson/case_run.h"
#include "lesson/judge.h"
#include "lesson/said_lines.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

struct Said {
  std::vector<SaidLine> lines;
  std::optional<Error> problem;
  std::size_t asked = 0;  // how many answers were taken
};

Result<Said> lines_said(const Judging& judging, const trace::RunRequest& request, const std::string& program) {
  Result<trace::Trace> trace = judging.context.run(request, program);
  if (!trace) return tl::unexpected(trace.error());
  Said said{said_lines(*trace), said_by(*trace, program, judging)};
  for (const trace::Event& event : trace->events())
    if (event.kind == trace::EventKind::input && event.name == "ask") ++said.asked;
  if (!said.problem && said.lines.empty()) said.problem = Error{ErrorKind::failed, "M-commun-rien-dit", {}, {}, {}};
  return said;
}

std::vector<std::string> texts_of(const std::vector<SaidLine>& lines) {
  std::vector<std::string> texts;
  for (const SaidLine& line : lines) texts.push_back(line.text);
  return texts;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

bool same_numbers(const std::vector<std::string>& said, const std::vector<std::string>& expected, double tolerance) {
  const std::vector<double> a = numbers_in(joined(said)), b = numbers_in(joined(expected));
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::abs(a[i] - b[i]) > tolerance + 1e-9) return false;
  return true;
}

bool same(const std::string& compare, const std::vector<std::string>& said, const std::vector<std::string>& expected,
          double tolerance) {
  if (compare == "nombres") return same_numbers(said, expected, tolerance);
  if (compare == "mots") return plain_words(joined(said)) == plain_words(joined(expected));
  return said == expected;
}

Judgement judge_case(const Judging& judging, const DataValue& one) {
  const DataValue& data = judging.check.data;
  trace::RunRequest request = request_of(judging);
  request.given = given_in(one);
  request.answers = one.texts_at("entrees");
  if (one.find("carte"))
    if (const auto map = judging.context.lesson.maps.find(one.text_at("carte"));
        map != judging.context.lesson.maps.end())
      request.world = map->second;
  Result<Said> said = lines_said(judging, request, judging.program);
  if (!said) return tl::unexpected(said.error());
  Finding finding;
  finding.map = finding.cause = one.text_at("nom");
  finding.said = said->problem;
  finding.replay = request;
  // What nobody asked for is not told.
  finding.replay->answers.resize(std::min(finding.replay->answers.size(), said->asked));
  if (finding.said) return finding;
  const std::vector<std::string> lines = texts_of(said->lines);
  std::vector<std::string> expected = one.texts_at("attendu");
  if (one.find("attendu") && one.find("attendu")->is_text()) {
    Result<std::string> solution = solution_for(judging);
    if (!solution) return tl::unexpected(solution.error());
    Result<Said> model = lines_said(judging, request, *solution);
    if (!model) return tl::unexpected(model.error());
    expected = texts_of(model->lines);
  }
  if (same(data.text_at("compare", "exact"), lines, expected, data.number_at("tolerance"))) return std::nullopt;
  finding.confusion = confusion_of(judging.check, one.text_at("nom"), [&](const DataValue& confusion) {
    const DataValue& wrong = *confusion.find("si");
    const bool numbers = wrong.is_number() || (wrong.is_list() && !wrong.list().empty() && wrong.list()[0].is_number());
    return same(numbers ? "nombres" : "mots", lines, wrong.texts(), confusion.number_at("tolerance"));
  });
  // « 5.0 » where « 5 » is due: written as people do, they would be the same.
  const bool written_alike = judging.values(lines) == judging.values(expected);
  finding.arguments = {{"entree", judging.values(request.answers)},
                       {"obtenu", written_alike ? shown_list(lines) : shown_lines(judging, said->lines)},
                       {"attendu", written_alike ? shown_list(expected) : judging.values(expected)},
                       {"cas", one.text_at("nom")}};
  return finding;
}

}  // namespace

Judgement judge_output(const Judging& judging) {
  if (const DataValue* cases = judging.check.data.find("cas"))
    for (const DataValue& one : cases->list()) {
      Judgement judgement = judge_case(judging, one);
      if (!judgement || judgement->has_value()) return judgement;
    }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
