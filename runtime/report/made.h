// What a pupil has made, to be looked at by people: each work run once, in the world of its lesson, as a film and as blocks.
//
// A run here is short and bounded; a program that fails or never ends shows how far it came, and nothing is said of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/messages.h"
#include "lesson/lesson.h"
#include "portfolio/files.h"
#include "program/vocabulary.h"
#include "report/film.h"
#include "trace/store.h"

namespace lunabloc::report {

struct Tables {
  const std::vector<lesson::Lesson>& lessons;
  const program::Vocabulary& vocabulary;
  const base::Messages& messages;
  std::filesystem::path runner;

  const lesson::Lesson* lesson(const std::string& id) const;  // nullptr: it is not here
};

// A row of a program as blocks say it, and how deep it stands.
struct BlockRow {
  std::string words;
  std::size_t depth = 0;
  std::size_t line = 0;  // of the program, from 1, where it begins
};
std::vector<BlockRow> block_rows(const std::string& program, const program::Vocabulary& vocabulary, const std::string& language);

// A program run where a step of the lesson runs it, and as a film. Errors: those of vm::run_to_end.
Result<trace::Trace> run_of_program(const std::string& program, const lesson::Lesson& lesson, const std::string& step, const std::filesystem::path& runner);
Film film_of_program(const std::string& program, const lesson::Lesson& lesson, const std::string& step, const Tables& tables);

struct Made {
  std::string lesson, title;
  std::string work;      // "A05/creer"
  std::string program;
  std::vector<BlockRow> rows;
  Film film;
};
// The work that shows the lesson best: the last one begun whose program does something. Lesson empty: none.
Made made_in(const lesson::Lesson& lesson, const portfolio::Files& files, const Tables& tables);

}  // namespace lunabloc::report
