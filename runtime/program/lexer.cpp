#include "program/lexer.h"

#include <array>
#include <cstring>

namespace lunabloc::program {
namespace {

enum CharClass : std::uint8_t { kNameStart = 1, kDigit = 2, kHexDigit = 4, kBlank = 8, kLineEnd = 16, kKnown = 32 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = kNameStart;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = kNameStart;
  classes['_'] = kNameStart;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = kDigit | kHexDigit;
  for (int c = 'a'; c <= 'f'; ++c) classes[static_cast<std::size_t>(c)] |= kHexDigit;
  for (int c = 'A'; c <= 'F'; ++c) classes[static_cast<std::size_t>(c)] |= kHexDigit;
  for (const char c : {' ', '\t', '\v', '\f'}) classes[static_cast<unsigned char>(c)] = kBlank;
  for (const char c : {'\n', '\r'}) classes[static_cast<unsigned char>(c)] = kLineEnd;
  for (const char c : std::string_view("+-*/%^#&~|<>=(){}[]:;,.\"'")) classes[static_cast<unsigned char>(c)] |= kKnown;
  for (auto& flags : classes) {
    if (flags != 0) flags |= kKnown;
  }
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is(char byte, int classes) { return (kClasses[static_cast<unsigned char>(byte)] & classes) != 0; }

// Bytes from a position on; past the end they read as NUL, which is no part of anything.
class Reader {
 public:
  Reader(std::string_view text, std::size_t offset) : text_(text), start_(offset), at_(offset) {}
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  void skip(std::size_t count = 1) { at_ += count; }
  void skip_while(int classes) {
    while (at_ < text_.size() && is(text_[at_], classes)) ++at_;
  }
  void skip_to_line_end() {
    while (at_ < text_.size() && !is(text_[at_], kLineEnd)) ++at_;
  }
  // "\r\n" and "\n\r" are one line end.
  void skip_line_end() {
    const char first = peek();
    skip();
    if (is(peek(), kLineEnd) && peek() != first && !at_end()) skip();
  }
  std::size_t at() const { return at_; }
  std::size_t taken() const { return at_ - start_; }
  std::string_view rest() const { return text_.substr(at_); }
  void to_end() { at_ = text_.size(); }
  Token token(SyntaxKind kind, bool wrong = false) const { return {kind, static_cast<std::uint32_t>(taken()), wrong}; }

