#include "ide/workspace/comment_editing.h"

#include "program/cursor.h"
#include "program/layout.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Syntax;
using program::SyntaxKind;
using program::TextEdits;

bool is_comment(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::comment || program::is_comment_token(syntax.kind());
}

struct Found {
  TextRange above, beside;  // empty: there is none
};

Found comments_of(const Syntax& statement) {
  Found found;
  const std::size_t first = statement.first_token().start();
  for (const Syntax child : statement.children()) {
    if (!is_comment(child)) continue;
    TextRange& range = child.start() < first || statement.kind() == SyntaxKind::comment_statement ? found.above : found.beside;
    range = range.empty() ? child.range() : TextRange{range.start, child.end()};
  }
  return found;
}

// Without the comment, its line goes too when nothing else stands on it; else the blanks before it.
TextRange taken_away(const std::string& text, TextRange comment) {
  if (program::begins_line(text, comment.start) && program::ends_line(text, comment.end))
    return {program::line_start(text, comment.start), program::after_line(text, comment.end)};
  while (comment.start > 0 && text[comment.start - 1] == ' ') --comment.start;
  return comment;
}

std::string one_line(std::string words) {
  for (char& byte : words)
    if (byte == '\n' || byte == '\r') byte = ' ';
  return words;
}

}  // namespace

std::string comment_of(const program::Block& block) {
  std::string line;
  for (const std::string& comment : block.comments) line += (line.empty() ? "" : " ") + comment;
  return one_line(std::move(line));
}

Result<TextEdits> edits_for_comment(const program::Tree& tree, const program::Block& block, const std::string& words) {
  const Syntax statement = program::find(tree, block.id);
  if (!statement) return failure(ErrorKind::usage, "gesture.unknown_place");
  const std::string& text = tree.text();
  const std::string line = words.empty() ? std::string() : "-- " + one_line(words);
  const Found found = comments_of(statement);
  const TextRange old = found.above.empty() ? found.beside : found.above;
  if (!old.empty()) return line.empty() ? TextEdits{{taken_away(text, old), ""}} : TextEdits{{old, line}};
  if (line.empty()) return TextEdits{};
  const std::size_t first = statement.first_token().start();
  const std::string next_line = program::line_end_near(text, first) + program::margin_at(text, first);
  const std::string before = program::begins_line(text, first) ? std::string() : next_line;
  return TextEdits{{{first, first}, before + line + next_line}};
}

}  // namespace lunabloc::ide::workspace
