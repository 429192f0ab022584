#include "program/colours.h"

#include <algorithm>
#include <span>
#include <utility>

#include "program/cursor.h"

namespace lunabloc::program {
namespace {

TokenClass class_of(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::space:
    case SyntaxKind::newline:
    case SyntaxKind::byte_order_mark: return TokenClass::space;
    case SyntaxKind::line_comment:
    case SyntaxKind::long_comment:
    case SyntaxKind::first_line: return TokenClass::comment;
    case SyntaxKind::garbage: return TokenClass::garbage;
    case SyntaxKind::name: return TokenClass::name;
    case SyntaxKind::number: return TokenClass::number;
    case SyntaxKind::short_string:
    case SyntaxKind::long_string: return TokenClass::string;
    default: return is_keyword(kind) ? TokenClass::keyword : TokenClass::operator_;
  }
}

// The node whose last name is a call's name: what stands before the arguments.
bool is_called(const GreenNode& call, const GreenChild& part) {
  return (call.kind == SyntaxKind::call_expression || call.kind == SyntaxKind::method_call_expression) &&
         part.is_node() && &part.node() == &call.children().front().node();
}

// Adds the tokens of what stands at `syntax`.
void add_tokens(const Syntax& syntax, std::vector<ColouredToken>& tokens) {
  std::vector<const GreenNode*> called;  // name and field expressions that stand before arguments
  for (Walk walk{syntax}; walk; walk.next()) {
    const Syntax& at = walk.at();
    if (at.is_node()) {
      const Syntax parent = walk.parent();
      if (parent && is_called(parent.green().node(), at.green()) && parent.kind() == SyntaxKind::call_expression)
        called.push_back(&at.green().node());
      continue;
    }
    if (at.green().length() == 0) continue;
    TokenClass token_class = class_of(at.kind());
    const Syntax parent = walk.parent();
    if (token_class == TokenClass::name && parent) {
      const GreenNode* node = &parent.green().node();
      const bool last_name = at.end() == parent.end();
      const bool before_arguments = !called.empty() && called.back() == node && last_name;
      if (before_arguments) called.pop_back();
      if (before_arguments || parent.kind() == SyntaxKind::method_call_expression) token_class = TokenClass::call;
    }
    tokens.push_back({token_class, at.range()});
  }
}

// How many children two blocks of statements have in common at their beginning, and at their end.
std::size_t equal_at_start(std::span<const GreenChild> before, std::span<const GreenChild> after) {
  return static_cast<std::size_t>(std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin());
}
std::size_t equal_at_end(std::span<const GreenChild> before, std::span<const GreenChild> after) {
  return static_cast<std::size_t>(std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first - before.rbegin());
}
std::size_t length_of(std::span<const GreenChild> children) {
  std::size_t length = 0;
  for (const GreenChild& child : children) length += child.length();
  return length;
}

}  // namespace

std::vector<ColouredToken> coloured_tokens(const Tree& tree) {
  std::vector<ColouredToken> tokens;
  add_tokens(Syntax(tree), tokens);
  return tokens;
}

void Colours::follow(const Tree& tree) {
  const Tree before = std::exchange(shown_, tree);
  const Syntax old_block = Syntax(before).child(SyntaxKind::block), block = Syntax(tree).child(SyntaxKind::block);
  // What stands around the statements is the end of the file, and a mark or a `#!` line at its beginning.
  if (tokens_.empty() || !old_block || !block || old_block.start() != block.start() ||
      before.text().size() - old_block.end() != tree.text().size() - block.end()) {
    tokens_ = coloured_tokens(tree);
    return;
  }
  const std::span<const GreenChild> olds = old_block.green().node().children(), news = block.green().node().children();
  const std::size_t same = equal_at_start(olds, news), tail = equal_at_end(olds.subspan(same), news.subspan(same));
  const std::size_t kept = block.start() + length_of(news.first(same));
  const std::size_t old_end = old_block.end() - length_of(olds.last(tail)), end = block.end() - length_of(news.last(tail));
  std::vector<ColouredToken> fresh;
  std::size_t at = kept;
  for (const GreenChild& child : news.subspan(same, news.size() - same - tail)) {
    add_tokens({child, at, &tree.text()}, fresh);
    at += child.length();
  }
  const auto starts_before = [](const ColouredToken& token, std::size_t offset) { return token.range.start < offset; };
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), kept, starts_before);
  auto last = std::lower_bound(first, tokens_.end(), old_end, starts_before);
  for (auto token = last; token != tokens_.end(); ++token)
    token->range = {token->range.start - old_end + end, token->range.end - old_end + end};
  last = tokens_.erase(first, last);
  tokens_.insert(last, fresh.begin(), fresh.end());
}

}  // namespace lunabloc::program
