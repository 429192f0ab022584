// Where the points of a map stand in a picture: the part of the globe that is shown, with a degree across as wide as it is
// there.
#pragma once

#include "world/chart.h"
#include "world/outline.h"

namespace lunabloc::world {

struct MapView {
  double west = 0, east = 0, south = 0, north = 0;
  bool france = false;  // its outline belongs below
  double width_of_height() const;
  // Parts of the picture, from its upper left corner.
  MapPoint place(double longitude, double latitude) const;
};
// France when at least one point stands near it and none far away; else what holds the points.
MapView map_view_of(const Chart& chart);

}  // namespace lunabloc::world
