// Firmata as a client speaks it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "firmware/shared/firmata.h"
#include "kit/firmata.h"

namespace lunabloc::kit::firmata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Message> messages_in(const Bytes& bytes) {
  Decoder decoder;
  decoder.add(bytes);
  std::vector<Message> messages;
  while (auto message = decoder.next()) messages.push_back(*message);
  return messages;
}

TEST(FirmataOut, SaysWhatTheProtocolSays) {
  EXPECT_THAT(ask_version(), ElementsAre(0xF9));
  EXPECT_THAT(ask_name(), ElementsAre(0xF0, 0x79, 0xF7));
  EXPECT_THAT(set_mode(13, FIRMATA_MODE_output), ElementsAre(0xF4, 13, 1));
  EXPECT_THAT(write_port(1, 0xA0), ElementsAre(0x91, 0x20, 0x01));
  EXPECT_THAT(write_value(9, 180), ElementsAre(0xF0, 0x6F, 9, 52, 1, 0xF7));
  EXPECT_THAT(report_port(0, true), ElementsAre(0xD0, 1));
  EXPECT_THAT(report_channel(2, false), ElementsAre(0xC2, 0));
  EXPECT_THAT(set_sampling(50), ElementsAre(0xF0, 0x7A, 50, 0, 0xF7));
  EXPECT_THAT(keep_alive(), ElementsAre(0xF0, 0x01, 0x00, 0xF7));
  EXPECT_THAT(play_tone(8, 440, 0), ElementsAre(0xF0, 0x02, 8, 56, 3, 0, 0, 0xF7));
  EXPECT_THAT(ping(7, 6), ElementsAre(0xF0, 0x03, 7, 6, 0xF7));
}

TEST(FirmataIn, UnderstandsWhatABoardSays) {
  EXPECT_THAT(messages_in({0xF9, 2, 5}), ElementsAre(Message(Version{2, 5})));
  EXPECT_THAT(messages_in({0xF0, 0x79, 2, 5, 'L', 0, 'u', 0, 0xF7}), ElementsAre(Message(Name{2, 5, "Lu"})));
  EXPECT_THAT(messages_in({0x90, 0x04, 0x01}), ElementsAre(Message(PortLevels{0, 0x84})));
  EXPECT_THAT(messages_in({0xE1, 0x7F, 0x07}), ElementsAre(Message(ChannelValue{1, 1023})));
  EXPECT_THAT(messages_in({0xF0, 0x71, 'h', 0, 'i', 0, 0xF7}), ElementsAre(Message(Text{"hi"})));
  EXPECT_THAT(messages_in({0xF0, 0x03, 7, 6, 0x7F, 0x7F, 0x01, 0xF7}), ElementsAre(Message(Echo{7, 6, 32767})));
  EXPECT_THAT(messages_in({0xF0, 0x01, 0x43, 5, 0, 44, 2, 0, 0, 1, 0xF7}), ElementsAre(Message(BoardState{5, 300, 0, true})));
}

TEST(FirmataIn, NoiseLosesOneMessageAndNoOther) {
  EXPECT_THAT(messages_in({0x12, 0xE0, 0x05, 0xF9, 2, 5}), ElementsAre(Message(Version{2, 5})));
  EXPECT_THAT(messages_in({0xF0, 0x79, 2, 0x90, 1, 0}), ElementsAre(Message(PortLevels{0, 1})));
  EXPECT_THAT(messages_in({0xF0, 0xF7, 0xF7, 0xF0, 0x79, 0xF7, 0xF0, 0x03, 1, 0xF7}), IsEmpty());
}

TEST(FirmataIn, ATextHasNoControls) {
  EXPECT_THAT(messages_in({0xF0, 0x71, 0x1B, 0, 0x0A, 0, 'a', 1, 0xF7}), ElementsAre(Message(Text{"???"})));
}

TEST(FirmataIn, ASysexIsBounded) {
  Decoder decoder;
  decoder.add(Bytes{0xF0});
  decoder.add(Bytes(100'000, 0x11));
  decoder.add(Bytes{0xF9, 2, 5});
  EXPECT_EQ(decoder.next(), Message(Version{2, 5}));
  EXPECT_FALSE(decoder.next());
}

TEST(FirmataIn, AnyBytesAreSurvivedAndTheNextMessageIsHeard) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    Bytes bytes;
    for (auto count = random() % 400; count > 0; --count)
      bytes.push_back(static_cast<std::uint8_t>(random() % 3 == 0 ? 0xF0U | (random() & 0x0FU) : random() & 0xFFU));
    bytes.insert(bytes.end(), {0xF9, 2, 5});
    const std::vector<Message> messages = messages_in(bytes);
    ASSERT_FALSE(messages.empty());
    EXPECT_EQ(messages.back(), Message(Version{2, 5}));
  }
}

}  // namespace
}  // namespace lunabloc::kit::firmata
