// Worlds as folds: each test is a list of events and what is there afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "world/grid.h"
#include "world/kit_world.h"
#include "world/turtle.h"

namespace lunabloc::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using trace::Event;
using trace::EventKind;
using trace::Value;

Event happened(std::string name, std::vector<Value> values = {}) {
  return {.kind = EventKind::world, .name = std::move(name), .values = std::move(values)};
}

Grid treasure_map() {
  return *make_grid({.kind = "grid", .map = {"#######", "#D...##", "####.##", "####.A#", "#######"}});
}

Grid after(Grid grid, const std::vector<std::string>& moves) {
  for (const std::string& move : moves) fold(grid, happened("grid." + move));
  return grid;
}

TEST(Grid, FollowsTheArrowsAndRemembersTheWay) {
  const Grid grid = after(treasure_map(), {"east", "east", "east", "south", "south", "east"});
  EXPECT_EQ(grid.robot, (Cell{6, 4}));
  EXPECT_EQ(grid.at(grid.robot), 'A');
  EXPECT_FALSE(grid.bumped);
  EXPECT_THAT(grid.path,
              ElementsAre(Cell{2, 2}, Cell{3, 2}, Cell{4, 2}, Cell{5, 2}, Cell{5, 3}, Cell{5, 4}, Cell{6, 4}));
  EXPECT_EQ(grid.direction, Direction::east);
}

TEST(Grid, StaysBeforeAWallAndNamesTheFirstOne) {
  const Grid grid = after(treasure_map(), {"east", "east", "east", "south", "east", "south", "west"});
  EXPECT_TRUE(grid.bumped);
  EXPECT_EQ(shown(grid.bump), "(6, 3)");
  EXPECT_EQ(grid.robot, (Cell{5, 4}));
}

TEST(Grid, StepsWhereTheRobotLooks) {
  const Grid grid = after(treasure_map(), {"step", "turn_right", "turn_left", "step", "step", "turn_right", "step"});
  EXPECT_EQ(grid.robot, (Cell{5, 3}));
  EXPECT_EQ(grid.direction, Direction::south);
  EXPECT_EQ(grid.ahead(), (Cell{5, 4}));
}

TEST(Grid, PaintsACellOnceAndKeepsThemSorted) {
  const Grid grid = after(treasure_map(), {"east", "paint", "west", "paint", "east", "paint"});
  EXPECT_THAT(grid.painted, ElementsAre(Cell{2, 2}, Cell{3, 2}));
}

TEST(Grid, PicksAndDropsThings) {
  Grid grid = *make_grid({.kind = "grid", .map = {"D*.*"}, .direction = "ouest"});
  grid = after(grid, {"pick", "east", "pick", "east", "drop", "drop"});
  EXPECT_THAT(grid.picked, IsEmpty());
  EXPECT_THAT(grid.all('*'), ElementsAre(Cell{3, 1}, Cell{4, 1}));
}

TEST(Grid, TakesTheEdgeForAWallAndIgnoresOtherWorlds) {
  Grid grid = *make_grid({.kind = "grid", .map = {"D"}});
  fold(grid, happened("turtle.forward", {std::int64_t{50}}));
  fold(grid, {.kind = EventKind::said, .name = "grid.east"});
  EXPECT_FALSE(grid.bumped);
  EXPECT_EQ(after(grid, {"north"}).bump, (Cell{1, 0}));
}

TEST(Grid, RefusesAMapThatCannotBeWalked) {
  struct Case {
    std::vector<std::string> map;
    std::string direction;
    std::string detail;
  };
  const std::vector<Case> cases = {
      {{}, "est", "0 ↕"},
      {{""}, "est", "0 ↔"},
      {{"D.", "..."}, "est", "(1, 2) ↔ 3 ≠ 2"},
      {{"D?"}, "est", "(2, 1) « ? »"},
      {{"..", ".."}, "est", "D"},
      {{"D.", ".D"}, "est", "(1, 1) D + (2, 2) D"},
      {{"D."}, "haut", "haut"},
      {std::vector<std::string>(1000, "."), "est", "1000 ↕"},
  };
  for (const Case& one : cases) {
    const Result<Grid> grid = make_grid({.kind = "grid", .map = one.map, .direction = one.direction});
    ASSERT_FALSE(grid) << one.detail;
    EXPECT_EQ(grid.error().message, "world.bad_map");
    EXPECT_EQ(grid.error().arguments.front().second, one.detail);
  }
}

