#include "ide/widgets/grid_map.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/figures.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

using world::Cell;
using world::Grid;

constexpr float kNumbers = 18;         // du: room of the numbers on a side
constexpr float kLeastForDetail = 16;  // du: smaller squares are plain

float cell_of(const Frame& frame, const world::Grid& grid, ImVec2 room, float largest_du) {
  const float across = (room.x - frame.du(kNumbers)) / static_cast<float>(grid.columns);
  const float down = (room.y - frame.du(kNumbers)) / static_cast<float>(grid.rows);
  return std::max(4.0F, std::floor(std::min({across, down, frame.du(largest_du)})));
}

// Walls are dark on a light ground, and light on a dark one.
ImU32 wall_color(const theme::Theme& theme) { return theme::contrast(theme.bar, theme.raised) >= 3 ? theme.bar : theme.line; }

void draw_wall(Frame& frame, const Rect& square) {
  const ImU32 wall = wall_color(frame.theme);
  fill(frame, square, wall);
  if (square.w < frame.du(kLeastForDetail)) return;
  // Bricks: a wall is told by its pattern as well as by its colour.
  const ImU32 joint = theme::mix(wall, frame.theme.raised, frame.theme.shadows ? 0.2F : 0.65F);
  const float thick = std::max(1.0F, frame.du(1)), half = std::round(square.h / 2);
  fill(frame, {square.x, square.y, square.w, thick}, joint);
  fill(frame, {square.x, square.y + half, square.w, thick}, joint);
  fill(frame, {square.x + std::round(square.w * 0.3F), square.y, thick, half}, joint);
  fill(frame, {square.x + std::round(square.w * 0.7F), square.y + half, thick, square.h - half}, joint);
}

void draw_painted(Frame& frame, const Rect& square) {
  const Rect inside = square.inset(std::max(1.0F, square.w * 0.06F));
  fill(frame, inside, theme::mix(frame.theme.accent, frame.theme.raised, frame.theme.shadows ? 0.55F : 0.6F), square.w * 0.12F);
  hatch(frame, inside.inset(square.w * 0.06F), theme::with_alpha(frame.theme.accent, 0.55F), std::max(4.0F, square.w * 0.22F));
}

void draw_to_paint(Frame& frame, const Rect& square) {
  const Rect inside = square.inset(square.w * 0.14F);
  const float dash = std::max(2.0F, square.w * 0.11F), width = std::max(1.5F, square.w * 0.05F);
  const ImVec2 a = inside.min(), c = inside.max(), b{c.x, a.y}, d{a.x, c.y};
  for (const auto& [from, to] : {std::pair{a, b}, {b, c}, {c, d}, {d, a}})
    dashed_line(frame, from, to, frame.theme.accent, width, dash);
}

void draw_square(Frame& frame, const Grid& grid, Cell cell, const Rect& square) {
  const char what = grid.at(cell);
  if (what == '#') return draw_wall(frame, square);
  fill(frame, square, frame.theme.raised);
  const bool painted = std::binary_search(grid.painted.begin(), grid.painted.end(), cell);
  if (painted) draw_painted(frame, square);
  else if (what == 'o') draw_to_paint(frame, square);
  if (what == 'x') draw_cross(frame, square.center(), square.w);
  if (cell == grid.start && square.w >= frame.du(kLeastForDetail)) {
    const Rect corner{square.x + frame.du(2), square.bottom() - frame.du(17), frame.du(15), frame.du(15)};
    icon_in(frame, corner, FontRole::icon14, frame.theme.ink3, Icon::flag_variant);
  }
}

// Between the squares that can be walked on; walls show their bricks alone.
void draw_lines(Frame& frame, const Grid& grid, const MapPlace& place) {
  const float thick = std::max(1.0F, frame.du(1));
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Rect square = place.square({column, row});
      if (grid.wall({column, row})) continue;
      if (!grid.wall({column + 1, row})) fill(frame, {square.right() - thick, square.y, thick, square.h}, frame.theme.line);
      if (!grid.wall({column, row + 1})) fill(frame, {square.x, square.bottom() - thick, square.w, thick}, frame.theme.line);
    }
  outline(frame, place.squares.grown(thick), wall_color(frame.theme), frame.du(3), frame.du(2));
}

