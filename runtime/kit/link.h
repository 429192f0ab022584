// A board, real or virtual, is bytes over a Link.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace lunabloc::kit {

// Asked while something takes time; false ends it with "kit.cancelled".
using GoOn = std::function<bool()>;

class Link {
 public:
  virtual ~Link() = default;
  // What has arrived, waiting up to `patience` for the first byte; 0 when nothing came.
  // Errors: "kit.link_lost" once the board is gone.
  virtual Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) = 0;
  virtual Result<void> write(std::span<const std::uint8_t> bytes) = 0;
  virtual Result<void> set_speed(int bauds) = 0;
  // The edge that resets an Uno: DTR low, then high. On a pseudo-terminal: closes and opens again.
  virtual Result<void> pulse_reset() = 0;
  // Throws away what has arrived.
  virtual void drop_input() = 0;
  virtual std::string name() const = 0;
};

// A real serial device goes through libserialport, a pseudo-terminal through its descriptor; one interface.
// The port is taken exclusively. Errors: "kit.no_port", "kit.no_right", "kit.port_busy" {programme}.
Result<std::unique_ptr<Link>> open_link(const std::string& port, int bauds);

}  // namespace lunabloc::kit
