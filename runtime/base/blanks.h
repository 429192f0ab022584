// Blanks of ASCII, as Lua's lexer knows them in the C locale: space, tab, line ends, vertical tab, form feed.
#pragma once

#include <string_view>

namespace lunabloc::base {

constexpr bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace lunabloc::base
