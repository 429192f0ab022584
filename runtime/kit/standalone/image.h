// A program for the board alone as it lies in flash: a header, then its body (firmware/PROTOCOL.md).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "kit/board.h"
#include "kit/intel_hex.h"

namespace lunabloc::kit::standalone {

std::uint16_t crc_of(std::span<const std::uint8_t> body);
std::vector<std::uint8_t> with_header(std::span<const std::uint8_t> body);
// Only the pages of the program area. Errors: "kit.alone.too_long" {octets}{place}.
Result<Image> image_of(std::span<const std::uint8_t> body, const Board& board);

// Header and body as Intel HEX, at the place where they lie in flash.
std::string hex_of(std::span<const std::uint8_t> bytes);

}  // namespace lunabloc::kit::standalone
