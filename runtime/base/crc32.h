// CRC-32 as in Ethernet, zip and PNG: polynomial 0x04C11DB7, read from the low bit (0xEDB88320), all ones before and after.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lunabloc::base {

namespace crc32_detail {

constexpr std::array<std::uint32_t, 256> table() {
  std::array<std::uint32_t, 256> rows{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t row = byte;
    for (int bit = 0; bit < 8; ++bit) row = (row & 1U) != 0 ? (row >> 1U) ^ 0xEDB88320U : row >> 1U;
    rows[byte] = row;
  }
  return rows;
}
inline constexpr std::array<std::uint32_t, 256> kTable = table();

}  // namespace crc32_detail

// `before`: the sum of the bytes that stand before these.
constexpr std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0) {
  std::uint32_t sum = ~before;
  for (const char byte : bytes) sum = crc32_detail::kTable[(sum ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (sum >> 8U);
  return ~sum;
}

}  // namespace lunabloc::base
