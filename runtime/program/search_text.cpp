#include "program/search_text.h"

#include <array>
#include <cstdint>

namespace lunabloc::program {
namespace {

// U+00C0 … U+00FF without accents; a sign that is no letter stays itself ('.').
constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty";
static_assert(kLatin1.size() == 64);

struct Sign {
  std::uint32_t code_point;
  std::string_view plain;
};
constexpr std::array<Sign, 12> kSigns{{{0x152, "oe"},
                                       {0x153, "oe"},
                                       {0x178, "y"},
                                       {0x2019, "'"},
                                       {0x2212, "-"},
                                       {0x2026, "..."},
                                       {0xA0, " "},
                                       {0x202F, " "},
                                       {0x2260, "~="},
                                       {0x2264, "<="},
                                       {0x2265, ">="},
                                       {0x2013, "-"}}};

std::string_view plain_of(std::uint32_t code_point) {
  if (code_point >= 0xC0 && code_point <= 0xFF) {
    const std::string_view letter = kLatin1.substr(code_point - 0xC0, 1);
    return letter == "." ? std::string_view{} : letter;
  }
  for (const Sign& sign : kSigns)
    if (sign.code_point == code_point) return sign.plain;
  return {};
}

bool continues(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count >= text.size()) return false;
  for (std::size_t i = 1; i <= count; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return false;
  return true;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      result.push_back(lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead + 32) : text[at]);
      ++at;
      continue;
    }
    const std::size_t following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (following == 0 || !continues(text, at, following)) {
      result.push_back(text[at++]);
      continue;
    }
    std::uint32_t code_point = lead & (0x3FU >> following);
    for (std::size_t i = 1; i <= following; ++i)
      code_point = (code_point << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    const std::string_view plain = plain_of(code_point);
    result += plain.empty() ? text.substr(at, following + 1) : plain;
    at += following + 1;
  }
  return result;
}

}  // namespace lunabloc::program
