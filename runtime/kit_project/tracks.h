// Wires between two rows of points that face each other: on which track each one runs sideways, so that none lies on
// another, and none crosses another when both rows have the same order.
#pragma once

#include <vector>

namespace lunabloc::kit_project {

struct Run {
  double from_x = 0, to_x = 0;  // below and above
};

// The track of each run, 0 being nearest to `from`. Runs that stay straight have track 0 and take no room.
std::vector<int> tracks_of(const std::vector<Run>& runs, double clearance);
int tracks_needed(const std::vector<int>& tracks);

}  // namespace lunabloc::kit_project
