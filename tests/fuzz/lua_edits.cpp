// After any edits the tree is the tree of the text. The first bytes say where and how much, the rest is the text.
#include <algorithm>

#include "program/tree.h"
#include "promise.h"

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
    tree = program::reparse(tree, {{start, end}, inserted}).tree;
    fuzz::promise(program::print(tree) == tree.text(), "a text prints back");
    fuzz::promise(program::dump(tree) == program::dump(program::parse(tree.text()).tree), "the tree is that of its text");
  }
  return 0;
}
