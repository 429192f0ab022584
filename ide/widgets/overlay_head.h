// What overlays have in common beside their frame (panel.h): how they open, their title, how they are closed.
#pragma once

#include <optional>
#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Once when `open` begins to hold: the focus is remembered for the way back and the title is spoken. Gives `open`.
bool follow_opening(Frame& frame, bool open, bool& was_open, const std::string& title);

// The button « id.close » at the right of the head, which it takes off; true when it is pressed.
bool close_button(Frame& frame, const std::string& id, Rect& head);

// Title and close button; true when it is to be closed.
bool overlay_head(Frame& frame, const std::string& id, Rect head, std::optional<Icon> icon, const std::string& title);

}  // namespace lunabloc::ide::widgets
