#include "virtual_board/parts/echo.h"

#include <utility>

namespace lunabloc::virtual_board {

namespace {
constexpr unsigned kShortestTriggerUs = 9;
constexpr unsigned kThinksUs = 450;
constexpr unsigned kNothingInSightUs = 38'000;
}  // namespace

Echo::Echo(avr_t* avr, int trigger, std::function<void(bool)> raise) : avr_(avr), trigger_(trigger), raise_(std::move(raise)) {
  raise_(false);
}

void Echo::pin_changed(int pin, Hold hold, avr_cycle_count_t at) {
  if (pin != trigger_) return;
  const bool level = hold.driven && hold.level;
  if (level && !high_) rose_ = at;
  const bool pulsed = !level && high_ && at - rose_ >= microseconds_of(kShortestTriggerUs);
  high_ = level;
  if (!pulsed || busy_) return;
  busy_ = true;
  sounding_ = false;
  avr_cycle_timer_register(avr_, microseconds_of(kThinksUs), next, this);
}

avr_cycle_count_t Echo::next(avr_t* /*avr*/, avr_cycle_count_t when, void* self) {
  Echo& me = *static_cast<Echo*>(self);
  me.sounding_ = !me.sounding_;
  me.raise_(me.sounding_);
  me.busy_ = me.sounding_;
  return me.sounding_ ? when + microseconds_of(me.width_us_ == 0 ? kNothingInSightUs : me.width_us_) : 0;
}

void Echo::chip_was_reset() {
  busy_ = sounding_ = false;
  raise_(false);
}

}  // namespace lunabloc::virtual_board
