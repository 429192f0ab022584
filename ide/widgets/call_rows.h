// The calls in progress, each in the one that has called it; a press on one shows the values that its variables have.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Nothing where no function is at work: what a block « quand… » does is no call.
float calls_height(const Frame& frame, float width);
void draw_calls(Frame& frame, Rect& rest);

}  // namespace lunabloc::ide::widgets
