#include "program/projection.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>

#include "program/cursor.h"
#include "program/pattern.h"

namespace lunabloc::program {
namespace {

// Beyond this many blocks inside one another (long chains of operators), Lua text says it better.
constexpr int kDeepest = 120;
constexpr std::string_view kLeftover = "leftover";

std::optional<SlotType> type_of_literal(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::string_expression:
      return SlotType::text;
    case SyntaxKind::number_expression:
      return SlotType::number;
    case SyntaxKind::table_expression:
      return SlotType::list;
    case SyntaxKind::true_expression:
    case SyntaxKind::false_expression:
      return SlotType::boolean;
    default:
      return std::nullopt;
  }
}

// Constructs without a pattern: an unusual form of a known construct keeps the construct's family.
std::string_view category_of(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::assignment:
    case SyntaxKind::local_statement:
    case SyntaxKind::name_expression:
    case SyntaxKind::field_expression:
      return "variables";
    case SyntaxKind::call_expression:
    case SyntaxKind::method_call_expression:
    case SyntaxKind::function_statement:
    case SyntaxKind::local_function:
    case SyntaxKind::function_expression:
    case SyntaxKind::return_statement:
      return "functions";
    case SyntaxKind::table_expression:
    case SyntaxKind::index_expression:
      return "lists";
    case SyntaxKind::binary_expression:
    case SyntaxKind::unary_expression:
    case SyntaxKind::parenthesized_expression:
      return "calc";
    default:
      return "control";
  }
}

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// A comment without its dashes and brackets.
std::string comment_words(std::string_view token) {
  token = trimmed(token);
  token.remove_prefix(std::min<std::size_t>(2, token.size()));
  if (!token.empty() && token.front() == '[') {
    std::size_t level = 1;
    while (level < token.size() && token[level] == '=') ++level;
    if (level < token.size() && token[level] == '[') {
      token.remove_prefix(level + 1);
      if (token.size() > level && token.back() == ']') token.remove_suffix(level + 1);
      return std::string(trimmed(token));
    }
  }
  while (!token.empty() && token.front() == '-') token.remove_prefix(1);
  return std::string(trimmed(token));
}

bool is_comment(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::comment || is_comment_token(syntax.kind());
}
bool is_leftover(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::garbage || syntax.kind() == SyntaxKind::skipped;
}

// A child of a block of statements that is a block of its own.
bool is_shown(const GreenChild& child) {
  return child.is_node() || is_comment_token(child.kind()) || child.kind() == SyntaxKind::garbage;
}

// Names of the generic types: "lua." and the kind.
std::string_view generic_type(SyntaxKind kind) {
  static const std::array<std::string, kSyntaxKindCount> names = [] {
    std::array<std::string, kSyntaxKindCount> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = "lua." + std::string(name_of(static_cast<SyntaxKind>(i)));
    return all;
  }();
  return names[static_cast<std::size_t>(kind)];
}

class Projector {
 public:
  Projector(const Tree& tree, const Vocabulary& vocabulary, const std::string& language)
      : tree_(tree), patterns_(vocabulary.patterns()), language_(language) {}

  Projection project() {
    std::vector<Block> blocks = statements(Syntax(tree_).child(SyntaxKind::block));
    return whole(std::move(blocks));
  }

  Projection project_again(Projection before) {
    before_ = &before;
    old_text_ = &before.tree.text();
    find_equal_ends();
    const Syntax old_block = Syntax(before.tree).child(SyntaxKind::block);
    Kept kept{&old_block.green().node(), old_block.start(), 0, std::move(before.blocks)};
    std::vector<Block> blocks = statements_again(Syntax(tree_).child(SyntaxKind::block), std::move(kept));
    return whole(std::move(blocks));
  }

 private:
  Projection whole(std::vector<Block> blocks) {
    const auto earlier = [](TextRange a, TextRange b) { return a.start < b.start; };
    if (!std::is_sorted(asked_.begin(), asked_.end(), earlier)) std::sort(asked_.begin(), asked_.end(), earlier);
    asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
    return {std::move(blocks), tree_, std::move(learned_), std::move(asked_), patterns_, language_};
  }

  std::vector<Block> statements(const Syntax& block) {
    std::vector<Block> blocks;
    const SyntaxChildren children = block.children();
    std::size_t count = 0;
    for (const Syntax child : children) count += is_shown(child.green()) ? 1 : 0;
    blocks.reserve(count);
    for (const Syntax child : children)
      if (is_shown(child.green())) blocks.push_back(one(child));
    return blocks;
  }

  Block one(const Syntax& child) {
    if (is_comment(child) || child.kind() == SyntaxKind::comment_statement) return comment_block(child);
    if (is_leftover(child)) return text_block(child, Shape::text);
    return statement(child);
  }

  Block statement(const Syntax& syntax) {
    const bool is_call = syntax.kind() == SyntaxKind::call_statement;
    const Syntax subject = is_call ? syntax.expression() : syntax;
    Block block = block_of(subject);
    block.id = syntax.id();
    block.range = syntax.token_range();
    if (block.shape == Shape::reporter || block.shape == Shape::boolean) block.shape = Shape::statement;
    if (is_call && syntax.children().size() > 1) {
      std::vector<std::string> inside = std::move(block.comments);
      block.comments.clear();
      for (const Syntax child : syntax.children()) {
        if (child == subject) block.comments.insert(block.comments.end(), inside.begin(), inside.end());
        if (is_comment(child)) block.comments.push_back(comment_words(child.text()));
        if (is_leftover(child)) block.parts.push_back(leftover_part(child, block));
      }
    }
    learn_type(subject, block.range.end);
    return block;
  }

