#include "lesson/proof.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "lesson/body.h"
#include "lesson/known_words.h"
#include "lesson/palette.h"
#include "lesson/remembered_runs.h"
#include "lesson/trials.h"
#include "lesson/unrolled.h"
#include "lesson/words.h"
#include "program/tree.h"
#include "vm/learner_error.h"
#include "vm/run.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

constexpr int kOtherSeeds = 20;
constexpr std::size_t kFewestErrors = 3;
constexpr std::size_t kFewestMessages = 2;

std::string answer_of(const DataValue& expected) {
  std::string text;
  if (expected.is_list()) {
    // A cell is "5,3"; an order is one item a line.
    const bool cell = std::all_of(expected.list().begin(), expected.list().end(),
                                  [](const DataValue& one) { return one.is_integer(); });
    for (const DataValue& one : expected.list()) text.append(text.empty() ? "" : cell ? "," : "\n").append(one.text());
    return text;
  }
  for (const auto& [item, group] : expected.map())
    text.append(text.empty() ? "" : "\n").append(item + "=" + group.text());
  return expected.is_map() ? text : expected.text();
}

std::string comment_value(const std::string& program, const std::string& key) {
  const std::string start = "-- " + key + ":";
  std::size_t place = program.starts_with(start) ? 0 : program.find("\n" + start);
  if (place == std::string::npos) return {};
  place += program[place] == '\n' ? 1 : 0;
  place = program.find_first_not_of(' ', place + start.size());
  if (place == std::string::npos) return {};
  return program.substr(place, program.find('\n', place) - place);
}

// The only step whose checks name the message, or "".
std::string step_of_message(const Lesson& lesson, const std::string& message) {
  std::set<std::string> steps;
  for (const Check& check : lesson.checks) {
    const bool named = check.message == message || std::any_of(check.messages.begin(), check.messages.end(),
                                                               [&](const auto& one) { return one.second == message; });
    if (named && !check.prediction) steps.insert(check.step);
  }
  return steps.size() == 1 ? *steps.begin() : std::string();
}

// Of the step's check that is about the pupil's trials.
std::string file_of_trials(const Lesson& lesson, const std::string& step) {
  for (const Check& check : lesson.checks)
    if (check.step == step && !trials_file(check).empty()) return trials_file(check);
  return {};
}

class Prover {
 public:
  Prover(EvaluationContext context, ProofProgress* progress, const fs::path& assets)
      : context_(std::move(context)), lesson_(context_.lesson), progress_(progress), assets_(assets) {}

  Proof run() {
    errors_ = named_errors(lesson_, proof_.problems);
    if (progress_ != nullptr) progress_->all = errors_.size() + static_cast<std::size_t>(std::count_if(lesson_.steps.begin(), lesson_.steps.end(), [this](const Step& step) { return judged(step); }));
    answers_ = right_answers(context_, proof_.problems);
    for (const Step& step : lesson_.steps) {
      if (!judged(step)) continue;
      prove_solution(step);
      if (step.phase == "modifier" || step.phase == "creer") prove_starter(step);
      one_done();
    }
    for (const Step& step : lesson_.steps) prove_snippets(step);
    prove_errors();
    prove_round_trips();
    prove_words();
    return std::move(proof_);
  }

 private:
  void report(const char* message, const std::string& file, Arguments arguments) {
    proof_.problems.push_back(
        {ErrorKind::failed, message, std::move(arguments), {(lesson_.folder / file).string(), 1, 1}, {}});
  }

  void one_done() {
    if (progress_ != nullptr) ++progress_->done;
  }

  bool judged(const Step& step) const {
    return std::any_of(lesson_.checks.begin(), lesson_.checks.end(),
                       [&](const Check& check) { return check.step == step.id && !check.prediction; });
  }

  std::string solution_file(const Step& step) const {
    const std::string own = "solution-" + step.id + ".lua";
    return base::is_there(lesson_.file(own)) ? own : "solution.lua";
  }

  Result<Verdict> judge(const std::string& step, const std::string& program, const Answers& answers) {
    ++proof_.programs;
    return evaluate(context_, step, program, answers);
  }

