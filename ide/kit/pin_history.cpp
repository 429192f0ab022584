#include "ide/kit/pin_history.h"

#include <algorithm>

#include "session/playback.h"

namespace lunabloc::ide::kit {

void PinHistory::follow(const trace::Trace* trace) {
  const std::size_t count = trace == nullptr ? 0 : trace->events().size();
  const bool goes_on = read_ <= count && (read_ == 0 || trace->events()[read_ - 1] == *last_);
  if (!goes_on) *this = {};
  if (read_ == count) return;
  for (auto event = trace->events().from(read_); read_ < count; ++event, ++read_) {
    world::fold(whole_, *event);
    if (trace::begins_moment(*event, trace->request())) moments_.push_back(event->at);
  }
  last_ = trace->events().back();
}

std::size_t PinHistory::step_at(std::chrono::microseconds time) const {
  // The virtual clock never goes back.
  const auto after = std::upper_bound(moments_.begin(), moments_.end(), time);
  return static_cast<std::size_t>(after - moments_.begin());
}

}  // namespace lunabloc::ide::kit
