#include "session/lesson_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

#include "base/file.h"
#include "base/side_by_side.h"
#include "lesson/archive.h"
#include "lesson/lesson.h"
#include "lesson/template.h"
#include "session/table_source.h"
#include "vm/run.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kVersion = LUNABLOC_VERSION;

fs::path schemas_of(const LessonDesk::Tables& tables) { return tables.locations.assets / "schemas"; }

lesson::Runner runner_of(const LessonDesk::Tables& tables) {
  return [runner = tables.locations.programs / "lunabloc-runner"](const trace::RunRequest& request, const std::string& program) {
    return vm::run_to_end(runner, request, program, lesson_tables(runner.parent_path(), request.tables));
  };
}

bool is_written_by_hand(const fs::path& file) {
  constexpr std::array<std::string_view, 4> kEndings = {".md", ".yaml", ".lua", ".csv"};
  return std::find(kEndings.begin(), kEndings.end(), file.extension().string()) != kEndings.end();
}

// lecon.md, controles.yaml, then the rest by name, named errors last.
int rank_of(const std::string& file) {
  if (file == "lecon.md") return 0;
  if (file == "controles.yaml") return 1;
  return file.starts_with("erreurs/") ? 4 : file.ends_with(".lua") ? 2 : 3;
}

}  // namespace

fs::path LessonDesk::own_lessons(const base::Locations& locations) { return locations.home / "lecons"; }

std::vector<fs::path> LessonDesk::lessons(const base::Locations& locations) {
  std::vector<fs::path> folders = lesson::lesson_folders(own_lessons(locations));
  for (fs::path& folder : lesson::all_lessons(locations.lessons, lesson::packs_of(locations.home))) folders.push_back(std::move(folder));
  return folders;
}

Result<void> LessonDesk::open(const fs::path& folder, const Tables& tables) {
  if (!base::is_file(folder / "lecon.md")) return failure(ErrorKind::usage, "lesson.unknown", {{"nom", folder.filename().string()}});
  folder_ = folder;
  look(tables);
  return choose("lecon.md");
}

Result<void> LessonDesk::begin(const std::string& id, const std::string& world, const Tables& tables) {
  static const std::regex kId("[A-Za-z0-9]+([.-][a-z0-9]+)*");
  if (!std::regex_match(id, kId)) return failure(ErrorKind::usage, "desk.bad_id", {{"nom", id}});
  const fs::path folder = own_lessons(tables.locations) / id;
  if (Result<void> made = lesson::begin_lesson(folder, tables.locations.assets / "templates", world); !made) return made;
  return open(folder, tables);
}

Result<void> LessonDesk::copy(const Tables& tables) {
  const fs::path to = own_lessons(tables.locations) / id();
  if (base::is_there(to)) return failure(ErrorKind::usage, "lesson.folder_there", {{"nom", to.string()}});
  std::error_code fault;
  fs::create_directories(to.parent_path(), fault);
  if (!fault) fs::copy(folder_, to, fs::copy_options::recursive, fault);
  if (fault) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", to.string()}}, fault.message());
  return open(to, tables);
}

Result<void> LessonDesk::choose(const std::string& file) {
  Result<std::string> text = base::read_file(folder_ / file, 1U << 20U);
  if (!text) return tl::unexpected(text.error());
  file_ = file;
  on_disk_ = *text;
  text_ = std::move(*text);
  return {};
}

void LessonDesk::set_text(std::string text) { text_ = std::move(text); }

Result<void> LessonDesk::save(const Tables& tables) {
  if (!is_open() || saved()) return {};
  if (Result<void> written = base::write_file(folder_ / file_, text_); !written) return written;
  on_disk_ = text_;
  look(tables);
  return {};
}