 private:
  std::string_view text_;
  std::size_t start_;
  std::size_t at_;
};

// Is the word this keyword? Lengths are compared first: with a constant length the comparison is one of integers.
template <std::size_t kSize>
bool is_word(const char* word, std::size_t size, const char (&keyword)[kSize]) {
  return size == kSize - 1 && std::memcmp(word, keyword, kSize - 1) == 0;
}

SyntaxKind keyword_or_name(const char* word, std::size_t size) {
  using enum SyntaxKind;
  const auto choose = [&](const auto& keyword, SyntaxKind kind) { return is_word(word, size, keyword) ? kind : name; };
  const auto choose_of_two = [&](const auto& keyword, SyntaxKind kind, const auto& other, SyntaxKind other_kind) {
    return is_word(word, size, keyword) ? kind : is_word(word, size, other) ? other_kind : name;
  };
  switch (word[0]) {
    case 'a': return choose("and", kw_and);
    case 'b': return choose("break", kw_break);
    case 'd': return choose("do", kw_do);
    case 'e':
      return is_word(word, size, "end") ? kw_end : choose_of_two("else", kw_else, "elseif", kw_elseif);
    case 'f':
      return is_word(word, size, "for") ? kw_for : choose_of_two("function", kw_function, "false", kw_false);
    case 'g': return choose("goto", kw_goto);
    case 'i': return choose_of_two("if", kw_if, "in", kw_in);
    case 'l': return choose("local", kw_local);
    case 'n': return choose_of_two("not", kw_not, "nil", kw_nil);
    case 'o': return choose("or", kw_or);
    case 'r': return choose_of_two("return", kw_return, "repeat", kw_repeat);
    case 't': return choose_of_two("then", kw_then, "true", kw_true);
    case 'u': return choose("until", kw_until);
    case 'w': return choose("while", kw_while);
    default: return name;
  }
}

bool all_digits(std::string_view digits, int classes) {
  for (const char byte : digits) {
    if (!is(byte, classes)) return false;
  }
  return !digits.empty();
}

bool is_good_number(std::string_view number) {
  const bool hexadecimal = number.size() > 1 && number[0] == '0' && (number[1] == 'x' || number[1] == 'X');
  if (hexadecimal) number.remove_prefix(2);
  const int digits = hexadecimal ? kHexDigit : kDigit;
  const std::size_t exponent = number.find_first_of(hexadecimal ? "pP" : "eE");
  if (exponent != std::string_view::npos) {
    std::string_view power = number.substr(exponent + 1);
    if (!power.empty() && (power[0] == '+' || power[0] == '-')) power.remove_prefix(1);
    if (!all_digits(power, kDigit)) return false;
    number = number.substr(0, exponent);
  }
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos) return all_digits(number, digits);
  const std::string_view before = number.substr(0, point);
  const std::string_view after = number.substr(point + 1);
  return (before.empty() || all_digits(before, digits)) && (after.empty() || all_digits(after, digits)) &&
         before.size() + after.size() > 0;
}

// Lua takes every following hexadecimal digit, point and exponent with its sign, then asks whether it makes sense.
Token lex_number(Reader reader, std::string_view text) {
  const std::size_t start = reader.at();
  std::string_view exponents = "eE";
  if (reader.peek() == '0' && (reader.peek(1) == 'x' || reader.peek(1) == 'X')) {
    exponents = "pP";
    reader.skip(2);
  }
  while (!reader.at_end()) {
    const char byte = reader.peek();
    if (exponents.find(byte) != std::string_view::npos) {
      reader.skip();
      if (reader.peek() == '+' || reader.peek() == '-') reader.skip();
    } else if (is(byte, kHexDigit) || byte == '.') {
      reader.skip();
    } else {
      break;
    }
  }
  reader.skip_while(kNameStart | kDigit);
  return reader.token(SyntaxKind::number, !is_good_number(text.substr(start, reader.taken())));
}

struct ShortString {
  std::size_t length = 0;
  bool unfinished = false;
  std::size_t bad_escape = std::string_view::npos;  // of its backslash, from the opening quote
  std::size_t bad_escape_end = 0;
};

// Reads the escape after the backslash; false when Lua refuses it.
bool skip_escape(Reader& reader) {
  const char byte = reader.peek();
  if (reader.at_end()) return true;  // the string is unfinished, which says enough
  if (is(byte, kLineEnd)) {
    reader.skip_line_end();
    return true;
  }
  if (std::string_view("abfnrtv\\\"'").find(byte) != std::string_view::npos) {
    reader.skip();
    return true;
  }
  if (byte == 'z') {
    reader.skip();
    reader.skip_while(kBlank | kLineEnd);
    return true;
  }
  if (byte == 'x') {
    reader.skip();
    for (int i = 0; i < 2; ++i) {
      if (!is(reader.peek(), kHexDigit)) return false;
      reader.skip();
    }
    return true;
  }
  if (byte == 'u') {
    reader.skip();
    if (reader.peek() != '{') return false;
    reader.skip();
    std::uint64_t value = 0;
    std::size_t digits = 0;
    for (; is(reader.peek(), kHexDigit); ++digits) {
      const char digit = reader.peek();
      value = value * 16 + static_cast<std::uint64_t>(is(digit, kDigit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
      if (value > 0x7FFFFFFFU) return false;
      reader.skip();
    }
    if (digits == 0 || reader.peek() != '}') return false;
    reader.skip();
    return true;
  }
  if (is(byte, kDigit)) {
    int value = 0;
    for (int i = 0; i < 3 && is(reader.peek(), kDigit); ++i) {
      value = value * 10 + (reader.peek() - '0');
      reader.skip();
    }
    return value <= 255;
  }
  return false;
}

ShortString scan_short_string(Reader reader) {
  ShortString result;
  const char quote = reader.peek();
  reader.skip();
  while (true) {
    const char byte = reader.peek();
    if (reader.at_end() || is(byte, kLineEnd)) {
      result.unfinished = true;
      break;
    }
    const std::size_t here = reader.taken();
    reader.skip();
    if (byte == quote) break;
    if (byte == '\\' && !skip_escape(reader) && result.bad_escape == std::string_view::npos) {
      result.bad_escape = here;
      result.bad_escape_end = reader.at_end() || is(reader.peek(), kLineEnd) ? reader.taken() : reader.taken() + 1;
    }
  }
  result.length = reader.taken();
  return result;
}

// The number of '=' of a long bracket that opens here; -1 when none does.
int long_bracket_level(std::string_view rest) {
  if (rest.empty() || rest[0] != '[') return -1;
  std::size_t at = 1;
  while (at < rest.size() && rest[at] == '=') ++at;
  return at < rest.size() && rest[at] == '[' ? static_cast<int>(at) - 1 : -1;
}

// Skips "[==[ … ]==]"; false when it never closes.
bool skip_long_bracket(Reader& reader, std::size_t level) {
  reader.skip(level + 2);
  while (!reader.at_end()) {
    const std::string_view rest = reader.rest();
    const void* found = std::memchr(rest.data(), ']', rest.size());
    if (found == nullptr) break;
    const std::size_t at = static_cast<std::size_t>(static_cast<const char*>(found) - rest.data()) + 1;
    std::size_t signs = 0;
    while (at + signs < rest.size() && rest[at + signs] == '=') ++signs;
    if (signs == level && at + signs < rest.size() && rest[at + signs] == ']') {
      reader.skip(at + signs + 1);
      return true;
    }
    reader.skip(at + signs);  // the ']' that follows, if any, may begin the true end
  }
  reader.to_end();
  return false;
}

Token lex_comment(Reader reader) {
  reader.skip(2);
  const int level = long_bracket_level(reader.rest());
  if (level >= 0) {
    const bool closed = skip_long_bracket(reader, static_cast<std::size_t>(level));
    return reader.token(SyntaxKind::long_comment, !closed);
  }
  reader.skip_to_line_end();
  return reader.token(SyntaxKind::line_comment);
}

Token lex_sign(const Reader& reader) {
  using enum SyntaxKind;
  const char second = reader.peek(1);
  switch (reader.peek()) {
    case '+': return {plus, 1};
    case '-': return {minus, 1};
    case '*': return {star, 1};
    case '/': return second == '/' ? Token{double_slash, 2} : Token{slash, 1};
    case '%': return {percent, 1};
    case '^': return {caret, 1};
    case '#': return {hash, 1};
    case '&': return {ampersand, 1};
    case '~': return second == '=' ? Token{tilde_equal, 2} : Token{tilde, 1};
    case '|': return {pipe, 1};
    case '<': return second == '<' ? Token{shift_left, 2} : second == '=' ? Token{less_equal, 2} : Token{less, 1};
    case '>':
      return second == '>' ? Token{shift_right, 2} : second == '=' ? Token{greater_equal, 2} : Token{greater, 1};
    case '=': return second == '=' ? Token{equal_equal, 2} : Token{equal, 1};
    case '(': return {left_paren, 1};
    case ')': return {right_paren, 1};
    case '{': return {left_brace, 1};
    case '}': return {right_brace, 1};
    case '[': return {left_bracket, 1};
    case ']': return {right_bracket, 1};
    case ':': return second == ':' ? Token{double_colon, 2} : Token{colon, 1};
    case ';': return {semicolon, 1};
    case ',': return {comma, 1};
    default: return second == '.' ? (reader.peek(2) == '.' ? Token{ellipsis, 3} : Token{concat, 2}) : Token{dot, 1};
  }
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// What is neither a word nor space.
Token lex_other(std::string_view text, std::size_t offset) {
  const char first = text[offset];
  Reader reader(text, offset);
  if (is(first, kLineEnd)) {
    reader.skip_line_end();
    return reader.token(SyntaxKind::newline);
  }
  if (is(first, kDigit) || (first == '.' && is(reader.peek(1), kDigit))) return lex_number(reader, text);
  switch (first) {
    case '"':
    case '\'': {
      const ShortString string = scan_short_string(reader);
      return {SyntaxKind::short_string, static_cast<std::uint32_t>(string.length),
              string.unfinished || string.bad_escape != std::string_view::npos};
    }
    case '-':
      if (reader.peek(1) == '-') return lex_comment(reader);
      break;
    case '[': {
      const int level = long_bracket_level(reader.rest());
      if (level >= 0) {
        const bool closed = skip_long_bracket(reader, static_cast<std::size_t>(level));
        return reader.token(SyntaxKind::long_string, !closed);
      }
      if (reader.peek(1) == '=') {  // "[=" and no second "[": Lua takes it for a long string gone wrong
        reader.skip();
        while (reader.peek() == '=') reader.skip();
        return reader.token(SyntaxKind::garbage, true);
      }
      break;
    }
    case '#':
      // A file's first line is skipped whatever it says, and ends at "\n" only.
      if (offset == 0 || (offset == kByteOrderMark.size() && text.starts_with(kByteOrderMark))) {
        const std::size_t end = reader.rest().find('\n');
        if (end == std::string_view::npos) {
          reader.to_end();
        } else {
          reader.skip(end);
        }
        return reader.token(SyntaxKind::first_line);
      }
      break;
    default: break;
  }
  if (is(first, kKnown)) return lex_sign(reader);
  if (offset == 0 && text.starts_with(kByteOrderMark)) {
    reader.skip(kByteOrderMark.size());
    return reader.token(SyntaxKind::byte_order_mark);
  }
  while (!reader.at_end() && !is(reader.peek(), kKnown)) reader.skip();
  return reader.token(SyntaxKind::garbage, true);
}

}  // namespace

bool is_name_start(char byte) { return is(byte, kNameStart); }
bool is_name_part(char byte) { return is(byte, kNameStart | kDigit); }

Token lex(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const char first = text[offset];
  const char* const start = text.data() + offset;
  const auto length_of = [&](int classes) {
    const char* at = start + 1;
    for (const char* const end = text.data() + text.size(); at != end && is(*at, classes);) ++at;
    return static_cast<std::uint32_t>(at - start);
  };
  if (is(first, kNameStart)) {
    const std::uint32_t length = length_of(kNameStart | kDigit);
    return {keyword_or_name(start, length), length, false};
  }
  if (is(first, kBlank)) return {SyntaxKind::space, length_of(kBlank), false};
  return lex_other(text, offset);
}

WrongToken why_wrong(SyntaxKind kind, std::string_view token_text) {
  switch (kind) {
    case SyntaxKind::number: return {"syntax.malformed_number", 0, token_text.size()};
    case SyntaxKind::long_string: return {"syntax.unfinished_long_string", token_text.size(), token_text.size()};
    case SyntaxKind::long_comment: return {"syntax.unfinished_comment", token_text.size(), token_text.size()};
    case SyntaxKind::garbage: return {"syntax.unknown_sign", 0, token_text.size()};
    case SyntaxKind::short_string: {
      const ShortString string = scan_short_string(Reader(token_text, 0));
      if (string.bad_escape != std::string_view::npos)
        return {"syntax.bad_escape", string.bad_escape, string.bad_escape_end};
      // The line on which the string breaks off: lines may have been continued by "\" before it.
      const std::size_t line = token_text.find_last_of("\n\r");
      return {"syntax.unfinished_string", line == std::string_view::npos ? 0 : line + 1, token_text.size()};
    }
    default: return {"syntax.unknown_sign", 0, token_text.size()};
  }
}

}  // namespace lunabloc::program
