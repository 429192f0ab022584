// What is other in two versions of a lesson: its head, its steps, its checks, what they say, its programs as blocks, its
// other files. Small and in words, so that a teacher sees what a colleague has changed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "program/vocabulary.h"

namespace lunabloc::lesson {

enum class Part : std::uint8_t { head, step, check, message, program, file };

struct Difference {
  Part part = Part::head;
  std::string name;    // the head's key, the step's, check's or message's id, the file
  std::string detail;  // the line, the check's key, "vu": what in it; empty: the whole
  std::string before;  // empty: added
  std::string after;   // empty: removed
};

struct CompareTables {
  const std::filesystem::path& schemas;
  const program::Vocabulary& vocabulary;
  std::string language = "fr";  // in which blocks are told
};

// In the order of a lesson. Errors: those of load_lesson.
Result<std::vector<Difference>> compare_lessons(const std::filesystem::path& before, const std::filesystem::path& after,
                                                const CompareTables& tables);

std::string_view word_of(Part part);  // "head", "step"…: the keys of messages and of --json

}  // namespace lunabloc::lesson
