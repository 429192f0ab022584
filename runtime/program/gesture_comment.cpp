// Blocks put into line comments, and taken out again with the bytes that they had.
#include <algorithm>

#include "program/ast.h"
#include "program/gesture_parts.h"
#include "program/layout.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

constexpr std::string_view kDashes = "--", kDashesAndSpace = "-- ";

// Every line that the range touches, by where it begins: those inside long strings too.
std::vector<std::size_t> lines_of(std::string_view text, TextRange range) {
  std::vector<std::size_t> starts;
  for (std::size_t at = line_start(text, range.start); at < range.end; at = after_line(text, at)) starts.push_back(at);
  return starts;
}

std::size_t shared_length(std::string_view text, std::size_t start, std::string_view margin) {
  std::size_t shared = 0;
  while (shared < margin.size() && start + shared < text.size() && text[start + shared] == margin[shared]) ++shared;
  return shared;
}

bool is_line_end_at(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == '\n' || text[at] == '\r'; }

// The line comments that stand on lines of their own in a comment_statement or above a statement, in order.
std::vector<TextRange> own_line_comments(const Tree& tree, const Syntax& statement) {
  std::vector<TextRange> comments;
  const std::size_t first = statement.kind() == comment_statement ? statement.end() : statement.first_token().start();
  for (const Syntax comment : comments_of(statement))
    if (comment.start() < first && (*comment.children().begin()).kind() == line_comment && begins_line(tree.text(), comment.start()))
      comments.push_back(comment.range());
  return comments;
}

TextRange dashes_at(std::string_view text, TextRange comment) {
  const std::string_view words = text.substr(comment.start, comment.length());
  return {comment.start, comment.start + (words.starts_with(kDashesAndSpace) ? kDashesAndSpace : kDashes).size()};
}

// The comments [first, last) without their dashes.
TextEdits without_dashes(const Tree& tree, const std::vector<TextRange>& comments, std::size_t first, std::size_t last) {
  TextEdits edits;
  for (std::size_t i = first; i < last; ++i) edits.push_back({dashes_at(tree.text(), comments[i]), ""});
  return edits;
}

bool says_lua(const Tree& tree, const std::vector<TextRange>& comments, std::size_t first, std::size_t last) {
  const std::string& text = tree.text();
  std::string lua;
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t start = dashes_at(text, comments[i]).end;
    const std::size_t next = i + 1 < last ? comments[i + 1].start : comments[i].end;
    lua += text.substr(start, next - start);
  }
  const Parsed parsed = parse(lua);
  if (parsed.tree.root().has_error()) return false;
  const std::vector<Syntax> statements = statements_of(File(Syntax(parsed.tree)).block());
  return std::ranges::any_of(statements, [](const Syntax& one) { return one.kind() != comment_statement && one.kind() != empty_statement; });
}

// The most comments in a row that say Lua together.
std::pair<std::size_t, std::size_t> lua_among(const Tree& tree, const std::vector<TextRange>& comments) {
  constexpr std::size_t kTriedAtMost = 40;  // in every way; of more, all together
  if (comments.empty() || says_lua(tree, comments, 0, comments.size())) return {0, comments.size()};
  if (comments.size() > kTriedAtMost) return {0, 0};
  for (std::size_t count = comments.size() - 1; count > 0; --count)
    for (std::size_t first = 0; first + count <= comments.size(); ++first)
      if (says_lua(tree, comments, first, first + count)) return {first, first + count};
  return {0, 0};
}

}  // namespace

Result<TextEdits> comment_out(const Tree& tree, const Projection& projection, const BlockRun& run) {
  const std::optional<Taken> taken = take(tree, projection, run);
  if (!taken) return unknown_place();
  const std::string& text = tree.text();
  if (!begins_line(text, taken->range.start) || !ends_line(text, taken->range.end)) return failure(ErrorKind::failed, "gesture.shares_line");
  const std::string margin = margin_at(text, taken->range.start);
  TextEdits edits;
  for (const std::size_t start : lines_of(text, taken->range)) {
    const std::size_t at = start + shared_length(text, start, margin);
    edits.push_back({{at, at}, std::string(is_line_end_at(text, at) ? kDashes : kDashesAndSpace)});
  }
  IntendedChange change;
  mark_removed(*taken, change);
  const Result<TextEdits> done = first_that_fits(tree, {from_last_to_first(std::move(edits))}, change);
  return done ? few(text, *done) : done;
}

Result<TextEdits> uncomment(const Tree& tree, NodeId block) {
  const Syntax statement = find(tree, block);
  const std::vector<TextRange> comments = own_line_comments(tree, statement);
  const auto [first, last] = lua_among(tree, comments);
  if (first == last) return failure(ErrorKind::failed, "gesture.no_lua_in_comment");
  const TextEdits edits = from_last_to_first(without_dashes(tree, comments, first, last));
  std::string text = tree.text();
  apply(text, edits);
  if (faults_in(Syntax(parse(text).tree)) > faults_in(Syntax(tree))) return does_not_fit();
  return few(tree.text(), edits);
}

bool can_uncomment(const Tree& tree, NodeId block) {
  const auto [first, last] = lua_among(tree, own_line_comments(tree, find(tree, block)));
  return first != last;
}

}  // namespace lunabloc::program
