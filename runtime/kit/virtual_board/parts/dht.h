// A DHT11 or DHT22 on one wire: a start pulse of the right length is answered by 40 bits and their sum.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "virtual_board/parts/device.h"

namespace lunabloc::virtual_board {

enum class DhtKind : std::uint8_t { dht11 = 11, dht22 = 22 };

class Dht final : public Device {
 public:
  // `drive` holds the wire from outside, or lets it go.
  Dht(avr_t* avr, int pin, DhtKind kind, std::function<void(std::optional<bool>)> drive);

  // Tenths of a degree and of a percent.
  void set(int temperature, int humidity);
  // Nothing but noise: the sum at the end is wrong.
  void set_damaged(bool damaged) { damaged_ = damaged; }
  int answers() const { return answers_; }
  // Start pulses that were too short, too long or too early.
  int refused() const { return refused_; }

  void pin_changed(int pin, Hold hold, avr_cycle_count_t at) override;
  void chip_was_reset() override;
  void power_on(avr_cycle_count_t at) override { ready_at_ = at + microseconds_of(1'000'000); }

 private:
  struct Edge {
    std::optional<bool> level;
    unsigned lasts_us = 0;
  };
  static avr_cycle_count_t next_edge(avr_t* avr, avr_cycle_count_t when, void* self);
  bool takes(avr_cycle_count_t pulse, avr_cycle_count_t at) const;
  void answer();

  avr_t* avr_;
  int pin_;
  DhtKind kind_;
  std::function<void(std::optional<bool>)> drive_;
  int temperature_ = 200, humidity_ = 500;
  bool damaged_ = false;
  std::optional<avr_cycle_count_t> low_since_;
  avr_cycle_count_t ready_at_ = 0;
  std::vector<Edge> edges_;
  std::size_t next_ = 0;
  int answers_ = 0, refused_ = 0;
};

}  // namespace lunabloc::virtual_board
