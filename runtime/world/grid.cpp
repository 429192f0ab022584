#include "world/grid.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

namespace lunabloc::world {
namespace {

// The squares on which a robot may start, and the sign of each with the robot on it.
constexpr std::string_view kSquares = "#.A*xoD+XO", kFloors = ".*xo", kStarts = "D+XO";

tl::unexpected<Error> bad_map(std::string detail) {
  return failure(ErrorKind::failed, "world.bad_map", {{"detail", std::move(detail)}});
}

struct NamedDirection {
  std::string_view name;
  Direction direction;
};
constexpr std::array kDirections = {
    NamedDirection{"nord", Direction::north},
    NamedDirection{"est", Direction::east},
    NamedDirection{"sud", Direction::south},
    NamedDirection{"ouest", Direction::west},
};
constexpr std::array kMoves = {
    NamedDirection{"grid.north", Direction::north},
    NamedDirection{"grid.east", Direction::east},
    NamedDirection{"grid.south", Direction::south},
    NamedDirection{"grid.west", Direction::west},
};

template <std::size_t count>
std::optional<Direction> direction_named(const std::array<NamedDirection, count>& names, std::string_view name) {
  for (const NamedDirection& named : names)
    if (named.name == name) return named.direction;
  return std::nullopt;
}

char& square(Grid& grid, Cell cell) {
  return grid.squares[static_cast<std::size_t>((cell.row - 1) * grid.columns + cell.column - 1)];
}

void move(Grid& grid, Direction direction) {
  grid.direction = direction;
  const Cell next = grid.ahead();
  if (!grid.wall(next)) {
    grid.robot = next;
    grid.path.push_back(next);
  } else if (!grid.bumped) {
    grid.bumped = true;
    grid.bump = next;
  }
}

void paint(Grid& grid) {
  const auto place = std::lower_bound(grid.painted.begin(), grid.painted.end(), grid.robot);
  if (place == grid.painted.end() || *place != grid.robot) grid.painted.insert(place, grid.robot);
}

void pick(Grid& grid) {
  if (grid.at(grid.robot) != '*') return;
  square(grid, grid.robot) = '.';
  grid.picked.push_back(grid.robot);
}

void drop(Grid& grid) {
  if (grid.picked.empty() || grid.at(grid.robot) != '.') return;
  square(grid, grid.robot) = '*';
  grid.picked.pop_back();
}

}  // namespace

char Grid::at(Cell cell) const {
  if (cell.column < 1 || cell.row < 1 || cell.column > columns || cell.row > rows) return '#';
  return squares[static_cast<std::size_t>((cell.row - 1) * columns + cell.column - 1)];
}

std::vector<Cell> Grid::all(char square) const {
  std::vector<Cell> found;
  for (int row = 1; row <= rows; ++row)
    for (int column = 1; column <= columns; ++column)
      if (at({column, row}) == square) found.push_back({column, row});
  return found;
}

Cell Grid::ahead() const {
  return neighbour(robot, direction);
}

Cell neighbour(Cell cell, Direction direction) {
  switch (direction) {
    case Direction::north:
      return {cell.column, cell.row - 1};
    case Direction::east:
      return {cell.column + 1, cell.row};
    case Direction::south:
      return {cell.column, cell.row + 1};
    case Direction::west:
      return {cell.column - 1, cell.row};
  }
  return cell;
}

Direction turned_left(Direction direction) {
  return static_cast<Direction>((static_cast<int>(direction) + 3) % 4);
}
Direction turned_right(Direction direction) {
  return static_cast<Direction>((static_cast<int>(direction) + 1) % 4);
}

std::string shown(Cell cell) {
  return fmt::format("({}, {})", cell.column, cell.row);
}

bool is_start(char square) { return kStarts.find(square) != std::string_view::npos; }

char without_start(char square) { return is_start(square) ? kFloors[kStarts.find(square)] : square; }

std::optional<char> with_start(char square) {
  const std::size_t place = kFloors.find(square);
  return place == std::string_view::npos ? std::nullopt : std::optional(kStarts[place]);
}

Result<Grid> make_grid(const trace::WorldRequest& request) {
  Grid grid;
  grid.rows = static_cast<int>(std::min<std::size_t>(request.map.size(), kLargestGridSide + 1));
  if (grid.rows == 0 || grid.rows > kLargestGridSide) return bad_map(fmt::format("{} ↕", request.map.size()));
  const std::size_t width = request.map.front().size();
  if (width == 0 || width > kLargestGridSide) return bad_map(fmt::format("{} ↔", width));
  grid.columns = static_cast<int>(width);
  const std::optional<Direction> direction = direction_named(kDirections, request.direction);
  if (!direction) return bad_map(request.direction);
  grid.direction = *direction;
  for (const std::string& line : request.map) {
    const int row = static_cast<int>(&line - request.map.data()) + 1;
    if (line.size() != width) return bad_map(fmt::format("{} ↔ {} ≠ {}", shown({1, row}), line.size(), width));
    for (const char& square : line) {
      const Cell cell{static_cast<int>(&square - line.data()) + 1, row};
      if (kSquares.find(square) == std::string_view::npos)
        return bad_map(fmt::format("{} « {} »", shown(cell), square));
      if (is_start(square)) {
        if (grid.start != Cell{}) return bad_map(fmt::format("{} D + {} D", shown(grid.start), shown(cell)));
        grid.start = cell;
      }
      grid.squares.push_back(without_start(square));
    }
  }
  if (grid.start == Cell{}) return bad_map("D");
  grid.robot = grid.start;
  grid.path = {grid.start};
  return grid;
}

void fold(Grid& grid, const trace::Event& event) {
  if (event.kind != trace::EventKind::world) return;
  if (const std::optional<Direction> direction = direction_named(kMoves, event.name)) return move(grid, *direction);
  if (event.name == "grid.step") return move(grid, grid.direction);
  if (event.name == "grid.turn_left") grid.direction = turned_left(grid.direction);
  if (event.name == "grid.turn_right") grid.direction = turned_right(grid.direction);
  if (event.name == "grid.paint") paint(grid);
  if (event.name == "grid.pick") pick(grid);
  if (event.name == "grid.drop") drop(grid);
}

}  // namespace lunabloc::world
