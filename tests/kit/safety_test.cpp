// What a kit asks of its board, before anything is wired.
#include "kit/safety.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

Kit standard() {
  auto kit = load_kit(support::source_folder() / "assets", "standard");
  EXPECT_TRUE(kit);
  return std::move(*kit);
}
std::string told(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    text += error.message.substr(error.message.rfind('.') + 1);
    for (const auto& [name, value] : error.arguments) text += " " + value;
    text += "; ";
  }
  return text;
}
KitPart part_with(const Kit& kit, const std::string& like, const std::string& id, int current_ma) {
  KitPart part = *kit.part(like);
  part.id = id;
  part.kind.current_ma = current_ma;
  return part;
}

TEST(Safety, TheStandardKitIsSafe) { EXPECT_EQ(told(unsafe(standard(), Supply::usb)), ""); }

TEST(Safety, ALampThatTakesMoreThanAPinGives) {
  Kit kit = standard();
  kit.parts.push_back(part_with(kit, "led:red", "led:bright", 35));
  EXPECT_EQ(told(unsafe(kit, Supply::usb)), "pin led:bright 35 20; ");
}

TEST(Safety, ManyLampsTogetherAreTooMuchForTheChip) {
  Kit kit = standard();
  for (int i = 0; i < 10; ++i) kit.parts.push_back(part_with(kit, "led:red", "led:" + std::to_string(i), 18));
  EXPECT_EQ(told(unsafe(kit, Supply::own)), "pins 231 200; ");
}

TEST(Safety, TwoServosWantASupplyOfTheirOwn) {
  Kit kit = standard();
  kit.parts.push_back(part_with(kit, "servo:arm", "servo:leg", 250));
  EXPECT_EQ(told(unsafe(kit, Supply::usb)), "own_supply 2; ");
  EXPECT_EQ(told(unsafe(kit, Supply::own)), "");
}

TEST(Safety, MoreThanTheComputerGives) {
  Kit kit = standard();
  kit.parts.push_back(part_with(kit, "light:room", "light:lamp", 300));
  EXPECT_EQ(told(unsafe(kit, Supply::usb)), "usb 669 500; ");
}

TEST(Safety, LampsNeedTheirResistor) { EXPECT_EQ(told(resistors(standard())), "resistor led:red 330; resistor led:yellow 330; resistor led:green 330; resistor buzzer:main 100; "); }

}  // namespace
}  // namespace lunabloc::kit
