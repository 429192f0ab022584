// What the teacher says of a pupil's work, beside its program: a word on a block, and the criteria of a production next to the
// pupil's own words. Each is written at once and can be undone (session/class_desk.h).
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"
#include "report/made.h"
#include "session/class_desk.h"

namespace lunabloc::ide::classroom {

class WordsView {
 public:
  // Takes its room off the top of `rest`.
  void draw(widgets::Frame& frame, Rect& rest, session::ClassDesk& desk, const std::string& pupil, const lunabloc::lesson::Lesson& lesson);
  void take_undo(widgets::Frame& frame, session::ClassDesk& desk);

 private:
  void follow(widgets::Frame& frame, const session::ClassDesk& desk, const std::string& pupil, const lunabloc::lesson::Lesson& lesson);
  void draw_block(widgets::Frame& frame, Rect& rest, session::ClassDesk& desk);
  void draw_comments(widgets::Frame& frame, Rect& rest, const session::ClassDesk& desk) const;
  void draw_criteria(widgets::Frame& frame, Rect& rest, session::ClassDesk& desk, const lunabloc::lesson::Lesson& lesson);
  void tell(widgets::Frame& frame, const Result<void>& done);

  std::string pupil_, work_, program_;  // whose rows these are
  std::vector<report::BlockRow> rows_;
  std::size_t row_ = 0;
  std::string words_;                   // in the field
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
