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

std::size_t moved_by(std::size_t offset, const TextEdits& edits) {
  for (const TextEdit& edit : edits) {
    if (edit.removed.end <= offset) offset = offset - edit.removed.length() + edit.inserted.size();
    else if (edit.removed.start < offset) offset = edit.removed.start;
  }
  return offset;
}

}  // namespace lunabloc::program
