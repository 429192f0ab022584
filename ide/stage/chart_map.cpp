#include "ide/stage/chart_map.h"

#include <algorithm>
#include <vector>

#include "ide/stage/chart_parts.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/paint.h"
#include "world/chart_facts.h"
#include "world/map_view.h"

namespace lunabloc::ide::stage {

using widgets::FontRole;
using widgets::Frame;

namespace {

constexpr float kMap = 320, kDot = 4, kCrowd = 2.5F;  // du
constexpr std::size_t kMostNames = 24, kCrowded = 200;

// The largest picture of this shape in the middle of the room.
Rect fitted(const Rect& area, double width_of_height) {
  const auto shape = static_cast<float>(width_of_height);
  const float width = std::min(area.w, area.h * shape), height = width / shape;
  return {area.center().x - width / 2, area.center().y - height / 2, width, height};
}

void draw_coordinates(Frame& frame, const Rect& map, const world::MapView& view) {
  const float tiny = frame.fonts.line(FontRole::tiny);
  const widgets::Scale across = widgets::scale_of(view.west, view.east, widgets::Zero::left_out, 4), up = widgets::scale_of(view.south, view.north, widgets::Zero::left_out, 4);
  for (const double mark : across.marks()) {
    const auto x = map.x + static_cast<float>(view.place(mark, view.south).longitude) * map.w;
    if (x < map.x || x > map.right()) continue;
    widgets::fill(frame, {x, map.y, frame.metrics.border(), map.h}, frame.theme.line);
    widgets::text_at(frame, x + frame.du(3), map.bottom() - tiny, FontRole::tiny, frame.theme.ink3, number_words(frame, mark) + "°");
  }
  for (const double mark : up.marks()) {
    const auto y = map.y + static_cast<float>(view.place(view.west, mark).latitude) * map.h;
    if (y < map.y || y > map.bottom()) continue;
    widgets::fill(frame, {map.x, y, map.w, frame.metrics.border()}, frame.theme.line);
    widgets::text_at(frame, map.x + frame.du(3), y - tiny, FontRole::tiny, frame.theme.ink3, number_words(frame, mark) + "°");
  }
}

}  // namespace

float map_height(const Frame& frame) { return frame.du(kMap); }

void draw_map(Frame& frame, const world::Chart& chart, const Rect& area) {
  const world::MapView view = world::map_view_of(chart);
  const Rect map = fitted(area, view.width_of_height());
  const auto at = [&](double longitude, double latitude) {
    const world::MapPoint part = view.place(longitude, latitude);
    return ImVec2{map.x + static_cast<float>(part.longitude) * map.w, map.y + static_cast<float>(part.latitude) * map.h};
  };
  if (view.france) {
    for (const auto& line : world::outline_of_france()) {
      std::vector<ImVec2> corners;
      for (const world::MapPoint& corner : line) corners.push_back(at(corner.longitude, corner.latitude));
      frame.list().AddPolyline(corners.data(), static_cast<int>(corners.size()), frame.theme.line_strong, ImDrawFlags_Closed, frame.du(1.5F));
    }
  } else {
    draw_coordinates(frame, map, view);
    widgets::outline(frame, map, frame.theme.line_strong);
  }
  const bool named = chart.points.size() <= kMostNames && !chart.group.empty();
  const float half = frame.du(chart.points.size() > kCrowded ? kCrowd : kDot);
  std::vector<Rect> taken;
  std::size_t drawn = 0;
  for (const world::ChartPoint& point : chart.points) {
    if (!world::can_be_drawn(chart, point)) continue;
    if (drawn >= world::kMostPoints || !widgets::has_room(frame.list(), 64)) break;
    const ImVec2 place = at(trace::number_of(point.x), trace::number_of(point.y));
    draw_mark(frame, place, half, 0, frame.theme.accent);
    const std::string name = trace::text_of(point.group);
    const float tall = frame.fonts.line(FontRole::tiny), wide = frame.fonts.width(FontRole::tiny, name);
    // At its right, at its left where that is the edge; not over another name.
    Rect label{place.x + half + frame.du(3), place.y - tall / 2, wide, tall};
    if (label.right() > area.right()) label.x = place.x - half - frame.du(3) - wide;
    const bool free = named && std::none_of(taken.begin(), taken.end(), [&](const Rect& one) { return !one.intersected(label).empty(); });
    if (free) {
      widgets::text_at(frame, label.x, label.y, FontRole::tiny, frame.theme.ink, name);
      taken.push_back(label);
    }
    register_point(frame, drawn, name, value_words(frame, point.x) + " ; " + value_words(frame, point.y), {place.x - half, place.y - half, 2 * half, 2 * half});
    ++drawn;
  }
}

}  // namespace lunabloc::ide::stage
