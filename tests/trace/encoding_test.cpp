// Events and requests there and back, as bytes and as lines; and bytes that nobody should trust.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "trace/encoding.h"
#include "trace/file.h"

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
  for (const char* const shown : {"{3, 8, 12, 40}", "{3, 8, 7, 40}", "{}", "{3, 8, 7, 40, 5}", ""})
    events.push_back(event(EventKind::variable, "liste", {std::string(shown), std::int64_t{4}}));
  return events;
}

std::string encoded(const std::vector<Event>& events) {
  EventEncoder encoder;
  std::string bytes;
  for (const Event& event : events) encoder.encode(event, bytes);
  return bytes;
}
std::string encoded(const Event& event) { return encoded(std::vector{event}); }

// What a decoder makes of the bytes, until it waits for more or gives up.
struct Decoded {
  std::vector<Event> events;
  bool broken = false;
  std::size_t left_over = 0;
};
Decoded decoded(std::string_view bytes) {
  EventDecoder decoder;
  decoder.add(bytes);
  Decoded result;
  for (Event event;;) {
    const Result<bool> read = decoder.next(event);
    if (read && *read) {
      result.events.push_back(event);
      continue;
    }
    result.broken = !read;
    result.left_over = decoder.left_over();
    return result;
  }
}

TEST(Encoding, EachEventComesBackFromItsBytes) {
  for (const Event& sample : samples()) EXPECT_THAT(decoded(encoded(sample)).events, testing::ElementsAre(sample)) << to_json_line(sample);
  const Decoded all = decoded(encoded(samples()));
  EXPECT_EQ(all.events, samples());
  EXPECT_EQ(all.left_over, 0U);
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
  EventDecoder decoder;
  std::vector<Event> events;
  for (const char byte : encoded(samples())) {
    decoder.add({&byte, 1});
    for (Event event; decoder.next(event).value();) events.push_back(event);
  }
  EXPECT_EQ(events, samples());
}

TEST(Encoding, AStatementTakesFewBytesAndANameIsSpeltOnce) {
  std::vector<Event> events;
  for (std::uint64_t step = 0; step < 100; ++step) {
    events.push_back({EventKind::statement, step, microseconds(0), step % 2 == 0 ? 8U : 20U, "", {}});
    events.push_back({EventKind::variable, step + 1, microseconds(0), events.back().offset, "compteur", {static_cast<std::int64_t>(step)}});
  }
  const std::string bytes = encoded(events);
  EXPECT_LE(bytes.size(), 100 * (2 + 3) + std::string("compteur").size() + 2);
  EXPECT_EQ(decoded(bytes).events, events);
}

TEST(Encoding, ManyNamesAreSpeltAgainWhenNoMoreAreKept) {
  std::vector<Event> events;
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < kMostNames + 50; ++i) events.push_back(event(EventKind::variable, "nom" + std::to_string(i), {std::int64_t{i}}));
  EXPECT_EQ(decoded(encoded(events)).events, events);
}

TEST(Encoding, AfterARestartNothingBeforeIsNeeded) {
  EventEncoder encoder;
  std::string before, after;
  encoder.encode(samples().front(), before);
  encoder.encode(event(EventKind::variable, "compteur", {1.5}), before);
  encoder.restart();
  for (const Event& sample : samples()) encoder.encode(sample, after);
  EXPECT_EQ(after, encoded(samples()));
}

TEST(Encoding, LongTextsAreCutAndStayOneEvent) {
  const std::string bytes = encoded(event(EventKind::output, std::string(5000, 'n'), {std::string(100'000, 'a'), std::string("b")}));
  EXPECT_LE(bytes.size(), kLargestRecord);
  const Event read = decoded(bytes).events.at(0);
  EXPECT_EQ(read.name.size(), kLargestName);
  EXPECT_EQ(std::get<std::string>(read.values[0]).size(), kLargestText);
  EXPECT_EQ(std::get<std::string>(read.values[1]), "");
}

// Heading 0x0F: kind and number of values follow; 0x44: said, another offset; 0x8C: question, with a name.
TEST(Encoding, ADecoderThatIsLiedToStaysBroken) {
  const std::string good = encoded(event(EventKind::said, "x", {std::string("texte")}));
  const std::string endless(12, '\xFF');
  for (const std::string& bytes : {
           std::string("\x0F\x63\x00", 3),                         // no such kind
           std::string("\x0F\x04\x80\x02", 4),                     // 256 values
           std::string("\x04\x05\xFF\xFF\x7F", 5),                 // a text of two million bytes
           "\x44" + endless,                                       // a number that does not end
           std::string("\x44\xFE\xFF\xFF\xFF\xFF\xFF\xFF\x01", 9),  // an offset beyond 32 bits
           std::string("\x84\x02\x00", 3),                         // a name that was never spelt
           std::string("\x84\x00\x81\x08", 4),                     // a name of 1025 bytes
           std::string("\x04\x09", 2),                             // no such type of value
           std::string("\x04\x06\x01\x00\x00", 5),                 // as a text that was never told
       }) {
    EventDecoder decoder;
    decoder.add(bytes);
    Event event;
    ASSERT_FALSE(decoder.next(event)) << testing::PrintToString(bytes);
    decoder.add(good);
    EXPECT_FALSE(decoder.next(event));
  }
}

TEST(Encoding, AnEventThatGrowsWithoutEndIsRefused) {
  std::string bytes("\x0F\x04\xFF\x01", 4);  // 255 values…
  for (int i = 0; i < 2; ++i) bytes += std::string("\x05\x80\x80\x02", 4) + std::string(32'768, 'a');  // …of 32 KB each
  EXPECT_TRUE(decoded(bytes).broken);
  std::string names;
  for (std::uint32_t i = 0; i <= kMostNames; ++i) names += std::string("\x80\x01\x01n", 4);
  const Decoded kept = decoded(names);
  EXPECT_EQ(kept.events.size(), kMostNames);
  EXPECT_TRUE(kept.broken);
}

TEST(Encoding, NoByteChangedByChanceIsReadOutOfBounds) {
  const std::string good = encoded(samples());
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const int change : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(change);
      static_cast<void>(decoded(bytes));
      static_cast<void>(decoded(std::string_view(bytes).substr(at)));
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
  const Result<Recording> read = recording_from_json_lines(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->trace.events(), trace.events());
  EXPECT_EQ(to_json_lines(read->trace), text);
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
    const Result<Recording> read = recording_from_json_lines(damaged.text);
    ASSERT_TRUE(!read || read->damage) << damaged.text;
    EXPECT_EQ(read ? read->damage->line : read.error().place.line, damaged.line) << damaged.text;
    if (read) { EXPECT_LT(read->damage->byte, damaged.text.size()) << "not only its end is missing"; }
  }
}

}  // namespace
}  // namespace lunabloc::trace
