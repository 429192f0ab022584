#include "ide/kit/pin_history.h"

#include <algorithm>

namespace lunabloc::ide::kit {

void PinHistory::follow(const trace::Trace* trace) {
  const std::size_t count = trace == nullptr ? 0 : trace->events().size();
  const bool goes_on = read_ <= count && (read_ == 0 || trace->events()[read_ - 1] == *last_);
  if (!goes_on) *this = {};
  if (read_ == count) return;
  for (; read_ < count; ++read_) {
    const trace::Event& event = trace->events()[read_];
    world::fold(whole_, event);
    if (event.kind == trace::EventKind::statement) statements_.push_back(event.at);
  }
  last_ = trace->events().back();
}

std::size_t PinHistory::step_at(std::chrono::microseconds time) const {
  // The virtual clock never goes back.
  const auto after = std::upper_bound(statements_.begin(), statements_.end(), time);
  return static_cast<std::size_t>(after - statements_.begin());
}

}  // namespace lunabloc::ide::kit
