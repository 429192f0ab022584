// What can be seen of a thing that scrolls, and how it comes into sight.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// The part of the window in which the current list draws.
Rect clip_of_window();
// Scrolls the current panel until the thing is there.
void scroll_to(Frame& frame, const Rect& rect);

}  // namespace lunabloc::ide::widgets
