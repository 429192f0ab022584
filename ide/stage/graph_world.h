// The graph: points on a circle with their names, edges with their lengths; a point that was visited has a mark too.
#pragma once

#include "ide/widgets/frame.h"
#include "world/graph.h"

namespace lunabloc::ide::stage {

class GraphWorld {
 public:
  // Height that the picture would like when it is this wide.
  float height(float width) const { return width; }
  void draw(widgets::Frame& frame, const world::Graph& graph, const Rect& area);
};

}  // namespace lunabloc::ide::stage
