#include "base/shown_text.h"

#include <gtest/gtest.h>

#include <random>

namespace lunabloc::base {
namespace {

using namespace std::string_literals;

TEST(ShownText, WhatIsTextStays) {
  for (const char* const text : {"", "été\n\ttabs", "日本語 ёж 🐢 👩‍🚀", "e\u0301", "a\u0300\u0301\u0302\u0303", "\uFFFD", "«\u00A0»"}) EXPECT_EQ(shown_text(text), text);
}

TEST(ShownText, WhatActsOnATerminalIsSeenInstead) {
  EXPECT_EQ(shown_text("a\x1B[31mred\x1B[0m"), "a^[[31mred^[[0m");
  EXPECT_EQ(shown_text("\0\a\b\r\x7F"s), "^@^G^H^M^?");
  EXPECT_EQ(shown_text("\u009B31m"), "<U+009B>31m") << "one letter that begins a command as ESC [ does";
  EXPECT_EQ(shown_text("a\u202Eb\u2066c\u200Fd\u2028e"), "a<U+202E>b<U+2066>c<U+200F>d<U+2028>e");
  EXPECT_EQ(shown_text("x\uFEFFy\u200Bz\U000E0041"), "x<U+FEFF>y<U+200B>z<U+E0041>");
}

TEST(ShownText, WhatIsNotUtf8IsReplaced) {
  EXPECT_EQ(shown_text("a\xFF\xFE" "b"), "a\uFFFD\uFFFDb");
  EXPECT_EQ(shown_text("\xC0\x80"), "\uFFFD\uFFFD") << "a long form of NUL";
  EXPECT_EQ(shown_text("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "half of a pair";
  EXPECT_EQ(shown_text("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "above the last letter";
  EXPECT_EQ(shown_text("\xE2\x82" "a"), "\uFFFDa");
  EXPECT_EQ(shown_text("\xE2\x82"), "\uFFFD");
}

TEST(ShownText, MarksDoNotPileUp) {
  std::string tower = "z";
  for (int i = 0; i < 500; ++i) tower += "\u0335";
  EXPECT_EQ(shown_text(tower + "a\u0301"), "z\u0335\u0335\u0335\u0335a\u0301");
}

TEST(ShownText, ALongTextIsCutBetweenLetters) {
  EXPECT_EQ(shown_text("ééé", 3), "é…");
  EXPECT_EQ(shown_text("ééé", 6), "ééé");
  EXPECT_EQ(shown_text("\x80\x80\x80", 2), "…");
}

// Whatever the bytes and wherever they are cut: nothing but letters, line ends and tabs comes out, and the same.
TEST(ShownText, AnyBytesInAnyPieces) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto count = random() % 40; count > 0; --count) {
      if (random() % 3 == 0) bytes += std::string("\u202E\u0301é🐢").substr(random() % 8, 1 + random() % 4);
      else bytes += static_cast<char>(random() % 256);
    }
    const std::string whole = shown_text(bytes);
    ShownText shown;
    std::string pieces;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t length = 1 + random() % 5;
      pieces += shown.add(std::string_view(bytes).substr(at, length));
      at += length;
    }
    EXPECT_EQ(pieces + shown.finish(), whole);
    EXPECT_EQ(shown_text(whole), whole) << "what is shown is text";
    for (const char byte : whole) EXPECT_TRUE(static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t');
  }
}

}  // namespace
}  // namespace lunabloc::base
