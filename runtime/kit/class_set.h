// The boards of a class, one after the other: our firmware written, read back, and heard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/locations.h"
#include "kit/board.h"
#include "kit/flash.h"
#include "kit/intel_hex.h"
#include "kit/link.h"

namespace lunabloc::kit {

struct BoardFirmware {
  Board board;
  Image image;
};
// Errors: those of load_board, of reading the file and of read_hex; "kit.unknown_protocol" {carte}: a board that has none.
Result<BoardFirmware> firmware_for(const Locations& locations, const std::string& board);

struct Prepared {
  std::string port;
  double seconds = 0;
  std::size_t written_bytes = 0;
  std::optional<Error> error;  // none: it is ready, and has greeted
};
Prepared prepare_board(const std::string& port, const BoardFirmware& firmware, Clock& clock, const GoOn& go_on);

// The ports where a board of this kind seems to be; none of them is opened for that.
std::vector<std::string> ports_with(const Board& board, const std::vector<Board>& boards);

}  // namespace lunabloc::kit
