// A small stage for an example: what its program does at the moment shown, what it said, and what its names hold.
#pragma once

#include "ide/stage/chart_world.h"
#include "ide/stage/graph_world.h"
#include "ide/stage/grid_world.h"
#include "ide/stage/sprite_world.h"
#include "ide/stage/turtle_world.h"
#include "session/run_show.h"

namespace lunabloc::ide::help {

class ExampleStage {
 public:
  // From the top of the area down; gives the height.
  float draw(widgets::Frame& frame, const session::RunShow& show, const Rect& area);

 private:
  float draw_picture(widgets::Frame& frame, const session::Playback& playback, const Rect& area);

  stage::GridWorld grid_;
  stage::TurtleWorld turtle_;
  stage::SpriteWorld sprites_;
  stage::GraphWorld graph_;
  stage::ChartWorld charts_;
};

}  // namespace lunabloc::ide::help
