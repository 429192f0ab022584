#include "world/chart_facts.h"

#include <gtest/gtest.h>

#include "world/map_view.h"

namespace lunabloc::world {
namespace {

using trace::Value;

Chart chart_of(const std::string& kind, std::vector<ChartPoint> points) {
  Chart chart;
  chart.kind = kind;
  chart.x = "x";
  chart.y = "y";
  chart.points = std::move(points);
  return chart;
}
ChartPoint point(Value x, Value y = {}) { return {std::move(x), std::move(y), {}}; }

std::vector<Warning> kinds_of(const Chart& chart) {
  std::vector<Warning> kinds;
  for (const ChartWarning& warning : warnings_of(chart)) kinds.push_back(warning.what);
  return kinds;
}

TEST(ChartFacts, QuartilesAreThoseOfSchool) {
  // Twelve values: the third and the ninth; eleven: the third and the ninth; one: itself.
  const Box twelve = box_of("a", {12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  EXPECT_EQ(twelve.lower, 3);
  EXPECT_EQ(twelve.median, 6.5);
  EXPECT_EQ(twelve.upper, 9);
  EXPECT_EQ(twelve.least, 1);
  EXPECT_EQ(twelve.greatest, 12);
  const Box eleven = box_of("b", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  EXPECT_EQ(eleven.lower, 3);
  EXPECT_EQ(eleven.median, 6);
  EXPECT_EQ(eleven.upper, 9);
  const Box one = box_of("c", {5});
  EXPECT_EQ(one.lower, 5);
  EXPECT_EQ(one.upper, 5);
  EXPECT_EQ(box_of("d", {}).count, 0U);
}

TEST(ChartFacts, BoxesStandInTheOrderOfTheirGroupsAndMissingIsNoZero) {
  const Chart chart = chart_of("box", {point("b", 3.0), point("a", 1.0), point("b", Value{}), point("b", std::int64_t{5})});
  const std::vector<Box> boxes = boxes_of(chart);
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0].name, "b");
  EXPECT_EQ(boxes[0].count, 2U);
  EXPECT_EQ(boxes[0].least, 3);
}

TEST(ChartFacts, OneColumnIsOneBox) {
  Chart chart = chart_of("box", {point(1.0), point(2.0), point(Value{})});
  chart.y.clear();
  const std::vector<Box> boxes = boxes_of(chart);
  ASSERT_EQ(boxes.size(), 1U);
  EXPECT_EQ(boxes[0].name, "");
  EXPECT_EQ(boxes[0].count, 2U);
}

TEST(ChartFacts, ACutAxisIsSaidOfBarsThatStandAboveIt) {
  Chart chart = chart_of("bar", {point("a", 90.0), point("b", 92.0)});
  EXPECT_TRUE(kinds_of(chart).empty());
  chart.from_zero = false;
  EXPECT_EQ(kinds_of(chart), std::vector{Warning::cut_axis});
  chart.points.push_back(point("c", Value{}));
  EXPECT_EQ(kinds_of(chart), (std::vector{Warning::cut_axis, Warning::no_number}));
  chart.points.back() = point("c", -1.0);
  EXPECT_TRUE(kinds_of(chart).empty());
}

TEST(ChartFacts, TooManyBarsAreSaidAndThoseThatAreNotDrawn) {
  Chart chart = chart_of("bar", {});
  for (std::size_t i = 0; i <= kManyBars; ++i) chart.points.push_back(point("a", 1.0));
  EXPECT_EQ(kinds_of(chart), std::vector{Warning::many_bars});
  while (chart.points.size() < kMostBars + 3) chart.points.push_back(point("a", 1.0));
  ASSERT_EQ(kinds_of(chart), std::vector{Warning::bars_left_out});
  EXPECT_EQ(warnings_of(chart)[0].count, 3U);
}

TEST(ChartFacts, WhatIsNotDrawnIsCounted) {
  const Chart scatter = chart_of("scatter", {point(1.0, 2.0), point(1.0, "x"), point(Value{}, 3.0)});
  ASSERT_EQ(kinds_of(scatter), std::vector{Warning::no_number});
  EXPECT_EQ(warnings_of(scatter)[0].count, 2U);
  Chart many = chart_of("scatter", {});
  for (std::size_t i = 0; i < kMostPoints + 7; ++i) many.points.push_back(point(1.0, 2.0));
  EXPECT_EQ(warnings_of(many)[0].count, 7U);
}

TEST(ChartFacts, AGroupOfFewIsSaidOnce) {
  const Chart chart = chart_of("box", {point("a", 1.0), point("b", 2.0)});
  ASSERT_EQ(warnings_of(chart).size(), 1U);
  EXPECT_EQ(warnings_of(chart)[0].name, "a");
}

// -- a line that a model has learnt
trace::Event event_of(std::string name, std::vector<Value> values) {
  trace::Event event;
  event.kind = trace::EventKind::world;
  event.name = std::move(name);
  event.values = std::move(values);
  return event;
}
Value text(const char* words) { return std::string(words); }

TEST(LearntLine, IsOfTheChartOfItsColumns) {
  Charts charts;
  fold(charts, event_of("chart.scatter", {text("bec"), text("masse")}));
  fold(charts, event_of("chart.points", {1.0, 10.0}));
  fold(charts, event_of("chart.learnt_line", {text("bec"), text("masse"), -2.5, 12.5}));
  fold(charts, event_of("chart.learnt_line", {text("aile"), text("masse"), 1.0, 0.0}));
  ASSERT_EQ(charts.all.size(), 1U);
  EXPECT_EQ(charts.all[0].lines, (std::vector<LearntLine>{{-2.5, 12.5}}));
  EXPECT_NE(text_of(charts.all[0]).find("masse = -2.5 × bec + 12.5"), std::string::npos) << text_of(charts.all[0]);
}

TEST(LearntLine, WaitsForTheChartThatComes) {
  Charts charts;
  fold(charts, event_of("chart.learnt_line", {text("bec"), text("masse"), 2.0, 1.0}));
  fold(charts, event_of("chart.title", {text("Nuage")}));
  fold(charts, event_of("chart.scatter", {text("bec"), text("masse")}));
  fold(charts, event_of("chart.learnt_line", {text("bec"), text("aile"), 3.0, 1.0}));
  fold(charts, event_of("chart.bar", {text("bec"), text("aile")}));
  ASSERT_EQ(charts.all.size(), 2U);
  EXPECT_EQ(charts.all[0].lines, (std::vector<LearntLine>{{2.0, 1.0}}));
  EXPECT_EQ(charts.all[0].title, "Nuage");
  EXPECT_TRUE(charts.all[1].lines.empty()) << "bars have none";
}

TEST(LearntLine, StaysInThePlot) {
  const PlotRange plot{0, 10, 0, 5};
  const std::optional<LinePart> up = part_in({1, -2}, plot);
  ASSERT_TRUE(up);
  EXPECT_DOUBLE_EQ(up->from_x, 2);
  EXPECT_DOUBLE_EQ(up->from_y, 0);
  EXPECT_DOUBLE_EQ(up->to_x, 7);
  EXPECT_DOUBLE_EQ(up->to_y, 5);
  const std::optional<LinePart> down = part_in({-0.1, 4}, plot);
  ASSERT_TRUE(down);
  EXPECT_DOUBLE_EQ(down->from_x, 0);
  EXPECT_DOUBLE_EQ(down->to_x, 10);
  EXPECT_DOUBLE_EQ(down->to_y, 3);
  EXPECT_TRUE(part_in({0, 3}, plot));
  EXPECT_FALSE(part_in({0, 6}, plot));
  EXPECT_FALSE(part_in({1, 20}, plot));
}

TEST(MapView, FranceIsShownWhenPointsStandInIt) {
  const MapView view = map_view_of(chart_of("map", {point(-4.5, 48.4), point(9.0, 42.0)}));
  EXPECT_TRUE(view.france);
  // A degree across is shorter than one up.
  EXPECT_NEAR(view.width_of_height(), 1.03, 0.08);
  const MapPoint brest = view.place(-4.5, 48.4), bastia = view.place(9.0, 42.0);
  EXPECT_LT(brest.longitude, bastia.longitude);
  EXPECT_LT(brest.latitude, bastia.latitude);
}

TEST(MapView, ElsewhereAndCloseByAPlanIsShown) {
  EXPECT_FALSE(map_view_of(chart_of("map", {point(2.3, 48.8), point(-74.0, 40.7)})).france);
  const MapView street = map_view_of(chart_of("map", {point(2.300, 48.800), point(2.301, 48.801)}));
  EXPECT_FALSE(street.france);
  EXPECT_LT(street.west, 2.300);
  EXPECT_GT(street.north, 48.801);
  EXPECT_TRUE(map_view_of(chart_of("map", {})).france);
  EXPECT_GT(map_view_of(chart_of("map", {point(1.0, 1.0)})).width_of_height(), 0);
}

TEST(Outline, IsInsideTheView) {
  const MapView view = map_view_of(chart_of("map", {}));
  for (const auto& line : outline_of_france())
    for (const MapPoint& corner : line) {
      const MapPoint part = view.place(corner.longitude, corner.latitude);
      EXPECT_TRUE(part.longitude > 0 && part.longitude < 1 && part.latitude > 0 && part.latitude < 1);
    }
}

}  // namespace
}  // namespace lunabloc::world
