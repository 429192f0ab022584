#include "program/block_diff.h"

#include <algorithm>
#include <span>

namespace lunabloc::program {
namespace {

using Blocks = std::span<const Block>;

// Beyond this many pairs to compare, statements are paired in order only.
constexpr std::size_t kMostPairs = 4'000'000;

struct Pair {
  std::size_t before, after;
};

// The longest common subsequence of two lists of words.
std::vector<Pair> common(std::span<const std::string> before, std::span<const std::string> after) {
  std::vector<Pair> pairs;
  std::size_t start = 0;
  while (start < before.size() && start < after.size() && before[start] == after[start]) {
    pairs.push_back({start, start});
    ++start;
  }
  std::size_t end = 0;
  while (start + end < before.size() && start + end < after.size() &&
         before[before.size() - 1 - end] == after[after.size() - 1 - end])
    ++end;
  const std::size_t rows = before.size() - start - end, columns = after.size() - start - end;
  if (rows * columns <= kMostPairs) {
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& { return length[row * (columns + 1) + column]; };
    for (std::size_t row = rows; row-- > 0;)
      for (std::size_t column = columns; column-- > 0;)
        at(row, column) = before[start + row] == after[start + column] ? at(row + 1, column + 1) + 1
                                                                        : std::max(at(row + 1, column), at(row, column + 1));
    for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
      if (before[start + row] == after[start + column])
        pairs.push_back({start + row++, start + column++});
      else
        ++(at(row + 1, column) >= at(row, column + 1) ? row : column);
    }
  }
  for (std::size_t i = end; i-- > 0;) pairs.push_back({before.size() - 1 - i, after.size() - 1 - i});
  return pairs;
}

class Difference {
 public:
  std::vector<BlockChange> changes;

  void lists(Blocks before, Blocks after) {
    const std::vector<std::string> words_before = words_of(before), words_after = words_of(after);
    std::size_t done_before = 0, done_after = 0;
    std::vector<Pair> pairs = common(words_before, words_after);
    pairs.push_back({before.size(), after.size()});
    for (const Pair& pair : pairs) {
      unequal(before.subspan(done_before, pair.before - done_before), after.subspan(done_after, pair.after - done_after));
      done_before = pair.before + 1;
      done_after = pair.after + 1;
    }
  }

 private:
  static std::vector<std::string> words_of(Blocks blocks) {
    std::vector<std::string> words;
    for (const Block& block : blocks) words.push_back(describe(block));
    return words;
  }

  // None of these is equal to one of the other side: those of one type, in order, are one block that has changed.
  void unequal(Blocks before, Blocks after) {
    std::size_t next = 0;
    for (const Block& block : before) {
      std::size_t found = next;
      while (found < after.size() && after[found].type != block.type) ++found;
      if (found == after.size()) {
        changes.push_back({&block, nullptr});
        continue;
      }
      for (; next < found; ++next) changes.push_back({nullptr, &after[next]});
      ++next;
      one(block, after[found]);
    }
    for (; next < after.size(); ++next) changes.push_back({nullptr, &after[next]});
  }

  void one(const Block& before, const Block& after) {
    if (describe_header(before) != describe_header(after)) changes.push_back({&before, &after});
    const std::vector<const Part*> bodies_before = bodies_of(before), bodies_after = bodies_of(after);
    for (std::size_t i = 0; i < std::max(bodies_before.size(), bodies_after.size()); ++i)
      lists(i < bodies_before.size() ? Blocks(bodies_before[i]->blocks) : Blocks(),
            i < bodies_after.size() ? Blocks(bodies_after[i]->blocks) : Blocks());
  }
  static std::vector<const Part*> bodies_of(const Block& block) {
    std::vector<const Part*> bodies;
    for (const Part& part : block.parts)
      if (part.kind == PartKind::body) bodies.push_back(&part);
    return bodies;
  }
};

}  // namespace

std::string describe_header(const Block& block) {
  Block header = block;
  for (Part& part : header.parts)
    if (part.kind == PartKind::body) part.blocks.clear();
  return describe(header);
}

std::vector<BlockChange> block_changes(const Projection& before, const Projection& after) {
  Difference difference;
  difference.lists(before.blocks, after.blocks);
  return std::move(difference.changes);
}

}  // namespace lunabloc::program
