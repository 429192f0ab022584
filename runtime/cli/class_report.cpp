// `lunabloc class report`: the class on a page, or a table for a spreadsheet.
#include "portfolio/class_report.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "report/class_page.h"

namespace lunabloc::cli {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Result<portfolio::ClassPlan> plan_of(const Invocation& invocation, const fs::path& folder) { return portfolio::load_class_plan(folder, lessons::schemas_of(invocation)); }

// report FOLDER OUT.html|OUT.ods|OUT.csv [--table places|resists|skills|concepts|criteria] [--class NAME]
int class_report(const Invocation& invocation, std::vector<std::string> words) {
  const std::string table = take_option(words, "--table").value_or("places");
  const std::string class_name = take_option(words, "--class").value_or("");
  if (words.size() != 2) return usage_of(invocation, "class.usage");
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  const std::vector<lesson::Lesson> known = known_lessons(invocation);
  const Messages messages = messages_of(invocation);
  const std::vector<portfolio::Pupil> pupils = everybody(invocation, words[0]);
  const portfolio::ReturnsOf returns = portfolio::returns_for_all(words[0], pupils);
  const portfolio::ClassReport made = portfolio::class_report(pupils, known);
  std::string text;
  if (fs::path(words[1]).extension() != ".csv") {
    const Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
    if (!vocabulary) return report(invocation, vocabulary.error());
    const report::ClassView view{made, pupils, returns, *plan, portfolio::load_skill_words(invocation.locations.assets)};
    const report::Tables tables{known, *vocabulary, messages, invocation.locations.programs / "lunabloc-runner"};
    const Result<std::string> page = fs::path(words[1]).extension() == ".ods" ? report::class_ods(view, tables) : report::class_html(view, tables);
    if (!page) return report(invocation, page.error());
    text = *page;
  } else if (table == "places") {
    text = portfolio::report_csv(made, messages, class_name);
  } else if (table == "resists") {
    text = portfolio::resisting_csv(made, known, messages);
  } else if (table == "skills" || table == "concepts") {
    text = portfolio::skills_csv(portfolio::skills_of(pupils, known, returns, table == "skills" ? portfolio::SkillKind::programmes : portfolio::SkillKind::concepts), messages, portfolio::load_skill_words(invocation.locations.assets));
  } else if (table == "criteria") {
    text = portfolio::assessments_csv(portfolio::assessments_of(pupils, returns), messages);
  } else {
    return usage_of(invocation, "class.usage");
  }
  if (const Result<void> written = base::write_file(words[1], text); !written) return report(invocation, written.error());
  if (invocation.json) {
    for (const portfolio::Resisting& one : made.resisting) invocation.out << Json{{"lesson", one.lesson}, {"message", one.message}, {"pupils", one.pupils}}.dump() << "\n";
    return 0;
  }
  invocation.out << messages.text("class.reported", {{"nom", words[1]}, {"nombre", std::to_string(made.pupils.size())}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli
