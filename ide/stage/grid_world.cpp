#include "ide/stage/grid_world.h"

#include <algorithm>
#include <cmath>

#include "ide/stage/figures.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;
using world::Cell;
using world::Grid;

constexpr float kLargestSquare = 58, kLabels = 18;  // du
constexpr std::size_t kLongestTrail = 600;
constexpr double kBounce = 0.16;                    // of a square

// The squares and the numbers of their columns and rows.
struct Board {
  Rect squares;
  float side = 0, labels = 0;

  Rect square(Cell cell) const {
    return {squares.x + static_cast<float>(cell.column - 1) * side, squares.y + static_cast<float>(cell.row - 1) * side, side, side};
  }
  ImVec2 at(double column, double row) const {
    return {squares.x + (static_cast<float>(column) - 0.5F) * side, squares.y + (static_cast<float>(row) - 0.5F) * side};
  }
};

Board board_in(const Frame& frame, const Grid& grid, const Rect& area) {
  Board board;
  board.labels = frame.du(kLabels);
  const float columns = static_cast<float>(grid.columns), rows = static_cast<float>(grid.rows);
  const float side = std::min((area.w - board.labels) / columns, (area.h - board.labels) / rows);
  board.side = std::max(3.0F, std::floor(std::min(side, frame.du(kLargestSquare))));
  const float wide = board.side * columns, tall = board.side * rows;
  // The labels weigh on the left and on the top; the squares stay under the top, whatever room is left below.
  board.squares = {std::round(area.x + board.labels + (area.w - board.labels - wide) / 2), std::round(area.y + board.labels), wide, tall};
  return board;
}

// Walls are dark on a light ground, and light on a dark one.
ImU32 wall_color(const theme::Theme& theme) { return theme::contrast(theme.bar, theme.raised) >= 3 ? theme.bar : theme.line; }

void draw_wall(Frame& frame, const Rect& square) {
  const ImU32 wall = wall_color(frame.theme);
  widgets::fill(frame, square, wall);
  if (square.w < frame.du(14)) return;
  // Bricks: a wall is told by its pattern as well as by its colour.
  const ImU32 joint = theme::mix(wall, frame.theme.raised, frame.theme.shadows ? 0.2F : 0.65F);
  const float thick = std::max(1.0F, frame.du(1)), half = std::round(square.h / 2);
  widgets::fill(frame, {square.x, square.y, square.w, thick}, joint);
  widgets::fill(frame, {square.x, square.y + half, square.w, thick}, joint);
  widgets::fill(frame, {square.x + std::round(square.w * 0.3F), square.y, thick, half}, joint);
  widgets::fill(frame, {square.x + std::round(square.w * 0.7F), square.y + half, thick, square.h - half}, joint);
}

void draw_painted(Frame& frame, const Rect& square) {
  const Rect inside = square.inset(std::max(1.0F, square.w * 0.06F));
  widgets::fill(frame, inside, theme::mix(frame.theme.accent, frame.theme.raised, frame.theme.shadows ? 0.55F : 0.6F), square.w * 0.12F);
  widgets::hatch(frame, inside.inset(square.w * 0.06F), theme::with_alpha(frame.theme.accent, 0.55F), std::max(4.0F, square.w * 0.22F));
}

void draw_to_paint(Frame& frame, const Rect& square) {
  const Rect inside = square.inset(square.w * 0.14F);
  const float dash = std::max(2.0F, square.w * 0.11F), width = std::max(1.5F, square.w * 0.05F);
  const ImVec2 a = inside.min(), c = inside.max(), b{c.x, a.y}, d{a.x, c.y};
  for (const auto& [from, to] : {std::pair{a, b}, {b, c}, {c, d}, {d, a}})
    widgets::dashed_line(frame, from, to, frame.theme.accent, width, dash);
}

void draw_square(Frame& frame, const Grid& grid, Cell cell, const Rect& square) {
  const char what = grid.at(cell);
  if (what == '#') return draw_wall(frame, square);
  widgets::fill(frame, square, frame.theme.raised);
  const bool painted = std::binary_search(grid.painted.begin(), grid.painted.end(), cell);
  if (painted) draw_painted(frame, square);
  else if (what == 'o') draw_to_paint(frame, square);
  if (what == 'x') draw_cross(frame, square.center(), square.w);
  if (cell == grid.start && square.w >= frame.du(18)) {
    const Rect corner{square.x + frame.du(2), square.bottom() - frame.du(17), frame.du(15), frame.du(15)};
    widgets::icon_in(frame, corner, FontRole::icon14, frame.theme.ink3, Icon::flag_variant);
  }
}

