// `essais_eleve`: trials that the pupil has written, each what happens and what is to be seen then:
//
//   - nom: bouton
//     stimulus: [{a_s: 1, piece: "button:A", valeur: 1}]
//     attendu: [{a_s: 2, piece: "led:green", valeur: 1}]
//
// The file is the pupil's; the lesson's own of the same name stands in for it where nobody works (a lesson's proof).
#include "base/file.h"
#include "lesson/happenings.h"
#include "lesson/pins.h"

namespace lunabloc::lesson::pins {
namespace {

bool are_numbers_of(const DataValue& list) {
  if (!list.is_list()) return false;
  for (const DataValue& one : list.list()) {
    const DataValue* const at = one.find("a_s");
    const DataValue* const value = one.find("valeur");
    if (at == nullptr || value == nullptr || !at->is_number() || !value->is_number() || one.text_at("piece").empty()) return false;
  }
  return true;
}

bool is_trial(const DataValue& trial) {
  const DataValue* const happens = trial.find("stimulus");
  const DataValue* const expected = trial.find("attendu");
  return !trial.text_at("nom").empty() && (happens == nullptr || are_numbers_of(*happens)) && (expected == nullptr || are_numbers_of(*expected));
}

std::filesystem::path file_of(const Judging& judging, const std::string& name) {
  const std::filesystem::path own = judging.context.work_folder / name;
  return !judging.context.work_folder.empty() && base::is_there(own) ? own : judging.context.lesson.file(name);
}

Finding unreadable(const std::string& name, std::uint32_t line) { return finding("illisible", {{"nom", name}, {"ligne", std::to_string(line)}}); }

// What the world does in every trial, then in this one.
trace::RunRequest request_of_trial(const Judging& judging, const DataValue& trial) {
  trace::RunRequest request = request_of(judging);
  let_happen(trial, request);
  return request;
}

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

}  // namespace

Judgement judge_trials(const Judging& judging) {
  const DataValue& data = judging.check.data;
  const std::string name = data.text_at("essais_eleve");
  const std::int64_t least = data.integer_at("essais_min", 1);
  const Result<std::string> text = base::read_file(file_of(judging, name));
  if (!text) return finding("nombre", {{"mesure", "0"}, {"n", "0"}, {"attendu", std::to_string(least)}});
  const Result<DataValue> trials = base::parse_data(*text, name);
  if (!trials) return unreadable(name, trials.error().place.line);
  if (!trials->is_list()) return unreadable(name, 1);
  for (const DataValue& trial : trials->list())
    if (!is_trial(trial)) return unreadable(name, trial.place.line);
  if (const auto count = static_cast<std::int64_t>(trials->list().size()); count < least)
    return finding("nombre", {{"mesure", std::to_string(count)}, {"n", std::to_string(count)}, {"attendu", std::to_string(least)}});
  for (const DataValue& trial : trials->list())
    if (const DataValue* const expected = trial.find("attendu"); expected == nullptr || expected->list().empty())
      return finding("jamais", {{"nom", trial.text_at("nom")}});
  for (const DataValue& trial : trials->list()) {
    Judgement judgement = judge_trial(judging, trial);
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson::pins
