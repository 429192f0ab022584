// A text of Lua put together from pieces: what would run together is kept apart, and nothing else is added.
//
// A name after a name, a dot after a number, anything after a comment that has no line end of its own. Pieces that were
// neighbours in a text come out as they were.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace lunabloc::cli {

class JoinedText {
 public:
  // `new_line`: what ends a comment, should one be in the way.
  void add(std::string_view piece, std::string_view new_line = "\n");

  const std::string& text() const { return text_; }
  // The tokens that say something, as they were meant: each piece's own.
  const std::vector<TextRange>& tokens() const { return tokens_; }
  // A text that reads otherwise, since a comment or a text was left open.
  bool reads_as_meant() const;

 private:
  void keep_apart(std::string_view piece, std::string_view new_line);

  std::string text_;
  std::vector<TextRange> tokens_;
  TextRange last_;  // token or comment
};

}  // namespace lunabloc::cli
