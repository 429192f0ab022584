// Rows of cells as a batch: for rows that do not come from a file.
#pragma once

#include <span>
#include <vector>

#include "data/import.h"

namespace lunabloc::data {

// Of columns of truths, whole numbers, numbers and texts; a number may be a whole cell. Errors: "tables.bad_page" for a row of
// another length or a cell of another kind.
Result<Batch> batch_of(const std::vector<Column>& columns, std::span<const std::vector<Cell>> rows);

}  // namespace lunabloc::data
