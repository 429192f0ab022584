// The outline of France, to put points on: longitude and latitude in degrees, simplified to what a small picture shows.
//
// From Natural Earth (public domain), 1:50 million, as the package world-atlas 2.0.2 has it (assets/LICENSES.md).
#pragma once

#include <array>
#include <span>

namespace lunabloc::world {

struct MapPoint {
  double longitude = 0, latitude = 0;
};

// Closed lines: the mainland, Corsica.
std::array<std::span<const MapPoint>, 2> outline_of_france();

}  // namespace lunabloc::world
