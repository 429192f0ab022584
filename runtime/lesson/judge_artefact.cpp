// `production`: files in the pupil's folder, and criteria that people judge. The machine only says that a file is missing.
#include <fnmatch.h>

#include <algorithm>

#include "base/file.h"
#include "lesson/judge.h"

namespace lunabloc::lesson {

Judgement judge_artefact(const Judging& judging) {
  if (judging.context.work_folder.empty()) return std::nullopt;
  const std::vector<std::string> files = base::entries_of(judging.context.work_folder);
  for (const std::string& pattern : judging.check.data.texts_at("fichiers")) {
    const bool there = std::any_of(files.begin(), files.end(), [&](const std::string& file) { return ::fnmatch(pattern.c_str(), file.c_str(), 0) == 0; });
    if (!there) return Finding{std::nullopt, {}, "fichier", {{"nom", pattern}}, {}, {}};
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
