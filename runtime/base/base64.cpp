#include "base/base64.h"

#include <cstdint>

namespace lunabloc::base {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8U) | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) text += j <= count ? kAlphabet[(group >> (18U - 6U * j)) & 63U] : '=';
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::uint32_t group = 0;
    std::size_t padding = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      const char letter = text[i + j];
      const bool may_pad = i + 4 == text.size() && j >= 2;
      if (letter == '=' && may_pad) ++padding;
      const std::size_t value = letter == '=' && may_pad ? 0 : kAlphabet.find(letter);
      if (value == std::string_view::npos || (padding > 0 && letter != '=')) return std::nullopt;
      group = (group << 6U) | static_cast<std::uint32_t>(value);
    }
    for (std::size_t j = 0; j + padding < 3; ++j) bytes += static_cast<char>((group >> (16U - 8U * j)) & 0xFFU);
  }
  return bytes;
}

}  // namespace lunabloc::base