  Block reporter(const Syntax& syntax) {
    if (depth_ >= kDeepest) return raw_expression(syntax);
    ++depth_;
    Block block = block_of(syntax);
    --depth_;
    block.id = syntax.id();
    block.range = syntax.token_range();
    if (block.shape != Shape::boolean) block.shape = Shape::reporter;
    return block;
  }

  Block block_of(const Syntax& syntax) {
    // Blocks inside are found while this one's match is read: each level has its own.
    if (matches_.size() == level_) matches_.push_back(std::make_unique<Reading>());
    Reading& reading = *matches_[level_];
    ++level_;
    Block block = find_match(syntax, reading.match) ? worded(reading) : structural(syntax);
    --level_;
    return block;
  }

  // A match, and how far its label has gone in each hole of many.
  struct Reading {
    Match match;
    struct Turn {
      std::size_t n = 0;   // the n-th filling of the hole
      std::size_t at = 0;  // is the first binding of the hole from here on
    };
    std::vector<Turn> turns;  // by hole
  };

  Block worded(Reading& reading) {
    const Match& match = reading.match;
    const BlockPattern& pattern = *match.pattern;
    reading.turns.assign(pattern.holes.size(), {});
    Block block;
    block.type = pattern.entry->id;
    block.category = pattern.entry->category;
    block.icon = pattern.entry->icon;
    block.shape = pattern.shape;
    block.look = pattern.entry->look == "generic" ? Look::generic : Look::friendly;
    auto label = pattern.labels.find(language_);
    if (label == pattern.labels.end()) label = pattern.labels.begin();
    if (label != pattern.labels.end()) {
      const bool has_many = std::any_of(label->second.begin(), label->second.end(),
                                        [](const LabelPiece& piece) { return piece.kind == LabelPiece::Kind::group; });
      block.parts.reserve(label->second.size() + (has_many ? match.bindings.size() : 0) + match.leftovers.size());
      say(label->second, reading, std::nullopt, block);
    }
    for (const Syntax& comment : match.comments) block.comments.push_back(comment_words(comment.text()));
    for (const Syntax& leftover : match.leftovers) block.parts.push_back(leftover_part(leftover, block));
    return block;
  }

  // The most telling pattern whose holes agree with what is known of their fillings; else the first that matches.
  bool find_match(const Syntax& syntax, Match& match) {
    if (patterns_ == nullptr) return false;
    const BlockPattern* first = nullptr;
    for (const BlockPattern* pattern : patterns_->candidates(syntax)) {
      if (first != nullptr && pattern->specificity < first->specificity) break;
      if (!matches(*pattern, syntax, match)) continue;
      if (agrees(match)) return true;
      if (first == nullptr) first = pattern;
    }
    return first != nullptr && matches(*first, syntax, match);
  }

  bool agrees(const Match& match) {
    for (const Binding& binding : match.bindings) {
      const SlotType wanted = match.pattern->holes[binding.hole].type;
      if (wanted != SlotType::text && wanted != SlotType::list) continue;
      const std::optional<SlotType> type = type_of(binding.syntax);
      if (type && *type != wanted) return false;
    }
    return true;
  }

  // ---- What is known of names

  std::optional<SlotType> type_of(const Syntax& syntax) {
    if (syntax.kind() == SyntaxKind::name_expression) {
      asked_.push_back(syntax.token_range());
      return type_of_name(text_at(asked_.back()));
    }
    if (syntax.kind() == SyntaxKind::binary_expression && syntax.child(SyntaxKind::concat)) return SlotType::text;
    return type_of_literal(syntax.kind());
  }

  std::optional<SlotType> type_of_name(std::string_view name) {
    const auto known = [](SlotType type) { return type == SlotType::any ? std::nullopt : std::optional(type); };
    if (learned_.size() - absorbed_ > kManyToAbsorb && searches_ < kMostSearches) {
      ++searches_;
      for (auto at = learned_.rbegin(); at != learned_.rend(); ++at)
        if (text_at(at->name) == name) return known(at->type);
      return std::nullopt;
    }
    for (; absorbed_ < learned_.size(); ++absorbed_)
      types_[text_at(learned_[absorbed_].name)] = learned_[absorbed_].type;
    const auto found = types_.find(name);
    return found == types_.end() ? std::nullopt : known(found->second);
  }

  std::string_view text_at(TextRange range) const {
    return std::string_view(tree_.text()).substr(range.start, range.length());
  }

  // `local name = "…"`: from here on, name is a text.
  void learn_type(const Syntax& statement, std::size_t at) {
    const bool assigns = statement.kind() == SyntaxKind::assignment;
    if (!assigns && statement.kind() != SyntaxKind::local_statement) return;
    const Syntax name = assigns ? statement.expression(0) : statement.child(SyntaxKind::local_name);
    const Syntax value = statement.expression(assigns ? 1 : 0);
    if (assigns && name.kind() != SyntaxKind::name_expression) return;
    if (name && value) learned_.push_back({at, name.token_range(), type_of(value).value_or(SlotType::any)});
  }

  // ---- Again, after an edit