// The numbers of columns above, of rows at the left; the marked one stands on a ground.
void draw_label(Frame& frame, const Rect& place, int number, bool here) {
  const std::string text = std::to_string(number);
  if (here) {
    const float width = std::max(frame.du(17), frame.fonts.width(FontRole::tiny, text) + frame.du(8));
    const Rect ground{place.center().x - width / 2, place.center().y - frame.du(8), width, frame.du(16)};
    fill(frame, ground, frame.theme.accent, ground.h / 2);
  }
  text_in(frame, {place.center().x - frame.du(20), place.y, frame.du(40), place.h}, FontRole::tiny,
          here ? frame.theme.on_accent : frame.theme.ink2, text, Align::center);
}

// Not every number where squares are narrow, but always the marked one.
void draw_labels(Frame& frame, const Grid& grid, const MapPlace& place, std::optional<Cell> marked) {
  const float room = frame.du(kNumbers), gap = frame.du(1);
  const int every = place.cell >= frame.fonts.width(FontRole::tiny, "00") + frame.du(2) ? 1 : 5;
  const auto shows = [&](int number, int here) {
    if (number == here || every == 1) return true;
    return number % every == 0 && (here == 0 || std::abs(number - here) >= 3);
  };
  const int here_column = marked ? marked->column : 0, here_row = marked ? marked->row : 0;
  for (int column = 1; column <= grid.columns; ++column)
    if (shows(column, here_column))
      draw_label(frame, {place.square({column, 1}).x, place.squares.y - room - gap, place.cell, room}, column, column == here_column);
  for (int row = 1; row <= grid.rows; ++row)
    if (shows(row, here_row))
      draw_label(frame, {place.squares.x - room - gap, place.square({1, row}).y, room, place.cell}, row, row == here_row);
}

}  // namespace

MapPlace place_map(const Frame& frame, const world::Grid& grid, const Rect& area, float largest_du) {
  MapPlace place;
  place.cell = cell_of(frame, grid, area.size(), largest_du);
  const float w = place.cell * static_cast<float>(grid.columns), h = place.cell * static_cast<float>(grid.rows);
  const float room = frame.du(kNumbers);
  // The numbers stand at the left and above; both together are in the middle of the width.
  place.squares = {std::round(area.x + room + (area.w - room - w) / 2), std::round(area.y + room), w, h};
  return place;
}

float map_height(const Frame& frame, const world::Grid& grid, float width, float largest_du) {
  return frame.du(kNumbers) + static_cast<float>(grid.rows) * cell_of(frame, grid, {width, 1e6F}, largest_du);
}

void draw_floor(Frame& frame, const Grid& grid, const MapPlace& place, std::optional<Cell> marked) {
  const ImVec2 low = frame.list().GetClipRectMin(), high = frame.list().GetClipRectMax();
  const Rect clip{low.x, low.y, high.x - low.x, high.y - low.y};
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Rect square = place.square({column, row});
      if (!square.intersected(clip).empty()) draw_square(frame, grid, {column, row}, square);
    }
  draw_lines(frame, grid, place);
  draw_labels(frame, grid, place, marked);
}

void draw_things(Frame& frame, const Grid& grid, const MapPlace& place) {
  for (const Cell& cell : grid.all('A')) draw_chest(frame, place.square(cell).center(), place.cell * 0.86F);
  for (const Cell& cell : grid.all('*')) draw_star(frame, place.square(cell).center(), place.cell * 0.94F);
}

void draw_map(Frame& frame, const Grid& grid, const MapPlace& place) {
  draw_floor(frame, grid, place);
  draw_things(frame, grid, place);
}

std::string words_of_cell(const Frame& frame, Cell cell) {
  return frame.words("ide.map.cell", {{"colonne", std::to_string(cell.column)}, {"ligne", std::to_string(cell.row)}});
}

std::string words_of_square(const Frame& frame, const world::Grid& grid, Cell cell) {
  const auto name = [&](char sign) -> const char* {
    switch (sign) {
      case '#': return "ide.map.wall";
      case 'A': return "ide.map.goal";
      case '*': return "ide.map.thing";
      case 'x': return "ide.map.mark";
      case 'o': return "ide.map.wish";
      default: return cell == grid.start ? "ide.map.start" : "ide.map.free";
    }
  };
  std::string words = frame.words(name(grid.at(cell)));
  if (std::binary_search(grid.painted.begin(), grid.painted.end(), cell)) words += ", " + frame.words("ide.map.painted");
  return words;
}

}  // namespace lunabloc::ide::widgets
