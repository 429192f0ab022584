// Green nodes: what the tree is made of. A node knows its kind, its length in bytes, its id and its children; no
// position, no parent, no text. Versions of a program share the nodes that an edit has left alone.
//
// A child is eight bytes: a pointer to a node, or a whole token. Where a token's text stands follows from the
// lengths before it: cursor.h adds them up, and reads the text from the tree.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

#include "base/ids.h"
#include "program/syntax_kinds.h"

namespace lunabloc::program {

struct GreenNode;

// A token in eight bytes, or a pointer to a node.
class GreenChild {
 public:
  GreenChild() = default;
  explicit GreenChild(const GreenNode* node) : bits_(reinterpret_cast<std::uint64_t>(node)) {}
  // `wrong`: a token that Lua refuses (unfinished string, malformed number, bad escape).
  GreenChild(SyntaxKind kind, std::uint32_t length, bool wrong = false)
      : bits_(1U | (wrong ? 2U : 0U) | static_cast<std::uint64_t>(kind) << 8U |
              static_cast<std::uint64_t>(length) << 32U) {}
  // Nothing, where `expected` should be. `by_layout`: the indentation closed the block, Lua itself would read on.
  static GreenChild missing(SyntaxKind expected, bool by_layout = false) {
    GreenChild child(SyntaxKind::missing, 0, true);
    child.bits_ |= static_cast<std::uint64_t>(expected) << 16U | (by_layout ? 4U : 0U);
    return child;
  }

  bool is_token() const { return (bits_ & 1U) != 0; }
  bool is_node() const { return !is_token(); }
  const GreenNode& node() const { return *reinterpret_cast<const GreenNode*>(bits_); }
  inline SyntaxKind kind() const;
  inline std::uint32_t length() const;
  bool wrong() const { return (bits_ & 2U) != 0; }                                    // tokens only
  bool by_layout() const { return (bits_ & 4U) != 0; }                                // `missing` only
  SyntaxKind expected() const { return static_cast<SyntaxKind>(bits_ >> 16U & 0xFFU); }  // `missing` only
  bool operator==(const GreenChild&) const = default;

 private:
  std::uint64_t bits_ = 0;
};

enum GreenFlags : std::uint8_t {
  kHasError = 1,         // something inside is missing, skipped, garbage or wrong
  kLayoutSensitive = 2,  // indentation and structure disagree inside, so recovery by layout would read it otherwise
  kTooDeep = 4,          // skipped because of its depth or length alone (this node, not those inside)
  kSpeaksOfNames = 8,    // a goto, a label, an attribute, a stray `break` or `...` is inside: the rules of names judge
  kBreaks = 16,          // a `break` that no loop inside takes
  kVararg = 32,          // a `...` that no function inside takes
};

struct GreenNode {
  mutable std::atomic<std::uint32_t> references{1};
  std::uint32_t length = 0;
  std::uint32_t child_count = 0;
  SyntaxKind kind = SyntaxKind::file;
  std::uint8_t flags = 0;
  std::uint8_t levels = 0;     // statements: how many of the levels that Lua limits it takes inside
  std::uint8_t registers = 0;  // at most so many locals and values of the functions inside are alive at once; 255: many
  mutable NodeId id = NodeId::none;  // changed only before its first tree is handed out

  std::span<const GreenChild> children() const {
    return {reinterpret_cast<const GreenChild*>(this + 1), child_count};
  }
  bool has_error() const { return (flags & kHasError) != 0; }
};
static_assert(sizeof(GreenNode) == 24);

SyntaxKind GreenChild::kind() const {
  return is_token() ? static_cast<SyntaxKind>(bits_ >> 8U & 0xFFU) : node().kind;
}
std::uint32_t GreenChild::length() const {
  return is_token() ? static_cast<std::uint32_t>(bits_ >> 32U) : node().length;
}

// Takes over the references that the children hold; gives a node with one reference and no id.
const GreenNode* make_green_node(SyntaxKind kind, std::span<const GreenChild> children, std::uint8_t more_flags = 0,
                                 std::uint8_t levels = 0);
inline void retain(const GreenNode& node) { node.references.fetch_add(1, std::memory_order_relaxed); }
// Frees what nobody holds any more, however deep, without recursion.
void release(const GreenNode* node);

}  // namespace lunabloc::program
