// Something that is wired to the chip's pins: told of every change of what the chip puts out, at its cycle.
//
// Devices speak with the pins themselves, edge by edge, as the real ones: a program that keeps their times works, another
// does not. What it did wrong is counted.
#pragma once

#include <simavr/sim_avr.h>

#include <cstdint>

#include "virtual_board/registers.h"

namespace lunabloc::virtual_board {

// What the chip does with a pin: holds it at a level, or lets it go.
struct Hold {
  bool driven = false;
  bool level = false;
  bool operator==(const Hold&) const = default;
};

class Device {
 public:
  Device() = default;
  virtual ~Device() = default;
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  virtual void pin_changed(int /*pin*/, Hold /*hold*/, avr_cycle_count_t /*at*/) {}
  // A reset of the chip, in which the simulator forgets its timers; the device itself keeps its power.
  virtual void chip_was_reset() {}
  virtual void power_on(avr_cycle_count_t /*at*/) {}
};

constexpr avr_cycle_count_t microseconds_of(avr_cycle_count_t count) { return count * (kClockHertz / 1'000'000); }

}  // namespace lunabloc::virtual_board
