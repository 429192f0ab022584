// `lunabloc lesson`: lists, shows, checks, proves and begins lessons.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "base/file.h"
#include "base/side_by_side.h"
#include "cli/lesson_actions.h"
#include "lesson/evaluate.h"
#include "lesson/lesson.h"
#include "lesson/lint.h"
#include "lesson/pack.h"
#include "lesson/proof.h"
#include "lesson/record.h"
#include "session/table_source.h"
#include "vm/run.h"

namespace lunabloc::cli {
namespace lessons {

namespace fs = std::filesystem;

fs::path schemas_of(const Invocation& invocation) {
  return invocation.locations.assets / "schemas";
}

Result<program::Vocabulary> vocabulary_of(const Invocation& invocation) {
  return program::Vocabulary::load(invocation.locations.assets / "vocabulary", schemas_of(invocation));
}

lesson::Runner runner_of(const Invocation& invocation) {
  return [runner = invocation.locations.programs / "lunabloc-runner"](const trace::RunRequest& request,
                                                                      const std::string& program) {
    return vm::run_to_end(runner, request, program, session::lesson_tables(runner.parent_path(), request.tables));
  };
}

Result<fs::path> folder_of(const Invocation& invocation, const std::string& name) {
  // A lesson is called by its folder: « . » is given its name.
  const auto named = [](const fs::path& folder) {
    const fs::path plain = folder.has_filename() ? folder : folder.parent_path();
    const bool dots = plain.filename() == "." || plain.filename() == "..";
    std::error_code fault;
    const fs::path whole = dots ? fs::canonical(plain, fault) : plain;
    return fault ? plain : whole;
  };
  for (const fs::path& folder : {fs::path(name), invocation.locations.lessons / name})
    if (base::is_folder(folder)) return named(folder);
  for (const fs::path& folder : lesson::installed_lessons(lesson::packs_of(invocation.locations.home)))
    if (folder.filename() == name) return folder;
  return failure(ErrorKind::usage, "lesson.unknown", {{"nom", name}});
}

Result<std::vector<fs::path>> folders_of(const Invocation& invocation, const Words& names) {
  const fs::path& ours = invocation.locations.lessons;
  if (names.empty() && !base::is_folder(ours)) return failure(ErrorKind::failed, "file.missing", {{"fichier", ours.string()}});
  if (names.empty()) return lesson::all_lessons(ours, lesson::packs_of(invocation.locations.home));
  std::vector<fs::path> folders;
  for (const std::string& name : names) {
    Result<fs::path> folder = folder_of(invocation, name);
    if (!folder) return tl::unexpected(folder.error());
    folders.push_back(std::move(*folder));
  }
  return folders;
}

Result<lesson::Lesson> load(const Invocation& invocation, const fs::path& folder) {
  return lesson::load_lesson(folder, schemas_of(invocation), invocation.language);
}

int for_each_lesson(const Invocation& invocation, const Words& names, const std::function<int(const lesson::Lesson&)>& work) {
  const Result<std::vector<fs::path>> folders = folders_of(invocation, names);
  if (!folders) return report(invocation, folders.error());
  int code = 0;
  for (const fs::path& folder : *folders) {
    const Result<lesson::Lesson> lesson = load(invocation, folder);
    code = std::max(code, lesson ? work(*lesson) : report(invocation, lesson.error()));
  }
  return code;
}

int usage(const Invocation& invocation) {
  return usage_of(invocation, "lesson.usage");
}

}  // namespace lessons

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using namespace lessons;

Json json_of(const Error& error, const Messages& messages) {
  Error text = error;
  text.place = {};
  return {{"file", error.place.file},
          {"line", error.place.line},
          {"column", error.place.column},
          {"message", error.message},
          {"text", messages.describe(text)}};
}

Json json_of(const lesson::Lesson& lesson) {
  Json steps = Json::array(), checks = Json::array();
  for (const lesson::Step& step : lesson.steps) steps.push_back({{"id", step.id}, {"title", step.title}});
  for (const lesson::Check& check : lesson.checks)
    checks.push_back({{"id", check.id}, {"step", check.step}, {"type", check.type}});
  return {{"id", lesson.id},           {"title", lesson.title},   {"world", lesson.world}, {"levels", lesson.levels},
          {"minutes", lesson.minutes}, {"blocks", lesson.blocks}, {"steps", steps},        {"checks", checks}};
}

int list(const Invocation& invocation, const std::vector<std::string>& names) {
  if (!names.empty()) return usage(invocation);
  Json all = Json::array();
  const int code = for_each_lesson(invocation, {}, [&](const lesson::Lesson& lesson) {
    all.push_back(json_of(lesson));
    if (!invocation.json) invocation.out << fmt::format("{:10} {:40} {}\n", lesson.id, lesson.title, fmt::join(lesson.levels, " "));
    return 0;
  });
  if (invocation.json) invocation.out << all.dump() << "\n";
  return code;
}

int show(const Invocation& invocation, const std::vector<std::string>& names) {
  if (names.size() != 1) return usage(invocation);
  const Result<fs::path> folder = folder_of(invocation, names[0]);
  if (!folder) return report(invocation, folder.error());
  const Result<lesson::Lesson> lesson = load(invocation, *folder);
  if (!lesson) return report(invocation, lesson.error());
  if (invocation.json) {
    invocation.out << json_of(*lesson).dump() << "\n";
    return 0;
  }
  const Messages messages = messages_of(invocation);
  invocation.out << fmt::format("# {} {}\n\n{}\n", lesson->id, lesson->title, lesson->introduction);
  for (const lesson::Step& step : lesson->steps) {
    const std::string phase = messages.text(fmt::format("lesson.phase_{}", step.phase));
    invocation.out << fmt::format("\n## {}\n\n{}\n", messages.text("lesson.heading", {{"nom", phase}, {"detail", step.title}}), step.markdown);
    for (const std::string& question : step.questions)
      invocation.out << fmt::format("\n? {}\n", lesson->check(question)->data.text_at("question"));
  }
  return 0;
}

int lint(const Invocation& invocation, const std::vector<std::string>& names) {
  const Result<std::vector<fs::path>> folders = folders_of(invocation, names);
  if (!folders) return report(invocation, folders.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const fs::path schemas = schemas_of(invocation), curriculum = invocation.locations.assets / "curriculum.yaml";
  Json all = Json::array();
  bool refused = false;
  for (const fs::path& folder : *folders) {
    const std::vector<lesson::LintFinding> findings =
        lesson::lint(folder, {*vocabulary, messages, schemas, curriculum});
    for (const lesson::LintFinding& finding : findings) {
      const bool warning = finding.weight == lesson::LintFinding::Weight::warning;
      refused = refused || !warning;
      Json one = json_of(finding.error, messages);
      one["warning"] = warning;
      all.push_back(std::move(one));
      if (!invocation.json) invocation.err << messages.describe(finding.error) << "\n";
    }
    if (findings.empty() && !invocation.json)
      invocation.out << messages.text("lesson.lint_done", {{"nom", folder.filename().string()}}) << "\n";
  }
  if (invocation.json) invocation.out << all.dump() << "\n";
  return refused ? static_cast<int>(ErrorKind::failed) : 0;
}

struct Proved {
  Result<lesson::Lesson> read;
  lesson::Proof proof;
};

int test(const Invocation& invocation, const std::vector<std::string>& names) {
  const Result<std::vector<fs::path>> folders = folders_of(invocation, names);
  if (!folders) return report(invocation, folders.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const lesson::Runner run = runner_of(invocation);
  std::vector<std::optional<Proved>> proved(folders->size());
  base::side_by_side(folders->size(), base::processors(), [&](std::size_t i) {
    proved[i].emplace(Proved{load(invocation, (*folders)[i]), {}});
    if (proved[i]->read) proved[i]->proof = lesson::prove({*proved[i]->read, *vocabulary, messages, run, {}}, nullptr, invocation.locations.assets);
  });
  Json all = Json::array();
  int code = 0;
  for (const std::optional<Proved>& one : proved) {
    const Result<lesson::Lesson>& lesson = one->read;
    if (!lesson) {
      code = report(invocation, lesson.error());
      continue;
    }
    const lesson::Proof& proof = one->proof;
    Json problems = Json::array();
    for (const Error& problem : proof.problems) {
      problems.push_back(json_of(problem, messages));
      if (!invocation.json) invocation.err << messages.describe(problem) << "\n";
      code = std::max(code, static_cast<int>(problem.kind));
    }
    if (proof.problems.empty() && !invocation.json)
      invocation.out << messages.text("lesson.proof_done",
                                      {{"nom", lesson->id}, {"mesure", std::to_string(proof.programs)}})
                     << "\n";
    all.push_back({{"lesson", lesson->id}, {"programs", proof.programs}, {"problems", std::move(problems)}});
  }
  if (invocation.json) invocation.out << all.dump() << "\n";
  return code;
}

// The program alone is judged: the step's questions count as answered.
int check(const Invocation& invocation, std::vector<std::string> names) {
  const std::optional<std::string> wanted = take_option(names, "--step");
  if (names.size() != 2) return usage(invocation);
  const Result<fs::path> folder = folder_of(invocation, names[0]);
  if (!folder) return report(invocation, folder.error());
  const Result<std::string> program = base::read_file(names[1]);
  if (!program) return report(invocation, program.error());
  const Result<lesson::Lesson> lesson = load(invocation, *folder);
  if (!lesson) return report(invocation, lesson.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const std::string named = lesson::step_named_in(*program);
  const std::string step = wanted ? *wanted : !named.empty() ? named : lesson::last_judged_step(*lesson);
  if (!lesson->step(step))
    return report(
        invocation,
        {ErrorKind::usage, "lesson.unknown_step", {{"nom", step}, {"proche", lesson::last_judged_step(*lesson)}}, {}, {}});
  const Messages messages = messages_of(invocation);
  const lesson::Runner run = runner_of(invocation);
  lesson::EvaluationContext context{*lesson, *vocabulary, messages, run, {}};
  context.workers = base::processors();
  std::vector<Error> unanswered;  // a table of values that no run gives: its question says so
  const Result<lesson::Verdict> verdict =
      lesson::evaluate(context, step, *program, lesson::right_answers(context, unanswered));
  if (!verdict) return report(invocation, verdict.error());
  if (invocation.json)
    invocation.out << Json{{"step", step},
                           {"passed", verdict->passed},
                           {"check", verdict->check},
                           {"message", verdict->message},
                           {"vu", verdict->advice.seen},
                           {"essaie", verdict->advice.try_this},
                           {"case", verdict->map}}
                          .dump()
                   << "\n";
  else if (verdict->message.empty())
    invocation.out << messages.text("lesson.checks_met", {{"etape", step}}) << "\n";
  else
    invocation.out << messages.text("lesson.verdict", {{"nom", verdict->message},
                                                       {"vu", verdict->advice.seen},
                                                       {"essaie", verdict->advice.try_this}})
                   << "\n";
  return verdict->passed ? 0 : static_cast<int>(ErrorKind::failed);
}

struct Action {
  std::string_view name;
  int (*run)(const Invocation&, std::vector<std::string>);
};
constexpr std::array kActions = {
    Action{"list",
           [](const Invocation& invocation, std::vector<std::string> names) { return list(invocation, names); }},
    Action{"show",
           [](const Invocation& invocation, std::vector<std::string> names) { return show(invocation, names); }},
    Action{"lint",
           [](const Invocation& invocation, std::vector<std::string> names) { return lint(invocation, names); }},
    Action{"test",
           [](const Invocation& invocation, std::vector<std::string> names) { return test(invocation, names); }},
    Action{"check", check},
    Action{"mutants", mutants},
    Action{"new", begin},
    Action{"compare", compare},
    Action{"record-error", record_error},
    Action{"path", path},
    Action{"proposals", proposals},
    Action{"sheet", sheet},
    Action{"pack", pack},
    Action{"install", install},
};

}  // namespace

int run_lesson(const Invocation& invocation) {
  std::vector<std::string> words = invocation.arguments;
  const std::string name = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  for (const Action& action : kActions)
    if (action.name == name) return action.run(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
