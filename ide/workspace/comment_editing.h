// A block's comment, as a person writes it in one line, and the edit that puts it into the program.
#pragma once

#include <string>

#include "base/result.h"
#include "program/gesture.h"

namespace lunabloc::ide::workspace {

// The comments of a block as one line.
std::string comment_of(const program::Block& block);
// The comment above the statement is replaced, else the one beside it; without one it is put above. Empty words take
// it away.
Result<program::TextEdits> edits_for_comment(const program::Tree& tree, const program::Block& block, const std::string& words);

}  // namespace lunabloc::ide::workspace
