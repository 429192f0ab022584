// The chip with the real boot loader and the real firmware, in virtual time: exact and the same in every run.
#include "virtual_board/chip.h"

#include <gtest/gtest.h>

#include <random>

#include "base/file.h"
#include "support/temp_folder.h"
#include "virtual_board/hex_file.h"
#include "virtual_board/registers.h"

namespace lunabloc::virtual_board {
namespace {

using namespace std::chrono_literals;
using Bytes = std::vector<std::uint8_t>;

class Desk {
 public:
  explicit Desk(const std::vector<std::string>& hex_files) {
    for (const std::string& name : hex_files) {
      const auto text = base::read_file(support::binary_folder() / "firmware" / name);
      EXPECT_TRUE(text && load_hex(*text, chip.flash()));
    }
    chip.power_on();
    chip.run_for(100ms);
  }
  void open(int bauds) {
    chip.set_host_bauds(bauds);
    chip.reset();
    static_cast<void>(chip.take_sent());  // what was sent before the port was opened
    opened_ = chip.now();
  }
  Bytes say(const Bytes& bytes, std::chrono::microseconds then) {
    chip.receive(bytes);
    return hear(then);
  }
  Bytes hear(std::chrono::microseconds duration) {
    chip.run_for(duration);
    return chip.take_sent();
  }
  // Since the port was opened, when the next byte comes.
  std::chrono::microseconds until_byte() {
    while (chip.take_sent().empty() && chip.now() - opened_ < 5s) chip.run_for(100us);
    return chip.now() - opened_;
  }
  void enter_boot_loader() {
    open(115200);
    hear(120ms);
    EXPECT_EQ(say({0x30, 0x20}, 400ms), (Bytes{0x14, 0x10}));
  }
  Bytes program(unsigned address, const Bytes& page) {
    const unsigned word = address / 2;
    say({0x55, static_cast<std::uint8_t>(word), static_cast<std::uint8_t>(word >> 8U), 0x20}, 2ms);
    Bytes command{0x64, 0, static_cast<std::uint8_t>(page.size()), 0x46};
    command.insert(command.end(), page.begin(), page.end());
    command.push_back(0x20);
    return say(command, 30ms);
  }

  Chip chip;

