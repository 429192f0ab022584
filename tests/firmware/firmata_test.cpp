#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "memory_board.h"

namespace lunabloc::firmware {
namespace {

using ::testing::IsEmpty;

TEST(Firmata, GreetsWithVersionThenName) {
  MemoryBoard board;
  struct firmata fresh {};
  firmata_start(&fresh, board.firmata.board);
  board.room = MemoryBoard::kRoom;
  firmata_step(&fresh);
  EXPECT_EQ(board.sent, (Bytes{0xF9, 2, 5, 0xF0, 0x79, 2, 5, 'T', 0, 'e', 0, 's', 0, 't', 0, 0xF7}));
}

struct Case {
  Bytes said;
  std::string done;  // to the pins
  Bytes answered;
};

void check(const Case& expected) {
  MemoryBoard board;
  EXPECT_EQ(board.say(expected.said), expected.answered);
  EXPECT_EQ(board.take_done(), expected.done);
}

TEST(Firmata, ObeysAndAnswers) {
  check({{0xF4, 13, 1}, "mode 13 1; ", {}});
  check({{0xF4, 13, 1, 0xF5, 13, 1}, "mode 13 1; level 13 1; ", {}});
  check({{0xF4, 3, 1, 0xF4, 7, 1, 0x90, 0x08, 0x01}, "mode 3 1; mode 7 1; level 3 1; level 7 1; ", {}});
  check({{0xF4, 9, 3, 0xE9, 0x00, 0x01}, "mode 9 3; pwm 9 128; ", {}});
  check({{0xF4, 9, 3, 0xE9, 0x7F, 0x7F}, "mode 9 3; pwm 9 255; ", {}});
  check({{0xF4, 9, 4, 0xE9, 90, 0}, "mode 9 4; servo 9 1472; ", {}});
  check({{0xF4, 9, 4, 0xE9, 1500 & 0x7F, 1500 >> 7}, "mode 9 4; servo 9 1500; ", {}});
  check({{0xF0, 0x6F, 11, 1, 1, 0xF7}, "", {}});
  check({{0xF4, 11, 3, 0xF0, 0x6F, 11, 5, 1, 0xF7}, "mode 11 3; pwm 11 133; ", {}});
  check({{0xF9}, "", {0xF9, 2, 5}});
  check({{0xF4, 13, 1, 0xF5, 13, 1, 0xF0, 0x6D, 13, 0xF7}, "mode 13 1; level 13 1; ", {0xF0, 0x6E, 13, 1, 1, 0, 0xF7}});
  check({{0xF0, 0x01, 0x03, 0xF7}, "", {0xF0, 0x01, 0x43, 0, 0, 300 & 0x7F, 300 >> 7, 0, 0, 0, 0xF7}});
}

TEST(Firmata, WritingOneToAnInputPullsItUp) {
  check({{0xF4, 2, 0, 0xF5, 2, 1}, "mode 2 0; mode 2 11; ", {}});
}

TEST(Firmata, RefusesPinsAndModesThatAreNotThere) {
  check({{0xF4, 0, 1}, "", {}});
  check({{0xF4, 1, 1, 0x90, 0x03, 0x00}, "", {}});
  check({{0xF4, 20, 1}, "", {}});
  check({{0xF4, 127, 1}, "", {}});
  check({{0xF4, 14, 3}, "", {}});
  check({{0xF4, 13, 6}, "", {}});
  check({{0xF4, 13, 40}, "", {}});
}

TEST(Firmata, TellsCapabilitiesPinByPin) {
  MemoryBoard board;
  const Bytes answer = board.say({0xF0, 0x6B, 0xF7});
  ASSERT_GT(answer.size(), 5U);
  EXPECT_EQ(Bytes(answer.begin(), answer.begin() + 6), (Bytes{0xF0, 0x6C, 0x7F, 0x7F, 0, 1}));
  EXPECT_EQ(std::count(answer.begin(), answer.end(), 0x7F), kPins);
  EXPECT_EQ(answer.back(), 0xF7);
}

TEST(Firmata, TellsWhichPinsAreChannels) {
  MemoryBoard board;
  const Bytes answer = board.say({0xF0, 0x69, 0xF7});
  ASSERT_EQ(answer.size(), kPins + 3U);
  EXPECT_EQ(answer[2 + 13], 127);
  EXPECT_EQ(answer[2 + 14], 0);
  EXPECT_EQ(answer[2 + 19], 5);
}

TEST(Firmata, ReportsAPortAtOnceAndWhenAnInputChanges) {
  MemoryBoard board;
  EXPECT_EQ(board.say({0xF4, 2, 0x0B, 0xD0, 1}), (Bytes{0x90, 0, 0}));
  board.levels[0] = 0x04;
  EXPECT_EQ(board.settle(), (Bytes{0x90, 4, 0}));
  EXPECT_THAT(board.settle(), IsEmpty());
  board.levels[0] = 0x00;
  EXPECT_EQ(board.say({0xD0, 0}), Bytes{});
}

TEST(Firmata, SamplesAtTheIntervalAskedFor) {
  MemoryBoard board;
  board.pass(19);
  board.voltages[3] = 511;
  EXPECT_EQ(board.say({0xC3, 1}), (Bytes{0xE3, 0x7F, 3}));
  EXPECT_EQ(board.pass(18), Bytes{});
  EXPECT_EQ(board.pass(1), (Bytes{0xE3, 0x7F, 3}));
  board.say({0xF0, 0x7A, 100, 0, 0xF7});
  EXPECT_EQ(board.pass(99), Bytes{});
  EXPECT_EQ(board.pass(1), (Bytes{0xE3, 0x7F, 3}));
  board.say({0xC3, 0});
  EXPECT_EQ(board.pass(1000), Bytes{});
}

TEST(Firmata, StopsMotorsAndServosWhenAHostThatPromisedFallsSilent) {
  MemoryBoard board;
  board.say({0xF4, 5, 3, 0xE5, 100, 0, 0xF4, 6, 3, 0xE6, 100, 0, 0xF4, 9, 4, 0xE9, 90, 0, 0xF4, 13, 1, 0xF5, 13, 1});
  board.say({0xF0, 0x01, 0x01, 5, 0xF7, 0xF0, 0x01, 0x00, 0xF7});
  board.take_done();
  board.pass(2000);
  EXPECT_EQ(board.take_done(), "");
  board.pass(1);
  EXPECT_EQ(board.take_done(), "pwm 5 0; mode 9 0; ");  // lamps on 6 and 13 stay
}

TEST(Firmata, AHostThatPromisedNothingMayBeSilent) {
  MemoryBoard board;
  board.say({0xF4, 9, 4, 0xE9, 90, 0});
  board.take_done();
  board.pass(60'000);
  EXPECT_EQ(board.take_done(), "");
}

TEST(Firmata, PlaysANoteForItsTime) {
  MemoryBoard board;
  board.say({0xF0, 0x02, 8, 440 & 0x7F, 440 >> 7, 100, 0, 0xF7});
  EXPECT_EQ(board.take_done(), "mode 8 1; tone 8 440; ");
  board.pass(99);
  EXPECT_EQ(board.take_done(), "");
  board.pass(1);
  EXPECT_EQ(board.take_done(), "tone 8 0; ");
}

// Lamps beside it are written all at once, its own bit with them.
TEST(Firmata, ALampBesideANoteIsNotHeard) {
  MemoryBoard board;
  board.say({0xF4, 13, 1, 0xF4, 8, 1, 0xF0, 0x02, 8, 440 & 0x7F, 440 >> 7, 0, 0, 0xF7});
  static_cast<void>(board.take_done());
  board.say({0x91, 0x20, 0x00});
  EXPECT_EQ(board.take_done(), "level 13 1; ");
  board.say({0xF0, 0x02, 8, 0, 0, 0, 0, 0xF7});
  static_cast<void>(board.take_done());
  board.say({0x91, 0x00, 0x00});
  EXPECT_EQ(board.take_done(), "level 8 0; level 13 0; ") << "silent, it is a pin as the others";
}

TEST(Firmata, AnswersAPingWhenTheEchoIsThere) {
  MemoryBoard board;
  EXPECT_EQ(board.say({0xF0, 0x03, 7, 8, 0xF7}), Bytes{});
  EXPECT_EQ(board.take_done(), "mode 7 1; mode 8 0; ping 7 8; ");
  board.echo = 1166;
  EXPECT_EQ(board.settle(), (Bytes{0xF0, 0x03, 7, 8, 1166 & 0x7F, 1166 >> 7, 0, 0xF7}));
}

TEST(Firmata, ForgetsEverythingOnSystemReset) {
  MemoryBoard board;
  board.say({0xF4, 13, 1, 0xF5, 13, 1, 0xC3, 1, 0xD0, 1, 0xFF});
  EXPECT_EQ(board.pass(1000), Bytes{});
  EXPECT_EQ(board.say({0xF0, 0x6D, 13, 0xF7}), (Bytes{0xF0, 0x6E, 13, 0, 0, 0, 0xF7}));
}

TEST(Firmata, NoiseCostsTheMessageThatItHitsAndNoOther) {
  check({{0x12, 0x34, 0xF4, 13, 1}, "mode 13 1; ", {}});
  check({{0xF4, 13, 0xF4, 12, 1}, "mode 12 1; ", {}});
  check({{0xF0, 0x6B, 0xF9}, "", {0xF9, 2, 5}});
  check({{'A', 'T', '\r', 0xF9}, "", {0xF9, 2, 5}});
  Bytes too_long{0xF0, 0x01};
  too_long.resize(100, 0x02);
  too_long.insert(too_long.end(), {0xF7, 0xF9});
  check({too_long, "", {0xF9, 2, 5}});
}

// Whatever comes in, what goes out is Firmata: data bytes only inside messages, every sysex closed.
void expect_well_formed(const Bytes& sent) {
  int due = 0;
  bool in_sysex = false;
  for (const std::uint8_t byte : sent) {
    if (byte < 0x80) {
      ASSERT_TRUE(in_sysex || due-- > 0);
      continue;
    }
    ASSERT_EQ(due, 0);
    ASSERT_EQ(in_sysex, byte == 0xF7);
    in_sysex = byte == 0xF0;
    if (byte != 0xF0 && byte != 0xF7) due = 2;
  }
  EXPECT_FALSE(in_sysex);
  EXPECT_EQ(due, 0);
}

TEST(Firmata, AnyBytesInWellFormedBytesOut) {
  constexpr std::uint8_t kLikely[] = {0xF0, 0xF7, 0xF4, 0xF5, 0xF9, 0x6B, 0x6D, 0x69, 0x01, 0x02, 0x03,
                                      0xC0, 0xC3, 0xD0, 0xD1, 0xE5, 0x91, 0x70, 0x6F, 0x7A, 0xFF, 0x79};
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    MemoryBoard board;
    Bytes sent;
    for (int round = 0; round < 300; ++round) {
      const auto chance = static_cast<std::uint32_t>(random());
      const auto byte = static_cast<std::uint8_t>(chance % 3 == 0 ? random() : kLikely[random() % sizeof kLikely]);
      firmata_receive(&board.firmata, chance % 3 == 1 ? static_cast<std::uint8_t>(random() % 24) : byte);
      board.room = static_cast<std::uint8_t>(random() % 64);
      board.levels[random() % 3] = static_cast<std::uint8_t>(random());
      board.echo = random() % 4 == 0 ? 1000 : FIRMATA_ECHO_PENDING;
      board.now_ms += static_cast<std::uint32_t>(random() % 50);
      const std::size_t room = board.room;
      const std::size_t before = board.sent.size();
      firmata_step(&board.firmata);
      ASSERT_LE(board.sent.size() - before, room) << "seed " << seed;
    }
    sent = board.settle();
    SCOPED_TRACE(seed);
    ASSERT_NO_FATAL_FAILURE(expect_well_formed(sent));
    EXPECT_EQ(board.done.find("mode 0 "), std::string::npos);
    EXPECT_EQ(board.done.find("mode 1 "), std::string::npos);
  }
}

}  // namespace
}  // namespace lunabloc::firmware
