// The history: every change in words, oldest first. The moment that is shown has a check, what was undone an arrow.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

// Below its button. False when it was closed.
bool draw_history_list(widgets::Frame& frame, const Rect& anchor);

}  // namespace lunabloc::ide::topbar
