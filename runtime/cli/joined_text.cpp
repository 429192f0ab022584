#include "cli/joined_text.h"

#include "program/lexer.h"

namespace lunabloc::cli {
namespace {

using program::SyntaxKind;

// Calls each(kind, range) for the tokens from `at` on, spaces and comments too.
template <class Each>
void for_each_token(const std::string& text, std::size_t at, const Each& each) {
  while (true) {
    const program::Token token = program::lex(text, at);
    if (token.length == 0) return;
    each(token.kind, TextRange{at, at + token.length});
    at += token.length;
  }
}

bool is_blank(SyntaxKind kind) { return kind == SyntaxKind::space || kind == SyntaxKind::newline; }

}  // namespace

void JoinedText::add(std::string_view piece, std::string_view new_line) {
  if (piece.empty()) return;
  keep_apart(piece, new_line);
  const std::size_t start = text_.size();
  text_ += piece;
  for_each_token(text_, start, [&](SyntaxKind kind, TextRange range) {
    if (!program::is_trivia(kind)) tokens_.push_back(range);
    if (!is_blank(kind)) last_ = range;
  });
}

void JoinedText::keep_apart(std::string_view piece, std::string_view new_line) {
  const std::size_t seam = text_.size();
  if (last_.empty() || last_.end != seam) return;
  text_ += piece;
  const program::Token last = program::lex(text_, last_.start);
  text_.resize(seam);
  if (last_.start + last.length == seam) return;
  const bool to_line_end = last.kind == SyntaxKind::line_comment || last.kind == SyntaxKind::first_line;
  text_ += to_line_end && program::lex(text_, last_.start).kind == last.kind ? new_line : " ";
}

bool JoinedText::reads_as_meant() const {
  std::size_t n = 0;
  bool same = true;
  for_each_token(text_, 0, [&](SyntaxKind kind, TextRange range) {
    if (program::is_trivia(kind)) return;
    same = same && n < tokens_.size() && tokens_[n] == range;
    ++n;
  });
  return same && n == tokens_.size();
}

}  // namespace lunabloc::cli
