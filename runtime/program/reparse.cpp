#include "program/reparse.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "program/cursor.h"
#include "program/lexer.h"

namespace lunabloc::program {

// ---- What is untouched

UntouchedStatements::UntouchedStatements(const Tree& before, const TextEdit& edit, std::string_view text_after)
    : before_(before),
      text_before_(before.text()),
      text_after_(text_after),
      damage_(edit.removed),
      inserted_(edit.inserted.size()),
      damaged_line_end_(std::min(edit.removed.end, text_before_.size())) {
  damage_.start = std::min(damage_.start, text_before_.size());
  damage_.end = std::clamp(damage_.end, damage_.start, text_before_.size());
  while (damaged_line_end_ < text_before_.size() && text_before_[damaged_line_end_] != '\n' &&
         text_before_[damaged_line_end_] != '\r')
    ++damaged_line_end_;
}

std::span<const GreenChild> UntouchedStatements::siblings_from(std::size_t old_offset) {
  while (!path_.empty() && old_offset < path_.back().offset) path_.pop_back();
  if (path_.empty()) path_.push_back({before_.root().children(), false, 0, 0});
  while (!path_.empty()) {
    Level& level = path_.back();
    while (level.at < level.children.size()) {
      const GreenChild child = level.children[level.at];
      const std::uint32_t length = child.length();
      if (level.is_block && level.offset == old_offset && length > 0 && is_statement(child.kind()))
        return level.children.subspan(level.at);
      if (old_offset < level.offset + length) break;
      level.offset += length;
      ++level.at;
    }
    if (level.at == level.children.size()) {
      path_.pop_back();
      continue;
    }
    const GreenChild inside = level.children[level.at];
    if (inside.is_token()) return {};
    path_.push_back({inside.node().children(), inside.kind() == SyntaxKind::block, 0, level.offset});
  }
  return {};
}

std::size_t UntouchedStatements::moved(std::size_t old_offset) const {
  return old_offset < damage_.start ? old_offset : old_offset - damage_.length() + inserted_;
}

// A statement ends where the parser finds the token after it, past spaces, comments and garbage: that one too must be
// untouched.
bool UntouchedStatements::is_followed_before_damage(std::size_t end) const {
  Token next = lex(text_before_, end);
  for (; is_trivia(next.kind); next = lex(text_before_, end)) end += next.length;
  return end + next.length < damage_.start;
}

namespace {

// `return` alone: whether an expression lacks depends on the brackets that are open around it.
bool is_bare_return(const GreenNode& node) {
  if (node.kind != SyntaxKind::return_statement) return false;
  return std::ranges::none_of(node.children(), [](const GreenChild& child) { return child.is_node() || child.kind() == SyntaxKind::semicolon; });
}

}  // namespace

bool UntouchedStatements::may_stand(const GreenNode& node, const Wish& wish) const {
  if (node.has_error() || node.levels > wish.levels_left || is_bare_return(node)) return false;
  // Comments are placed, and labels in a row counted, as they are read.
  if (node.kind == SyntaxKind::comment_statement || node.kind == SyntaxKind::label_statement ||
      node.kind == SyntaxKind::empty_statement)
    return false;
  return !wish.by_layout || (node.flags & kLayoutSensitive) == 0;
}

bool UntouchedStatements::is_outside(const GreenChild& statement, std::size_t old_offset, const Wish& wish) const {
  if (wish.opener_indent < 0) return false;
  const Syntax first = Syntax(statement, old_offset, &before_.text()).first_token();
  const long indent = indent_of_first(text_after_, moved(first.start()));
  return 0 <= indent && indent <= wish.opener_indent;
}

// What begins on the line where the damage ends and goes on below may be indented otherwise now, so that the layout of
// its blocks says something else.
bool UntouchedStatements::hangs_on_damaged_line(std::size_t old_start, std::size_t old_end) const {
  return old_start <= damaged_line_end_ && damaged_line_end_ < old_end;
}

Reuse::Run UntouchedStatements::find(const Wish& wish) {
  const bool before_damage = wish.offset < damage_.start;
  if (!before_damage && wish.offset < damage_.start + inserted_) return {};
  const std::size_t start = before_damage ? wish.offset : wish.offset - inserted_ + damage_.length();
  const std::span<const GreenChild> siblings = siblings_from(start);
  struct End {
    std::size_t children, offset;
    bool outside;
  };
  // Of the statements that may be taken: the last, and while the text after them may be damaged, all.
  std::vector<End> ends;
  bool outside = false;
  std::size_t offset = start;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    const GreenChild child = siblings[i];
    const std::size_t end = offset + child.length();
    if (before_damage && end >= damage_.start) break;
    if (child.is_node() ? !is_statement(child.kind()) : child.wrong()) break;
    if (child.is_node() && (child.kind() != SyntaxKind::comment_statement || i == 0)) {
      if (!may_stand(child.node(), wish) || (!before_damage && hangs_on_damaged_line(offset, end))) break;
      outside = outside || is_outside(child, offset, wish);
      if (outside && wish.by_layout) break;
      if (!before_damage) ends.clear();
      ends.push_back({i + 1, end, outside});
      if (child.kind() == SyntaxKind::return_statement) break;
    }
    offset = end;
  }
  while (before_damage && !ends.empty() && !is_followed_before_damage(ends.back().offset)) ends.pop_back();
  if (ends.empty()) return {};
  given_.push_back(siblings.first(ends.back().children));
  return {given_.back(), ends.back().offset - start, ends.back().outside};
}