Turtle drawn(const std::vector<Event>& events) {
  Turtle turtle;
  for (const Event& event : events) fold(turtle, event);
  return turtle;
}

TEST(Turtle, ClosesASquareExactly) {
  std::vector<Event> events;
  for (int side = 0; side < 4; ++side) {
    events.push_back(happened("turtle.forward", {std::int64_t{50}}));
    events.push_back(happened("turtle.right", {std::int64_t{90}}));
  }
  const Turtle turtle = drawn(events);
  EXPECT_EQ(turtle.position, (Point{0, 0}));
  EXPECT_EQ(turtle.heading_degrees, 0);
  EXPECT_THAT(turtle.turns, ElementsAre(90, 90, 90, 90));
  EXPECT_EQ(turtle.strokes.size(), 4U);
  EXPECT_EQ(turtle.strokes[1], (Stroke{{0, 50}, {50, 50}, "black", 2}));
}

TEST(Turtle, DrawsOnlyWithThePenDownInItsColourAndWidth) {
  const Turtle turtle =
      drawn({happened("turtle.pen_up"), happened("turtle.forward", {10.0}), happened("turtle.pen_down"),
             happened("turtle.color", {std::string("red")}), happened("turtle.width", {std::int64_t{5}}),
             happened("turtle.back", {std::int64_t{4}}), happened("turtle.go_to", {std::int64_t{3}, std::int64_t{6}})});
  EXPECT_THAT(turtle.strokes, ElementsAre(Stroke{{0, 10}, {0, 6}, "red", 5}, Stroke{{0, 6}, {3, 6}, "red", 5}));
  EXPECT_EQ(turtle.lowest, (Point{0, 0}));
  EXPECT_EQ(turtle.highest, (Point{3, 10})) << "places where it only passed count too";
}

TEST(Turtle, TurnsLeftAndRoundAndRound) {
  const Turtle turtle =
      drawn({happened("turtle.left", {std::int64_t{90}}), happened("turtle.right", {std::int64_t{750}})});
  EXPECT_EQ(turtle.heading_degrees, 300);
  EXPECT_THAT(turtle.turns, ElementsAre(-90, 750));
}

TEST(Turtle, TakesAnythingForAnArgument) {
  const double infinite = std::numeric_limits<double>::infinity();
  const Turtle turtle =
      drawn({happened("turtle.forward"), happened("turtle.forward", {infinite}),
             happened("turtle.right", {std::numeric_limits<double>::quiet_NaN()}), happened("turtle.forward", {1e300}),
             happened("turtle.width", {-3.0}), happened("turtle.left", {1e-300})});
  EXPECT_EQ(turtle.position, (Point{0, 1e6}));
  EXPECT_EQ(turtle.width, 0);
  EXPECT_GE(turtle.heading_degrees, 0);
  EXPECT_LT(turtle.heading_degrees, 360);
}

Event pin(int milliseconds, std::string part, Value value) {
  return {.kind = EventKind::pin,
          .at = std::chrono::milliseconds(milliseconds),
          .name = std::move(part),
          .values = {std::move(value)}};
}

TEST(KitWorld, KeepsEachChangeAndItsMoment) {
  KitWorld kit;
  fold(kit, pin(0, "led:red", std::int64_t{1}));
  fold(kit, pin(100, "led:red", std::int64_t{1}));
  fold(kit, pin(300, "led:red", std::int64_t{0}));
  fold(kit, pin(300, "led:green", std::int64_t{0}));
  fold(kit, {.kind = EventKind::end, .at = std::chrono::seconds(2)});
  ASSERT_EQ(kit.parts["led:red"].size(), 2U);
  EXPECT_EQ(kit.parts["led:red"][1].at, std::chrono::milliseconds(300));
  EXPECT_THAT(kit.parts["led:green"], IsEmpty());
  EXPECT_EQ(kit.now, std::chrono::seconds(2));
  EXPECT_EQ(kit.value_of("led:red"), 0);
  EXPECT_EQ(kit.value_of("servo:arm"), 0);
}

TEST(KitWorld, ABlinkWithoutAWaitIsStillTwoChanges) {
  KitWorld kit;
  fold(kit, pin(0, "led:red", true));
  fold(kit, pin(0, "led:red", false));
  EXPECT_EQ(kit.parts["led:red"].size(), 2U);
}

}  // namespace
}  // namespace lunabloc::world
