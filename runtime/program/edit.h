// A text edit and its inverse. Offsets are bytes of the text before the edit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text_range.h"

namespace lunabloc::program {

struct TextEdit {
  TextRange removed;
  std::string inserted;
  bool operator==(const TextEdit&) const = default;
};

// Applies the edit and gives what undoes it.
TextEdit apply(std::string& text, const TextEdit& edit);

// Several edits are applied one after the other: each speaks of the text that the one before has left.
using TextEdits = std::vector<TextEdit>;
TextEdits apply(std::string& text, const TextEdits& edits);
// Where a byte of the text stands once the edits are made; one that is removed goes where its hole was.
std::size_t moved_by(std::size_t offset, const TextEdits& edits);

}  // namespace lunabloc::program