// Between the squares that can be walked on; walls show their bricks alone.
void draw_lines(Frame& frame, const Grid& grid, const Board& board) {
  const float thick = std::max(1.0F, frame.du(1));
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Rect square = board.square({column, row});
      if (grid.wall({column, row})) continue;
      if (!grid.wall({column + 1, row})) widgets::fill(frame, {square.right() - thick, square.y, thick, square.h}, frame.theme.line);
      if (!grid.wall({column, row + 1})) widgets::fill(frame, {square.x, square.bottom() - thick, square.w, thick}, frame.theme.line);
    }
  widgets::outline(frame, board.squares.grown(thick), wall_color(frame.theme), frame.du(3), frame.du(2));
}

// The numbers of columns above, of rows at the left; those of the robot stand on a ground.
void draw_label(Frame& frame, const Rect& place, int number, bool here) {
  const std::string text = std::to_string(number);
  if (here) {
    const float width = std::max(frame.du(17), frame.fonts.width(FontRole::tiny, text) + frame.du(8));
    const Rect ground{place.center().x - width / 2, place.center().y - frame.du(8), width, frame.du(16)};
    widgets::fill(frame, ground, frame.theme.accent, ground.h / 2);
  }
  widgets::text_in(frame, {place.center().x - frame.du(20), place.y, frame.du(40), place.h}, FontRole::tiny,
                   here ? frame.theme.on_accent : frame.theme.ink2, text, widgets::Align::center);
}

void draw_labels(Frame& frame, const Grid& grid, const Board& board) {
  const int every = std::max(1, static_cast<int>(std::ceil(frame.du(18) / board.side)));
  const auto wanted = [&](int number, int robot) { return number == robot || (number % every == 0 && std::abs(number - robot) >= every) || every == 1; };
  for (int column = 1; column <= grid.columns; ++column)
    if (wanted(column, grid.robot.column))
      draw_label(frame, {board.square({column, 1}).x, board.squares.y - board.labels - frame.du(1), board.side, board.labels}, column,
                 column == grid.robot.column);
  for (int row = 1; row <= grid.rows; ++row)
    if (wanted(row, grid.robot.row))
      draw_label(frame, {board.squares.x - board.labels - frame.du(1), board.square({1, row}).y, board.labels, board.side}, row,
                 row == grid.robot.row);
}

void draw_trail(Frame& frame, const Grid& grid, const Board& board, std::size_t whole, const Pose& robot) {
  if (grid.path.size() < 2) return;
  const ImU32 color = theme::with_alpha(frame.theme.accent, frame.theme.shadows ? 0.45F : 0.9F);
  const float width = std::max(2.0F, board.side * 0.07F);
  const std::size_t first = grid.path.size() > kLongestTrail ? grid.path.size() - kLongestTrail : 0;
  std::vector<ImVec2> points;
  for (std::size_t index = first; index < std::min(whole, grid.path.size()); ++index)
    points.push_back(board.at(grid.path[index].column, grid.path[index].row));
  points.push_back(board.at(robot.x, robot.y));
  for (std::size_t index = 0; index + 1 < points.size(); ++index)
    widgets::dashed_line(frame, points[index], points[index + 1], color, width, std::max(2.0F, board.side * 0.12F));
}

