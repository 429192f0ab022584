#include "program/tree_shape.h"

#include <algorithm>
#include <functional>

namespace lunabloc::program {
namespace {

std::uint64_t mark_value(const Syntax& syntax) {
  const auto kind = static_cast<std::uint64_t>(syntax.kind());
  if (!syntax.is_token()) return kind << 1U;
  return (std::hash<std::string_view>{}(syntax.text()) * 31 + kind) << 1U | 1U;
}

bool says_nothing(const Syntax& syntax) {
  const SyntaxKind kind = syntax.kind();
  if (syntax.is_token())
    return (is_trivia(kind) && kind != SyntaxKind::garbage) || kind == SyntaxKind::missing ||
           kind == SyntaxKind::end_of_file;
  return kind == SyntaxKind::comment || kind == SyntaxKind::comment_statement ||
         kind == SyntaxKind::empty_statement || kind == SyntaxKind::missing_expression;
}

// `;` after a statement, parentheses around an expression: passed over, with what is inside kept.
bool only_groups(const Syntax& syntax, const Syntax& parent) {
  if (syntax.kind() == SyntaxKind::parenthesized_expression) return true;
  if (syntax.kind() == SyntaxKind::semicolon) return is_statement(parent.kind());
  return parent.kind() == SyntaxKind::parenthesized_expression &&
         (syntax.kind() == SyntaxKind::left_paren || syntax.kind() == SyntaxKind::right_paren);
}

class Marker {
 public:
  Marker(const IntendedChange& change, Marks& marks) : change_(change), marks_(marks) {}

  void mark(const Syntax& top) {
    // By hand rather than by calls: a chain of operators may be thousands deep.
    std::vector<Level> stack;
    enter(top, {}, 0, stack);
    while (!stack.empty()) {
      Level& level = stack.back();
      if (level.at == level.end) {
        insert_into(level.node, {}, level.depth);
        stack.pop_back();
        continue;
      }
      const Syntax child = *level.at;
      ++level.at;
      const Syntax parent = level.node;
      const std::uint32_t depth = level.depth;
      if (!change_.inserted.empty()) insert_into(parent, child, depth);
      enter(child, parent, depth, stack);
    }
  }

 private:
  struct Level {
    Syntax node;
    SyntaxChildren::Iterator at, end;
    std::uint32_t depth;
  };

  void enter(const Syntax& syntax, const Syntax& parent, std::uint32_t depth, std::vector<Level>& stack) {
    if (replace(syntax, depth) || is_removed(syntax) || says_nothing(syntax)) return;
    const bool groups = only_groups(syntax, parent);
    if (!groups) marks_.push_back({depth, mark_value(syntax)});
    if (!syntax.is_node()) return;
    const SyntaxChildren children = syntax.children();
    stack.push_back({syntax, children.begin(), children.end(), depth + (groups ? 0U : 1U)});
  }

  bool is_removed(const Syntax& syntax) const {
    return std::find(change_.removed.begin(), change_.removed.end(), syntax) != change_.removed.end();
  }

  bool replace(const Syntax& syntax, std::uint32_t depth) {
    for (const IntendedChange::Replacement& replacement : change_.replaced) {
      if (!(replacement.old == syntax)) continue;
      add(replacement.marks, depth);
      return true;
    }
    return false;
  }

  void insert_into(const Syntax& block, const Syntax& before, std::uint32_t depth) {
    for (const IntendedChange::Insertion& insertion : change_.inserted)
      if (insertion.block == block && insertion.before == before) add(insertion.marks, depth);
  }

  void add(const Marks& marks, std::uint32_t depth) {
    for (const Mark& mark : marks) marks_.push_back({mark.depth + depth, mark.what});
  }

  const IntendedChange& change_;
  Marks& marks_;
};

}  // namespace

Marks marks_of(const Syntax& top, const IntendedChange& change) {
  Marks marks;
  Marker(change, marks).mark(top);
  return marks;
}

}  // namespace lunabloc::program
