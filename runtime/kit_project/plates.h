// The pieces of a project on a sheet, as SVG for a laser cutter, or for a program that makes solids of outlines.
//
// Colours say what is done: red is cut, blue is engraved, green is only read. True millimetres.
#pragma once

#include <string>
#include <vector>

#include "kit_project/panel.h"
#include "kit_project/project.h"

namespace lunabloc::kit_project {

inline constexpr const char *kCut = "#FF0000", *kEngraved = "#0000FF", *kRead = "#008000";

// Every piece, in the order of the file; a box gives its six sides.
std::vector<Panel> panels_of(const Plate& plate, const Stock& stock, const BoardPicture& board, const std::string& language);

enum class Purpose { machine, eyes };  // for eyes: thick lines and filled, for a page
// One under the other and side by side, as wide as the sheet at most. Error "kit_project.sheet" {nom}: a piece is wider than the sheet.
Result<std::string> sheet_svg(const std::vector<Panel>& panels, const Stock& stock, const std::string& title, const std::string& note, Purpose purpose);

}  // namespace lunabloc::kit_project
