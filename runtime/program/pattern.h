// The vocabulary's patterns, parsed by the program's own parser, and how they match a program's tree.
//
// A pattern is a small tree whose holes take any expression, one name, one of some words, or a body. It matches a node
// of the program when their tokens are the same; spaces, comments and what is still missing never prevent a match.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "program/cursor.h"
#include "program/projection.h"
#include "program/vocabulary.h"

namespace lunabloc::program {

// One element of a pattern.
struct PatternItem {
  enum class Kind {
    token,       // this very token
    node,        // a node of this kind with these children
    expression,  // a hole: any expression (a name alone when its slot is of type name)
    word,        // a hole: a name's or an operator's token, or a function's whole name
    body         // a hole: a block of statements
  };
  Kind kind = Kind::token;
  SyntaxKind syntax = SyntaxKind::missing;
  std::string text;          // token: its text when the kind alone does not say it
  std::size_t hole = 0;
  bool repeated = false;     // stands for any number of siblings, with separators between them
  TextRange range;           // in the pattern as written
  std::vector<PatternItem> children;
};

struct Hole {
  std::string name;
  SlotType type = SlotType::any;
  const SlotEntry* slot = nullptr;
  bool is_operator = false;  // a choice among signs
  TextRange range;           // in the pattern, its first place
};

// A piece of a label: words, a hole, words that agree with the number in a hole, a new row, or pieces said once for each
// of many.
struct LabelPiece {
  enum class Kind { words, hole, counted, row_break, group };
  Kind kind = Kind::words;
  std::string words;
  std::size_t hole = 0;           // counted: the one said just before
  std::string singular;           // counted: for one (in French, for less than two); `words` is for any other
  std::vector<LabelPiece> first;  // group: what is said for the first
  std::vector<LabelPiece> next;   // group: what is said for each of the others
};

// One Lua form of a block, ready to match.
struct BlockPattern {
  const BlockEntry* entry = nullptr;
  std::string text;  // as written in the vocabulary
  PatternItem root;
  std::vector<Hole> holes;
  std::map<std::string, std::vector<LabelPiece>> labels;  // by language
  Shape shape = Shape::statement;
  int specificity = 0;  // of two that match one node, the greater shows (pattern_overlap.h)
};

// What a hole took. A hole of many binds several times.
struct Binding {
  std::size_t hole;
  Syntax syntax;
};

struct Match {
  const BlockPattern* pattern = nullptr;
  std::vector<Binding> bindings;  // in the order of the text
  std::vector<Syntax> comments;   // met on the way
  std::vector<Syntax> leftovers;  // skipped and garbage, met on the way
};

class PatternTable {
 public:
  // Errors as Vocabulary::load says, without a place: `where` tells which entry is at fault.
  static Result<std::shared_ptr<const PatternTable>> build(const std::vector<BlockEntry>& blocks, std::size_t& where);

  // The patterns that may match the node, the most telling first: those of its kind, and of its name or operator where
  // the pattern says one.
  const std::vector<const BlockPattern*>& candidates(const Syntax& node) const;
  // The forms of one block, the main one first.
  std::vector<const BlockPattern*> forms_of(std::string_view id) const;

 private:
  // The patterns of one kind of node. A key is what a call or an operator is called by; 0: nothing that a pattern names.
  struct Root {
    std::vector<const BlockPattern*> all;
    std::vector<const BlockPattern*> without_key;
    std::unordered_map<std::uint64_t, std::vector<const BlockPattern*>> by_key;  // with those without a key
  };
  void arrange();

  std::vector<std::unique_ptr<const BlockPattern>> patterns_;
  std::array<Root, kSyntaxKindCount> roots_;
};

// True when the pattern matches the node; `match` is filled (and may be dirty when it does not).
bool matches(const BlockPattern& pattern, const Syntax& node, Match& match);

// The pattern's Lua with its holes filled: `fill` gives the text of the n-th filling of a hole, or nothing when there
// are no more. Bodies that are empty stand on their own line.
using HoleFiller = std::function<std::optional<std::string>(std::size_t hole, std::size_t n)>;
std::string fill_pattern(const BlockPattern& pattern, const HoleFiller& fill);
// With what the palette puts in each hole; bodies empty.
std::string initial_of(const BlockPattern& pattern);

// Is what the hole holds said in the singular? « 1 seconde », « 0,5 seconde », "1 second" but "0.5 seconds".
bool is_singular(std::string_view lua, std::string_view language);

SlotType slot_type_of(std::string_view name);
std::string_view name_of(SlotType type);

}  // namespace lunabloc::program
