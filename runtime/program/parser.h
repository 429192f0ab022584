// Text to green nodes: the whole grammar of Lua 5.4, by hand, one function a production. Never fails; what is wrong
// becomes structure (missing, skipped, garbage), so what Lua has against a text can be told from the tree alone.
//
// Where structure meets a reader of text:
// - Comments on a statement's last line, and those directly above it, are inside the statement. A comment followed by
//   a blank line, or by the end of its block, is a comment_statement. Those after `then`, `do`, `else`… on the same
//   line are in the statement that opens the block.
// - A `;` directly after a statement, on its line, is inside it.
// - A statement of the file that lacks an `end` when read as Lua reads it is read again *by layout*: a block is then
//   closed before the first line indented no deeper than its opener.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {

class IdSource;  // tree.h

// Lua nests 200 levels of statements and expressions; its own callers take two.
inline constexpr int kMaxLevels = 198;
// Operators and suffixes in one chain (`a + a + …`). Lua has no such limit, but its compiler takes seconds, and the
// left-nested tree would be as deep: beyond this it is refused.
inline constexpr int kMaxChain = 4000;

// Statements of an older tree that may stand again in the new one.
class Reuse {
 public:
  virtual ~Reuse() = default;
  // A run of old children of a block, to be taken as they are, that begins with a statement whose first byte
  // stands at `offset` of the new text; empty when there is none.
  struct Run {
    std::span<const GreenChild> children;  // begins and ends with a statement
    std::size_t length = 0;
    bool outside = false;  // some statement stands on a line indented no deeper than the opener
  };
  struct Wish {
    std::size_t offset = 0;
    int levels_left = 0;
    bool by_layout = false;   // then nothing that is kLayoutSensitive, and nothing outside
    long opener_indent = -1;  // of the block; -1: indentation does not count
  };
  virtual Run find(const Wish& wish) = 0;
  // For a parser that goes back: what was given since the mark is not in the new tree after all.
  virtual std::size_t mark() const = 0;
  virtual void go_back(std::size_t mark) = 0;
};

// A node of kind file, with one reference; all nodes have new ids.
const GreenNode* parse_file(std::string_view text, IdSource& ids);
// Its new nodes have no ids yet.
const GreenNode* parse_file(std::string_view text, Reuse& reuse);

// The same without the second reading by layout: what Lua itself makes of a text that lacks an `end`.
const GreenNode* parse_file_as_lua(std::string_view text, Reuse& reuse);

// What may stand on the left of `=`.
constexpr bool is_assignable(SyntaxKind kind) {
  return kind == SyntaxKind::name_expression || kind == SyntaxKind::field_expression ||
         kind == SyntaxKind::index_expression;
}

// Bytes of space before the first sign of the line, when the byte at offset is that sign; else -1.
long indent_of_first(std::string_view text, std::size_t offset);

}  // namespace lunabloc::program
