// A Mega 2560 with the boot loader that it is sold with, simulated: programs onto it, and who it is mistaken for.
//
// simavr runs it as it is; writing a page takes no time here.
#include <gtest/gtest.h>
#include <simavr/avr_adc.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <random>
#include <set>

#include "base/clock.h"
#include "base/file.h"
#include "compiling.h"
#include "devices_kit.h"
#include "firmware/shared/machine.h"
#include "kit/board.h"
#include "kit/flash.h"
#include "kit/link.h"
#include "kit/standalone/image.h"
#include "kit/tether.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

constexpr const char* kBootLoader = "/usr/share/arduino/hardware/arduino/avr/bootloaders/stk500v2/stk500boot_v2_mega2560.hex";
constexpr std::uint32_t kFlashBytes = 262'144, kBootStart = 0x3E000;

class Mega final : public Link, public Clock {
 public:
  Mega() {
    avr_global_logger_set([](avr_t*, const int, const char*, va_list) {});
    avr_ = avr_make_mcu_by_name("atmega2560");
    avr_init(avr_);
    avr_->frequency = 16'000'000;
    avr_->sleep = [](avr_t*, avr_cycle_count_t) {};
    std::fill_n(avr_->flash, kFlashBytes, std::uint8_t{0xFF});
    const auto text = base::read_file(kBootLoader);
    const auto image = text ? read_hex(*text, kFlashBytes) : tl::unexpected(text.error());
    works = image.has_value();
    if (image)
      for (std::size_t i = 0; i < image->bytes.size(); ++i)
        if (image->used[i]) avr_->flash[i] = image->bytes[i];
    avr_->codeend = avr_->flashend;
    avr_->reset_pc = kBootStart;
    std::uint32_t flags = 0;
    avr_ioctl(avr_, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    avr_irq_t* const output = avr_io_getirq(avr_, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT);
    avr_irq_register_notify(output, [](avr_irq_t*, std::uint32_t value, void* me) {
      static_cast<Mega*>(me)->heard_.push_back(static_cast<std::uint8_t>(value));
    }, this);
    input_ = avr_io_getirq(avr_, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr_, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_OUT_TRIGGER), [](avr_irq_t*, std::uint32_t value, void* me) {
      avr_adc_mux_t from{};
      std::memcpy(&from, &value, sizeof value);
      static_cast<Mega*>(me)->measured.insert(static_cast<int>(from.src));
    }, this);
    EXPECT_TRUE(pulse_reset());
  }
  ~Mega() override {
    avr_terminate(avr_);
    std::free(avr_);
  }

  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    const auto deadline = now() + patience;
    while (heard_.empty() && now() < deadline) live(100us);
    const std::size_t count = std::min(into.size(), heard_.size());
    std::copy_n(heard_.begin(), count, into.begin());
    heard_.erase(heard_.begin(), heard_.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
  }
  // A byte takes its time on the line, so that none is lost.
  Result<void> write(std::span<const std::uint8_t> bytes) override {
    for (const std::uint8_t byte : bytes) {
      avr_raise_irq(input_, byte);
      live(87us);
    }
    return {};
  }
  Result<void> set_speed(int) override { return {}; }
  Result<void> pulse_reset() override {
    avr_reset(avr_);
    avr_->data[0x54] = 0x02;  // from outside
    avr_->pc = kBootStart;
    return {};
  }
  void drop_input() override { heard_.clear(); }
  std::string name() const override { return "mega"; }
  std::chrono::microseconds now() const override { return std::chrono::microseconds(avr_->cycle / 16); }
  void sleep_for(std::chrono::microseconds duration) override { live(duration); }

  bool output(std::uint16_t port_register, int bit) const { return (avr_->data[port_register] >> bit & 1) != 0; }
  std::uint8_t data(std::uint16_t address) const { return avr_->data[address]; }
  void set_millivolts(int channel, std::uint32_t millivolts) {
    avr_->vcc = avr_->avcc = avr_->aref = 5000;
    avr_raise_irq(avr_io_getirq(avr_, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + channel), millivolts);
  }
  std::span<const std::uint8_t> flash_bytes() const { return {avr_->flash, kFlashBytes}; }
  bool works = false;
  std::set<int> measured;  // channels

 private:
  void live(std::chrono::microseconds duration) {
    const avr_cycle_count_t until = avr_->cycle + static_cast<avr_cycle_count_t>(duration.count()) * 16;
    while (avr_->cycle < until) avr_run(avr_);
  }
  avr_t* avr_ = nullptr;
  avr_irq_t* input_ = nullptr;
  std::deque<std::uint8_t> heard_;
};

