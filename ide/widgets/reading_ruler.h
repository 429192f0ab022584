// The reading ruler: one line of the lesson stands out, the others are dimmed. It follows the pointer, or Alt+↑ and
// Alt+↓ while the keyboard is in the lesson.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Over the lesson, after it was drawn.
void draw_reading_ruler(Frame& frame, const Rect& lesson);

}  // namespace lunabloc::ide::widgets
