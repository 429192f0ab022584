#include "session/live_curve.h"

#include <gmock/gmock.h>

#include "session/sensor_log.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

TEST(LiveCurve, KeepsAllWhileThereIsRoom) {
  LiveCurve curve;
  for (int i = 0; i < 1024; ++i) curve.add(i);
  ASSERT_EQ(curve.pieces().size(), 1024U);
  EXPECT_EQ(curve.values_of_a_piece(), 1U);
  EXPECT_EQ(curve.pieces()[700].mean(), 700);
  EXPECT_EQ(curve.last(), 1023);
}

TEST(LiveCurve, ForgetsNoPeakAndStaysSmall) {
  LiveCurve curve;
  constexpr int kValues = 3'600'000, kPeak = 1'234'567;
  for (int i = 0; i < kValues; ++i) curve.add(i == kPeak ? 99 : i % 10);
  EXPECT_LE(curve.pieces().size(), LiveCurve::kMostPieces);
  EXPECT_EQ(curve.values(), static_cast<std::uint64_t>(kValues));
  EXPECT_EQ(curve.least(), 0);
  EXPECT_EQ(curve.greatest(), 99);
  std::uint64_t count = 0;
  for (const LiveCurve::Piece& piece : curve.pieces()) count += piece.count;
  EXPECT_EQ(count, static_cast<std::uint64_t>(kValues));
  const std::size_t at = kPeak / curve.values_of_a_piece();
  EXPECT_EQ(curve.pieces()[at].greatest, 99);
  EXPECT_EQ(curve.pieces()[at - 1].greatest, 9);
  EXPECT_NEAR(curve.pieces()[at - 1].mean(), 4.5, 0.01);
}

TEST(LiveCurve, OfNothingSaysNothing) {
  const LiveCurve curve;
  EXPECT_EQ(curve.least(), 0);
  EXPECT_EQ(curve.greatest(), 0);
}

// An hour in frames of a sixtieth of a second: a thousand rows in each second, none twice, and no more of them here than wait.
TEST(SensorLog, FastForAnHour) {
  SensorLog log({{"a", "light:room"}, {"b", "sonar:front"}}, 1000, microseconds(0));
  ASSERT_TRUE(log.is_fast());
  std::size_t taken = 0, wrong = 0;
  for (std::int64_t frame = 0; frame < 216'000; ++frame) {
    log.tick(microseconds(frame * 1'000'000 / 60), [frame](const std::string& part) { return part == "light:room" ? static_cast<double>(frame) : 1.0; });
    for (; taken < log.rows(); ++taken) {
      const std::vector<data::Cell>* const row = log.row(taken);
      if (row == nullptr || std::get<double>((*row)[0]) != static_cast<double>(taken) / 1000 || std::get<double>((*row)[2]) != 1.0) ++wrong;
    }
  }
  EXPECT_EQ(wrong, 0U);
  EXPECT_NEAR(static_cast<double>(log.rows()), 3'600'000, 17);
  EXPECT_EQ(log.row(log.rows() - SensorLog::kMostWaiting - 1), nullptr);
  EXPECT_NE(log.row(log.rows() - SensorLog::kMostWaiting), nullptr);
  EXPECT_EQ(log.row(log.rows()), nullptr);
  ASSERT_EQ(log.curves().size(), 2U);
  EXPECT_EQ(log.curves()[0].values(), log.rows());
  EXPECT_LE(log.curves()[0].pieces().size(), LiveCurve::kMostPieces);
  log.end();
  EXPECT_FALSE(log.tick(seconds(5000), [](const std::string&) { return 0.0; }));
}

// After a rest of the machine, a tenth of a second is made up for; the times go on as the clock does.
TEST(SensorLog, FastAndAwayForLong) {
  SensorLog log({{"a", "light:room"}}, 1000, microseconds(0));
  const auto reading = [](const std::string&) { return 7.5; };
  log.tick(microseconds(0), reading);
  EXPECT_EQ(log.rows(), 1U);
  log.tick(seconds(60), reading);
  EXPECT_LE(log.rows(), 110U);
  EXPECT_EQ(std::get<double>((*log.row(log.rows() - 1))[0]), 60.0);
}

TEST(SensorLog, ATextThatIsFullEnds) {
  SensorLog log({{"a", "light:room"}}, 50, microseconds(0));
  const auto reading = [](const std::string&) { return 7.5; };
  microseconds now(0);
  while (!log.ended() && now < seconds(10'000)) log.tick(now += microseconds(20'000), reading);
  EXPECT_EQ(log.rows(), SensorLog::kMostRows);
  EXPECT_FALSE(log.tick(now + seconds(10), reading));
}

}  // namespace
}  // namespace lunabloc::session