Board board_named(const std::string& id) {
  const auto board = load_board(support::source_folder() / "assets", id);
  EXPECT_TRUE(board);
  return *board;
}
Image noise(std::size_t bytes) {
  std::mt19937 random(7);
  Image image;
  image.bytes.resize(bytes);
  for (std::uint8_t& byte : image.bytes) byte = static_cast<std::uint8_t>(random());
  image.used.assign(bytes, true);
  return image;
}
bool go_on(const FlashProgress&) { return true; }

TEST(Mega, TakesAProgramThroughItsOwnBootLoader) {
  Mega mega;
  if (!mega.works) GTEST_SKIP() << kBootLoader << " is not installed";
  const Image image = noise(3000);
  const auto report = flash(mega, mega, board_named("mega"), image, go_on);
  ASSERT_TRUE(report) << report.error().message << " " << report.error().detail;
  EXPECT_TRUE(std::equal(image.bytes.begin(), image.bytes.end(), mega.flash_bytes().begin()));
  const auto again = flash(mega, mega, board_named("mega"), image, go_on);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->written_bytes, 0U);
}

constexpr std::uint16_t kPortB = 0x25, kPortL = 0x10B, kOcr5c = 0x12C, kTccr5a = 0x120;

// Our firmware on it, through its own boot loader.
void take_firmware(Mega& mega) {
  const auto text = base::read_file(support::binary_folder() / "firmware/mega.hex");
  ASSERT_TRUE(text);
  const auto image = read_hex(*text, board_named("mega").program_bytes);
  ASSERT_TRUE(image) << image.error().message;
  const auto flashed = flash(mega, mega, board_named("mega"), *image, go_on);
  ASSERT_TRUE(flashed) << flashed.error().message;
  ASSERT_TRUE(mega.pulse_reset());
}

Kit mega_kit() {
  const Result<Kit> kit = kit_from(R"(format: 1
id: bench
name: {fr: "Mega", en: "Mega"}
board: mega
parts:
  - {kind: led, name: red, label: {fr: "DEL", en: "LED"}, pin: "13"}
  - {kind: led, name: green, label: {fr: "DEL", en: "LED"}, pin: "49"}
  - {kind: light, name: room, label: {fr: "Lumière", en: "Light"}, pin: "A7"}
  - {kind: light, name: hall, label: {fr: "Lumière", en: "Light"}, pin: "A9"}
  - {kind: motor, name: left, label: {fr: "Moteur", en: "Motor"}, pin: "44", forward_pin: "30", back_pin: "31"}
  - {kind: dht, name: room, label: {fr: "Air", en: "Air"}, pin: "A8"}
)");
  EXPECT_TRUE(kit) << kit.error().message;
  return *kit;
}

TEST(Mega, IsDrivenByOurFirmwareOnAllItsPins) {
  Mega mega;
  if (!mega.works) GTEST_SKIP() << kBootLoader << " is not installed";
  take_firmware(mega);
  if (HasFatalFailure()) return;
  const auto greeting = greet(mega, mega, board_named("mega"), 5s, [] { return true; });
  ASSERT_TRUE(greeting);
  EXPECT_TRUE(is_ours(*greeting));
  const Kit kit = mega_kit();
  Tether tether(mega, mega, kit, true);
  ASSERT_TRUE(tether.begin());
  mega.set_millivolts(7, 2500);  // simavr knows no voltage beyond
  ASSERT_TRUE(tether.set("led:red", 1));
  ASSERT_TRUE(tether.set("led:green", 1));
  ASSERT_TRUE(tether.set("motor:left", 50));
  for (const auto until = mega.now() + 400ms; mega.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(20)));
  EXPECT_TRUE(mega.output(kPortB, 7));
  EXPECT_TRUE(mega.output(kPortL, 0));
  EXPECT_EQ(mega.data(kOcr5c), 128);
  EXPECT_NE(mega.data(kTccr5a) & 0x08, 0) << "joined to its pin";
  ASSERT_TRUE(tether.readings().contains("light:room"));
  EXPECT_NEAR(tether.readings().at("light:room"), 511, 2);
  EXPECT_TRUE(mega.measured.contains(9));
  EXPECT_TRUE(tether.readings().contains("light:hall"));
  ASSERT_TRUE(tether.rest());
  EXPECT_FALSE(mega.output(kPortB, 7));
}

