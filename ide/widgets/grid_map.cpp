#include "ide/widgets/grid_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

using world::Cell;

constexpr float kNumbers = 18;         // du: room of the numbers on a side
constexpr float kLeastForDetail = 16;  // pixels: smaller squares are plain

float cell_of(const Frame& frame, const world::Grid& grid, ImVec2 room, float largest_du) {
  const float across = (room.x - frame.du(kNumbers)) / static_cast<float>(grid.columns);
  const float down = (room.y - frame.du(kNumbers)) / static_cast<float>(grid.rows);
  return std::max(4.0F, std::floor(std::min({across, down, frame.du(largest_du)})));
}

void draw_wall(Frame& frame, const Rect& square) {
  const theme::CategoryColors& stone = frame.theme.category("kit");
  fill(frame, square, stone.fill);
  if (square.w < kLeastForDetail) return;
  // Three courses of bricks.
  const ImU32 mortar = theme::mix(stone.fill, stone.text, 0.16F);
  const float course = std::round(square.h / 3), line = std::max(1.0F, std::floor(frame.metrics.scale));
  for (int row = 0; row < 3; ++row) {
    const float y = square.y + static_cast<float>(row) * course;
    fill(frame, {square.x, y, square.w, line}, mortar);
    const float joint = square.x + square.w * (row % 2 == 0 ? 0.5F : 0.25F);
    fill(frame, {std::round(joint), y, line, std::min(course, square.bottom() - y)}, mortar);
    if (row % 2 == 1) fill(frame, {std::round(square.x + square.w * 0.75F), y, line, course}, mortar);
  }
}

void draw_floor(Frame& frame, const Rect& square) {
  const Rect tile = square.inset(std::max(0.5F, std::round(square.w * 0.02F)));
  fill(frame, tile, frame.theme.raised, std::min(frame.metrics.radius_chip(), tile.w / 5));
  outline(frame, tile, frame.theme.line, std::min(frame.metrics.radius_chip(), tile.w / 5), std::max(1.0F, std::floor(frame.metrics.scale)));
}

void draw_paint(Frame& frame, const Rect& square) {
  const Rect tile = square.inset(std::max(1.0F, std::round(square.w * 0.06F)));
  const theme::CategoryColors& color = frame.theme.category("say");
  fill(frame, tile, color.fill, frame.metrics.radius_chip());
  hatch(frame, tile, theme::with_alpha(color.edge, 0.45F), std::max(5.0F, square.w / 6));
  outline(frame, tile, color.edge, frame.metrics.radius_chip(), std::max(1.0F, frame.du(1.5F)));
}

void draw_wish(Frame& frame, const Rect& square) {
  const Rect ring = square.inset(square.w * 0.2F);
  const float thick = std::max(1.0F, frame.du(1.5F)), dash = std::max(3.0F, square.w * 0.12F);
  const std::array<ImVec2, 4> corners = {ring.min(), ImVec2{ring.right(), ring.y}, ring.max(), ImVec2{ring.x, ring.bottom()}};
  for (std::size_t corner = 0; corner < 4; ++corner)
    dashed_line(frame, corners[corner], corners[(corner + 1) % 4], frame.theme.accent, thick, dash);
}

void draw_star(Frame& frame, const Rect& square) {
  ImDrawList& list = frame.list();
  const ImVec2 center{square.center().x, square.center().y + square.h * 0.03F};
  const float outer = square.w * 0.34F, inner = outer * 0.46F;
  std::array<ImVec2, 10> points;
  for (std::size_t index = 0; index < points.size(); ++index) {
    const float angle = std::numbers::pi_v<float> * (static_cast<float>(index) / 5 - 0.5F), radius = index % 2 == 0 ? outer : inner;
    points[index] = {center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)};
  }
  for (std::size_t index = 0; index < points.size(); ++index)
    list.AddTriangleFilled(center, points[index], points[(index + 1) % points.size()], frame.theme.mark);
  list.AddPolyline(points.data(), static_cast<int>(points.size()), frame.theme.mark_edge, ImDrawFlags_Closed, std::max(1.0F, frame.du(1.5F)));
}

