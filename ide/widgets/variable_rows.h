// The variables of the shown moment, a row each: name, value, and the ways to where it changed and where it comes from. Where
// one line does not hold them, the value stands below its name.
#pragma once

#include <cstddef>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Of so many of the session's variables, with its title; above them the calls in progress, if there are any. Folded, they
// stand in the line of the title, as many as it holds.
float variables_height(const Frame& frame, std::size_t count, float width);
// How many of them the room holds, of the first `most`.
std::size_t variables_that_fit(const Frame& frame, std::size_t most, float width, float room);
float folded_variables_height(const Frame& frame);
enum class Fold { never, open, folded };
// True when the person asks for the other of open and folded.
bool draw_variables(Frame& frame, const Rect& card, std::size_t count, Fold fold = Fold::never);

}  // namespace lunabloc::ide::widgets
