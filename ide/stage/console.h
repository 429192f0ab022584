// What the program said, the newest line in view, and the question that it asks while it waits.
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

class Console {
 public:
  // Head, a few lines, and the question when there is one.
  float least_height(const widgets::Frame& frame, float width) const;
  void draw(widgets::Frame& frame, const Rect& area);

 private:
  float question_height(const widgets::Frame& frame, float width) const;
  void draw_question(widgets::Frame& frame, const Rect& rect);
  void draw_lines(widgets::Frame& frame, const Rect& rect);

  std::string answer_;           // being written
  std::size_t asked_ = 0;        // events of the trace when the last question was announced
  std::size_t line_count_ = 0;
  int follow_newest_ = 0;        // frames: the room of a new line is known one frame late
};

}  // namespace lunabloc::ide::stage
