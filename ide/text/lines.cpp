#include "ide/text/lines.h"

#include <algorithm>

#include "program/layout.h"

namespace lunabloc::ide::text {
namespace {

using program::TextEdits;

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

// The line's bytes without its line end.
std::string_view words_of_line(std::string_view line) {
  while (!line.empty() && is_line_end(line.back())) line.remove_suffix(1);
  return line;
}

// The lines that the selection touches, with their line ends; one of which only the very start is selected is left out.
TextRange lines_of(std::string_view text, Selection selection) {
  const std::size_t start = program::line_start(text, selection.start());
  std::size_t last = selection.end();
  if (!selection.empty() && last > start && program::line_start(text, last) == last) --last;
  return {start, std::max(start, program::after_line(text, last))};
}

Selection moved_by(Selection selection, long bytes) {
  const auto by = [&](std::size_t offset) { return static_cast<std::size_t>(static_cast<long>(offset) + bytes); };
  return {by(selection.caret), by(selection.anchor)};
}

Change nothing(Selection selection) { return {{}, selection, std::nullopt}; }

Change jumped_down(std::string_view text, TextRange lines, Selection selection) {
  const bool two = lines.start >= 2 && text[lines.start - 1] == '\n' && text[lines.start - 2] == '\r';
  const std::size_t above = program::line_start(text, lines.start - (two ? 2 : 1));
  const std::string_view jumping = text.substr(above, lines.start - above);
  const bool last_is_open = lines.empty() || !is_line_end(text[lines.end - 1]);
  const std::string_view words = words_of_line(jumping);
  // A last line without a line end takes the one of the line that comes below it.
  const std::string put = last_is_open ? std::string(jumping.substr(words.size())).append(words) : std::string(jumping);
  const std::size_t at = lines.end - jumping.size();
  return {{{{above, lines.start}, ""}, {{at, at}, put}}, moved_by(selection, -static_cast<long>(jumping.size())), std::nullopt};
}

Change jumped_up(std::string_view text, TextRange lines, Selection selection) {
  const std::size_t end = program::after_line(text, lines.end);
  const std::string_view jumping = text.substr(lines.end, end - lines.end), words = words_of_line(jumping);
  std::string put(jumping);
  std::size_t gone = lines.end;
  if (words.size() == jumping.size()) {
    const std::string_view own = text.substr(lines.start, lines.length());
    const std::size_t kept = words_of_line(own.substr(own.size() - std::min<std::size_t>(2, own.size()))).size() + own.size() - std::min<std::size_t>(2, own.size());
    put.append(own.substr(kept));
    gone = lines.start + kept;
  }
  Selection after = moved_by(selection, static_cast<long>(put.size()));
  after = {std::min(after.caret, gone + put.size()), std::min(after.anchor, gone + put.size())};
  return {{{{gone, end}, ""}, {{lines.start, lines.start}, put}}, after, std::nullopt};
}

}  // namespace

Change lines_moved(std::string_view text, Selection selection, Way way) {
  const TextRange lines = lines_of(text, selection);
  if (way == Way::up) return lines.start == 0 ? nothing(selection) : jumped_down(text, lines, selection);
  const bool last = lines.end >= text.size();
  return last ? nothing(selection) : jumped_up(text, lines, selection);
}

Change lines_duplicated(std::string_view text, Selection selection) {
  const TextRange lines = lines_of(text, selection);
  std::string copy(text.substr(lines.start, lines.length()));
  if (copy.empty() || !is_line_end(copy.back())) copy.insert(0, program::line_end_near(text, lines.start));
  const auto by = static_cast<long>(copy.size());
  return {{{{lines.end, lines.end}, copy}}, moved_by(selection, by), std::nullopt};
}

std::size_t start_of_line_number(std::string_view text, std::size_t number) {
  std::size_t start = 0;
  for (; number > 1; --number) {
    const std::size_t next = program::after_line(text, start);
    if (next == start || (next >= text.size() && !is_line_end(text.back()))) break;
    start = next;
  }
  return start;
}

}  // namespace lunabloc::ide::text
