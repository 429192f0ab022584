// Lines and margins of a program's text: what a gesture must respect. Long strings and long comments are never
// re-indented, since their bytes mean something.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace lunabloc::program {

// Where the line that holds the offset begins.
std::size_t line_start(std::string_view text, std::size_t offset);
// The blanks at the beginning of the line that holds the offset.
std::string margin_at(std::string_view text, std::size_t offset);
// Only blanks stand before the offset on its line; after it, up to the end of its line or of the text.
bool begins_line(std::string_view text, std::size_t offset);
bool ends_line(std::string_view text, std::size_t offset);
// The end of the line that holds the offset, after its line end.
std::size_t after_line(std::string_view text, std::size_t offset);
// The line end nearest before the offset, else the first after it, else "\n".
std::string line_end_near(std::string_view text, std::size_t offset);
// What one level of indentation is in this text: a tab where lines begin with tabs, else as much as most lines stand
// deeper than the line before; nothing when no line does.
std::optional<std::string> own_indentation(std::string_view text);
// The same; two spaces when the text does not say.
std::string indentation_step(std::string_view text);
// Where lines begin inside the range, those inside a long string or comment apart. The range begins with a token.
std::vector<std::size_t> line_starts_in(std::string_view text, TextRange range);

// The lines of `lua` with `margin` taken off (as much of it as is there).
std::string flush_left(std::string_view lua, std::string_view margin);
// What each level of a text's indentation becomes.
struct Reindentation {
  std::string from = "  ", to = "  ";
};
// The lines of `lua` after the first, put behind `margin`, with these line ends.
std::string indented(std::string_view lua, std::string_view margin, const Reindentation& levels, std::string_view line_end);

}  // namespace lunabloc::program
