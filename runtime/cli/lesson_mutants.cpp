// `lunabloc lesson mutants`: what a pupil reads who writes a program one slip away from a solution.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/advice_words.h"
#include "base/side_by_side.h"
#include "cli/lesson_actions.h"
#include "lesson/mutant_trial.h"
#include "lesson/words.h"

namespace lunabloc::cli::lessons {
namespace {

using Json = nlohmann::ordered_json;
using lesson::MutantTrial;
using lesson::Reception;
using lesson::TriedMutant;

struct ReceptionWord {
  Reception reception;
  std::string_view word;
};
constexpr std::array kReceptions = {ReceptionWord{Reception::accepted, "accepted"}, ReceptionWord{Reception::of_lesson, "lesson"},
                                    ReceptionWord{Reception::generic, "generic"}};

std::string_view word_of(Reception reception) {
  return std::find_if(kReceptions.begin(), kReceptions.end(), [&](const ReceptionWord& row) { return row.reception == reception; })->word;
}

Json json_of(const TriedMutant& one) {
  return {{"step", one.step},       {"slip", lesson::name_of(one.mutant.slip)}, {"line", one.mutant.line},      {"reception", word_of(one.reception)},
          {"check", one.check},     {"message", one.message},                   {"vu", one.advice.seen},        {"essaie", one.advice.try_this},
          {"program", one.mutant.program}};
}

// « creer, ligne 3, bound : M-commun-vide », then what is read and the program, indented.
std::string shown(const TriedMutant& one, const Messages& messages) {
  std::string text = messages.text("lesson.mutant", {{"etape", one.step}, {"ligne", std::to_string(one.mutant.line)},
                                                     {"nom", std::string(lesson::name_of(one.mutant.slip))},
                                                     {"detail", one.message.empty() ? "✓" : one.message}}) + "\n";
  if (!one.advice.seen.empty()) text += "    " + base::in_one_line(one.advice) + "\n";
  for (const std::string& line : lesson::lines_of(one.mutant.program)) text += "    | " + line + "\n";
  return text;
}

std::string percent(double share, const std::string& language) { return lesson::shown_number(std::round(share * 1000) / 10, language); }

}  // namespace

int mutants(const Invocation& invocation, Words names) {
  const std::string wanted = take_option(names, "--show").value_or("generic");
  const std::optional<std::string> jobs = take_option(names, "--jobs");
  unsigned workers = base::processors();
  if (jobs) std::from_chars(jobs->data(), jobs->data() + jobs->size(), workers);
  const Messages messages = messages_of(invocation);
  const bool known = wanted == "all" || std::any_of(kReceptions.begin(), kReceptions.end(), [&](const ReceptionWord& row) { return row.word == wanted; });
  if (!known) return usage(invocation);
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const lesson::Runner run = runner_of(invocation);
  Json all = Json::array();
  const int code = for_each_lesson(invocation, names, [&](const lesson::Lesson& lesson) {
    const MutantTrial trial = lesson::try_mutants({lesson, *vocabulary, messages, run, {}}, workers);
    int worst = trial.generic_share() >= lesson::kMostGeneric ? static_cast<int>(ErrorKind::failed) : 0;
    for (const Error& problem : trial.problems) worst = std::max(worst, report(invocation, problem));
    Json shown_ones = Json::array();
    if (!invocation.json)
      invocation.out << messages.text("lesson.mutants_done", {{"nom", lesson.id}, {"n", std::to_string(trial.tried.size())},
                                                              {"un", std::to_string(trial.count(Reception::accepted))},
                                                              {"autre", std::to_string(trial.count(Reception::of_lesson))},
                                                              {"mesure", std::to_string(trial.count(Reception::generic))},
                                                              {"rapport", percent(trial.generic_share(), invocation.language)}})
                     << "\n";
    for (const TriedMutant& one : trial.tried) {
      if (wanted != "all" && word_of(one.reception) != wanted) continue;
      shown_ones.push_back(json_of(one));
      if (!invocation.json) invocation.out << shown(one, messages);
    }
    all.push_back({{"lesson", lesson.id}, {"mutants", trial.tried.size()}, {"accepted", trial.count(Reception::accepted)},
                   {"of_lesson", trial.count(Reception::of_lesson)}, {"generic", trial.count(Reception::generic)},
                   {"generic_share", trial.generic_share()}, {"shown", std::move(shown_ones)}});
    return worst;
  });
  if (invocation.json) invocation.out << all.dump() << "\n";
  return code;
}

}  // namespace lunabloc::cli::lessons