// ---- What can be recognised

namespace {

struct NodeAt {
  const GreenNode* node = nullptr;
  std::size_t start = 0;
};

class Recognition {
 public:
  using IsTaken = std::function<bool(const GreenChild*)>;  // an old node that is in the new tree already
  Recognition(std::string_view text_before, std::string_view text_after, IsTaken is_taken, IdSource& ids)
      : text_before_(text_before), text_after_(text_after), is_taken_(std::move(is_taken)), ids_(ids) {}

  void run(NodeAt before, NodeAt after) {
    pair(before, after);
    while (!pairs_.empty()) {
      const Pair pair = pairs_.back();
      pairs_.pop_back();
      children(pair);
    }
  }

 private:
  struct Pair {
    NodeAt before;  // null: nothing to take ids from
    NodeAt after;
  };

  void children(const Pair& pair) {
    old_.clear();
    new_.clear();
    std::size_t start = pair.after.start;
    for (const GreenChild child : pair.after.node->children()) {
      if (child.is_node() && child.node().id == NodeId::none) new_.push_back({&child.node(), start});
      start += child.length();
    }
    if (new_.empty()) return;
    if (pair.before.node != nullptr) {
      start = pair.before.start;
      for (const GreenChild& child : pair.before.node->children()) {
        if (child.is_node() && !is_taken_(&child)) old_.push_back({&child.node(), start});
        start += child.length();
      }
    }
    strip_equal();
    match([&](NodeAt at, std::string_view text) { return key(at, first_word(at, text)); });
    match([&](NodeAt at, std::string_view) { return key(at, {}); });
    for (const NodeAt& left : new_) {
      left.node->id = ids_.next();
      pairs_.push_back({{}, left});
    }
  }

  void pair(NodeAt before, NodeAt after) {
    after.node->id = before.node->id;
    pairs_.push_back({before, after});
  }

  bool equal(NodeAt before, NodeAt after) const {
    return before.node->kind == after.node->kind && before.node->length == after.node->length &&
           text_before_.substr(before.start, before.node->length) == text_after_.substr(after.start, after.node->length);
  }
  void strip_equal() {
    std::size_t front = 0, back = 0;
    const std::size_t shorter = std::min(old_.size(), new_.size());
    while (front < shorter && equal(old_[front], new_[front])) ++front;
    while (front + back < shorter && equal(old_[old_.size() - 1 - back], new_[new_.size() - 1 - back])) ++back;
    for (std::size_t i = 0; i < front; ++i) pair(old_[i], new_[i]);
    for (std::size_t i = 1; i <= back; ++i) pair(old_[old_.size() - i], new_[new_.size() - i]);
    const auto cut = [&](std::vector<NodeAt>& list) {
      list.erase(list.end() - static_cast<std::ptrdiff_t>(back), list.end());
      list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(front));
    };
    cut(old_);
    cut(new_);
  }

  std::string key(NodeAt at, std::string_view word) const {
    return std::string(1, static_cast<char>(at.node->kind)).append(word);
  }
  static std::string_view first_word(NodeAt at, std::string_view text) {
    std::size_t offset = at.start;
    const std::size_t end = at.start + at.node->length;
    std::string_view last;
    // The first name, or the first token when a line begins with none: `for`, `if` say little.
    for (int tokens = 0; offset < end && tokens < 3;) {
      const Token token = lex(text, offset);
      const bool counts = !is_trivia(token.kind);
      if (counts && (last.empty() || token.kind == SyntaxKind::name)) last = text.substr(offset, token.length);
      if (token.kind == SyntaxKind::name) break;
      tokens += counts ? 1 : 0;
      offset += std::max<std::uint32_t>(token.length, 1);
    }
    return last;
  }

