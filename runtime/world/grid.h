// The grid world: a robot on squares, as a fold of the trace. Columns and rows count from 1, from the top left,
// walls included (curriculum/FORMAT.md §3).
//
// Knows no run: that a wall ends the program is the runner's business, which asks the same fold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "trace/event.h"
#include "trace/run_request.h"

namespace lunabloc::world {

enum class Direction { north, east, south, west };
struct Cell {
  int column = 0;
  int row = 0;
  auto operator<=>(const Cell&) const = default;
};

struct Grid {
  int columns = 0;
  int rows = 0;
  std::vector<char> squares;        // row by row: # . A * x o (the start's D is a '.')
  Cell start, robot;
  Direction direction = Direction::east;
  std::vector<Cell> path;           // cells in which the robot has been, the start first
  std::vector<Cell> painted;        // sorted
  std::vector<Cell> picked;         // in the order of picking
  bool bumped = false;              // met a wall; `bump` is the first one
  Cell bump;

  char at(Cell cell) const;         // '#' outside
  bool wall(Cell cell) const { return at(cell) == '#'; }
  std::vector<Cell> all(char square) const;
  Cell ahead() const;               // the cell that the robot looks at
};

inline constexpr int kLargestGridSide = 64;

Cell neighbour(Cell cell, Direction direction);
Direction turned_left(Direction direction);
Direction turned_right(Direction direction);
// "(4, 2)", as messages say it.
std::string shown(Cell cell);

// The sign of the square on which the robot starts says what lies there too: D on bare floor, X on a mark, O on a square to
// paint, + on a thing. The square alone; and the square with the robot on it, where one may start.
bool is_start(char square);
char without_start(char square);
std::optional<char> with_start(char square);

// Errors: "world.bad_map" {detail}.
Result<Grid> make_grid(const trace::WorldRequest& request);
// Events of other worlds change nothing. A move into a wall sets `bumped` and stays; a move by a direction of the map
// (grid.north…) also turns the robot that way. Picking where nothing lies and dropping with empty hands change nothing.
void fold(Grid& grid, const trace::Event& event);

}  // namespace lunabloc::world
