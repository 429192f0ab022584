// `lunabloc class comment|assess|plan|turn|data|purge`: what a teacher says of works, settles, and ends.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/days.h"
#include "base/file.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "lesson/path.h"
#include "portfolio/retention.h"
#include "portfolio/returns.h"
#include "portfolio/versions.h"
#include "report/data_sheet.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "class.usage"); }

// The pupil's name as a folder's; said when it can be none.
bool is_pupil(const Invocation& invocation, const fs::path& folder, const std::string& name) {
  if (portfolio::is_pseudonym(name) && base::is_folder(folder / "eleves" / name)) return true;
  report(invocation, {ErrorKind::failed, "class.no_pupil", {{"nom", name}}, {}, {}});
  return false;
}

std::chrono::year_month_day today(Words& words) {
  if (const std::optional<std::string> said = take_option(words, "--today"))
    if (const std::optional<std::chrono::year_month_day> day = portfolio::day_of(*said)) return *day;
  return *portfolio::day_of(portfolio::local_day(this_second()));
}

int put(const Invocation& invocation, const fs::path& folder, const std::string& pupil, portfolio::Return said) {
  if (const Result<std::string> written = portfolio::write_return(folder, pupil, std::move(said)); !written) return report(invocation, written.error());
  invocation.out << messages_of(invocation).text("class.said", {{"nom", pupil}}) << "\n";
  return 0;
}

}  // namespace

// comment FOLDER PSEUDONYM WORK LINE "words"
int class_comment(const Invocation& invocation, Words words) {
  if (words.size() != 5) return usage(invocation);
  if (!is_pupil(invocation, words[0], words[1])) return 1;
  std::size_t line = 0;
  if (const auto [end, problem] = std::from_chars(words[3].data(), words[3].data() + words[3].size(), line); problem != std::errc() || *end != '\0') return usage(invocation);
  const std::optional<portfolio::Pupil> pupil = portfolio::collect_one(words[0], words[1], this_second());
  if (!pupil) return 1;
  say_unreadable(invocation, *pupil);
  const auto program = pupil->files.find("works/" + words[2] + "/program.lua");
  if (program == pupil->files.end()) return report(invocation, {ErrorKind::failed, "class.no_work", {{"nom", words[2]}}, {}, {}});
  std::optional<portfolio::Return> said = portfolio::place_in(program->second, line);
  if (!said) return report(invocation, {ErrorKind::failed, "class.no_line", {{"ligne", words[3]}, {"nom", words[2]}}, {}, {}});
  said->work = words[2], said->comment = words[4];
  return put(invocation, words[0], words[1], *said);
}

// assess FOLDER PSEUDONYM WORD (WORK CRITERION | --skill ID)
int class_assess(const Invocation& invocation, Words words) {
  const std::optional<std::string> skill = take_option(words, "--skill");
  if (words.size() != (skill ? 3U : 5U) || !portfolio::is_word(words[2])) return usage(invocation);
  if (!is_pupil(invocation, words[0], words[1])) return 1;
  portfolio::Return said;
  said.word = words[2];
  if (skill) said.skill = *skill;
  else said.work = words[3], said.criterion = words[4];
  return put(invocation, words[0], words[1], std::move(said));
}

