// Sessions at the keyboard: programs typed key by key with slips, pieces pasted, cut and taken back. After each key the
// tree is that of the text, and what stands elsewhere is still itself.
#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

#include "program/cursor.h"
#include "verdict_programs.h"

namespace lunabloc::program {
namespace {

bool same(const Diagnostic& one, const Diagnostic& other) {
  return one.message == other.message && one.arguments == other.arguments && one.range == other.range &&
         one.related == other.related && one.lua_offset == other.lua_offset;
}

class Keyboard {
 public:
  explicit Keyboard(std::string_view lua = "") : now_(parse(lua)) {}

  const Tree& tree() const { return now_.tree; }
  const std::string& text() const { return now_.tree.text(); }

  // False, with a failure, when the tree is not that of the text.
  bool edit(const TextEdit& edit) {
    std::string after = text();
    undo_.push_back(apply(after, edit));
    now_ = reparse(now_.tree, edit);
    const Parsed scratch = parse(after);
    const bool equal = text() == after && print(now_.tree) == after && dump(now_.tree) == dump(scratch.tree) &&
                       std::ranges::equal(now_.diagnostics, scratch.diagnostics, same);
    if (!equal) ADD_FAILURE() << "at " << edit.removed.start << " removed " << edit.removed.length() << " inserted {" << edit.inserted << "} gave {" << after << "}";
    return equal;
  }
  bool undo() {
    if (undo_.empty()) return true;
    const TextEdit back = undo_.back();
    undo_.pop_back();
    const bool kept = edit(back);
    undo_.pop_back();
    return kept;
  }

 private:
  Parsed now_;
  std::vector<TextEdit> undo_;
};

std::vector<std::string> short_seeds(std::size_t most_bytes) {
  std::vector<std::string> seeds = seed_programs();
  std::erase_if(seeds, [&](const std::string& seed) { return seed.size() > most_bytes; });
  return seeds;
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kShare = 12;
#else
constexpr std::size_t kShare = 3;
#endif

TEST(Typing, KeyByKeyIsTheTreeOfTheText) {
  std::mt19937 random(31);
  const std::vector<std::string> seeds = short_seeds(500);
  std::size_t keys = 0;
  for (std::size_t i = 0; i < seeds.size(); i += kShare) {
    Keyboard keyboard;
    for (std::size_t at = 0; at < seeds[i].size(); ++at) {
      if (random() % 12 == 0) {  // a slip, and its backspace
        const std::string slip(1, "abe \n()\"'[=-.,;1"[random() % 16]);
        if (!keyboard.edit({{at, at}, slip}) || !keyboard.edit({{at, at + 1}, ""})) return;
        keys += 2;
      }
      if (!keyboard.edit({{at, at}, seeds[i].substr(at, 1)})) return;
      ++keys;
    }
    ASSERT_EQ(keyboard.text(), seeds[i]);
    while (!keyboard.text().empty() && random() % 40 != 0) {  // back from the end
      if (!keyboard.edit({{keyboard.text().size() - 1, keyboard.text().size()}, ""})) return;
      ++keys;
    }
  }
  std::printf("%zu keys\n", keys);
}

TEST(Typing, PasteCutAndUndoAreTheTreeOfTheText) {
  std::mt19937 random(32);
  const std::vector<std::string> seeds = short_seeds(3000);
  for (std::size_t i = 0; i < seeds.size(); i += kShare) {
    Keyboard keyboard(seeds[i]);
    std::string clipboard = seeds[random() % seeds.size()];
    for (int step = 0; step < 24; ++step) {
      const std::size_t size = keyboard.text().size(), at = random() % (size + 1), end = std::min(size, at + random() % 60);
      bool kept = true;
      switch (random() % 5) {
        case 0:
          clipboard = keyboard.text().substr(at, end - at);
          kept = keyboard.edit({{at, end}, ""});
          break;
        case 1: kept = keyboard.edit({{at, at}, clipboard.substr(0, 400)}); break;
        case 2: kept = keyboard.undo(); break;
        case 3: kept = keyboard.edit({{at, end}, clipboard.substr(0, 20)}); break;
        default: kept = keyboard.edit({{at, at}, std::string(1, "x1 \n(){}[]\"'=-.,:;<>#\\\r"[random() % 23])});
      }
      if (!kept) return;
    }
    while (keyboard.text() != seeds[i] && keyboard.undo())
      if (testing::Test::HasFailure()) return;
  }
}

struct Kept {
  std::size_t nodes = 0, kept = 0;
  double share() const { return static_cast<double>(kept) / static_cast<double>(std::max<std::size_t>(nodes, 1)); }
};

// Nodes outside the innermost statement at the key; those around it are told by their kind, the others by their words too.
void count_kept(const Tree& before, const Tree& after, std::size_t at, std::size_t inserted, std::size_t removed, Kept& kept) {
  std::unordered_map<NodeId, std::pair<SyntaxKind, TextRange>> now;
  for (Walk walk{Syntax(after)}; walk; walk.next())
    if (walk.at().is_node()) now[walk.at().id()] = {walk.at().kind(), walk.at().range()};
  TextRange edited{at, at + removed};
  std::size_t smallest = before.text().size() + 1;
  for (Walk walk{Syntax(before)}; walk; walk.next()) {
    const Syntax& node = walk.at();
    if (node.is_node() && is_statement(node.kind()) && node.start() <= at && at + removed <= node.end() && node.range().length() < smallest) {
      smallest = node.range().length();
      edited = node.range();
    }
  }
  for (Walk walk{Syntax(before)}; walk; walk.next()) {
    const Syntax& node = walk.at();
    if (!node.is_node() || (edited.start <= node.start() && node.end() <= edited.end)) continue;
    ++kept.nodes;
    const auto found = now.find(node.id());
    if (found == now.end() || found->second.first != node.kind()) continue;
    const bool elsewhere = node.end() <= at || node.start() >= at + removed;
    const TextRange moved = node.end() <= at ? node.range() : TextRange{node.start() + inserted - removed, node.end() + inserted - removed};
    if (!elsewhere || found->second.second == moved) ++kept.kept;
  }
}

TEST(Typing, ARandomKeyLeavesIdsElsewhereAlone) {
  std::mt19937 random(33);
  Kept good, broken;
  for (std::string seed : seed_programs()) {
    if (seed.size() < 400) continue;  // a few statements tell little
    for (int round = 0; round < 120; ++round) {
      const bool is_broken = round % 2 == 1;
      std::string lua = seed;
      if (is_broken) lua.erase(random() % lua.size(), 1 + random() % 8);
      const Tree before = parse(lua).tree;
      const std::size_t at = random() % lua.size(), removed = random() % 3 == 0 ? 1 : 0;
      const std::string key = removed > 0 ? "" : std::string(1, "abcdefghij 0123\n()[]{}\"'=-+.,:;<>#"[random() % 34]);
      count_kept(before, reparse(before, {{at, at + removed}, key}).tree, at, key.size(), removed, is_broken ? broken : good);
    }
  }
  std::printf("kept: %.3f %% of %zu nodes in good text, %.3f %% of %zu in broken text\n", 100 * good.share(), good.nodes,
              100 * broken.share(), broken.nodes);
  EXPECT_GE(good.share(), 0.99);
  EXPECT_GE(broken.share(), 0.99);
}

}  // namespace
}  // namespace lunabloc::program
