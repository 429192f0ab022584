// What keys do to a text with a caret: moves, and changes as text edits with where the caret is afterwards.
//
// Pure: bytes in, edits out; knows no window and no session. Helps with Lua's pairs (brackets, quotes, `end`) only as
// the person types; nothing that is already there is ever reformatted.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "program/edit.h"
#include "program/tree.h"

namespace lunabloc::ide::text {

struct Selection {
  std::size_t caret = 0;
  std::size_t anchor = 0;  // the other end; equal to the caret when nothing is selected

  bool empty() const { return caret == anchor; }
  std::size_t start() const { return caret < anchor ? caret : anchor; }
  std::size_t end() const { return caret < anchor ? anchor : caret; }
  bool operator==(const Selection&) const = default;
};

struct Source {
  std::string_view text;
  std::span<const program::ColouredToken> tokens;
};

// ---- Where the caret goes

enum class Motion { character_back, character_on, word_back, word_on, line_start, line_end, text_start, text_end };
std::size_t moved(std::string_view text, std::size_t offset, Motion motion);
// The line above or below, at the same number of characters from its start.
std::size_t moved_lines(std::string_view text, std::size_t offset, long lines, std::size_t column);
// Characters between the line's start and the offset.
std::size_t column_of(std::string_view text, std::size_t offset);
Selection word_at(std::string_view text, std::size_t offset);
Selection line_at(std::string_view text, std::size_t offset);
// A border between two characters, at the offset or before it.
std::size_t snapped(std::string_view text, std::size_t offset);
// The offset after the edits; one inside what is removed goes to the end of what replaces it.
std::size_t carried(std::size_t offset, const program::TextEdits& edits);
// The bracket beside the offset and its partner; nothing in strings and comments.
struct Pair {
  std::size_t open = 0, close = 0;
};
std::optional<Pair> brackets_at(const Source& source, std::size_t offset);

// ---- What is changed

struct Change {
  program::TextEdits edits;
  Selection after;
  std::optional<std::size_t> closed;  // where an `end` was put that nobody typed
};

// `own_ends`: where earlier changes have put an `end` of their own: typing it again takes that place.
Change typed(const Source& source, Selection selection, std::string_view letters, std::span<const std::size_t> own_ends = {});
Change new_line(const Source& source, Selection selection);
Change erased_back(const Source& source, Selection selection, bool word);
Change erased_on(const Source& source, Selection selection, bool word);
Change replaced(Selection selection, std::string_view with);
Change indented(std::string_view text, Selection selection);
Change unindented(std::string_view text, Selection selection);
Change comment_toggled(std::string_view text, Selection selection);

}  // namespace lunabloc::ide::text
