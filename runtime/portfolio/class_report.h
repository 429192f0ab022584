// Who is where, and what resists: numbers and pseudonyms from a class folder, for the teacher. No order of merit, no
// average, nothing about a child alone but where its work stands (PRIVACY-ACCESS.md, rule 7).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/messages.h"
#include "lesson/lesson.h"
#include "portfolio/class_folder.h"
#include "portfolio/skills.h"

namespace lunabloc::portfolio {

struct Standing {
  std::string step;       // where the pupil is; empty: done, or not begun
  std::size_t done = 0, steps = 0;
  int hints = 0, tries = 0;
};

struct Resisting {
  std::string lesson, message;
  std::size_t pupils = 0;  // who met it at least twice, or once and went no further
};

struct ClassReport {
  std::vector<std::string> pupils;
  std::vector<std::string> lessons;                               // begun by somebody, in the order of the course
  std::map<std::string, std::map<std::string, Standing>> places;  // pupil → lesson
  std::vector<Resisting> resisting;                               // most pupils first; none in a class under kFewestPupils
};
inline constexpr std::size_t kFewestPupils = 5;

ClassReport class_report(const std::vector<Pupil>& pupils, const std::vector<lesson::Lesson>& lessons);

// A line a pupil and lesson, for a spreadsheet: comma-separated, UTF-8 with a mark, no formula. With the name of a class, that is
// the first column: tables of many classes can stand below one another (a school's, a city's: `lunabloc data import --into`).
std::string report_csv(const ClassReport& report, const base::Messages& messages, const std::string& class_name = {});
// The other tables the same way: what resists with how many pupils, skills with the word for each pupil, criteria.
std::string resisting_csv(const ClassReport& report, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages);
std::string skills_csv(const Skills& skills, const base::Messages& messages, const SkillWords& words = {});  // with the words of ids, a last column
std::string assessments_csv(const std::vector<Assessment>& assessments, const base::Messages& messages);

// What a message says to try, without what a case would fill; its id where the lesson is not here.
std::string said_of(const Resisting& one, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages);

}  // namespace lunabloc::portfolio
