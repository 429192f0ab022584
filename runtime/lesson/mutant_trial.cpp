#include "lesson/mutant_trial.h"

#include <algorithm>
#include <optional>

#include "base/side_by_side.h"
#include "lesson/proof.h"
#include "lesson/remembered_runs.h"

namespace lunabloc::lesson {
namespace {

bool judges_a_program(const Lesson& lesson, const std::string& step) {
  return std::any_of(lesson.checks.begin(), lesson.checks.end(), [&](const Check& check) {
    return check.step == step && check.blocking && check.type != "reponse" && check.type != "production";
  });
}

// The lesson has words for it, or has chosen ours for this check.
bool is_of_lesson(const Lesson& lesson, const Verdict& verdict) {
  if (lesson.messages.contains(verdict.message)) return true;
  const Check* const check = lesson.check(verdict.check);
  if (check == nullptr) return false;
  const DataValue* const confusions = check->data.find("confusions");
  return check->message == verdict.message ||
         std::any_of(check->messages.begin(), check->messages.end(), [&](const auto& one) { return one.second == verdict.message; }) ||
         (confusions != nullptr && std::any_of(confusions->list().begin(), confusions->list().end(),
                                               [&](const DataValue& one) { return one.text_at("message") == verdict.message; }));
}

std::optional<Error> judge(const EvaluationContext& context, const Answers& answers, TriedMutant& tried) {
  const Result<Verdict> verdict = evaluate(context, tried.step, tried.mutant.program, answers);
  // What is the lesson's fault for a program like this one is no help to the pupil.
  if (!verdict) {
    tried.reception = Reception::generic;
    tried.message = verdict.error().message;
    return verdict.error().kind == ErrorKind::internal ? std::optional(verdict.error()) : std::nullopt;
  }
  if (verdict->passed) return std::nullopt;
  tried.reception = is_of_lesson(context.lesson, *verdict) ? Reception::of_lesson : Reception::generic;
  tried.check = verdict->check;
  tried.message = verdict->message;
  tried.advice = verdict->advice;
  return std::nullopt;
}

}  // namespace

std::size_t MutantTrial::count(Reception reception) const {
  return static_cast<std::size_t>(std::count_if(tried.begin(), tried.end(), [&](const TriedMutant& one) { return one.reception == reception; }));
}

double MutantTrial::generic_share() const {
  const std::size_t generic = count(Reception::generic), told = generic + count(Reception::of_lesson);
  return told == 0 ? 0 : static_cast<double>(generic) / static_cast<double>(told);
}

MutantTrial try_mutants(const EvaluationContext& given, unsigned workers) {
  MutantTrial trial;
  RememberedRuns runs(given.run);
  const Runner run = runs.runner();
  const EvaluationContext context{given.lesson, given.vocabulary, given.messages, run, given.solution, given.work_folder, given.seed_offset, false, 1};
  const Lesson& lesson = context.lesson;
  for (const Step& step : lesson.steps) {
    if (!judges_a_program(lesson, step.id)) continue;
    Result<std::string> solution = lesson.solution_of(step.id);
    if (!solution) {
      trial.problems.push_back(solution.error());
      continue;
    }
    for (Mutant& mutant : mutants_of(*solution, context.vocabulary, lesson.blocks)) trial.tried.push_back({step.id, std::move(mutant), {}, {}, {}, {}});
  }
  const Answers answers = right_answers(context, trial.problems);
  std::vector<std::optional<Error>> problems(trial.tried.size());
  base::side_by_side(trial.tried.size(), workers, [&](std::size_t at) { problems[at] = judge(context, answers, trial.tried[at]); });
  for (std::optional<Error>& problem : problems)
    if (problem) trial.problems.push_back(std::move(*problem));
  return trial;
}

}  // namespace lunabloc::lesson
