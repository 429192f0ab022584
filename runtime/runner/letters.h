// Letters as a child counts them: « é » is one, however it is written, and so is a smiley with its skin colour.
//
// A byte that is no UTF-8 is a letter of its own, so any text can be cut and put together again unchanged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lunabloc::runner {

// Bytes of the letter that begins the text; 0 when it is empty.
std::size_t letter_bytes(std::string_view text);
std::size_t letter_count(std::string_view text);

struct CodePoint {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};
CodePoint code_point(std::string_view text);
// Writes it, at most 4 bytes; gives how many.
std::size_t write_code_point(std::uint32_t code, char* into);

// Of Latin, Greek and Cyrillic letters; any other is its own.
std::uint32_t upper_of(std::uint32_t code);
std::uint32_t lower_of(std::uint32_t code);
bool is_letter(std::uint32_t code);

}  // namespace lunabloc::runner
