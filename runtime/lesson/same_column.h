// Whether a column of a table is a column of another one under another name, or with other words for the same things:
// who was hidden is then as easy to find as before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/said_table.h"

namespace lunabloc::lesson {

// The first column of `table` that is the column `forbidden` of `source` again: it has that name, holds the same words, or
// maps one to one to it. "" when there is none.
std::string column_again(const SaidTable& table, const SaidTable& source, std::string_view forbidden);

}  // namespace lunabloc::lesson
