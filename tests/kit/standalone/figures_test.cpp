// Figures that were promised for the tether and for a flash that goes wrong, on the simulated chip and its virtual time.
#include <array>
#include <random>

#include "chip_desk.h"
#include "compiling.h"
#include "devices_kit.h"
#include "kit/flash.h"
#include "support/tethered_board.h"
#include "virtual_board/devices.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

TEST(Figures, ABlockReachesItsPinWithinFiveMilliseconds) {
  ChipDesk desk;
  support::TetheredBoard board(desk, desk, standard_kit());
  Tether& tether = board.tether;
  desk.sleep_for(200ms);
  microseconds longest{0};
  // Sensors are read and the host stays in touch meanwhile; the changes come at all sorts of moments.
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE(tether.poll(std::chrono::milliseconds(3 + i % 17)));
    static_cast<void>(desk.chip.take_changes());
    const auto asked = desk.now();
    ASSERT_TRUE(tether.set("led:red", i % 2 == 0 ? 1 : 0));
    std::optional<microseconds> changed;
    while (!changed && desk.now() - asked < 100ms) {
      desk.sleep_for(100us);
      for (const virtual_board::PinChange& change : desk.chip.take_changes())
        if (change.pin == 13) changed = change.at;
    }
    ASSERT_TRUE(changed);
    longest = std::max(longest, *changed - asked);
  }
  std::printf("block_to_pin_us %lld\n", static_cast<long long>(longest.count()));
  EXPECT_LE(longest, 5ms);
}

TEST(Figures, SixAnalogPinsEveryTenMillisecondsWithoutALoss) {
  ChipDesk desk;
  support::greeted(desk, desk);
  for (int channel = 0; channel < 6; ++channel) desk.chip.set_millivolts(channel, 500 * (channel + 1));
  ASSERT_TRUE(desk.write(firmata::set_sampling(10)));
  for (std::uint8_t channel = 0; channel < 6; ++channel) ASSERT_TRUE(desk.write(firmata::report_channel(channel, true)));
  desk.sleep_for(100ms);
  desk.drop_input();
  firmata::Decoder decoder;
  std::array<int, 6> count{};
  int wrong = 0;
  const auto start = desk.now();
  while (desk.now() - start < 10s) {
    std::array<std::uint8_t, 256> bytes{};
    const auto read = desk.read(bytes, std::chrono::milliseconds(20));
    ASSERT_TRUE(read);
    decoder.add(std::span(bytes).first(*read));
    while (const auto message = decoder.next()) {
      const auto* value = std::get_if<firmata::ChannelValue>(&*message);
      if (value == nullptr || value->channel >= 6) continue;
      ++count[value->channel];
      if (std::abs(value->value - 1023 * (value->channel + 1) / 10) > 2) ++wrong;
    }
  }
  EXPECT_EQ(wrong, 0);
  for (const int each : count) EXPECT_NEAR(each, 1000, 2);
}

// A board that has Firmata's own messages and no others: somebody else's firmware.
TEST(StandardFirmata, IsDrivenWithEverythingThatItKnows) {
  ChipDesk desk({"optiboot.hex", "standard_firmata.hex"});
  virtual_board::Lcd& lcd = desk.chip.devices().lcd(39, 16, 2);
  desk.chip.devices().dht(2, virtual_board::DhtKind::dht22).set(199, 600);
  support::TetheredBoard board(desk, desk, devices_kit());
  Tether& tether = board.tether;
  EXPECT_EQ(shown(board.greeting), "StandardFirmata 2.5");
  EXPECT_FALSE(is_ours(board.greeting));
  desk.sleep_for(200ms);
  static_cast<void>(desk.chip.take_changes());
  ASSERT_TRUE(tether.set("led:red", 1));
  ASSERT_TRUE(tether.set("motor:left", -50));
  ASSERT_TRUE(tether.set("neopixel:ring", 0xFF));  // it cannot, and says nothing of it
  ASSERT_TRUE(tether.show_text("lcd:screen", 1, "Bonjour"));
  for (const auto until = desk.now() + 3s; desk.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(30)));
  std::map<int, int> levels;
  for (const virtual_board::PinChange& change : desk.chip.take_changes()) levels[change.pin] = change.value;
  EXPECT_EQ(levels[13], 1);
  EXPECT_EQ(levels[8], 1);
  EXPECT_EQ(levels[3], 128);
  EXPECT_EQ(lcd.text()[0], "Bonjour         ");
  ASSERT_TRUE(tether.readings().contains("dht:room.temperature"));
  EXPECT_EQ(tether.readings().at("dht:room.temperature"), 19.9);
  ASSERT_TRUE(tether.rest());
}

// A line on which one byte is lost.
class LossyLine final : public Link {
 public:
  LossyLine(ChipDesk& desk, int lost_to_board, int lost_from_board) : desk_(desk), to_(lost_to_board), from_(lost_from_board) {}
  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    Result<std::size_t> count = desk_.read(into, patience);
    if (!count || from_ < 0) return count;
    if (from_ >= static_cast<int>(*count)) {
      from_ -= static_cast<int>(*count);
      return count;
    }
    std::copy(into.begin() + from_ + 1, into.begin() + static_cast<std::ptrdiff_t>(*count), into.begin() + from_);
    from_ = -1;
    return *count - 1;
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override {
    if (to_ < 0 || to_ >= static_cast<int>(bytes.size())) {
      if (to_ >= 0) to_ -= static_cast<int>(bytes.size());
      return desk_.write(bytes);
    }
    std::vector<std::uint8_t> kept(bytes.begin(), bytes.end());
    kept.erase(kept.begin() + to_);
    to_ = -1;
    return desk_.write(kept);
  }
  Result<void> set_speed(int bauds) override { return desk_.set_speed(bauds); }
  Result<void> pulse_reset() override { return desk_.pulse_reset(); }
  void drop_input() override { desk_.drop_input(); }
  std::string name() const override { return desk_.name(); }

