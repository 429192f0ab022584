#include "program/text_literal.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

#include "base/blanks.h"

namespace lunabloc::program {
namespace {

// A letter behind the backslash, and the byte that it stands for.
constexpr std::string_view kLetters = "abfnrtv\\\"'", kBytes = "\a\b\f\n\r\t\v\\\"'";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

// Two different signs are one line end.
void skip_line_end(std::string_view text, std::size_t& at) {
  const char first = text[at++];
  if (at < text.size() && is_line_end(text[at]) && text[at] != first) ++at;
}

std::optional<std::uint32_t> number_in(std::string_view digits, int base, std::uint32_t most) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (problem != std::errc() || end != digits.data() + digits.size() || number > most) return std::nullopt;
  return number;
}

// UTF-8 with as many bytes as it takes, six at most: Lua's codes go further than Unicode's.
void add_letter(std::string& text, std::uint32_t code) {
  if (code < 0x80) return text.push_back(static_cast<char>(code));
  std::string rest;
  std::uint32_t most = 0x3F;  // that goes into the first byte
  for (; code > most; code >>= 6, most >>= 1) rest.insert(rest.begin(), static_cast<char>(0x80 | (code & 0x3F)));
  text.push_back(static_cast<char>((~most << 1) | code));
  text += rest;
}

// What stands behind a backslash; `at` goes behind it.
bool add_escape(std::string_view inside, std::size_t& at, std::string& text) {
  if (at == inside.size()) return false;
  if (is_line_end(inside[at])) {
    skip_line_end(inside, at);
    text.push_back('\n');
    return true;
  }
  if (is_digit(inside[at])) {
    std::size_t length = 1;
    while (length < 3 && at + length < inside.size() && is_digit(inside[at + length])) ++length;
    const auto byte = number_in(inside.substr(at, length), 10, 0xFF);
    if (byte) text.push_back(static_cast<char>(*byte));
    at += length;
    return byte.has_value();
  }
  const char letter = inside[at++];
  if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
    text.push_back(kBytes[known]);
    return true;
  }
  if (letter == 'z') {
    while (at < inside.size() && base::is_blank(inside[at])) ++at;
    return true;
  }
  if (letter == 'x') {
    const std::string_view digits = inside.substr(at, 2);
    const auto byte = digits.size() == 2 ? number_in(digits, 16, 0xFF) : std::nullopt;
    if (byte) text.push_back(static_cast<char>(*byte));
    at += digits.size();
    return byte.has_value();
  }
  const std::size_t close = inside.find('}', at);
  if (letter != 'u' || close == std::string_view::npos || inside[at] != '{') return false;
  const auto code = number_in(inside.substr(at + 1, close - at - 1), 16, 0x7FFFFFFF);
  if (code) add_letter(text, *code);
  at = close + 1;
  return code.has_value();
}

std::optional<std::string> text_in_quotes(std::string_view inside, char quote) {
  std::string text;
  for (std::size_t at = 0; at < inside.size();) {
    const char byte = inside[at++];
    if (byte == quote || is_line_end(byte)) return std::nullopt;
    if (byte != '\\') text.push_back(byte);
    else if (!add_escape(inside, at, text)) return std::nullopt;
  }
  return text;
}

std::optional<std::string> text_in_brackets(std::string_view lua) {
  const std::size_t level = lua.find_first_not_of('=', 1);
  if (level == std::string_view::npos || lua[level] != '[' || lua.size() < 2 * (level + 1)) return std::nullopt;
  const std::string closing = "]" + std::string(level - 1, '=') + "]";
  std::string_view inside = lua.substr(level + 1);
  if (inside.find(closing) != inside.size() - closing.size()) return std::nullopt;
  inside.remove_suffix(closing.size());
  std::string text;
  std::size_t at = 0;
  if (!inside.empty() && is_line_end(inside.front())) skip_line_end(inside, at);
  while (at < inside.size()) {
    if (is_line_end(inside[at])) {
      skip_line_end(inside, at);
      text.push_back('\n');
    } else {
      text.push_back(inside[at++]);
    }
  }
  return text;
}

}  // namespace

std::optional<std::string> text_of_literal(std::string_view lua) {
  if (lua.size() < 2) return std::nullopt;
  const char first = lua.front();
  if (first == '[') return text_in_brackets(lua);
  if ((first != '"' && first != '\'') || lua.back() != first) return std::nullopt;
  return text_in_quotes(lua.substr(1, lua.size() - 2), first);
}

std::string literal_of_text(std::string_view text) {
  std::string lua = "\"";
  for (const char byte : text) {
    const std::size_t known = byte == '\'' ? std::string_view::npos : kBytes.find(byte);
    if (known != std::string_view::npos) lua += {'\\', kLetters[known]};
    else if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) lua += fmt::format("\\{:03}", static_cast<int>(byte));
    else lua.push_back(byte);
  }
  return lua + "\"";
}

}  // namespace lunabloc::program
