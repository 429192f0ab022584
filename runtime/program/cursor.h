// Walking a tree: a Syntax is a node or a token at its place in the text; a Path is one with all that enclose it.
//
// Both borrow from the tree: keep the Tree while you use them.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "program/tree.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {

class SyntaxChildren;

// A node or a token at its place. An empty one (a part that is not there) is false, and all its parts are empty.
class Syntax {
 public:
  Syntax() = default;
  Syntax(GreenChild green, std::size_t offset, const std::string* whole_text)
      : green_(green), offset_(offset), whole_text_(whole_text) {}
  explicit Syntax(const Tree& tree) : Syntax(GreenChild(&tree.root()), 0, &tree.text()) {}

  explicit operator bool() const { return whole_text_ != nullptr; }
  GreenChild green() const { return green_; }
  SyntaxKind kind() const { return whole_text_ != nullptr ? green_.kind() : SyntaxKind::missing; }
  bool is_token() const { return whole_text_ != nullptr && green_.is_token(); }
  bool is_node() const { return whole_text_ != nullptr && green_.is_node(); }
  NodeId id() const { return is_node() ? green_.node().id : NodeId::none; }
  std::size_t start() const { return offset_; }
  std::size_t end() const { return offset_ + (whole_text_ != nullptr ? green_.length() : 0); }
  TextRange range() const { return {start(), end()}; }
  std::string_view text() const {
    return whole_text_ != nullptr ? std::string_view(*whole_text_).substr(offset_, green_.length()) : std::string_view();
  }
  const std::string* whole_text() const { return whole_text_; }
  bool has_error() const { return is_node() ? green_.node().has_error() : is_token() && green_.wrong(); }

  // Nodes and tokens, trivia included, in the order of the text.
  inline SyntaxChildren children() const;
  // The n-th child (from 0) of this kind; empty when there is none.
  Syntax child(SyntaxKind kind, std::size_t n = 0) const;
  // The n-th child that is an expression (a missing one counts).
  Syntax expression(std::size_t n = 0) const;
  // From the first token that is no trivia to the last, below here; empty at start() when there is none.
  TextRange token_range() const;
  // The first token below here that is no trivia, and the last (`missing` leaves do not count).
  Syntax first_token() const;
  Syntax last_token() const;
  // The text of token_range().
  std::string_view token_text() const;

  bool operator==(const Syntax&) const = default;

 private:
  GreenChild green_;
  std::size_t offset_ = 0;
  const std::string* whole_text_ = nullptr;
};

class SyntaxChildren {
 public:
  class Iterator {
   public:
    using value_type = Syntax;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const Syntax*;
    using reference = Syntax;

    Iterator() = default;
    Iterator(const GreenChild* at, std::size_t offset, const std::string* whole_text)
        : at_(at), offset_(offset), whole_text_(whole_text) {}
    Syntax operator*() const { return {*at_, offset_, whole_text_}; }
    Iterator& operator++() {
      offset_ += at_->length();
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const GreenChild* at_ = nullptr;
    std::size_t offset_ = 0;
    const std::string* whole_text_ = nullptr;
  };

  SyntaxChildren(std::span<const GreenChild> children, std::size_t offset, const std::string* whole_text)
      : children_(children), offset_(offset), whole_text_(whole_text) {}
  Iterator begin() const { return {children_.data(), offset_, whole_text_}; }
  Iterator end() const { return {children_.data() + children_.size(), offset_, whole_text_}; }
  std::size_t size() const { return children_.size(); }

 private:
  std::span<const GreenChild> children_;
  std::size_t offset_;
  const std::string* whole_text_;
};

SyntaxChildren Syntax::children() const {
  return {is_node() ? green_.node().children() : std::span<const GreenChild>(), offset_, whole_text_};
}

// A node or a token with all that enclose it: root first, itself last. Empty when it was not found.
using Path = std::vector<Syntax>;

// The path to the node with this id.
Path path_to(const Tree& tree, NodeId id);
// The path to the leaf that holds the byte at offset (at the end of the text: the last leaf).
Path path_at(const Tree& tree, std::size_t offset);
// The node with this id; empty when there is none.
Syntax find(const Tree& tree, NodeId id);

// Goes through a tree depth first, without recursion, however deep it is:
//   for (Walk walk(syntax); walk; walk.next()) … walk.at() …    visits each node and token once, parents first
//   walk.skip() instead of next() leaves out what is below.
class Walk {
 public:
  explicit Walk(Syntax top) : top_(top), at_(top) {}

  explicit operator bool() const { return static_cast<bool>(at_); }
  const Syntax& at() const { return at_; }
  Syntax parent() const { return stack_.empty() ? Syntax() : stack_.back().node; }
  // The node `up` levels above at(): 0 is its parent.
  Syntax ancestor(std::size_t up) const { return up < depth() ? stack_[stack_.size() - 1 - up].node : Syntax(); }
  std::size_t depth() const { return stack_.size(); }
  void next();
  void skip();

 private:
  struct Level {
    Syntax node;
    SyntaxChildren::Iterator at;
    SyntaxChildren::Iterator end;
  };
  Syntax top_;
  Syntax at_;
  std::vector<Level> stack_;
};

}  // namespace lunabloc::program
