// « Affichage »: every display need on one panel, applied at once, found by a word.
#pragma once

#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

// `search` is what stands in its search field. True while it stays open.
bool draw_display_panel(widgets::Frame& frame, std::string& search);

}  // namespace lunabloc::ide::topbar
