// How far a motor that turns by steps has to go: a 28BYJ-48, at 60 degrees a second.
//
// Where it is to go is counted from the beginning, so that nothing is lost by rounding; as the board alone does it
// (firmware/core/standalone.c).
#pragma once

#include <cmath>
#include <cstdint>

#include "firmware/shared/parts.h"

namespace lunabloc::kit::stepper {

inline constexpr std::int64_t kStepsATurn = LUNABLOC_STEPPER_STEPS_A_TURN;
inline constexpr std::int64_t kHundredthsATurn = LUNABLOC_STEPPER_HUNDREDTHS_A_TURN;

// The step at which the motor stands at this angle.
inline std::int32_t position_at(double degrees) {
  const auto hundredths = static_cast<std::int64_t>(std::llround(std::fmin(std::fmax(degrees, -1e5), 1e5) * 100));
  const std::int64_t turns = hundredths >= 0 ? hundredths / kHundredthsATurn : -((-hundredths + kHundredthsATurn - 1) / kHundredthsATurn);
  const std::int64_t rest = hundredths - turns * kHundredthsATurn;
  return static_cast<std::int32_t>(turns * kStepsATurn + (rest * kStepsATurn + kHundredthsATurn / 2) / kHundredthsATurn);
}

}  // namespace lunabloc::kit::stepper