 private:
  ChipDesk& desk_;
  int to_, from_;
};

// A bad cable behind a slow adapter: a byte is changed, lost or doubled now and then, and what comes is late.
class BadLine final : public Link {
 public:
  BadLine(ChipDesk& desk, std::uint32_t seed) : desk_(desk), random_(seed), one_in_(150U << seed % 8U), latest_(seed % 5U * 4U) {}
  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    if (latest_ > 0) desk_.sleep_for(std::chrono::milliseconds(random_() % latest_));
    std::vector<std::uint8_t> bytes(std::max<std::size_t>(1, into.size() / 2));
    const Result<std::size_t> count = desk_.read(bytes, patience);
    if (!count) return count;
    bytes.resize(*count);
    const std::vector<std::uint8_t> kept = spoilt(bytes);
    const std::size_t given = std::min(kept.size(), into.size());
    std::copy_n(kept.begin(), given, into.begin());
    return given;
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override { return desk_.write(spoilt(bytes)); }
  Result<void> set_speed(int bauds) override { return desk_.set_speed(bauds); }
  Result<void> pulse_reset() override { return desk_.pulse_reset(); }
  void drop_input() override { desk_.drop_input(); }
  std::string name() const override { return desk_.name(); }
  int spoilt_bytes = 0;

 private:
  std::vector<std::uint8_t> spoilt(std::span<const std::uint8_t> bytes) {
    std::vector<std::uint8_t> kept;
    for (const std::uint8_t byte : bytes) {
      const bool bad = random_() % one_in_ == 0;
      spoilt_bytes += bad ? 1 : 0;
      switch (bad ? 1 + random_() % 3 : 0) {
        case 1: break;
        case 2: kept.insert(kept.end(), 2, byte); break;
        case 3: kept.push_back(static_cast<std::uint8_t>(byte ^ 1U << random_() % 8U)); break;
        default: kept.push_back(byte);
      }
    }
    return kept;
  }
  ChipDesk& desk_;
  std::mt19937 random_;
  std::uint32_t one_in_, latest_;
};

Image some_program() {
  Image image;
  image.bytes.assign(1024, 0);
  for (std::size_t i = 0; i < image.bytes.size(); ++i) image.bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 128);
  image.used.assign(image.bytes.size(), true);
  return image;
}

TEST(Figures, AByteThatIsLostIsSaidWithinFiveSecondsAndTheNextTryWorks) {
  const Image image = some_program();
  microseconds longest{0};
  int failed = 0;
  for (const bool to_board : {true, false}) {
    for (int lost = 0; lost < 1300; lost += lost < 40 ? 3 : 97) {
      ChipDesk desk({"optiboot.hex"});
      LossyLine line(desk, to_board ? lost : -1, to_board ? -1 : lost);
      const auto start = desk.now();
      const auto flashed = flash(line, desk, standard_kit().board, image, [](const FlashProgress&) { return true; });
      longest = std::max(longest, desk.now() - start);
      failed += flashed ? 0 : 1;
      ASSERT_LE(desk.now() - start, 5s) << "byte " << lost << (to_board ? " to" : " from") << " the board";
      const auto again = flash(desk, desk, standard_kit().board, image, [](const FlashProgress&) { return true; });
      ASSERT_TRUE(again) << "byte " << lost << ": " << again.error().message;
      ASSERT_TRUE(std::equal(image.bytes.begin(), image.bytes.end(), desk.chip.flash().begin())) << lost;
    }
  }
  std::printf("lost_byte_longest_s %.2f failed %d\n", static_cast<double>(longest.count()) / 1e6, failed);
  EXPECT_GT(failed, 0);
}

TEST(Figures, ABadLineEndsWithTheProgramOrWithABoardThatTakesItNextTime) {
  const Image image = some_program();
  int good = 0, said = 0;
  microseconds longest{0};
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    ChipDesk desk({"optiboot.hex"});
    const auto first = desk.chip.flash().begin();
    const std::vector<std::uint8_t> boot_loader(first + virtual_board::kUnoBootStart, desk.chip.flash().end());
    BadLine line(desk, seed);
    const auto start = desk.now();
    const auto flashed = flash(line, desk, standard_kit().board, image, [](const FlashProgress&) { return true; });
    longest = std::max(longest, desk.now() - start);
    const bool whole = std::equal(image.bytes.begin(), image.bytes.end(), desk.chip.flash().begin());
    if (flashed) {
      ASSERT_TRUE(whole) << seed << ": what is said to be done is done";
      ++good;
    } else {
      EXPECT_FALSE(flashed.error().message.empty());
      ++said;
    }
    ASSERT_TRUE(std::equal(boot_loader.begin(), boot_loader.end(), desk.chip.flash().begin() + virtual_board::kUnoBootStart)) << seed;
    const auto again = flash(desk, desk, standard_kit().board, image, [](const FlashProgress&) { return true; });
    ASSERT_TRUE(again) << seed << ": " << again.error().message;
    ASSERT_TRUE(std::equal(image.bytes.begin(), image.bytes.end(), desk.chip.flash().begin())) << seed;
  }
  std::printf("bad_line done %d said %d longest_s %.2f\n", good, said, static_cast<double>(longest.count()) / 1e6);
  EXPECT_LE(longest, 5s);
  EXPECT_GT(said, 10);
  EXPECT_GT(good, 5);
}

}  // namespace
}  // namespace lunabloc::kit
