#include "virtual_board/parts/strip.h"

#include <algorithm>
#include <utility>

namespace lunabloc::virtual_board {

namespace {

// In hundredths of a microsecond.
constexpr avr_cycle_count_t hundredths(avr_cycle_count_t cycles) { return cycles * 100 / microseconds_of(1); }
constexpr avr_cycle_count_t kSilence = microseconds_of(50);
constexpr avr_cycle_count_t kShortestLow = 30;  // hundredths
constexpr int kColours = 3, kBitsInByte = 8;

bool within(avr_cycle_count_t length, avr_cycle_count_t usual) { return length + 15 >= usual && length <= usual + 15; }

}  // namespace

Strip::Strip(avr_t* avr, int pin, int pixels) : avr_(avr), pin_(pin), shown_(static_cast<std::size_t>(std::clamp(pixels, 1, 256))) {}

void Strip::power_on(avr_cycle_count_t /*at*/) {
  std::fill(shown_.begin(), shown_.end(), Colour{});
  bits_.clear();
  timer_runs_ = false;
}

void Strip::pin_changed(int pin, Hold hold, avr_cycle_count_t at) {
  if (pin != pin_) return;
  const bool level = hold.driven && hold.level;
  if (level == high_) return;
  high_ = level;
  if (level) {
    if (!bits_.empty()) {
      longest_silence_ = std::max(longest_silence_, at - fell_);
      if (hundredths(at - fell_) < kShortestLow) ++wrong_bits_;
    }
    rose_ = at;
    return;
  }
  fell_ = at;
  const avr_cycle_count_t length = hundredths(at - rose_);
  const bool zero = within(length, 40), one = within(length, 80);
  if (!zero && !one) ++wrong_bits_;
  take(one);
  if (timer_runs_) return;
  timer_runs_ = true;
  avr_cycle_timer_register(avr_, kSilence, silence, this);
}

avr_cycle_count_t Strip::silence(avr_t* avr, avr_cycle_count_t /*when*/, void* self) {
  Strip& me = *static_cast<Strip*>(self);
  const avr_cycle_count_t over = me.fell_ + kSilence;
  if (me.high_ || avr->cycle < over) return std::max(over, avr->cycle + microseconds_of(1));
  me.timer_runs_ = false;
  me.show();
  return 0;
}

// The simulator forgets its timers then; the silence is long enough for the strip.
void Strip::chip_was_reset() {
  if (std::exchange(timer_runs_, false)) show();
}

void Strip::take(bool bit) {
  if (bits_.size() < shown_.size() * kColours * kBitsInByte) bits_.push_back(bit);
}

// Pixels that were told nothing keep what they show.
void Strip::show() {
  ++frames_;
  constexpr std::array<std::size_t, 3> kOrder = {1, 0, 2};  // the wire has green first
  constexpr std::size_t kBitsInPixel = std::size_t{kColours} * kBitsInByte;
  for (std::size_t pixel = 0; (pixel + 1) * kBitsInPixel <= bits_.size(); ++pixel)
    for (std::size_t colour = 0; colour < kColours; ++colour) {
      unsigned value = 0;
      for (std::size_t bit = 0; bit < kBitsInByte; ++bit)
        value = value << 1U | (bits_[pixel * kBitsInPixel + colour * kBitsInByte + bit] ? 1U : 0U);
      shown_[pixel][kOrder[colour]] = static_cast<std::uint8_t>(value);
    }
  bits_.clear();
}

}  // namespace lunabloc::virtual_board
