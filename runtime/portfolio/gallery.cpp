#include "portfolio/gallery.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "lesson/words.h"
#include "portfolio/class_folder.h"
#include "portfolio/records.h"
#include "portfolio/shared_file.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kGallery = "galerie";
constexpr std::size_t kLargestProject = 2U << 20U;

std::string said(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

bool is_id(const std::string& id) { return id.size() == 16 && id.find_first_not_of("0123456789abcdef") == std::string::npos; }

Json of_origin(const Origin& origin) { return {{"id", origin.id}, {"title", origin.title}, {"by", origin.by}, {"license", origin.license}, {"lesson", origin.lesson}}; }

std::vector<Origin> origins_in(const Json& json) {
  std::vector<Origin> all;
  if (json.is_array())
    for (const Json& one : json)
      if (one.is_object()) all.push_back({text_at(one, "id"), text_at(one, "title"), text_at(one, "by"), text_at(one, "license"), text_at(one, "lesson")});
  return all;
}

Result<Project> project_in(const fs::path& folder, const std::string& id) {
  const auto none = [&] { return failure(ErrorKind::failed, "gallery.none", {{"nom", id}}); };
  if (!is_id(id)) return none();
  const Result<std::string> text = read_shared(folder, fs::path(kGallery) / (id + ".json"), kLargestProject);
  const Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (!json.is_object() || !is_pseudonym(text_at(json, "by"))) return none();
  const auto from = json.find("from");
  return Project{id, text_at(json, "title"), text_at(json, "by"), text_at(json, "license"), text_at(json, "lesson"), text_at(json, "program"), origins_in(from == json.end() ? Json() : *from)};
}

// Works that lead outside are nobody's.
bool is_work(const std::string& work) { return !work.empty() && work.front() != '/' && work.find("..") == std::string::npos; }

}  // namespace

std::string without_private(const std::string& program) {
  std::string shown;
  for (const std::string& line : lesson::lines_of(program)) {
    const std::size_t first = line.find_first_not_of(" \t");
    const bool comment = first != std::string::npos && line.compare(first, 2, "--") == 0;
    const std::string words = comment ? lesson::plain_words(line.substr(first + 2)) : "";
    if (!words.starts_with("prive") && !words.starts_with("private")) shown += line + "\n";
  }
  return shown;
}

std::vector<Origin> origins_of(const fs::path& home, const std::string& work) {
  if (!is_work(work)) return {};
  return origins_in(Json::parse(base::read_file(home / "works" / work / kOriginFile).value_or(""), nullptr, false));
}

Result<std::string> publish(const fs::path& folder, const fs::path& home, const std::string& work, Project project) {
  if (!is_pseudonym(project.by)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", project.by}});
  if (std::find(std::begin(kGalleryLicenses), std::end(kGalleryLicenses), project.license) == std::end(kGalleryLicenses)) return failure(ErrorKind::failed, "gallery.license", {{"nom", project.license}});
  const Result<std::string> program = is_work(work) ? base::read_file(home / "works" / work / kProgramFile) : tl::unexpected(Error{});
  if (!program) return failure(ErrorKind::failed, "class.no_work", {{"nom", work}});
  project.from = origins_of(home, work);
  if (!project.from.empty() && project.from.front().license == "CC-BY-SA-4.0" && project.license != project.from.front().license)
    return failure(ErrorKind::failed, "gallery.share_alike", {{"nom", project.from.front().by}});
  // A remix plays in the world of what it comes from, whatever the work is called.
  if (!project.from.empty() && !project.from.front().lesson.empty()) project.lesson = project.from.front().lesson;
  project.id = new_id();
  Json from = Json::array();
  for (const Origin& origin : project.from) from.push_back(of_origin(origin));
  const Json json{{"id", project.id}, {"title", project.title}, {"by", project.by}, {"license", project.license}, {"lesson", project.lesson}, {"program", without_private(*program)}, {"from", from}};
  if (Result<void> written = write_shared(folder, fs::path(kGallery) / (project.id + ".json"), said(json)); !written) return tl::unexpected(written.error());
  return project.id;
}

std::vector<Project> gallery(const fs::path& folder) {
  std::vector<Project> all;
  for (const std::string& name : shared_entries(folder, kGallery))
    if (name.ends_with(".json"))
      if (Result<Project> one = project_in(folder, name.substr(0, name.size() - 5))) all.push_back(std::move(*one));
  std::stable_sort(all.begin(), all.end(), [](const Project& a, const Project& b) { return a.title < b.title; });
  return all;
}

Result<void> remix(const fs::path& folder, const std::string& id, const fs::path& home, const std::string& work) {
  const Result<Project> project = project_in(folder, id);
  if (!project) return tl::unexpected(project.error());
  if (!is_work(work) || base::is_there(home / "works" / work)) return failure(ErrorKind::failed, "gallery.work_there", {{"nom", work}});
  Json from = Json::array({of_origin({project->id, project->title, project->by, project->license, project->lesson})});
  for (const Origin& origin : project->from) from.push_back(of_origin(origin));
  if (Result<void> written = base::write_file(home / "works" / work / kOriginFile, said(from)); !written) return written;
  return base::write_file(home / "works" / work / kProgramFile, project->program);
}

Result<void> withdraw(const fs::path& folder, const std::string& id, const std::string& pseudonym) {
  const Result<Project> project = project_in(folder, id);
  if (!project) return tl::unexpected(project.error());
  if (project->by != pseudonym) return failure(ErrorKind::failed, "gallery.not_yours", {{"nom", project->by}});
  std::error_code problem;
  fs::remove(folder / kGallery / (id + ".json"), problem);
  if (problem) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", id}}, problem.message());
  return {};
}

}  // namespace lunabloc::portfolio
