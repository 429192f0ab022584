// A link in memory, on a clock that moves only when somebody waits: whole uploads take no time.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "base/clock.h"
#include "kit/link.h"

namespace lunabloc::kit {

// What hangs on the other end.
class Device {
 public:
  virtual ~Device() = default;
  virtual void reset() {}
  virtual void set_speed(int /*bauds*/) {}
  virtual void receive(std::uint8_t byte) = 0;
  std::deque<std::uint8_t> sent;
};

class MemoryLink final : public Link {
 public:
  MemoryLink(VirtualClock& clock, Device& device) : clock_(clock), device_(device) {}

  // The cable is pulled when so many bytes have gone out.
  std::size_t breaks_after = std::numeric_limits<std::size_t>::max();
  std::size_t written = 0;

  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    if (written >= breaks_after) return lost();
    if (device_.sent.empty()) clock_.advance(patience);
    std::size_t count = 0;
    for (; count < into.size() && !device_.sent.empty(); ++count) {
      into[count] = device_.sent.front();
      device_.sent.pop_front();
    }
    return count;
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override {
    for (const std::uint8_t byte : bytes) {
      if (written >= breaks_after) return lost();
      ++written;
      device_.receive(byte);
    }
    return {};
  }
  Result<void> set_speed(int bauds) override {
    device_.set_speed(bauds);
    return {};
  }
  Result<void> pulse_reset() override {
    device_.sent.clear();
    device_.reset();
    return {};
  }
  void drop_input() override { device_.sent.clear(); }
  std::string name() const override { return "memory"; }

 private:
  static tl::unexpected<Error> lost() { return failure(ErrorKind::failed, "kit.link_lost"); }
  VirtualClock& clock_;
  Device& device_;
};

inline bool always() { return true; }

}  // namespace lunabloc::kit
