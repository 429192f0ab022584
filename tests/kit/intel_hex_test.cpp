// Intel HEX: what linkers write, and whatever else a file may hold.
#include <gtest/gtest.h>

#include <random>

#include "base/file.h"
#include "kit/intel_hex.h"

namespace lunabloc::kit {
namespace {

constexpr std::uint32_t kProgram = 0x7E00;

std::string error_of(std::string_view text) {
  const auto image = read_hex(text, kProgram);
  return image ? "" : image.error().message;
}

TEST(IntelHex, PutsBytesWhereTheySay) {
  const auto image = read_hex(
      ":020000040000FA\r\n:0200100001FEEF\n:0400000300007E007B\n:0400000500000000F7\n:00000001FF\n", kProgram);
  ASSERT_TRUE(image) << image.error().message;
  ASSERT_EQ(image->bytes.size(), 0x12U);
  EXPECT_EQ(image->bytes[0x0F], 0xFF);
  EXPECT_FALSE(image->used[0x0F]);
  EXPECT_EQ(image->bytes[0x10], 0x01);
  EXPECT_EQ(image->bytes[0x11], 0xFE);
  EXPECT_EQ(image->size(), 2U);
}

TEST(IntelHex, SaysWhatIsWrong) {
  EXPECT_EQ(error_of(""), "kit.hex.no_end");
  EXPECT_EQ(error_of(":00000001FF"), "kit.hex.empty");
  EXPECT_EQ(error_of("hello"), "kit.hex.syntax");
  EXPECT_EQ(error_of(":0200100001FEEE\n:00000001FF"), "kit.hex.sum");
  EXPECT_EQ(error_of(":0200100001FE"), "kit.hex.syntax");
  EXPECT_EQ(error_of(":02001000G1FEED"), "kit.hex.syntax");
  EXPECT_EQ(error_of(":0200100001FEEF\n"), "kit.hex.no_end");
  EXPECT_EQ(error_of(":0200100001FEEF\n:0200110001FEEE\n:00000001FF"), "kit.hex.twice");
  EXPECT_EQ(error_of(":02000006000000F8\n"), "kit.hex.syntax");
}

TEST(IntelHex, NothingReachesTheBootLoader) {
  EXPECT_EQ(error_of(":017DFF000082\n:00000001FF"), "kit.hex.sum");
  EXPECT_EQ(error_of(":017DFF000083\n:00000001FF"), "");
  EXPECT_EQ(error_of(":017E00000081\n:00000001FF"), "kit.hex.too_large");
  EXPECT_EQ(error_of(":02000004FFFFFC\n:01FFFF000001\n:00000001FF"), "kit.hex.too_large");
}

TEST(IntelHex, AnyBytesGiveAnAnswer) {
  std::mt19937 random(7);
  const std::string good = ":0200100001FEEF\n:10002000000102030405060708090A0B0C0D0E0F58\n:00000001FF\n";
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (auto changes = random() % 6; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0: text[at] = static_cast<char>(random()); break;
        case 1: text.erase(at, random() % 4); break;
        default: text.insert(at, 1, ":0123456789ABCDEF\n\r"[random() % 19]); break;
      }
      if (text.empty()) text = good;
    }
    const auto image = read_hex(text, kProgram);
    EXPECT_LE(image ? image->bytes.size() : 0, kProgram);
  }
}

}  // namespace
}  // namespace lunabloc::kit
