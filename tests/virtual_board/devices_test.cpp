// Devices on the chip's pins, driven by the real firmware: what they see are edges and bits at their cycles.
#include "virtual_board/devices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/file.h"
#include "firmware/shared/machine.h"
#include "support/temp_folder.h"
#include "virtual_board/chip.h"
#include "virtual_board/hex_file.h"

namespace lunabloc::virtual_board {
namespace {

using namespace std::chrono_literals;
using Bytes = std::vector<std::uint8_t>;

class Desk {
 public:
  Desk() {
    for (const char* name : {"optiboot.hex", "uno.hex"}) {
      const auto text = base::read_file(support::binary_folder() / "firmware" / name);
      EXPECT_TRUE(text && load_hex(*text, chip.flash()));
    }
    chip.set_host_bauds(57600);
    chip.power_on();
    chip.run_for(150ms);
    static_cast<void>(chip.take_sent());
  }
  void say(const Bytes& bytes) { chip.receive(bytes); }
  Bytes hear(std::chrono::microseconds duration) {
    chip.run_for(duration);
    return chip.take_sent();
  }
  // Takes whole messages, each begun by F0.
  std::vector<Bytes> messages(std::chrono::microseconds duration) { return messages_in(hear(duration)); }
  static std::vector<Bytes> messages_in(const Bytes& bytes) {
    std::vector<Bytes> all;
    for (const std::uint8_t byte : bytes) {
      if (byte == 0xF0) all.emplace_back();
      if (!all.empty() && byte != 0xF7) all.back().push_back(byte);
    }
    return all;
  }
  Chip chip;
};

Bytes write_two_wires(std::uint8_t address, const Bytes& bytes) {
  Bytes message{0xF0, 0x76, address, 0x00};
  for (const std::uint8_t byte : bytes) {
    message.push_back(byte & 0x7FU);
    message.push_back(byte >> 7U);
  }
  message.push_back(0xF7);
  return message;
}

// ---- DHT

Bytes dht_report(std::uint8_t pin, unsigned temperature, unsigned humidity) {
  const auto low = [](unsigned value) { return static_cast<std::uint8_t>(value & 0x7FU); };
  return {0xF0, 0x74, 0x00, pin, low(temperature), low(temperature >> 7U), low(humidity), low(humidity >> 7U)};
}

TEST(DhtOnTheChip, IsReadBitByBitEveryTwoSeconds) {
  for (const DhtKind kind : {DhtKind::dht11, DhtKind::dht22}) {
    Desk desk;
    Dht& dht = desk.chip.devices().dht(4, kind);
    dht.set(215, 430);
    desk.hear(1s);
    desk.say({0xF0, 0x74, static_cast<std::uint8_t>(kind == DhtKind::dht11 ? 1 : 2), 4, 0xF7});
    const std::vector<Bytes> heard = desk.messages(6500ms);
    ASSERT_GE(heard.size(), 2U);
    for (const Bytes& message : heard) EXPECT_EQ(message, dht_report(4, 215, 430));
    EXPECT_EQ(dht.answers(), static_cast<int>(heard.size()));
    EXPECT_EQ(dht.refused(), 0) << "no start pulse was too short or too early";
    dht.set(-101, 999);
    const std::vector<Bytes> cold = desk.messages(4s);
    ASSERT_FALSE(cold.empty());
    EXPECT_EQ(cold.back(), dht_report(4, static_cast<unsigned>(-101) & 0x3FFFU, 999));
  }
}

TEST(DhtOnTheChip, IsReadWhileTheLineAndTheServosAreBusy) {
  Desk desk;
  Dht& dht = desk.chip.devices().dht(4, DhtKind::dht22);
  dht.set(333, 666);
  desk.hear(1s);
  desk.say({0xF0, 0x74, 2, 4, 0xF7, 0xF4, 9, 4, 0xE9, 90, 0, 0xF0, 0x7A, 5, 0, 0xF7});
  for (std::uint8_t channel = 0; channel < 4; ++channel) desk.say({static_cast<std::uint8_t>(0xC0U + channel), 1});
  Bytes heard;
  for (int i = 0; i < 600; ++i) {
    desk.say({0xF5, 13, static_cast<std::uint8_t>(i & 1), 0xF9});
    for (const std::uint8_t byte : desk.hear(20ms)) heard.push_back(byte);
  }
  for (const std::uint8_t byte : desk.hear(100ms)) heard.push_back(byte);
  int read = 0, wrong = 0;
  const Bytes expected = dht_report(4, 333, 666);
  for (const Bytes& message : Desk::messages_in(heard)) {
    if (message.size() < 2 || message[1] != 0x74) continue;
    ++read;
    if (!std::equal(expected.begin(), expected.end(), message.begin())) ++wrong;
  }
  EXPECT_GE(read, 4);
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(read, dht.answers());
}

TEST(DhtOnTheChip, NoiseAndSilenceSayNothing) {
  Desk desk;
  Dht& dht = desk.chip.devices().dht(4, DhtKind::dht22);
  dht.set_damaged(true);
  desk.hear(1s);
  desk.say({0xF0, 0x74, 2, 4, 0xF7, 0xF0, 0x74, 2, 5, 0xF7});  // nothing is wired to 5
  EXPECT_TRUE(desk.messages(6s).empty());
  EXPECT_GE(dht.answers(), 2);
}

// ---- WS2812

TEST(StripOnTheChip, TakesEveryBitAtItsTime) {
  Desk desk;
  Strip& strip = desk.chip.devices().strip(6, 8);
  Bytes message{0xF0, 0x05, 6, 0};
  for (int pixel = 0; pixel < 8; ++pixel)
    for (const int colour : {pixel * 30, 255 - pixel, 0x55}) {
      message.push_back(static_cast<std::uint8_t>(colour & 0x7F));
      message.push_back(static_cast<std::uint8_t>(colour >> 7));
    }
  message.push_back(0xF7);
  desk.say(message);
  desk.hear(30ms);
  for (int pixel = 0; pixel < 8; ++pixel)
    EXPECT_EQ(strip.shown()[static_cast<std::size_t>(pixel)],
              (Colour{static_cast<std::uint8_t>(pixel * 30), static_cast<std::uint8_t>(255 - pixel), 0x55}));
  EXPECT_EQ(strip.wrong_bits(), 0);
  EXPECT_EQ(strip.frames(), 1);
}

TEST(StripOnTheChip, LosesNoByteOfTheLineHoweverLongItIs) {
  Desk desk;
  Strip& strip = desk.chip.devices().strip(6, 16);
  // Sixteen pixels again and again, bytes without a pause between them.
  for (int turn = 0; turn < 30; ++turn) desk.say({0xF0, 0x05, 6, 15, static_cast<std::uint8_t>(turn), 0, 2, 0, 3, 0, 0xF7, 0xF9});
  int answers = 0;
  for (int i = 0; i < 20; ++i)
    for (const std::uint8_t byte : desk.hear(10ms)) answers += byte == 0xF9 ? 1 : 0;
  EXPECT_EQ(answers, 30);
  EXPECT_EQ(strip.frames(), 30);
  EXPECT_EQ(strip.wrong_bits(), 0);
  EXPECT_EQ(strip.shown()[15], (Colour{29, 2, 3}));
  std::printf("longest_silence_us %.1f\n", static_cast<double>(strip.longest_silence()) / 16);
  EXPECT_LT(strip.longest_silence(), 16U * 45U) << "the strip would take it for the end";
}

// ---- two wires

constexpr std::uint8_t kAddress = 0x27;

// Half bytes as the display wants them, with what is between them.
void add_half(Bytes& bytes, unsigned half, unsigned kind) {
  bytes.push_back(static_cast<std::uint8_t>((half & 0xF0U) | 0x0CU | kind));
  bytes.push_back(static_cast<std::uint8_t>((half & 0xF0U) | 0x08U | kind));
}

TEST(DisplayOnTheChip, ShowsWhatIsWrittenInItsOwnTime) {
  Desk desk;
  Lcd& lcd = desk.chip.devices().lcd(kAddress, 16, 2);
  desk.hear(50ms);
  for (const unsigned half : {0x30U, 0x30U, 0x30U, 0x20U}) {
    Bytes bytes;
    add_half(bytes, half, 0);
    desk.say(write_two_wires(kAddress, bytes));
    desk.hear(10ms);
  }
  for (const unsigned command : {0x28U, 0x0CU, 0x06U, 0x01U}) {
    Bytes bytes;
    add_half(bytes, command, 0);
    add_half(bytes, command << 4U, 0);
    desk.say(write_two_wires(kAddress, bytes));
    desk.hear(10ms);
  }
  Bytes bytes;
  for (const char letter : std::string("Bonjour")) {
    add_half(bytes, static_cast<unsigned>(letter), 1);
    add_half(bytes, static_cast<unsigned>(letter) << 4U, 1);
  }
  desk.say(write_two_wires(kAddress, bytes));
  desk.hear(20ms);
  EXPECT_EQ(lcd.text().front(), "Bonjour         ");
  EXPECT_TRUE(lcd.lit());
  EXPECT_EQ(lcd.too_early(), 0);
}

TEST(DisplayOnTheChip, ShowsNonsenseToAProgramThatDoesNotWait) {
  Desk desk;
  Lcd& lcd = desk.chip.devices().lcd(kAddress, 16, 2);
  desk.hear(50ms);
  Bytes bytes;
  for (const unsigned half : {0x30U, 0x30U, 0x30U, 0x20U}) add_half(bytes, half, 0);
  desk.say(write_two_wires(kAddress, bytes));
  desk.hear(20ms);
  EXPECT_GT(lcd.too_early(), 0);
}

TEST(TwoWiresOnTheChip, ADeviceThatIsNotThereOrHangsHoldsNothingUp) {
  Desk desk;
  desk.say(write_two_wires(0x11, {1, 2, 3}));
  desk.say({0xF0, 0x76, 0x11, 0x08, 2, 0, 0xF7, 0xF9});
  EXPECT_EQ(desk.hear(20ms), (Bytes{0xF9, 2, 5}));
  desk.chip.hold_two_wires(true);
  desk.say(write_two_wires(kAddress, {1, 2, 3}));
  desk.say({0xF9});
  EXPECT_TRUE(desk.hear(15ms).empty());
  EXPECT_EQ(desk.hear(40ms), (Bytes{0xF9, 2, 5})) << "given up after 25 ms";
  desk.chip.hold_two_wires(false);
  Lcd& lcd = desk.chip.devices().lcd(kAddress, 16, 2);
  desk.say({0xF0, 0x76, kAddress, 0x08, 1, 0, 0xF7});
  const std::vector<Bytes> heard = desk.messages(20ms);
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0], (Bytes{0xF0, 0x77, kAddress, 0, 0, 0, 0x7F, 1})) << "what the expander's pins are";
  EXPECT_EQ(lcd.too_early(), 0);
}

