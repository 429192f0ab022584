// The kit as a fold of its trace.
#include "world/kit_world.h"

#include <gmock/gmock.h>

namespace lunabloc::world {
namespace {

using std::chrono::microseconds;

trace::Event event(trace::EventKind kind, int at, std::string name, std::vector<trace::Value> values) {
  return {kind, 0, microseconds(at), trace::kNoOffset, std::move(name), std::move(values)};
}

TEST(KitWorld, KeepsChangesAndWhenAPartWasFirstTold) {
  KitWorld kit;
  fold(kit, event(trace::EventKind::pin, 5, "servo:arm", {0.0}));
  fold(kit, event(trace::EventKind::pin, 7, "servo:arm", {10.0}));
  fold(kit, event(trace::EventKind::pin, 9, "servo:arm", {10.0}));
  ASSERT_EQ(kit.parts.at("servo:arm").size(), 1U);
  EXPECT_EQ(kit.parts.at("servo:arm")[0].at, microseconds(7));
  EXPECT_EQ(kit.first_told.at("servo:arm"), microseconds(5));
  EXPECT_TRUE(kit.out_of_range.empty());
}

TEST(KitWorld, ADisplayShowsTheLastOfEachLine) {
  KitWorld kit;
  fold(kit, event(trace::EventKind::world, 5, "kit.show", {std::string("lcd:screen"), 1.0, std::string("one")}));
  fold(kit, event(trace::EventKind::world, 6, "kit.show", {std::string("lcd:screen"), 2.0, std::string("two")}));
  fold(kit, event(trace::EventKind::world, 7, "kit.show", {std::string("lcd:screen"), 1.0, std::string("three")}));
  fold(kit, event(trace::EventKind::world, 8, "kit.show", {std::string("lcd:screen"), 9.0, std::string("no such line")}));
  fold(kit, event(trace::EventKind::world, 9, "kit.show", {std::string("lcd:screen")}));
  EXPECT_EQ(kit.shown.at("lcd:screen"), (std::map<int, std::string>{{1, "three"}, {2, "two"}}));
  EXPECT_TRUE(kit.messages.empty());
  fold(kit, event(trace::EventKind::world, 10, "kit.show", {std::string("lcd:screen"), 1.0, std::string("three")}));
  ASSERT_EQ(kit.written.at("lcd:screen").size(), 3U) << "what is written again changes nothing";
  EXPECT_EQ(kit.written.at("lcd:screen")[2].at, microseconds(7));
  EXPECT_EQ(kit.written.at("lcd:screen")[2].text, "three");
}

TEST(KitWorld, APixelHasTheColourThatItWasLastTold) {
  constexpr double kRed = 0xFF0000, kBlue = 0x0000FF;
  KitWorld kit;
  const auto tell = [&](int at, const char* part, double colour) { fold(kit, event(trace::EventKind::pin, at, part, {colour})); };
  tell(1, "neopixel:ring", kRed);
  EXPECT_EQ(kit.value_of("neopixel:ring.3"), kRed) << "that of the strip";
  tell(2, "neopixel:ring.3", 0);
  EXPECT_EQ(kit.value_of("neopixel:ring.3"), 0) << "switched off, though nothing was said of it before";
  tell(3, "neopixel:ring.3", kBlue);
  EXPECT_EQ(kit.value_of("neopixel:ring"), kRed);
  EXPECT_EQ(kit.value_of("neopixel:ring.4"), kRed);
  tell(4, "neopixel:ring", kRed);
  EXPECT_EQ(kit.value_of("neopixel:ring.3"), kRed) << "the strip has been told again";
  EXPECT_EQ(kit.parts.at("neopixel:ring").size(), 1U);
  tell(5, "neopixel:ring_2.3", kBlue);
  tell(6, "neopixel:ring", 0);
  EXPECT_EQ(kit.value_of("neopixel:ring_2.3"), kBlue) << "another strip";
}

TEST(KitWorld, KeepsWhatWasAskedOfAPartThatCannotDoIt) {
  KitWorld kit;
  fold(kit, event(trace::EventKind::pin, 5, "servo:arm", {180.0, 200.0}));
  EXPECT_EQ(kit.value_of("servo:arm"), 180);
  EXPECT_EQ(kit.out_of_range.at("servo:arm").value, 200);
}

TEST(KitWorld, KeepsReadingsAndMessages) {
  KitWorld kit;
  fold(kit, event(trace::EventKind::world, 1, "kit.read", {std::string("light:room"), 80.0}));
  fold(kit, event(trace::EventKind::world, 2, "kit.send", {std::string("A"), std::string("on")}));
  fold(kit, event(trace::EventKind::world, 3, "kit.send", {std::string("A"), std::string("off"), std::string("link:cut")}));
  fold(kit, event(trace::EventKind::world, 4, "kit.received", {std::string("B"), std::string("on")}));
  EXPECT_THAT(kit.read.at("light:room"), testing::ElementsAre(microseconds(1)));
  ASSERT_EQ(kit.messages.size(), 3U);
  EXPECT_EQ(kit.messages[0].kind, KitMessage::Kind::sent);
  EXPECT_EQ(kit.messages[1].kind, KitMessage::Kind::lost);
  EXPECT_EQ(kit.messages[2].board, "B");
}

TEST(KitWorld, KeepsWhatTheWorldGave) {
  KitWorld kit;
  EXPECT_FALSE(kit.given_to("button:A"));
  fold(kit, event(trace::EventKind::world, 1, "kit.read", {std::string("button:A"), 0.0}));
  EXPECT_EQ(kit.given_to("button:A"), 0);
  fold(kit, event(trace::EventKind::input, 4, "button:A", {1.0}));
  fold(kit, event(trace::EventKind::world, 6, "kit.read", {std::string("button:A"), 1.0}));
  ASSERT_EQ(kit.given.at("button:A").size(), 2U) << "read again: the same";
  EXPECT_EQ(kit.given.at("button:A")[1].at, microseconds(4));
  for (const char* stage : {"ask", "key:space", "mouse:x", "data"}) fold(kit, event(trace::EventKind::input, 7, stage, {1.0}));
  EXPECT_EQ(kit.given.size(), 1U) << "these are no parts of a kit";
}

}  // namespace
}  // namespace lunabloc::world
