// Devices behind the firmware's core: two wires, DHT, strips of pixels, motors that turn by steps.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "memory_board.h"

namespace lunabloc::firmware {
namespace {

Bytes sysex(std::uint8_t id, Bytes data) {
  data.insert(data.begin(), {0xF0, id});
  data.push_back(0xF7);
  return data;
}
Bytes pair(unsigned value) { return {static_cast<std::uint8_t>(value & 0x7FU), static_cast<std::uint8_t>(value >> 7U & 0x7FU)}; }

// ---- two wires

TEST(TwoWires, BytesGoToTheDevice) {
  MemoryBoard board;
  board.say(sysex(0x76, {0x27, 0x00, 0x7F, 0x01, 0x05, 0x00}));
  EXPECT_EQ(board.take_done(), "i2c 39 0; ");
  EXPECT_EQ(board.written, (Bytes{0xFF, 0x05}));
}

TEST(TwoWires, WhatIsReadComesBackWithItsRegister) {
  MemoryBoard board;
  const Bytes answer = board.say(sysex(0x76, {0x68, 0x08, 0x3B, 0x00, 0x02, 0x00}));
  EXPECT_EQ(board.take_done(), "i2c 104 2; ");
  EXPECT_EQ(board.written, (Bytes{0x3B}));
  EXPECT_EQ(answer, sysex(0x77, {0x68, 0, 0x3B, 0, 0x20, 1, 0x21, 1}));
  EXPECT_EQ(board.say(sysex(0x76, {0x68, 0x08, 0x01, 0x00})), sysex(0x77, {0x68, 0, 0, 0, 0x20, 1}));
  EXPECT_TRUE(board.written.empty()) << "no register was named";
}

TEST(TwoWires, NothingIsSaidOfADeviceThatDoesNotAnswer) {
  MemoryBoard board;
  board.i2c_failed = true;
  EXPECT_EQ(board.say(sysex(0x76, {0x68, 0x08, 0x01, 0x00})), Bytes{});
  board.i2c_failed = false;
  EXPECT_FALSE(board.say(sysex(0x76, {0x68, 0x08, 0x01, 0x00})).empty());
}

TEST(TwoWires, ReadAgainAndAgainAtEverySamplingUntilToldNotTo) {
  MemoryBoard board;
  EXPECT_FALSE(board.say(sysex(0x76, {0x68, 0x10, 0x01, 0x00})).empty());
  EXPECT_FALSE(board.pass(20).empty());
  EXPECT_TRUE(board.pass(10).empty());
  EXPECT_FALSE(board.pass(10).empty());
  board.say(sysex(0x76, {0x68, 0x18}));
  board.pass(20);
  EXPECT_TRUE(board.pass(20).empty());
}

TEST(TwoWires, WhatDoesNotFitIsNoise) {
  MemoryBoard board;
  for (const Bytes& data : {Bytes{}, {0x27}, {0x27, 0x20, 1, 0}, {0x27, 0x08}, {0x27, 0x08, 0x00, 0x00}})
    board.say(sysex(0x76, data));
  EXPECT_EQ(board.take_done(), "");
  Bytes most{0x27, 0x00};
  for (int i = 0; i < 61; ++i) most.push_back(1);
  board.say(sysex(0x76, most));
  EXPECT_EQ(board.written.size(), 30U);
}

// ---- DHT

TEST(Dht, AStartPulseThenItsAnswerInTenths) {
  MemoryBoard board;
  board.say(sysex(0x74, {0x02, 4}));
  board.take_done();
  board.pass(1000);
  board.pass(1000);  // the second place is looked at in turn
  EXPECT_EQ(board.take_done(), "mode 4 1; ");
  board.pass(19);
  EXPECT_EQ(board.take_done(), "") << "a start pulse of 20 ms";
  board.pass(1);
  EXPECT_EQ(board.take_done(), "listen 4 0; ");
  board.dht = {0x01, 0xAE, 0x80, 0x65, 0x94};
  board.dht_answers = 1;
  Bytes report{0x00, 4};
  for (const unsigned value : {static_cast<unsigned>(-101) & 0x3FFFU, 430U})
    for (const std::uint8_t byte : pair(value)) report.push_back(byte);
  EXPECT_EQ(board.pass(4), sysex(0x74, report));
}

TEST(Dht, AWrongSumAndSilenceSayNothing) {
  MemoryBoard board;
  board.say(sysex(0x74, {0x01, 4}));
  for (const std::uint8_t answer : {std::uint8_t{1}, std::uint8_t{2}}) {
    board.dht = {40, 0, 21, 5, 1};
    board.dht_answers = answer;
    EXPECT_TRUE(board.pass(1000).empty());
    EXPECT_TRUE(board.pass(1000).empty());
    EXPECT_TRUE(board.pass(20).empty());
  }
}

TEST(Dht, TwoInTurnEachEveryTwoSecondsAndNoneWhenDetached) {
  MemoryBoard board;
  board.say(sysex(0x74, {0x01, 4}));
  board.say(sysex(0x74, {0x02, 5}));
  board.say(sysex(0x74, {0x02, 6}));
  board.take_done();
  board.dht = {40, 0, 21, 5, 66};
  board.dht_answers = 1;
  std::string listened;
  const auto seconds = [&](int count) {
    for (int i = 0; i < count * 100; ++i) board.pass(10);
    listened = board.take_done();
    return std::count(listened.begin(), listened.end(), 'l');
  };
  EXPECT_GE(seconds(9), 7);
  EXPECT_NE(listened.find("listen 4"), std::string::npos);
  EXPECT_NE(listened.find("listen 5"), std::string::npos);
  EXPECT_EQ(listened.find("listen 6"), std::string::npos) << "there is room for two";
  board.say(sysex(0x74, {0x03, 4}));
  board.say(sysex(0x74, {0x03, 5}));
  seconds(1);
  EXPECT_EQ(seconds(4), 0);
}

// ---- strips

TEST(Pixels, ColoursInTheStripsOwnOrderFromAPixelOn) {
  MemoryBoard board;
  board.say(sysex(0x05, {6, 1, 0x7F, 1, 0x01, 0, 0x02, 0}));
  EXPECT_EQ(board.take_done(), "mode 6 1; pixels 6 2; ");
  EXPECT_EQ(board.strip, (Bytes{0, 0, 0, 1, 255, 2}));
  board.say(sysex(0x05, {6, 0, 5, 0, 6, 0, 7, 0}));
  EXPECT_EQ(board.strip, (Bytes{6, 5, 7, 1, 255, 2}));
}

TEST(Pixels, BeyondTheLastNothingIsWritten) {
  MemoryBoard board;
  board.say(sysex(0x05, {6, 127, 1, 0, 1, 0, 1, 0}));
  EXPECT_TRUE(board.strip.empty());
  board.say(sysex(0x05, {6, 15, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0}));
  EXPECT_EQ(board.strip.size(), 48U);
  EXPECT_EQ(board.take_done(), "mode 6 1; pixels 6 0; pixels 6 16; ");
  board.say(sysex(0x05, {1, 0, 1, 0, 1, 0, 1, 0}));
  EXPECT_EQ(board.take_done(), "") << "pin 1 is the line to the host";
}

// ---- motors that turn by steps

const Bytes kFour = {0x00, 0, 0x40, 2, 4, 3, 5};

std::vector<std::string> coils(MemoryBoard& board, int milliseconds) {
  std::vector<std::string> steps;
  std::map<int, int> levels;
  for (int i = 0; i < milliseconds; ++i) {
    board.pass(1);
    std::string written = board.take_done();
    if (written.empty()) continue;
    std::replace(written.begin(), written.end(), ';', ' ');
    std::istringstream done(written);
    std::string what;
    int pin = 0, level = 0;
    while (done >> what >> pin >> level) levels[pin] = level;
    std::string now;
    for (const auto& [which, value] : levels) now += value != 0 ? std::to_string(which) : "";
    steps.push_back(now);
  }
  return steps;
}

TEST(Stepper, TwoNeighbouringCoilsAtATimeThenNone) {
  MemoryBoard board;
  board.say(sysex(0x62, kFour));
  EXPECT_EQ(board.take_done(), "mode 2 8; mode 4 8; mode 3 8; mode 5 8; ");
  board.say(sysex(0x62, {0x03, 0, 5, 0, 0, 0, 0}));  // the first step is made at once
  EXPECT_EQ(coils(board, 20), (std::vector<std::string>{"34", "45", "25", "23", "34", ""}));
  EXPECT_EQ(board.firmata.steppers[0].position, 5);
}

TEST(Stepper, SaysThatItHasArrivedAndWhereItIs) {
  MemoryBoard board;
  board.say(sysex(0x62, kFour));
  board.say(sysex(0x62, {0x02, 0, 0x7D, 0x7F, 0x7F, 0x7F, 0x0F}));  // three steps back
  Bytes said;
  for (int i = 0; i < 20; ++i)
    for (const std::uint8_t byte : board.pass(1)) said.push_back(byte);
  const Bytes place{0x7D, 0x7F, 0x7F, 0x7F, 0x0F};
  Bytes arrived{0x0A, 0}, asked{0x06, 0};
  arrived.insert(arrived.end(), place.begin(), place.end());
  asked.insert(asked.end(), place.begin(), place.end());
  EXPECT_EQ(said, sysex(0x62, arrived));
  EXPECT_EQ(board.say(sysex(0x62, {0x06, 0})), sysex(0x62, asked));
  board.say(sysex(0x62, {0x01, 0}));
  EXPECT_EQ(board.say(sysex(0x62, {0x06, 0})), sysex(0x62, {0x06, 0, 0, 0, 0, 0, 0}));
}

TEST(Stepper, ItsSpeedIsADecimalNumber) {
  MemoryBoard board;
  board.say(sysex(0x62, kFour));
  board.say(sysex(0x62, {0x09, 0, 100, 0, 0, 11 << 2}));  // 100 · 10^0
  EXPECT_EQ(board.firmata.steppers[0].interval, 10'000);
  board.say(sysex(0x62, {0x09, 0, 0x49, 0x01, 0, 10 << 2}));  // 201 · 10^-1
  EXPECT_EQ(board.firmata.steppers[0].interval, 49'751);
  for (const Bytes& wild : {Bytes{0x09, 0, 0, 0, 0, 0}, {0x09, 0, 0x7F, 0x7F, 0x7F, 0x7F}}) {
    board.say(sysex(0x62, wild));
    EXPECT_GE(board.firmata.steppers[0].interval, 1'000);
    EXPECT_LE(board.firmata.steppers[0].interval, 60'000);
  }
}

TEST(Stepper, AHostThatIsGoneStopsIt) {
  MemoryBoard board;
  board.say(sysex(0x62, kFour));
  board.say(sysex(0x01, {0x00}));
  board.say(sysex(0x62, {0x03, 0, 0x7F, 0x7F, 0x7F, 0, 0}));
  for (int i = 0; i < 50; ++i) board.pass(10);
  const auto position = board.firmata.steppers[0].position;
  EXPECT_GT(position, 30);
  for (int i = 0; i < 200; ++i) board.pass(10);
  const auto stopped = board.firmata.steppers[0].position;
  for (int i = 0; i < 50; ++i) board.pass(10);
  EXPECT_EQ(board.firmata.steppers[0].position, stopped);
}

TEST(Stepper, WhatDoesNotFitMovesNothing) {
  MemoryBoard board;
  for (const Bytes& data : {Bytes{}, {0x03, 0, 5, 0, 0, 0, 0}, {0x00, 0, 0x10, 2, 3}, {0x00, 0, 0x40, 0, 1, 2, 3}, {0x00, 7, 0x40, 2, 3, 4, 5}})
    board.say(sysex(0x62, data));
  EXPECT_EQ(board.take_done(), "");
  board.pass(100);
  EXPECT_EQ(board.take_done(), "");
}

}  // namespace
}  // namespace lunabloc::firmware
