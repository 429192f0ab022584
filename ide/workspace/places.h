// Where a carried block may be dropped, which place it is dropped into, and the edit that this makes.
//
// The pointer and the keyboard use the same list and the same `edits_for`. Pure: no window, no drawing. Places are
// those of the layout without any gap, so that an opening gap never moves the place that opened it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "ide/workspace/block_layout.h"
#include "program/gesture.h"

namespace lunabloc::ide::workspace {

// What is in the hand: blocks of the program, or Lua that is not yet in it (from the palette, the clipboard).
struct Carried {
  NodeId block = NodeId::none;
  NodeId last = NodeId::none;                         // statements: the last of those that follow it in the hand
  std::string lua;
  program::Shape shape = program::Shape::statement;
  bool ends_body = false;                             // its last block is one after which nothing comes
  program::SlotType value = program::SlotType::any;   // of a value: what it is, as far as its form says

  program::BlockRun run() const { return {block, last == NodeId::none ? block : last}; }
  bool is_value() const { return shape == program::Shape::reporter || shape == program::Shape::boolean; }
};

struct Place {
  std::variant<program::StatementPlace, program::SlotPlace> where;
  Box capture;        // accepts the pointer (a seam) or the carried block's first row (a slot)
  Point corner;       // where the carried block's top left comes to stand
  float right = 0;    // end of the seam's line
  int depth = 0;
  int holder = -1;    // index in the layout; -1: the file
  Box slot;           // of a slot

  bool is_slot() const { return std::holds_alternative<program::SlotPlace>(where); }
};

// All the places for what is carried, in reading order. `layout` was made without what is carried.
std::vector<Place> list_places(const Layout& layout, const program::Projection& projection, const Carried& carried);

// The slots that do not take the carried value, where they are shown.
struct Refusal {
  Box slot;
  program::SlotType asked = program::SlotType::any;
};
std::vector<Refusal> list_refusals(const Layout& layout, const program::Projection& projection, const Carried& carried);
// The refusing slot that the hand is over; nullptr when it is over none.
const Refusal* refusal_at(const std::vector<Refusal>& refusals, Point pointer);

struct Hand {
  Point pointer;
  Box first_row;      // of the carried block, where it hangs now
};

struct Snapping {
  float reach = 48;            // of the leading corner; 64 for a finger
  float closer_by = 20;        // what another place needs to take over
  float beyond_capture = 28;   // how far the current place holds on
};

// Index of the place to open, or nullopt. `current` is the place open until now.
std::optional<std::size_t> choose_place(const std::vector<Place>& places, const Hand& hand,
                                        std::optional<std::size_t> current, const Snapping& snapping = {});
// The place whose seam is nearest, however far: for what has nowhere else to go.
std::optional<std::size_t> nearest_place(const std::vector<Place>& places, Point point);
// Of the same place in another list; nullopt when it is not there.
std::optional<std::size_t> index_of(const std::vector<Place>& places, const Place& place);
// The place where the carried block stood before it was lifted.
std::optional<std::size_t> home_of(const std::vector<Place>& places, const program::Projection& projection, NodeId block);
// The same place where a gap is open: in a layout of the same blocks.
Place shown_in(const Layout& layout, const Place& place);

// What dropping does to the text. Empty edits: the block is back where it was.
Result<program::TextEdits> edits_for(const program::Tree& tree, const program::Projection& projection,
                                     const Carried& carried, const Place& place);
// The id of the change, for undo: "edit.insert", "edit.move" or "edit.fill".
std::string change_of(const Carried& carried);

}  // namespace lunabloc::ide::workspace
