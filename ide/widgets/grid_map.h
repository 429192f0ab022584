// The squares of a grid world: floor, walls, what lies there, what is painted; numbers along two sides. The same in the
// stage and in a lesson's question; who walks on them is drawn by the stage.
#pragma once

#include <optional>
#include <string>

#include "ide/widgets/frame.h"
#include "world/grid.h"

namespace lunabloc::ide::widgets {

// Where a map stands: its squares side by side, `cell` pixels each.
struct MapPlace {
  Rect squares;
  float cell = 0;

  // The middle of a square, or of a place between squares.
  ImVec2 at(double column, double row) const {
    return {squares.x + (static_cast<float>(column) - 0.5F) * cell, squares.y + (static_cast<float>(row) - 0.5F) * cell};
  }
  Rect square(world::Cell at) const {
    return {squares.x + static_cast<float>(at.column - 1) * cell, squares.y + static_cast<float>(at.row - 1) * cell, cell, cell};
  }
};

// As large as fits, at most `largest_du` a square, in the middle of the area's width, at its top.
MapPlace place_map(const Frame& frame, const world::Grid& grid, const Rect& area, float largest_du);
float map_height(const Frame& frame, const world::Grid& grid, float width, float largest_du);
// Floor and things.
void draw_map(Frame& frame, const world::Grid& grid, const MapPlace& place);
// Squares and their numbers; those of `marked` stand out.
void draw_floor(Frame& frame, const world::Grid& grid, const MapPlace& place, std::optional<world::Cell> marked = {});
// What lies on the squares.
void draw_things(Frame& frame, const world::Grid& grid, const MapPlace& place);

// "colonne 5, ligne 3"
std::string words_of_cell(const Frame& frame, world::Cell cell);
// "mur", "trésor", "case libre, peinte"
std::string words_of_square(const Frame& frame, const world::Grid& grid, world::Cell cell);

}  // namespace lunabloc::ide::widgets