TEST(TwoWiresOnTheChip, RunAtAHundredKilohertz) {
  Desk desk;
  desk.chip.devices().lcd(kAddress, 16, 2);
  desk.say(write_two_wires(kAddress, Bytes(30, 0x08)));
  desk.say({0xF9});
  // 67 bytes of the line, then 31 bytes of nine bits; then the answer's first byte.
  const auto start = desk.chip.now();
  while (desk.chip.take_sent().empty() && desk.chip.now() - start < 50ms) desk.chip.run_for(50us);
  const auto took = desk.chip.now() - start;
  EXPECT_GT(took, 14ms);
  EXPECT_LT(took, 15500us);
}

// ---- whatever comes

// Messages that are cut off, too long or nonsense, with every device there; then the board still answers and obeys.
TEST(WildBytesOnTheChip, LeaveABoardThatAnswers) {
  std::mt19937 random(7);
  Desk desk;
  desk.chip.devices().dht(4, DhtKind::dht22);
  desk.chip.devices().strip(6, 8);
  desk.chip.devices().lcd(kAddress, 16, 2);
  constexpr std::uint8_t kIds[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x62, 0x69, 0x6B, 0x6D, 0x6F, 0x70, 0x74, 0x76, 0x78, 0x79, 0x7A};
  for (int turn = 0; turn < 400; ++turn) {
    Bytes message{0xF0, kIds[random() % std::size(kIds)]};
    const std::size_t length = random() % 8 == 0 ? 200 : random() % 12;
    for (std::size_t i = 0; i < length; ++i) message.push_back(static_cast<std::uint8_t>(random() % (random() % 16 == 0 ? 256 : 128)));
    if (random() % 4 != 0) message.push_back(0xF7);
    desk.say(message);
    desk.hear(std::chrono::milliseconds(1 + random() % 20));
  }
  desk.hear(2s);
  desk.say({0xF7, 0xFF, 0xF9});
  const Bytes answer = desk.hear(100ms);
  const Bytes version{0xF9, 2, 5};
  EXPECT_NE(std::search(answer.begin(), answer.end(), version.begin(), version.end()), answer.end());
  static_cast<void>(desk.chip.take_changes());
  desk.say({0xF4, 13, 1, 0xF5, 13, 1});
  desk.hear(20ms);
  const std::vector<PinChange> changes = desk.chip.take_changes();
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const PinChange& change) { return change.pin == 13 && change.value == 1; }));
}

