// What a teacher settles for a class, in one file of the class folder that only the teacher writes: classe.yaml.
//
//   format: 1
//   groupes: {soleil: {eleves: [loutre verte, renard bleu], travail: libre-scene}}   # a project that they share
//   echeances: [{lecon: A05, pour: 2026-12-04, qui: [soleil]}]                       # qui left out: everybody
//   conservation: 2027-08-31                                                        # what is older may go after that day
//
// Beside it parcours/<pseudonym>.yaml, parcours/<group>.yaml and parcours/classe.yaml, the nearest of which holds
// (lesson/path.h). A deadline is said, never enforced.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

// Of the plan, in the class folder.
inline constexpr const char* kPlanFile = "classe.yaml";

struct Group {
  std::vector<std::string> pupils;
  std::string work;  // that they share; empty: none
  bool operator==(const Group&) const = default;
};

struct Deadline {
  std::string lesson;
  std::chrono::year_month_day day{};
  std::vector<std::string> whom;  // pseudonyms and groups; empty: everybody
  bool operator==(const Deadline&) const = default;
};

struct ClassPlan {
  std::map<std::string, Group> groups;
  std::vector<Deadline> deadlines;                        // in the order of days
  std::optional<std::chrono::year_month_day> kept_until;

  // Of a pupil; the first where somebody stands in several.
  std::string group_of(const std::string& pseudonym) const;
  std::vector<Deadline> deadlines_of(const std::string& pseudonym) const;
  bool operator==(const ClassPlan&) const = default;
};

// "2026-12-04"; nothing for what is no day.
std::optional<std::chrono::year_month_day> day_of(const std::string& text);
std::string shown(std::chrono::year_month_day day);

// A class without the file has an empty plan. Errors: those of data files and schemas, "class.no_day" {nom}.
Result<ClassPlan> load_class_plan(const std::filesystem::path& folder, const std::filesystem::path& schemas);
// The whole file: what load_class_plan reads from it is the plan again.
std::string plan_text(const ClassPlan& plan);
// The pupil's own path, the group's, the class's; nothing: there is none.
std::optional<std::filesystem::path> path_for(const std::filesystem::path& folder, const ClassPlan& plan, const std::string& pseudonym);

}  // namespace lunabloc::portfolio
