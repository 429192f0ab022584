// A pupil's progress in a plain folder: JSON Lines, appended and flushed; the last word of a step holds.
//
//   <home>/works/<lesson>/program.lua      the program
//   <home>/works/<lesson>/progress.jsonl   {"step":"modifier","done":true,"id":"…"} and answers, opened hints, messages met,
//                                          words said of a production (its files are in <home>/works/<lesson>/fichiers);
//                                          the id is the line's own, so that copies can be merged
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/result.h"

namespace lunabloc::portfolio {

struct Progress {
  std::string current_step;                     // where the pupil is
  std::set<std::string> done;                   // steps passed
  std::map<std::string, std::string> answers;   // check id → answer
  std::map<std::string, int> hints;             // check id → how many were opened
  std::map<std::string, std::map<std::string, int>> tries;  // check id → message met → how many times
  std::map<std::string, std::map<std::string, std::string>> criteria;  // of a production: check id → criterion → its word
};

// Of the text of a progress.jsonl; what is no line of it is left out.
Progress progress_of(const std::string& lines);

// A missing folder is a fresh start; a torn last line is normal and left out.
Result<Progress> load_progress(const std::filesystem::path& home, const std::string& lesson);
// Each writes one line and is on the disk when it returns. Errors: those of base/file.h.
Result<void> record_step(const std::filesystem::path& home, const std::string& lesson, const std::string& step);
Result<void> record_done(const std::filesystem::path& home, const std::string& lesson, const std::string& step);
Result<void> record_answer(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                           const std::string& answer);
Result<void> record_hint(const std::filesystem::path& home, const std::string& lesson, const std::string& check, int degree);
// A try that got a message: its id and that it came once more, never a text about the pupil.
Result<void> record_try(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                        const std::string& message);

// What people say of a production, criterion by criterion, in one of three words: "pas-encore", "en-bonne-voie", "oui". The
// last one holds.
Result<void> record_criterion(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                              const std::string& criterion, const std::string& word);

Result<void> save_program(const std::filesystem::path& home, const std::string& lesson, const std::string& lua);
// Error "file.missing" when there is none yet.
Result<std::string> load_program(const std::filesystem::path& home, const std::string& lesson);

}  // namespace lunabloc::portfolio
