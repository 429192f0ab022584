// A strip of WS2812: bits by how long the wire is high, shown after 50 µs of silence.
//
// Times are those of the data sheet, 0.15 µs either way; a bit outside of them spoils what is shown and is counted.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "virtual_board/parts/device.h"

namespace lunabloc::virtual_board {

using Colour = std::array<std::uint8_t, 3>;  // red, green, blue

class Strip final : public Device {
 public:
  Strip(avr_t* avr, int pin, int pixels);

  const std::vector<Colour>& shown() const { return shown_; }
  int frames() const { return frames_; }
  int wrong_bits() const { return wrong_bits_; }
  // Between two bits of one frame, in cycles.
  avr_cycle_count_t longest_silence() const { return longest_silence_; }

  void pin_changed(int pin, Hold hold, avr_cycle_count_t at) override;
  void chip_was_reset() override;
  void power_on(avr_cycle_count_t at) override;

 private:
  static avr_cycle_count_t silence(avr_t* avr, avr_cycle_count_t when, void* self);
  void take(bool bit);
  void show();

  avr_t* avr_;
  int pin_;
  bool high_ = false, timer_runs_ = false;
  avr_cycle_count_t rose_ = 0, fell_ = 0;
  std::vector<bool> bits_;
  std::vector<Colour> shown_;
  int frames_ = 0, wrong_bits_ = 0;
  avr_cycle_count_t longest_silence_ = 0;
};

}  // namespace lunabloc::virtual_board
