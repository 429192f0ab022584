// What programs cost, at any moment, side by side, and when their size doubles.
#include "session/cost_study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;

std::vector<std::pair<std::string, std::int64_t>> named(std::string_view program) {
  std::vector<std::pair<std::string, std::int64_t>> found;
  for (const ProgramSize& size : sizes_in(program)) found.emplace_back(size.name, size.value);
  return found;
}
using Named = std::pair<std::string, std::int64_t>;

TEST(CostStudy, FindsTheNumbersThatMayBeASize) {
  EXPECT_THAT(named("local n = 10\nlocal t = list.make(20, \"random\")\nfor i = 1, 30 do end"), ElementsAre(Named{"n", 10}, Named{"list.make", 20}, Named{"i", 30}));
  EXPECT_THAT(named("x = 1\ny = 3 + n\nz = 2.5\nt.a = 8\nlocal a, b = 5, 6"), ElementsAre()) << "none stands for itself alone";
  EXPECT_THAT(named("n = 0x"), ElementsAre());
}

TEST(CostStudy, ChangesTheSizeAndNothingElse) {
  const std::string program = "local n = 10 -- ten\nsay(n)";
  EXPECT_EQ(with_size(program, sizes_in(program).at(0), 40), "local n = 40 -- ten\nsay(n)");
}

TEST(CostStudy, SaysHowOftenACountDoubles) {
  const Growth growth{"n", {{10, {{"pas", 100}}, true}, {20, {{"pas", 400}}, true}, {40, {{"pas", 1600}}, true}}};
  EXPECT_EQ(times_when_doubled(growth, "pas"), 4);
  EXPECT_EQ(times_when_doubled(growth, "lignes"), std::nullopt);
  Growth stopped = growth;
  stopped.points.back().finished = false;
  EXPECT_EQ(times_when_doubled(stopped, "pas"), std::nullopt) << "half a run says nothing";
  EXPECT_EQ(shape_of(1), GrowthShape::still);
  EXPECT_EQ(shape_of(1.14), GrowthShape::slow);
  EXPECT_EQ(shape_of(2.02), GrowthShape::double_);
  EXPECT_EQ(shape_of(2.3), GrowthShape::more_than_double);
  EXPECT_EQ(shape_of(3.9), GrowthShape::quadruple);
  EXPECT_EQ(shape_of(7.8), GrowthShape::eightfold);
  EXPECT_EQ(shape_of(1000), GrowthShape::faster);
}

class CostsOfASession : public SessionFixture {
 protected:
  void write(const std::string& lua) { session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text"); }
  const CostView& costs() const { return session_->costs(); }
  static constexpr const char* kSort =
      "local n = 6\nlocal t = list.make(n, \"reversed\")\nfor i = 1, n - 1 do\n  for j = 1, n - i do\n    if t[j] > t[j + 1] then\n"
      "      list.swap(t, j, j + 1)\n    end\n  end\nend\n";
};

TEST_F(CostsOfASession, AreKnownAtEveryMomentAndNeverGoUpGoingBack) {
  write(kSort);
  run_whole();
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->shown_step() == session_->step_count(); }));
  ASSERT_TRUE(costs().known);
  EXPECT_EQ(count_of(costs().now, "comparaisons"), 15);
  EXPECT_EQ(count_of(costs().now, "echanges"), 15);
  std::int64_t before = -1;
  for (const std::size_t step : {0U, 1U, 5U, 12U, 30U}) {
    session_->show_step(step);
    ASSERT_TRUE(until([&] { return costs().known; })) << step;
    EXPECT_EQ(count_of(costs().now, "pas"), static_cast<std::int64_t>(step));
    EXPECT_GE(count_of(costs().now, "comparaisons"), before);
    before = count_of(costs().now, "comparaisons");
  }
  EXPECT_GT(before, 0);
  EXPECT_LT(before, 15);
}

TEST_F(CostsOfASession, OfAPinnedRunStayBesideTheNext) {
  write(kSort);
  run_whole();
  session_->pin_costs(true);
  write("local n = 6\nlocal t = list.make(n, \"sorted\")\nfor i = 1, n do\n  say(t[i])\nend\n");
  run_whole();
  ASSERT_TRUE(costs().pinned);
  EXPECT_EQ(count_of(*costs().pinned, "comparaisons"), 15);
  EXPECT_EQ(count_of(costs().whole, "comparaisons"), 0);
  session_->pin_costs(false);
  EXPECT_FALSE(costs().pinned);
}

TEST_F(CostsOfASession, GrowAsTheSizeDoubles) {
  write(kSort);
  run_whole();
  ASSERT_THAT(costs().sizes, testing::SizeIs(1));
  session_->measure_growth(0);
  EXPECT_TRUE(costs().measuring);
  ASSERT_TRUE(until([&] { return !costs().measuring; }));
  const Growth& growth = *costs().growth;
  ASSERT_THAT(growth.points, testing::SizeIs(3));
  EXPECT_EQ(growth.points[2].size, 24);
  EXPECT_EQ(count_of(growth.points[2].costs, "comparaisons"), 24 * 23 / 2);
  EXPECT_EQ(shape_of(*times_when_doubled(growth, "comparaisons")), GrowthShape::quadruple);
}

TEST_F(CostsOfASession, OfARunThatDependedOnKeysAreNotCountedAgain) {
  trace::Trace trace{trace::RunRequest{}};
  trace.append({.kind = trace::EventKind::input, .name = "ask", .values = {std::string("Léa")}});
  ASSERT_TRUE(request_to_count(trace));
  EXPECT_THAT(request_to_count(trace)->answers, ElementsAre("Léa"));
  trace.append({.kind = trace::EventKind::input, .name = "key:space", .values = {1.0}});
  EXPECT_FALSE(request_to_count(trace));
}

}  // namespace
}  // namespace lunabloc::session
