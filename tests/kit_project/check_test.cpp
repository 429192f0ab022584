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

TEST(Check, TwoDisplaysHaveTheAddressesThatTheKitGivesThem) {
  kit::Kit kit = kit_named("gate");
  for (const auto& [id, address] : {std::pair{"lcd:one", 0x27}, std::pair{"lcd:other", 0x3F}}) {
    kit::KitPart& display = kit.parts.emplace_back();
    display.id = id;
    display.kind = *kit::load_part_kind(assets(), "lcd");
    display.pin = *kit.board.pin("A4");
    display.more_pins = {*kit.board.pin("A5")};
    display.address = static_cast<std::uint8_t>(address);
  }
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::own)), "");
  kit.parts.back().address = 0x27;
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::own)), "kit_project.check_address lcd:other lcd:one 0x27; ");
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
  EXPECT_EQ(told(notes(kit_named("standard"), kit::Supply::own)), "kit_project.note_timer led:green buzzer:main 11; ");
  EXPECT_EQ(told(notes(kit_named("gate"), kit::Supply::own)), "");
}

TEST(Check, OneServoOnTheUsbPortIsANoteAndItsSupplyTakesItAway) {
  EXPECT_THAT(told(notes(kit_named("standard"), kit::Supply::usb)), HasSubstr("kit_project.note_servo servo:arm; "));
  EXPECT_THAT(told(notes(kit_named("standard"), kit::Supply::own)), testing::Not(HasSubstr("note_servo")));
}

TEST(Check, EveryKitIsSafeWithTheSupplyThatItSays) {
  for (const std::string& id : all_kits()) {
    const kit::Kit kit = kit_named(id);
    EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit.supply)), "") << id;
  }
}

TEST(Check, PixelsAndAServoAreTooMuchForTheUsbPort) {
  const kit::Kit kit = kit_named("gate");
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::usb)), "kit.safety.own_supply 2; ");
  EXPECT_EQ(kit::budget_of(kit, kit::Supply::own).own_ma, 250 + 8 * 60);
}

TEST(Check, AMotorNeverTakesItsCurrentFromTheBoard) {
  kit::Kit kit = motors();
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::own)), "");
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::usb)),
            "kit.safety.own_supply 2; kit_project.check_motor stepper:plate; kit_project.check_motor motor:left; ");
}

TEST(Check, AMotorWhoseTimerIsTakenHasNoSpeeds) {
  kit::Kit kit = motors();
  kit.parts.back().pin = *kit.board.pin("3");
  kit.parts.push_back(kit_named("standard").parts[4]);  // the buzzer
  EXPECT_EQ(kit.parts.back().id, "buzzer:main");
  EXPECT_EQ(told(unsafe(*plan_wiring(assets(), kit), kit, kit::Supply::own)), "kit_project.check_timer motor:left buzzer:main 3; ");
}

TEST(Check, SafetyIsToldWithTheNamesThatPeopleSee) {
  const kit::Kit kit = kit_named("standard");
  const std::vector<std::string> lines = safety_lines(*plan_wiring(assets(), kit), kit, kit::Supply::usb, messages_in("fr"));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "Ce kit ne demande pas trop de courant.");
  EXPECT_THAT(lines[1], HasSubstr("15 mA au plus sur une broche (maximum 20)"));
  EXPECT_THAT(lines[2], HasSubstr("DEL verte (broche 11)"));
  EXPECT_THAT(lines[3], HasSubstr("Bras prend son courant sur la prise USB"));
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
