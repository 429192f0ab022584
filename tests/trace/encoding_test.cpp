// Events and requests there and back, as bytes and as lines; and bytes that nobody should trust.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "trace/encoding.h"

namespace lunabloc::trace {
namespace {

using std::chrono::microseconds;

Event event(EventKind kind, std::string name, std::vector<Value> values) {
  return {kind, 7, microseconds(1'500'000), 42, std::move(name), std::move(values)};
}

std::vector<Event> samples() {
  std::vector<Event> events;
  for (int kind = 0; kind <= static_cast<int>(EventKind::question); ++kind) events.push_back(event(EventKind(kind), "", {}));
  events.push_back(event(EventKind::variable, "compteur", {std::int64_t{-5}}));
  events.push_back(event(EventKind::pin, "led:red", {1.5}));
  events.push_back(event(EventKind::said, "é", {std::string("« zéro » \n\t\"\\"), true, false, std::monostate{}}));
  events.push_back(event(EventKind::output, "", {std::string("\xFF\x00\x80", 3)}));
  events.push_back(event(EventKind::variable, "\xC3", {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}));
  events.push_back(event(EventKind::variable, "grand", {1e300, -0.0, HUGE_VAL, -HUGE_VAL, 3.0, 0.1}));
  events.push_back({EventKind::end, ~std::uint64_t{0}, microseconds(0), kNoOffset, "finished", {}});
  events.push_back(event(EventKind::cost, "", std::vector<Value>(255, std::int64_t{1})));
  return events;
}

TEST(Encoding, EachEventComesBackFromItsBytes) {
  for (const Event& sample : samples()) {
    EventDecoder decoder;
    decoder.add(encode(sample));
    const auto read = decoder.next();
    ASSERT_TRUE(read && *read) << name_of(sample.kind);
    EXPECT_EQ(**read, sample) << to_json_line(sample);
    EXPECT_EQ(decoder.left_over(), 0U);
  }
}

TEST(Encoding, EachEventComesBackFromItsLine) {
  for (const Event& sample : samples()) {
    const Result<Event> read = event_from_json_line(to_json_line(sample));
    ASSERT_TRUE(read) << to_json_line(sample);
    EXPECT_EQ(*read, sample) << to_json_line(sample);
  }
  const Result<Event> no_number = event_from_json_line(to_json_line(event(EventKind::said, "", {std::nan("")})));
  ASSERT_TRUE(no_number);
  EXPECT_TRUE(std::isnan(std::get<double>(no_number->values[0])));
}

TEST(Encoding, BytesMayComeOneByOne) {
  std::string bytes;
  for (const Event& sample : samples()) bytes += encode(sample);
  EventDecoder decoder;
  std::vector<Event> events;
  for (const char byte : bytes) {
    decoder.add({&byte, 1});
    while (auto read = decoder.next().value()) events.push_back(*read);
  }
  EXPECT_EQ(events, samples());
}

TEST(Encoding, LongTextsAreCutAndStayOneRecord) {
  const std::string bytes = encode(event(EventKind::output, std::string(5000, 'n'), {std::string(100'000, 'a'), std::string("b")}));
  EXPECT_LE(bytes.size(), kLargestFrame);
  EventDecoder decoder;
  decoder.add(bytes);
  const Event read = **decoder.next();
  EXPECT_EQ(std::get<std::string>(read.values[0]).size(), kLargestText);
  EXPECT_EQ(std::get<std::string>(read.values[1]), "");
}

TEST(Encoding, ADecoderThatIsLiedToStaysBroken) {
  const std::string good = encode(event(EventKind::said, "x", {std::string("texte")}));
  std::string too_long = good, unknown = good, not_used_up = good;
  too_long[2] = '\x7F';
  unknown[4] = '\x63';
  not_used_up.push_back('x');
  not_used_up[0] = static_cast<char>(not_used_up[0] + 1);
  for (const std::string& bytes : {too_long, unknown, not_used_up}) {
    EventDecoder decoder;
    decoder.add(bytes);
    ASSERT_FALSE(decoder.next());
    decoder.add(good);
    EXPECT_FALSE(decoder.next());
  }
}

TEST(Encoding, NoByteChangedByChanceIsReadOutOfBounds) {
  const std::string good = encode(event(EventKind::cost, "nom", {std::string("pas"), std::int64_t{3}, 2.5, true}));
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const int change : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(change);
      EventDecoder decoder;
      decoder.add(bytes);
      static_cast<void>(decoder.next());
    }
}

RunRequest full_request() {
  RunRequest request;
  request.mode = Mode::exact;
  request.seed = 99;
  request.limits = {1234, std::chrono::milliseconds(567), 8, 9000};
  request.world = {"kit", {"###", "#D#"}, "nord", {{"led", {"red", "green"}}, {"button", {"A"}}}};
  request.given = {{"cards", {std::int64_t{1}, 2.5, std::string("x"), true}, true}, {"wanted", {std::int64_t{8}}, false}};
  request.answers = {"12", "é\n"};
  request.until = microseconds(5'000'000);
  request.stimuli = {{microseconds(1), "button:A", 1}, {microseconds(2), "light:room", 0.5}};
  return request;
}

TEST(Encoding, AnOrderComesBackFromItsBytes) {
  const Order order{full_request(), "say(1)\n"};
  const std::string bytes = encode(order);
  const Result<Order> read = decode_order(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(encode(*read), bytes);
  EXPECT_EQ(read->program, order.program);
  EXPECT_EQ(read->request.world.parts, order.request.world.parts);
}

TEST(Encoding, APrefixOfAnOrderIsNone) {
  const std::string bytes = encode(Order{full_request(), "say(1)\n"});
  for (std::size_t length = 0; length < bytes.size(); ++length) EXPECT_FALSE(decode_order({bytes.data(), length})) << length;
}

TEST(Encoding, ATraceComesBackFromItsFile) {
  Trace trace(full_request());
  for (Event& sample : samples()) trace.append(std::move(sample));
  const std::string text = to_json_lines(trace);
  const Result<Trace> read = trace_from_json_lines(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->events(), trace.events());
  EXPECT_EQ(to_json_lines(*read), text);
}

TEST(Encoding, ADamagedFileSaysWhichLine) {
  const std::string head = request_to_json_line(full_request()) + "\n";
  const struct {
    std::string text;
    std::uint32_t line;
  } kDamaged[] = {
      {"", 0}, {"[]\n", 1}, {"{}\n", 1}, {head + "{}\n", 2}, {head + to_json_line(samples()[1]) + "\n{\"kind\":\"bogus\"}\n", 3},
      {head + "{\"kind\":\"said\",\"values\":[{\"bytes\":\"***\"}]}\n", 2}, {head + "{\"kind\":\"said\",\"values\":3}", 2},
  };
  for (const auto& damaged : kDamaged) {
    const Result<Trace> read = trace_from_json_lines(damaged.text);
    ASSERT_FALSE(read) << damaged.text;
    EXPECT_EQ(read.error().place.line, damaged.line) << damaged.text;
  }
}

}  // namespace
}  // namespace lunabloc::trace
