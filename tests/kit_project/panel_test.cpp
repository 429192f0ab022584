// Kerf and joints: what comes off the machine has the size that was meant, and pieces of a box fill it without overlap.
#include "kit_project/panel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kit_project/plates.h"
#include "kits.h"

namespace lunabloc::kit_project {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

double area(const std::vector<Point>& outline) {
  double sum = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % outline.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

// A point in the piece, by how often a line to the left of it meets the outline.
bool inside(const std::vector<Point>& outline, Point at) {
  bool in = false;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % outline.size()];
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x) in = !in;
  }
  return in;
}

TEST(Panel, ASquareGrowsByHalfAKerfOnEachSide) {
  EXPECT_THAT(grown(plate_outline(10, 10, {}, 3), 0.1), ElementsAre(Point{-0.1, -0.1}, Point{10.1, -0.1}, Point{10.1, 10.1}, Point{-0.1, 10.1}));
}

TEST(Panel, ATabGetsWiderAndTheNotchBesideItNarrower) {
  const std::vector<Point> drawn = grown(plate_outline(40, 20, {{5, 10}, {25, 10}}, 3), 0.1);
  std::vector<double> xs;
  for (const Point& point : drawn)
    if (point.y > 20.5) xs.push_back(point.x);
  std::sort(xs.begin(), xs.end());
  ASSERT_EQ(xs.size(), 4U);
  EXPECT_NEAR(xs[1] - xs[0], 10.2, 1e-9);  // a tab of 10 loses 0.1 on each side
  EXPECT_NEAR(xs[2] - xs[1], 9.8, 1e-9);   // what is between gains it
  for (const Point& point : drawn) EXPECT_LE(point.y, 23.1 + 1e-9);
}

TEST(Panel, ATabFillsTheSlotThatIsCutForIt) {
  constexpr double kKerf = 0.2, kThickness = 4;
  const std::vector<Point> piece = grown(plate_outline(40, 20, {{5, 10}}, kThickness), kKerf / 2);
  double low = 1e9, high = 0;
  for (const Point& point : piece)
    if (point.y > 20.5) low = std::min(low, point.x), high = std::max(high, point.x);
  const double slot_drawn = 10 - kKerf;
  EXPECT_NEAR((high - low) - kKerf, slot_drawn + kKerf, 1e-9);
}

TEST(Panel, FingersAreOddAndAtLeastThree) {
  EXPECT_EQ(fingers_for(150, 12), 13);
  EXPECT_EQ(fingers_for(20, 12), 3);
  for (int length = 20; length < 400; length += 7) EXPECT_EQ(fingers_for(length, 12) % 2, 1);
}

TEST(Panel, APlainJointedPieceIsARectangle) {
  EXPECT_THAT(jointed_outline(30, 20, {}, 3), ElementsAre(Point{0, 0}, Point{30, 0}, Point{30, 20}, Point{0, 20}));
}

TEST(Panel, TwoSidesOfAnEdgeFillIt) {
  const std::vector<Point> first = jointed_outline(60, 40, {.top = Joint::first, .across = 5, .down = 3}, 3);
  const std::vector<Point> second = jointed_outline(60, 40, {.top = Joint::second, .across = 5, .down = 3}, 3);
  for (double at = 0.5; at < 60; ++at) EXPECT_NE(inside(first, {at, 1.5}), inside(second, {at, 1.5})) << at;
  EXPECT_DOUBLE_EQ(area(first) + area(second), 2 * 60 * 40 - 60 * 3);
}

// A box of solid walls: every small cube along its edges and corners belongs to exactly one piece.
TEST(Panel, TheSixSidesOfABoxShareEveryEdgeAndCorner) {
  const Stock stock{3, 0.15, 1000};
  const double width = 60, depth = 45, height = 33;
  const Plate plate{"box", "box", {{"fr", "boîte"}}, {width, depth, height}, 12, 0, {}, {}};
  const std::vector<Panel> panels = panels_of(plate, stock, {}, "fr");
  ASSERT_EQ(panels.size(), 6U);
  const auto has = [&](const char* name, Point at) {
    const auto panel = std::find_if(panels.begin(), panels.end(), [&](const Panel& each) { return each.name == name; });
    return inside(panel->outline, at);
  };
  const auto owners = [&](double x, double y, double z) {  // x to the right, y to the back, z down from the top
    int count = 0;
    if (z < 3) count += has("top", {x, depth - y});
    if (z > height - 3) count += has("bottom", {x, depth - y});
    if (y < 3) count += has("front", {x, z});
    if (y > depth - 3) count += has("back", {width - x, z});
    if (x < 3) count += has("left", {depth - y, z});
    if (x > width - 3) count += has("right", {y, z});
    return count;
  };
  const double t = 1.5;
  for (double x = 0.75; x < width; x += 1.5) EXPECT_EQ(owners(x, t, t), 1) << x;
  for (double x = 0.75; x < width; x += 1.5) EXPECT_EQ(owners(x, depth - t, height - t), 1) << x;
  for (double y = 0.8; y < depth; y += 1.3) EXPECT_EQ(owners(t, y, t), 1) << y;
  for (double y = 0.8; y < depth; y += 1.3) EXPECT_EQ(owners(width - t, y, height - t), 1) << y;
  for (double z = 0.8; z < height; z += 1.3) EXPECT_EQ(owners(t, t, z), 1) << z;
  for (double z = 0.8; z < height; z += 1.3) EXPECT_EQ(owners(width - t, depth - t, z), 1) << z;
}

