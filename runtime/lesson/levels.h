// The classes, earliest first; adults come last.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lunabloc::lesson {

inline constexpr std::array<std::string_view, 8> kLevels = {"CE2", "CM1", "CM2", "6e", "5e", "4e", "3e", "adulte"};

// 1 for CE2; beyond the last for what is none.
inline std::size_t level_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(kLevels.begin(), kLevels.end(), name) - kLevels.begin()) + 1;
}

}  // namespace lunabloc::lesson
