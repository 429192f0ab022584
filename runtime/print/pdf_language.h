// The language of a PDF, for who has it read aloud (ISO 32000-1, 14.9.2; WCAG 2 technique PDF16).
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::print {

// The same document, whose catalog says its language ("fr") and shows its title instead of its file's name; written as one
// more section at the end (ISO 32000-1, 7.5.6), as the library that draws the pages says no language. A file without a table
// of cross-references, or that says its language already, stays as it is.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace lunabloc::print
