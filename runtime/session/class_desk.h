// The teacher's view of a class folder: who is on which step, what resists, a pupil's program, and what the teacher says of it.
// Everything is read beside the window; nothing is written into the pupils' folders, what is said stands in the teacher's own files
// (portfolio/returns.h).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/beside.h"
#include "lesson/lesson.h"
#include "portfolio/cases.h"
#include "portfolio/class_report.h"

namespace lunabloc::session {

class ClassDesk {
 public:
  // What was read of a folder.
  struct Room {
    std::filesystem::path folder;
    std::vector<portfolio::Pupil> pupils;
    portfolio::ClassReport report;
    portfolio::ReturnsOf returns;
    std::vector<std::optional<portfolio::BoardCase>> cases;  // of what resists, in the order of the report
  };

  // Begins to read; what was open stays until the other one is there.
  void open(const std::filesystem::path& folder, const std::vector<lesson::Lesson>& lessons);
  bool busy() const { return reading_.busy(); }
  // Fetches what was read; true when it is new.
  bool take();
  const Room* room() const { return room_ ? &*room_ : nullptr; }

  // nullptr: the pupil has not begun the lesson.
  const portfolio::Standing* standing(const std::string& pupil, const std::string& lesson) const;
  // The work of the step where the pupil is, or the last that has a program ("A05/creer"); empty: none.
  std::string work_of(const std::string& pupil, const lesson::Lesson& lesson) const;
  std::string program_of(const std::string& pupil, const std::string& work) const;
  // What the pupil says of a criterion of a production, and what the teacher said last; empty: nothing.
  portfolio::Assessment assessment(const std::string& pupil, const std::string& work, const std::string& check, const std::string& criterion) const;
  // Comments that the teacher has written on the work, the first one first.
  std::vector<portfolio::Return> comments(const std::string& pupil, const std::string& work) const;

  // On the disk when it returns. `line` of the pupil's program, from 1. Errors: those of base/file.h, "class.no_line" {ligne, nom}.
  Result<void> comment(const std::string& pupil, const std::string& work, std::size_t line, const std::string& words);
  Result<void> judge(const std::string& pupil, const std::string& work, const std::string& criterion, const std::string& word);
  // The teacher's last words are taken back, one after the other, and said again. Errors: those of base/file.h.
  bool can_undo() const { return !said_.empty(); }
  bool can_redo() const { return !unsaid_.empty(); }
  Result<void> undo();
  Result<void> redo();

 private:
  struct Said {
    std::string pupil;
    portfolio::Return what;
  };
  Result<void> say(Said said);

  base::Beside<Room> reading_;
  std::optional<Room> room_;
  std::vector<Said> said_, unsaid_;
};

}  // namespace lunabloc::session
