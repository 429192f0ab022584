// What a family reads of a pupil's work: what was made, what it shows, what comes next, something to ask the child.
//
// Nothing about other children, no count of failures, no mark (PEDAGOGY.md, « What each person sees »). The same page as HTML
// that needs nothing else (pages.h), and on paper.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "report/made.h"

namespace lunabloc::report {

inline constexpr std::size_t kMostMade = 8, kMostDrawings = 6;

struct Concept {
  std::string words;
  std::size_t lessons = 0;  // finished ones in which it was met
  bool alone = false;       // used in a program that the pupil made from nothing
};

struct NextLesson {
  std::string title;
  bool begun = false;
  bool beyond = false;  // the programme does not ask for it
  bool kit = false;     // made for a kit; the virtual one does as well
};

struct Parents {
  std::string pseudonym;                 // empty: nobody said
  std::vector<Made> made;                // the last of the course first
  std::vector<std::string> more;         // titles of further works
  std::vector<std::string> drawings;     // PNG files that the pupil kept, their bytes
  std::vector<Concept> mastered;         // in the course's order
  std::vector<std::string> learning;     // met in lessons that go on
  std::vector<std::string> programmes;   // what the finished lessons are part of
  bool beyond = false;                   // some finished lesson goes beyond the programme
  std::vector<NextLesson> next;
  std::vector<std::string> questions;
};

// `assets` has curriculum.yaml, parents.yaml and their schemas. Errors: those of data files.
Result<Parents> parents_of(const portfolio::Files& files, const std::string& pseudonym, const std::filesystem::path& assets, const Tables& tables);

std::string parents_html(const Parents& parents, const base::Messages& messages);
// Errors: "print.cannot".
Result<std::string> parents_pdf(const Parents& parents, const base::Messages& messages);

}  // namespace lunabloc::report
