// Programs onto boards, byte by byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "kit/flash.h"
#include "kit/stk500.h"
#include "model_boot_loader.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kPage = 128;

Image image_of(std::size_t size, std::uint8_t seed) {
  Image image;
  for (std::size_t i = 0; i < size; ++i) image.bytes.push_back(static_cast<std::uint8_t>(i * 7 + i / kPage + seed));
  image.used.assign(size, true);
  return image;
}

class Flash : public testing::Test {
 protected:
  Flash() : link(clock, boot), uno(*load_board(support::source_folder() / "assets", "uno")) {}

  Result<FlashReport> flash(const Image& image, const FlashWatch& watch = [](const FlashProgress&) { return true; }) {
    return kit::flash(link, clock, uno, image, watch);
  }
  void hold(const Image& image) { std::copy(image.bytes.begin(), image.bytes.end(), boot.flash.begin()); }
  bool holds(const Image& image) const { return std::equal(image.bytes.begin(), image.bytes.end(), boot.flash.begin()); }
  bool is_empty() const {
    return std::all_of(boot.flash.begin(), boot.flash.begin() + kPage, [](std::uint8_t byte) { return byte == 0xFF; });
  }

  VirtualClock clock;
  ModelBootLoader boot;
  MemoryLink link;
  Board uno;
};

TEST_F(Flash, WritesAndVerifiesEveryByte) {
  const Image image = image_of(1000, 1);
  const auto report = flash(image);
  ASSERT_TRUE(report) << report.error().message << " " << report.error().detail;
  EXPECT_TRUE(holds(image));
  EXPECT_EQ(report->all_bytes, 1000U);
  EXPECT_FALSE(boot.listening()) << "the program has been started";
}

TEST_F(Flash, WritesNothingWhenNothingChanged) {
  const Image image = image_of(4000, 1);
  hold(image);
  const auto report = flash(image);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->written_bytes, 0U);
  EXPECT_THAT(boot.pages_written, IsEmpty());
}

TEST_F(Flash, WritesThePagesThatChangedAndTheFirstOneLast) {
  Image image = image_of(20 * kPage, 1);
  hold(image);
  image.bytes[7 * kPage + 3] ^= 0x55;
  ASSERT_TRUE(flash(image));
  EXPECT_TRUE(holds(image));
  EXPECT_THAT(boot.pages_written, ElementsAre(0U, 7 * kPage, 0U));
}

TEST_F(Flash, LeavesAHoleOfTheFileAlone) {
  Image image = image_of(10 * kPage, 1);
  for (std::size_t i = 4 * kPage; i < 6 * kPage; ++i) image.used[i] = false;
  ASSERT_TRUE(flash(image));
  EXPECT_THAT(boot.pages_written, testing::Not(testing::Contains(4 * kPage)));
  EXPECT_THAT(boot.pages_written, testing::Contains(6 * kPage));
}

TEST_F(Flash, RefusesAnotherChipBeforeAnythingIsWritten) {
  boot.signature = {0x1E, 0x98, 0x01};
  const auto report = flash(image_of(1000, 1));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "kit.wrong_chip");
  EXPECT_THAT(boot.pages_written, IsEmpty());
}

TEST_F(Flash, RefusesWhatWouldReachTheBootLoader) {
  EXPECT_EQ(flash(image_of(uno.program_bytes + 1, 1)).error().message, "kit.hex.too_large");
  EXPECT_EQ(link.written, 0U);
  ASSERT_TRUE(flash(image_of(uno.program_bytes, 1)));
  for (const std::uint32_t page : boot.pages_written) EXPECT_LT(page, uno.program_bytes);
}

TEST_F(Flash, SaysWhenAPageDoesNotKeepAndLeavesNoHalfProgram) {
  boot.worn_page = 5 * kPage;
  const auto report = flash(image_of(10 * kPage, 1));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "kit.not_verified");
  EXPECT_TRUE(is_empty());
}

TEST_F(Flash, AMuteBoardIsKnownInThreeSeconds) {
  boot.mute = true;
  EXPECT_EQ(flash(image_of(100, 1)).error().message, "kit.no_answer");
  EXPECT_LT(clock.now(), std::chrono::seconds(3));
}

TEST_F(Flash, HearsTheBootLoaderBehindNoise) {
  boot.says_first = "\x14hello\x10\xF9\x02";
  EXPECT_TRUE(flash(image_of(300, 1)));
}

