#include "runner/letters.h"

namespace lunabloc::runner {
namespace {

bool within(std::uint32_t code, std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; }

// Accents of their own, variation signs and skin colours belong to the letter before.
bool joins_before(std::uint32_t code) {
  return within(code, 0x300, 0x36F) || within(code, 0xFE00, 0xFE0F) || within(code, 0x1F3FB, 0x1F3FF) || code == 0x20E3 || code == 0x200D;
}
bool is_regional(std::uint32_t code) { return within(code, 0x1F1E6, 0x1F1FF); }

// Pairs of upper and lower case that stand side by side: is this one of them, and is the upper the even one?
bool in_even_pairs(std::uint32_t code) {
  return within(code, 0x100, 0x137) || within(code, 0x14A, 0x177) || within(code, 0x460, 0x481) || within(code, 0x48A, 0x4BF);
}
bool in_odd_pairs(std::uint32_t code) { return within(code, 0x139, 0x148) || within(code, 0x179, 0x17E); }

}  // namespace

CodePoint code_point(std::string_view text) {
  if (text.empty()) return {0, 0, false};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return {first, 1, false};
  std::uint32_t code = first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {first, 1, false};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[bytes] || code > 0x10FFFF || within(code, 0xD800, 0xDFFF)) return {first, 1, false};
  return {code, bytes, true};
}

std::size_t letter_bytes(std::string_view text) {
  CodePoint last = code_point(text);
  std::size_t bytes = last.bytes;
  bool alone = is_regional(last.code);  // a flag is two regional signs
  while (last.valid && bytes < text.size()) {
    const CodePoint next = code_point(text.substr(bytes));
    const bool flag = alone && is_regional(next.code);
    if (!next.valid || !(joins_before(next.code) || last.code == 0x200D || flag)) break;
    alone = alone && !flag;
    bytes += next.bytes;
    last = next;
  }
  return bytes;
}

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(letter_bytes(text));
  return count;
}

std::size_t write_code_point(std::uint32_t code, char* into) {
  if (code < 0x80) {
    into[0] = static_cast<char>(code);
    return 1;
  }
  const std::size_t bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (std::size_t i = bytes - 1; i > 0; --i, code >>= 6U) into[i] = static_cast<char>(0x80U | (code & 0x3FU));
  constexpr std::uint32_t kFirst[] = {0, 0, 0xC0, 0xE0, 0xF0};
  into[0] = static_cast<char>(kFirst[bytes] | code);
  return bytes;
}

std::uint32_t upper_of(std::uint32_t code) {
  if (within(code, 'a', 'z') || (within(code, 0xE0, 0xFE) && code != 0xF7)) return code - 0x20;
  if (code == 0xFF) return 0x178;
  if (code == 0x131 || code == 0x138 || code == 0x149 || code == 0x17F) return code;
  if (in_even_pairs(code)) return code & ~1U;
  if (in_odd_pairs(code)) return code % 2 == 0 ? code - 1 : code;
  if (within(code, 0x3B1, 0x3C9) && code != 0x3C2) return code - 0x20;
  if (within(code, 0x430, 0x44F)) return code - 0x20;
  if (within(code, 0x450, 0x45F)) return code - 0x50;
  return code;
}

std::uint32_t lower_of(std::uint32_t code) {
  if (within(code, 'A', 'Z') || (within(code, 0xC0, 0xDE) && code != 0xD7)) return code + 0x20;
  if (code == 0x178) return 0xFF;
  if (code == 0x130 || code == 0x138 || code == 0x149) return code;
  if (in_even_pairs(code)) return code | 1U;
  if (in_odd_pairs(code)) return code % 2 == 1 ? code + 1 : code;
  if (within(code, 0x391, 0x3A9)) return code + 0x20;
  if (within(code, 0x410, 0x42F)) return code + 0x20;
  if (within(code, 0x400, 0x40F)) return code + 0x50;
  return code;
}

bool is_letter(std::uint32_t code) {
  return upper_of(code) != lower_of(code) || code == 0xDF || (within(code, 0x100, 0x24F)) || within(code, 0x370, 0x52F);
}

}  // namespace lunabloc::runner