  // The blocks of an earlier version's block of statements.
  struct Kept {
    const GreenNode* node = nullptr;
    std::size_t start = 0;
    std::uint8_t depth = 0;
    std::vector<Block> blocks;
  };

  void find_equal_ends() {
    const std::string &before = *old_text_, &after = tree_.text();
    constexpr std::size_t kAtOnce = 1024;
    const std::size_t most = std::min(before.size(), after.size());
    std::size_t start = 0;
    while (start + kAtOnce <= most && std::memcmp(before.data() + start, after.data() + start, kAtOnce) == 0) start += kAtOnce;
    while (start < most && before[start] == after[start]) ++start;
    std::size_t end = 0;
    const auto from_end = [](const std::string& text, std::size_t n) { return text.data() + text.size() - n; };
    while (end + kAtOnce <= most - start &&
           std::memcmp(from_end(before, end + kAtOnce), from_end(after, end + kAtOnce), kAtOnce) == 0)
      end += kAtOnce;
    while (end < most - start && *from_end(before, end + 1) == *from_end(after, end + 1)) ++end;
    equal_start_ = start;
    equal_end_ = end;
  }

  // The child is the very one of the earlier version, with the same bytes.
  bool is_same(const GreenChild& before, std::size_t old_start, const GreenChild& after, std::size_t start) const {
    if (!(before == after)) return false;
    const std::size_t length = before.length();
    if (old_start == start && start + length <= equal_start_) return true;
    const std::size_t from_old_end = old_text_->size() - old_start;
    if (from_old_end == tree_.text().size() - start && from_old_end <= equal_end_) return true;
    return std::memcmp(old_text_->data() + old_start, tree_.text().data() + start, length) == 0;
  }

  // A statement of the earlier version at its place, and the index of its block.
  struct Place {
    std::size_t start = 0;
    std::size_t block = 0;
  };

  std::vector<Block> statements_again(const Syntax& syntax, Kept kept) {
    const std::span<const GreenChild> old_children = kept.node->children(), children = syntax.green().node().children();
    if (kept.depth != depth_ || !blocks_stand_for(old_children, kept.blocks)) return statements(syntax);
    const std::size_t shortest = std::min(old_children.size(), children.size());
    Place old_at{kept.start, 0}, at{syntax.start(), 0};

    // What stands before the edit…
    std::size_t same = 0;
    for (; same < shortest && is_same(old_children[same], old_at.start, children[same], at.start); ++same) {
      keep(children[same], old_at, at, block_at(kept.blocks, at));
      step(children[same], old_at);
      step(children[same], at);
    }
    flush_kept();
    // … what stands after it …
    std::size_t old_tail = kept.start + kept.node->length, tail = syntax.end(), same_end = 0;
    while (same_end < shortest - same) {
      const GreenChild &before = old_children[old_children.size() - 1 - same_end], &after = children[children.size() - 1 - same_end];
      if (!is_same(before, old_tail - before.length(), after, tail - after.length())) break;
      old_tail -= before.length();
      tail -= after.length();
      ++same_end;
    }
    // … and what is new, or has something new on both sides.
    std::vector<Block> fresh;
    Olds olds{old_children.subspan(same, old_children.size() - same - same_end), old_at};
    const std::span<const GreenChild> middle = children.subspan(same, children.size() - same - same_end);
    std::size_t i = 0;
    do {
      i = keep_middle(middle, i, at, olds, kept.blocks, fresh);
      std::size_t old_start = olds.at.start, learned_before = learned_.size();
      for (; i < middle.size() && !is_next(middle[i], at, olds); ++i) {
        if (is_shown(middle[i])) {
          Block* const old = old_block_of(middle[i], olds, kept.blocks);
          if (old != nullptr) {
            // What is kept inside must know what has changed before.
            compare_learned({old_start, old->range.start}, learned_before);
            old_start = old->range.start;
            learned_before = learned_.size();
          }
          fresh.push_back(one_again({middle[i], at.start, &tree_.text()}, old));
        }
        step(middle[i], at);
      }
      compare_learned({old_start, i < middle.size() ? olds.at.start : old_tail}, learned_before);
    } while (i < middle.size());
    std::size_t gone = 0;
    for (const GreenChild& child : old_children.subspan(same, old_children.size() - same - same_end)) gone += is_shown(child) ? 1 : 0;
    const auto first = kept.blocks.begin() + static_cast<std::ptrdiff_t>(old_at.block);
    const std::size_t replaced = std::min(gone, fresh.size());
    std::move(fresh.begin(), fresh.begin() + static_cast<std::ptrdiff_t>(replaced), first);
    if (gone > replaced)
      kept.blocks.erase(first + static_cast<std::ptrdiff_t>(replaced), first + static_cast<std::ptrdiff_t>(gone));
    else
      kept.blocks.insert(first + static_cast<std::ptrdiff_t>(replaced),
                         std::make_move_iterator(fresh.begin() + static_cast<std::ptrdiff_t>(replaced)),
                         std::make_move_iterator(fresh.end()));
    old_at = {old_tail, old_at.block + fresh.size()};
    at.block = old_at.block;
    for (const GreenChild& child : children.last(same_end)) {
      keep(child, old_at, at, block_at(kept.blocks, at));
      step(child, old_at);
      step(child, at);
    }
    flush_kept();
    return std::move(kept.blocks);
  }