void draw_things(Frame& frame, const Grid& grid, const Board& board) {
  for (const Cell& cell : grid.all('A')) draw_chest(frame, board.square(cell).center(), board.side * 0.86F);
  for (const Cell& cell : grid.all('*')) draw_star(frame, board.square(cell).center(), board.side * 0.94F);
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

std::string place_words(const Frame& frame, Cell cell) {
  return frame.words("ide.stage.place", {{"colonne", std::to_string(cell.column)}, {"ligne", std::to_string(cell.row)}});
}

// One node for each thing that is no wall and no empty square.
void register_things(Frame& frame, const Grid& grid, const Board& board) {
  const std::string size = frame.words("ide.stage.grid.size", {{"colonnes", std::to_string(grid.columns)}, {"lignes", std::to_string(grid.rows)}});
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = frame.words("ide.stage.grid"),
                                 .value = size, .rect = board.squares});
  widgets::register_text(frame, {.id = "stage.robot", .role = access::Role::status, .label = frame.words("ide.stage.robot"),
                                 .value = robot_words(frame, grid), .rect = board.square(grid.robot)});
  const auto each = [&](char what, const char* id, const char* words) {
    int number = 0;
    for (const Cell& cell : grid.all(what))
      widgets::register_text(frame, {.id = std::string(id) + std::to_string(++number), .role = access::Role::text, .label = frame.words(words),
                                     .value = place_words(frame, cell), .rect = board.square(cell)});
  };
  each('A', "stage.goal.", "ide.stage.thing.goal");
  each('*', "stage.star.", "ide.stage.thing.star");
  each('x', "stage.mark.", "ide.stage.thing.mark");
  each('o', "stage.to_paint.", "ide.stage.thing.to_paint");
  if (!grid.painted.empty())
    widgets::register_text(frame, {.id = "stage.painted", .role = access::Role::status, .label = frame.words("ide.stage.painted"),
                                   .value = std::to_string(grid.painted.size()), .rect = board.squares});
}

}  // namespace

std::string robot_words(const Frame& frame, const Grid& grid) {
  return place_words(frame, grid.robot) + ", " + direction_words(frame, grid.direction);
}

std::string square_words(const Frame& frame, const Grid& grid, Cell cell) {
  const auto what = [&]() -> std::string {
    switch (grid.at(cell)) {
      case '#': return frame.words("ide.stage.thing.wall");
      case 'A': return frame.words("ide.stage.thing.goal");
      case '*': return frame.words("ide.stage.thing.star");
      case 'x': return frame.words("ide.stage.thing.mark");
      default: break;
    }
    if (std::binary_search(grid.painted.begin(), grid.painted.end(), cell)) return frame.words("ide.stage.thing.painted");
    if (grid.at(cell) == 'o') return frame.words("ide.stage.thing.to_paint");
    return frame.words(cell == grid.start ? "ide.stage.thing.start" : "ide.stage.thing.free");
  };
  std::string words = place_words(frame, cell) + " : ";
  if (cell == grid.robot) words += frame.words("ide.stage.thing.robot") + ", ";
  return words + what();
}

float GridWorld::height(const Frame& frame, const Grid& grid, float width) const {
  const float side = std::floor(std::min((width - frame.du(kLabels)) / static_cast<float>(grid.columns), frame.du(kLargestSquare)));
  return side * static_cast<float>(grid.rows) + frame.du(kLabels + 4);
}

void GridWorld::follow(Frame& frame, const Grid& grid) {
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
  motion_.follow(frame, frame.session.shown_step(), move);
}

void GridWorld::draw(Frame& frame, const Grid& grid, const Rect& area) {
  follow(frame, grid);
  const Board board = board_in(frame, grid, area);
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) draw_square(frame, grid, {column, row}, board.square({column, row}));
  draw_lines(frame, grid, board);
  draw_labels(frame, grid, board);
  const Pose robot = motion_.shown();
  draw_trail(frame, grid, board, motion_.moving() ? path_before_ : grid.path.size(), robot);
  draw_things(frame, grid, board);
  const float size = board.side * 0.84F;
  if (motion_.ghost()) draw_robot(frame, board.at(motion_.ghost()->x, motion_.ghost()->y), size, motion_.ghost()->angle, 0.28F);
  draw_robot(frame, board.at(robot.x, robot.y), size, robot.angle);
  if (!motion_.moving() && grid.at(grid.robot) == 'A') {
    const Rect square = board.square(grid.robot);
    widgets::check_disc(frame, {square.right() - square.w * 0.16F, square.y + square.h * 0.16F}, square.w * 0.2F, frame.theme.ok, frame.theme.on_ok);
  }
  if (grid.bumped) {
    const ImVec2 met = board.at((grid.bump.column + grid.robot.column) / 2.0, (grid.bump.row + grid.robot.row) / 2.0);
    draw_burst(frame, met, std::max(frame.du(10), board.side * 0.42F));
  }
  register_things(frame, grid, board);
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Rect square = board.square({column, row});
      if (!square.contains(frame.mouse()) || !ImGui::IsWindowHovered()) continue;
      widgets::tooltip(frame, {.hovered = true}, square, square_words(frame, grid, {column, row}));
    }
}

}  // namespace lunabloc::ide::stage
