#include "ide/theme/pen_colors.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace lunabloc::ide::theme {
namespace {

struct NamedColor {
  std::string_view name;
  ImU32 color;
};
// Told apart on light paper by people who see few hues: their lightness differs.
constexpr std::array kPens = {
    NamedColor{"black", IM_COL32(0x1F, 0x25, 0x33, 0xFF)},  NamedColor{"red", IM_COL32(0xC9, 0x2A, 0x2A, 0xFF)},
    NamedColor{"orange", IM_COL32(0xE8, 0x7A, 0x12, 0xFF)}, NamedColor{"yellow", IM_COL32(0xE8, 0xB9, 0x0A, 0xFF)},
    NamedColor{"green", IM_COL32(0x2B, 0x8A, 0x3E, 0xFF)},  NamedColor{"blue", IM_COL32(0x1D, 0x5F, 0xA6, 0xFF)},
    NamedColor{"purple", IM_COL32(0x7A, 0x2E, 0x8E, 0xFF)}, NamedColor{"pink", IM_COL32(0xE0, 0x5A, 0x9C, 0xFF)},
    NamedColor{"brown", IM_COL32(0x7A, 0x48, 0x1E, 0xFF)},  NamedColor{"grey", IM_COL32(0x86, 0x8B, 0x95, 0xFF)},
    NamedColor{"gray", IM_COL32(0x86, 0x8B, 0x95, 0xFF)},   NamedColor{"white", IM_COL32(0xFF, 0xFF, 0xFF, 0xFF)},
};

std::optional<ImU32> hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (digits.size() == 6) return IM_COL32((value >> 16U) & 0xFFU, (value >> 8U) & 0xFFU, value & 0xFFU, 0xFFU);
  if (digits.size() != 3) return std::nullopt;
  return IM_COL32(((value >> 8U) & 0xFU) * 17U, ((value >> 4U) & 0xFU) * 17U, (value & 0xFU) * 17U, 0xFFU);
}

}  // namespace

std::optional<ImU32> pen_color(std::string_view name) {
  if (name.starts_with('#')) return hexadecimal(name.substr(1));
  for (const NamedColor& pen : kPens)
    if (pen.name == name) return pen.color;
  return std::nullopt;
}

ImU32 paper_of(const Theme& theme) {
  return contrast(theme.raised, IM_COL32_BLACK) >= contrast(theme.ink, IM_COL32_BLACK) ? theme.raised : theme.ink;
}

}  // namespace lunabloc::ide::theme
