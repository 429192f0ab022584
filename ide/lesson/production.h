// A production: the files that are asked for, and the criteria by which people look at it. The machine judges none of them.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::lesson {

// From the top of the area down; gives the height. Asks for "lesson.criterion" and for a file.
float draw_production(widgets::Frame& frame, const lunabloc::lesson::Check& check, const Rect& area);

}  // namespace lunabloc::ide::lesson
