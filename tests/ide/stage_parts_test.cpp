// What the stage is made of, without a window: the scale of a chart, where the bars of a list were.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ide/widgets/scale.h"
#include "ide/stage/list_motion.h"

namespace lunabloc::ide::stage {
namespace {

using testing::ElementsAre;
using widgets::Zero;

std::vector<double> marks(double least, double greatest, Zero zero, int steps) { return widgets::scale_of(least, greatest, zero, steps).marks(); }

TEST(Scale, HasRoundNumbers) {
  EXPECT_THAT(marks(3, 14.6, Zero::shown, 4), ElementsAre(0, 5, 10, 15));
  EXPECT_THAT(marks(1012, 1019, Zero::left_out, 4), ElementsAre(1012, 1014, 1016, 1018, 1020));
  EXPECT_THAT(marks(-7, 12, Zero::shown, 4), ElementsAre(-10, -5, 0, 5, 10, 15));
  EXPECT_THAT(marks(5, 5, Zero::left_out, 2), ElementsAre(5, 5.5, 6)) << "a chart of one number has a height too";
  EXPECT_LE(marks(-1e300, 1e300, Zero::shown, 4).size(), 12U);
}

std::vector<double> places(std::vector<double> before, std::vector<double> after) {
  std::vector<double> found;
  for (const ShownBar& bar : bars_before(before, after)) found.push_back(bar.place);
  return found;
}

TEST(ListMotion, FollowsWhatWasExchangedPutInAndTakenAway) {
  EXPECT_THAT(places({7, 3, 9}, {9, 3, 7}), ElementsAre(2, 1, 0));
  EXPECT_THAT(places({7, 3, 9}, {7, 9}), ElementsAre(0, 2));
  EXPECT_THAT(places({7, 9}, {7, 3, 9}), ElementsAre(0, 1, 1));
  EXPECT_THAT(places({7, 3, 9}, {7, 4, 9}), ElementsAre(0, 1, 2)) << "one that is given another value grows where it stands";
  EXPECT_EQ(bars_before(std::vector<double>{7, 3}, std::vector<double>{7, 4})[1].height, 3);
  EXPECT_THAT(places({}, {1, 2, 3}), ElementsAre(0, 1, 2));
  EXPECT_THAT(places({1, 1, 1}, {1, 1}), ElementsAre(0, 1)) << "of equal ones the last is gone";
}

}  // namespace
}  // namespace lunabloc::ide::stage
