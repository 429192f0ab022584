#include "portfolio/versions.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/file.h"
#include "portfolio/lines.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::sys_seconds;

constexpr std::string_view kReasons[] = {
#define LUNABLOC_ROW(name, meaning) #name,
    LUNABLOC_VERSION_REASONS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

std::filesystem::path folder_of(const std::filesystem::path& home, const std::string& work) {
  return home / "works" / work / "versions";
}
std::filesystem::path words_of(const std::filesystem::path& home, const std::string& work) {
  return folder_of(home, work) / kVersionsFile;
}

std::tm local(sys_seconds at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm parts{};
  ::localtime_r(&seconds, &parts);
  return parts;
}

// Two versions of one second stand side by side.
std::string free_file(const std::filesystem::path& folder, const std::string& wanted) {
  const std::string stem = wanted.substr(0, wanted.rfind('.'));
  std::string file = wanted;
  for (int more = 2; base::is_there(folder / file); ++more) file = fmt::format("{}_{}.lua", stem, more);
  return file;
}

// What is said of the files, by file.
std::map<std::string, Version> read_words(const std::filesystem::path& file) {
  std::map<std::string, Version> words;
  std::istringstream lines(base::read_file(file).value_or(std::string()));
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("file") || !json["file"].is_string()) continue;
    Version version{.file = json["file"].get<std::string>(), .at = {}};
    if (json.contains("at") && json["at"].is_number_integer()) version.at = sys_seconds(std::chrono::seconds(json["at"].get<std::int64_t>()));
    if (json.contains("name") && json["name"].is_string()) version.name = json["name"].get<std::string>();
    if (json.contains("why") && json["why"].is_string()) {
      const auto found = std::find(std::begin(kReasons), std::end(kReasons), json["why"].get<std::string>());
      if (found != std::end(kReasons)) version.why = static_cast<VersionReason>(found - std::begin(kReasons));
    }
    words[version.file] = version;
  }
  return words;
}

sys_seconds written_at(const std::filesystem::path& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return {};
  return sys_seconds(std::chrono::seconds(facts.st_mtime));
}

}  // namespace

std::string_view name_of(VersionReason reason) { return kReasons[static_cast<std::size_t>(reason)]; }

std::string local_day(std::chrono::sys_seconds at) {
  const std::tm parts = local(at);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

Version dated(const NewVersion& version) {
  const std::tm parts = local(version.at);
  std::string file = fmt::format("{}_{:02}h{:02}m{:02}.lua", local_day(version.at), parts.tm_hour, parts.tm_min, parts.tm_sec);
  return {.file = std::move(file), .at = version.at, .why = version.why, .name = version.name};
}

std::string line_of(const Version& version) {
  const Json line{{"file", version.file}, {"at", version.at.time_since_epoch().count()}, {"why", std::string(name_of(version.why))}, {"name", version.name}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Version> load_versions(const std::filesystem::path& home, const std::string& work) {
  const std::filesystem::path folder = folder_of(home, work);
  std::map<std::string, Version> words = read_words(words_of(home, work));
  std::vector<Version> versions;
  for (const std::string& file : base::entries_of(folder)) {
    if (!file.ends_with(".lua")) continue;
    const auto known = words.find(file);
    versions.push_back(known != words.end() ? known->second : Version{.file = file, .at = written_at(folder / file)});
  }
  std::stable_sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) { return std::tie(a.at, a.file) > std::tie(b.at, b.file); });
  return versions;
}

Result<std::string> read_version(const std::filesystem::path& home, const std::string& work, const std::string& file) {
  return base::read_file(folder_of(home, work) / std::filesystem::path(file).filename());
}

Result<void> keep_version(const std::filesystem::path& home, const std::string& work, const NewVersion& version) {
  const std::filesystem::path folder = folder_of(home, work);
  Version fresh = dated(version);
  fresh.file = free_file(folder, fresh.file);
  if (Result<void> written = base::write_file(folder / fresh.file, version.text); !written) return written;
  return append_line(words_of(home, work), line_of(fresh));
}

Result<void> name_version(const std::filesystem::path& home, const std::string& work, const Version& version, const std::string& name) {
  Version named = version;
  named.name = name;
  return append_line(words_of(home, work), line_of(named));
}

Result<void> erase_version(const std::filesystem::path& home, const std::string& work, const std::string& file) {
  std::map<std::string, Version> words = read_words(words_of(home, work));
  words.erase(file);
  std::string kept;
  for (const auto& [name, version] : words) kept += line_of(version) + "\n";
  if (Result<void> written = base::write_file(words_of(home, work), kept); !written) return written;
  std::error_code problem;
  const std::filesystem::path gone = folder_of(home, work) / std::filesystem::path(file).filename();
  std::filesystem::remove(gone, problem);
  if (problem) return failure(ErrorKind::failed, "file.no_right", {{"fichier", gone.string()}});
  return {};
}

std::vector<Version> to_thin_out(const std::vector<Version>& versions) {
  std::vector<Version> surplus;
  std::set<std::string> days;
  std::size_t recent = 0;
  for (const Version& version : versions) {
    if (!version.name.empty() || recent++ < kRecentVersions) continue;
    if (!days.insert(local_day(version.at)).second) surplus.push_back(version);
  }
  return surplus;
}

}  // namespace lunabloc::portfolio
