#include "ide/stage/list_motion.h"

#include <algorithm>

#include "ide/stage/motion.h"

namespace lunabloc::ide::stage {
namespace {

double eased(double part) { return part * part * (3 - 2 * part); }

std::vector<ShownBar> as_they_stand(std::span<const double> numbers) {
  std::vector<ShownBar> bars;
  bars.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) bars.push_back({static_cast<double>(i), numbers[i]});
  return bars;
}

}  // namespace

std::vector<ShownBar> bars_before(std::span<const double> before, std::span<const double> after) {
  std::vector<ShownBar> bars = as_they_stand(after);
  const std::size_t common = std::min(before.size(), after.size());
  std::size_t first = 0;
  while (first < common && before[first] == after[first]) ++first;
  std::size_t same_end = 0;
  while (same_end < common - first && before[before.size() - 1 - same_end] == after[after.size() - 1 - same_end]) ++same_end;

  if (before.size() == after.size() && first + same_end < after.size()) {
    const std::size_t last = after.size() - 1 - same_end;
    if (last != first && before[first] == after[last] && before[last] == after[first]) {
      bars[first].place = static_cast<double>(last);
      bars[last].place = static_cast<double>(first);
    } else {
      for (std::size_t i = first; i <= last; ++i) bars[i].height = before[i];
    }
  } else if (before.size() + 1 == after.size() && first + same_end == before.size()) {
    bars[first].height = 0;
    for (std::size_t i = first + 1; i < after.size(); ++i) bars[i].place = static_cast<double>(i - 1);
  } else if (before.size() == after.size() + 1 && first + same_end == after.size()) {
    for (std::size_t i = first; i < after.size(); ++i) bars[i].place = static_cast<double>(i + 1);
  }
  return bars;
}

void ListMotion::follow(widgets::Frame& frame, std::size_t moment, std::span<const double> numbers) {
  if (moment_ == moment && std::equal(numbers.begin(), numbers.end(), numbers_.begin(), numbers_.end())) {
    if (part_ < 1) part_ = std::min(1.0F, part_ + frame.elapsed / seconds_);
    frame.animating = frame.animating || part_ < 1;
    return;
  }
  const bool follows = moment_ && (moment == *moment_ + 1 || moment == *moment_);
  const std::vector<double> before = std::exchange(numbers_, {numbers.begin(), numbers.end()});
  moment_ = moment;
  part_ = 1;
  ghosts_.clear();
  if (!follows || before.empty() || before == numbers_) return;
  if (frame.reduced_motion) {
    for (std::size_t i = 0; i < before.size(); ++i)
      if (i >= numbers_.size() || before[i] != numbers_[i]) ghosts_.push_back({static_cast<double>(i), before[i]});
    return;
  }
  const float seconds = seconds_of_a_move(frame.session.speed());
  if (seconds == 0) return;
  from_ = bars_before(before, numbers_);
  part_ = 0;
  seconds_ = seconds;
  frame.animating = true;
}

std::vector<ShownBar> ListMotion::shown() const {
  std::vector<ShownBar> bars = as_they_stand(numbers_);
  if (part_ >= 1) return bars;
  const double part = eased(static_cast<double>(part_));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    bars[i].place = from_[i].place + (bars[i].place - from_[i].place) * part;
    bars[i].height = from_[i].height + (bars[i].height - from_[i].height) * part;
  }
  return bars;
}

}  // namespace lunabloc::ide::stage
