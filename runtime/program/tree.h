// The lossless tree of a Lua 5.4 program: immutable, shared between versions; any bytes go in and the same come out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/text_range.h"
#include "program/edit.h"

namespace lunabloc::program {

struct GreenNode;  // tree_nodes.h: for those who walk the tree

// Gives the ids of a program's nodes; all versions of a program share one, so an id is never given twice.
class IdSource {
 public:
  NodeId next() { return NodeId{++last_}; }
  NodeId last() const { return NodeId{last_}; }

 private:
  std::uint64_t last_ = 0;
};

// Cheap to copy: a root and the text it came from, both shared.
class Tree {
 public:
  Tree();  // of the empty text
  Tree(std::shared_ptr<const GreenNode> root, std::shared_ptr<const std::string> text, std::shared_ptr<IdSource> ids);

  const GreenNode& root() const { return *root_; }
  const std::shared_ptr<const GreenNode>& root_pointer() const { return root_; }
  // The program's bytes, exactly.
  const std::string& text() const { return *text_; }
  const std::shared_ptr<const std::string>& text_pointer() const { return text_; }
  const std::shared_ptr<IdSource>& ids() const { return ids_; }

 private:
  std::shared_ptr<const GreenNode> root_;
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<IdSource> ids_;
};

// Something that the Lua compiler would refuse, or warn of.
struct Diagnostic {
  std::string message;   // id: "syntax.expected" {attendu}{trouve}, "syntax.unfinished_string", "syntax.break_outside"…
  Arguments arguments;
  TextRange range;       // the token at which Lua stops; what Lua reports late (goto, break): the true place
  TextRange related;     // the opener that lacks its `end`; empty when there is none
  std::size_t lua_offset = 0;  // on the line that Lua names: its compiler may be past the fault when it tells of it
};

struct Parsed {
  Tree tree;                            // every byte of the text, always
  std::vector<Diagnostic> diagnostics;  // empty when the text is good Lua; in the order of the text
};

// Never fails; new ids throughout.
Parsed parse(std::string_view text);
// The tree after an edit; nodes away from it keep their ids. Equal to parse(text after), ids apart.
Parsed reparse(const Tree& tree, const TextEdit& edit);
// After the edits of one gesture, each of the text that the one before has left: a statement that was taken from one
// place and put into another keeps its ids too.
Parsed reparse_all(const Tree& tree, const TextEdits& edits);

// What the Lua compiler has against the tree's text, in the order in which it would stop.
std::vector<Diagnostic> diagnostics_of(const Tree& tree);

// The bytes that the leaves cover, gathered by walking the tree (tests prove that it equals text()).
std::string print(const Tree& tree);
// The syntax tree, one node a line, without ids.
std::string dump(const Tree& tree);
// The range of the node with this id; empty at 0 when there is none.
TextRange range_of(const Tree& tree, NodeId node);

// Tokens for colouring, in order; together with trivia they cover the text.
enum class TokenClass { keyword, name, number, string, comment, operator_, space, garbage, call };
struct ColouredToken {
  TokenClass token_class;
  TextRange range;
};
std::vector<ColouredToken> coloured_tokens(const Tree& tree);

}  // namespace lunabloc::program
