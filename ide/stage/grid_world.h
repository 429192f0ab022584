// The robot on its squares: walls, start, goal, things, painted squares, the way walked, with readable coordinates.
#pragma once

#include <optional>
#include <string>

#include "ide/stage/motion.h"
#include "ide/widgets/frame.h"
#include "world/grid.h"

namespace lunabloc::ide::stage {

class GridWorld {
 public:
  // Height that the picture takes when it is this wide.
  float height(const widgets::Frame& frame, const world::Grid& grid, float width) const;
  void draw(widgets::Frame& frame, const world::Grid& grid, const Moment& moment, const Rect& area);

 private:
  void follow(widgets::Frame& frame, const world::Grid& grid, const Moment& moment);

  Motion motion_;
  std::size_t path_ = 0;       // squares walked at the last moment
  bool bumped_ = false;
  std::size_t path_before_ = 0;  // and before it
};

// « colonne 3, ligne 2, vers la droite »
std::string robot_words(const widgets::Frame& frame, const world::Grid& grid);
// What lies on a square, in words; the robot first.
std::string square_words(const widgets::Frame& frame, const world::Grid& grid, world::Cell cell);

}  // namespace lunabloc::ide::stage
