// What the parts did during the whole run, against the virtual clock, with the shown moment. Dragging or the arrows
// show another moment.
#pragma once

#include <span>

#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

float timeline_height(const widgets::Frame& frame);
void draw_timeline(widgets::Frame& frame, std::span<const ShownPart> parts, const Rect& area);

// Seconds between two marks so that they stand at least `least` apart: 1, 2 or 5 of some power of ten.
double mark_distance(double seconds, float width, float least);

}  // namespace lunabloc::ide::kit