  static bool blocks_stand_for(std::span<const GreenChild> children, const std::vector<Block>& blocks) {
    std::size_t count = 0;
    for (const GreenChild& child : children) count += is_shown(child) ? 1 : 0;
    return count == blocks.size();
  }
  static void step(const GreenChild& child, Place& place) {
    place.start += child.length();
    place.block += is_shown(child) ? 1 : 0;
  }

  // The block at a place; null when what stands there has none.
  static Block* block_at(std::vector<Block>& blocks, const Place& at) { return at.block < blocks.size() ? &blocks[at.block] : nullptr; }

  // The block goes with its statement to the statement's new place.
  void keep(const GreenChild& child, const Place& old_at, const Place& at, Block* block) {
    const TextRange old{old_at.start, old_at.start + child.length()};
    if (is_shown(child) && asks_changed_name(old)) {
      flush_kept();
      const std::size_t learned_before = learned_.size();
      *block = one_again({child, at.start, &tree_.text()}, block);
      compare_learned(old, learned_before);
      return;
    }
    if (is_shown(child)) shift(*block, at.start - old_at.start);
    if (run_.old.end != old_at.start || run_.start + run_.old.length() != at.start) flush_kept();
    if (run_.old.empty()) run_ = {{old_at.start, old_at.start}, at.start};
    run_.old.end += child.length();
  }
  // Calls visit(Learned) for what the statements of the earlier version in this range taught. What encloses them may end
  // where the last of them does (it lacks its `end`), but its name stands before.
  template <class Visit>
  void for_each_learned(TextRange old, const Visit& visit) const {
    const auto after = [](std::size_t offset, const Learned& learned) { return offset < learned.at; };
    const std::vector<Learned>& all = before_->learned;
    for (auto one = std::upper_bound(all.begin(), all.end(), old.start, after); one != all.end() && one->at <= old.end; ++one)
      if (old.start <= one->name.start) visit(*one);
  }

  // What the kept statements taught stays known, and what they asked.
  void flush_kept() {
    const std::size_t by = run_.start - run_.old.start;
    for_each_learned(run_.old, [&](const Learned& old) {
      learned_.push_back({old.at + by, {old.name.start + by, old.name.end + by}, old.type});
    });
    for (auto name = first_asked(run_.old.start); name != before_->asked.end() && name->start < run_.old.end; ++name)
      asked_.push_back({name->start + by, name->end + by});
    run_ = {};
  }

  static void shift(Block& block, std::size_t by) {
    if (by == 0) return;
    const auto moved = [by](TextRange& range) { range = {range.start + by, range.end + by}; };
    moved(block.range);
    for (SlotCopy& copy : block.copies) moved(copy.range);
    for (Part& part : block.parts) {
      if (part.kind != PartKind::slot && part.kind != PartKind::body) continue;
      moved(part.range);
      for (Block& inside : part.blocks) shift(inside, by);
    }
  }

  // The earlier version's statements that have not been passed yet.
  struct Olds {
    std::span<const GreenChild> children;
    Place at;  // of the first of them

    void pass() {
      step(children.front(), at);
      children = children.subspan(1);
    }
  };

  // Is the child the next statement of the earlier version, but for a few that are gone? They are passed then.
  bool is_next(const GreenChild& child, const Place& at, Olds& olds) const {
    Olds ahead = olds;
    for (std::size_t i = 0; i < kFar && !ahead.children.empty(); ++i, ahead.pass()) {
      if (!is_same(ahead.children.front(), ahead.at.start, child, at.start)) {
        if (!child.is_node()) return false;
        continue;
      }
      olds = ahead;
      return true;
    }
    return false;
  }

  // From the index on, those that stay as they were; gives the index of the first that does not.
  std::size_t keep_middle(std::span<const GreenChild> children, std::size_t index, Place& at, Olds& olds, std::vector<Block>& blocks,
                          std::vector<Block>& into) {
    for (std::size_t passed = olds.at.start; index < children.size() && is_next(children[index], at, olds); ++index) {
      if (passed != olds.at.start) forget({passed, olds.at.start});
      Block* const block = block_at(blocks, olds.at);
      keep(children[index], olds.at, at, block);
      if (is_shown(children[index])) into.push_back(std::move(*block));
      step(children[index], at);
      olds.pass();
      passed = olds.at.start;
    }
    flush_kept();
    return index;
  }

  // The earlier version of a statement that has changed: it has the same id.
  static Block* old_block_of(const GreenChild& child, Olds& olds, std::vector<Block>& blocks) {
    if (!child.is_node() || child.node().id == NodeId::none) return nullptr;
    Olds ahead = olds;
    for (std::size_t i = 0; i < std::min(kFar, olds.children.size()); ++i) {
      const GreenChild& old = olds.children[i];
      const bool found = old.is_node() && old.node().id == child.node().id;
      Block* const block = found ? &blocks[ahead.at.block] : nullptr;
      step(old, ahead.at);
      if (!found) continue;
      olds = {olds.children.subspan(i + 1), ahead.at};
      return block;
    }
    return nullptr;
  }

  // Projects a statement whose earlier version has this block: bodies inside it keep what they can.
  Block one_again(const Syntax& child, Block* old) {
    std::vector<Part*> bodies;
    if (old != nullptr) bodies_in(*old, bodies);
    std::swap(bodies, old_bodies_);
    Block block = one(child);
    std::swap(bodies, old_bodies_);
    return block;
  }
  static void bodies_in(Block& block, std::vector<Part*>& into) {
    for (Part& part : block.parts) {
      if (part.kind == PartKind::body)
        into.push_back(&part);
      else
        for (Block& inside : part.blocks) bodies_in(inside, into);
    }
  }

