// After any edits the tree, and what Lua has against it, is that of the text. The first bytes say where and how much, the rest is the text.
#include <algorithm>

#include "program/tree.h"
#include "promise.h"

namespace {

bool same(const std::vector<lunabloc::program::Diagnostic>& some, const std::vector<lunabloc::program::Diagnostic>& others) {
  return std::ranges::equal(some, others, [](const auto& one, const auto& other) {
    return one.message == other.message && one.arguments == other.arguments && one.range == other.range &&
           one.related == other.related;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  constexpr std::size_t kEdits = 4, kHeader = 4 * kEdits;
  if (size < kHeader) return 0;
  const std::string_view text = fuzz::text_of(data + kHeader, size - kHeader);
  program::Tree tree = program::parse(text).tree;
  for (std::size_t i = 0; i < kEdits; ++i) {
    const std::uint8_t* numbers = data + 4 * i;
    const std::size_t now = tree.text().size();
    const std::size_t start = (numbers[0] * 256U + numbers[1]) % (now + 1);
    const std::size_t end = std::min(now, start + numbers[2] % 32U);
    const std::string inserted(text.substr(std::min<std::size_t>(numbers[3], text.size()), numbers[3] % 7U));
    const program::Parsed after = program::reparse(tree, {{start, end}, inserted});
    tree = after.tree;
    const program::Parsed from_scratch = program::parse(tree.text());
    fuzz::promise(program::print(tree) == tree.text(), "a text prints back");
    fuzz::promise(program::dump(tree) == program::dump(from_scratch.tree), "the tree is that of its text");
    fuzz::promise(same(after.diagnostics, from_scratch.diagnostics), "the faults told are those of the text");
  }
  return 0;
}