// plan FOLDER [PSEUDONYM]: groups and deadlines; of a pupil, the path too
int class_plan(const Invocation& invocation, Words words) {
  if (words.empty() || words.size() > 2) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  const Messages messages = messages_of(invocation);
  const auto say = [&](const char* id, const Arguments& filling) { invocation.out << messages.text(id, filling) << "\n"; };
  if (words.size() == 2) {
    if (const std::optional<fs::path> file = portfolio::path_for(words[0], *plan, words[1])) {
      const Result<lesson::Path> path = lesson::load_path(*file, lessons::schemas_of(invocation));
      if (!path) return report(invocation, path.error());
      std::vector<Error> problems;
      for (const lesson::OnPath& one : lesson::follow(*path, known_lessons(invocation), problems)) invocation.out << one.lesson.id << "  " << one.lesson.title << "\n";
      for (Error& problem : problems) {
        problem.place.file = file->string();
        report(invocation, problem);
      }
    }
    if (const std::string group = plan->group_of(words[1]); !group.empty()) say("class.in_group", {{"nom", group}});
  }
  const bool all = words.size() == 1;
  if (all)
    for (const auto& [name, group] : plan->groups) say("class.group_of", {{"nom", name}, {"eleves", fmt::format("{}", fmt::join(group.pupils, ", "))}});
  const std::vector<portfolio::Deadline> deadlines = all ? plan->deadlines : plan->deadlines_of(words[1]);
  for (const portfolio::Deadline& one : deadlines) say("class.deadline", {{"lecon", one.lesson}, {"jour", base::day_words(one.day, messages_of(invocation))}});
  if (all && plan->groups.empty() && deadlines.empty()) say("class.no_plan", {});
  return 0;
}

// turn FOLDER GROUP [--to PSEUDONYM]
int class_turn(const Invocation& invocation, Words words) {
  const std::optional<std::string> to = take_option(words, "--to");
  if (words.size() != 2) return usage(invocation);
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  if (!plan->groups.contains(words[1])) return report(invocation, {ErrorKind::failed, "class.no_group", {{"nom", words[1]}}, {}, {}});
  if (to)
    if (const Result<void> passed = portfolio::pass_turn(words[0], words[1], *to); !passed) return report(invocation, passed.error());
  const std::string turn = portfolio::turn_of(words[0], words[1]);
  invocation.out << messages_of(invocation).text(turn.empty() ? "class.turn_nobody" : "class.turn_now", {{"groupe", words[1]}, {"nom", turn}}) << "\n";
  return 0;
}

// data FOLDER OUT.html: what is stored exactly, for the school's register and for families
int class_data(const Invocation& invocation, Words words) {
  const std::chrono::year_month_day day = today(words);
  if (words.size() != 2) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  const Messages messages = messages_of(invocation);
  const std::string sheet = report::data_sheet(portfolio::held_in(words[0]), plan->kept_until.value_or(portfolio::end_of_school_year(day)), messages);
  if (const Result<void> written = base::write_file(words[1], sheet); !written) return report(invocation, written.error());
  invocation.out << messages.text("parents.made_file", {{"nom", words[1]}}) << "\n";
  return 0;
}

// purge FOLDER --yes: without it, what would go
int class_purge(const Invocation& invocation, Words words) {
  const bool sure = take_flag(words, "--yes");
  const std::chrono::year_month_day day = today(words);
  if (words.size() != 1) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  Result<portfolio::Purged> purged = portfolio::Purged{portfolio::held_in(words[0]), {}, {}};
  if (sure) purged = portfolio::purge(words[0], *plan, day);
  if (!purged) return report(invocation, purged.error());
  const Messages messages = messages_of(invocation);
  for (const portfolio::Held& one : purged->removed) {
    if (invocation.json) invocation.out << Json{{"kind", one.kind}, {"entries", one.pupils}, {"files", one.files}, {"bytes", one.bytes}, {"removed", sure}}.dump() << "\n";
    else invocation.out << messages.text(sure ? "class.purged" : "class.would_purge", {{"nom", one.kind}, {"fichiers", std::to_string(one.files)}, {"octets", std::to_string(one.bytes)}}) << "\n";
  }
  for (const fs::path& left : purged->left) report(invocation, {ErrorKind::failed, "portfolio.left", {{"nom", left.string()}}, {}, {}});
  if (!invocation.json && !purged->not_ours.empty()) invocation.out << messages.text("class.not_ours", {{"nombre", std::to_string(purged->not_ours.size())}}) << "\n";
  if (!sure) return report(invocation, {ErrorKind::usage, "class.purge_confirm", {}, {}, {}});
  if (!invocation.json) invocation.out << messages.text("class.purge_copies") << "\n";
  return purged->left.empty() ? 0 : static_cast<int>(ErrorKind::failed);
}

}  // namespace lunabloc::cli
