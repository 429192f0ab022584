#include "program/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "program/cursor.h"
#include "program/node_pool.h"
#include "program/parser.h"
#include "program/reparse.h"

namespace lunabloc::program {

namespace {

using enum SyntaxKind;

constexpr bool is_value(SyntaxKind kind) {
  return (name <= kind && kind <= long_string) || kind == ellipsis || kind == kw_nil || kind == kw_true || kind == kw_false;
}

// What the children of a node say of it, one at a time.
class Summary {
 public:
  explicit Summary(SyntaxKind kind) : kind_(kind) {}

  void add(GreenChild child) {
    if (child.is_node()) return add(child.node());
    length_ += child.length();
    if (child.wrong()) flags_ |= kHasError;
    side_by_side_ += is_value(child.kind()) ? 1 : 0;
    if (child.kind() == ellipsis) flags_ |= kVararg;
  }

  void write_to(GreenNode& node) {
    judge_names();
    node.length = length_;
    node.kind = kind_;
    node.flags = static_cast<std::uint8_t>(flags_);
    node.registers = static_cast<std::uint8_t>(std::min(registers(), 255U));
  }

 private:
  void add(const GreenNode& node) {
    length_ += node.length;
    flags_ |= node.flags & ~static_cast<unsigned>(kTooDeep);
    const unsigned registers = node.registers;
    if (kind_ == block) {
      if (node.kind == local_function) ++side_by_side_;
      if (node.kind == local_statement) {
        side_by_side_ += registers;
      } else {
        largest_ = std::max(largest_, registers);
      }
    } else if (node.kind == block) {
      largest_ = std::max(largest_, registers);
    } else {
      side_by_side_ += registers;
      if (kind_ == table_expression) largest_ = std::max(largest_, registers);
      if (kind_ == function_body && node.kind == parameters) takes_more_ = ends_with_vararg(node);
    }
  }
  static bool ends_with_vararg(const GreenNode& parameters) {
    return std::ranges::any_of(parameters.children(), [](GreenChild child) { return child.kind() == vararg_parameter; });
  }

  unsigned registers() const {
    switch (kind_) {
      case table_expression: return 1 + std::min(side_by_side_, largest_ + 52);  // its fields are stored 50 at a time
      case assignment: return 2 * side_by_side_ + largest_;                  // targets, and as many values
      case numeric_for:
      case generic_for: return side_by_side_ + largest_ + 4;                 // and Lua's own
      case function_statement: return side_by_side_ + largest_ + 1;          // `self`
      default: return side_by_side_ + largest_;
    }
  }

  void judge_names() {
    switch (kind_) {
      case skipped: flags_ |= kHasError; break;
      case goto_statement:
      case label_statement:
      case attribute: flags_ |= kSpeaksOfNames; break;
      case break_statement: flags_ |= kBreaks; break;
      case while_statement:
      case repeat_statement:
      case numeric_for:
      case generic_for: flags_ &= ~static_cast<unsigned>(kBreaks); break;
      case vararg_parameter: flags_ &= ~static_cast<unsigned>(kVararg); break;
      case function_body:
      case file:
        if (takes_more_ || kind_ == file) flags_ &= ~static_cast<unsigned>(kVararg);
        if ((flags_ & (kBreaks | kVararg)) != 0) flags_ |= kSpeaksOfNames;
        flags_ &= ~static_cast<unsigned>(kBreaks | kVararg);
        break;
      default: break;
    }
  }

  SyntaxKind kind_;
  std::uint32_t length_ = 0;
  unsigned flags_ = 0;
  unsigned side_by_side_ = 0;  // registers of what is alive together
  unsigned largest_ = 0;       // of what is not
  bool takes_more_ = false;
};

}  // namespace

const GreenNode* make_green_node(SyntaxKind kind, std::span<const GreenChild> children, std::uint8_t more_flags,
                                 std::uint8_t levels) {
  auto* node = new (take_node_memory(sizeof(GreenNode) + children.size_bytes())) GreenNode;
  Summary summary(kind);
  auto* copy = reinterpret_cast<GreenChild*>(node + 1);
  for (const GreenChild child : children) {
    summary.add(child);
    new (copy++) GreenChild(child);
  }
  summary.write_to(*node);
  node->child_count = static_cast<std::uint32_t>(children.size());
  node->flags |= more_flags;
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
    const std::size_t size_bytes = sizeof(GreenNode) + last->children().size_bytes();
    last->~GreenNode();
    give_node_memory(const_cast<GreenNode*>(last), size_bytes);
  }
}

Tree::Tree() : Tree(parse("").tree) {}

Tree::Tree(std::shared_ptr<const GreenNode> root, std::shared_ptr<const std::string> text,
           std::shared_ptr<IdSource> ids)
    : root_(std::move(root)), text_(std::move(text)), ids_(std::move(ids)) {}

Parsed parse(std::string_view text) {
  auto shared_text = std::make_shared<const std::string>(text);
  auto ids = std::make_shared<IdSource>();
  const GreenNode* root = parse_file(*shared_text, *ids);
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

}  // namespace lunabloc::program
