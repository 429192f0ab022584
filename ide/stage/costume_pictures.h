// What sprites look like: each costume of world/costumes.h as a few convex shapes, in the pens of the theme.
#pragma once

#include <string_view>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

struct SpriteLook {
  std::string_view costume;
  ImVec2 center;
  float scale = 1;        // pixels of one unit of the costume
  double angle = 0;       // degrees, clockwise, from looking right
  bool mirrored = false;  // looks left, upright
};
void draw_costume(widgets::Frame& frame, const SpriteLook& look);
// Is there a picture of it?
bool has_picture(std::string_view costume);

}  // namespace lunabloc::ide::stage
