// A compiled program onto a board that has our firmware: only its own pages, the header last, read back.
#pragma once

#include "base/clock.h"
#include "kit/flash.h"
#include "kit/standalone/compiler.h"

namespace lunabloc::kit::standalone {

// The program starts when this returns. Errors: those of flash(), "kit.alone.no_firmware" when the board's firmware
// cannot run it, "kit.alone.too_long" {octets}{place}.
Result<FlashReport> upload(Link& link, Clock& clock, const Board& board, const Program& program, const FlashWatch& watch);

}  // namespace lunabloc::kit::standalone
