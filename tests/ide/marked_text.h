// A text and what is chosen in it, written in one line: the caret as |, the other end as ^.
#pragma once

#include <string>

#include "ide/text/editing.h"

namespace lunabloc::ide::text {

struct Marked {
  std::string text;
  Selection selection;
};

inline Marked read(std::string marked) {
  const std::size_t caret = marked.find('|');
  marked.erase(caret, 1);
  std::size_t anchor = marked.find('^');
  if (anchor == std::string::npos) return {marked, {caret, caret}};
  marked.erase(anchor, 1);
  return {marked, {caret > anchor ? caret - 1 : caret, anchor}};
}

inline std::string with_marks(std::string text, Selection selection) {
  if (selection.empty()) return text.insert(selection.caret, "|");
  const bool caret_last = selection.caret > selection.anchor;
  text.insert(selection.end(), caret_last ? "|" : "^");
  return text.insert(selection.start(), caret_last ? "^" : "|");
}

}  // namespace lunabloc::ide::text