void LessonDesk::look(const Tables& tables) {
  files_.clear();
  std::error_code fault;
  for (fs::recursive_directory_iterator at(folder_, fault), end; !fault && at != end; at.increment(fault))
    if (at->is_regular_file() && is_written_by_hand(at->path())) files_.push_back(at->path().lexically_relative(folder_).generic_string());
  std::sort(files_.begin(), files_.end(), [](const std::string& a, const std::string& b) { return std::pair(rank_of(a), a) < std::pair(rank_of(b), b); });
  findings_.clear();
  const fs::path schemas = schemas_of(tables), curriculum = tables.locations.assets / "curriculum.yaml";
  for (const lesson::LintFinding& finding : lesson::lint(folder_, {tables.vocabulary, tables.messages, schemas, curriculum})) {
    const bool warning = finding.weight == lesson::LintFinding::Weight::warning;
    findings_.push_back(line_of(finding.error, warning ? DeskLine::Weight::warning : DeskLine::Weight::refused, tables.messages));
  }
}

DeskLine LessonDesk::line_of(const Error& error, DeskLine::Weight weight, const base::Messages& messages) const {
  const std::string within = fs::path(error.place.file).lexically_relative(folder_).generic_string();
  const bool inside = !error.place.file.empty() && !within.starts_with("..") && std::find(files_.begin(), files_.end(), within) != files_.end();
  return {weight, messages.text(error.message, error.arguments), inside ? within : std::string(), error.place.line};
}

std::function<std::vector<DeskLine>(const std::stop_token&)> LessonDesk::proving(const Tables& tables, std::shared_ptr<lesson::ProofProgress> progress) const {
  return [desk = *this, locations = tables.locations, vocabulary = tables.vocabulary, messages = tables.messages, progress = std::move(progress)](const std::stop_token& stop) -> std::vector<DeskLine> {
    const Result<lesson::Lesson> lesson = lesson::load_lesson(desk.folder_, locations.assets / "schemas");
    if (!lesson) return {desk.line_of(lesson.error(), DeskLine::Weight::refused, messages)};
    const lesson::Runner run = [&](const trace::RunRequest& request, const std::string& program) -> Result<trace::Trace> {
      if (stop.stop_requested()) return failure(ErrorKind::stopped, "desk.stopped");
      return vm::run_to_end(locations.programs / "lunabloc-runner", request, program, stop, lesson_tables(locations.programs, request.tables));
    };
    lesson::EvaluationContext context{*lesson, vocabulary, messages, run, {}};
    context.workers = base::processors();
    return desk.lines_of(*lesson, lesson::prove(context, progress.get(), locations.assets), messages);
  };
}

std::vector<DeskLine> LessonDesk::lines_of(const lesson::Lesson& lesson, const lesson::Proof& proof, const base::Messages& messages) const {
  std::vector<DeskLine> lines;
  for (const Error& problem : proof.problems) lines.push_back(line_of(problem, DeskLine::Weight::refused, messages));
  if (lines.empty())
    lines.push_back({DeskLine::Weight::fine, messages.text("lesson.proof_done", {{"nom", lesson.id}, {"mesure", std::to_string(proof.programs)}}), {}, 0});
  return lines;
}

Result<DeskLine> LessonDesk::record(const Tables& tables, lesson::WrongProgram wrong) {
  const Result<lesson::Lesson> lesson = lesson::load_lesson(folder_, schemas_of(tables));
  if (!lesson) return tl::unexpected(lesson.error());
  const lesson::Runner run = runner_of(tables);
  const Result<lesson::RecordedError> recorded = lesson::record_error({*lesson, tables.vocabulary, tables.messages, run, {}}, std::move(wrong));
  if (!recorded) return tl::unexpected(recorded.error());
  look(tables);
  const std::string file = recorded->file.lexically_relative(folder_).generic_string();
  return DeskLine{DeskLine::Weight::fine, tables.messages.text("lesson.recorded", {{"nom", file}, {"message", recorded->message}}), file, 1};
}

