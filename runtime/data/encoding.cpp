#include "data/encoding.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lunabloc::data {
namespace {

constexpr std::string_view kMark8 = "\xEF\xBB\xBF", kMarkLittle = "\xFF\xFE", kMarkBig = "\xFE\xFF";
constexpr std::string_view kNoLetter = "\xEF\xBF\xBD";

// What Windows-1252 has where Latin-1 has controls.
constexpr std::array<char32_t, 32> kWindows = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::size_t plain_length(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at - from;
}

// Length of the letter that begins here: 0 when none does, more than there is when it goes on behind the end.
std::size_t letter_length(std::string_view bytes, std::size_t at) {
  const unsigned char first = byte_at(bytes, at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
  for (std::size_t i = 1; i < length && at + i < bytes.size(); ++i) {
    const unsigned char next = byte_at(bytes, at + i);
    const unsigned char least = i == 1 && first == 0xE0 ? 0xA0 : i == 1 && first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = i == 1 && first == 0xED ? 0x9F : i == 1 && first == 0xF4 ? 0x8F : 0xBF;
    if (next < least || next > most) return 0;
  }
  return length;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = letter_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string plain;
  for (const char sign : name)
    if (sign != '-' && sign != '_' && sign != ' ') plain.push_back(sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign);
  if (plain == "utf8") return Encoding::utf8;
  if (plain == "latin1" || plain == "iso88591" || plain == "windows1252" || plain == "cp1252") return Encoding::windows_1252;
  if (plain == "utf16" || plain == "utf16le") return Encoding::utf16_little;
  if (plain == "utf16be") return Encoding::utf16_big;
  return std::nullopt;
}

Encoding encoding_of(std::string_view beginning) {
  if (beginning.starts_with(kMark8)) return Encoding::utf8;
  if (beginning.starts_with(kMarkLittle)) return Encoding::utf16_little;
  if (beginning.starts_with(kMarkBig)) return Encoding::utf16_big;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < beginning.size(); ++i)
    if (beginning[i] == 0) ++(i % 2 == 0 ? even : odd);
  const std::size_t half = beginning.size() / 2;
  // Letters of Europe have a byte of zero in each pair.
  if (half > 1 && odd * 4 > half * 3 && even * 4 < half) return Encoding::utf16_little;
  if (half > 1 && even * 4 > half * 3 && odd * 4 < half) return Encoding::utf16_big;
  return is_utf8(beginning) ? Encoding::utf8 : Encoding::windows_1252;
}

std::size_t mark_length(Encoding encoding, std::string_view beginning) {
  switch (encoding) {
    case Encoding::utf8: return beginning.starts_with(kMark8) ? kMark8.size() : 0;
    case Encoding::utf16_little: return beginning.starts_with(kMarkLittle) ? kMarkLittle.size() : 0;
    case Encoding::utf16_big: return beginning.starts_with(kMarkBig) ? kMarkBig.size() : 0;
    case Encoding::windows_1252: return 0;
  }
  return 0;
}

void append_letter(std::string& into, char32_t letter) {
  const auto add = [&into](char32_t byte) { into.push_back(static_cast<char>(byte)); };
  if (letter < 0x80) return add(letter);
  if (letter < 0x800) {
    add(0xC0 | (letter >> 6U));
  } else if (letter < 0x10000) {
    add(0xE0 | (letter >> 12U));
    add(0x80 | ((letter >> 6U) & 0x3FU));
  } else {
    add(0xF0 | (letter >> 18U));
    add(0x80 | ((letter >> 12U) & 0x3FU));
    add(0x80 | ((letter >> 6U) & 0x3FU));
  }
  add(0x80 | (letter & 0x3FU));
}

void Decoder::no_letter(std::string& into) {
  ++damaged_;
  into += kNoLetter;
}

void Decoder::add(std::string_view bytes, std::string& into) {
  if (encoding_ == Encoding::utf8) return add_utf8(bytes, into);
  if (encoding_ != Encoding::windows_1252) return add_utf16(bytes, into);
  for (const char sign : bytes) {
    const auto byte = static_cast<unsigned char>(sign);
    append_letter(into, byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80U] : byte);
  }
}

void Decoder::add_utf8(std::string_view bytes, std::string& into) {
  std::string joined;
  if (!begun_.empty()) {
    joined = begun_;
    joined += bytes;
    begun_.clear();
    bytes = joined;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t plain = plain_length(bytes, at); plain > 0) {
      into.append(bytes, at, plain);
      at += plain;
      continue;
    }
    const std::size_t length = letter_length(bytes, at);
    if (length == 0) {
      no_letter(into);
      ++at;
    } else if (at + length > bytes.size()) {
      begun_ = bytes.substr(at);
      return;
    } else {
      into.append(bytes, at, length);
      at += length;
    }
  }
}

void Decoder::add_utf16(std::string_view bytes, std::string& into) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    begun_.push_back(bytes[at++]);
    if (begun_.size() < 2) continue;
    const unsigned first = byte_at(begun_, 0), second = byte_at(begun_, 1);
    begun_.clear();
    const char32_t unit = encoding_ == Encoding::utf16_little ? first | (second << 8U) : second | (first << 8U);
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0) {
      const char32_t high = std::exchange(high_, 0);
      if (is_low) {
        append_letter(into, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        continue;
      }
      no_letter(into);
    }
    if (unit >= 0xD800 && unit < 0xDC00) high_ = unit;
    else if (is_low) no_letter(into);
    else append_letter(into, unit);
  }
}

void Decoder::finish(std::string& into) {
  if (!begun_.empty() || high_ != 0) no_letter(into);
  begun_.clear();
  high_ = 0;
}

}  // namespace lunabloc::data