 private:
  std::chrono::microseconds opened_{0};
};

const std::vector<std::string> kBlank = {"optiboot.hex"};
const std::vector<std::string> kWithFirmware = {"optiboot.hex", "uno.hex"};

TEST(Chip, TheBootLoaderAnswersAfterItsThreeBlinks) {
  Desk desk(kBlank);
  desk.open(115200);
  desk.hear(120ms);
  desk.chip.receive(Bytes{0x30, 0x20});
  const auto answered = desk.until_byte();
  EXPECT_GT(answered, 430ms);
  EXPECT_LT(answered, 455ms);
}

TEST(Chip, ABlankChipComesBackToTheBootLoaderAndStaysMute) {
  Desk desk(kBlank);
  EXPECT_EQ(desk.hear(3s), Bytes{});
  desk.enter_boot_loader();
}

TEST(Chip, TellsItsSignature) {
  Desk desk(kBlank);
  desk.enter_boot_loader();
  EXPECT_EQ(desk.say({0x75, 0x20}, 5ms), (Bytes{0x14, 0x1E, 0x95, 0x0F, 0x10}));
}

TEST(Chip, AWrongSpeedIsNoSync) {
  for (const int bauds : {9600, 19200, 57600, 230400}) {
    Desk desk(kBlank);
    desk.open(bauds);
    desk.hear(120ms);
    const Bytes heard = desk.say({0x30, 0x20}, 900ms);
    EXPECT_NE(heard, (Bytes{0x14, 0x10})) << bauds;
  }
}

TEST(Chip, AByteTooManyThrowsTheBootLoaderOut) {
  Desk desk(kWithFirmware);
  desk.open(57600);
  desk.hear(150ms);
  desk.chip.receive(Bytes{0xF9, 0xF9});
  const auto greeted = desk.until_byte();
  EXPECT_GT(greeted, 450ms);
  EXPECT_LT(greeted, 600ms);
}

TEST(Chip, OpenedAndLeftAloneTheFirmwareGreetsAfterOneAndAHalfSeconds) {
  Desk desk(kWithFirmware);
  desk.open(57600);
  const auto greeted = desk.until_byte();
  EXPECT_GT(greeted, 1450ms);
  EXPECT_LT(greeted, 1650ms);
}

TEST(Chip, FlashesAPageAndReadsItBack) {
  Desk desk(kBlank);
  desk.enter_boot_loader();
  Bytes page(kPageBytes);
  for (std::size_t i = 0; i < page.size(); ++i) page[i] = static_cast<std::uint8_t>(i * 7);
  EXPECT_EQ(desk.program(0x100, page), (Bytes{0x14, 0x10}));
  EXPECT_TRUE(std::equal(page.begin(), page.end(), desk.chip.flash().begin() + 0x100));
  desk.say({0x55, 0x80, 0x00, 0x20}, 2ms);
  Bytes expected{0x14};
  expected.insert(expected.end(), page.begin(), page.end());
  expected.push_back(0x10);
  EXPECT_EQ(desk.say({0x74, 0, kPageBytes, 0x46, 0x20}, 30ms), expected);
}

TEST(Chip, TheBootLoaderCannotBeOverwritten) {
  Desk desk(kBlank);
  const Bytes before(desk.chip.flash().begin() + kBootStart, desk.chip.flash().end());
  desk.enter_boot_loader();
  desk.program(kBootStart, Bytes(kPageBytes, 0));
  EXPECT_TRUE(std::equal(before.begin(), before.end(), desk.chip.flash().begin() + kBootStart));
}

TEST(Chip, PowerLostInTheMiddleOfAPageNeverHurtsTheBootLoader) {
  for (int millisecond = 0; millisecond < 24; millisecond += 3) {
    Desk desk(kBlank);
    desk.enter_boot_loader();
    const Bytes page(kPageBytes, 0x5A);
    desk.say({0x55, 0x00, 0x01, 0x20}, 2ms);
    Bytes command{0x64, 0, kPageBytes, 0x46};
    command.insert(command.end(), page.begin(), page.end());
    command.push_back(0x20);
    desk.say(command, std::chrono::milliseconds(millisecond));
    desk.chip.power_off();
    desk.hear(50ms);
    desk.chip.power_on();
    desk.hear(100ms);
    desk.enter_boot_loader();
    EXPECT_EQ(desk.program(0x200, page), (Bytes{0x14, 0x10})) << millisecond;
    EXPECT_TRUE(std::equal(page.begin(), page.end(), desk.chip.flash().begin() + 0x200)) << millisecond;
  }
}

class Running : public Desk {
 public:
  Running() : Desk(kWithFirmware) {
    open(57600);
    hear(150ms);
    const Bytes greeting = say({0xF9, 0xF9}, 500ms);
    EXPECT_EQ(Bytes(greeting.begin(), greeting.begin() + 5), (Bytes{0xF9, 2, 5, 0xF0, 0x79}));
    chip.take_changes();
  }
};

std::vector<std::pair<int, int>> shown(Chip& chip) {
  std::vector<std::pair<int, int>> pairs;
  for (const PinChange& change : chip.take_changes()) pairs.emplace_back(change.pin, change.value);
  return pairs;
}
using Shown = std::vector<std::pair<int, int>>;

TEST(Chip, ADigitalWriteShowsOnThePin) {
  Running desk;
  desk.say({0xF4, 13, 1, 0xF5, 13, 1}, 10ms);
  EXPECT_EQ(shown(desk.chip), (Shown{{13, 1}}));
  desk.chip.reset();
  EXPECT_EQ(shown(desk.chip), (Shown{{13, 0}}));
}

TEST(Chip, APwmShowsItsDuty) {
  Running desk;
  for (const int number : {3, 5, 6, 9, 10, 11}) {
    const auto pin = static_cast<std::uint8_t>(number);
    desk.say({0xF4, pin, 3, static_cast<std::uint8_t>(0xE0U | pin), 0x00, 0x01}, 10ms);
    const std::vector<PinChange> changes = desk.chip.take_changes();
    ASSERT_EQ(changes.size(), 1U) << int{pin};
    EXPECT_EQ(changes[0].output, PinOutput::pwm);
    EXPECT_EQ(changes[0].value, 128);
  }
}

TEST(Chip, AServoGetsItsPulseEveryTwentyMilliseconds) {
  Running desk;
  desk.say({0xF4, 9, 4, 0xE9, 90, 0}, 110ms);
  int pulses = 0;
  for (const PinChange& change : desk.chip.take_changes()) {
    if (!change.high) continue;
    ++pulses;
    EXPECT_NEAR(static_cast<double>(change.high->count()), 1472, 10);
  }
  EXPECT_NEAR(pulses, 5, 1);
}

TEST(Chip, ANoteTurnsThePinOverTwiceAPeriod) {
  Running desk;
  desk.say({0xF0, 0x02, 8, 1000 & 0x7F, 1000 >> 7, 50, 0, 0xF7}, 100ms);
  EXPECT_NEAR(static_cast<double>(desk.chip.take_changes().size()), 100, 6);
}

TEST(Chip, ButtonsAndVoltagesReachTheHost) {
  Running desk;
  EXPECT_EQ(desk.say({0xF4, 2, 0x0B, 0xD0, 1}, 20ms), (Bytes{0x90, 4, 0}));
  desk.chip.drive(2, false);
  EXPECT_EQ(desk.hear(20ms), (Bytes{0x90, 0, 0}));
  desk.chip.drive(2, std::nullopt);
  EXPECT_EQ(desk.hear(20ms), (Bytes{0x90, 4, 0}));
  desk.chip.set_millivolts(3, 2500);
  const Bytes samples = desk.say({0xC3, 1}, 30ms);
  ASSERT_GE(samples.size(), 3U);
  EXPECT_EQ(Bytes(samples.begin(), samples.begin() + 3), (Bytes{0xE3, 511 & 0x7F, 511 >> 7}));
}

TEST(Chip, AnEchoIsMeasured) {
  Running desk;
  desk.say({0xF0, 0x03, 7, 8, 0xF7}, 3ms);
  desk.chip.drive(8, true);
  desk.hear(1166us);
  desk.chip.drive(8, false);
  const Bytes answer = desk.hear(10ms);
  ASSERT_EQ(answer.size(), 8U);
  EXPECT_NEAR(answer[4] + answer[5] * 128, 1166, 30);
}

TEST(Chip, KeepsUpWithTheLineAtFullLength) {
  Running desk;
  Bytes many{0xF4, 13, 1};
  for (int i = 0; i < 200; ++i) many.insert(many.end(), {0xF5, 13, static_cast<std::uint8_t>(i % 2 == 0 ? 1 : 0)});
  desk.say(many, 200ms);
  EXPECT_EQ(desk.chip.take_changes().size(), 200U);
}

TEST(Chip, NoiseAtFullSpeedLeavesABoardThatStillAnswers) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    Running desk;
    std::mt19937 random(seed);
    Bytes noise(2000);
    for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(random());
    desk.say(noise, 500ms);
    desk.say({0xFF}, 100ms);
    EXPECT_EQ(desk.say({0xF9}, 10ms), (Bytes{0xF9, 2, 5})) << "seed " << seed;
  }
}

TEST(Chip, AServoStopsTwoSecondsAfterAHostThatPromisedIsGone) {
  Running desk;
  desk.say({0xF4, 13, 1, 0xF5, 13, 1, 0xF4, 9, 4, 0xE9, 90, 0, 0xF0, 0x01, 0x00, 0xF7}, 1900ms);
  desk.chip.take_changes();
  desk.hear(50ms);
  EXPECT_FALSE(desk.chip.take_changes().empty());  // pulses
  desk.hear(150ms);
  desk.chip.take_changes();
  desk.hear(200ms);
  EXPECT_EQ(shown(desk.chip), Shown{});  // no pulse; the lamp on 13 has not changed
}

TEST(Chip, TheSameCallsGiveTheSameBytesAndPins) {
  const auto once = [] {
    Running desk;
    Bytes sent = desk.say({0xF4, 13, 1, 0xF5, 13, 1, 0xF0, 0x6B, 0xF7, 0xC0, 1}, 200ms);
    return std::pair(sent, desk.chip.take_changes());
  };
  EXPECT_EQ(once(), once());
}

}  // namespace
}  // namespace lunabloc::virtual_board