// The boot loader is gone with the first byte that it does not hear; what is lost before anything is written is begun anew.
TEST_F(Flash, AByteLostAtTheBeginningIsBegunAnew) {
  int read = 0;
  const Image image = image_of(300, 1);
  const FlashCheck lose_once = [&](BootLoader& loader) -> Result<void> {
    if (read++ > 0) return {};
    constexpr std::array<std::uint8_t, 1> kStray{0x00};
    if (const Result<void> sent = link.write(kStray); !sent) return sent;
    const auto bytes = loader.read(0, 32);
    return bytes ? Result<void>{} : tl::unexpected(bytes.error());
  };
  const auto report = kit::flash(link, clock, uno, image, [](const FlashProgress&) { return true; }, lose_once);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_TRUE(holds(image));
  EXPECT_EQ(read, 2);
}

TEST_F(Flash, TriesTheOtherSpeedsOfTheBoard) {
  uno = *load_board(support::source_folder() / "assets", "nano");
  boot.bauds = 57600;
  EXPECT_TRUE(flash(image_of(300, 1)));
}

TEST_F(Flash, ProgressOnlyGrowsAndEndsAtTheWhole) {
  for (const bool changed : {true, false}) {
    Image image = image_of(30 * kPage, 1);
    hold(image);
    if (changed) image.bytes[100] ^= 1;
    double last = 0;
    ASSERT_TRUE(flash(image, [&](const FlashProgress& progress) {
      EXPECT_GE(progress.part, last);
      EXPECT_LE(progress.done_bytes, progress.all_bytes);
      last = progress.part;
      return true;
    }));
    EXPECT_EQ(last, 1) << changed;
  }
}

TEST_F(Flash, CancelledItLeavesTheOldProgramOrAnEmptyBoardAndTheNextTryWorks) {
  const Image old = image_of(12 * kPage, 1), image = image_of(12 * kPage, 9);
  hold(old);
  for (int after = 0;; ++after) {
    int told = 0;
    const auto report = flash(image, [&](const FlashProgress&) { return told++ < after; });
    if (report) break;
    EXPECT_EQ(report.error().kind, ErrorKind::stopped);
    if (report.error().message == "kit.cancelled") EXPECT_TRUE(holds(old));
    else EXPECT_TRUE(is_empty() || holds(image)) << report.error().message;
    ASSERT_TRUE(flash(image));
    ASSERT_TRUE(holds(image));
    hold(old);
  }
}

// Wherever the cable is pulled, the board holds the old program, the new one, or none; never a part of one.
TEST_F(Flash, PulledOutAfterAnyByteNothingHalfIsLeftAndTheNextTryWorks) {
  const Image old = image_of(6 * kPage, 1), image = image_of(6 * kPage, 9);
  hold(old);
  ASSERT_TRUE(flash(image));
  const std::size_t all = link.written;
  for (std::size_t bytes = 0; bytes < all; ++bytes) {
    hold(old);
    link.written = 0;
    link.breaks_after = bytes;
    const auto report = flash(image);
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().message, testing::AnyOf("kit.link_lost", "kit.lost_while_flashing"));
    EXPECT_TRUE(holds(old) || holds(image) || is_empty()) << bytes;
    link.breaks_after = std::numeric_limits<std::size_t>::max();
    ASSERT_TRUE(flash(image)) << bytes;
    ASSERT_TRUE(holds(image)) << bytes;
  }
}

// Answers with anything at all: an error, in bounded time.
class Babbler final : public Device {
 public:
  explicit Babbler(std::uint32_t seed) : state_(seed) {}
  void receive(std::uint8_t) override {
    state_ = state_ * 1664525U + 1013904223U;
    constexpr std::array<std::uint8_t, 4> kLikely{0x14, 0x10, 0x1E, 0x95};
    if ((state_ >> 30U) == 0) return;
    sent.push_back((state_ >> 24U & 3U) != 0 ? kLikely[state_ >> 20U & 3U] : static_cast<std::uint8_t>(state_ >> 12U));
  }

 private:
  std::uint32_t state_;
};

TEST(FlashNoise, NeverEndsWell) {
  const Board uno = *load_board(support::source_folder() / "assets", "uno");
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    VirtualClock clock;
    Babbler babbler(seed);
    MemoryLink link(clock, babbler);
    EXPECT_FALSE(flash(link, clock, uno, image_of(300, 1), [](const FlashProgress&) { return true; })) << seed;
    EXPECT_LT(clock.now(), std::chrono::seconds(60)) << seed;
  }
}

}  // namespace
}  // namespace lunabloc::kit