void draw_chest(Frame& frame, const Rect& square) {
  const theme::CategoryColors& gold = frame.theme.category("start");
  const float w = std::round(square.w * 0.64F), h = std::round(square.h * 0.5F), line = std::max(1.0F, frame.du(1.5F));
  const Rect chest{std::round(square.center().x - w / 2), std::round(square.center().y - h / 2 + square.h * 0.03F), w, h};
  const float lid = std::round(chest.h * 0.44F);
  fill(frame, chest, gold.fill, chest.w * 0.2F, ImDrawFlags_RoundCornersTop);
  fill(frame, {chest.x, chest.y + lid, chest.w, chest.h - lid}, theme::mix(gold.fill, gold.edge, 0.35F), line, ImDrawFlags_RoundCornersBottom);
  fill(frame, {chest.x, chest.y + lid - line / 2, chest.w, line}, gold.edge);
  outline(frame, chest, gold.edge, chest.w * 0.2F, line, ImDrawFlags_RoundCornersTop);
  const float lock = std::max(3.0F, std::round(chest.w * 0.2F));
  const Rect plate{std::round(chest.center().x - lock / 2), chest.y + lid - std::round(lock / 2), lock, std::round(lock * 1.2F)};
  fill(frame, plate, frame.theme.raised, line);
  outline(frame, plate, gold.edge, line, std::max(1.0F, line * 0.8F));
}

void draw_mark(Frame& frame, const Rect& square) {
  const float radius = square.w * 0.24F;
  frame.list().AddCircle(square.center(), radius, frame.theme.accent, 0, std::max(1.5F, square.w * 0.07F));
  frame.list().AddCircleFilled(square.center(), radius * 0.34F, frame.theme.accent);
}

void draw_start(Frame& frame, const Rect& square) {
  const float size = square.w * 0.2F;
  frame.list().AddCircle(square.center(), size, frame.theme.line_strong, 0, std::max(1.0F, frame.du(1.5F)));
}

void draw_numbers(Frame& frame, const world::Grid& grid, const MapPlace& place) {
  const float room = frame.du(kNumbers);
  // Not every number where squares are narrow.
  const int every = place.cell >= frame.fonts.width(FontRole::tiny, "00") + 2 ? 1 : 5;
  const auto shows = [&](int number) { return number == 1 || number % every == 0; };
  for (int column = 1; column <= grid.columns; ++column) {
    const Rect square = place.square({column, 1});
    if (shows(column))
      text_in(frame, {square.x - room, square.y - room, square.w + 2 * room, room}, FontRole::tiny, frame.theme.ink3, std::to_string(column), Align::center);
  }
  for (int row = 1; row <= grid.rows; ++row) {
    const Rect square = place.square({1, row});
    if (shows(row))
      text_in(frame, {square.x - room, square.y - room, room - frame.du(5), square.h + 2 * room}, FontRole::tiny, frame.theme.ink3, std::to_string(row), Align::right);
  }
}

}  // namespace

MapPlace place_map(const Frame& frame, const world::Grid& grid, const Rect& area, float largest_du) {
  MapPlace place;
  place.cell = cell_of(frame, grid, area.size(), largest_du);
  const float w = place.cell * static_cast<float>(grid.columns), h = place.cell * static_cast<float>(grid.rows);
  const float room = frame.du(kNumbers);
  // The numbers stand at the left; the whole is in the middle when there is room for that.
  const float left = area.x + std::max(room, std::floor((area.w - w) / 2));
  place.squares = {std::round(std::min(left, std::max(area.x + room, area.right() - w))), std::round(area.y + room), w, h};
  return place;
}

float map_height(const Frame& frame, const world::Grid& grid, float width, float largest_du) {
  return frame.du(kNumbers) + static_cast<float>(grid.rows) * cell_of(frame, grid, {width, 1e6F}, largest_du);
}

void draw_map(Frame& frame, const world::Grid& grid, const MapPlace& place) {
  const ImVec2 low = frame.list().GetClipRectMin(), high = frame.list().GetClipRectMax();
  const Rect clip{low.x, low.y, high.x - low.x, high.y - low.y};
  for (int row = 1; row <= grid.rows; ++row)
    for (int column = 1; column <= grid.columns; ++column) {
      const Cell cell{column, row};
      const Rect square = place.square(cell);
      if (square.intersected(clip).empty()) continue;
      const char sign = grid.at(cell);
      if (sign == '#') {
        draw_wall(frame, square);
        continue;
      }
      draw_floor(frame, square);
      if (std::binary_search(grid.painted.begin(), grid.painted.end(), cell)) draw_paint(frame, square);
      if (sign == 'o') draw_wish(frame, square);
      if (sign == 'x') draw_mark(frame, square);
      if (cell == grid.start) draw_start(frame, square);
      if (sign == 'A') draw_chest(frame, square);
      if (sign == '*') draw_star(frame, square);
    }
  outline(frame, place.squares.grown(frame.metrics.border()), frame.theme.category("kit").edge, frame.metrics.radius_chip());
  draw_numbers(frame, grid, place);
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
