// FNV-1a, 64 bits: tells two texts apart without keeping them. Against chance, not against malice.
#pragma once

#include <cstdint>
#include <string_view>

namespace lunabloc::base {

constexpr std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return hash;
}

}  // namespace lunabloc::base
