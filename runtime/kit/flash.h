// A program onto a board: signature first, only what changed, read back, and never the boot loader.
//
// The first page is emptied before anything else and written last: whatever happens in between, the board holds no
// half program; it waits in its boot loader, and the next try works.
#pragma once

#include <cstdint>
#include <functional>

#include "base/clock.h"
#include "base/result.h"
#include "kit/board.h"
#include "kit/intel_hex.h"
#include "kit/link.h"

namespace lunabloc::kit {

class BootLoader;

struct FlashProgress {
  double part = 0;             // of the whole work, 0 to 1
  std::size_t done_bytes = 0;  // the same part of the image
  std::size_t all_bytes = 0;
};

struct FlashReport {
  std::size_t all_bytes = 0;
  std::size_t written_bytes = 0;  // in pages that differed
};

// Told after every page; false cancels: the page is finished, then the board is left.
using FlashWatch = std::function<bool(const FlashProgress&)>;

// Errors: "kit.no_answer", "kit.wrong_chip" {carte}{puce}, "kit.not_verified", "kit.lost_step", "kit.cancelled"
// (the board is as it was), "kit.cancelled_midway" (it waits for a program),
// "kit.lost_while_flashing", "kit.hex.too_large", "kit.unknown_protocol" {carte}.
// `check` may look at what is on the board before anything is written; its error ends the flash.
using FlashCheck = std::function<Result<void>(BootLoader&)>;
Result<FlashReport> flash(Link& link, Clock& clock, const Board& board, const Image& image, const FlashWatch& watch,
                          const FlashCheck& check = {});

}  // namespace lunabloc::kit
