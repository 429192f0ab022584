// What a hand does with blocks, as minimal text edits: insert, move, duplicate, delete, fill a slot, wrap, unwrap, rename,
// make a function of, put into comments.
//
// Each gesture gives the edits to apply; the caller applies and reparses. The edits respect the layout around them
// (indentation, line ends, comments that belong to a moved statement) and never reprint a neighbour. A gesture whose
// result would not have the intended shape is refused ("gesture.does_not_fit"), and so is one after which a variable
// would mean something else.
#pragma once

#include <optional>
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

// The shortest run of one body that holds both blocks, whichever bodies they stand in: from the earlier to the later.
// A value stands for its statement. Nothing when one of them is not there.
std::optional<BlockRun> run_between(const Projection& projection, NodeId one, NodeId other);
// The blocks of a run, in reading order; empty when there is no such run.
std::vector<const Block*> blocks_of(const Projection& projection, const BlockRun& run);

enum class Extent { alone, with_following };  // one block, or it and the statements after it in the same body

// What is carried, as far as its form tells where it can stand.
struct CarriedStatements {
  NodeId moved = NodeId::none;  // a block of the program, whose own inside is no place for it
  bool is_hat = false;          // begins with a hat: only the file takes it
  bool ends_body = false;       // ends with a cap: nothing comes after it
};
// All the places where statements can go, in reading order.
std::vector<StatementPlace> statement_places(const Projection& projection, const CarriedStatements& carried = {});

// What kind of value an expression gives as far as its form says it; a variable or a call may give any.
SlotType value_type(const std::string& lua_expression);
// A number goes where a text is asked for, since Lua writes it out; `any` goes everywhere.
bool fits(const Part& slot, SlotType value);
// All the slots that take such a value, in reading order; those where a value stands, but not this one.
std::vector<SlotPlace> slot_places(const Projection& projection, SlotType value, NodeId moved = NodeId::none);
std::vector<SlotPlace> refusing_slots(const Projection& projection, SlotType value, NodeId moved = NodeId::none);

// `lua` is one or more whole statements, written flush left, without a final newline; its indentation becomes the file's.
Result<TextEdits> insert_statements(const Tree& tree, const Projection& projection, const StatementPlace& place,
                                    const std::string& lua);
Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, NodeId block, Extent extent,
                                  const StatementPlace& place);
Result<TextEdits> delete_block(const Tree& tree, const Projection& projection, NodeId block, Extent extent);
Result<TextEdits> duplicate_block(const Tree& tree, const Projection& projection, NodeId block);
// The same, of blocks that follow one another.
Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, const BlockRun& run, const StatementPlace& place);
Result<TextEdits> delete_blocks(const Tree& tree, const Projection& projection, const BlockRun& run);
Result<TextEdits> duplicate_blocks(const Tree& tree, const Projection& projection, const BlockRun& run);
// Puts an expression into a slot (parentheses added where precedence asks for them).
Result<TextEdits> fill_slot(const Tree& tree, const Projection& projection, const SlotPlace& place,
                            const std::string& lua_expression);
// Moves the reporter `block` into another slot; the slot it leaves gets its default or a hole's placeholder.
Result<TextEdits> move_reporter(const Tree& tree, const Projection& projection, NodeId block, const SlotPlace& place);

// One more of what a block has any number of (a column, an argument, a key with its value), after the last of them. A block
// that has two lists, or none, has no such thing.
bool can_add_item(const Tree& tree, const Block& block);
Result<TextEdits> add_item(const Tree& tree, const Projection& projection, NodeId block);
// Which of them the slot is, when it may be taken away: one stays.
std::optional<std::size_t> item_at(const Tree& tree, const Block& block, const Part& slot);
Result<TextEdits> remove_item(const Tree& tree, const Projection& projection, const SlotPlace& place);

// One `elseif` more, after those that there are; the one whose condition the slot is goes, with what it holds.
bool can_add_arm(const Tree& tree, NodeId block);
Result<TextEdits> add_arm(const Tree& tree, NodeId block);
// An `else`, where there is none.
bool can_add_else(const Tree& tree, NodeId block);
Result<TextEdits> add_else(const Tree& tree, NodeId block);
bool is_of_arm(const Tree& tree, const Block& block, const Part& slot);
Result<TextEdits> remove_arm(const Tree& tree, const Projection& projection, const SlotPlace& place);

// Puts blocks into a container, written as the palette would insert it: into its first empty body. Errors:
// "gesture.name_taken" {nom}{ligne} when the container's own variable would be taken for another,
// "gesture.variable_leaves" {nom} when a variable that they create serves after them.
Result<TextEdits> wrap_blocks(const Tree& tree, const Projection& projection, const BlockRun& run, const std::string& container_lua);
// Takes a container away; what its bodies hold stays, one after the other. Errors: those of wrap_blocks, and
// "gesture.jump_inside" {mot} when a `break` would leave another loop.
Result<TextEdits> unwrap_block(const Tree& tree, const Projection& projection, NodeId block);
bool can_unwrap(const Tree& tree, NodeId block);

// Gives the variable or function whose name stands at the offset another name, everywhere it is meant. Errors: those of
// check_name (names.h), "gesture.name_taken" {nom}{ligne}, "gesture.not_yours" {nom}, "gesture.not_a_variable".
Result<TextEdits> rename_variable(const Tree& tree, std::size_t offset, const std::string& name);

// Makes a function of blocks, before the script in which they stand, and calls it in their place. Local variables that
// they read become parameters, those that they change or create for what comes after are answered. Errors: those of
// check_name, "gesture.name_taken", "gesture.jump_inside" {mot}, "gesture.return_inside" (a `return` that is not followed
// by one at their end), "gesture.variable_shared" {nom}, "gesture.same_name" {nom}.
Result<TextEdits> extract_function(const Tree& tree, const Projection& projection, const BlockRun& run, const std::string& name);

// Puts `-- ` before each line of the blocks. Error: "gesture.shares_line".
Result<TextEdits> comment_out(const Tree& tree, const Projection& projection, const BlockRun& run);
// Takes it off again, from the lines of the comment (the block itself, or what stands above it) that say Lua. Error:
// "gesture.no_lua_in_comment".
Result<TextEdits> uncomment(const Tree& tree, NodeId block);
bool can_uncomment(const Tree& tree, NodeId block);

// The Lua text of a block with what follows it, flush left: for the clipboard and for dragging out.
std::string text_of(const Tree& tree, const Projection& projection, NodeId block, Extent extent);
std::string text_of(const Tree& tree, const Projection& projection, const BlockRun& run);

}  // namespace lunabloc::program
