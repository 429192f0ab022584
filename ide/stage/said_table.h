// A table that a program said, in as little room as it needs: rows stay rows.
//
// Said lines have columns between « | », padded to one width. What is too wide for its room is set closer; what is still
// too wide stands in parts one below the other, each with the first column again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunabloc::ide::stage {

// Nothing when the text is no table, or fits as it is.
std::optional<std::vector<std::string>> close_set_table(std::string_view text, std::size_t letters_in_row);

}  // namespace lunabloc::ide::stage
