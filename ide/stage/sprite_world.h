// The stage of sprites: what is behind, the stamps, the sprites with their bubbles, and what is heard in words.
#pragma once

#include <map>
#include <string>

#include "ide/stage/motion.h"
#include "ide/stage/plane.h"
#include "ide/widgets/frame.h"
#include "world/stage.h"

namespace lunabloc::ide::stage {

class SpriteWorld {
 public:
  // Height that the stage would like when it is this wide.
  float height(float width) const { return width * static_cast<float>(world::kStageHeight / world::kStageWidth); }
  void draw(widgets::Frame& frame, const world::Stage& stage, const Moment& moment, const Rect& area);
  Plane plane(const Rect& area) const;

 private:
  // While the run takes them: the mouse on the picture, and the keys while the keyboard is at the stage. A key is held as
  // long as its presses come.
  void take_mouse(widgets::Frame& frame, const Rect& picture, float scale);
  void take_keys(widgets::Frame& frame);

  std::map<std::string, double> held_;  // key → when it is let go
  float mouse_x_ = 0, mouse_y_ = 0;
  bool mouse_down_ = false;
};

// « cat : x 20, y 0, direction 90° »
std::string sprite_words(const widgets::Frame& frame, const world::Stage& stage, const world::Sprite& sprite);
// What is behind the sprites, in the largest stage that the area holds.
void draw_backdrop(widgets::Frame& frame, const Rect& area, const std::string& name);

}  // namespace lunabloc::ide::stage
