#include "program/block_diff.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace lunabloc::program {
namespace {

using Index = std::uint32_t;
using Hash = std::uint64_t;
constexpr Index kNone = ~Index{0};

// Beyond this many pairs to weigh, blocks are paired by their words alone.
constexpr std::size_t kMostPairs = 10'000;

// ---- One program, as a forest of statements

struct Statement {
  const Block* block = nullptr;
  Hash header = 0;  // what it says without its bodies
  Hash whole = 0;   // with them
  std::vector<std::vector<Index>> bodies;
  Index match = kNone;
  bool stays = false;  // its match stands in the same list, in the same order
};

Hash joined(Hash hash, Hash more) { return (hash ^ (more + 0x9E3779B97F4A7C15U + (hash << 6U) + (hash >> 2U))) * 1099511628211U; }
Hash hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

class Forest {
 public:
  std::vector<Statement> statements;
  std::vector<Index> roots;

  explicit Forest(const Projection& projection) : roots(list(projection.blocks)) {}

 private:
  std::vector<Index> list(const std::vector<Block>& blocks) {
    std::vector<Index> indices;
    indices.reserve(blocks.size());
    for (const Block& block : blocks) indices.push_back(statement(block));
    return indices;
  }

  Index statement(const Block& block) {
    const auto index = static_cast<Index>(statements.size());
    statements.push_back({.block = &block});
    std::vector<std::vector<Index>> bodies;
    Hash header = 0;
    read(block, header, bodies);
    Hash whole = header;
    for (const std::vector<Index>& body : bodies) {
      whole = joined(whole, body.size());
      for (const Index inside : body) whole = joined(whole, statements[inside].whole);
    }
    statements[index].header = header;
    statements[index].whole = whole;
    statements[index].bodies = std::move(bodies);
    return index;
  }

  void read(const Block& block, Hash& header, std::vector<std::vector<Index>>& bodies) {
    header = joined(header, hash_of(block.type));
    for (const std::string& comment : block.comments) header = joined(header, hash_of(comment));
    for (const Part& part : block.parts) {
      if (part.kind == PartKind::body) bodies.push_back(list(part.blocks));
      if (part.kind != PartKind::slot) continue;
      header = joined(joined(header, joined(hash_of(part.hole.name), part.hole.n)), static_cast<Hash>(part.literal) * 2 + (part.missing ? 1 : 0));
      if (part.blocks.empty()) header = joined(header, hash_of(part.text));
      for (const Block& inside : part.blocks) read(inside, header, bodies);
    }
  }
};

// ---- Pairs of two lists, in order

struct Pair {
  std::size_t before, after;
};
using Pairs = std::vector<Pair>;

// Equal words, in order: the ends first, then what each list has once (longest run in order), then between those.
class Common {
 public:
  Common(const std::vector<Hash>& before, const std::vector<Hash>& after) : before_(before), after_(after) {
    between(0, before.size(), 0, after.size());
  }
  Pairs pairs;

 private:
  void between(std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) {
    for (; b < b_end && a < a_end && before_[b] == after_[a]; ++b, ++a) pairs.push_back({b, a});
    std::size_t same_end = 0;
    while (b < b_end - same_end && a < a_end - same_end && before_[b_end - 1 - same_end] == after_[a_end - 1 - same_end]) ++same_end;
    b_end -= same_end;
    a_end -= same_end;
    if (b < b_end && a < a_end) middle(b, b_end, a, a_end);
    for (std::size_t i = 0; i < same_end; ++i) pairs.push_back({b_end + i, a_end + i});
  }

  void middle(std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) {
    const Pairs anchors = unique_in_order(b, b_end, a, a_end);
    if (anchors.empty()) return in_order(b, b_end, a, a_end);
    for (const Pair& anchor : anchors) {
      between(b, anchor.before, a, anchor.after);
      pairs.push_back(anchor);
      b = anchor.before + 1;
      a = anchor.after + 1;
    }
    between(b, b_end, a, a_end);
  }

