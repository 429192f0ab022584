// Whole lines of a text, moved and copied. Pure, as editing.h: bytes in, edits out.
#pragma once

#include "ide/text/editing.h"

namespace lunabloc::ide::text {

enum class Way { up, down };

// The lines that the selection touches change places with the line above or below: it is that line which jumps, so that
// what stands in the others stays what it was. Nothing at the border of the text.
Change lines_moved(std::string_view text, Selection selection, Way way);
// The lines that the selection touches once more, below; what is selected is in the copy.
Change lines_duplicated(std::string_view text, Selection selection);
// Where the line of this number begins, from 1; the last one when there are fewer.
std::size_t start_of_line_number(std::string_view text, std::size_t number);

}  // namespace lunabloc::ide::text
