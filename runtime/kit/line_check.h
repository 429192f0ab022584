// Does what is asked over a line come back the same every time? A bad cable or hub spoils bytes here and there.
#pragma once

#include <cstddef>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "kit/board.h"
#include "kit/link.h"

namespace lunabloc::kit {

class BootLoader;

struct LineCheck {
  std::size_t asked = 0;
  std::size_t unlike = 0;  // answers that are not as the first one, or did not come
  std::string first;       // the first of them
  bool is_noisy() const { return unlike > 0; }
};

// Through a boot loader that has been entered: pieces of the flash are read twice. It is gone when an answer is lost.
// Errors here and below: "kit.link_lost", "kit.cancelled".
Result<LineCheck> check_line(BootLoader& boot, const Board& board, const GoOn& go_on);
// With our firmware, which has greeted: it is asked the same again and again.
Result<LineCheck> check_line(Link& link, Clock& clock, const GoOn& go_on);

}  // namespace lunabloc::kit
