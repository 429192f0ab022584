// `lunabloc lesson path` and `proposals`: the lessons as a pupil meets them, and what may suit now.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "lesson/pack.h"
#include "lesson/path.h"
#include "portfolio/proposals.h"

namespace lunabloc::cli::lessons {
namespace {

using Json = nlohmann::ordered_json;

std::vector<lesson::Lesson> readable(const Invocation& invocation) {
  std::vector<lesson::Lesson> lessons;
  for (const std::filesystem::path& folder : lesson::all_lessons(invocation.locations.lessons, lesson::packs_of(invocation.locations.home)))
    if (Result<lesson::Lesson> lesson = load(invocation, folder)) lessons.push_back(std::move(*lesson));
  return lessons;
}

}  // namespace

// path [PARCOURS.yaml]: in order, with what each rests on that does not come before it. Never blocking: it is only said.
int path(const Invocation& invocation, Words words) {
  if (words.size() > 1) return usage(invocation);
  const std::filesystem::path file = words.empty() ? invocation.locations.home / "parcours.yaml" : std::filesystem::path(words[0]);
  std::vector<lesson::OnPath> met;
  std::vector<Error> problems;
  if (words.empty() && !base::is_there(file)) {
    for (lesson::Lesson& lesson : lesson::in_order(readable(invocation))) met.push_back({std::move(lesson), false, false});
  } else {
    const Result<lesson::Path> path = lesson::load_path(file, schemas_of(invocation));
    if (!path) return report(invocation, path.error());
    met = lesson::follow(*path, readable(invocation), problems);
  }
  const Messages messages = messages_of(invocation);
  std::set<std::string> before;
  for (const lesson::OnPath& one : met) {
    const std::vector<std::string> missing = lesson::missing_before(one.lesson, before);
    before.insert(one.lesson.id);
    if (!one.lesson.base.empty()) before.insert(one.lesson.base);
    if (invocation.json) {
      invocation.out << Json{{"lesson", one.lesson.id}, {"title", one.lesson.title}, {"closed", one.closed}, {"optional", one.optional}, {"missing", missing}}.dump() << "\n";
      continue;
    }
    std::string notes;
    if (one.closed) notes += "  " + messages.text("ide.home.closed");
    if (!missing.empty()) notes += "  " + messages.text("path.missing", {{"noms", fmt::format("{}", fmt::join(missing, ", "))}});
    invocation.out << fmt::format("{:16} {:40}{}\n", one.lesson.id, one.lesson.title, notes);
  }
  for (Error& problem : problems) {
    problem.place.file = file.string();
    report(invocation, problem);
  }
  return problems.empty() ? 0 : static_cast<int>(ErrorKind::failed);
}

// proposals: by the rules of assets/path-rules.yaml, from what is in the person's folder.
int proposals(const Invocation& invocation, Words words) {
  if (!words.empty()) return usage(invocation);
  const Result<std::vector<portfolio::Rule>> rules = portfolio::load_rules(invocation.locations.assets / "path-rules.yaml", schemas_of(invocation));
  if (!rules) return report(invocation, rules.error());
  const std::vector<lesson::Lesson> lessons = readable(invocation);
  const std::vector<portfolio::Proposal> proposed = portfolio::propose(lessons, *rules, [&](const std::string& id) {
    return portfolio::load_progress(invocation.locations.home, id).value_or(portfolio::Progress{});
  });
  if (!invocation.json) invocation.out << portfolio::proposals_text(proposed);
  for (const portfolio::Proposal& one : proposed)
    if (invocation.json)
      invocation.out << Json{{"lesson", one.lesson}, {"proposed", one.proposed}, {"rule", one.rule}, {"hints", one.observed.hints},
                             {"tries", one.observed.tries}, {"message", one.observed.message}, {"same_message", one.observed.same_message}}.dump()
                     << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
