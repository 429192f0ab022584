// Where hands touch what a script names.
#pragma once

#include "ide/app/window.h"
#include "ide/script/target.h"

namespace lunabloc::ide::script {

// A block is touched at its beginning, where no other block lies upon it; other things in their middle.
ImVec2 point_of(const app::Window& window, const access::Node& node, const Spot& spot);
// Where the pointer lets a thing go that was taken at `grabbed` from its corner: a block's corner comes to the seam.
ImVec2 end_of(const app::Window& window, const access::Node& node, const Spot& spot, ImVec2 grabbed);

}  // namespace lunabloc::ide::script
