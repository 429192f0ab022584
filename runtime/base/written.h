// Texts as other programs take them, in which they would otherwise mean something.
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::base {

// A text in HTML or SVG, between tags or in quotes.
std::string in_markup(std::string_view text);
// A field of comma-separated text. What a spreadsheet would take for a formula gets an apostrophe before it.
std::string in_csv(std::string text);
// A quoted text of a data file (base/data_file.h).
std::string in_data(std::string_view text);

}  // namespace lunabloc::base
