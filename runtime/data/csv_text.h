// Rows as comma-separated text, for other programs. A text that a spreadsheet would take for a formula is written with an
// apostrophe before it.
#pragma once

#include <string>
#include <vector>

#include "data/cell.h"

namespace lunabloc::data {

std::string csv_line(const std::vector<Cell>& cells);
std::string csv_header(const std::vector<Column>& columns);

}  // namespace lunabloc::data
