// Tokens of Lua 5.4, one at a time: the lexer has no state between tokens, so it may begin at any token's start.
// Knows no grammar. Lexical facts and where they surprise: comments in lexer.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "program/syntax_kinds.h"

namespace lunabloc::program {

// Eight bytes, so that it travels in a register.
struct Token {
  constexpr Token() = default;
  constexpr Token(SyntaxKind the_kind, std::uint32_t the_length, bool is_wrong = false)
      : kind(the_kind), wrong(is_wrong), length(the_length) {}

  SyntaxKind kind = SyntaxKind::end_of_file;
  bool wrong = false;  // Lua refuses it: why_wrong() says why
  std::uint32_t length = 0;
};

// The token or trivia that starts at offset; end_of_file (of length 0) at the end. At offset 0 a byte order mark is
// one token; a first line that begins with '#' is one, there or after the mark.
Token lex(std::string_view text, std::size_t offset);

// What Lua has against a wrong token.
struct WrongToken {
  std::string_view message;  // id
  std::size_t start = 0;     // where Lua stops, from the token's first byte
  std::size_t end = 0;
};
WrongToken why_wrong(SyntaxKind kind, std::string_view token_text);

bool is_name_start(char byte);
bool is_name_part(char byte);

}  // namespace lunabloc::program
