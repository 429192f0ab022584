// The class for its teacher, on one page: who is where, what resists with a case for the board that replays, skills, groups and
// deadlines. Pseudonyms alone; no order of merit (PRIVACY-ACCESS.md, rule 7).
#pragma once

#include <string>
#include <vector>

#include "portfolio/class_plan.h"
#include "portfolio/class_report.h"
#include "report/made.h"

namespace lunabloc::report {

struct ClassView {
  const portfolio::ClassReport& report;
  const std::vector<portfolio::Pupil>& pupils;
  const portfolio::ReturnsOf& returns;
  const portfolio::ClassPlan& plan;
  portfolio::SkillWords skill_words = {};  // what their ids mean
};

// How many of what resists have a case to play; the others are told in words.
inline constexpr std::size_t kMostCases = 8;

std::string class_html(const ClassView& view, const Tables& tables);
// All tables of a class in one spreadsheet (spreadsheet.h): who is where, what resists, skills, concepts, criteria.
Result<std::string> class_ods(const ClassView& view, const Tables& tables);

}  // namespace lunabloc::report