  Pairs unique_in_order(std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) const {
    struct Seen {
      std::size_t before = 0, after = 0;
      int times_before = 0, times_after = 0;
    };
    std::unordered_map<Hash, Seen> seen;
    for (std::size_t i = b; i < b_end; ++i) {
      Seen& one = seen[before_[i]];
      one.before = i;
      ++one.times_before;
    }
    for (std::size_t i = a; i < a_end; ++i) {
      Seen& one = seen[after_[i]];
      one.after = i;
      ++one.times_after;
    }
    // The longest rising run of places: piles of patience.
    std::vector<Pair> once;
    for (std::size_t i = b; i < b_end; ++i)
      if (const Seen& one = seen[before_[i]]; one.times_before == 1 && one.times_after == 1) once.push_back({i, one.after});
    std::vector<std::size_t> piles, back(once.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
      const auto pile = std::lower_bound(piles.begin(), piles.end(), once[i].after,
                                         [&](std::size_t top, std::size_t place) { return once[top].after < place; });
      back[i] = pile == piles.begin() ? once.size() : *(pile - 1);
      if (pile == piles.end())
        piles.push_back(i);
      else
        *pile = i;
    }
    Pairs run;
    for (std::size_t i = piles.empty() ? once.size() : piles.back(); i < once.size(); i = back[i]) run.push_back(once[i]);
    std::reverse(run.begin(), run.end());
    return run;
  }

  // Nothing is there once only: each with the next of its like.
  void in_order(std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) {
    std::unordered_map<Hash, std::vector<std::size_t>> places;
    for (std::size_t i = a_end; i-- > a;) places[after_[i]].push_back(i);
    std::size_t next = a;
    for (std::size_t i = b; i < b_end; ++i) {
      const auto found = places.find(before_[i]);
      if (found == places.end()) continue;
      while (!found->second.empty() && found->second.back() < next) found->second.pop_back();
      // One that would leave out most of the list is no neighbour.
      if (found->second.empty() || found->second.back() - next > 2 * (i - b) + 16) continue;
      next = found->second.back() + 1;
      pairs.push_back({i, next - 1});
    }
  }

