#include "kit_project/tracks.h"

#include <algorithm>
#include <cmath>

namespace lunabloc::kit_project {
namespace {

bool is_straight(const Run& run) { return std::abs(run.from_x - run.to_x) < 0.01; }

bool overlap(const Run& a, const Run& b, double clearance) {
  const auto [a_low, a_high] = std::minmax(a.from_x, a.to_x);
  const auto [b_low, b_high] = std::minmax(b.from_x, b.to_x);
  return a_low < b_high + clearance && b_low < a_high + clearance;
}

// Whether `a` must run sideways nearer to the points it comes from than `b`: where one of them turns aside over the foot of
// the other, the other one turns later. Of two that go right the left one turns later, of two that go left the right one.
bool turns_before(const Run& a, const Run& b) {
  const bool right = a.to_x > a.from_x;
  return right ? a.from_x > b.from_x : a.from_x < b.from_x;
}

}  // namespace

std::vector<int> tracks_of(const std::vector<Run>& runs, double clearance) {
  std::vector<int> tracks(runs.size(), 0);
  // As many rounds as there are runs: a longer chain of « before » than runs does not exist.
  for (std::size_t round = 0; round < runs.size(); ++round)
    for (std::size_t a = 0; a < runs.size(); ++a)
      for (std::size_t b = 0; b < runs.size(); ++b) {
        if (a == b || is_straight(runs[a]) || is_straight(runs[b]) || !overlap(runs[a], runs[b], clearance)) continue;
        const bool same_way = (runs[a].to_x > runs[a].from_x) == (runs[b].to_x > runs[b].from_x);
        const bool before = same_way ? turns_before(runs[a], runs[b]) : a < b;
        if (before) tracks[b] = std::max(tracks[b], tracks[a] + 1);
      }
  return tracks;
}

int tracks_needed(const std::vector<int>& tracks) {
  int most = -1;
  for (const int track : tracks) most = std::max(most, track);
  return most + 1;
}

}  // namespace lunabloc::kit_project
