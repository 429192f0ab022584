// A project of the class's gallery on a page: its title, who made it and what it comes from; its program in blocks.
#pragma once

#include <string>

#include "ide/widgets/frame.h"
#include "portfolio/gallery.h"

namespace lunabloc::ide::widgets {

// Each takes its room off the top of `rest`.
void project_head(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project);
void project_program(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project);

}  // namespace lunabloc::ide::widgets
