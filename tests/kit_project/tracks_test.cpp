// Wires side by side: which turns first.
#include "kit_project/tracks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lunabloc::kit_project {
namespace {

using testing::ElementsAre;

TEST(Tracks, WhatGoesRightTurnsLaterTheMoreItIsOnTheLeft) {
  EXPECT_THAT(tracks_of({{0, 10}, {2, 12}, {4, 14}}, 1), ElementsAre(2, 1, 0));
}
TEST(Tracks, WhatGoesLeftTurnsLaterTheMoreItIsOnTheRight) {
  EXPECT_THAT(tracks_of({{10, 0}, {12, 2}, {14, 4}}, 1), ElementsAre(0, 1, 2));
}
TEST(Tracks, WiresThatAreFarApartShareATrack) { EXPECT_THAT(tracks_of({{0, 5}, {20, 25}}, 1), ElementsAre(0, 0)); }
TEST(Tracks, AStraightWireTakesNone) { EXPECT_EQ(tracks_needed(tracks_of({{3, 3}, {5, 5}}, 1)), 1); }
TEST(Tracks, NoWireNeedsNone) { EXPECT_EQ(tracks_needed(tracks_of({}, 1)), 0); }

}  // namespace
}  // namespace lunabloc::kit_project
