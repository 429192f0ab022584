// Bytes through a terminal's descriptor, with patience. A terminal that has gone away is "kit.link_lost".
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"

namespace lunabloc::kit {

Result<std::size_t> read_terminal(int descriptor, std::span<std::uint8_t> into, std::chrono::milliseconds patience);
Result<void> write_terminal(int descriptor, std::span<const std::uint8_t> bytes);

tl::unexpected<Error> link_lost(std::string detail = {});

// Nobody of ours opens it beside us. Errors here and below: "kit.port_busy" {programme}.
Result<void> keep_ours_out(int descriptor, const std::string& port);
// No other program either, except root's. For real ports alone: what is kept so of a pseudo-terminal outlives who had it open,
// and then nobody but root opens it again.
Result<void> take_alone(int descriptor, const std::string& port);
// The error for an open that failed with this reason (errno).
Error cannot_open(const std::string& port, int reason);

}  // namespace lunabloc::kit
