// Intel HEX into a flash image: as linkers write it, for our own boot loader and firmware and for anybody's sketch.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace lunabloc::virtual_board {

// Puts the file's bytes where they say. Record types 03 and 05 (start addresses) are passed over.
// Errors: "virtual_board.not_hex" {ligne}, "virtual_board.too_large"; then `flash` may hold a part.
Result<void> load_hex(std::string_view text, std::span<std::uint8_t> flash);

}  // namespace lunabloc::virtual_board
