#include "ide/stage/grid_world.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/figures.h"
#include "ide/widgets/grid_map.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::Frame;
using widgets::MapPlace;
using world::Cell;
using world::Grid;

constexpr float kLargestSquare = 58;  // du
constexpr std::size_t kLongestTrail = 600;
constexpr double kBounce = 0.16;                    // of a square

void draw_trail(Frame& frame, const Grid& grid, const MapPlace& place, std::size_t whole, const Pose& robot) {
  if (grid.path.size() < 2) return;
  const ImU32 color = theme::with_alpha(frame.theme.accent, frame.theme.shadows ? 0.45F : 0.9F);
  const float width = std::max(2.0F, place.cell * 0.07F);
  const std::size_t first = grid.path.size() > kLongestTrail ? grid.path.size() - kLongestTrail : 0;
  std::vector<ImVec2> points;
  for (std::size_t index = first; index < std::min(whole, grid.path.size()); ++index)
    points.push_back(place.at(grid.path[index].column, grid.path[index].row));
  points.push_back(place.at(robot.x, robot.y));
  for (std::size_t index = 0; index + 1 < points.size(); ++index)
    widgets::dashed_line(frame, points[index], points[index + 1], color, width, std::max(2.0F, place.cell * 0.12F));
}

double angle_of(world::Direction direction) { return 90.0 * static_cast<int>(direction); }

std::string direction_words(const Frame& frame, world::Direction direction) {
  switch (direction) {
    case world::Direction::north: return frame.words("ide.stage.facing.north");
    case world::Direction::east: return frame.words("ide.stage.facing.east");
    case world::Direction::south: return frame.words("ide.stage.facing.south");
    case world::Direction::west: return frame.words("ide.stage.facing.west");
  }
  return {};
}

// One node for each thing that is no wall and no empty square.
void register_things(Frame& frame, const Grid& grid, const MapPlace& place) {
  const std::string size = frame.words("ide.stage.grid.size", {{"colonnes", std::to_string(grid.columns)}, {"lignes", std::to_string(grid.rows)}});
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = frame.words("ide.stage.grid"),
                                 .value = size, .rect = place.squares});
  widgets::register_text(frame, {.id = "stage.robot", .role = access::Role::status, .label = frame.words("ide.stage.robot"),
                                 .value = robot_words(frame, grid), .rect = place.square(grid.robot)});
  const auto each = [&](char what, const char* id, const char* words) {
    int number = 0;
    for (const Cell& cell : grid.all(what))
      widgets::register_text(frame, {.id = std::string(id) + std::to_string(++number), .role = access::Role::text, .label = frame.words(words),
                                     .value = widgets::words_of_cell(frame, cell), .rect = place.square(cell)});
  };
  each('A', "stage.goal.", "ide.map.goal");
  each('*', "stage.star.", "ide.map.thing");
  each('x', "stage.mark.", "ide.map.mark");
  each('o', "stage.to_paint.", "ide.map.wish");
  if (!grid.painted.empty())
    widgets::register_text(frame, {.id = "stage.painted", .role = access::Role::status, .label = frame.words("ide.stage.painted"),
                                   .value = std::to_string(grid.painted.size()), .rect = place.squares});
}

}  // namespace

std::string robot_words(const Frame& frame, const Grid& grid) {
  return widgets::words_of_cell(frame, grid.robot) + ", " + direction_words(frame, grid.direction);
}

std::string square_words(const Frame& frame, const Grid& grid, world::Cell cell) {
  std::string words = widgets::words_of_cell(frame, cell) + " : ";
  if (cell == grid.robot) words += frame.words("ide.stage.robot_here") + ", ";
  return words + widgets::words_of_square(frame, grid, cell);
}

float GridWorld::height(const Frame& frame, const Grid& grid, float width) const {
  return widgets::map_height(frame, grid, width, kLargestSquare) + frame.du(4);
}

void GridWorld::follow(Frame& frame, const Grid& grid, const Moment& moment) {
  const Pose target{static_cast<double>(grid.robot.column), static_cast<double>(grid.robot.row), angle_of(grid.direction)};
  Move move{target};
  double turned = std::fmod(target.angle - motion_.shown().angle, 360);
  if (turned > 180) turned -= 360;
  if (turned < -180) turned += 360;
  move.turned = turned;
  if (grid.bumped && !bumped_) {
    move.bounce_x = kBounce * (grid.bump.column - grid.robot.column);
    move.bounce_y = kBounce * (grid.bump.row - grid.robot.row);
  }
  if (grid.path.size() != path_ || grid.bumped != bumped_) {
    path_before_ = std::min(path_, grid.path.size());
    path_ = grid.path.size();
    bumped_ = grid.bumped;
  }
  motion_.follow(frame, moment, move);
}

void GridWorld::draw(Frame& frame, const Grid& grid, const Moment& moment, const Rect& area) {
  follow(frame, grid, moment);
  const MapPlace place = widgets::place_map(frame, grid, area, kLargestSquare);
  widgets::draw_floor(frame, grid, place, grid.robot);
  const Pose robot = motion_.shown();
  draw_trail(frame, grid, place, motion_.moving() ? path_before_ : grid.path.size(), robot);
  widgets::draw_things(frame, grid, place);
  const float size = place.cell * 0.84F;
  if (motion_.ghost()) widgets::draw_robot(frame, place.at(motion_.ghost()->x, motion_.ghost()->y), size, motion_.ghost()->angle, 0.28F);
  widgets::draw_robot(frame, place.at(robot.x, robot.y), size, robot.angle);
  if (!motion_.moving() && grid.at(grid.robot) == 'A') {
    const Rect square = place.square(grid.robot);
    widgets::check_disc(frame, {square.right() - square.w * 0.16F, square.y + square.h * 0.16F}, square.w * 0.2F, frame.theme.ok, frame.theme.on_ok);
  }
  if (grid.bumped) {
    const ImVec2 met = place.at((grid.bump.column + grid.robot.column) / 2.0, (grid.bump.row + grid.robot.row) / 2.0);
    widgets::draw_burst(frame, met, std::max(frame.du(10), place.cell * 0.42F));
  }
  register_things(frame, grid, place);
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Rect square = place.square({column, row});
      if (!square.contains(frame.mouse()) || !ImGui::IsWindowHovered()) continue;
      widgets::tooltip(frame, {.hovered = true}, square, square_words(frame, grid, {column, row}));
    }
}

}  // namespace lunabloc::ide::stage