  void prove_solution(const Step& step) {
    const std::string file = solution_file(step);
    Result<std::string> program = lesson_.solution_of(step.id);
    if (!program) return proof_.problems.push_back(program.error());
    Result<Verdict> verdict = judge(step.id, *program, answers_);
    if (!verdict) return proof_.problems.push_back(verdict.error());
    if (!verdict->passed)
      report("lesson.proof_solution", file,
             {{"etape", step.id}, {"nom", verdict->message}, {"detail", verdict->advice.seen}});
    else if (std::optional<std::string> other = other_verdict(step.id, *program, answers_, {}))
      report("lesson.proof_seed", file, {{"nom", *other}});
    for (const OutsideBlock& block : outside_palette(lesson_, context_.vocabulary, step.id, *program)) report("lesson.proof_palette", file, {{"nom", block.id}});
  }

  // The same with cases drawn otherwise; nothing when they all say `message`, "" for a pass.
  std::optional<std::string> other_verdict(const std::string& step, const std::string& program, const Answers& answers, const std::string& message) {
    const bool draws = std::any_of(lesson_.checks.begin(), lesson_.checks.end(), [&](const Check& check) { return check.step == step && check.data.find("generateur") != nullptr; });
    for (int seed = 1; draws && seed <= kOtherSeeds; ++seed) {
      EvaluationContext other = context_;
      other.seed_offset = seed;
      ++proof_.programs;
      const Result<Verdict> verdict = evaluate(other, step, program, answers);
      if (!verdict) return verdict.error().message;
      const std::string said = verdict->passed ? std::string() : verdict->message;
      if (said != message) return said.empty() ? "✓" : said;
    }
    return std::nullopt;
  }

  void prove_starter(const Step& step) {
    Result<Verdict> verdict = judge(step.id, lesson_.starter_of(step.id), answers_);
    if (!verdict) return proof_.problems.push_back(verdict.error());
    if (verdict->passed)
      report("lesson.proof_starter", step.has_starter ? "depart-" + step.id + ".lua" : "depart.lua",
             {{"etape", step.id}});
  }

  void prove_snippets(const Step& step) {
    for (const Snippet& snippet : snippets(step.markdown)) {
      if (snippet.kind != "essai") continue;
      trace::RunRequest request;
      request.world = lesson_.world_of(step.id);
      request.tables = lesson_.tables;
      if (!lesson_.examples.empty()) request.given = lesson_.examples.front().given;
      ++proof_.programs;
      Result<trace::Trace> trace = context_.run(request, snippet.lua);
      Error said;
      if (!trace)
        proof_.problems.push_back(trace.error());
      else if (vm::error_message(*trace, snippet.lua, said))
        report("lesson.proof_snippet", "lecon.md", {{"etape", step.id}, {"nom", said.message}});
    }
  }

  void prove_errors() {
    std::set<std::string> messages;
    for (const NamedError& error : errors_) {
      messages.insert(error.message);
      Answers answers = answers_;
      for (const auto& [check, answer] : error.answers) answers[check] = answer;
      Result<Verdict> verdict = judge(error.step, error.program, answers);
      if (!verdict) {
        proof_.problems.push_back(verdict.error());
      } else if (verdict->passed || verdict->message != error.message) {
        report("lesson.proof_error", "erreurs/" + error.file,
               {{"nom", error.message}, {"obtenu", verdict->passed ? "✓" : verdict->message}});
      } else if (std::optional<std::string> other = other_verdict(error.step, error.program, answers, error.message)) {
        report("lesson.proof_seed", "erreurs/" + error.file, {{"nom", *other}});
      }
      one_done();
    }
    if (errors_.size() < kFewestErrors || messages.size() < kFewestMessages)
      report("lesson.few_errors", "erreurs", {{"mesure", std::to_string(errors_.size())}});
  }

  void prove_round_trips() {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(lesson_.folder, ignored)) {
      if (entry.path().extension() != ".lua") continue;
      Result<std::string> text = base::read_file(entry.path());
      if (!text)
        proof_.problems.push_back(text.error());
      else if (program::print(program::parse(*text).tree) != *text)
        report("lesson.proof_round_trip", fs::relative(entry.path(), lesson_.folder).string(), {});
    }
  }

  void prove_words() {
    if (assets_.empty()) return;
    const Result<std::vector<UnknownWord>> unknown = unknown_words(lesson_, context_.vocabulary, assets_);
    if (!unknown) return proof_.problems.push_back(unknown.error());
    const std::string file = lesson_.language == "fr" ? "controles.yaml" : "messages." + lesson_.language + ".yaml";
    for (const UnknownWord& one : *unknown) proof_.problems.push_back(error_of(one, lesson_, {lesson_.file(file).string(), 1, 1}));
  }

  const EvaluationContext context_;
  const Lesson& lesson_;
  ProofProgress* const progress_;
  const fs::path assets_;
  std::vector<NamedError> errors_;
  Answers answers_;
  Proof proof_;
};

