#include "base/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lunabloc::base {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr int kMostMarks = 4;

struct Range {
  std::uint32_t first, last;
};

// What turns the direction of text, ends lines or stands nowhere (Unicode 15, PropList: Bidi_Control, and format
// characters beside the two joiners, which letters need).
constexpr Range kTold[] = {{0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x180E, 0x180E}, {0x200B, 0x200B},
                           {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFEFF, 0xFEFF},
                           {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
constexpr Range kMarks[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};

template <std::size_t count>
bool is_in(const Range (&ranges)[count], std::uint32_t letter) {
  return std::any_of(ranges, ranges + count, [letter](const Range& range) { return range.first <= letter && letter <= range.last; });
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Bytes of the letter that the first byte promises; 0 when no letter begins so.
std::size_t promised(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

// May this byte be the second of a letter that begins so? No long forms, no halves of pairs, nothing above U+10FFFF.
bool may_follow(unsigned char first, unsigned char second) {
  if ((second & 0xC0U) != 0x80U) return false;
  if (first == 0xE0) return second >= 0xA0;
  if (first == 0xED) return second < 0xA0;
  if (first == 0xF0) return second >= 0x90;
  if (first == 0xF4) return second < 0x90;
  return true;
}

struct Letter {
  std::size_t bytes = 1;
  std::uint32_t code = 0xFFFD;
  bool whole = true;  // false: it may be one, when more comes
  bool good = false;
};

Letter letter_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = promised(first);
  if (length == 0) return {};
  if (length == 1) return {1, first, true, true};
  std::uint32_t code = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size()) return {i, 0xFFFD, false, false};
    const auto byte = static_cast<unsigned char>(text[i]);
    if (i == 1 ? !may_follow(first, byte) : !continues(text[i])) return {i, 0xFFFD, true, false};
    code = code << 6U | (byte & 0x3FU);
  }
  return {length, code, true, true};
}

void add_letter(const Letter& letter, std::string_view bytes, int& marks, std::string& into) {
  const bool mark = letter.good && is_in(kMarks, letter.code);
  marks = mark ? marks + 1 : 0;
  if (!letter.good) {
    into += kReplacement;
  } else if (letter.code < 0x20 && letter.code != '\n' && letter.code != '\t') {
    into += {'^', static_cast<char>(letter.code + 0x40)};
  } else if (letter.code == 0x7F) {
    into += "^?";
  } else if ((letter.code >= 0x80 && letter.code < 0xA0) || is_in(kTold, letter.code)) {
    into += fmt::format("<U+{:04X}>", letter.code);
  } else if (marks <= kMostMarks) {
    into += bytes;
  }
}

}  // namespace

std::string ShownText::add(std::string_view bytes) {
  const std::string joined = begun_.empty() ? std::string() : std::exchange(begun_, {}) + std::string(bytes);
  std::string_view left = joined.empty() ? bytes : std::string_view(joined);
  std::string shown;
  shown.reserve(left.size());
  while (!left.empty()) {
    const Letter letter = letter_at(left);
    if (!letter.whole) {
      begun_ = left;
      break;
    }
    add_letter(letter, left.substr(0, letter.bytes), marks_, shown);
    left.remove_prefix(letter.bytes);
  }
  return shown;
}

std::string ShownText::finish() { return std::exchange(begun_, {}).empty() ? std::string() : std::string(kReplacement); }

std::string shown_text(std::string_view bytes, std::size_t most_bytes) {
  std::size_t kept = std::min(bytes.size(), most_bytes);
  const bool cut = kept < bytes.size();
  while (cut && kept > 0 && continues(bytes[kept])) --kept;
  ShownText shown;
  std::string text = shown.add(bytes.substr(0, kept));
  text += shown.finish();
  return cut ? text + "…" : text;
}

}  // namespace lunabloc::base
