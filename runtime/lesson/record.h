// A pupil's wrong program becomes one of the lesson's named ones: erreurs/M-<message>--<slug>.lua, once it is sure that it
// gets that message.
#pragma once

#include <filesystem>
#include <string>

#include "lesson/evaluate.h"

namespace lunabloc::lesson {

struct WrongProgram {
  std::string program;
  std::string message;  // what it must get; empty: what it gets
  std::string step;     // empty: the one it names, else the last that judges a program
  std::string slug;     // "un-de-moins"; empty: made of `gap`
  std::string gap;      // « ecart »: what the program does
  std::string idea;     // « idee »: the misconception
};

struct RecordedError {
  std::filesystem::path file;
  std::string message, step;
};

// Judges the program first. Errors: "lesson.record_passes", "lesson.record_stops" {etape}{detail}, "lesson.record_other" {nom}{obtenu}, "lesson.unknown_step",
// "lesson.record_there" {nom}, "lesson.record_words", and those of evaluate.
Result<RecordedError> record_error(const EvaluationContext& context, WrongProgram wrong);

// The step that a program is meant for when nobody says: the last that judges one.
std::string last_judged_step(const Lesson& lesson);
// « Une flèche de moins » → "une-fleche-de-moins"; at most forty letters.
std::string slug_of(std::string_view words);

}  // namespace lunabloc::lesson
