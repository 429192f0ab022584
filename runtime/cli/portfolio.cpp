// `lunabloc portfolio`: a pupil's work in one file, back from one, erased; the page for the family is in portfolio_report.cpp.
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/portfolio_actions.h"
#include "portfolio/merge.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "portfolio.usage"); }

// export DIR OUT.zip
int export_one(const Invocation& invocation, const Words& words) {
  if (words.size() != 2) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Messages messages = messages_of(invocation);
  const Result<portfolio::Files> files = portfolio::read_portfolio(words[0], session::text_as_left);
  if (!files) return report(invocation, files.error());
  const Result<std::string> bytes = portfolio::pack_portfolio(*files, messages.text("portfolio.about"));
  if (!bytes) return report(invocation, bytes.error());
  if (const Result<void> written = base::write_file(words[1], *bytes); !written) return report(invocation, written.error());
  if (invocation.json) {
    Json names = Json::array();
    for (const auto& [path, ignored] : *files) names.push_back(path);
    invocation.out << Json{{"file", words[1]}, {"bytes", bytes->size()}, {"files", names}}.dump() << "\n";
    return 0;
  }
  invocation.out << messages.text("portfolio.contains") << "\n";
  for (const auto& [path, ignored] : *files) invocation.out << "  " << path << "\n";
  invocation.out << messages.text("portfolio.exported", {{"nom", words[1]}, {"fichiers", std::to_string(files->size())}, {"octets", std::to_string(bytes->size())}}) << "\n";
  return 0;
}

// import DIR IN.zip: both copies are kept where both went on.
int import_one(const Invocation& invocation, const Words& words) {
  if (words.size() != 2) return usage(invocation);
  const Result<std::string> bytes = base::read_file(words[1]);
  if (!bytes) return report(invocation, bytes.error());
  const Result<portfolio::Files> theirs = portfolio::unpack_portfolio(*bytes);
  if (!theirs) return report(invocation, theirs.error());
  const Result<portfolio::Files> ours = portfolio::read_portfolio(words[0], session::text_as_left);
  if (!ours) return report(invocation, ours.error());
  const portfolio::Merged merged = portfolio::merge(*ours, *theirs, this_second());
  if (const Result<void> written = portfolio::write_portfolio(words[0], merged.files); !written) return report(invocation, written.error());
  const Messages messages = messages_of(invocation);
  for (const portfolio::MergedWork& work : merged.works)
    if (invocation.json) invocation.out << Json{{"work", work.work}, {"went", std::string(name_of(work.went))}}.dump() << "\n";
    else invocation.out << messages.text("portfolio.went." + std::string(name_of(work.went)), {{"nom", work.work}}) << "\n";
  for (const std::string& path : merged.kept_beside)
    if (invocation.json) invocation.out << Json{{"beside", path}}.dump() << "\n";
    else invocation.out << messages.text("portfolio.beside", {{"nom", path}}) << "\n";
  return 0;
}

// erase DIR --yes
int erase(const Invocation& invocation, Words words) {
  const bool sure = take_flag(words, "--yes");
  if (words.size() != 1) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  if (!sure) return report(invocation, {ErrorKind::usage, "portfolio.confirm", {{"nom", words[0]}}, {}, {}});
  const portfolio::Erased erased = portfolio::erase_portfolio(words[0]);
  for (const fs::path& left : erased.left) report(invocation, {ErrorKind::failed, "portfolio.left", {{"nom", left.string()}}, {}, {}});
  if (invocation.json)
    invocation.out << Json{{"files", erased.files}, {"bytes", erased.bytes}, {"left", erased.left.size()}}.dump() << "\n";
  else
    invocation.out << messages_of(invocation).text("portfolio.erased", {{"fichiers", std::to_string(erased.files)}, {"octets", std::to_string(erased.bytes)}}) << "\n";
  return erased.left.empty() ? 0 : static_cast<int>(ErrorKind::failed);
}

}  // namespace

int run_portfolio(const Invocation& invocation) {
  Words words = invocation.arguments;
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "export") return export_one(invocation, words);
  if (action == "report") return report_for_parents(invocation, std::move(words));
  if (action == "data") return show_data(invocation, std::move(words));
  if (action == "import") return import_one(invocation, words);
  if (action == "erase") return erase(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