TEST(Plates, HolesAreDrawnSmallerByTheKerf) {
  Panel panel{"p", 50, 30, plate_outline(50, 30, {}, 3), 0, {{{10, 10}, 5}}, {{{20, 10, 10, 4}}}, {}, {}};
  const std::string svg = *sheet_svg({panel}, {3, 0.2, 100}, "", "", Purpose::machine);
  EXPECT_THAT(svg, HasSubstr(R"(r="2.4")"));
  EXPECT_THAT(svg, HasSubstr(R"(width="9.8" height="3.8")"));
}

TEST(Plates, ASlotHasTheThicknessOfTheSheet) {
  const Plate plate{"p", "plate", {{"fr", "p"}}, {50, 30}, 12, 0, {}, {{"", "slot", {10, 10}, {}, 0, 8, 0, 5, 1, 1, {}}}};
  for (const double thickness : {3.0, 4.2}) EXPECT_DOUBLE_EQ(panels_of(plate, {thickness, 0.1, 100}, {}, "fr")[0].rect_holes[0].box.height, thickness);
}

TEST(Plates, AreInTrueMillimetresWithOneColourForEachUse) {
  for (const std::string& id : all_kits()) {
    const auto project = load_project(assets(), id);
    ASSERT_TRUE(project) << id << (project ? "" : project.error().message);
    EXPECT_EQ(project->kit, id);
    const BoardPicture board = *load_board_picture(assets(), kit_named(id).board.id);
    for (const Plate& plate : project->plates) {
      const auto svg = sheet_svg(panels_of(plate, project->stock, board, "fr"), project->stock, in(plate.name, "fr"), "note", Purpose::machine);
      ASSERT_TRUE(svg) << plate.id;
      EXPECT_THAT(*svg, testing::ContainsRegex("width=\"[0-9.]+mm\" height=\"[0-9.]+mm\" viewBox=\"0 0 "));
      for (const char* colour : {kCut, kRead}) EXPECT_THAT(*svg, HasSubstr(colour)) << plate.id;
    }
  }
}

TEST(Plates, APieceThatIsWiderThanTheSheetIsRefused) {
  const Panel panel{"large", 500, 30, plate_outline(500, 30, {}, 3), 0, {}, {}, {}, {}};
  const auto svg = sheet_svg({panel}, {3, 0.15, 300}, "", "", Purpose::machine);
  ASSERT_FALSE(svg);
  EXPECT_EQ(svg.error().message, "kit_project.sheet");
}

TEST(Plates, NothingIsCutOutsideItsPieceOrIntoAnotherHole) {
  for (const std::string& id : all_kits()) {
    const auto project = load_project(assets(), id);
    ASSERT_TRUE(project);
    const BoardPicture board = *load_board_picture(assets(), kit_named(id).board.id);
    for (const Plate& plate : project->plates)
      for (const Panel& panel : panels_of(plate, project->stock, board, "fr")) {
        std::vector<Box> holes;
        for (const RoundHole& hole : panel.round_holes) holes.push_back({hole.center.x - hole.diameter / 2, hole.center.y - hole.diameter / 2, hole.diameter, hole.diameter});
        for (const RectHole& hole : panel.rect_holes) holes.push_back(hole.box);
        for (std::size_t i = 0; i < holes.size(); ++i) {
          const Box& a = holes[i];
          EXPECT_TRUE(a.x > 1 && a.y > 1 && a.x + a.width < panel.width - 1 && a.y + a.height < panel.height - 1) << id << " " << panel.name << " " << a.x << " " << a.y;
          for (std::size_t j = i + 1; j < holes.size(); ++j) {
            const Box& b = holes[j];
            EXPECT_FALSE(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) << id << " " << panel.name << " " << a.x << " " << b.x;
          }
        }
      }
  }
}

}  // namespace
}  // namespace lunabloc::kit_project
