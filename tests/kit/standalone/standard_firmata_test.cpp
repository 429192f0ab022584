// The StandardFirmata that boards are sold and taught with, compiled by others: flashed, greeted and driven.
//
// tests/kit/clients/standard_firmata.py fetches it and says where it lies.
#include <cstdlib>

#include "chip_desk.h"
#include "compiling.h"
#include "devices_kit.h"
#include "kit/flash.h"
#include "kit/intel_hex.h"
#include "support/tethered_board.h"
#include "virtual_board/devices.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

TEST(StandardFirmata, ThatOfEverybodyIsFlashedGreetedAndDriven) {
  const char* const path = std::getenv("LUNABLOC_STANDARD_FIRMATA");
  if (path == nullptr) GTEST_SKIP() << "kit/standard_firmata fetches it";
  const auto text = base::read_file(path, 1U << 20U);
  ASSERT_TRUE(text);
  const auto image = read_hex(*text, devices_kit().board.program_bytes);
  ASSERT_TRUE(image) << image.error().message;

  ChipDesk desk({"optiboot.hex"});
  virtual_board::Lcd& lcd = desk.chip.devices().lcd(39, 16, 2);
  ASSERT_TRUE(flash(desk, desk, devices_kit().board, *image, [](const FlashProgress&) { return true; }));
  support::TetheredBoard board(desk, desk, devices_kit(), 5s);
  Tether& tether = board.tether;
  EXPECT_EQ(shown(board.greeting), "StandardFirmata.ino 2.4");
  EXPECT_FALSE(is_ours(board.greeting));
  desk.sleep_for(200ms);
  static_cast<void>(desk.chip.take_changes());
  ASSERT_TRUE(tether.set("led:red", 1));
  ASSERT_TRUE(tether.set("motor:left", -50));
  ASSERT_TRUE(tether.set("neopixel:ring", 0xFF));  // it cannot, and says nothing of it
  ASSERT_TRUE(tether.show_text("lcd:screen", 1, "Bonjour"));
  for (const auto until = desk.now() + 1s; desk.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(30)));
  std::map<int, int> levels;
  for (const virtual_board::PinChange& change : desk.chip.take_changes()) levels[change.pin] = change.value;
  EXPECT_EQ(levels[13], 1);
  EXPECT_EQ(levels[8], 1);
  EXPECT_EQ(levels[3], 128);
  EXPECT_EQ(lcd.text()[0], "Bonjour         ");
  ASSERT_TRUE(tether.rest());
}

// With the parts of the standard kit: a servo, a voltage, a button.
TEST(StandardFirmata, ThatOfEverybodyReadsAndTurns) {
  const char* const path = std::getenv("LUNABLOC_STANDARD_FIRMATA");
  if (path == nullptr) GTEST_SKIP() << "kit/standard_firmata fetches it";
  const auto text = base::read_file(path, 1U << 20U);
  ASSERT_TRUE(text);
  const auto image = read_hex(*text, standard_kit().board.program_bytes);
  ASSERT_TRUE(image) << image.error().message;
  ChipDesk desk({"optiboot.hex"});
  ASSERT_TRUE(flash(desk, desk, standard_kit().board, *image, [](const FlashProgress&) { return true; }));
  support::TetheredBoard board(desk, desk, standard_kit(), 5s);
  Tether& tether = board.tether;
  desk.chip.set_millivolts(1, 2500);
  const auto poll = [&] {
    for (const auto until = desk.now() + 500ms; desk.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(20)));
  };
  poll();
  ASSERT_TRUE(tether.readings().contains("light:room"));
  EXPECT_NEAR(tether.readings().at("light:room"), 511, 2);
  static_cast<void>(desk.chip.take_changes());
  ASSERT_TRUE(tether.set("servo:arm", 90));
  poll();
  int pulses = 0;
  for (const virtual_board::PinChange& change : desk.chip.take_changes())
    if (change.pin == 9 && change.high && std::abs(change.high->count() - 1472) < 20) ++pulses;
  EXPECT_GT(pulses, 15);
  ASSERT_TRUE(tether.rest());
}

}  // namespace
}  // namespace lunabloc::kit
