// `production`: files in the pupil's folder, and criteria that people judge. The machine only says that a file is missing.
#include <fnmatch.h>

#include <algorithm>
#include <cctype>

#include "base/file.h"
#include "lesson/artefact.h"
#include "lesson/judge.h"

namespace lunabloc::lesson {
namespace {

// A camera writes PHOTO.JPG.
bool matches(const std::string& pattern, const std::string& name) { return ::fnmatch(pattern.c_str(), name.c_str(), FNM_CASEFOLD) == 0; }

}  // namespace

Judgement judge_artefact(const Judging& judging) {
  if (judging.context.work_folder.empty()) return std::nullopt;
  const std::vector<std::string> missing = missing_files(judging.check, judging.context.work_folder);
  if (missing.empty()) return std::nullopt;
  return Finding{std::nullopt, {}, "fichier", {{"nom", words_for(missing.front())}}, {}, {}};
}

std::vector<std::string> missing_files(const Check& check, const std::filesystem::path& folder) {
  std::vector<std::string> files = base::entries_of(folder);
  // The pupil's program is kept as it is written.
  files.emplace_back("program.lua");
  std::vector<std::string> missing = check.data.texts_at("fichiers");
  std::erase_if(missing, [&](const std::string& pattern) {
    return std::any_of(files.begin(), files.end(), [&](const std::string& file) { return matches(pattern, file); });
  });
  return missing;
}

std::string words_for(const std::string& pattern) { return pattern.ends_with(".*") ? pattern.substr(0, pattern.size() - 2) : pattern; }

std::optional<std::string> name_for(const std::string& pattern, const std::string& file) {
  constexpr std::size_t kLongestEnding = 6;
  if (matches(pattern, file)) return file;
  std::string ending = std::filesystem::path(file).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool plain = ending.size() > 1 && ending.size() <= kLongestEnding && std::all_of(ending.begin() + 1, ending.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
  const bool text = ending == ".md" || ending == ".txt";
  if (!plain) return std::nullopt;
  if (pattern.ends_with(".*")) return text ? std::nullopt : std::optional(words_for(pattern) + ending);
  return text && pattern.ends_with(".md") ? std::optional(pattern) : std::nullopt;
}

}  // namespace lunabloc::lesson
