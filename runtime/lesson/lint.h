// What is wrong with a lesson's folder before anything is run: words, references, files (curriculum/FORMAT.md §7).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "program/vocabulary.h"

namespace lunabloc::lesson {

struct LintFinding {
  enum class Weight { refused, warning };
  Weight weight = Weight::refused;
  Error error;  // with its place
};

struct LintTables {
  const program::Vocabulary& vocabulary;
  const base::Messages& messages;  // the common ones
  const std::filesystem::path& schemas;
  const std::filesystem::path& curriculum;  // concepts and programmes: assets/curriculum.yaml
};

// In the order: reading, front matter, steps, checks, messages, files.
std::vector<LintFinding> lint(const std::filesystem::path& folder, const LintTables& tables);

}  // namespace lunabloc::lesson
