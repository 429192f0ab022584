// A pupil's sitting of an exam (portfolio/exam.h) while the window is open: the minutes that are left, and every state of the
// work told to the trace by itself. A machine that stopped takes the sitting up where it was.
//
//   <home>/examens/<exam>/rendue.txt    the copy was handed in; the sitting is over
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/exam.h"
#include "session/version_keeper.h"

namespace lunabloc::session {

// Exams of the class folder that were not handed in from this home, by name.
std::vector<std::string> papers_in(const std::filesystem::path& class_folder, const std::filesystem::path& home);

// Work → its text at home, of the lessons that the paper asks for. Errors: those of base/file.h.
Result<std::map<std::string, std::string>> works_asked(const std::filesystem::path& home, const portfolio::ExamPaper& paper);

class ExamDesk {
 public:
  ExamDesk(std::filesystem::path home, WallClock clock) : home_(std::move(home)), clock_(std::move(clock)) {}

  // Errors: those of Sitting::begin, "exam.over" {nom}.
  Result<void> begin(const std::filesystem::path& class_folder, const std::string& exam, const std::string& pseudonym);
  // The one that was begun here and not handed in, if there is one.
  void resume();
  bool sits() const { return sitting_.has_value(); }
  const portfolio::ExamPaper* paper() const { return sitting_ ? &sitting_->paper() : nullptr; }
  int minute() const;        // of the sitting; the time when the machine was off does not count
  int minutes_left() const;  // below 0: late, which is said and never enforced
  bool asks_for(const std::string& lesson) const;

  // Told by the session; nothing happens without a sitting. Errors: those of base/file.h.
  Result<void> record(portfolio::ExamEventKind kind, const std::string& work, const std::string& text);
  // Errors: those of Sitting::hand_in; then the sitting goes on.
  Result<void> hand_in(const std::filesystem::path& class_folder, const std::string& ticket);

 private:
  void start(portfolio::Sitting sitting);

  std::filesystem::path home_;
  WallClock clock_;
  std::optional<portfolio::Sitting> sitting_;
  std::chrono::system_clock::time_point since_;  // when the machine took it up
  int minute_before_ = 0;                        // of the sitting, then
};

}  // namespace lunabloc::session