  // The body's statements, from the earlier version that is the same or stands in the same order.
  std::vector<Block> body_statements(const Syntax& block) {
    if (old_bodies_.empty()) return statements(block);
    auto found = std::find_if(old_bodies_.begin(), old_bodies_.end(),
                              [&](const Part* part) { return part->node == &block.green().node(); });
    if (found == old_bodies_.end()) found = old_bodies_.begin();
    Part& part = **found;
    old_bodies_.erase(old_bodies_.begin(), found + 1);
    // What is inside has earlier versions of its own.
    std::vector<Part*> outer;
    std::swap(outer, old_bodies_);
    std::vector<Block> blocks = statements_again(block, {part.node, part.range.start, part.depth, std::move(part.blocks)});
    std::swap(outer, old_bodies_);
    return blocks;
  }

  std::vector<TextRange>::const_iterator first_asked(std::size_t old_start) const {
    const auto before = [](TextRange name, std::size_t offset) { return name.start < offset; };
    return std::lower_bound(before_->asked.begin(), before_->asked.end(), old_start, before);
  }

  // What stood there in the earlier version is gone.
  void forget(TextRange old) {
    flush_kept();
    compare_learned(old, learned_.size());
  }

  // The names of which less, more or something else is known after the edit than before: of what stood at `old`, and of
  // what has been learned since learned_[first].
  void compare_learned(TextRange old, std::size_t first) {
    std::unordered_map<std::string_view, std::pair<std::optional<SlotType>, std::optional<SlotType>>> last;
    for_each_learned(old, [&](const Learned& one) {
      last[std::string_view(*old_text_).substr(one.name.start, one.name.length())].first = one.type;
    });
    for (std::size_t i = first; i < learned_.size(); ++i) last[text_at(learned_[i].name)].second = learned_[i].type;
    for (const auto& [name, types] : last) {
      const SlotType unknown = types.first && types.second ? SlotType::any : learned_before(name, first);
      if (types.first.value_or(unknown) != types.second.value_or(unknown)) changed_name(name, old.end);
    }
  }
  SlotType learned_before(std::string_view name, std::size_t first) const {
    while (first-- > 0)
      if (text_at(learned_[first].name) == name) return learned_[first].type;
    return SlotType::any;
  }

  void changed_name(std::string_view name, std::size_t old_start) {
    if (std::find(changed_names_.begin(), changed_names_.end(), name) != changed_names_.end()) return;
    changed_names_.emplace_back(name);
    for (auto asked = first_asked(old_start); asked != before_->asked.end(); ++asked)
      if (std::string_view(*old_text_).substr(asked->start, asked->length()) == name) doubted_.push_back(asked->start);
    std::sort(doubted_.begin(), doubted_.end());
  }
  bool asks_changed_name(TextRange old) const {
    const auto found = std::lower_bound(doubted_.begin(), doubted_.end(), old.start);
    return found != doubted_.end() && *found < old.end;
  }

  // ---- By the words of a label

  void say(const std::vector<LabelPiece>& pieces, Reading& reading, std::optional<std::size_t> turn, Block& block) {
    for (const LabelPiece& piece : pieces) {
      switch (piece.kind) {
        case LabelPiece::Kind::words:
          add_label(piece.words, block);
          break;
        case LabelPiece::Kind::counted:
          add_label(agreeing(piece, reading.match), block);
          break;
        case LabelPiece::Kind::row_break:
          add_row_break(block);
          break;
        case LabelPiece::Kind::hole:
          say_hole(piece.hole, reading, turn, block);
          break;
        case LabelPiece::Kind::group:
          for (std::size_t n = 0, count = turns(piece, reading.match); n < count; ++n)
            say(n == 0 ? piece.first : piece.next, reading, n, block);
          break;
      }
    }
  }

  std::string_view agreeing(const LabelPiece& piece, const Match& match) const {
    for (const Binding& binding : match.bindings)
      if (binding.hole == piece.hole && is_singular(binding.syntax.token_text(), language_)) return piece.singular;
    return piece.words;
  }

  static std::size_t turns(const LabelPiece& group, const Match& match) {
    std::size_t most = 0;
    for (const LabelPiece& piece : group.first) {
      if (piece.kind != LabelPiece::Kind::hole) continue;
      const auto count = std::count_if(match.bindings.begin(), match.bindings.end(),
                                       [&](const Binding& binding) { return binding.hole == piece.hole; });
      most = std::max(most, static_cast<std::size_t>(count));
    }
    return most;
  }

  void say_hole(std::size_t index, Reading& reading, std::optional<std::size_t> turn, Block& block) {
    const Match& match = reading.match;
    const Hole& hole = match.pattern->holes[index];
    if (hole.slot != nullptr && hole.slot->many) {
      Reading::Turn& at = reading.turns[index];
      if (turn && at.n > *turn) at = {};
      for (; at.at < match.bindings.size(); ++at.at) {
        if (match.bindings[at.at].hole != index) continue;
        if (!turn || at.n == *turn) {
          const Syntax syntax = match.bindings[at.at].syntax;
          add_part(hole, static_cast<std::uint32_t>(at.n + 1), syntax, block);
          if (turn) return;
        }
        ++at.n;
      }
      return;
    }
    std::optional<std::size_t> made;
    std::size_t n = 0;
    for (const Binding& binding : match.bindings) {
      if (binding.hole != index) continue;
      if (made) {
        block.copies.push_back({static_cast<std::uint32_t>(*made), binding.syntax.token_range()});
      } else if (!turn || n == *turn) {
        made = block.parts.size();
        add_part(hole, 0, binding.syntax, block);
      }
      ++n;
    }
  }

