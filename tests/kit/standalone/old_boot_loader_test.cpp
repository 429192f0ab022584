// A Nano as most schools have it, and a Duemilanove: the chip of the Uno with the boot loader of before, at 57600 bauds.
#include <filesystem>

#include "chip_desk.h"
#include "kit/flash.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

constexpr const char* kBootLoader = "/usr/share/arduino/hardware/arduino/avr/bootloaders/atmega/ATmegaBOOT_168_atmega328.hex";
constexpr std::uint32_t kBootStart = 0x7800;

class OldBoot : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kBootLoader)) GTEST_SKIP() << kBootLoader << " is not installed";
  }
};

TEST_P(OldBoot, TakesOurFirmwareThroughTheBootLoaderOfBefore) {
  ChipDesk desk({kBootLoader}, kBootStart);
  const auto board = load_board(support::source_folder() / "assets", GetParam());
  ASSERT_TRUE(board);
  const auto text = base::read_file(support::binary_folder() / "firmware" / board->firmware);
  ASSERT_TRUE(text);
  const auto image = read_hex(*text, board->program_bytes);
  ASSERT_TRUE(image);
  const std::vector<std::uint8_t> before(desk.chip.flash().begin() + kBootStart, desk.chip.flash().end());
  const auto flashed = flash(desk, desk, *board, *image, [](const FlashProgress&) { return true; });
  ASSERT_TRUE(flashed) << flashed.error().message << " " << flashed.error().detail;
  for (std::size_t i = 0; i < image->bytes.size(); ++i) {
    if (!image->used[i]) continue;
    ASSERT_EQ(int{image->bytes[i]}, int{desk.chip.flash()[i]}) << i;
  }
  EXPECT_TRUE(std::equal(before.begin(), before.end(), desk.chip.flash().begin() + kBootStart)) << "the boot loader is as it was";
  ASSERT_TRUE(desk.set_speed(57600));
  std::vector<std::uint8_t> heard(64);
  const auto greeting = desk.read(heard, 3s);
  ASSERT_TRUE(greeting);
  ASSERT_GT(*greeting, 0U);
  EXPECT_EQ(heard[0], 0xF9);
}

INSTANTIATE_TEST_SUITE_P(Boards, OldBoot, testing::Values("nano", "duemilanove"));

}  // namespace
}  // namespace lunabloc::kit
