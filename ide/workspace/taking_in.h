// A new value that is put on another one takes it in, where it has room for it: nothing of the pupil's is thrown away.
#pragma once

#include <string>

#include "program/gesture.h"
#include "program/projection.h"

namespace lunabloc::ide::workspace {

// `lua` is an expression. What stands in the place goes into the first of its slots that it fits; what the place holds
// before anybody has put something there does not, nor does a constant.
std::string taking_in(const std::string& lua, const program::Tree& tree, const program::Projection& projection,
                      const program::SlotPlace& place, const program::Vocabulary& vocabulary);

}  // namespace lunabloc::ide::workspace
