#include "world/map_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "world/chart_facts.h"

namespace lunabloc::world {
namespace {

constexpr MapView kFrance{-5.6, 10.2, 41.0, 51.6, true};
constexpr double kLeastSide = 0.02;  // degrees

bool in_france(const MapPoint& point) {
  return point.longitude >= kFrance.west && point.longitude <= kFrance.east && point.latitude >= kFrance.south && point.latitude <= kFrance.north;
}

}  // namespace

double MapView::width_of_height() const {
  const double middle = (south + north) / 2 * std::numbers::pi / 180;
  return (east - west) * std::max(0.1, std::cos(middle)) / (north - south);
}

MapPoint MapView::place(double longitude, double latitude) const { return {(longitude - west) / (east - west), (north - latitude) / (north - south)}; }

MapView map_view_of(const Chart& chart) {
  MapView view{180, -180, 90, -90, true};
  for (const ChartPoint& point : chart.points) {
    if (!can_be_drawn(chart, point)) continue;
    const MapPoint at{trace::number_of(point.x), trace::number_of(point.y)};
    view.france = view.france && in_france(at);
    view.west = std::min(view.west, at.longitude), view.east = std::max(view.east, at.longitude);
    view.south = std::min(view.south, at.latitude), view.north = std::max(view.north, at.latitude);
  }
  // Of what stands close together in France, a plain plan shows more than a crowd of points on its outline.
  constexpr double kClose = 0.5;
  const double wide = view.east - view.west, tall = view.north - view.south;
  if (wide < 0 || (view.france && (wide > kClose || tall > kClose))) return kFrance;
  view.france = false;
  const double margin = std::max({wide, tall, kLeastSide}) * 0.08;
  view.west -= margin, view.east += margin, view.south -= margin, view.north += margin;
  return view;
}

}  // namespace lunabloc::world
