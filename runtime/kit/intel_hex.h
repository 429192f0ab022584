// Intel HEX, as linkers write it: text to an image of the flash. Every byte of the file is hostile.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::kit {

// A program as it will lie in flash; 0xFF where the file says nothing.
struct Image {
  std::vector<std::uint8_t> bytes;  // from address 0
  std::vector<bool> used;           // as long
  std::size_t size() const;         // bytes that the file gives
};

// Record types 03 and 05 (start addresses) are passed over. Nothing may lie at or above `program_bytes`, where the
// boot loader begins. Errors, their place the line: "kit.hex.syntax" {ligne}, "kit.hex.sum" {ligne}, "kit.hex.twice"
// {ligne}, "kit.hex.no_end", "kit.hex.too_large" {octets}, "kit.hex.empty".
Result<Image> read_hex(std::string_view text, std::uint32_t program_bytes);

}  // namespace lunabloc::kit
