// A board that has just been reset, greeted and joined to its kit: what a test of the tether begins with.
#pragma once

#include <gtest/gtest.h>

#include "kit/firmata.h"
#include "kit/tether.h"

namespace lunabloc::support {

// Opened at the speed of Firmata, which resets it.
inline kit::Greeting greeted(kit::Link& link, Clock& clock, std::chrono::milliseconds patience = std::chrono::seconds(3)) {
  EXPECT_TRUE(link.set_speed(kit::kFirmataBauds) && link.pulse_reset());
  const Result<kit::Greeting> greeting = kit::greet(link, clock, patience, [] { return true; });
  EXPECT_TRUE(greeting) << greeting.error().message;
  return greeting.value_or(kit::Greeting{});
}

struct TetheredBoard {
  TetheredBoard(kit::Link& link, Clock& clock, const kit::Kit& kit, std::chrono::milliseconds patience = std::chrono::seconds(3))
      : greeting(greeted(link, clock, patience)), tether(link, clock, kit, kit::is_ours(greeting)) {
    EXPECT_TRUE(tether.begin());
  }
  kit::Greeting greeting;
  kit::Tether tether;
};

}  // namespace lunabloc::support
