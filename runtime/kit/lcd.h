// A character display behind a PCF8574 on two wires: what is written to it, whoever the board is that passes it on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lunabloc::kit::lcd {

using Bytes = std::vector<std::uint8_t>;

// Letters that the display has: those with accents lose them, others are question marks. At most `columns`.
std::string letters_of(std::string_view text, int columns);

// Transactions, one after the other, each short enough for a message. Pauses that the display needs are bytes that do
// nothing, so nobody has to wait between two of them.
std::vector<Bytes> beginning();
// A line from 1 on, filled up with spaces.
std::vector<Bytes> line(int number, std::string_view letters, int columns);

}  // namespace lunabloc::kit::lcd