Result<DeskLine> LessonDesk::pack(const Tables& tables) const {
  const Result<std::string> bytes = lesson::make_pack({.lessons = {folder_}, .schemas = schemas_of(tables)}, tables.messages);
  if (!bytes) return tl::unexpected(bytes.error());
  const Result<lesson::Lesson> lesson = lesson::load_lesson(folder_, schemas_of(tables));
  if (!lesson) return tl::unexpected(lesson.error());
  const fs::path file = tables.locations.home / "paquets" / (id() + ".lunabloc");
  if (Result<void> written = base::write_file(file, *bytes); !written) return tl::unexpected(written.error());
  return DeskLine{DeskLine::Weight::fine,
                  tables.messages.text("pack.made", {{"nom", file.string()}, {"mesure", "1"}, {"octets", std::to_string(bytes->size())}, {"licence", lesson->license}}), {}, 0};
}

Result<DeskLine> LessonDesk::install(const fs::path& pack, const Tables& tables) const {
  const Result<std::string> bytes = base::read_file(pack, lesson::ArchiveLimits{}.all_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  const Result<lesson::Installed> installed = lesson::install_pack(*bytes, lesson::packs_of(tables.locations.home), schemas_of(tables), std::string(kVersion));
  if (!installed) return tl::unexpected(installed.error());
  std::string words = tables.messages.text("pack.installed", {{"titre", installed->title}, {"version", installed->version}, {"lecons", fmt::format("{}", fmt::join(installed->lessons, ", "))}});
  for (const Error& warning : installed->warnings) words += " " + tables.messages.text(warning.message, warning.arguments);
  return DeskLine{installed->warnings.empty() ? DeskLine::Weight::fine : DeskLine::Weight::warning, std::move(words), {}, 0};
}

Result<DeskLine> LessonDesk::sheet(print::Reader reader, const Tables& tables) const {
  const Result<lesson::Lesson> lesson = lesson::load_lesson(folder_, schemas_of(tables), tables.messages.language());
  if (!lesson) return tl::unexpected(lesson.error());
  const Result<std::string> pdf = print::make_sheet({*lesson, tables.vocabulary, tables.messages, tables.locations.assets, reader});
  if (!pdf) return tl::unexpected(pdf.error());
  const fs::path file = tables.locations.home / "fiches" / (id() + (reader == print::Reader::teacher ? "-enseignant.pdf" : ".pdf"));
  if (Result<void> written = base::write_file(file, *pdf); !written) return tl::unexpected(written.error());
  return DeskLine{DeskLine::Weight::fine, tables.messages.text("print.made", {{"nom", file.string()}}), {}, 0};
}

Result<std::vector<DeskLine>> LessonDesk::compare(const Tables& tables) const {
  const std::vector<fs::path> all = lesson::all_lessons(tables.locations.lessons, lesson::packs_of(tables.locations.home));
  const auto other = std::find_if(all.begin(), all.end(), [&](const fs::path& one) { return one.filename() == folder_.filename() && one != folder_; });
  if (other == all.end()) return failure(ErrorKind::usage, "desk.no_other", {{"nom", id()}});
  const fs::path schemas = schemas_of(tables);
  const Result<std::vector<lesson::Difference>> differences = lesson::compare_lessons(*other, folder_, {schemas, tables.vocabulary, tables.messages.language()});
  if (!differences) return tl::unexpected(differences.error());
  std::vector<DeskLine> lines;
  for (const lesson::Difference& one : *differences) {
    const std::string part = tables.messages.text(fmt::format("lesson.part_{}", word_of(one.part)));
    const std::string name = fmt::format("{} {}{}{}", part, one.name, one.detail.empty() ? "" : ", ", one.detail);
    const char* words = one.before.empty() ? "desk.added" : one.after.empty() ? "desk.removed" : "desk.changed";
    const bool file = one.part == lesson::Part::program || one.part == lesson::Part::file;
    lines.push_back({DeskLine::Weight::warning, tables.messages.text(words, {{"nom", name}, {"avant", one.before}, {"apres", one.after}}), file && !one.after.empty() ? one.name : std::string(), 1});
  }
  if (lines.empty()) lines.push_back({DeskLine::Weight::fine, tables.messages.text("lesson.same"), {}, 0});
  return lines;
}

}  // namespace lunabloc::session
