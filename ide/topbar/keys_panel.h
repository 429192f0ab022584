// F1: the keys of the window, in a list at the side that does not take the focus away.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

// False when it was closed.
bool draw_keys_panel(widgets::Frame& frame);

}  // namespace lunabloc::ide::topbar
