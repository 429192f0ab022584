// The plane of a stage on the window: where a point of it is drawn, its lines with their numbers, and what the pointer is at.
#pragma once

#include <optional>

#include "ide/widgets/frame.h"
#include "world/turtle.h"

namespace lunabloc::ide::stage {

struct Plane {
  Rect area;
  double scale = 1;                    // pixels a unit
  double middle_x = 0, middle_y = 0;   // in the middle of the area

  ImVec2 at(world::Point point) const;
  world::Point under(ImVec2 pixel) const;
  // The smallest distance of lines, 1, 2 or 5 times a power of ten, whose numbers can be read.
  double step(float least_pixels) const;
};

// Lines, axes and their numbers over the picture; the place of what moves, and of the pointer while it is there.
void draw_coordinates(widgets::Frame& frame, const Plane& plane, const std::optional<world::Point>& actor);

}  // namespace lunabloc::ide::stage
