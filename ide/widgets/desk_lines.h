// What a desk has to say (session/lesson_desk.h), line by line: how it stands by icon and words, a way to its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"

namespace lunabloc::ide::widgets {

// Takes its room off the top of `rest`; nodes are "<id>.0", "<id>.1"… The line whose place was asked for.
std::optional<session::DeskLine> desk_lines(Frame& frame, const std::string& id, Rect& rest, const std::vector<session::DeskLine>& lines);

}  // namespace lunabloc::ide::widgets