// A loop that hangs: the instruction that feeds the watchdog jumps to itself.
TEST(WatchdogOnTheChip, ALoopThatHangsIsStartedAgainInHalfASecond) {
  Desk desk;
  constexpr std::uint8_t kFeed[] = {0xA8, 0x95}, kHere[] = {0xFF, 0xCF};
  const std::span<std::uint8_t> program = desk.chip.flash().first(LUNABLOC_MACHINE_AREA);
  std::vector<std::size_t> fed;
  for (std::size_t at = 0; at + 1 < program.size(); at += 2)
    if (std::equal(std::begin(kFeed), std::end(kFeed), program.begin() + static_cast<std::ptrdiff_t>(at))) fed.push_back(at);
  ASSERT_FALSE(fed.empty());
  const auto put = [&](const std::uint8_t (&bytes)[2]) {
    for (const std::size_t at : fed) std::copy(std::begin(bytes), std::end(bytes), program.begin() + static_cast<std::ptrdiff_t>(at));
  };
  desk.say({0xF4, 13, 1, 0xF5, 13, 1});
  desk.hear(20ms);
  put(kHere);
  desk.say({0xF9});
  EXPECT_TRUE(desk.hear(300ms).empty()) << "it hangs";
  put(kFeed);
  const Bytes greeting = desk.hear(700ms);
  ASSERT_GE(greeting.size(), 3U) << "the watchdog has begun it again";
  EXPECT_EQ(Bytes(greeting.begin(), greeting.begin() + 3), (Bytes{0xF9, 2, 5}));
}

// ---- distance

TEST(EchoOnTheChip, SaysHowLongTheSoundWasOnItsWay) {
  Desk desk;
  Echo& echo = desk.chip.devices().echo(7, 6);
  for (const unsigned width : {583U, 5830U, 0U}) {
    echo.set(width);
    desk.say({0xF0, 0x03, 7, 6, 0xF7});
    const std::vector<Bytes> heard = desk.messages(100ms);
    ASSERT_EQ(heard.size(), 1U);
    ASSERT_EQ(heard[0].size(), 7U);
    const unsigned said = heard[0][4] | static_cast<unsigned>(heard[0][5]) << 7U | static_cast<unsigned>(heard[0][6]) << 14U;
    EXPECT_NEAR(said, width == 0 ? 38'000 : width, 12);
  }
}

}  // namespace
}  // namespace lunabloc::virtual_board
