// `essais_eleve`: trials that the pupil has written, each what happens and what is to be seen then (lesson/trials.h).
//
// The file is the pupil's. Where nobody works (a lesson's proof) the lesson's own stand in for it: a wrong example brings its
// trials with its answers, under the name of the file; else they are those of `solution-<file>`.
#include "base/file.h"
#include "lesson/happenings.h"
#include "lesson/pins.h"
#include "lesson/trials.h"

namespace lunabloc::lesson::pins {
namespace {

Result<std::string> text_of(const Judging& judging, const std::string& name) {
  if (const auto given = judging.answers.find(name); given != judging.answers.end()) return given->second;
  const std::filesystem::path& works = judging.context.work_folder;
  return base::read_file(works.empty() ? judging.context.lesson.file("solution-" + name) : works / name);
}

Finding unreadable(const std::string& name, std::uint32_t line) { return finding("illisible", {{"nom", name}, {"ligne", std::to_string(line)}}); }

// What the world does in every trial, then in this one.
trace::RunRequest request_of_trial(const Judging& judging, const DataValue& trial) {
  trace::RunRequest request = request_of(judging);
  let_happen(trial, request);
  return request;
}

// Nothing: what the trial expects is seen.
Judgement judge_trial(const Judging& judging, const DataValue& trial) {
  trace::RunRequest request = request_of_trial(judging, trial);
  Result<Watched> watched = watch(judging, request);
  if (!watched) return tl::unexpected(watched.error());
  std::optional<Finding> found;
  if (watched->problem) found = Finding{watched->problem, {}, {}, {}, {}};
  else found = first_unmet(judging, *watched, trial.find("attendu")->list());
  if (!found) return std::nullopt;
  // It is the trial that is named, as its author has called it.
  std::erase_if(found->arguments, [](const auto& argument) { return argument.first == "nom"; });
  found->arguments.emplace_back("nom", trial.text_at("nom"));
  found->map = trial.text_at("nom");
  found->replay = std::move(request);
  return found;
}

// The first trial that does not hold.
Judgement judge_each(const Judging& judging, const std::vector<DataValue>& trials) {
  for (const DataValue& trial : trials) {
    Judgement judgement = judge_trial(judging, trial);
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

// `essais_contre: depart`: the trials themselves. One that the lesson's solution does not meet asks for something else, and those
// that the step's starter meets already do not tell a program that works from one that does not.
Judgement judge_trials_alone(const Judging& judging, const std::vector<DataValue>& trials) {
  const Result<std::string> solution = solution_for(judging);
  if (!solution) return tl::unexpected(solution.error());
  Judgement met = judge_each({judging.context, judging.check, *solution, judging.answers}, trials);
  if (!met) return met;
  if (*met) return finding("impossible", std::move((*met)->arguments));
  const std::string starter = judging.context.lesson.starter_of(judging.check.step);
  Judgement told = judge_each({judging.context, judging.check, starter, judging.answers}, trials);
  if (!told) return told;
  return *told ? std::nullopt : std::optional(finding("passe", {{"n", std::to_string(trials.size())}}));
}

}  // namespace

Judgement judge_trials(const Judging& judging) {
  const DataValue& data = judging.check.data;
  const std::string name = trials_file(judging.check);
  const std::int64_t least = data.integer_at("essais_min", 1);
  const Result<std::string> text = text_of(judging, name);
  if (!text) return finding("nombre", {{"mesure", "0"}, {"n", "0"}, {"attendu", std::to_string(least)}});
  const Result<DataValue> file = base::parse_data(*text, name);
  if (!file) return unreadable(name, file.error().place.line);
  if (const Result<std::vector<Trial>> read = trials_in(*file); !read) return unreadable(name, read.error().place.line);
  const std::vector<DataValue>& trials = file->list();
  if (const auto count = static_cast<std::int64_t>(trials.size()); count < least)
    return finding("nombre", {{"mesure", std::to_string(count)}, {"n", std::to_string(count)}, {"attendu", std::to_string(least)}});
  for (const DataValue& trial : trials)
    if (const DataValue* const expected = trial.find("attendu"); expected == nullptr || expected->list().empty())
      return finding("jamais", {{"nom", trial.text_at("nom")}});
  return data.text_at("essais_contre").empty() ? judge_each(judging, trials) : judge_trials_alone(judging, trials);
}

}  // namespace lunabloc::lesson::pins
