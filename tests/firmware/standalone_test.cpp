// A program on the board alone: when it begins, what stops it, and what a host may ask of it.
#include "core/standalone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "memory_board.h"
#include "shared/machine.h"

namespace lunabloc::firmware {
namespace {

// Pin 13 on, then a wait of 100 ms, then off; again and again. Its one variable counts.
const Bytes kBlink = {1, 1, 7, 0, 8, MACHINE_TRIGGER_told, 0,
                      MACHINE_push_8, 13, MACHINE_push_8, 1, MACHINE_ask, MACHINE_REQUEST_pin_mode,
                      MACHINE_push_8, 13, MACHINE_push_8, 1, MACHINE_ask, MACHINE_REQUEST_level,
                      MACHINE_wait_milliseconds, 100, 0,
                      MACHINE_push_8, 13, MACHINE_push_8, 0, MACHINE_ask, MACHINE_REQUEST_level,
                      MACHINE_wait_milliseconds, 100, 0,
                      MACHINE_load, 0, MACHINE_push_8, 1, MACHINE_add, MACHINE_store, 0,
                      MACHINE_jump, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

Bytes area_with(const Bytes& body) {
  const std::uint16_t crc = machine_crc(body.data(), static_cast<std::uint16_t>(body.size()), true);
  const std::array<std::uint8_t, 8> header{'L', 'B', LUNABLOC_MACHINE_FORMAT, LUNABLOC_MACHINE_ABI, static_cast<std::uint8_t>(body.size()), 0,
                                           static_cast<std::uint8_t>(crc & 0xFFU), static_cast<std::uint8_t>(crc >> 8U)};
  Bytes area(256, 0xFF);
  std::copy(header.begin(), header.end(), area.begin());
  std::copy(body.begin(), body.end(), area.begin() + header.size());
  return area;
}

class Board : public MemoryBoard {
 public:
  explicit Board(Bytes area) : area_(std::move(area)) {
    standalone_start(&standalone_, &firmata, area_.data(), static_cast<std::uint16_t>(area_.size()));
  }
  std::string live(int milliseconds) {
    for (int i = 0; i < milliseconds; ++i) {
      ++now_ms;
      standalone_step(&standalone_);
      settle();
    }
    return take_done();
  }
  Bytes ask(const Bytes& message) {
    const Bytes answer = say(message);
    take_done();
    return answer;
  }

 private:
  Bytes area_;
  standalone standalone_{};
};

bool blinks(const std::string& done) {
  return done.find("level 13 1") != std::string::npos && done.find("level 13 0") != std::string::npos;
}
Bytes n14(std::size_t value) { return {static_cast<std::uint8_t>(value & 0x7FU), static_cast<std::uint8_t>(value >> 7U & 0x7FU)}; }

TEST(Standalone, AProgramBeginsShortlyAfterTheGreeting) {
  Board board(area_with(kBlink));
  EXPECT_EQ(board.live(45), "");
  EXPECT_TRUE(blinks(board.live(250)));
}

TEST(Standalone, WhatIsDamagedIsNoProgram) {
  for (std::size_t at = 0; at < 8 + kBlink.size(); ++at) {
    Bytes area = area_with(kBlink);
    area[at] ^= 0x10U;
    if (at == 3) area[at] = LUNABLOC_MACHINE_ABI + 1;
    Board board(area);
    EXPECT_FALSE(blinks(board.live(400))) << at;
  }
  Board blank(Bytes(256, 0xFF));
  EXPECT_FALSE(blinks(blank.live(400)));
}

TEST(Standalone, AHostThatSpeaksStopsIt) {
  for (const Bytes& words : {Bytes{0xF9}, Bytes{0xFF}, Bytes{0xF0, 0x79, 0xF7}, Bytes{0xF0, 0x6B, 0xF7}, Bytes{0xF4, 5, 1}}) {
    Board board(area_with(kBlink));
    EXPECT_TRUE(blinks(board.live(300)));
    board.say(words);
    EXPECT_NE(board.take_done().find("mode 13 0"), std::string::npos) << "pins are as after power-up";
    EXPECT_FALSE(blinks(board.live(400)));
  }
}

TEST(Standalone, AHostThatIsThereAtOnceNeverSeesIt) {
  Board board(area_with(kBlink));
  board.live(20);
  board.say({0xF9});
  board.take_done();
  EXPECT_FALSE(blinks(board.live(400)));
}

TEST(Standalone, OfAHostThatOnlyLooksNothingChanges) {
  Board board(area_with(kBlink));
  board.live(300);
  const Bytes state = board.ask({0xF0, 0x04, 0x02, 0xF7});
  ASSERT_EQ(state.size(), 11U);
  EXPECT_EQ(Bytes(state.begin(), state.begin() + 5), (Bytes{0xF0, 0x04, 0x42, STANDALONE_RUNS, MACHINE_FAULT_none}));
  const Bytes values = board.ask({0xF0, 0x04, 0x03, 0, 1, 0xF7});
  EXPECT_EQ(values, (Bytes{0xF0, 0x04, 0x43, 0, 1, 0, 0, 0, 0, 0xF7}));
  board.ask({0xF0, 0x01, 0x03, 0xF7});
  EXPECT_TRUE(blinks(board.live(400)));
}

TEST(Standalone, StopsAndRunsWhenToldTo) {
  Board board(area_with(kBlink));
  board.live(300);
  EXPECT_EQ(board.ask({0xF0, 0x04, 0x01, 0xF7})[3], STANDALONE_STOPPED);
  EXPECT_FALSE(blinks(board.live(400)));
  EXPECT_EQ(board.ask({0xF0, 0x04, 0x00, 0xF7})[3], STANDALONE_RUNS);
  EXPECT_TRUE(blinks(board.live(400)));
}

TEST(Standalone, AFaultEndsItAndIsTold) {
  Bytes body = kBlink;
  body[7] = MACHINE_fault;
  body[8] = MACHINE_FAULT_division;
  Board board(area_with(body));
  board.live(100);
  const Bytes state = board.ask({0xF0, 0x04, 0x02, 0xF7});
  EXPECT_EQ(Bytes(state.begin() + 3, state.begin() + 7), (Bytes{STANDALONE_OVER, MACHINE_FAULT_division, 9, 0}));
}

TEST(Standalone, TheBoardsLampBlinksTheNumberOfAFault) {
  Bytes body = kBlink;
  body[7] = MACHINE_fault;
  body[8] = MACHINE_FAULT_division;
  Board board(area_with(body));
  const std::string done = board.live(60 + 2 * 250 * MACHINE_FAULT_division + 1000);
  std::size_t blinks_seen = 0;
  for (std::size_t at = done.find("level 13 1"); at != std::string::npos; at = done.find("level 13 1", at + 1)) ++blinks_seen;
  EXPECT_EQ(blinks_seen, std::size_t{MACHINE_FAULT_division}) << done;
  board.say({0xF9});
  board.take_done();
  EXPECT_EQ(board.live(2000), "") << "a host that speaks ends it";
}

Bytes block(std::size_t number) {
  Bytes message{0xF0, 0x04, 0x04};
  for (const std::uint8_t byte : n14(kBlink.size())) message.push_back(byte);
  message.push_back(static_cast<std::uint8_t>(number));
  for (std::size_t at = number * LUNABLOC_FIRMATA_BLOCK_BYTES; at < std::min(kBlink.size(), (number + 1) * LUNABLOC_FIRMATA_BLOCK_BYTES); ++at)
    for (const std::uint8_t byte : n14(kBlink[at])) message.push_back(byte);
  message.push_back(0xF7);
  return message;
}
Bytes begin_trial(std::uint16_t crc) {
  Bytes message{0xF0, 0x04, 0x05};
  for (const std::uint8_t byte : n14(kBlink.size())) message.push_back(byte);
  for (const int shift : {0, 7, 14}) message.push_back(static_cast<std::uint8_t>(crc >> shift & 0x7F));
  message.push_back(0xF7);
  return message;
}

TEST(Standalone, ATrialProgramRunsFromRam) {
  Board board(Bytes(256, 0xFF));
  board.live(100);
  const std::size_t blocks = (kBlink.size() + LUNABLOC_FIRMATA_BLOCK_BYTES - 1) / LUNABLOC_FIRMATA_BLOCK_BYTES;
  for (std::size_t number = 0; number < blocks; ++number)
    EXPECT_EQ(board.ask(block(number)), (Bytes{0xF0, 0x04, 0x44, static_cast<std::uint8_t>(number), 0xF7}));
  const std::uint16_t crc = machine_crc(kBlink.data(), static_cast<std::uint16_t>(kBlink.size()), true);
  EXPECT_NE(board.ask(begin_trial(static_cast<std::uint16_t>(crc + 1)))[3], STANDALONE_RUNS);
  EXPECT_EQ(board.ask(begin_trial(crc))[3], STANDALONE_RUNS);
  EXPECT_TRUE(blinks(board.live(400)));
}

}  // namespace
}  // namespace lunabloc::firmware
