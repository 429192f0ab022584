// The words that a lesson's messages may use: those of the lesson itself (its text, questions, programs, tables, the words of
// its blocks, what its head adds under `mots`), and those that everybody of its first class knows
// (assets/known_words/<language>.yaml).
//
// Case and accents are without effect, and so is the form of a word: a plural, a tense, a feminine. What adults alone read is not looked at.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"
#include "program/vocabulary.h"

namespace lunabloc::lesson {

struct UnknownWord {
  std::string message;    // "M-autre-case"
  std::string_view line;  // "vu" or "essaie"
  std::string word;       // as it is written
};

// In the order of the messages; each word once a message. Errors: those of load_data.
Result<std::vector<UnknownWord>> unknown_words(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::filesystem::path& assets);

// "lesson.word_unknown" {nom}{mot}{niveau}.
Error error_of(const UnknownWord& unknown, const Lesson& lesson, base::Place place);

}  // namespace lunabloc::lesson
