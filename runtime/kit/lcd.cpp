#include "kit/lcd.h"

#include <algorithm>
#include <array>
#include <utility>

#include "firmware/shared/parts.h"

namespace lunabloc::kit::lcd {
namespace {

constexpr std::array<std::uint8_t, 4> kPlaces = {LUNABLOC_LCD_PLACES};
constexpr std::size_t kMostInMessage = 28;  // of the 30 that a message can carry: whole letters
// A byte on the wires takes 90 µs at least; the longest pause is that after the first command, 4.1 ms.
constexpr std::size_t kPauseBytes = 56;

struct Spelling {
  std::string_view letter, shown;
};
constexpr Spelling kSpellings[] = {
    {"à", "a"}, {"â", "a"}, {"ä", "a"}, {"ç", "c"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"î", "i"},
    {"ï", "i"}, {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"œ", "oe"}, {"æ", "ae"}, {"À", "A"},
    {"Â", "A"}, {"Ç", "C"}, {"É", "E"}, {"È", "E"}, {"Ê", "E"}, {"Î", "I"}, {"Ô", "O"}, {"Ù", "U"}, {"Û", "U"},
    {"’", "'"}, {"«", "\""}, {"»", "\""}, {"–", "-"}, {"—", "-"}, {"…", "..."}, {"\u00A0", " "}, {"\u202F", " "},
    {"×", "x"}, {"−", "-"},
};

void add_half(Bytes& bytes, std::uint8_t half, std::uint8_t kind) {
  const auto port = static_cast<std::uint8_t>((half & 0xF0U) | LUNABLOC_LCD_LIGHT | kind);
  bytes.push_back(static_cast<std::uint8_t>(port | LUNABLOC_LCD_CLOCK));
  bytes.push_back(port);
}

void add_byte(Bytes& bytes, std::uint8_t byte, std::uint8_t kind) {
  add_half(bytes, byte, kind);
  add_half(bytes, static_cast<std::uint8_t>(byte << 4U), kind);
}

std::vector<Bytes> in_messages(const Bytes& bytes) {
  std::vector<Bytes> messages;
  for (std::size_t at = 0; at < bytes.size(); at += kMostInMessage) {
    const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    messages.emplace_back(first, first + static_cast<std::ptrdiff_t>(std::min(kMostInMessage, bytes.size() - at)));
  }
  return messages;
}

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

}  // namespace

std::string letters_of(std::string_view text, int columns) {
  std::string letters;
  while (!text.empty()) {
    const std::string_view letter = text.substr(0, length_of(text.front()));
    text.remove_prefix(letter.size());
    const auto* const spelling = std::find_if(std::begin(kSpellings), std::end(kSpellings), [&](const Spelling& row) { return row.letter == letter; });
    if (spelling != std::end(kSpellings)) letters += spelling->shown;
    else letters += letter.size() == 1 && letter[0] >= ' ' && letter[0] < 0x7F ? letter[0] : '?';
  }
  letters.resize(std::min(letters.size(), static_cast<std::size_t>(std::max(columns, 0))));
  return letters;
}

std::vector<Bytes> beginning() {
  constexpr std::array<std::uint8_t, 4> kHalves = {LUNABLOC_LCD_HALVES};
  constexpr std::array<std::uint8_t, 4> kCommands = {LUNABLOC_LCD_COMMANDS};
  Bytes bytes;
  const auto pause = [&] { bytes.insert(bytes.end(), kPauseBytes, LUNABLOC_LCD_LIGHT); };
  for (const std::uint8_t half : kHalves) {
    add_half(bytes, half, 0);
    pause();
  }
  for (const std::uint8_t command : kCommands) add_byte(bytes, command, 0);
  pause();
  return in_messages(bytes);
}

std::vector<Bytes> line(int number, std::string_view letters, int columns) {
  if (number < 1 || number > static_cast<int>(kPlaces.size())) return {};
  Bytes bytes;
  add_byte(bytes, static_cast<std::uint8_t>(LUNABLOC_LCD_SET_PLACE | kPlaces[static_cast<std::size_t>(number - 1)]), 0);
  for (std::size_t column = 0; column < static_cast<std::size_t>(columns); ++column)
    add_byte(bytes, column < letters.size() ? static_cast<std::uint8_t>(letters[column]) : ' ', LUNABLOC_LCD_TEXT);
  return in_messages(bytes);
}

}  // namespace lunabloc::kit::lcd
