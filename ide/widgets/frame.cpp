#include "ide/widgets/frame.h"

#include <algorithm>
#include <cmath>

namespace lunabloc::ide::widgets {

float Frame::ease(const std::string& name, float target, float seconds) {
  const auto [at, fresh] = shared.eased.try_emplace(name, target);
  float& value = at->second;
  if (fresh || reduced_motion || seconds <= 0) return value = target;
  const float step = elapsed / seconds;
  value = value < target ? std::min(target, value + step) : std::max(target, value - step);
  if (value != target) animating = true;
  return value;
}

}  // namespace lunabloc::ide::widgets
