#include "program/tree.h"

#include <fmt/format.h>

#include <cstring>
#include <new>

#include "program/cursor.h"
#include "program/parser.h"
#include "program/reparse.h"

namespace lunabloc::program {

namespace {

bool speaks_of_names(SyntaxKind kind) {
  return kind == SyntaxKind::goto_statement || kind == SyntaxKind::label_statement ||
         kind == SyntaxKind::break_statement || kind == SyntaxKind::attribute || kind == SyntaxKind::vararg_expression;
}

}  // namespace

const GreenNode* make_green_node(SyntaxKind kind, std::span<const GreenChild> children, std::uint8_t more_flags,
                                 std::uint16_t levels) {
  void* memory = ::operator new(sizeof(GreenNode) + children.size_bytes());
  auto* node = new (memory) GreenNode;
  std::uint8_t flags = more_flags;
  std::uint32_t length = 0;
  for (const GreenChild child : children) {
    length += child.length();
    if (child.is_token()) {
      if (child.wrong()) flags |= kHasError;
    } else {
      flags = static_cast<std::uint8_t>(flags | (child.node().flags & (kHasError | kLayoutSensitive | kSpeaksOfNames)));
    }
  }
  if (kind == SyntaxKind::skipped) flags |= kHasError;
  if (speaks_of_names(kind)) flags |= kSpeaksOfNames;
  if (!children.empty()) std::memcpy(static_cast<void*>(node + 1), children.data(), children.size_bytes());
  node->length = length;
  node->child_count = static_cast<std::uint32_t>(children.size());
  node->kind = kind;
  node->flags = flags;
  node->levels = levels;
  return node;
}

void release(const GreenNode* node) {
  const auto drop = [](const GreenNode* held) {
    return held->references.load(std::memory_order_acquire) == 1 ||
           held->references.fetch_sub(1, std::memory_order_acq_rel) == 1;
  };
  if (!drop(node)) return;
  std::vector<const GreenNode*> dead{node};
  while (!dead.empty()) {
    const GreenNode* last = dead.back();
    dead.pop_back();
    for (const GreenChild child : last->children()) {
      if (child.is_node() && drop(&child.node())) dead.push_back(&child.node());
    }
    last->~GreenNode();
    ::operator delete(const_cast<GreenNode*>(last));
  }
}

Tree::Tree() : Tree(parse("").tree) {}

Tree::Tree(std::shared_ptr<const GreenNode> root, std::shared_ptr<const std::string> text,
           std::shared_ptr<IdSource> ids)
    : root_(std::move(root)), text_(std::move(text)), ids_(std::move(ids)) {}

Parsed parse(std::string_view text) {
  auto shared_text = std::make_shared<const std::string>(text);
  auto ids = std::make_shared<IdSource>();
  const GreenNode* root = parse_file(*shared_text);
  give_new_ids(*root, *ids);
  Parsed parsed{Tree(std::shared_ptr<const GreenNode>(root, release), std::move(shared_text), std::move(ids)), {}};
  parsed.diagnostics = diagnostics_of(parsed.tree);
  return parsed;
}

std::string print(const Tree& tree) {
  std::string text;
  text.reserve(tree.text().size());
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    if (walk.at().is_token()) text.append(walk.at().text());
  }
  return text;
}

std::string dump(const Tree& tree) {
  std::string lines;
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax& at = walk.at();
    lines.append(walk.depth() * 2, ' ').append(name_of(at.kind()));
    if (at.is_token()) {
      if (at.kind() == SyntaxKind::missing) {
        lines.append(" ").append(name_of(at.green().expected()));
      } else if (spelling_of(at.kind()).empty()) {
        lines.append(" \"");
        for (const char byte : at.text()) {
          if (byte == '"' || byte == '\\') {
            lines.append({'\\', byte});
          } else if (byte < ' ' || byte > '~') {
            fmt::format_to(std::back_inserter(lines), "\\x{:02x}", static_cast<unsigned char>(byte));
          } else {
            lines.push_back(byte);
          }
        }
        lines.append("\"");
        if (at.green().wrong()) lines.append(" !");
      }
    }
    lines.push_back('\n');
  }
  return lines;
}

TextRange range_of(const Tree& tree, NodeId node) { return find(tree, node).range(); }

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

}  // namespace

std::vector<ColouredToken> coloured_tokens(const Tree& tree) {
  std::vector<ColouredToken> tokens;
  std::vector<const GreenNode*> called;  // name and field expressions that stand before arguments
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax& at = walk.at();
    if (at.is_node()) {
      const Syntax parent = walk.parent();
      if (parent && is_called(parent.green().node(), at.green()) && parent.kind() == SyntaxKind::call_expression)
        called.push_back(&at.green().node());
      continue;
    }
    if (at.green().length() == 0) continue;
    TokenClass token_class = class_of(at.kind());
    if (token_class == TokenClass::name) {
      const Syntax parent = walk.parent();
      const GreenNode* node = &parent.green().node();
      const bool last_name = at.end() == parent.end();
      const bool before_arguments = !called.empty() && called.back() == node && last_name;
      if (before_arguments) called.pop_back();
      if (before_arguments || parent.kind() == SyntaxKind::method_call_expression) token_class = TokenClass::call;
    }
    tokens.push_back({token_class, at.range()});
  }
  return tokens;
}

}  // namespace lunabloc::program
