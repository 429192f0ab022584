// Safety and names in words: for the pages, the command line and the window.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "kit_project/check.h"
#include "kit_project/panel.h"

namespace lunabloc::kit_project {

// First what must be mended (or that nothing must), then how much current is taken, then what is good to know.
std::vector<std::string> safety_lines(const Plan& plan, const kit::Kit& kit, kit::Supply supply, const Messages& messages);

// The sides of a box have names in the person's language.
void name_in_words(std::vector<Panel>& panels, const Messages& messages);

}  // namespace lunabloc::kit_project
