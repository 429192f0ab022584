#include "program/cursor.h"

namespace lunabloc::program {

Syntax Syntax::child(SyntaxKind kind, std::size_t n) const {
  for (const Syntax part : children()) {
    if (part.kind() == kind && n-- == 0) return part;
  }
  return {};
}

Syntax Syntax::expression(std::size_t n) const {
  for (const Syntax part : children()) {
    if (is_expression(part.kind()) && n-- == 0) return part;
  }
  return {};
}

Syntax Syntax::first_token() const {
  // Nearly always leftmost, but for trivia and comments.
  GreenChild inner = green_;
  std::size_t offset = offset_;
  while (is_node() && inner.is_node()) {
    const std::span<const GreenChild> parts = inner.node().children();
    std::size_t i = 0;
    while (i < parts.size() && (is_trivia(parts[i].kind()) || parts[i].kind() == SyntaxKind::comment))
      offset += parts[i++].length();
    if (i == parts.size() || parts[i].length() == 0) break;
    inner = parts[i];
    if (inner.is_token()) return {inner, offset, whole_text_};
  }
  for (Walk walk(*this); walk;) {
    if (walk.at().kind() == SyntaxKind::comment) {
      walk.skip();
      continue;
    }
    if (walk.at().is_token() && !is_trivia(walk.at().kind()) && walk.at().green().length() > 0) return walk.at();
    walk.next();
  }
  return {};
}

Syntax Syntax::last_token() const {
  // Nearly always rightmost, but for trivia and comments.
  GreenChild inner = green_;
  std::size_t inner_end = end();
  while (is_node() && inner.is_node()) {
    const std::span<const GreenChild> parts = inner.node().children();
    std::size_t i = parts.size();
    while (i > 0 && (is_trivia(parts[i - 1].kind()) || parts[i - 1].kind() == SyntaxKind::comment || parts[i - 1].length() == 0))
      inner_end -= parts[--i].length();
    if (i == 0) break;
    inner = parts[i - 1];
    if (inner.is_token()) return {inner, inner_end - inner.length(), whole_text_};
  }
  // From the end backwards; a child's start follows from the end of what stands after it.
  struct Level {
    std::span<const GreenChild> before;  // not looked at yet
    std::size_t end;                     // where they end
  };
  if (is_token()) return !is_trivia(kind()) && green_.length() > 0 ? *this : Syntax();
  if (!is_node()) return {};
  std::vector<Level> waiting{{green_.node().children(), end()}};
  while (!waiting.empty()) {
    Level& level = waiting.back();
    if (level.before.empty()) {
      waiting.pop_back();
      continue;
    }
    const GreenChild child = level.before.back();
    level.before = level.before.first(level.before.size() - 1);
    level.end -= child.length();
    if (child.is_node())
      waiting.push_back({child.node().children(), level.end + child.length()});
    else if (!is_trivia(child.kind()) && child.length() > 0)
      return {child, level.end, whole_text_};
  }
  return {};
}

TextRange Syntax::token_range() const {
  const Syntax first = first_token();
  if (!first) return {start(), start()};
  return {first.start(), last_token().end()};
}

std::string_view Syntax::token_text() const {
  if (whole_text_ == nullptr) return {};
  const TextRange range = token_range();
  return std::string_view(*whole_text_).substr(range.start, range.length());
}

void Walk::next() {
  if (at_.is_node() && at_.children().size() > 0) {
    const SyntaxChildren children = at_.children();
    stack_.push_back({at_, children.begin(), children.end()});
    at_ = *children.begin();
    return;
  }
  skip();
}

void Walk::skip() {
  while (!stack_.empty()) {
    Level& level = stack_.back();
    if (++level.at != level.end) {
      at_ = *level.at;
      return;
    }
    stack_.pop_back();
  }
  at_ = {};
}

Path path_to(const Tree& tree, NodeId id) {
  if (id == NodeId::none) return {};
  Path path;
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    if (!walk.at().is_node()) continue;
    path.resize(walk.depth());
    path.push_back(walk.at());
    if (walk.at().id() == id) return path;
  }
  return {};
}

Path path_at(const Tree& tree, std::size_t offset) {
  Path path{Syntax(tree)};
  while (path.back().is_node()) {
    Syntax inner;
    for (const Syntax part : path.back().children()) {
      if (part.green().length() == 0) continue;
      inner = part;
      if (offset < part.end()) break;
    }
    if (!inner) break;
    path.push_back(inner);
  }
  return path;
}

Syntax find(const Tree& tree, NodeId id) {
  const Path path = path_to(tree, id);
  return path.empty() ? Syntax() : path.back();
}

}  // namespace lunabloc::program
