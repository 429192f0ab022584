// `lunabloc class`: a folder that a class shares.
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "lesson/pack.h"
#include "portfolio/class_report.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "class.usage"); }

std::vector<portfolio::Pupil> everybody(const Invocation& invocation, const fs::path& folder) {
  std::vector<portfolio::Pupil> pupils = portfolio::collect(folder, this_second());
  for (const portfolio::Pupil& pupil : pupils)
    for (const fs::path& file : pupil.unreadable)
      report(invocation, {ErrorKind::failed, "class.unreadable", {{"nom", pupil.pseudonym}, {"fichier", file.filename().string()}}, {}, {}});
  return pupils;
}

// deposit FOLDER --as PSEUDONYM [--home DIR]
int deposit(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  if (words.size() != 1 || !name) return usage(invocation);
  const Messages messages = messages_of(invocation);
  const Result<portfolio::Deposit> done = portfolio::deposit(words[0], *name, home, session::text_as_left, messages.text("portfolio.about"));
  if (!done) return report(invocation, done.error());
  if (invocation.json) invocation.out << Json{{"file", done->file.string()}, {"fresh", done->fresh}}.dump() << "\n";
  else invocation.out << (done->fresh ? messages.text("class.deposited", {{"nom", done->file.filename().string()}}) : messages.text("class.nothing_new")) << "\n";
  return 0;
}

// collect FOLDER --to DIR: each pupil's work as a folder that a window opens and a person reads.
int collect(const Invocation& invocation, Words words) {
  const std::optional<std::string> to = take_option(words, "--to");
  if (words.size() != 1 || !to) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const std::vector<portfolio::Pupil> pupils = everybody(invocation, words[0]);
  for (const portfolio::Pupil& pupil : pupils) {
    if (const Result<void> written = portfolio::write_portfolio(fs::path(*to) / pupil.pseudonym, pupil.files); !written) return report(invocation, written.error());
    if (invocation.json) invocation.out << Json{{"pupil", pupil.pseudonym}, {"files", pupil.files.size()}, {"lines", pupil.lines}, {"unreadable", pupil.unreadable.size()}}.dump() << "\n";
  }
  if (!invocation.json) invocation.out << messages_of(invocation).text("class.collected", {{"nombre", std::to_string(pupils.size())}, {"nom", *to}}) << "\n";
  return 0;
}

// report FOLDER OUT.html|OUT.csv
int report_class(const Invocation& invocation, const Words& words) {
  if (words.size() != 2) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  std::vector<lesson::Lesson> known;
  for (const fs::path& folder : lesson::all_lessons(invocation.locations.lessons, lesson::packs_of(invocation.locations.home)))
    if (Result<lesson::Lesson> one = lessons::load(invocation, folder)) known.push_back(std::move(*one));
  const Messages messages = messages_of(invocation);
  const portfolio::ClassReport made = portfolio::class_report(everybody(invocation, words[0]), known);
  const bool spreadsheet = fs::path(words[1]).extension() == ".csv";
  const std::string text = spreadsheet ? portfolio::report_csv(made, messages) : portfolio::report_html(made, known, messages);
  if (const Result<void> written = base::write_file(words[1], text); !written) return report(invocation, written.error());
  if (invocation.json) {
    for (const portfolio::Resisting& one : made.resisting) invocation.out << Json{{"lesson", one.lesson}, {"message", one.message}, {"pupils", one.pupils}}.dump() << "\n";
    return 0;
  }
  invocation.out << messages.text("class.reported", {{"nom", words[1]}, {"nombre", std::to_string(made.pupils.size())}}) << "\n";
  return 0;
}

}  // namespace

int run_class(const Invocation& invocation) {
  Words words = invocation.arguments;
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "deposit") return deposit(invocation, std::move(words));
  if (action == "collect") return collect(invocation, std::move(words));
  if (action == "report") return report_class(invocation, words);
  return usage(invocation);
}

}  // namespace lunabloc::cli
