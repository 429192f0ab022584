// A lesson's tables are what donnees/donnees.yaml says of them: a lesson rests on the numbers of its table, its page on the
// description.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"

namespace lunabloc::lesson {

// What does not agree, each with the file, line and column where it stands. Nothing of a lesson without tables.
std::vector<Error> table_faults(const std::filesystem::path& lesson_folder);

}  // namespace lunabloc::lesson
