// Common slips of grammar: what Lua has against a text, told by what the text was meant to say. "if x = 3 then" lacks no
// `then`: it compares with the wrong sign.
//
// Each slip is one row of the table in slips.cpp: the id of its words, and what makes it recognised. A slip that is not
// sure is none: words that miss the point are worse than Lua's own.
#pragma once

#include <string_view>

#include "program/tree.h"

namespace lunabloc::program {

// The diagnostic in the words of the slip that made it, at the slip's place: message "slip.…". The same diagnostic when
// none is recognised. Where Lua stops (lua_offset) stays.
Diagnostic explained(const Tree& tree, const Diagnostic& diagnostic);

// Two words of which one is the other with a letter more, less, changed, or two exchanged.
bool one_slip_apart(std::string_view one, std::string_view other);

}  // namespace lunabloc::program