  void add_part(const Hole& hole, std::uint32_t n, const Syntax& syntax, Block& block) {
    if (syntax.kind() == SyntaxKind::block) {
      add_body({hole.name, n}, syntax, block);
    } else {
      add_slot({hole.name, n}, hole.type, hole.slot, syntax, block);
    }
  }

  // ---- Slots

  void add_body(HoleName hole, const Syntax& statements, Block& block) {
    Part& part = block.parts.emplace_back();
    part.kind = PartKind::body;
    part.slot_type = SlotType::statement_list;
    part.depth = static_cast<std::uint8_t>(depth_);
    part.hole = hole;
    part.range = statements.range();
    part.node = &statements.green().node();
    part.blocks = body_statements(statements);
  }

  void add_slot(HoleName hole, SlotType type, const SlotEntry* entry, const Syntax& syntax, Block& block) {
    Part& part = block.parts.emplace_back();
    part.kind = PartKind::slot;
    part.slot_type = type;
    part.hole = hole;
    part.range = syntax.token_range();
    part.entry = entry;
    fill(part, syntax);
  }

  static void add_label(std::string_view words, Block& block) { block.parts.emplace_back().text = words; }
  static void add_row_break(Block& block) { block.parts.emplace_back().kind = PartKind::row_break; }

  void fill(Part& part, const Syntax& syntax) {
    const std::string_view lua = std::string_view(tree_.text()).substr(part.range.start, part.range.length());
    part.takes_reporter = part.slot_type != SlotType::name && (is_expression(syntax.kind()) || is_absent(syntax));
    part.missing = syntax.kind() == SyntaxKind::missing || syntax.kind() == SyntaxKind::missing_expression;
    if (part.missing) return;
    if (part.slot_type == SlotType::choice && say_choice(part, lua)) return;
    if (!part.takes_reporter) {
      part.text = lua;
      part.literal = Literal::name;
      return;
    }
    const ShownLiteral shown = shown_expression(syntax, lua);
    if (shown.literal == Literal::none) {
      part.blocks.push_back(reporter(syntax));
      return;
    }
    part.text = shown.text;
    part.literal = shown.literal;
  }

  bool say_choice(Part& part, std::string_view lua) const {
    const std::span<const std::string> choices = part.choices();
    const auto found = std::find(choices.begin(), choices.end(), lua);
    if (found == choices.end()) return false;
    part.text = part.entry->shown_choice(static_cast<std::size_t>(found - choices.begin()), language_);
    part.literal = Literal::choice;
    return true;
  }

  // `say()`: the pattern wants an expression where Lua wants none.
  static bool is_absent(const Syntax& syntax) {
    return syntax.kind() == SyntaxKind::missing && syntax.green().expected() == SyntaxKind::missing_expression;
  }

  ShownLiteral shown_expression(const Syntax& syntax, std::string_view lua) const {
    const bool may_be = syntax.kind() == SyntaxKind::number_expression ||
                        syntax.kind() == SyntaxKind::string_expression || syntax.kind() == SyntaxKind::unary_expression;
    return may_be ? shown_literal(lua, language_) : ShownLiteral{};
  }

  // ---- By the tokens, where no pattern says it

  Block structural(const Syntax& syntax) {
    Block block;
    block.type = generic_type(syntax.kind());
    block.category = category_of(syntax.kind());
    block.look = Look::generic;
    block.shape = is_expression(syntax.kind()) ? Shape::reporter : Shape::statement;
    Words words;
    tokens_of(syntax, block, words);
    words.end(block);
    for (const Part& part : block.parts)
      if (part.kind == PartKind::body && block.shape == Shape::statement) block.shape = Shape::container;
    if (syntax.kind() == SyntaxKind::return_statement || syntax.kind() == SyntaxKind::goto_statement)
      block.shape = Shape::cap;
    return block;
  }

  // Words gathered between two slots, and how many slots of each name there are so far.
  struct Words {
    std::string text;
    std::size_t end_of_last = 0;
    bool after_body = false;
    struct Seen {
      std::string_view name;
      std::uint32_t times = 0;
    };
    std::vector<Seen> seen;

    void add(const Syntax& token) {
      if (!text.empty() && token.start() != end_of_last) text += ' ';
      text += token.text();
      end_of_last = token.end();
    }
    void end(Block& block) {
      // The word that closes a body ("end") is the block's own edge.
      if (!text.empty() && !(after_body && text == "end")) {
        if (after_body) add_row_break(block);
        add_label(text, block);
        after_body = false;
      }
      text.clear();
    }
    HoleName hole(std::string_view name) {
      auto found = std::find_if(seen.begin(), seen.end(), [&](const Seen& one) { return one.name == name; });
      if (found == seen.end()) found = seen.insert(seen.end(), {name, 0});
      const std::uint32_t n = ++found->times;
      return {name, n == 1 ? 0 : n};
    }
  };

