// `lunabloc lesson pack` and `install`: lessons into one file, and out of one that may be hostile.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "lesson/archive.h"
#include "lesson/pack.h"

namespace lunabloc::cli::lessons {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

}  // namespace

// pack DIR… -o FILE [--id ID] [--title TITLE] [--version X.Y.Z]; with one folder also: pack DIR FILE.
int pack(const Invocation& invocation, Words words) {
  std::optional<std::string> out = take_option(words, "-o");
  lesson::PackRequest request;
  request.schemas = schemas_of(invocation);
  request.id = take_option(words, "--id").value_or("");
  request.title = take_option(words, "--title").value_or("");
  request.version = take_option(words, "--version").value_or("");
  if (!out && words.size() == 2) {
    out = words.back();
    words.pop_back();
  }
  if (words.empty() || !out) return usage(invocation);
  Result<std::vector<fs::path>> folders = folders_of(invocation, words);
  if (!folders) return report(invocation, folders.error());
  request.lessons = std::move(*folders);
  const Messages messages = messages_of(invocation);
  const Result<std::string> bytes = lesson::make_pack(request, messages);
  if (!bytes) return report(invocation, bytes.error());
  if (const Result<void> written = base::write_file(*out, *bytes); !written) return report(invocation, written.error());
  const Result<lesson::Lesson> first = load(invocation, request.lessons.front());
  const std::string license = first ? first->license : std::string();
  if (invocation.json)
    invocation.out << Json{{"file", *out}, {"bytes", bytes->size()}, {"lessons", request.lessons.size()}, {"licence", license}}.dump() << "\n";
  else
    invocation.out << messages.text("pack.made", {{"nom", *out},
                                                  {"mesure", std::to_string(request.lessons.size())},
                                                  {"octets", std::to_string(bytes->size())},
                                                  {"licence", license}})
                   << "\n";
  return 0;
}

// install FILE [--to FOLDER]
int install(const Invocation& invocation, Words words) {
  const std::optional<std::string> to = take_option(words, "--to");
  if (words.size() != 1) return usage(invocation);
  const Result<std::string> bytes = base::read_file(words[0], lesson::ArchiveLimits{}.all_bytes);
  if (!bytes) return report(invocation, bytes.error());
  const fs::path packs = to ? fs::path(*to) : lesson::packs_of(invocation.locations.home);
  const Result<lesson::Installed> installed = lesson::install_pack(*bytes, packs, schemas_of(invocation), LUNABLOC_VERSION);
  if (!installed) return report(invocation, installed.error());
  for (const Error& warning : installed->warnings) report(invocation, warning);
  if (invocation.json)
    invocation.out << Json{{"folder", installed->folder.string()}, {"id", installed->id}, {"version", installed->version}, {"lessons", installed->lessons}}.dump() << "\n";
  else
    invocation.out << messages_of(invocation).text("pack.installed", {{"titre", installed->title},
                                                                      {"version", installed->version},
                                                                      {"lecons", fmt::format("{}", fmt::join(installed->lessons, ", "))}})
                   << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
