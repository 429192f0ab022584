#include "lesson/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lunabloc::lesson {
namespace {

constexpr std::size_t kMostShown = 12;

struct Folding {
  std::string_view letters;
  std::string_view plain;
};
constexpr std::array kFoldings = {
    Folding{"àâäáãÀÂÄÁÃ", "a"}, Folding{"çÇ", "c"},         Folding{"éèêëÉÈÊË", "e"}, Folding{"îïíìÎÏÍÌ", "i"},
    Folding{"ñÑ", "n"},         Folding{"ôöóòõÔÖÓÒÕ", "o"}, Folding{"ùûüúÙÛÜÚ", "u"}, Folding{"ÿŸ", "y"},
    Folding{"œŒ", "oe"},        Folding{"æÆ", "ae"},        Folding{"’", "'"},        Folding{"−", "-"},
};

std::size_t length_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view plain_character(std::string_view character) {
  if (character.size() == 1) return character;
  for (const Folding& folding : kFoldings)
    for (std::string_view rest = folding.letters; !rest.empty(); rest.remove_prefix(length_of_character(rest[0])))
      if (rest.starts_with(character)) return folding.plain;
  return character;
}

bool is_space(std::string_view character) {
  return character == " " || character == "\t" || character == "\n" || character == "\r" || character == "\xC2\xA0" ||
         character == "\xE2\x80\xAF";
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The number that begins at `start`, and where it ends.
std::optional<double> number_at(std::string_view text, std::size_t start, std::size_t& end) {
  end = start;
  std::string digits;
  if (end < text.size() && text[end] == '-') digits += text[end++];
  const std::size_t first = end;
  while (end < text.size() && is_digit(text[end])) digits += text[end++];
  if (end == first) return std::nullopt;
  if (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && is_digit(text[end + 1])) {
    digits += '.';
    ++end;
    while (end < text.size() && is_digit(text[end])) digits += text[end++];
  }
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string shown_number(double number, const std::string& language) {
  if (!std::isfinite(number)) return number > 0 ? "∞" : number < 0 ? "−∞" : "?";
  const bool french = language == "fr";
  std::string text = fmt::format("{:.2f}", number);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size() && french) text[point] = ',';
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t place = point; place > first + 3;) text.insert(place -= 3, french ? "\xE2\x80\xAF" : ",");
  return text;
}

std::string shown_value(std::string_view text, std::string_view language) {
  struct Word {
    std::string_view lua, french, english;
  };
  constexpr std::array kWords = {Word{"true", "vrai", "true"}, Word{"false", "faux", "false"}, Word{"nil", "rien", "nothing"}};
  const bool french = language == "fr";
  for (const Word& word : kWords)
    if (word.lua == text) return std::string(french ? word.french : word.english);
  std::string shown(text);
  std::size_t end = 0;
  const std::size_t point = shown.find('.');
  if (point == std::string::npos || !number_at(text, 0, end) || end != text.size()) return shown;
  if (shown.ends_with(".0")) return shown.substr(0, point);
  if (french) shown[point] = ',';
  return shown;
}

std::string shown_list(const std::vector<std::string>& values) {
  const bool commas = std::any_of(values.begin(), values.end(), [](const std::string& value) { return value.find(',') != std::string::npos; });
  const char* const between = commas ? " ; " : ", ";
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == kMostShown) return text + between + "…";
    if (i > 0) text += between;
    text += values[i];
  }
  return text;
}

std::string plain_words(std::string_view text) {
  std::string plain;
  bool gap = false;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, length_of_character(text[0]));
    text.remove_prefix(character.size());
    if (is_space(character)) {
      gap = !plain.empty();
      continue;
    }
    if (gap) plain += ' ';
    gap = false;
    for (const char c : plain_character(character))
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!plain.empty() && std::string_view(" .,;:!?").find(plain.back()) != std::string_view::npos) plain.pop_back();
  return plain;
}

std::optional<double> number_in(std::string_view text) {
  const std::string plain = plain_words(text);
  std::string digits;  // "1 000" is one number when the whole text is a number
  for (const char c : plain)
    if (c != ' ') digits += c;
  std::size_t end = 0;
  const std::optional<double> number = number_at(digits, 0, end);
  return end == digits.size() ? number : std::nullopt;
}

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> found;
  for (std::size_t place = 0; place < text.size();) {
    // A minus after a digit is a subtraction or a dash, no sign.
    const bool dash = text[place] == '-' && place > 0 && is_digit(text[place - 1]);
    std::size_t end = place;
    if (const std::optional<double> number = dash ? std::nullopt : number_at(text, place, end)) {
      found.push_back(*number);
      place = end;
    } else {
      ++place;
    }
  }
  return found;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace lunabloc::lesson