  void tokens_of(const Syntax& syntax, Block& block, Words& words) {
    for (const Syntax child : syntax.children()) {
      const SyntaxKind kind = child.kind();
      if (is_comment(child)) {
        block.comments.push_back(comment_words(child.text()));
      } else if (is_leftover(child)) {
        words.end(block);
        block.parts.push_back(leftover_part(child, block));
      } else if (child.is_token() && is_trivia(kind)) {
        continue;
      } else if (kind == SyntaxKind::block) {
        words.end(block);
        add_body(words.hole("body"), child, block);
        words.after_body = true;
      } else if (is_expression(kind)) {
        structural_slot(child, "value", SlotType::any, block, words);
      } else if (child.is_node()) {
        tokens_of(child, block, words);
      } else if (is_word(child)) {
        structural_slot(child, "name", SlotType::name, block, words);
      } else if (kind != SyntaxKind::missing) {
        words.add(child);
      }
    }
  }

  static bool is_word(const Syntax& token) {
    return token.kind() == SyntaxKind::name ||
           (token.kind() == SyntaxKind::missing && token.green().expected() == SyntaxKind::name);
  }

  void structural_slot(const Syntax& syntax, std::string_view name, SlotType type, Block& block, Words& words) {
    words.end(block);
    if (words.after_body) add_row_break(block);
    words.after_body = false;
    add_slot(words.hole(name), type, nullptr, syntax, block);
  }

  // ---- What fits nowhere, and comments that stand alone

  Block text_block(const Syntax& syntax, Shape shape) const {
    Block block;
    block.id = syntax.id();
    block.type = "lua.text";
    block.look = Look::text;
    block.shape = shape;
    block.range = syntax.kind() == SyntaxKind::garbage ? syntax.range() : syntax.token_range();
    if (block.range.empty()) block.range = syntax.range();
    const std::string_view lua = std::string_view(*syntax.whole_text()).substr(block.range.start, block.range.length());
    block.parts.push_back({.kind = PartKind::slot,
                           .slot_type = SlotType::text,
                           .literal = Literal::name,
                           .hole = {"text"},
                           .text = std::string(lua),
                           .range = block.range});
    return block;
  }

  Part leftover_part(const Syntax& syntax, const Block& block) const {
    std::uint32_t n = 1;
    for (const Part& part : block.parts) n += part.hole.name == kLeftover ? 1 : 0;
    Part part{.kind = PartKind::slot, .hole = {kLeftover, n}};
    part.blocks.push_back(text_block(syntax, Shape::text));
    part.range = part.blocks.front().range;
    return part;
  }

  Block comment_block(const Syntax& syntax) const {
    Block block;
    block.id = syntax.id();
    block.type = "lua.comment";
    block.look = Look::generic;
    block.range = {syntax.end(), syntax.start()};
    const auto add = [&](const Syntax& comment) {
      block.range.start = std::min(block.range.start, comment.start());
      block.range.end = std::max(block.range.end, comment.end());
      block.comments.push_back(comment_words(comment.text()));
    };
    for (Walk walk(syntax); walk; walk.next())
      if (is_comment_token(walk.at().kind())) add(walk.at());
    if (block.comments.empty()) block.range = syntax.range();
    return block;
  }

  Block raw_expression(const Syntax& syntax) const {
    Block block = text_block(syntax, Shape::reporter);
    block.type = "lua.expression";
    block.look = Look::generic;
    block.category = category_of(syntax.kind());
    return block;
  }

  // Searching backwards is quicker than gathering all that is known, for a few names.
  static constexpr std::size_t kManyToAbsorb = 256;
  static constexpr int kMostSearches = 32;
  // A statement's earlier version is sought among so many.
  static constexpr std::size_t kFar = 16;

  const Tree& tree_;
  const PatternTable* patterns_;
  const std::string& language_;
  std::vector<std::unique_ptr<Reading>> matches_;  // by level
  std::size_t level_ = 0;
  int depth_ = 0;

  std::vector<Learned> learned_;
  std::vector<TextRange> asked_;
  std::unordered_map<std::string_view, SlotType> types_;  // what a name held last
  std::size_t absorbed_ = 0;  // so many of learned_ are in types_
  int searches_ = 0;

  // After an edit.
  const Projection* before_ = nullptr;
  const std::string* old_text_ = nullptr;
  std::size_t equal_start_ = 0, equal_end_ = 0;  // bytes that both texts have at their ends
  struct Run {
    TextRange old;  // statements kept one after the other, where they stood
    std::size_t start = 0;
  } run_;
  std::vector<Part*> old_bodies_;  // of the statement that is projected again
  std::vector<std::string> changed_names_;
  std::vector<std::size_t> doubted_;  // where the text before asked for the type of one of them
};

void describe_block(const Block& block, std::size_t indent, std::string& into);

void describe_slot(const Part& part, std::string& into) {
  if (part.missing)
    into += "_";
  else if (!part.blocks.empty())
    describe_block(part.blocks.front(), 0, into);
  else if (part.literal == Literal::text || part.literal == Literal::none)
    into += '"' + part.text + '"';
  else
    into += part.text;
}

