// Two drawings stroke after stroke, in the order in which they were drawn: what a bar code, a letter in Morse or a dashed line
// needs to say which line is too long, and which gap too short.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "world/turtle.h"

namespace lunabloc::lesson {

struct StrokeFault {
  enum class Kind { length, gap, turn };
  Kind kind = Kind::length;
  std::size_t number = 0;  // of the stroke, from 1; of the stroke before a gap
  double drawn = 0, reference = 0;  // lengths; nothing for a turn
};

// The first stroke that is not the reference's, when both begin at one place; nothing when one drawing is the beginning of the
// other. Strokes that go on in one line are one.
std::optional<StrokeFault> first_other_stroke(const std::vector<world::Stroke>& drawn, const std::vector<world::Stroke>& reference,
                                              double tolerance);

}  // namespace lunabloc::lesson
