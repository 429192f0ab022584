// A text of code in as many lines as a width asks for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Broken behind blanks; the last of `most` lines has all of the rest, wider than it may be where it must.
std::vector<std::string> code_lines(const Frame& frame, const std::string& text, float width, std::size_t most);

}  // namespace lunabloc::ide::widgets
