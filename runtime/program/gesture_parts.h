// What the gestures share: where statements stand, what a gesture takes along, and the proof that a text edit does what
// was meant. For the gesture_*.cpp files alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/cursor.h"
#include "program/gesture.h"
#include "program/tree_shape.h"

namespace lunabloc::program {

tl::unexpected<Error> does_not_fit();
tl::unexpected<Error> unknown_place();

// The first way of doing it whose result is what was meant, with no fault that was not there or brought along.
Result<TextEdits> first_that_fits(const Tree& tree, const std::vector<TextEdits>& ways, const IntendedChange& change,
                                  std::size_t faults_brought = 0);
// How many parts are missing, fit nowhere or cannot be read.
std::size_t faults_in(const Syntax& top);
// Edits that all speak of the same text, put in the order in which one after the other gives that.
TextEdits from_last_to_first(TextEdits edits);

// At most so many edits as are worth a parse each: neighbours are joined, with the text between them.
TextEdits few(const std::string& text, TextEdits edits);
// Where a byte stands after the edits; nothing when it is gone.
std::optional<std::size_t> moved(std::size_t offset, const TextEdits& edits);
// Each variable that is still there means what it meant. Errors: "gesture.name_taken", "gesture.variable_leaves".
Result<void> check_meaning(const Tree& before, const TextEdits& edits);
std::string line_of(const Tree& tree, std::size_t offset);

// ---- Statements

struct Body {
  Syntax block;
  Syntax owner;  // empty for the file
  std::vector<Syntax> statements;
};
std::optional<Body> body_of(const Tree& tree, const Projection& projection, NodeId owner, std::string_view hole);

// Where a statement stands: its body, and its rank there.
struct Standing {
  StatementPlace place;
  std::size_t last = 0;  // the rank of the body's last statement
};
std::optional<Standing> standing_of(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId id);

// The statements that a gesture takes along.
struct Taken {
  Standing standing;
  Body body;
  std::size_t first = 0, count = 0;
  TextRange range;
  Marks marks;
};
std::optional<Taken> take(const Tree& tree, const Projection& projection, NodeId block, Extent extent);
std::optional<Taken> take(const Tree& tree, const Projection& projection, const BlockRun& run);
std::string lua_of_taken(const Tree& tree, const Taken& taken);

IntendedChange::Insertion insertion(const Body& body, std::size_t index, Marks marks);
void append(Marks& marks, const Marks& more);
void mark_removed(const Taken& taken, IntendedChange& change);

// ---- Slots

// A slot and the block that it is in; false when there is none at that place.
struct Slot {
  const Block* block = nullptr;
  const Part* part = nullptr;

  explicit operator bool() const { return part != nullptr; }
  const Part& operator*() const { return *part; }
  const Part* operator->() const { return part; }
};
Slot slot_with(const Projection& projection, const SlotPlace& place);
std::optional<SlotPlace> slot_of_reporter(const Projection& projection, NodeId reporter);
// What stands in a slot that nobody has filled.
std::string placeholder(const Part& slot);

}  // namespace lunabloc::program
