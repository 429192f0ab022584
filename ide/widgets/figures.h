// What stands in the worlds, drawn from above with a few convex shapes: sharp at every size, in every theme.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// `size` is the side of the square that the figure fills; `angle` in degrees, clockwise, 0 upwards.
void draw_robot(Frame& frame, ImVec2 center, float size, double angle, float alpha = 1);
void draw_turtle(Frame& frame, ImVec2 center, float size, double angle, float alpha = 1);
void draw_chest(Frame& frame, ImVec2 center, float size);
void draw_star(Frame& frame, ImVec2 center, float size);
void draw_cross(Frame& frame, ImVec2 center, float size);
// Where something was met: a spiked disc.
void draw_burst(Frame& frame, ImVec2 center, float size);

}  // namespace lunabloc::ide::widgets
