// What the wiring knows of safety, the bill, and the pages.
#include "kit_project/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "kit_project/bill.h"
#include "kit_project/pages.h"
#include "kit_project/told.h"
#include "kits.h"

namespace lunabloc::kit_project {
namespace {

using testing::HasSubstr;

std::string told(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    text += error.message;
    for (const auto& [name, value] : error.arguments) text += " " + value;
    text += "; ";
  }
  return text;
}

PlacedPart& part_of(Plan& plan, const std::string& id) {
  return *std::find_if(plan.parts.begin(), plan.parts.end(), [&](const PlacedPart& part) { return part.part->id == id; });
}

TEST(Check, EveryKitOfTheHouseIsSafeOnUsb) {
  for (const std::string& id : all_kits()) {
    const kit::Kit kit = kit_named(id);
    EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::usb)), "") << id;
  }
}

TEST(Check, APartThatFiveVoltsWouldHarmIsNamed) {
  const kit::Kit kit = kit_named("standard");
  Plan plan = *plan_wiring(assets(), kit);
  part_of(plan, "temperature:room").wiring.volts = {3.3};
  EXPECT_EQ(told(unsafe(plan, kit, kit::Supply::usb)), "kit_project.check_volts temperature:room 3.3; ");
}

TEST(Check, TwoPartsOfTheBusWithOneAddress) {
  const kit::Kit kit = kit_named("standard");
  Plan plan = *plan_wiring(assets(), kit);
  part_of(plan, "light:room").wiring.i2c_address = "0x27";
  EXPECT_EQ(told(unsafe(plan, kit, kit::Supply::usb)), "");
  part_of(plan, "temperature:room").wiring.i2c_address = "0x27";
  EXPECT_THAT(told(unsafe(plan, kit, kit::Supply::usb)), HasSubstr("kit_project.check_address"));
}

TEST(Check, APartOnAPinThatTheBusNeeds) {
  kit::Kit kit = kit_named("standard");
  kit.parts.back().pin = *kit.board.pin("A4");
  Plan plan = *plan_wiring(assets(), kit);
  EXPECT_EQ(told(unsafe(plan, kit, kit::Supply::usb)), "");
  part_of(plan, "light:room").wiring.i2c_address = "0x27";
  EXPECT_EQ(told(unsafe(plan, kit, kit::Supply::usb)), "kit_project.check_bus temperature:room A4; ");
}

TEST(Check, ALampWhoseTimerIsTakenIsOnlyANote) {
  EXPECT_EQ(told(notes(kit_named("standard"))), "kit_project.note_timer led:green buzzer:main 11; ");
  EXPECT_EQ(told(notes(kit_named("gate"))), "");
}

TEST(Check, SafetyIsToldWithTheNamesThatPeopleSee) {
  const kit::Kit kit = kit_named("standard");
  const std::vector<std::string> lines = safety_lines(*plan_wiring(assets(), kit), kit, kit::Supply::usb, messages_in("fr"));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "Ce kit ne demande pas trop de courant.");
  EXPECT_THAT(lines[1], HasSubstr("15 mA au plus sur une broche (maximum 20)"));
  EXPECT_THAT(lines[2], HasSubstr("DEL verte (broche 11)"));
}

TEST(Bill, CountsWhatTheWiringTakes) {
  const kit::Kit kit = kit_named("standard");
  const Plan plan = *plan_wiring(assets(), kit);
  const std::vector<BillRow> bill = bill_of(plan, *load_project(assets(), "standard"), messages_in("en"));
  const auto count = [&](const std::string& beginning) {
    int found = 0;
    for (const BillRow& row : bill)
      if (row.name.starts_with(beginning)) found += row.count;
    return found;
  };
  EXPECT_EQ(count("5 mm LED"), 3);
  EXPECT_EQ(count("Resistor 330 Ω"), 3);
  EXPECT_EQ(count("Resistor 10 kΩ"), 1);
  EXPECT_EQ(count("Breadboard"), 2);
  EXPECT_EQ(count("Male-male jumper") + count("Jumper wire"), static_cast<int>(plan.wires.size()));
  const Price sum = total(bill);
  EXPECT_GT(sum.least, 15);
  EXPECT_LT(sum.least, sum.most);
}

TEST(Bill, PricesAreWrittenAsPeopleDo) {
  EXPECT_EQ(in_words({0.05, 0.3}, "fr"), "0,05–0,30 €");
  EXPECT_EQ(in_words({2, 5}, "en"), "2–5 €");
}

TEST(Pages, HaveAStepForThePowerAndForEveryPart) {
  const kit::Kit kit = kit_named("gate");
  const Plan plan = *plan_wiring(assets(), kit);
  const std::vector<Step> steps = steps_of(plan, kit, messages_in("fr"));
  ASSERT_EQ(steps.size(), kit.parts.size() + 1);
  EXPECT_EQ(steps[0].part, "");
  std::size_t wires = 0;
  for (const Step& step : steps)
    for (const std::string& line : step.lines) wires += line.starts_with("Fil ") ? 1 : 0;
  EXPECT_EQ(wires, plan.wires.size());
}

TEST(Pages, AreAPdfInBothLanguagesAndTheSameForTheSameKit) {
  const kit::Kit kit = kit_named("gate");
  const Plan plan = *plan_wiring(assets(), kit);
  const Project project = *load_project(assets(), "gate");
  for (const char* language : {"fr", "en"}) {
    const Messages messages = messages_in(language);
    const auto pdf = make_pages({plan, kit, project, messages});
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->starts_with("%PDF"));
    EXPECT_TRUE(*pdf == *make_pages({plan, kit, project, messages}));
  }
}

}  // namespace
}  // namespace lunabloc::kit_project
