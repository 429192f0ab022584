#include "portfolio/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "lesson/words.h"
#include "portfolio/versions.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

using Json = nlohmann::ordered_json;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines = lesson::lines_of(text);
  std::erase(lines, "");
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

const std::string* find(const Files& files, const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second;
}
std::string text_at(const Files& files, const std::string& path) {
  const std::string* const text = find(files, path);
  return text == nullptr ? std::string() : *text;
}

std::string in(const std::string& folder, std::string_view file) { return folder + "/" + std::string(file); }

// "name.ext" → "name_2.ext", "name_3.ext"… until it is free or holds these bytes already.
std::string free_name(const Files& files, const std::string& path, const std::string& bytes) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const std::string stem = dot == std::string::npos || dot < slash ? path : path.substr(0, dot);
  const std::string end = path.substr(stem.size());
  std::string name = path;
  for (int more = 2; find(files, name) != nullptr && *find(files, name) != bytes; ++more) name = fmt::format("{}_{}{}", stem, more, end);
  return name;
}

class Merging {
 public:
  Merging(const Files& ours, const Files& theirs, std::chrono::sys_seconds now) : theirs_(theirs), now_(now) { merged_.files = ours; }

  Merged run() {
    std::set<std::string> handled;
    for (const auto& [path, bytes] : theirs_)
      if (work_of(path)) {
        const std::string folder = path.substr(0, path.size() - kProgramFile.size() - 1);
        merge_work(folder);
        for (const auto& [other, ignored] : theirs_)
          if (is_of_work(other, folder)) handled.insert(other);
      }
    for (const auto& [path, bytes] : theirs_) {
      if (handled.contains(path)) continue;
      // Who works here goes on under the pseudonym of here.
      if (path == "person.json") {
        merged_.files.try_emplace(path, bytes);
        continue;
      }
      const std::string name = free_name(merged_.files, path, bytes);
      if (name != path && find(merged_.files, name) == nullptr) merged_.kept_beside.push_back(name);
      merged_.files[name] = bytes;
    }
    return std::move(merged_);
  }

 private:
  // The files that merge_work looks after. A work inside another ("A05/creer") has its own.
  static bool is_of_work(const std::string& path, const std::string& folder) {
    if (!path.starts_with(folder + "/")) return false;
    const std::string rest = path.substr(folder.size() + 1);
    return rest.starts_with(kVersionsFolder) || std::find(kMergedFiles.begin(), kMergedFiles.end(), rest) != kMergedFiles.end();
  }

  void merge_work(const std::string& folder) {
    const std::string work = folder.substr(kWorks.size());
    const std::string program = in(folder, kProgramFile);
    const std::string there = text_at(theirs_, program);
    if (find(merged_.files, program) == nullptr) {
      for (const auto& [path, bytes] : theirs_)
        if (is_of_work(path, folder)) merged_.files.try_emplace(path, bytes);
      merged_.works.push_back({work, Went::added});
      return;
    }
    const std::string here = merged_.files.at(program);
    const Went went = how_they_went(folder, here, there);
    const bool theirs_hold = went == Went::on_there;
    merge_versions(folder);
    if (theirs_hold) merged_.files[program] = there;
    if (went == Went::both && !holds(merged_.files, folder, there)) keep_version_of(folder, there);
    merge_lines(in(folder, kProgressFile), theirs_hold);
    merge_lines(in(folder, kReturnsFile), theirs_hold);
    const std::string stops_file = in(folder, kStopsFile);
    const std::string* const stops = find(theirs_, stops_file);
    if (stops != nullptr && (theirs_hold || find(merged_.files, stops_file) == nullptr)) merged_.files[stops_file] = *stops;
    merged_.works.push_back({work, went});
  }

  static bool holds(const Files& files, const std::string& folder, const std::string& text) {
    const std::string prefix = in(folder, kVersionsFolder);
    for (auto at = files.lower_bound(prefix); at != files.end() && at->first.starts_with(prefix); ++at)
      if (at->first.ends_with(".lua") && at->second == text) return true;
    return false;
  }

  Went how_they_went(const std::string& folder, const std::string& here, const std::string& there) const {
    if (here == there) return Went::same;
    if (holds(merged_.files, folder, there)) return Went::on_here;
    return holds(theirs_, folder, here) ? Went::on_there : Went::both;
  }

  void merge_versions(const std::string& folder) {
    const std::string prefix = in(folder, kVersionsFolder), words = prefix + std::string(kVersionsFile);
    std::map<std::string, std::string> renamed;
    for (auto at = theirs_.lower_bound(prefix); at != theirs_.end() && at->first.starts_with(prefix); ++at) {
      if (at->first == words) continue;
      const std::string name = free_name(merged_.files, at->first, at->second);
      renamed[at->first.substr(prefix.size())] = name.substr(prefix.size());
      merged_.files[name] = at->second;
    }
    Lines lines = lines_of(text_at(merged_.files, words));
    for (std::string line : lines_of(text_at(theirs_, words))) {
      Json json = Json::parse(line, nullptr, false);
      if (json.is_object() && json.contains("file") && json["file"].is_string()) {
        if (const auto other = renamed.find(json["file"].get<std::string>()); other != renamed.end() && other->second != other->first) {
          json["file"] = other->second;
          line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        }
      }
      if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
    }
    if (!lines.empty()) merged_.files[words] = joined(lines);
  }

  void keep_version_of(const std::string& folder, const std::string& text) {
    Version version = dated({.text = text, .at = now_, .why = VersionReason::merged, .name = {}});
    const std::string path = free_name(merged_.files, in(folder, kVersionsFolder) + version.file, text);
    version.file = path.substr(path.rfind('/') + 1);
    merged_.files[path] = text;
    merged_.files[in(folder, kVersionsFolder) + std::string(kVersionsFile)] += line_of(version) + "\n";
  }

  // A line is known by its id; one without (written before there were any), by its text and how often that came before.
  static std::vector<std::string> names_of(const Lines& lines) {
    std::vector<std::string> names;
    std::map<std::string, int> times;
    for (const std::string& line : lines) {
      const Json json = Json::parse(line, nullptr, false);
      const bool named = json.is_object() && json.contains("id") && json["id"].is_string();
      names.push_back(named ? json["id"].get<std::string>() : line + "\n" + std::to_string(++times[line]));
    }
    return names;
  }

  // What the other one knows alone stands first: the last word is the winner's.
  void merge_lines(const std::string& path, bool theirs_hold) {
    Lines winner = lines_of(text_at(merged_.files, path)), other = lines_of(text_at(theirs_, path));
    if (other.empty()) return;
    if (theirs_hold) std::swap(winner, other);
    const std::vector<std::string> known = names_of(winner), names = names_of(other);
    const std::set<std::string> there(known.begin(), known.end());
    Lines lines;
    for (std::size_t i = 0; i < other.size(); ++i)
      if (!there.contains(names[i])) lines.push_back(other[i]);
    lines.insert(lines.end(), winner.begin(), winner.end());
    merged_.files[path] = joined(lines);
  }

  const Files& theirs_;
  std::chrono::sys_seconds now_;
  Merged merged_;
};

}  // namespace

std::string_view name_of(Went went) {
  switch (went) {
    case Went::same: return "same";
    case Went::added: return "added";
    case Went::on_here: return "on_here";
    case Went::on_there: return "on_there";
    case Went::both: break;
  }
  return "both";
}

Merged merge(const Files& ours, const Files& theirs, std::chrono::sys_seconds now) { return Merging(ours, theirs, now).run(); }

}  // namespace lunabloc::portfolio
