// The blocks after an edit: those of statements that the edit has left alone move to their new place, the others are made.
#include <algorithm>
#include <cstring>
#include <iterator>

#include "program/projector.h"

namespace lunabloc::program {
namespace {

class Update : public Projector {
 public:
  using Projector::Projector;

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
  std::vector<Block> body_statements(const Syntax& block) override {
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

  // A statement's earlier version is sought among so many.
  static constexpr std::size_t kFar = 16;

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

}  // namespace

void update(Projection& projection, const Tree& tree, const Vocabulary& vocabulary, const std::string& language) {
  const bool again = projection.patterns != nullptr && projection.patterns == vocabulary.patterns() &&
                     projection.language == language;
  if (again && projection.tree.root_pointer() == tree.root_pointer() && projection.tree.text_pointer() == tree.text_pointer()) return;
  const std::uint64_t version = projection.version + 1;
  projection = again ? Update(tree, vocabulary, language, version).project_again(std::move(projection))
                     : Projector(tree, vocabulary, language, version).project();
}

}  // namespace lunabloc::program
