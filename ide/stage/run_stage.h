// A stage for a run that is not the pupil's own: what its program does at the moment shown, what it said, what its names hold and,
// of a kit, what its parts show. An example beside its article, a case for the whole class on the board.
#pragma once

#include <string>

#include "ide/stage/chart_world.h"
#include "ide/stage/graph_world.h"
#include "ide/stage/grid_world.h"
#include "ide/stage/sprite_world.h"
#include "ide/stage/turtle_world.h"
#include "session/playback.h"

namespace lunabloc::ide::stage {

struct RunLook {
  std::string id;                                     // of its nodes: "help" makes "help.says"
  float tallest = 0;                                  // px that the picture may have
  std::size_t most_lines = 6;                         // of what was said, the last ones
  theme::FontRole read = theme::FontRole::code;       // what is said and held
  theme::FontRole heads = theme::FontRole::small_bold;
};

class RunStage {
 public:
  // From the top of the area down; gives the height.
  float draw(widgets::Frame& frame, const session::Playback& playback, const RunLook& look, const Rect& area);

 private:
  float draw_picture(widgets::Frame& frame, const session::Playback& playback, const RunLook& look, const Rect& area);

  GridWorld grid_;
  TurtleWorld turtle_;
  SpriteWorld sprites_;
  GraphWorld graph_;
  ChartWorld charts_;
};

}  // namespace lunabloc::ide::stage
