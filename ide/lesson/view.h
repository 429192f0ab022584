// The lesson: its steps, the text of the current one with its pictures and questions, what « Vérifier » has seen, hints.
//
// Reads the session's lesson and notice; asks for "lesson.…". It never judges anything itself.
#pragma once

#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::lesson {

class View {
 public:
  // In frame.area.
  void draw(widgets::Frame& frame);

 private:
  void draw_head(widgets::Frame& frame, Rect& rest) const;
};

}  // namespace lunabloc::ide::lesson
