// Charts: every kind is drawn, said and written to a file with the same facts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "ide/stage/chart_svg.h"
#include "ide/stage/chart_words.h"
#include "ide/stage/chart_world.h"
#include "support/program_session.h"

namespace lunabloc::ide::stage {
namespace {

using testing::HasSubstr;
using testing::Not;
using world::Chart;
using world::ChartPoint;

Chart chart_of(const std::string& kind, std::vector<ChartPoint> points) {
  Chart chart;
  chart.kind = kind;
  chart.x = "ville";
  chart.y = "masse";
  chart.points = std::move(points);
  return chart;
}

class ChartTest : public testing::Test {
 protected:
  void draw(const Chart& chart, const std::string& name) {
    charts_.all = {chart};
    static_cast<void>(rig_.picture("chart-" + name, [&](widgets::Frame& frame) {
      frame.area.h = std::min(frame.area.h, world_.height(frame, charts_, frame.area.w));
      world_.draw(frame, charts_, frame.area);
      svg_ = chart_svg(frame, chart);
      said_ = chart_description(frame, chart);
    }));
  }
  const access::Node* find(const std::string& id) const { return rig_.shared.tree.find(id); }

  support::ProgramSession session_{""};
  DrawingRig rig_{session_, {420, 460}};
  ChartWorld world_;
  world::Charts charts_;
  std::string svg_, said_;
};

TEST_F(ChartTest, BarsSayTheirEndsAndAMissingOneIsNoZero) {
  draw(chart_of("bar", {{"Brest", 14.5, {}}, {"Lyon", 4.25, {}}, {"Nîmes & Uzès", {}, {}}}), "bar");
  EXPECT_EQ(find("stage.chart.point.1")->value, "14,5");
  EXPECT_EQ(find("stage.chart.point.3")->value, "vide");
  EXPECT_THAT(find("stage.world")->value, HasSubstr("Le plus grand : Brest, 14,5. Le plus petit : Lyon, 4,25."));
  EXPECT_THAT(find("stage.chart.warning.1")->label, HasSubstr("1 ligne sans nombre"));
  EXPECT_THAT(svg_, HasSubstr("Nîmes &amp; Uzès"));
  EXPECT_THAT(svg_, HasSubstr("<desc>barres, 3 lignes"));
}

TEST_F(ChartTest, ACutAxisIsSaidOnThePictureInTheFileAndAloud) {
  Chart chart = chart_of("bar", {{"a", 95.0, {}}, {"b", 97.0, {}}});
  draw(chart, "whole");
  EXPECT_EQ(find("stage.chart.warning.1"), nullptr);
  chart.from_zero = false;
  draw(chart, "cut");
  ASSERT_NE(find("stage.chart.warning.1"), nullptr);
  const std::string words = "L’axe ne part pas de zéro";
  EXPECT_THAT(find("stage.chart.warning.1")->label, HasSubstr(words));
  EXPECT_THAT(said_, HasSubstr(words));
  EXPECT_THAT(svg_, HasSubstr(words));
}

TEST_F(ChartTest, BoxesSayTheirMedianAndHowManyThereAre) {
  std::vector<ChartPoint> points;
  for (int i = 1; i <= 12; ++i) points.push_back({"Adélie", static_cast<double>(i), {}});
  for (int i = 1; i <= 3; ++i) points.push_back({"Papou", static_cast<double>(10 * i), {}});
  draw(chart_of("box", points), "box");
  EXPECT_THAT(find("stage.chart.point.1")->value, HasSubstr("médiane 6,5"));
  EXPECT_THAT(find("stage.chart.point.1")->value, HasSubstr("entre 3 et 9"));
  EXPECT_THAT(find("stage.chart.warning.1")->label, HasSubstr("Papou"));
  EXPECT_THAT(said_, HasSubstr("Adélie : médiane 6,5, 12 valeurs."));
  EXPECT_THAT(svg_, HasSubstr("Papou"));
}

TEST_F(ChartTest, AMapShowsFranceBelowItsPoints) {
  Chart chart = chart_of("map", {{-4.49, 48.39, "Brest"}, {4.83, 45.76, "Lyon"}, {8.74, 41.93, "Ajaccio"}, {"?", 1.0, "nulle part"}});
  chart.x = "lon";
  chart.y = "lat";
  chart.group = "nom";
  draw(chart, "map");
  ASSERT_NE(find("stage.chart.point.3"), nullptr);
  EXPECT_EQ(find("stage.chart.point.3")->label, "Ajaccio");
  EXPECT_EQ(find("stage.chart.point.4"), nullptr);
  EXPECT_LT(find("stage.chart.point.1")->rect.x, find("stage.chart.point.2")->rect.x);
  EXPECT_LT(find("stage.chart.point.1")->rect.y, find("stage.chart.point.3")->rect.y);
  EXPECT_THAT(svg_, HasSubstr("<polygon"));
  EXPECT_THAT(svg_, HasSubstr(">Ajaccio<"));
}

TEST_F(ChartTest, EveryKindOfNothingIsDrawn) {
  for (const std::string kind : {"bar", "line", "scatter", "histogram", "box", "map"}) {
    draw(chart_of(kind, {}), "empty-" + kind);
    EXPECT_THAT(svg_, HasSubstr("</svg>")) << kind;
    draw(chart_of(kind, {{"a", "b", {}}}), "words-" + kind);
    EXPECT_THAT(svg_, HasSubstr("</svg>")) << kind;
    EXPECT_THAT(svg_, Not(HasSubstr("nan"))) << kind;
  }
}

TEST_F(ChartTest, APointOfEveryKindIsDrawn) {
  for (const std::string kind : {"bar", "line", "scatter", "histogram", "box", "map"}) {
    draw(chart_of(kind, {{2.0, 3.0, {}}}), "one-" + kind);
    EXPECT_THAT(svg_, HasSubstr("</svg>")) << kind;
    EXPECT_THAT(svg_, Not(HasSubstr("nan"))) << kind;
  }
}

}  // namespace
}  // namespace lunabloc::ide::stage