  const std::vector<Hash>& before_;
  const std::vector<Hash>& after_;
};

// The pairs, in order, whose weights sum to the most; a weight of 0 is no pair.
Pairs heaviest(std::size_t rows, std::size_t columns, const std::function<std::uint32_t(std::size_t, std::size_t)>& weight) {
  std::vector<std::uint32_t> weights(rows * columns), best((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& { return best[row * (columns + 1) + column]; };
  for (std::size_t row = rows; row-- > 0;)
    for (std::size_t column = columns; column-- > 0;) {
      const std::uint32_t here = weights[row * columns + column] = weight(row, column);
      at(row, column) = std::max({at(row + 1, column), at(row, column + 1), here > 0 ? at(row + 1, column + 1) + here : 0});
    }
  Pairs pairs;
  for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
    const std::uint32_t here = weights[row * columns + column];
    if (here > 0 && at(row, column) == at(row + 1, column + 1) + here)
      pairs.push_back({row++, column++});
    else
      ++(at(row + 1, column) == at(row, column) ? row : column);
  }
  return pairs;
}

// ---- Which block is which

class Matching {
 public:
  Matching(Forest& before, Forest& after) : before_(before), after_(after) {
    stay(before.roots, after.roots);
    move();
    for (std::size_t i = 0; i < lists_.size(); ++i) change(lists_[i].before, lists_[i].after);
  }

 private:
  using List = std::vector<Index>;
  struct Lists {
    List before, after;
  };

  Statement& old(Index index) { return before_.statements[index]; }
  Statement& now(Index index) { return after_.statements[index]; }

  void match(Index before, Index after, bool stays) {
    old(before).match = after;
    now(after).match = before;
    old(before).stays = now(after).stays = stays;
  }
  void match_whole(Index before, Index after, bool stays) {
    match(before, after, stays);
    const auto& bodies_before = old(before).bodies;
    const auto& bodies_after = now(after).bodies;
    for (std::size_t body = 0; body < std::min(bodies_before.size(), bodies_after.size()); ++body)
      for (std::size_t i = 0; i < std::min(bodies_before[body].size(), bodies_after[body].size()); ++i)
        match_whole(bodies_before[body][i], bodies_after[body][i], true);
  }
  void match_bodies(Index before, Index after) {
    const std::size_t most = std::max(old(before).bodies.size(), now(after).bodies.size());
    for (std::size_t body = 0; body < most; ++body)
      stay(body < old(before).bodies.size() ? old(before).bodies[body] : List(),
           body < now(after).bodies.size() ? now(after).bodies[body] : List());
  }

  // What is equal in the same list, and the containers that hold much the same.
  void stay(const List& before, const List& after) {
    lists_.push_back({before, after});
    std::vector<Hash> hashes_before, hashes_after;
    for (const Index index : before) hashes_before.push_back(old(index).whole);
    for (const Index index : after) hashes_after.push_back(now(index).whole);
    Pairs pairs = Common(hashes_before, hashes_after).pairs;
    for (const Pair& pair : pairs) match_whole(before[pair.before], after[pair.after], true);
    between(before, after, [&](std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) {
      containers(List(before.begin() + at(b), before.begin() + at(b_end)), List(after.begin() + at(a), after.begin() + at(a_end)));
    });
  }

  static std::ptrdiff_t at(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

  // Calls gap(…) for each stretch of the two lists that stands between two blocks that stay.
  template <class Gap>
  void between(const List& before, const List& after, const Gap& gap) {
    std::size_t b = 0, a = 0;
    while (b < before.size() || a < after.size()) {
      std::size_t b_end = b, a_end = a;
      while (b_end < before.size() && !old(before[b_end]).stays) ++b_end;
      while (a_end < after.size() && !now(after[a_end]).stays) ++a_end;
      if (b_end > b && a_end > a) gap(b, b_end, a, a_end);
      b = b_end + 1;
      a = a_end + 1;
    }
  }

  void containers(const List& before, const List& after) {
    List holders_before, holders_after;
    for (const Index index : before)
      if (!old(index).bodies.empty()) holders_before.push_back(index);
    for (const Index index : after)
      if (!now(index).bodies.empty()) holders_after.push_back(index);
    for (const Pair& pair : likely(holders_before, holders_after)) {
      match(holders_before[pair.before], holders_after[pair.after], true);
      match_bodies(holders_before[pair.before], holders_after[pair.after]);
    }
  }

  Pairs likely(const List& before, const List& after) {
    if (before.size() * after.size() <= kMostPairs)
      return heaviest(before.size(), after.size(), [&](std::size_t b, std::size_t a) { return likeness(old(before[b]), now(after[a])); });
    std::vector<Hash> hashes_before, hashes_after;
    for (const Index index : before) hashes_before.push_back(hash_of(old(index).block->type));
    for (const Index index : after) hashes_after.push_back(hash_of(now(index).block->type));
    return Common(hashes_before, hashes_after).pairs;
  }

  std::uint32_t likeness(const Statement& before, const Statement& after) const {
    if (before.block->type != after.block->type) return 0;
    if (before.header == after.header && before.bodies.empty()) return 100;
    std::uint32_t same = 1, all = 1;
    for (const Part& part : before.block->parts) {
      if (part.kind != PartKind::slot) continue;
      ++all;
      for (const Part& other : after.block->parts)
        if (other.kind == PartKind::slot && other.hole == part.hole && other.text == part.text && other.blocks.size() == part.blocks.size())
          ++same;
    }
    if (before.header == after.header) same = all;
    for (std::size_t body = 0; body < std::min(before.bodies.size(), after.bodies.size()); ++body) {
      all += static_cast<std::uint32_t>(std::max(before.bodies[body].size(), after.bodies[body].size()));
      std::vector<Hash> left, right, both;
      for (const Index index : before.bodies[body]) left.push_back(before_.statements[index].whole);
      for (const Index index : after.bodies[body]) right.push_back(after_.statements[index].whole);
      std::sort(left.begin(), left.end());
      std::sort(right.begin(), right.end());
      std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
      same += static_cast<std::uint32_t>(both.size());
    }
    return 1 + 98 * std::min(same, all) / all;
  }

  // What is equal elsewhere: whole, else a container with the same header.
  void move() {
    for (const bool whole : {true, false}) {
      std::unordered_map<Hash, std::vector<Index>> places;
      for (Index index = static_cast<Index>(before_.statements.size()); index-- > 0;)
        if (const Statement& one = old(index); one.match == kNone && (whole || !one.bodies.empty()))
          places[whole ? one.whole : one.header].push_back(index);
      for (Index index = 0; index < after_.statements.size(); ++index) {
        if (now(index).match != kNone || (!whole && now(index).bodies.empty())) continue;
        const auto found = places.find(whole ? now(index).whole : now(index).header);
        if (found == places.end()) continue;
        while (!found->second.empty() && old(found->second.back()).match != kNone) found->second.pop_back();
        if (found->second.empty()) continue;
        if (whole) {
          match_whole(found->second.back(), index, false);
        } else {
          match(found->second.back(), index, false);
          match_bodies(found->second.back(), index);
        }
      }
    }
  }

  // What is left of one type between two blocks that stay is one block that has changed.
  void change(const List& before, const List& after) {
    std::vector<Lists> gaps;
    between(before, after, [&](std::size_t b, std::size_t b_end, std::size_t a, std::size_t a_end) {
      Lists gap;
      for (; b < b_end; ++b)
        if (old(before[b]).match == kNone) gap.before.push_back(before[b]);
      for (; a < a_end; ++a)
        if (now(after[a]).match == kNone) gap.after.push_back(after[a]);
      gaps.push_back(std::move(gap));
    });
    for (const Lists& gap : gaps)
      for (const Pair& pair : likely(gap.before, gap.after)) match(gap.before[pair.before], gap.after[pair.after], true);
  }

  Forest& before_;
  Forest& after_;
  std::vector<Lists> lists_;  // that hold the same, as far as is known
};

// ---- In words

std::string slot_words(const Part& part) {
  if (!part.blocks.empty()) return "(" + words_of(part.blocks.front()) + ")";
  if (part.missing) return "_";
  return part.literal == Literal::text ? '"' + part.text + '"' : part.text;
}

std::string comment_words(const Block& block) {
  std::string words;
  for (const std::string& comment : block.comments) words += (words.empty() ? "" : " ") + comment;
  return words;
}

std::vector<SlotChange> slot_changes(const Block& before, const Block& after) {
  std::vector<SlotChange> changes;
  if (before.comments != after.comments) changes.push_back({"comment", comment_words(before), comment_words(after)});
  const auto slot = [](const Block& block, HoleName hole) -> const Part* {
    const auto found = std::find_if(block.parts.begin(), block.parts.end(),
                                    [&](const Part& part) { return part.kind == PartKind::slot && part.hole == hole; });
    return found == block.parts.end() ? nullptr : &*found;
  };
  for (const Part& part : before.parts) {
    if (part.kind != PartKind::slot) continue;
    const Part* other = slot(after, part.hole);
    const std::string old = slot_words(part), now = other != nullptr ? slot_words(*other) : "";
    if (old != now) changes.push_back({part.hole.str(), old, now});
  }
  for (const Part& part : after.parts)
    if (part.kind == PartKind::slot && slot(before, part.hole) == nullptr) changes.push_back({part.hole.str(), "", slot_words(part)});
  if (changes.empty()) changes.push_back({"", words_of(before), words_of(after)});
  return changes;
}

// ---- In reading order

class Telling {
 public:
  std::vector<BlockChange> changes;

  Telling(const Forest& before, const Forest& after) : before_(before), after_(after) { lists(before.roots, after.roots); }

 private:
  void lists(const std::vector<Index>& before, const std::vector<Index>& after) {
    std::size_t b = 0;
    for (const Index index : after) {
      const Statement& now = after_.statements[index];
      if (now.stays) {
        for (; b < before.size() && before[b] != now.match; ++b) gone(before[b]);
        ++b;
      }
      present(now);
    }
    for (; b < before.size(); ++b) gone(before[b]);
  }

  void gone(Index index) {
    const Statement& old = before_.statements[index];
    if (old.match != kNone) return;  // told where it has gone
    changes.push_back({.before = old.block});
    for (const std::vector<Index>& body : old.bodies) lists(body, {});
  }

  void present(const Statement& now) {
    if (now.match == kNone) {
      changes.push_back({.after = now.block});
      for (const std::vector<Index>& body : now.bodies) lists({}, body);
      return;
    }
    const Statement& old = before_.statements[now.match];
    const bool same = old.header == now.header;
    if (!same || !now.stays)
      changes.push_back({old.block, now.block, !now.stays, same ? std::vector<SlotChange>() : slot_changes(*old.block, *now.block)});
    for (std::size_t body = 0; body < std::max(old.bodies.size(), now.bodies.size()); ++body)
      lists(body < old.bodies.size() ? old.bodies[body] : std::vector<Index>(),
            body < now.bodies.size() ? now.bodies[body] : std::vector<Index>());
  }

  const Forest& before_;
  const Forest& after_;
};

}  // namespace

std::string words_of(const Block& block) {
  if (block.type == "lua.comment") return "-- " + comment_words(block);
  std::string words;
  for (const Part& part : block.parts) {
    const std::string more = part.kind == PartKind::label ? part.text : part.kind == PartKind::slot ? slot_words(part) : "";
    if (!more.empty()) words += (words.empty() ? "" : " ") + more;
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::vector<BlockChange> block_changes(const Projection& before, const Projection& after) {
  Forest old(before), now(after);
  Matching matching(old, now);
  return std::move(Telling(old, now).changes);
}

}  // namespace lunabloc::program
