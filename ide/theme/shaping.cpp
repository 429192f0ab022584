#include "ide/theme/shaping.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lunabloc::ide::theme {
namespace {

// A letter, its isolated form, and how many forms it has: isolated, final, initial, medial, in this order.
struct Forms {
  char32_t letter, isolated;
  int count;
};
constexpr Forms kForms[] = {
    {0x621, 0xFE80, 1}, {0x622, 0xFE81, 2}, {0x623, 0xFE83, 2}, {0x624, 0xFE85, 2}, {0x625, 0xFE87, 2}, {0x626, 0xFE89, 4},
    {0x627, 0xFE8D, 2}, {0x628, 0xFE8F, 4}, {0x629, 0xFE93, 2}, {0x62A, 0xFE95, 4}, {0x62B, 0xFE99, 4}, {0x62C, 0xFE9D, 4},
    {0x62D, 0xFEA1, 4}, {0x62E, 0xFEA5, 4}, {0x62F, 0xFEA9, 2}, {0x630, 0xFEAB, 2}, {0x631, 0xFEAD, 2}, {0x632, 0xFEAF, 2},
    {0x633, 0xFEB1, 4}, {0x634, 0xFEB5, 4}, {0x635, 0xFEB9, 4}, {0x636, 0xFEBD, 4}, {0x637, 0xFEC1, 4}, {0x638, 0xFEC5, 4},
    {0x639, 0xFEC9, 4}, {0x63A, 0xFECD, 4}, {0x641, 0xFED1, 4}, {0x642, 0xFED5, 4}, {0x643, 0xFED9, 4}, {0x644, 0xFEDD, 4},
    {0x645, 0xFEE1, 4}, {0x646, 0xFEE5, 4}, {0x647, 0xFEE9, 4}, {0x648, 0xFEED, 2}, {0x649, 0xFEEF, 2}, {0x64A, 0xFEF1, 4}};
constexpr char32_t kLam = 0x644, kTatweel = 0x640;

const Forms* forms_of(char32_t letter) {
  const auto found = std::lower_bound(std::begin(kForms), std::end(kForms), letter, [](const Forms& forms, char32_t wanted) { return forms.letter < wanted; });
  return found != std::end(kForms) && found->letter == letter ? found : nullptr;
}

bool is_mark(char32_t letter) { return (letter >= 0x64B && letter <= 0x65F) || letter == 0x670 || (letter >= 0x591 && letter <= 0x5C7 && letter != 0x5BE); }
bool is_right_to_left(char32_t letter) {
  return (letter >= 0x590 && letter <= 0x6FF && !(letter >= 0x660 && letter <= 0x669) && !(letter >= 0x6F0 && letter <= 0x6F9)) ||
         (letter >= 0xFB1D && letter <= 0xFDFF) || (letter >= 0xFE70 && letter <= 0xFEFC);
}
bool joins_next(char32_t letter) {
  const Forms* forms = forms_of(letter);
  return letter == kTatweel || (forms != nullptr && forms->count == 4);
}
bool joins_previous(char32_t letter) {
  const Forms* forms = forms_of(letter);
  return letter == kTatweel || (forms != nullptr && forms->count >= 2);
}

// Lam and an alef are written as one sign.
std::optional<char32_t> lam_with(char32_t alef) {
  switch (alef) {
    case 0x622: return 0xFEF5;
    case 0x623: return 0xFEF7;
    case 0x625: return 0xFEF9;
    case 0x627: return 0xFEFB;
    default: return std::nullopt;
  }
}

// A run of right-to-left letters in reading order, as forms.
std::u32string joined(std::u32string_view run) {
  std::u32string letters;
  std::copy_if(run.begin(), run.end(), std::back_inserter(letters), [](char32_t letter) { return !is_mark(letter); });
  std::u32string result;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const bool before = at > 0 && joins_next(letters[at - 1]) && joins_previous(letters[at]);
    if (letters[at] == kLam && at + 1 < letters.size())
      if (const auto sign = lam_with(letters[at + 1])) {
        result += *sign + (before ? 1 : 0);
        ++at;
        continue;
      }
    const Forms* forms = forms_of(letters[at]);
    if (forms == nullptr) {
      result += letters[at];
      continue;
    }
    const bool after = at + 1 < letters.size() && joins_next(letters[at]) && joins_previous(letters[at + 1]);
    const int form = before && after ? 3 : (after ? 2 : (before ? 1 : 0));
    result += forms->isolated + static_cast<char32_t>(std::min(form, forms->count - 1));
  }
  return result;
}

}  // namespace

bool has_right_to_left(std::string_view text) {
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    // First bytes of U+0580 to U+06FF, and of the presentation forms.
    if ((value >= 0xD6 && value <= 0xDB) || value == 0xEF) return true;
  }
  return false;
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : (first >= 0xF0 && first < 0xF8 ? 4 : (first >= 0xE0 ? 3 : 2));
    char32_t letter = first < 0x80 ? first : first & (0xFFU >> (length + 1));
    bool whole = first < 0x80 || (first >= 0xC2 && first < 0xF5);
    for (std::size_t next = 1; next < length && whole; ++next) {
      whole = at + next < text.size() && (static_cast<unsigned char>(text[at + next]) & 0xC0U) == 0x80U;
      if (whole) letter = (letter << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
    }
    letters += whole ? letter : U'\uFFFD';
    at += whole ? length : 1;
  }
  return letters;
}

std::string text_of(std::u32string_view letters) {
  std::string text;
  const auto tail = [&](char32_t letter, unsigned shift) { text += static_cast<char>(0x80U | ((letter >> shift) & 0x3FU)); };
  for (const char32_t letter : letters) {
    if (letter < 0x80) text += static_cast<char>(letter);
    else if (letter < 0x800) text += static_cast<char>(0xC0U | (letter >> 6U)), tail(letter, 0);
    else if (letter < 0x10000) text += static_cast<char>(0xE0U | (letter >> 12U)), tail(letter, 6), tail(letter, 0);
    else text += static_cast<char>(0xF0U | (letter >> 18U)), tail(letter, 12), tail(letter, 6), tail(letter, 0);
  }
  return text;
}

std::string visual(std::string_view text) {
  if (!has_right_to_left(text)) return std::string(text);
  const std::u32string letters = letters_of(text);
  std::u32string result;
  for (std::size_t at = 0; at < letters.size();) {
    if (!is_right_to_left(letters[at])) {
      result += letters[at++];
      continue;
    }
    // Words with a space between them are one run.
    std::size_t end = at + 1;
    for (std::size_t next = end; next < letters.size() && (is_right_to_left(letters[next]) || letters[next] == U' '); ++next)
      if (letters[next] != U' ') end = next + 1;
    std::u32string run = joined(std::u32string_view(letters).substr(at, end - at));
    std::reverse(run.begin(), run.end());
    result += run;
    at = end;
  }
  return text_of(result);
}

}  // namespace lunabloc::ide::theme
