// A spreadsheet that any office opens (OpenDocument, .ods), made of the tables that are also written as comma-separated text.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::report {

struct SheetOfCells {
  std::string name;
  std::string csv;  // as base/written.h writes it: its first row is the head
};

// Numbers are numbers, everything else is text: no cell is a formula. Errors: those of lesson::write_document.
Result<std::string> ods(const std::vector<SheetOfCells>& sheets);

}  // namespace lunabloc::report
