// A picture in 256 colours at most: those that occur most and lie apart stand for the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lunabloc::ide::exporting {

inline constexpr std::size_t kMostColors = 256;

struct FewColors {
  std::vector<std::uint32_t> table;  // 0xRRGGBB
  std::vector<std::uint8_t> pixels;  // places in the table
};
FewColors few_colors(std::span<const std::uint32_t> pixels);

}  // namespace lunabloc::ide::exporting
