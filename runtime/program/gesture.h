// What a hand does with blocks, as minimal text edits: insert, move, duplicate, delete, fill a slot.
//
// Each gesture gives the edits to apply; the caller applies and reparses. The edits respect the layout around them
// (indentation, line ends, comments that belong to a moved statement) and never reprint a neighbour. A gesture whose
// result would not have the intended shape is refused ("gesture.does_not_fit").
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "program/edit.h"
#include "program/projection.h"

namespace lunabloc::program {

// Where statements can stand: in the body `hole` of `block` (NodeId::none: the file itself), before its `index`-th statement.
struct StatementPlace {
  NodeId block = NodeId::none;
  std::string hole;
  std::size_t index = 0;
  bool operator==(const StatementPlace&) const = default;
};

// Where a reporter can stand: in a slot of a block.
struct SlotPlace {
  NodeId block = NodeId::none;
  std::string hole;
  bool operator==(const SlotPlace&) const = default;
};

// Blocks that follow one another in one body, from the first to the last; in either order.
struct BlockRun {
  NodeId first = NodeId::none, last = NodeId::none;
  bool operator==(const BlockRun&) const = default;
};

enum class Extent { alone, with_following };  // one block, or it and the statements after it in the same body

// All the places where a statement (or the statement `moved`, whose own inside is excluded) can go, in reading order.
std::vector<StatementPlace> statement_places(const Projection& projection, NodeId moved = NodeId::none);
// All the slots that take a reporter of the given shape, in reading order.
std::vector<SlotPlace> slot_places(const Projection& projection, Shape reporter_shape, NodeId moved = NodeId::none);

// `lua` is one or more whole statements, written flush left with two-space indentation, without a final newline.
Result<TextEdits> insert_statements(const Tree& tree, const Projection& projection, const StatementPlace& place,
                                    const std::string& lua);
Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, NodeId block, Extent extent,
                                  const StatementPlace& place);
Result<TextEdits> delete_block(const Tree& tree, const Projection& projection, NodeId block, Extent extent);
Result<TextEdits> duplicate_block(const Tree& tree, const Projection& projection, NodeId block);
// Puts an expression into a slot (parentheses added where precedence asks for them).
Result<TextEdits> fill_slot(const Tree& tree, const Projection& projection, const SlotPlace& place,
                            const std::string& lua_expression);
// Moves the reporter `block` into another slot; the slot it leaves gets its default or a hole's placeholder.
Result<TextEdits> move_reporter(const Tree& tree, const Projection& projection, NodeId block, const SlotPlace& place);
// The Lua text of a block with what follows it, flush left: for the clipboard and for dragging out.
std::string text_of(const Tree& tree, const Projection& projection, NodeId block, Extent extent);

}  // namespace lunabloc::program
