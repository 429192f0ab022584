// Comparing two drawings: sets of straight strokes, where order, direction and overlaps have no effect.
//
// Both drawings are walked with small steps; a step that lies on no stroke of the other one is a difference. What a
// check frees (place, size, orientation) is chosen so that the least differs.
#pragma once

#include <optional>
#include <vector>

#include "world/turtle.h"

namespace lunabloc::lesson {

struct Freedom {
  bool color = false, place = false, size = false, orientation = false, width = false;
  double tolerance = 1;  // turtle units
};

struct DrawingDifference {
  double extra = 0;    // length drawn that the reference does not have
  double missing = 0;  // length of the reference that was not drawn
  bool none() const { return extra == 0 && missing == 0; }
};

DrawingDifference compare(const std::vector<world::Stroke>& drawn, const std::vector<world::Stroke>& reference,
                   const Freedom& freedom);

// The corner between each stroke and the next one, in degrees from -180 to 180, right positive. Where the pen was
// lifted there is no corner.
std::vector<double> corners(const std::vector<world::Stroke>& strokes);
// The first corner that is not the reference's (either side when orientation is free), or nothing.
struct CornerPair {
  double drawn = 0;
  double reference = 0;
};
std::optional<CornerPair> first_other_corner(const std::vector<world::Stroke>& drawn,
                                             const std::vector<world::Stroke>& reference, const Freedom& freedom);

}  // namespace lunabloc::lesson
