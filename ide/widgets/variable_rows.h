// The variables of the shown moment, a row each: name, value, and the ways to where it changed and where it comes from.
#pragma once

#include <cstddef>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Of so many of the session's variables, with its title; above them the calls in progress, if there are any: a press on one
// shows the values that its variables have.
float variables_height(const Frame& frame, std::size_t count);
void draw_variables(Frame& frame, const Rect& card, std::size_t count);

}  // namespace lunabloc::ide::widgets
