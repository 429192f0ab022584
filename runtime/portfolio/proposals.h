// Proposals: a lesson that may suit a pupil now, by rules that are written in assets/path-rules.yaml. Proposed, never imposed;
// the same observations give the same proposals. Kept in <home>/propositions.yaml, where the pupil and the teacher read them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "portfolio/progress.h"

namespace lunabloc::portfolio {

struct Rule {
  std::string id;
  std::optional<bool> finished;
  std::optional<int> hints_at_least, hints_at_most, tries_at_least, tries_at_most, same_message_at_least;
  std::string proposes;  // plus moins autre avant suite
};

// Errors: those of data files and schemas.
Result<std::vector<Rule>> load_rules(const std::filesystem::path& file, const std::filesystem::path& schemas);

// What was observed of a pupil in a lesson: numbers, nothing else.
struct Observed {
  bool begun = false, finished = false;
  int hints = 0, tries = 0, same_message = 0;
  std::string message;  // the one that came most often
};
Observed observe(const lesson::Lesson& lesson, const Progress& progress);

struct Proposal {
  std::string lesson;    // what was observed
  std::string proposed;  // another lesson
  std::string rule;
  Observed observed;
};

using ProgressOf = std::function<Progress(const std::string& lesson)>;
// At most one a lesson, in the order of the lessons; what is done already is not proposed.
std::vector<Proposal> propose(const std::vector<lesson::Lesson>& lessons, const std::vector<Rule>& rules, const ProgressOf& progress_of);

std::string proposals_text(const std::vector<Proposal>& proposals);
Result<void> save_proposals(const std::filesystem::path& home, const std::vector<Proposal>& proposals);

}  // namespace lunabloc::portfolio
