#include "program/edit.h"

#include <algorithm>

namespace lunabloc::program {

TextEdit apply(std::string& text, const TextEdit& edit) {
  const std::size_t start = std::min(edit.removed.start, text.size());
  const std::size_t length = std::min(edit.removed.end, text.size()) - std::min(edit.removed.end, start);
  TextEdit inverse{{start, start + edit.inserted.size()}, text.substr(start, length)};
  text.replace(start, length, edit.inserted);
  return inverse;
}

TextEdits apply(std::string& text, const TextEdits& edits) {
  TextEdits inverses;
  for (const TextEdit& edit : edits) inverses.push_back(apply(text, edit));
  std::reverse(inverses.begin(), inverses.end());
  return inverses;
}

}  // namespace lunabloc::program
