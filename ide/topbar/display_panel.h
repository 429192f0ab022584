// « Affichage »: the person's display needs on one screen, applied as they are chosen.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

// False when it was closed.
bool draw_display_panel(widgets::Frame& frame);

}  // namespace lunabloc::ide::topbar