void describe_block(const Block& block, std::size_t indent, std::string& into) {
  const std::string margin(indent, ' ');
  for (const std::string& comment : block.comments) into += "; " + comment + "\n" + margin;
  if (block.type == "lua.comment") {
    into += "(lua.comment)";
    return;
  }
  into.append("(").append(block.type);
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::slot) {
      into += " ";
      describe_slot(part, into);
    } else if (part.kind == PartKind::body) {
      into += "\n" + margin + "  [";
      for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        if (i > 0) into += "\n" + margin + "   ";
        describe_block(part.blocks[i], indent + 3, into);
      }
      into += "]";
    }
  }
  into += ")";
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset);

const Block* statement_inside(const Block& block, std::size_t offset) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body)
      if (const Block* found = statement_in(part.blocks, offset)) return found;
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks)
        if (const Block* found = statement_inside(reporter, offset)) return found;
  }
  return nullptr;
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset) {
  for (const Block& block : blocks) {
    if (!block.range.contains(offset)) continue;
    const Block* inner = statement_inside(block, offset);
    return inner != nullptr ? inner : &block;
  }
  return nullptr;
}

void gather(const std::vector<Block>& blocks, std::vector<const Block*>& into) {
  for (const Block& block : blocks) {
    into.push_back(&block);
    for (const Part& part : block.parts) gather(part.blocks, into);
  }
}

const Block* find_block(const std::vector<Block>& blocks, NodeId id) {
  for (const Block& block : blocks) {
    if (block.id == id) return &block;
    for (const Part& part : block.parts)
      if (const Block* found = find_block(part.blocks, id)) return found;
  }
  return nullptr;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string shown_number(std::string_view lua, const std::string& language) {
  std::string text(lua);
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) {
    return is_digit(byte) || byte == '.' || byte == '-';
  });
  if (plain && language == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

Projection project(const Tree& tree, const Vocabulary& vocabulary, const std::string& language) {
  return Projector(tree, vocabulary, language).project();
}

void update(Projection& projection, const Tree& tree, const Vocabulary& vocabulary, const std::string& language) {
  const bool again = projection.patterns != nullptr && projection.patterns == vocabulary.patterns() &&
                     projection.language == language;
  if (again && projection.tree.root_pointer() == tree.root_pointer() && projection.tree.text_pointer() == tree.text_pointer()) return;
  projection = again ? Projector(tree, vocabulary, language).project_again(std::move(projection)) : project(tree, vocabulary, language);
}

std::string HoleName::str() const { return n == 0 ? std::string(name) : std::string(name) + "." + std::to_string(n); }

bool HoleName::operator==(std::string_view written) const {
  return written.starts_with(name) && (n == 0 ? written.size() == name.size() : written == str());
}

std::span<const std::string> Part::choices() const {
  return entry != nullptr && slot_type == SlotType::choice ? std::span(entry->choices) : std::span<const std::string>();
}

std::string_view Part::initial() const { return entry != nullptr && !entry->many ? std::string_view(entry->initial) : ""; }

std::vector<TextRange> Block::copies_of(const Part& part) const {
  std::vector<TextRange> ranges;
  for (const SlotCopy& copy : copies)
    if (&parts[copy.part] == &part) ranges.push_back(copy.range);
  return ranges;
}

std::string describe(const Block& block) {
  std::string result;
  describe_block(block, 0, result);
  return result;
}

std::string describe(const Projection& projection) {
  std::string result;
  for (const Block& block : projection.blocks) result += describe(block) + "\n";
  return result;
}

ShownLiteral shown_literal(std::string_view lua, const std::string& language) {
  if (lua.empty()) return {};
  const char first = lua.front();
  if (is_digit(first) || first == '.') return {Literal::number, shown_number(lua, language)};
  if (first == '-' && lua.size() > 1 && (is_digit(lua[1]) || lua[1] == '.') &&
      lua.find_first_not_of("0123456789.", 1) == std::string_view::npos)
    return {Literal::number, shown_number(lua, language)};
  if (first == '"' || first == '\'') {
    lua.remove_prefix(1);
    if (!lua.empty() && lua.back() == first) lua.remove_suffix(1);
    return {Literal::text, std::string(lua)};
  }
  if (first == '[' && lua.size() > 1 && (lua[1] == '[' || lua[1] == '=')) {
    const std::size_t bracket = lua.find('[', 1) + 1;
    lua.remove_prefix(std::min(bracket, lua.size()));
    lua.remove_suffix(std::min(bracket, lua.size()));
    return {Literal::text, std::string(lua)};
  }
  return {};
}

std::string lua_of(Literal literal, std::string_view shown) {
  if (literal == Literal::number) {
    std::string number(trimmed(shown));
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
  }
  if (literal != Literal::text) return std::string(shown);
  std::string text = "\"";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char byte = shown[i];
    if (byte == '\\' && i + 1 < shown.size()) {
      text += byte;
      text += shown[++i];
    } else if (byte == '\n') {
      text += "\\n";
    } else {
      if (byte == '"' || byte == '\\') text += '\\';
      text += byte;
    }
  }
  return text + "\"";
}

const Block* statement_at(const Projection& projection, std::size_t offset) {
  return statement_in(projection.blocks, offset);
}

const Block* block_with(const Projection& projection, NodeId id) {
  return id == NodeId::none ? nullptr : find_block(projection.blocks, id);
}

std::vector<const Block*> all_blocks(const Projection& projection) {
  std::vector<const Block*> result;
  gather(projection.blocks, result);
  return result;
}

}  // namespace lunabloc::program
