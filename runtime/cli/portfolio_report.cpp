// `lunabloc portfolio report` and `data`: the page for the family, as HTML or on paper; and what is stored, for the pupil.
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "lesson/pack.h"
#include "portfolio/class_folder.h"
#include "portfolio/kinds.h"
#include "report/data_sheet.h"
#include "report/parents.h"

namespace lunabloc::cli {

namespace fs = std::filesystem;

std::vector<lesson::Lesson> known_lessons(const Invocation& invocation) {
  std::vector<lesson::Lesson> known;
  for (const fs::path& folder : lesson::all_lessons(invocation.locations.lessons, lesson::packs_of(invocation.locations.home)))
    if (Result<lesson::Lesson> one = lessons::load(invocation, folder)) known.push_back(std::move(*one));
  return known;
}

// report DIR OUT.html|OUT.pdf [--as PSEUDONYM]; without one, the folder's name when it can be one (class collect)
int report_for_parents(const Invocation& invocation, std::vector<std::string> words) {
  std::optional<std::string> name = take_option(words, "--as");
  const std::string kind = words.size() == 2 ? fs::path(words[1]).extension().string() : "";
  if (kind != ".html" && kind != ".pdf") return usage_of(invocation, "portfolio.usage");
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  if (name && !portfolio::is_pseudonym(*name)) return report(invocation, {ErrorKind::failed, "class.pseudonym", {{"nom", *name}}, {}, {}});
  if (!name) {
    const fs::path folder = fs::path(words[0]).has_filename() ? fs::path(words[0]) : fs::path(words[0]).parent_path();
    if (folder != invocation.locations.home && portfolio::is_pseudonym(folder.filename().string())) name = folder.filename().string();
  }
  const Result<portfolio::Files> files = portfolio::read_portfolio(words[0], session::text_as_left);
  if (!files) return report(invocation, files.error());
  const Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const std::vector<lesson::Lesson> known = known_lessons(invocation);
  const Result<report::Parents> parents =
      report::parents_of(*files, name.value_or(""), invocation.locations.assets, {known, *vocabulary, messages, invocation.locations.programs / "lunabloc-runner"});
  if (!parents) return report(invocation, parents.error());
  const Result<std::string> made = kind == ".pdf" ? report::parents_pdf(*parents, messages) : report::parents_html(*parents, messages);
  if (!made) return report(invocation, made.error());
  if (const Result<void> written = base::write_file(words[1], *made); !written) return report(invocation, written.error());
  if (!invocation.json) invocation.out << messages.text("parents.made_file", {{"nom", words[1]}}) << "\n";
  return 0;
}

// data DIR OUT.html: what is stored of the pupil, in a child's words
int show_data(const Invocation& invocation, std::vector<std::string> words) {
  const std::optional<std::string> name = take_option(words, "--as");
  if (words.size() != 2) return usage_of(invocation, "portfolio.usage");
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Messages messages = messages_of(invocation);
  if (const Result<void> written = base::write_file(words[1], report::my_data(portfolio::kept_in(words[0]), name.value_or(""), messages)); !written) return report(invocation, written.error());
  if (!invocation.json) invocation.out << messages.text("parents.made_file", {{"nom", words[1]}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli
