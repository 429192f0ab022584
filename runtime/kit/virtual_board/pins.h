// The Uno's pins from outside: what the program puts out, and what we put in.
//
// Reads the registers rather than the simulator's signals: those forget after a reset and count every edge of a PWM.
#pragma once

#include <simavr/sim_avr.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "virtual_board/parts/device.h"
#include "virtual_board/registers.h"
#include "virtual_board/tap.h"

namespace lunabloc::virtual_board {

enum class PinOutput : std::uint8_t { level, pwm };

struct PinChange {
  std::chrono::microseconds at{0};  // since the chip was made
  int pin = 0;
  PinOutput output = PinOutput::level;
  int value = 0;                                  // a level: 0 or 1; a PWM: 0 to 255
  std::optional<std::chrono::microseconds> high;  // at the end of a pulse: how long it was
  bool operator==(const PinChange&) const = default;
};

class Pins {
 public:
  explicit Pins(avr_t* avr);
  Pins(const Pins&) = delete;
  Pins& operator=(const Pins&) = delete;

  // Holds a pin at a level from outside, or lets go of it.
  void drive(int pin, std::optional<bool> level);
  void set_millivolts(int channel, int millivolts);

  // Everything an input again; the simulator does it later, at the end of the reset.
  void release();
  void after_reset();
  std::vector<PinChange> take_changes();

  // Told of every change of what the program does with a pin, at its cycle.
  using Watch = std::function<void(int pin, Hold hold, avr_cycle_count_t at)>;
  void watch(Watch watch) { watch_ = std::move(watch); }
  // The pin's changes are no longer taken down.
  void hide(int pin);

 private:
  struct Tapped {
    Pins* owner = nullptr;
    OwnWrite own;
  };
  struct Shown {
    PinOutput output = PinOutput::level;
    int value = 0;
    bool operator==(const Shown&) const = default;
  };
  static constexpr Shown kHigh{PinOutput::level, 1};

  static void write(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* tapped);
  void tap(std::uint16_t address);
  void look();
  void look_at_holds(const Port& port);
  Shown shown(const Port& port, int bit) const;
  void apply_external(const Port& port);
  void apply_millivolts(int channel);

  avr_t* avr_;
  std::vector<Tapped> tapped_;
  std::array<Shown, kPins> shown_{};
  std::array<std::chrono::microseconds, kPins> since_{};
  std::array<std::optional<bool>, kPins> external_{};
  std::array<int, kAnalogChannels> millivolts_{};
  std::vector<PinChange> changes_;
  Watch watch_;
  std::array<Hold, kPins> holds_{};
  std::array<bool, kPins> hidden_{};
};

}  // namespace lunabloc::virtual_board
