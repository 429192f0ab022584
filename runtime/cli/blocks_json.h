// The blocks of a program as JSON, and the way back: byte for byte where nothing was changed.
//
// Everything that the text holds is in the JSON once: a block's `source` is its bytes, in which {"slot": …} and
// {"body": …} stand for what its parts hold; a statement's `before` is what separates it from the one before it. To
// change a program, change a slot's `lua`, move a block to another list, or put in a new one: {"lua": "say(1)"}, or by
// its type alone: {"type": "repeat", "slots": {"count": "3", "body": [{"type": "say"}]}}; what its slots do not say is
// what the palette puts there. `start` is what only the beginning of a file may hold; a text that Lua does not read is
// `broken`, and only then may the text that comes back be.
// Bytes that are not UTF-8 are {"base64": …} instead of a string.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.h"
#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::cli {

// One line without its end. What the text holds that is not UTF-8 is shown as such where it need not come back.
void write_blocks_json(const program::Tree& tree, const program::Projection& projection, std::ostream& out);

// Parentheses, a `;`, a space or a line end are added where the blocks would say something else without them. Errors,
// with line and column: "tree.bad_blocks" {detail}, "tree.blocks_do_not_fit".
Result<std::string> text_of_blocks(std::string_view json, const program::Vocabulary& vocabulary);

}  // namespace lunabloc::cli
