// The yearly purge of a class folder: what is there, and its end. Real deletion; what was removed is said, by kind.
//
// The teacher settles the last day (class_plan.h), and until it has passed nothing is removed; without one, the end of the
// school year is proposed.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "portfolio/class_plan.h"

namespace lunabloc::portfolio {

// The first 31 August that is not before `day`.
std::chrono::year_month_day end_of_school_year(std::chrono::year_month_day day);

// What a class folder holds of pupils, one kind a folder: "eleves", "groupes", "retours", "parcours", "examens", "galerie",
// "robots", and "classe.yaml". Nothing else there is ours.
struct Held {
  std::string kind;
  std::size_t pupils = 0;       // entries of its own: pupils, groups, exams…
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
};
std::vector<Held> held_in(const std::filesystem::path& folder);

struct Purged {
  std::vector<Held> removed;
  std::vector<std::filesystem::path> left;   // could not be removed
  std::vector<std::string> not_ours;         // stays: other files of that folder
};
// Error "class.kept_until" {jour} before the last day has passed.
Result<Purged> purge(const std::filesystem::path& folder, const ClassPlan& plan, std::chrono::year_month_day today);

}  // namespace lunabloc::portfolio
