#include "lesson/evaluate.h"

#include <algorithm>
#include <array>

#include "base/line_index.h"
#include "lesson/happenings.h"
#include "lesson/judge.h"
#include "lesson/slip_words.h"
#include "lesson/words.h"
#include "program/tree.h"
#include "vm/learner_error.h"
#include "vm/run.h"

namespace lunabloc::lesson {
namespace {

struct JudgeRow {
  std::string_view type;
  Judgement (*judge)(const Judging&);
  bool runs = true;  // the program
};
constexpr std::array kJudges = {
    JudgeRow{"etat", judge_state},     JudgeRow{"dessin", judge_drawing}, JudgeRow{"sortie", judge_output},
    JudgeRow{"reponse", judge_answer, false}, JudgeRow{"blocs", judge_blocks, false},   JudgeRow{"trace", judge_pins},
    JudgeRow{"propriete", judge_property}, JudgeRow{"cout", judge_cost}, JudgeRow{"croissance", judge_growth},
    JudgeRow{"tableau", judge_table}, JudgeRow{"graphique", judge_chart}, JudgeRow{"modele", judge_model},
    JudgeRow{"production", judge_artefact, false},
};

// A text that is no program yet cannot be run or counted.
std::optional<Finding> unreadable(const std::string& program) {
  const program::Parsed parsed = program::parse(program);
  if (parsed.diagnostics.empty()) return std::nullopt;
  const std::size_t place = parsed.diagnostics.front().range.start;
  const std::string line = std::to_string(base::LineIndex(program).line_of(place));
  Finding finding;
  finding.said = Error{ErrorKind::failed, "M-commun-syntaxe", {{"ligne", line}}, {}, {}};
  return finding;
}

Judgement judge(const Judging& judging) {
  if (judging.check.type != "reponse")
    if (std::optional<Finding> finding = unreadable(judging.program)) return finding;
  for (const JudgeRow& row : kJudges) {
    if (row.type != judging.check.type) continue;
    Judgement judgement = row.judge(judging);
    // What was found by running the program can be seen again.
    if (row.runs && judgement && judgement->has_value() && !(*judgement)->replay) (*judgement)->replay = request_of(judging);
    return judgement;
  }
  return failure(ErrorKind::failed, "lesson.unknown_type", {{"nom", judging.check.type}, {"proche", ""}});
}

// What is said in general is said in the words of the slip that it is, where the lesson has none of its own.
Advice advice_of(const Judging& judging, const std::string& message, const Finding& finding) {
  const Lesson& lesson = judging.context.lesson;
  if (!lesson.messages.contains(message))
    if (const std::optional<Error> slip = slip_behind(judging, finding)) return judging.context.messages.advice(slip->message, slip->arguments);
  return words_of_message(lesson, judging.context.messages, message, finding.said ? finding.said->arguments : finding.arguments);
}

Verdict verdict_of(const Judging& judging, Finding finding) {
  const std::string message = message_of(judging.check, finding);
  Advice advice = advice_of(judging, message, finding);
  return {false, judging.check.id, message, std::move(advice), finding.map, std::move(finding.replay), std::move(finding.replay_call)};
}

}  // namespace

std::string Judging::number(double value) const {
  return shown_number(value, language());
}

std::string Judging::value(std::string_view text) const { return shown_value(text, language()); }

std::string Judging::values(const std::vector<std::string>& texts) const {
  std::vector<std::string> words;
  for (const std::string& text : texts) words.push_back(value(text));
  return shown_list(words);
}

std::string message_of(const Check& check, const Finding& finding) {
  if (finding.said) return finding.said->message;
  if (!finding.confusion.empty()) return finding.confusion;
  const auto cause = check.messages.find(finding.cause);
  return cause == check.messages.end() ? check.message : cause->second;
}

Advice words_of_message(const Lesson& lesson, const Messages& messages, const std::string& message, const Arguments& arguments) {
  const auto own = lesson.messages.find(message);
  if (own == lesson.messages.end()) return messages.advice(message, arguments);
  return {base::fill(own->second.seen, arguments, messages.language()), base::fill(own->second.try_this, arguments, messages.language())};
}

trace::RunRequest request_of(const Judging& judging) {
  constexpr std::int64_t kBudget = 1'000'000;
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.limits.operations = static_cast<std::uint64_t>(judging.check.data.integer_at("budget", kBudget));
  request.world = judging.context.lesson.bare_world;
  request.tables = judging.context.lesson.tables;
  let_happen(judging.check.data, request);
  return request;
}

std::optional<Error> said_by(const trace::Trace& trace, const std::string& program, const Judging& judging) {
  Error error;
  if (vm::error_message(trace, program, error)) {
    for (auto& [name, value] : error.arguments)
      if (name == "mesure" || name == "n")
        if (const std::optional<double> number = number_in(value)) value = judging.number(*number);
    return error;
  }
  const trace::Event* end = trace.last_of(trace::EventKind::end);
  const bool cut = end != nullptr && end->name == "limit" && trace.request().until.count() == 0;
  if (!cut) return std::nullopt;
  const auto budget = static_cast<double>(trace.request().limits.operations);
  return Error{ErrorKind::stopped, "M-commun-sans-fin", {{"mesure", judging.number(budget)}}, {}, {}};
}

Result<std::string> solution_for(const Judging& judging) {
  if (!judging.context.solution.empty()) return judging.context.solution;
  return judging.context.lesson.solution_of(judging.check.step);
}

Result<Verdict> evaluate(const EvaluationContext& context, const std::string& step, const std::string& program,
                         const Answers& answers) {
  Verdict passed{.passed = true};
  for (const Check& check : context.lesson.checks) {
    if (check.step != step || check.prediction) continue;
    const Judging judging{context, check, program, answers};
    Judgement judgement = judge(judging);
    if (!judgement) return tl::unexpected(judgement.error());
    if (!judgement->has_value()) continue;
    Verdict verdict = verdict_of(judging, std::move(**judgement));
    if (check.blocking) return verdict;
    // What does not block may still be said, once everything else is met.
    verdict.passed = true;
    if (passed.check.empty()) passed = std::move(verdict);
  }
  return passed;
}

}  // namespace lunabloc::lesson