// Answers in files are in the lesson's own words: one choice a line, alone or with its group (« chat=0 »).
std::string said_here(const Lesson& lesson, const std::string& id, const std::string& answer) {
  const Check* const check = lesson.check(id);
  if (check == nullptr || check->said_choices.empty()) return answer;
  std::string said;
  for (const std::string& line : lines_of(answer)) {
    const std::string choice = check->said_choices.contains(line) ? line : line.substr(0, line.rfind('='));
    said += (said.empty() ? "" : "\n") + check->said(choice) + line.substr(choice.size());
  }
  return said;
}

}  // namespace

Answers right_answers(const Lesson& lesson) {
  Answers answers;
  for (const Check& check : lesson.checks)
    if (const DataValue* expected = check.data.find("attendu"); check.type == "reponse" && expected)
      answers[check.id] = answer_of(*expected);
  if (Result<DataValue> more = base::load_data(lesson.file("solution.yaml")))
    for (const auto& [check, answer] : more->map()) answers[check] = said_here(lesson, check, answer_of(answer));
  return answers;
}

Answers right_answers(const EvaluationContext& context, std::vector<Error>& problems) {
  Answers answers = right_answers(context.lesson);
  for (const Check& check : context.lesson.checks) {
    if (check.type != "reponse" || check.data.text_at("forme") != "deroule" || answers.contains(check.id)) continue;
    Result<std::vector<std::vector<std::string>>> rows = unrolled({context, check, {}, answers});
    if (!rows) problems.push_back(rows.error());
    else answers[check.id] = unrolled_answer(*rows);
  }
  return answers;
}

std::string step_named_in(const std::string& program) {
  return comment_value(program, "etape");
}

std::vector<NamedError> named_errors(const Lesson& lesson, std::vector<Error>& problems) {
  std::vector<NamedError> errors;
  for (const std::string& name : base::entries_of(lesson.file("erreurs"))) {
    const fs::path path = lesson.file("erreurs") / name;
    NamedError error{name, name.substr(0, name.find("--")), {}, {}, {}};
    if (path.extension() == ".lua") {
      Result<std::string> program = base::read_file(path);
      if (!program) {
        problems.push_back(program.error());
        continue;
      }
      error.program = *program;
      error.step = step_named_in(*program);
    } else if (path.extension() == ".yaml") {
      Result<DataValue> data = base::load_data(path);
      if (!data) {
        problems.push_back(data.error());
        continue;
      }
      error.step = data->text_at("etape");
      if (const DataValue* answers = data->find("reponses"))
        for (const auto& [check, answer] : answers->map()) error.answers[check] = said_here(lesson, check, answer_of(answer));
      if (const DataValue* own = data->find("essais")) {
        const Result<std::vector<Trial>> trials = trials_in(*own);
        if (trials) error.answers[file_of_trials(lesson, error.step)] = trials_text(*trials);
        else problems.push_back(trials.error());
      }
      if (Result<std::string> solution = lesson.solution_of(error.step)) error.program = *solution;
    } else {
      continue;
    }
    if (error.step.empty()) error.step = step_of_message(lesson, error.message);
    if (!lesson.step(error.step)) {
      problems.push_back({ErrorKind::failed, "lesson.proof_step", {{"nom", name}}, {path.string(), 1, 1}, {}});
      continue;
    }
    errors.push_back(std::move(error));
  }
  return errors;
}

Proof prove(const EvaluationContext& context, ProofProgress* progress, const fs::path& assets) {
  RememberedRuns runs(context.run);
  const Runner run = runs.runner();
  return Prover({context.lesson, context.vocabulary, context.messages, run, context.solution, context.work_folder, context.seed_offset,
                 context.smallest_case, context.workers},
                progress, assets)
      .run();
}

}  // namespace lunabloc::lesson
