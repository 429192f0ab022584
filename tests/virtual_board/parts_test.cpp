// The small pieces: controls, lines, hex files, the sampling of a line.
#include <gtest/gtest.h>

#include "virtual_board/control.h"
#include "virtual_board/hex_file.h"
#include "virtual_board/line_sampling.h"
#include "virtual_board/report.h"

namespace lunabloc::virtual_board {
namespace {

TEST(Control, ReadsWhatItKnows) {
  EXPECT_EQ(read_control(R"({"pin":2,"value":1})").value(), Control(DrivePin{2, true}));
  EXPECT_EQ(read_control(R"({"pin":19,"value":null})").value(), Control(DrivePin{19, std::nullopt}));
  EXPECT_EQ(read_control(R"({"analog":5,"mv":2500})").value(), Control(SetMillivolts{5, 2500}));
  EXPECT_EQ(read_control(R"({"unplug":true})").value(), Control(Unplug{}));
  EXPECT_EQ(read_control(R"({"plug":true})").value(), Control(Plug{}));
  EXPECT_EQ(read_control(R"({"noise":200})").value(), Control(SpoilLine{200}));
  EXPECT_EQ(read_control(R"({"brown_out":300})").value(), Control(DipPower{300}));
  EXPECT_EQ(read_control(R"({"quit":true})").value(), Control(Quit{}));
}

TEST(Control, RefusesWhatItDoesNot) {
  for (const char* line : {"", "[", "7", "{}", R"({"pin":0,"value":1})", R"({"pin":20,"value":1})",
                           R"({"pin":2,"value":7})", R"({"pin":1e99,"value":1})", R"({"analog":6,"mv":1})",
                           R"({"analog":0,"mv":-1})", R"({"unplug":false})", R"({"noise":-1})", R"({"brown_out":0})", "\xFF"})
    EXPECT_FALSE(read_control(line)) << line;
}

TEST(Control, AStimulusIsSortedByItsTime) {
  const auto stimuli = read_stimuli("{\"at_us\":20,\"pin\":2,\"value\":1}\n\n{\"at_us\":10,\"plug\":true}\n");
  ASSERT_TRUE(stimuli);
  ASSERT_EQ(stimuli->size(), 2U);
  EXPECT_EQ((*stimuli)[0], (Stimulus{std::chrono::microseconds(10), Plug{}}));
  const auto wrong = read_stimuli("\n{\"pin\":2,\"value\":1}");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().place.line, 2U);
}

TEST(Report, SaysWhatAPinDoes) {
  using std::chrono::microseconds;
  EXPECT_EQ(line_of({microseconds(7), 13, PinOutput::level, 1, {}}), "{\"at_us\":7,\"pin\":13,\"value\":1}\n");
  EXPECT_EQ(line_of({microseconds(9), 13, PinOutput::level, 0, microseconds(2)}),
            "{\"at_us\":9,\"pin\":13,\"value\":0,\"high_us\":2}\n");
  EXPECT_EQ(line_of({microseconds(7), 9, PinOutput::pwm, 128, {}}), "{\"at_us\":7,\"pin\":9,\"pwm\":128}\n");
}

TEST(Report, KeepsTheLatestOfEachPinWhenThereAreTooMany) {
  std::vector<PinChange> many(100, {std::chrono::microseconds(1), 13, PinOutput::level, 1, {}});
  many.push_back({std::chrono::microseconds(2), 12, PinOutput::level, 1, {}});
  EXPECT_EQ(latest(many, 64).size(), 2U);
  EXPECT_EQ(latest(many, 200).size(), 101U);
}

TEST(HexFile, PutsBytesWhereTheySay) {
  std::vector<std::uint8_t> flash(32, 0xFF);
  ASSERT_TRUE(load_hex(":020004000000FA\r\n:0200100001FEEF\n:0400000300007E007B\n:00000001FF\n", flash));
  EXPECT_EQ(flash[0x10], 0x01);
  EXPECT_EQ(flash[0x11], 0xFE);
  EXPECT_EQ(flash[0x12], 0xFF);
}

TEST(HexFile, RefusesWhatIsNone) {
  std::vector<std::uint8_t> flash(32);
  for (const char* text : {"hello", ":", ":0200100001FEEE", ":0200100001FE", ":02001000G1FEED", ":0200400001FEBD"})
    EXPECT_FALSE(load_hex(text, flash)) << text;
}

TEST(LineSampling, WithinFourPercentAByteIsItself) {
  for (const double receiver : {0.96, 0.979, 1.0, 1.008, 1.04})
    for (int byte = 0; byte < 256; ++byte)
      EXPECT_EQ(sample(static_cast<std::uint8_t>(byte), 1.0, receiver),
                std::vector<Frame>(1, {static_cast<std::uint8_t>(byte), false}))
          << receiver << " " << byte;
}

TEST(LineSampling, AtAnotherSpeedAByteIsGarbage) {
  EXPECT_GT(sample(0x55, 2.0, 1.0).size(), 1U);
  EXPECT_NE(sample(0x30, 2.0, 1.0), std::vector<Frame>(1, {0x30, false}));
  EXPECT_NE(sample(0x30, 1.0, 2.0), std::vector<Frame>(1, {0x30, false}));
}

}  // namespace
}  // namespace lunabloc::virtual_board
