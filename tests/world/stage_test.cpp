// The stage and graphs as folds: each test is a list of events and what is there at a moment.
#include "world/stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "world/costumes.h"
#include "world/graph.h"

namespace lunabloc::world {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using trace::Event;
using trace::EventKind;
using trace::Value;

Event happened(std::string name, std::vector<Value> values = {}, std::chrono::microseconds at = {}) {
  return {.kind = EventKind::world, .at = at, .name = std::move(name), .values = std::move(values)};
}
Value word(std::string text) { return text; }

template <class World>
World after(const std::vector<Event>& events) {
  World world;
  for (const Event& event : events) fold(world, event);
  return world;
}

Point place(const Stage& stage, std::string_view name) { return place_of(*stage.find(name), stage.now); }

TEST(StageWorld, AGlideHasAPlaceAtEachMoment) {
  Stage stage = after<Stage>({happened("stage.sprite", {word("cat"), word("cat")}),
                              happened("stage.glide", {word("cat"), 100.0, 50.0, 2.0}, seconds(1))});
  EXPECT_EQ(place(stage, "cat"), (Point{0, 0}));
  stage.now = seconds(2);
  EXPECT_EQ(place(stage, "cat"), (Point{50, 25}));
  stage.now = seconds(9);
  EXPECT_EQ(place(stage, "cat"), (Point{100, 50}));
}

TEST(StageWorld, ABubbleEnds) {
  Stage stage = after<Stage>({happened("stage.sprite", {word("cat"), word("cat")}), happened("stage.say", {word("cat"), word("oui"), 2.0})});
  ASSERT_NE(bubble_of(*stage.find("cat"), seconds(1)), nullptr);
  EXPECT_EQ(bubble_of(*stage.find("cat"), seconds(2)), nullptr);
}

TEST(StageWorld, ATurnedRectangleTouchesAsItIsDrawn) {
  Stage stage = after<Stage>({happened("stage.sprite", {word("a"), word("paddle")}), happened("stage.sprite", {word("b"), word("paddle")}),
                              happened("stage.go_to", {word("b"), 30.0, 0.0})});
  EXPECT_FALSE(touching(*stage.find("a"), *stage.find("b"), {}));
  fold(stage, happened("stage.point", {word("b"), 0.0}));
  EXPECT_TRUE(touching(*stage.find("a"), *stage.find("b"), {})) << "it lies down now";
  fold(stage, happened("stage.rotation", {word("b"), word("none")}));
  EXPECT_FALSE(touching(*stage.find("a"), *stage.find("b"), {}));
}

TEST(StageWorld, ABallComesBackFromACorner) {
  Stage stage = after<Stage>({happened("stage.sprite", {word("ball"), word("ball")}), happened("stage.point", {word("ball"), 45.0}),
                              happened("stage.go_to", {word("ball"), 300.0, 300.0}), happened("stage.bounce", {word("ball")})});
  EXPECT_FALSE(stage.find("ball")->direction == 45);
  EXPECT_LE(place(stage, "ball").x, 222);
  EXPECT_LE(place(stage, "ball").y, 162);
  EXPECT_NEAR(stage.find("ball")->direction, -135, 1e-9);
}

TEST(StageWorld, LayersDecideWhoIsUnderTheMouse) {
  Stage stage = after<Stage>({happened("stage.sprite", {word("a"), word("ball")}), happened("stage.sprite", {word("b"), word("ball")})});
  EXPECT_THAT(under(stage, {0, 0}, {}), ElementsAre("b", "a"));
  fold(stage, happened("stage.front", {word("a")}));
  EXPECT_THAT(under(stage, {0, 0}, {}), ElementsAre("a", "b"));
  fold(stage, happened("stage.hide", {word("a")}));
  EXPECT_THAT(under(stage, {0, 0}, {}), ElementsAre("b"));
}

TEST(StageWorld, AnyEventLeavesAStageThatCanBeDrawn) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  Stage stage = after<Stage>({happened("stage.sprite", {word("a"), word("nothing")})});
  for (const char* const name : {"stage.move", "stage.go_to", "stage.point", "stage.set_size", "stage.glide", "stage.say", "stage.clone",
                                 "stage.bounce", "stage.costume", "stage.delete", "stage.rotation", "stage.turn_left"})
    for (const std::vector<Value>& values : {std::vector<Value>{}, {word("a")}, {word("a"), nan, inf, -inf}, {word("a"), 1e300, 1e300, 1e300},
                                             {word("none"), 1.0}})
      fold(stage, happened(name, values));
  for (const Sprite& sprite : stage.sprites) {
    EXPECT_LE(std::abs(sprite.place.x), 10'000);
    EXPECT_LE(std::abs(sprite.direction), 180);
    EXPECT_NE(costume_named(sprite.costume), nullptr);
  }
}

TEST(StageWorld, EachFamilyOfCostumesGoesRound) {
  for (const Costume& costume : costumes()) {
    EXPECT_EQ(next_costume(costume).family, costume.family);
    EXPECT_GT(costume.width * costume.height, 0) << costume.name;
  }
}

TEST(GraphWorld, EdgesGoBothWaysAndMarksStay) {
  const Graph graph = after<Graph>({happened("graph.edge", {word("A"), word("B"), 5.0}), happened("graph.edge", {word("B"), word("A"), 7.0}),
                                    happened("graph.node", {std::int64_t{3}}), happened("graph.visit", {word("B")}),
                                    happened("graph.visit", {word("B")}), happened("graph.visit", {word("nowhere")}),
                                    happened("graph.edge", {word("A"), word("A")})});
  ASSERT_EQ(graph.nodes.size(), 3U);
  EXPECT_EQ(graph.edges.size(), 1U);
  EXPECT_EQ(graph.edge("B", "A")->weight, 7);
  EXPECT_TRUE(graph.find("B")->visited);
  EXPECT_FALSE(graph.find("3")->visited);
  EXPECT_THAT(graph.visits, ElementsAre(1U));
  EXPECT_THAT(after<Graph>({happened("graph.node", {word("A")}), happened("graph.new")}).nodes, IsEmpty());
}

TEST(GraphWorld, RowsOfARequestAreEdges) {
  const Graph graph = make_graph({.kind = "graph", .map = {"Gare-Mairie", "Gare - Le Parc 2.5", "Zoo", "-", ""}});
  EXPECT_EQ(graph.nodes.size(), 4U);
  EXPECT_EQ(graph.edge("Gare", "Le Parc")->weight, 2.5);
  EXPECT_EQ(graph.edge("Gare", "Mairie")->weight, 1);
  EXPECT_TRUE(graph.weighted);
}

}  // namespace
}  // namespace lunabloc::world
