#include "ide/text/finder.h"

#include <algorithm>
#include <string>

namespace lunabloc::ide::text {
namespace {

// In small letters, byte for byte: ASCII, and the letters of Latin-1 that French writes (É is C3 89, é is C3 A9).
std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (std::size_t at = 0; at < small.size(); ++at) {
    const auto byte = static_cast<unsigned char>(small[at]);
    if (byte >= 'A' && byte <= 'Z') small[at] = static_cast<char>(byte + 32);
    const bool latin = at > 0 && static_cast<unsigned char>(small[at - 1]) == 0xC3;
    if (latin && byte >= 0x80 && byte <= 0x9E && byte != 0x97) small[at] = static_cast<char>(byte + 32);
  }
  return small;
}

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || byte == '_' || (value >= '0' && value <= '9') || ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
}

bool stands_alone(std::string_view text, TextRange range) {
  const bool before = range.start > 0 && is_word_byte(text[range.start - 1]);
  const bool after = range.end < text.size() && is_word_byte(text[range.end]);
  return !before && !after;
}

}  // namespace

std::vector<TextRange> matches_of(std::string_view text, std::string_view query, FindOptions options) {
  std::vector<TextRange> matches;
  if (query.empty()) return matches;
  const std::string small = options.match_case ? std::string() : in_small_letters(text);
  const std::string small_query = options.match_case ? std::string() : in_small_letters(query);
  const std::string_view where = options.match_case ? text : std::string_view(small);
  const std::string_view wanted = options.match_case ? query : std::string_view(small_query);
  for (std::size_t at = where.find(wanted); at != std::string_view::npos;) {
    const TextRange range{at, at + wanted.size()};
    const bool counts = !options.whole_word || stands_alone(text, range);
    if (counts) matches.push_back(range);
    at = where.find(wanted, counts ? range.end : at + 1);
  }
  return matches;
}

std::optional<std::size_t> match_from(const std::vector<TextRange>& matches, std::size_t offset) {
  if (matches.empty()) return std::nullopt;
  const auto found = std::find_if(matches.begin(), matches.end(), [&](const TextRange& match) { return match.start >= offset; });
  return found == matches.end() ? 0 : static_cast<std::size_t>(found - matches.begin());
}

std::optional<std::size_t> match_before(const std::vector<TextRange>& matches, std::size_t offset) {
  if (matches.empty()) return std::nullopt;
  const auto found = std::find_if(matches.rbegin(), matches.rend(), [&](const TextRange& match) { return match.end <= offset; });
  return found == matches.rend() ? matches.size() - 1 : static_cast<std::size_t>(matches.rend() - found) - 1;
}

program::TextEdits replacements(const std::vector<TextRange>& matches, std::string_view with) {
  program::TextEdits edits;
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) edits.push_back({*match, std::string(with)});
  return edits;
}

}  // namespace lunabloc::ide::text