TEST(Mega, AProgramRunsOnItAlone) {
  Mega mega;
  if (!mega.works) GTEST_SKIP() << kBootLoader << " is not installed";
  take_firmware(mega);
  if (HasFatalFailure()) return;
  const auto program = standalone::compile(
      program::parse("while true do kit.led(\"green\"):on() wait(0.1) kit.led(\"green\"):off() wait(0.1) end").tree, mega_kit());
  ASSERT_TRUE(program) << told(program.error());
  const auto image = standalone::image_of(program->body, board_named("mega"));
  ASSERT_TRUE(image);
  ASSERT_TRUE(flash(mega, mega, board_named("mega"), *image, go_on));
  ASSERT_TRUE(mega.pulse_reset());
  int changes = 0;
  bool lit = false;
  for (int i = 0; i < 4000; ++i) {
    mega.sleep_for(1ms);
    if (mega.output(kPortL, 0) != lit) {
      lit = !lit;
      ++changes;
    }
  }
  EXPECT_GE(changes, 15);
}

// Its boot loader writes all that lies before a page again: that is seen going on, and may be cancelled.
TEST(Mega, TheWayToAProgramIsToldAndCanBeCancelledWithoutALoss) {
  Mega mega;
  if (!mega.works) GTEST_SKIP() << kBootLoader << " is not installed";
  take_firmware(mega);
  if (HasFatalFailure()) return;
  const auto mega_board = board_named("mega");
  const auto part_of_flash = [&](std::size_t from, std::size_t count) {
    const auto bytes = mega.flash_bytes().subspan(from, count);
    return std::vector<std::uint8_t>(bytes.begin(), bytes.end());
  };
  const auto firmware = [&] { return part_of_flash(0, LUNABLOC_MACHINE_AREA); };
  const std::vector<std::uint8_t> before = firmware();
  const auto old = standalone::image_of(std::vector<std::uint8_t>(300, 9), mega_board);
  const auto image = standalone::image_of(std::vector<std::uint8_t>(300, 7), mega_board);
  ASSERT_TRUE(old && image);
  const std::vector<std::uint8_t> old_program(old->bytes.begin() + LUNABLOC_MACHINE_AREA, old->bytes.end());
  std::map<std::string, int> cancelled;
  for (const int after : {0, 80, 190, 220}) {
    ASSERT_TRUE(flash(mega, mega, mega_board, *old, go_on));
    int told = 0;
    const auto ended = flash(mega, mega, mega_board, *image, [&](const FlashProgress&) { return told++ < after; });
    ASSERT_FALSE(ended) << after;
    EXPECT_EQ(ended.error().kind, ErrorKind::stopped) << ended.error().message;
    ++cancelled[ended.error().message];
    EXPECT_EQ(firmware(), before) << after;
    if (ended.error().message == "kit.cancelled") EXPECT_EQ(part_of_flash(LUNABLOC_MACHINE_AREA, old_program.size()), old_program) << after;
    else EXPECT_EQ(part_of_flash(LUNABLOC_MACHINE_AREA, 2), (std::vector<std::uint8_t>{0xFF, 0xFF})) << "no half program is left";
  }
  EXPECT_GE(cancelled["kit.cancelled"], 2);
  EXPECT_GE(cancelled["kit.cancelled_midway"], 2);
  int told = 0;
  double part = 0, largest_step = 0;
  const auto done = flash(mega, mega, mega_board, *image, [&](const FlashProgress& progress) {
    EXPECT_GE(progress.part, part);
    largest_step = std::max(largest_step, progress.part - part);
    part = progress.part;
    ++told;
    return true;
  });
  ASSERT_TRUE(done) << done.error().message << " " << done.error().detail;
  EXPECT_EQ(part, 1);
  EXPECT_GT(told, 208) << "each page on the way, there and back";
  EXPECT_LT(largest_step, 0.02);
  EXPECT_EQ(firmware(), before);
  EXPECT_TRUE(std::equal(image->bytes.begin() + LUNABLOC_MACHINE_AREA, image->bytes.end(), mega.flash_bytes().begin() + LUNABLOC_MACHINE_AREA));
}

TEST(Mega, IsNoUnoAndTheOtherWayRound) {
  Mega mega;
  if (!mega.works) GTEST_SKIP() << kBootLoader << " is not installed";
  const auto as_uno = flash(mega, mega, board_named("uno"), noise(500), go_on);
  ASSERT_FALSE(as_uno);
  EXPECT_EQ(as_uno.error().message, "kit.no_answer") << "it is silent to the other protocol";
  Board other = board_named("mega");
  other.signature = {0x1E, 0x95, 0x0F};
  other.others = board_named("uno").others;
  const auto refused = flash(mega, mega, other, noise(500), go_on);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "kit.wrong_chip");
  ASSERT_EQ(refused.error().arguments.size(), 2U);
  EXPECT_EQ(refused.error().arguments[1].second, "Arduino Mega 2560 (1E9801)") << "said by its name";
}

}  // namespace
}  // namespace lunabloc::kit
