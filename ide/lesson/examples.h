// On which of the lesson's examples the pupil's program runs.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::lesson {

// From the top of the area down; gives the height, 0 where there is nothing to choose. Asks for "lesson.example".
float draw_examples(widgets::Frame& frame, const Rect& area);

}  // namespace lunabloc::ide::lesson
