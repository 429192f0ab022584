// A board on its tether, as bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kit/player.h"
#include "kit/tether.h"
#include "memory_link.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using testing::Contains;
using testing::Pair;

// Says what it is told to say, remembers what it hears.
class ScriptedBoard final : public Device {
 public:
  std::vector<std::uint8_t> heard;
  bool greets = true;
  void receive(std::uint8_t byte) override {
    heard.push_back(byte);
    if (greets && byte == 0xF9) say({0xF9, 2, 5});
    if (greets && byte == 0x79) say({0xF0, 0x79, 2, 5, 'L', 0, 'u', 0, 'n', 0, 'a', 0, 'b', 0, 'l', 0, 'o', 0, 'c', 0, 0xF7});
  }
  void say(std::initializer_list<std::uint8_t> bytes) { sent.insert(sent.end(), bytes); }
  bool has_heard(std::initializer_list<std::uint8_t> bytes) const {
    return std::search(heard.begin(), heard.end(), bytes.begin(), bytes.end()) != heard.end();
  }
};

class Tethered : public testing::Test {
 protected:
  Tethered()
      : link(clock, board), kit(*load_kit(support::source_folder() / "assets", "standard")), tether(link, clock, kit, true) {}
  VirtualClock clock;
  ScriptedBoard board;
  MemoryLink link;
  Kit kit;
  Tether tether;
};

TEST_F(Tethered, TheGreetingSaysWhoIsThere) {
  const auto greeting = greet(link, clock, std::chrono::seconds(2), always);
  ASSERT_TRUE(greeting) << greeting.error().message;
  EXPECT_TRUE(is_ours(*greeting));
  EXPECT_EQ(shown(*greeting), "Lunabloc 2.5");
  EXPECT_TRUE(board.has_heard({0xF9, 0xF9}));
}

TEST_F(Tethered, ABoardWithoutAGreetingIsGivenUpInTime) {
  board.greets = false;
  EXPECT_EQ(greet(link, clock, std::chrono::seconds(2), always).error().message, "kit.no_greeting");
  EXPECT_LT(clock.now(), std::chrono::milliseconds(2100));
  EXPECT_EQ(greet(link, clock, std::chrono::seconds(2), [] { return false; }).error().message, "kit.cancelled");
}

TEST_F(Tethered, PartsTakeTheirModesAndReadingsBegin) {
  ASSERT_TRUE(tether.begin());
  EXPECT_TRUE(board.has_heard({0xF4, 13, 1}));
  EXPECT_TRUE(board.has_heard({0xF4, 2, 0x0B}));
  EXPECT_TRUE(board.has_heard({0xD0, 1}));
  EXPECT_TRUE(board.has_heard({0xC0, 1}));
  EXPECT_TRUE(board.has_heard({0xF0, 0x01, 0x00, 0xF7})) << "says that it is there";
}

TEST_F(Tethered, DrivesEachKindOfPart) {
  ASSERT_TRUE(tether.set("led:red", 1));
  ASSERT_TRUE(tether.set("led:green", 1));
  EXPECT_TRUE(board.has_heard({0x91, 0x20, 0x00, 0x91, 0x28, 0x00})) << "one lamp does not put out the other";
  ASSERT_TRUE(tether.set("led:red", 0));
  EXPECT_TRUE(board.has_heard({0x91, 0x08, 0x00}));
  ASSERT_TRUE(tether.set("servo:arm", 400));
  EXPECT_TRUE(board.has_heard({0xF4, 9, 4, 0xF0, 0x6F, 9, 52, 1, 0xF7})) << "no further than 180°";
  ASSERT_TRUE(tether.set("buzzer:main", 440));
  EXPECT_TRUE(board.has_heard({0xF0, 0x02, 8, 56, 3, 0, 0, 0xF7}));
  const std::size_t before = board.heard.size();
  ASSERT_TRUE(tether.set("button:A", 1));
  ASSERT_TRUE(tether.set("rocket:1", 1));
  ASSERT_TRUE(tether.set("led:red", std::nan("")));
  EXPECT_EQ(board.heard.size(), before);
}

// A program of two boards, on the one that is plugged in.
TEST_F(Tethered, OfSeveralBoardsItIsTheFirst) {
  trace::Trace trace;
  const auto say = [&](const char* part) {
    trace::Event event;
    event.kind = trace::EventKind::pin;
    event.name = part;
    event.values = {trace::Value(1.0)};
    trace.append(event);
  };
  say("B/led:red");
  say("A/led:green");
  ASSERT_TRUE(play(tether, clock, trace, [](const trace::Event&) {}, always));
  EXPECT_TRUE(board.has_heard({0x91, 0x08, 0x00})) << "pin 11";
  EXPECT_FALSE(board.has_heard({0x91, 0x28, 0x00})) << "not 13 too";
}

TEST_F(Tethered, ReadsWhatPartsMeasure) {
  board.say({0x90, 0x00, 0x00, 0xE0, 0x00, 0x04, 0xE2, 0x19, 0x01, 0xF0, 0x03, 7, 6, 0x63, 0x16, 0x00, 0xF7});
  ASSERT_TRUE(tether.poll(std::chrono::milliseconds(1)));
  EXPECT_THAT(tether.readings(), Contains(Pair("button:A", 1)));
  EXPECT_THAT(tether.readings(), Contains(Pair("potentiometer:main", 512)));
  EXPECT_NEAR(tether.readings().at("temperature:room"), 24.55, 0.5);
  EXPECT_NEAR(tether.readings().at("distance:front"), 50, 0.5);
  board.say({0x90, 0x04, 0x00, 0xF0, 0x03, 7, 6, 0, 0, 0, 0xF7});
  ASSERT_TRUE(tether.poll(std::chrono::milliseconds(1)));
  EXPECT_THAT(tether.readings(), Contains(Pair("button:A", 0)));
  EXPECT_THAT(tether.readings(), Contains(Pair("distance:front", 400))) << "nothing in sight is far away";
}

TEST_F(Tethered, StaysInTouchAndPingsInBetween) {
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(20)));
  const std::vector<std::uint8_t> touch{0xF0, 0x01, 0x00, 0xF7};
  int touches = 0;
  const auto next = [&](auto from) { return std::search(from, board.heard.end(), touch.begin(), touch.end()); };
  for (auto at = next(board.heard.begin()); at != board.heard.end(); at = next(at + 1)) ++touches;
  EXPECT_GE(touches, 4);
  EXPECT_TRUE(board.has_heard({0xF0, 0x03, 7, 6, 0xF7}));
}

TEST_F(Tethered, RestTurnsEverythingOff) {
  ASSERT_TRUE(tether.set("led:red", 1));
  ASSERT_TRUE(tether.rest());
  EXPECT_TRUE(board.has_heard({0x91, 0x00, 0x00}));
  EXPECT_TRUE(board.has_heard({0xF0, 0x01, 0x02, 0xF7}));
}

TEST_F(Tethered, ALostCableIsSaid) {
  link.breaks_after = 0;
  EXPECT_EQ(tether.poll(std::chrono::milliseconds(1)).error().message, "kit.link_lost");
  EXPECT_EQ(tether.set("led:red", 1).error().message, "kit.link_lost");
}

}  // namespace
}  // namespace lunabloc::kit
