#include "program/layout.h"

#include <algorithm>
#include <array>

#include "program/lexer.h"

namespace lunabloc::program {
namespace {

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_margin(char byte) { return byte == ' ' || byte == '\t'; }

std::size_t line_end_length(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_line_end(text[at])) return 0;
  const bool pair = at + 1 < text.size() && is_line_end(text[at + 1]) && text[at + 1] != text[at];
  return pair ? 2 : 1;
}

// The line ends that separate tokens, not those inside a long string or comment.
std::vector<TextRange> free_line_ends(std::string_view lua) {
  std::vector<TextRange> ends;
  for (std::size_t at = 0; at < lua.size();) {
    const Token token = lex(lua, at);
    if (token.length == 0) break;
    if (token.kind == SyntaxKind::newline) {
      const std::size_t end = at + token.length;
      for (std::size_t line = at; line < end;) {
        const std::size_t length = line_end_length(lua, line);
        if (length == 0) break;
        ends.push_back({line, line + length});
        line += length;
      }
    }
    at += token.length;
  }
  return ends;
}

}  // namespace

std::size_t line_start(std::string_view text, std::size_t offset) {
  while (offset > 0 && !is_line_end(text[offset - 1])) --offset;
  return offset;
}

std::string margin_at(std::string_view text, std::size_t offset) {
  const std::size_t start = line_start(text, offset);
  std::size_t end = start;
  while (end < text.size() && is_margin(text[end])) ++end;
  return std::string(text.substr(start, end - start));
}

bool begins_line(std::string_view text, std::size_t offset) {
  while (offset > 0 && is_margin(text[offset - 1])) --offset;
  return offset == 0 || is_line_end(text[offset - 1]);
}

bool ends_line(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_margin(text[offset])) ++offset;
  return offset == text.size() || is_line_end(text[offset]);
}

std::size_t after_line(std::string_view text, std::size_t offset) {
  while (offset < text.size() && !is_line_end(text[offset])) ++offset;
  return offset + line_end_length(text, offset);
}

std::string line_end_near(std::string_view text, std::size_t offset) {
  for (std::size_t at = std::min(offset, text.size()); at > 0; --at) {
    if (!is_line_end(text[at - 1])) continue;
    const bool pair = at > 1 && is_line_end(text[at - 2]) && text[at - 2] != text[at - 1];
    return std::string(text.substr(at - (pair ? 2 : 1), pair ? 2 : 1));
  }
  for (std::size_t at = offset; at < text.size(); ++at)
    if (is_line_end(text[at])) return std::string(text.substr(at, line_end_length(text, at)));
  return "\n";
}

std::optional<std::string> own_indentation(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\t' && (at == 0 || is_line_end(text[at - 1]))) return "\t";
  constexpr std::size_t kDeepest = 8;
  std::array<std::size_t, kDeepest + 1> seen{};
  std::size_t before = 0;
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    std::size_t margin = 0;
    while (at + margin < text.size() && text[at + margin] == ' ') ++margin;
    if (at + margin < text.size() && is_line_end(text[at + margin])) continue;
    if (margin > before && margin - before <= kDeepest) ++seen[margin - before];
    before = margin;
  }
  const auto most = std::max_element(seen.begin() + 1, seen.end());
  if (*most == 0) return std::nullopt;
  return std::string(static_cast<std::size_t>(most - seen.begin()), ' ');
}

std::string indentation_step(std::string_view text) { return own_indentation(text).value_or("  "); }

std::vector<std::size_t> line_starts_in(std::string_view text, TextRange range) {
  std::vector<std::size_t> starts;
  for (const TextRange end : free_line_ends(text.substr(range.start, range.length()))) starts.push_back(range.start + end.end);
  return starts;
}

std::string flush_left(std::string_view lua, std::string_view margin) {
  std::string result;
  std::size_t at = 0;
  for (const TextRange end : free_line_ends(lua)) {
    result += lua.substr(at, end.end - at);
    at = end.end;
    for (const char wanted : margin) {
      if (at >= lua.size() || lua[at] != wanted) break;
      ++at;
    }
  }
  return result + std::string(lua.substr(at));
}

std::string indented(std::string_view lua, std::string_view margin, const Reindentation& levels, std::string_view line_end) {
  std::string result;
  std::size_t at = 0;
  for (const TextRange end : free_line_ends(lua)) {
    result += lua.substr(at, end.start - at);
    result += line_end;
    at = end.end;
    if (at >= lua.size() || is_line_end(lua[at])) continue;
    result += margin;
    while (levels.from != levels.to && lua.substr(at, levels.from.size()) == levels.from) {
      result += levels.to;
      at += levels.from.size();
    }
  }
  return result + std::string(lua.substr(at));
}

}  // namespace lunabloc::program
