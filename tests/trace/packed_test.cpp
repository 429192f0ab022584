#include "trace/packed.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace lunabloc::trace {
namespace {

// Each event, packed after the others and read back.
void check(const std::vector<Event>& events) {
  PackState writer;
  PackedNames names;
  std::string bytes;
  for (const Event& event : events) pack(event, writer, names, bytes);
  PackState reader;
  const char* at = bytes.data();
  Event read;
  for (const Event& event : events) {
    unpack(at, reader, names, read);
    EXPECT_EQ(read, event);
  }
  EXPECT_EQ(at, bytes.data() + bytes.size());
}

TEST(Packed, AnythingComesBack) {
  using std::chrono::microseconds;
  check({{EventKind::ready, 0, {}, kNoOffset, "", {std::string("seccomp"), std::string("landlock")}},
         {EventKind::statement, 0, {}, 0, "", {}},
         {EventKind::variable, 1, {}, 0, "score", {std::int64_t{-17}}},
         {EventKind::statement, 1, microseconds(250'000), 4'000'000, "", {}},
         {EventKind::world, 2, microseconds(250'000), 4'000'000, "turtle.forward", {50.5}},
         {EventKind::world, 2, microseconds(250'000), 4'000'000, "turtle.home", {}},
         {EventKind::pin, 7, microseconds(1), 3, "led:red", {true}},
         {EventKind::cost, 7, microseconds(-1), 3, "", {std::string("pas"), std::int64_t{5}, std::string(""), std::monostate{}}},
         {EventKind::statement, std::numeric_limits<std::uint64_t>::max(), {}, 3, "odd", {false}},
         {EventKind::end, 0, microseconds::max(), kNoOffset, "finished", {}},
         {EventKind::question, 0, microseconds::min(), 1, "score", {std::string(1000, 'x')}}});
}

// A list that is shown again after an element has changed takes a few bytes; what it is told from is its own last text.
TEST(Packed, ATextThatChangedLittleIsShort) {
  std::vector<Event> events;
  for (int i = 0; i < 200; ++i)
    for (const std::string name : {"t", "u"}) {
      const std::string shown = "{3, 8, " + std::to_string(name == "t" ? i % 90 : i % 7) + ", 25, 4, 61, 7, 8, 19, 14, 2, 5, 77, 8…}";
      events.push_back({EventKind::variable, 0, {}, 0, name, {shown, std::int64_t{40}}});
    }
  events.push_back({EventKind::variable, 0, {}, 0, "t", {std::string()}});
  events.push_back({EventKind::variable, 0, {}, 0, "t", {std::string(300, 'x')}});
  events.push_back({EventKind::variable, 0, {}, 0, "t", {std::string(300, 'x')}});
  for (int i = 0; i < 30; ++i) events.push_back({EventKind::variable, 0, {}, 0, "name" + std::to_string(i % 11), {std::string(60, 'a') + std::to_string(i)}});
  events.push_back({EventKind::said, 0, {}, 0, "t", {std::string("aaaaaaaaaa")}});
  check(events);
  PackState state;
  PackedNames names;
  std::string bytes;
  for (int i = 0; i < 400; ++i) pack(events[static_cast<std::size_t>(i)], state, names, bytes);
  EXPECT_LT(bytes.size(), 400U * 12U);
}

TEST(Packed, NumbersComeBackToTheBit) {
  std::vector<Event> events;
  for (const std::int64_t whole : {std::int64_t{0}, std::int64_t{-16}, std::int64_t{-17}, std::int64_t{223}, std::int64_t{224},
                                   std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    events.push_back({EventKind::said, 0, {}, 0, "", {whole}});
  for (const double number : {0.0, 0.1, 1e308, std::numeric_limits<double>::infinity()}) events.push_back({EventKind::said, 0, {}, 0, "", {number}});
  check(events);
  PackState state;
  PackedNames names;
  std::string bytes;
  pack({EventKind::said, 0, {}, 0, "", {-0.0}}, state, names, bytes);
  state = {};
  const char* at = bytes.data();
  Event read;
  unpack(at, state, names, read);
  EXPECT_TRUE(std::signbit(std::get<double>(read.values[0])));
}

TEST(Packed, AStatementIsTwoBytes) {
  PackState state;
  PackedNames names;
  std::string bytes;
  for (std::uint64_t step = 0; step < 100; ++step) pack({EventKind::statement, step, {}, 20 + 30 * static_cast<std::uint32_t>(step % 2), "", {}}, state, names, bytes);
  EXPECT_LE(bytes.size(), 200U);
}

TEST(Packed, AnyOrderOfEventsComesBack) {
  std::mt19937_64 random(3);
  std::vector<Event> events;
  for (int i = 0; i < 2000; ++i) {
    Event event{static_cast<EventKind>(random() % 13), random() % 3 == 0 ? random() : random() % 100, std::chrono::microseconds(static_cast<std::int64_t>(random() % 1000)),
                static_cast<std::uint32_t>(random() % 2 == 0 ? random() : random() % 50), std::string(random() % 3, 'n'), {}};
    for (std::uint64_t count = random() % 4; count > 0; --count)
      event.values.push_back(random() % 2 == 0 ? Value(static_cast<std::int64_t>(random())) : Value(std::string(random() % 5, 't')));
    events.push_back(std::move(event));
  }
  check(events);
}

}  // namespace
}  // namespace lunabloc::trace
