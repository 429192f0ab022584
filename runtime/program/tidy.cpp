#include "program/tidy.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "program/layout.h"
#include "program/lexer.h"

namespace lunabloc::program {
namespace {

enum class Turn { none, opens, closes, closes_and_opens };

Turn turn_of(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::kw_do:
    case SyntaxKind::kw_then:
    case SyntaxKind::kw_repeat:
    case SyntaxKind::kw_function:
    case SyntaxKind::left_paren:
    case SyntaxKind::left_brace:
    case SyntaxKind::left_bracket: return Turn::opens;
    case SyntaxKind::kw_end:
    case SyntaxKind::kw_until:
    case SyntaxKind::kw_elseif:  // what it opens begins at its `then`
    case SyntaxKind::right_paren:
    case SyntaxKind::right_brace:
    case SyntaxKind::right_bracket: return Turn::closes;
    case SyntaxKind::kw_else: return Turn::closes_and_opens;
    default: return Turn::none;
  }
}

// A line of the text, as the tokens stand in it.
struct Line {
  std::size_t start = 0, first = 0;  // its first byte, that of its first token or comment
  std::size_t end = 0;               // after its last token or comment
  std::size_t depth = 0;
  bool empty = true;
  bool begins_long = false;          // a function at the margin
  bool ends_long = false;            // its `end`
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Line> read() {
    lines_.push_back({});
    for (std::size_t at = 0; at < text_.size();) {
      const Token token = lex(text_, at);
      if (token.length == 0) break;
      const std::size_t end = at + token.length;
      if (token.kind == SyntaxKind::newline) {
        begin_line(end);
      } else if (token.kind != SyntaxKind::space) {
        take(token.kind, at, end);
      }
      at = end;
    }
    return std::move(lines_);
  }

 private:
  struct Open {
    std::size_t depth = 0;     // of the line that opened it
    bool long_one = false;
  };

  void begin_line(std::size_t start) { lines_.push_back({.start = start, .first = start, .end = start}); }

  void take(SyntaxKind kind, std::size_t at, std::size_t end) {
    const Turn turn = turn_of(kind);
    Line& line = lines_.back();
    Open closed;
    const bool closes = turn == Turn::closes || turn == Turn::closes_and_opens;
    if (closes && !open_.empty()) {
      closed = open_.back();
      open_.pop_back();
    }
    if (line.empty) {
      line.empty = false;
      line.first = at;
      line.depth = closes ? closed.depth : (open_.empty() ? 0 : open_.back().depth + 1);
    }
    line.begins_long = line.begins_long || (kind == SyntaxKind::kw_function && open_.empty() && line.depth == 0);
    line.ends_long = line.ends_long || (closes && closed.long_one && open_.empty());
    line.end = end;
    // What a long string or comment holds are no lines of ours.
    if (turn == Turn::opens || turn == Turn::closes_and_opens) open_.push_back({line.depth, kind == SyntaxKind::kw_function});
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Open> open_;
};

// The text's own where it is one that people choose: what is ragged tells nothing.
std::string step_of(std::string_view text) {
  const std::optional<std::string> own = own_indentation(text);
  return own && (*own == "\t" || *own == "    ") ? *own : "  ";
}

bool is_comment(std::string_view text, const Line& line) { return text.substr(line.first, 2) == "--"; }

}  // namespace

TextEdits tidy(const Tree& tree) {
  const std::string& text = tree.text();
  const std::vector<Line> lines = Reader(text).read();
  const std::string step = step_of(text), line_end = line_end_near(text, 0);
  TextEdits edits;
  const auto put = [&](std::size_t start, std::size_t end, const std::string& blanks) {
    if (text.compare(start, end - start, blanks) != 0) edits.push_back({{start, end}, blanks});
  };
  const Line* before = nullptr;  // the last one that holds something
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const Line& line = lines[index];
    if (line.empty) continue;
    std::string margin;
    for (std::size_t level = 0; level < line.depth; ++level) margin += step;
    if (before == nullptr) {
      // A mark of the byte order and a first line for the shell stand where they stand.
      put(0, line.first, margin);
    } else {
      // Lines stand apart where they did, but not from what opens or closes around them.
      const bool apart = &line != before + 1 && line.depth == before->depth;
      bool wants_room = apart;
      if (line.depth == 0 && before->depth == 0) {
        // The comments above a function belong to it.
        std::size_t next = index;
        while (next + 1 < lines.size() && !lines[next].empty && is_comment(text, lines[next])) ++next;
        wants_room = apart || before->ends_long || (lines[next].begins_long && !is_comment(text, *before));
      }
      put(before->end, line.first, (wants_room ? line_end + line_end : line_end) + margin);
    }
    before = &line;
  }
  if (before != nullptr) put(before->end, text.size(), line_end);
  std::reverse(edits.begin(), edits.end());  // so that each finds its bytes where they were
  return edits;
}

}  // namespace lunabloc::program
