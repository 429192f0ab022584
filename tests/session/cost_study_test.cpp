// What programs cost, at any moment, side by side, and when their size doubles.
#include "session/cost_study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "session/cost_desk.h"
#include "session_fixture.h"
#include "support/temp_folder.h"
#include "vm/run.h"

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

TEST_F(CostsOfASession, OfALiveRunAreCountedAgainWithItsKeys) {
  trace::RunRequest live;
  live.live = true;
  trace::Trace trace{live};
  trace.append({.kind = trace::EventKind::input, .name = "ask", .values = {std::string("Léa")}});
  EXPECT_FALSE(depended_on_keys(trace));
  trace.append({.kind = trace::EventKind::input, .at = std::chrono::milliseconds(40), .name = "key:space", .values = {1.0}});
  EXPECT_TRUE(depended_on_keys(trace)) << "of another size they would come at other moments";
  const trace::RunRequest again = request_to_count(trace);
  EXPECT_FALSE(again.live);
  EXPECT_THAT(again.answers, ElementsAre("Léa"));
  ASSERT_EQ(again.stimuli.size(), 1U);
  EXPECT_EQ(again.stimuli[0].part, "key:space");
  EXPECT_EQ(again.stimuli[0].at, std::chrono::milliseconds(40));
}

// The program reads as long as nobody presses the space bar.
TEST_F(CostsOfASession, AtAMomentOfALiveRunAreKnownTheyAreThoseOfItsKeys) {
  const std::string program = "local t = {1, 2, 3}\nlocal seen = 0\nwhile not stage.key_pressed(\"space\") do\n  seen = t[2]\n  wait(0.1)\nend\nwait(1)\n";
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.stimuli = {{std::chrono::milliseconds(450), "key:space", 1.0}};
  const auto binary = support::binary_folder() / "bin/lunabloc-runner";
  trace::Trace recorded = vm::run_to_end(binary, request, program).value();
  trace::RunRequest live = request;
  live.live = true;
  live.stimuli.clear();
  trace::Trace trace{live};
  for (const trace::Event& event : recorded.events()) trace.append(event);
  const std::int64_t turns = 5;
  ASSERT_EQ(count_of(costs_of(trace), "consultations"), turns);
  CostDesk desk(binary);
  desk.begin(program);
  const program::Tree tree = program::parse(program).tree;
  const std::size_t late = trace.moments() - 1;
  CostView view = desk.look(&trace, late, tree);
  for (int i = 0; i < 500 && !view.known; ++i) {
    desk.tick(&trace, std::chrono::milliseconds(100 * i));
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    view = desk.look(&trace, late, tree);
  }
  ASSERT_TRUE(view.known);
  EXPECT_EQ(count_of(view.now, "consultations"), turns);
  EXPECT_FALSE(view.can_grow);
}

}  // namespace
}  // namespace lunabloc::session
