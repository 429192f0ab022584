// A lesson on paper: for the pupil, with room to write; for the teacher, with the answers and what resists.
#pragma once

#include <filesystem>
#include <string>

#include "base/messages.h"
#include "base/result.h"
#include "lesson/lesson.h"
#include "program/vocabulary.h"

namespace lunabloc::print {

enum class Reader : std::uint8_t { pupil, teacher };

struct SheetRequest {
  const lesson::Lesson& lesson;
  const program::Vocabulary& vocabulary;
  const base::Messages& messages;
  std::filesystem::path assets;   // schemas, curriculum
  Reader reader = Reader::pupil;
  bool easier_to_read = false;    // OpenDyslexic, larger and wider
};

// The PDF's bytes: the same for the same lesson. Errors: those of the lesson's files, "print.cannot".
Result<std::string> make_sheet(const SheetRequest& request);

}  // namespace lunabloc::print
