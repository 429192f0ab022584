// The teacher's view of a class folder: who is on which step, what resists, a pupil's program. Everything is read beside the
// window; nothing is written into the pupils' folders.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/beside.h"
#include "lesson/lesson.h"
#include "portfolio/class_report.h"

namespace lunabloc::session {

class ClassDesk {
 public:
  // What was read of a folder.
  struct Room {
    std::filesystem::path folder;
    std::vector<portfolio::Pupil> pupils;
    portfolio::ClassReport report;
  };

  // Begins to read; what was open stays until the other one is there.
  void open(const std::filesystem::path& folder, const std::vector<lesson::Lesson>& lessons);
  bool busy() const { return reading_.busy(); }
  // Fetches what was read; true when it is new.
  bool take();
  const Room* room() const { return room_ ? &*room_ : nullptr; }

  // nullptr: the pupil has not begun the lesson.
  const portfolio::Standing* standing(const std::string& pupil, const std::string& lesson) const;
  // The pupil's program at the step where the work stands, or the last that there is; empty: none.
  std::string program_of(const std::string& pupil, const lesson::Lesson& lesson) const;

 private:
  base::Beside<Room> reading_;
  std::optional<Room> room_;
};

}  // namespace lunabloc::session
