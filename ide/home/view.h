// The first screen: the lessons by world, where the pupil stands in each, and the one to go on with.
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::home {

class View {
 public:
  // Fills frame.area. Choosing a lesson asks for "lesson.open" and closes the list.
  void draw(widgets::Frame& frame);

 private:
  float draw_group(widgets::Frame& frame, const std::string& world, const Rect& area);
  void draw_lesson(widgets::Frame& frame, const lunabloc::lesson::Lesson& lesson, const Rect& card);
  void draw_begin(widgets::Frame& frame, Rect head);
};

}  // namespace lunabloc::ide::home
