// What must be true of every kit's wiring, whatever its parts: each wire of the data is there, none hides another, none
// runs over a place where another one ends.
#include "kit_project/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "kits.h"

namespace lunabloc::kit_project {
namespace {

struct Segment {
  Point a, b;
};

std::vector<Segment> segments(const Wire& wire) {
  std::vector<Segment> found;
  for (std::size_t i = 0; i + 1 < wire.path.size(); ++i) found.push_back({wire.path[i], wire.path[i + 1]});
  return found;
}

double distance(const Segment& segment, Point point) {
  const double dx = segment.b.x - segment.a.x, dy = segment.b.y - segment.a.y, length = dx * dx + dy * dy;
  const double t = length == 0 ? 0 : std::clamp(((point.x - segment.a.x) * dx + (point.y - segment.a.y) * dy) / length, 0.0, 1.0);
  return std::hypot(point.x - segment.a.x - t * dx, point.y - segment.a.y - t * dy);
}

// All segments are upright or level.
double distance(const Segment& a, const Segment& b) {
  const auto apart = [](double a1, double a2, double b1, double b2) {
    return std::max({0.0, std::max(std::min(a1, a2), std::min(b1, b2)) - std::min(std::max(a1, a2), std::max(b1, b2))});
  };
  return std::hypot(apart(a.a.x, a.b.x, b.a.x, b.b.x), apart(a.a.y, a.b.y, b.a.y, b.b.y));
}

class EveryKit : public testing::TestWithParam<std::string> {
 protected:
  EveryKit() : kit(GetParam() == "motors" ? motors() : kit_named(GetParam())) {
    auto planned = plan_wiring(assets(), kit);
    EXPECT_TRUE(planned) << (planned ? "" : planned.error().message);
    if (planned) plan = std::move(*planned);
  }
  kit::Kit kit;
  Plan plan;
};

TEST_P(EveryKit, HasEveryWireOfItsParts) {
  std::map<std::string, std::size_t> ends;
  for (const Wire& wire : plan.wires)
    for (const End* end : {&wire.from, &wire.to})
      if (end->kind == End::Kind::pin) ++ends[end->name];
  for (const kit::KitPart& part : kit.parts) {
    EXPECT_EQ(ends[part.pin.name], 1U) << part.id;
    EXPECT_TRUE(!part.echo_pin || ends[part.echo_pin->name] == 1U) << part.id;
    for (const kit::Pin& pin : part.more_pins) EXPECT_EQ(ends[pin.name], 1U) << part.id << " " << pin.name;
    const PartWiring wiring = *load_part_wiring(assets(), part.kind.id);
    const auto leads_to = [&](Wire::Use use) {
      return std::count_if(plan.wires.begin(), plan.wires.end(), [&](const Wire& wire) { return wire.part == part.id && wire.use == use; });
    };
    const auto wants = [&](const char* what) {
      return std::count_if(wiring.wires.begin(), wiring.wires.end(), [&](const Want& want) { return want.to == what; });
    };
    EXPECT_EQ(leads_to(Wire::Use::ground), wants("ground")) << part.id;
    EXPECT_EQ(leads_to(Wire::Use::supply), wants("supply")) << part.id;
  }
}

TEST_P(EveryKit, FeedsEveryLineThatAPartTakesFrom) {
  for (const Wire::Use use : {Wire::Use::supply, Wire::Use::ground})
    for (const Breadboard& board : plan.breadboards) {
      const End::Kind line = use == Wire::Use::supply ? End::Kind::plus : End::Kind::minus;
      const auto on_line = [&](const Wire& wire) { return wire.use == use && wire.to.kind == line && wire.to.breadboard == board.number; };
      const bool taken = std::any_of(plan.wires.begin(), plan.wires.end(), [&](const Wire& wire) { return on_line(wire) && !wire.part.empty(); });
      const bool fed = std::any_of(plan.wires.begin(), plan.wires.end(), [&](const Wire& wire) { return on_line(wire) && wire.part.empty(); });
      EXPECT_TRUE(fed || !taken) << board.number;
    }
}

TEST_P(EveryKit, NoWireHidesOrTouchesAnother) {
  constexpr double kClear = 1.2;  // wires are 1.15 mm wide
  for (std::size_t i = 0; i < plan.wires.size(); ++i)
    for (std::size_t j = i + 1; j < plan.wires.size(); ++j)
      for (const Segment& a : segments(plan.wires[i]))
        for (const Segment& b : segments(plan.wires[j])) EXPECT_GT(distance(a, b), kClear) << plan.wires[i].number << " and " << plan.wires[j].number;
}

TEST_P(EveryKit, NoWireRunsOverALegOrAResistorsEnd) {
  for (const Wire& wire : plan.wires)
    for (const Segment& segment : segments(wire))
      for (const PlacedPart& part : plan.parts) {
        for (const PlacedLeg& leg : part.legs) EXPECT_GT(distance(segment, leg.at), 1.2) << wire.number << " " << part.part->id;
        for (const PlacedResistor& resistor : part.resistors)
          for (const Point& end : {resistor.from, resistor.to}) EXPECT_GT(distance(segment, end), 1.2) << wire.number << " " << part.part->id;
      }
}

TEST_P(EveryKit, NumbersStandApart) {
  for (std::size_t i = 0; i < plan.wires.size(); ++i)
    for (std::size_t j = i + 1; j < plan.wires.size(); ++j)
      EXPECT_GT(std::hypot(plan.wires[i].tag.x - plan.wires[j].tag.x, plan.wires[i].tag.y - plan.wires[j].tag.y), 2.5) << i + 1 << " and " << j + 1;
}

TEST_P(EveryKit, APartAndItsWiresMeetInTheSameColumns) {
  for (const PlacedPart& part : plan.parts)
    for (const Wire& wire : plan.wires)
      if (wire.part == part.part->id)
        for (const End* end : {&wire.from, &wire.to})
          if (end->kind == End::Kind::hole) {
            EXPECT_GE(end->column, part.column) << wire.number;
            EXPECT_LT(end->column, part.column + part.columns) << wire.number;
          }
}

TEST_P(EveryKit, PartsStandApart) {
  for (std::size_t i = 0; i + 1 < plan.parts.size(); ++i)
    EXPECT_TRUE(plan.parts[i].breadboard != plan.parts[i + 1].breadboard || plan.parts[i].column + plan.parts[i].columns <= plan.parts[i + 1].column) << i;
}

TEST_P(EveryKit, ResistorsAreThoseOfThePartsFiles) {
  for (const PlacedPart& part : plan.parts)
    if (part.part->kind.resistor_ohms > 0) {
      ASSERT_EQ(part.resistors.size(), 1U) << part.part->id;
      EXPECT_EQ(part.resistors[0].ohms, part.part->kind.resistor_ohms) << part.part->id;
    }
}

std::vector<std::string> all_kits_and_motors() {
  std::vector<std::string> ids = all_kits();
  ids.push_back("motors");
  return ids;
}

TEST_P(EveryKit, AnOwnSupplyFeedsTheLinesAndTheBoardsFiveVoltsNothing) {
  const auto from_five_volts = std::count_if(plan.wires.begin(), plan.wires.end(), [](const Wire& wire) { return wire.from.kind == End::Kind::pin && wire.from.name == "5V"; });
  if (kit.supply == kit::Supply::usb) {
    EXPECT_FALSE(plan.supply);
    EXPECT_EQ(from_five_volts, 1);
    return;
  }
  ASSERT_TRUE(plan.supply);
  EXPECT_EQ(from_five_volts, 0);
  std::set<End::Kind> fed;
  for (const Wire& wire : plan.wires)
    if (wire.part.empty() && wire.from.kind == End::Kind::terminal) fed.insert(wire.to.kind);
  EXPECT_EQ(fed, (std::set<End::Kind>{End::Kind::plus, End::Kind::minus}));
  // Both grounds are one: of the board and of the supply.
  EXPECT_TRUE(std::any_of(plan.wires.begin(), plan.wires.end(), [](const Wire& wire) { return wire.from.kind == End::Kind::pin && wire.from.name.starts_with("GND"); }));
  for (const Wire& wire : plan.wires)
    for (const Point& point : wire.path) EXPECT_GE(point.x, plan.view.x) << wire.number;
  EXPECT_GE(plan.supply->box.x, plan.view.x);
}

INSTANTIATE_TEST_SUITE_P(Plan, EveryKit, testing::ValuesIn(all_kits_and_motors()), [](const auto& kit) { return kit.param; });

TEST(Plan, APartWithoutADrawingIsNamed) {
  kit::Kit kit = kit_named("standard");
  kit.parts[0].kind.id = "laser";
  const auto plan = plan_wiring(assets(), kit);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message, "kit_project.no_drawing");
  EXPECT_EQ(plan.error().arguments[0].second, "laser");
}

TEST(Plan, APartWhosePinsAreOnBothSidesIsNamed) {
  kit::Kit kit = motors();
  kit.parts.back().more_pins[1] = *kit.board.pin("A0");
  const auto plan = plan_wiring(assets(), kit);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message, "kit_project.two_headers");
  EXPECT_EQ(plan.error().arguments[0].second, "motor:left");
}

TEST(Plan, TooManyPartsForTheBreadboardsAreRefused) {
  kit::Kit kit = kit_named("standard");
  for (int i = 0; i < 30; ++i) {
    kit.parts.push_back(kit.parts[0]);
    kit.parts.back().id = "led:" + std::to_string(i);
  }
  const auto plan = plan_wiring(assets(), kit);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message, "kit_project.too_wide");
}

}  // namespace
}  // namespace lunabloc::kit_project
