// Several carets at once: one act done at each of them, as one change.
//
// The first selection is the main one: what is brought into view and said. They never overlap.
#pragma once

#include <functional>
#include <vector>

#include "ide/text/editing.h"

namespace lunabloc::ide::text {

using Selections = std::vector<Selection>;

struct ChangeOfAll {
  program::TextEdits edits;
  Selections after;  // in the order of the selections given
};

// `act` is done at each selection, from the last in the text to the first, so that each still speaks of its own place.
ChangeOfAll changed_at_each(const Selections& selections, const std::function<Change(Selection)>& act);
// Without those that stand where an earlier one stands, or inside it.
Selections apart(Selections selections);

// The same bytes as those of the last selection added, further on and round again; nothing when there are no more. A
// caret in a word first takes the word.
std::optional<Selection> next_like(std::string_view text, const Selections& selections);

}  // namespace lunabloc::ide::text
