// The blocks of a program: plain data made from the tree, never a second document.
//
// A block has a look: friendly (a vocabulary pattern matches), generic (every other construct of Lua has a shape
// too) or text (only what does not parse). Its parts stand in reading order; a row_break begins a new row
// (the header of `else` in a C-shaped block). Ranges are bytes of the program's text.
//
// Shape of the data: a Projection owns its blocks, a block its parts, a part the blocks inside it. Words that the
// vocabulary says (types, categories, holes, choices) are borrowed from it: the vocabulary outlives the projection.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/text_range.h"
#include "program/tree.h"
#include "program/vocabulary.h"

namespace lunabloc::program {

enum class Shape : std::uint8_t { hat, statement, container, cap, reporter, boolean, text };
enum class Look : std::uint8_t { friendly, generic, text };
enum class PartKind : std::uint8_t { label, slot, body, row_break };
// What a slot takes. `any` takes every reporter; `name` is a variable's or function's name; `choice` is a menu.
enum class SlotType : std::uint8_t { any, number, text, boolean, list, name, choice, statement_list };

// What a slot holds when it holds no reporter.
enum class Literal : std::uint8_t { none, number, text, name, choice };

struct Block;

// The name of a slot or body, unique in its block: "steps", or one of several, "arguments.2".
struct HoleName {
  std::string_view name;
  std::uint32_t n = 0;    // 0: "steps"

  std::string str() const;
  bool operator==(const HoleName&) const = default;
  bool operator==(std::string_view written) const;
};

struct Part {
  PartKind kind = PartKind::label;
  SlotType slot_type = SlotType::any;
  Literal literal = Literal::none;
  bool missing = false;   // slot: nothing is there yet
  bool takes_reporter = false;  // slot: an expression stands here, so a reporter may; a name or an operator otherwise
  std::uint8_t depth = 0;  // body: how many reporters enclose it
  HoleName hole;          // slot, body: its name in the pattern
  std::string text;       // label: its words; slot that holds a literal or a name: what is shown ("50", "rouge")
  TextRange range;        // slot: the bytes that fill it (empty range: a hole); body: from header to end
  const SlotEntry* entry = nullptr;  // slot: what the vocabulary says of it, if it does
  const GreenNode* node = nullptr;  // body: the node that it shows; for update()
  std::vector<Block> blocks;  // slot: none (a literal is in `text`) or one reporter; body: its statements

  // Slot of type choice: the Lua texts that it may hold.
  std::span<const std::string> choices() const;
  // Slot: the Lua text that the vocabulary puts there; empty: none.
  std::string_view initial() const;
};

// Another place that must hold the same bytes as a slot (`x` twice in `x = x + 1`).
struct SlotCopy {
  std::uint32_t part = 0;  // index of the slot in its block
  TextRange range;
  bool operator==(const SlotCopy&) const = default;
};

struct Block {
  NodeId id = NodeId::none;
  std::uint64_t made = 0;  // statement: the version of the projection in which it was made; a later one has moved it at most
  std::string_view type;  // the vocabulary's id ("turtle.forward") or a generic one ("lua.assign", "lua.call", "lua.text"…)
  Shape shape = Shape::statement;
  Look look = Look::friendly;
  std::string_view category;  // id of a category of the vocabulary ("turtle", "control"…)
  std::string_view icon;  // its own, by its Material Design name; empty: that of its category
  TextRange range;       // from the first token to the last, comments apart
  std::vector<std::string> comments;  // own-line and end-of-line comments that belong to it, without dashes
  std::vector<Part> parts;
  std::vector<SlotCopy> copies;

  // The places where the copies of this part stand.
  std::vector<TextRange> copies_of(const Part& part) const;
};

// What an assignment tells of a name from here on: the type of its value, if it is known. It decides between two blocks
// that have the same Lua (the length of a text, of a list).
struct Learned {
  std::size_t at = 0;  // end of the assignment
  TextRange name;
  SlotType type = SlotType::any;  // any: unknown
  bool operator==(const Learned&) const = default;
};

struct Projection {
  std::vector<Block> blocks;  // the statements of the file
  Tree tree;                  // what they show
  std::vector<Learned> learned;  // in the order of the text
  std::vector<TextRange> asked;  // the names whose type was looked up for a block, in the order of the text
  const PatternTable* patterns = nullptr;
  std::string language;
  std::uint64_t version = 0;  // another one after each update: pointers into the blocks hold for one version
};

// Labels are in the given language ("fr", "en").
Projection project(const Tree& tree, const Vocabulary& vocabulary, const std::string& language);

// Makes it what project() gives for a later version of its tree, and projects only the statements whose nodes are new:
// those that an edit has left alone keep their blocks, moved to their new place; what stands inside such a block keeps its
// address. Where the edit has changed what is known of a name, the statements that say the name are projected again too.
void update(Projection& projection, const Tree& tree, const Vocabulary& vocabulary, const std::string& language);

// The blocks as text, one statement a line, bodies indented: "(turtle.forward 50)". For tests and for people.
std::string describe(const Projection& projection);
std::string describe(const Block& block);

// What a slot of this type makes of the Lua text of a literal, or nothing when it is not a literal.
struct ShownLiteral {
  Literal literal = Literal::none;
  std::string text;
};
ShownLiteral shown_literal(std::string_view lua, const std::string& language);
// The way back: the Lua text for what somebody typed in a slot that held this kind of literal.
std::string lua_of(Literal literal, std::string_view shown);

// The innermost statement block whose range holds the offset, or nullptr.
const Block* statement_at(const Projection& projection, std::size_t offset);
const Block* block_with(const Projection& projection, NodeId id);
// All blocks, depth first, in reading order.
std::vector<const Block*> all_blocks(const Projection& projection);

}  // namespace lunabloc::program
