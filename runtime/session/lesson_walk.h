// A pupil's way through one lesson: the step, what has been reached and answered, the hints opened. What changes is on
// the disk when a call returns; what the disk refuses is kept and written with the next thing, or by write().
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "portfolio/progress.h"

namespace lunabloc::session {

class LessonWalk {
 public:
  // Takes up the lesson where it was left. Errors: those of load_progress.
  static Result<LessonWalk> begin(std::filesystem::path home, lesson::Lesson lesson);

  const lesson::Lesson& lesson() const { return lesson_; }
  // The same lesson in another language.
  void replace(lesson::Lesson lesson) { lesson_ = std::move(lesson); }
  const portfolio::Progress& progress() const { return progress_; }

  std::size_t index() const { return index_; }
  const lesson::Step& step() const { return lesson_.steps[index_]; }
  bool done(const std::string& step_id) const { return progress_.done.contains(step_id); }
  // The last step that may be opened: the first that is not done.
  std::size_t reached() const;
  // Nothing asks for a check here: to go on is to be done.
  bool only_to_read(std::size_t index) const;
  // A prediction is asked here and not given yet.
  bool waits_for_prediction(std::size_t index) const;
  bool whole_lesson_done() const;

  // Each is remembered even when the disk refuses; the error is the disk's.
  Result<void> go_to(std::size_t index);  // at most reached()
  Result<void> mark_done();               // the current step
  Result<void> answer(const std::string& check, const std::string& answer);
  Result<void> open_hint(const std::string& check);
  Result<void> tried(const std::string& check, const std::string& message);  // a try that got a message
  Result<void> judge(const std::string& check, const std::string& criterion, const std::string& word);  // of a production
  std::vector<std::string> hints(const std::string& check) const;  // the opened ones
  int tries(const std::string& check) const;                       // that got a message

  // Writes what the disk has refused so far.
  Result<void> write();
  bool written() const { return unwritten_.empty(); }
  // What the disk has refused to a lesson that is being left.
  void take_over(LessonWalk& left) { unwritten_ = std::move(left.unwritten_); }

  // Where the program of the current step is kept: steps that open with a starter of their own begin a new work.
  std::string work_key() const;

 private:
  LessonWalk(std::filesystem::path home, lesson::Lesson lesson, portfolio::Progress progress);

  using Line = std::function<Result<void>()>;
  Result<void> record(Line line);

  std::filesystem::path home_;
  std::vector<Line> unwritten_;
  lesson::Lesson lesson_;
  portfolio::Progress progress_;
  std::size_t index_ = 0;
};

}  // namespace lunabloc::session
