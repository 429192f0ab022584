// An HC-SR04: a trigger of ten microseconds at least, then an echo as long as the sound is on its way.
#pragma once

#include <functional>

#include "virtual_board/parts/device.h"

namespace lunabloc::virtual_board {

class Echo final : public Device {
 public:
  // `raise` holds the echo pin.
  Echo(avr_t* avr, int trigger, std::function<void(bool)> raise);
  // 0: nothing in sight, and an echo of 38 ms.
  void set(unsigned microseconds) { width_us_ = microseconds; }

  void pin_changed(int pin, Hold hold, avr_cycle_count_t at) override;
  void chip_was_reset() override;

 private:
  static avr_cycle_count_t next(avr_t* avr, avr_cycle_count_t when, void* self);

  avr_t* avr_;
  int trigger_;
  std::function<void(bool)> raise_;
  unsigned width_us_ = 0;
  bool high_ = false, busy_ = false, sounding_ = false;
  avr_cycle_count_t rose_ = 0;
};

}  // namespace lunabloc::virtual_board
