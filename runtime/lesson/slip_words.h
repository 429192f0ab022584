// What the runner or the grammar says of a program in general, in the words of the slip that made it.
#pragma once

#include <optional>

#include "lesson/judge.h"

namespace lunabloc::lesson {

// Words of our own that say more than the finding's general message, and what fills them; nothing when no slip is sure.
std::optional<Error> slip_behind(const Judging& judging, const Finding& finding);

}  // namespace lunabloc::lesson