  // Old and new nodes with the same key, each in order.
  template <class Key>
  void match(const Key& key_of) {
    if (old_.empty() || new_.empty()) return;
    std::unordered_map<std::string, std::vector<std::size_t>> waiting;
    for (std::size_t i = old_.size(); i-- > 0;) waiting[key_of(old_[i], text_before_)].push_back(i);
    std::vector<NodeAt> left;
    for (const NodeAt& fresh : new_) {
      const auto found = waiting.find(key_of(fresh, text_after_));
      if (found == waiting.end() || found->second.empty()) {
        left.push_back(fresh);
        continue;
      }
      NodeAt& taken = old_[found->second.back()];
      found->second.pop_back();
      pair(taken, fresh);
      taken.node = nullptr;
    }
    std::erase_if(old_, [](const NodeAt& at) { return at.node == nullptr; });
    new_ = std::move(left);
  }

  std::string_view text_before_, text_after_;
  IsTaken is_taken_;
  IdSource& ids_;
  std::vector<Pair> pairs_;
  std::vector<NodeAt> old_, new_;  // the children in hand
};

}  // namespace

void keep_ids(const Tree& before, const GreenNode& after, std::string_view text_after, const UntouchedStatements& given,
              IdSource& ids) {
  // By place in memory: a child is one of a run when the last run that begins no later than it holds it.
  std::vector<std::span<const GreenChild>> runs = given.given();
  std::ranges::sort(runs, {}, [](std::span<const GreenChild> run) { return run.data(); });
  const auto is_taken = [&](const GreenChild* child) {
    const auto after_it = std::ranges::upper_bound(runs, child, {}, [](std::span<const GreenChild> run) { return run.data(); });
    return after_it != runs.begin() && child < (after_it - 1)->data() + (after_it - 1)->size();
  };
  Recognition(before.text(), text_after, is_taken, ids).run({&before.root(), 0}, {&after, 0});
}

namespace {

// What a statement says, without the spaces that its place gives it.
std::string words_of(const Syntax& statement) {
  std::string words;
  for (Walk walk(statement); walk; walk.next()) {
    const SyntaxKind kind = walk.at().kind();
    if (walk.at().is_token() && kind != SyntaxKind::space && kind != SyntaxKind::newline)
      words.append(walk.at().text()).push_back('\n');
  }
  return words;
}

void forget_ids(const Syntax& top, NodeId last) {
  for (Walk walk(top); walk; walk.next())
    if (walk.at().is_node() && walk.at().id() > last) walk.at().green().node().id = NodeId::none;
}

}  // namespace

void keep_ids_of_moved(const Tree& before, const Tree& after, NodeId last) {
  std::unordered_set<NodeId> present;
  for (Walk walk{Syntax(after)}; walk; walk.next())
    if (walk.at().is_node()) present.insert(walk.at().id());
  std::unordered_map<std::string, Syntax> gone;
  for (Walk walk{Syntax(before)}; walk; walk.next())
    if (walk.at().is_node() && is_statement(walk.at().kind()) && present.count(walk.at().id()) == 0)
      gone.emplace(words_of(walk.at()), walk.at());
  const auto is_taken = [&](const GreenChild* child) { return present.count(child->node().id) > 0; };
  for (Walk walk{Syntax(after)}; walk && !gone.empty();) {
    const Syntax at = walk.at();
    const bool fresh = at.is_node() && is_statement(at.kind()) && at.id() > last;
    const auto found = fresh ? gone.find(words_of(at)) : gone.end();
    // What a statement holds has come back with it.
    const bool is_back = found != gone.end() && present.count(found->second.id()) > 0;
    if (found == gone.end() || is_back) {
      walk.next();
      continue;
    }
    forget_ids(at, last);
    Recognition(before.text(), after.text(), is_taken, *after.ids())
        .run({&found->second.green().node(), found->second.start()}, {&at.green().node(), at.start()});
    for (Walk inside(at); inside; inside.next())
      if (inside.at().is_node()) present.insert(inside.at().id());
    gone.erase(found);
    walk.skip();
  }
}

namespace {

Tree tree_after(const Tree& tree, const TextEdit& edit) {
  auto text = std::make_shared<std::string>(tree.text());
  apply(*text, edit);
  UntouchedStatements untouched(tree, edit, *text);
  const GreenNode* root = parse_file(*text, untouched);
  keep_ids(tree, *root, *text, untouched, *tree.ids());
  return {std::shared_ptr<const GreenNode>(root, release), std::move(text), tree.ids()};
}

}  // namespace

Parsed reparse(const Tree& tree, const TextEdit& edit) {
  Parsed parsed{tree_after(tree, edit), {}};
  parsed.diagnostics = diagnostics_of(parsed.tree);
  return parsed;
}

Parsed reparse_all(const Tree& tree, const TextEdits& edits) {
  const NodeId last = tree.ids()->last();
  Parsed parsed{tree, {}};
  for (const TextEdit& edit : edits) parsed.tree = tree_after(parsed.tree, edit);
  if (edits.size() > 1) keep_ids_of_moved(tree, parsed.tree, last);
  parsed.diagnostics = diagnostics_of(parsed.tree);
  return parsed;
}

}  // namespace lunabloc::program
