// Programs tried in the RAM of a simulated board with the real firmware, and asked about while they run.
#include "kit/standalone/trial.h"

#include "chip_desk.h"
#include "compiling.h"
#include "firmware/shared/machine.h"
#include "support/tethered_board.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

class Trial : public testing::Test {
 protected:
  void SetUp() override {
    support::greeted(desk, desk);
    static_cast<void>(desk.chip.take_changes());
  }
  std::size_t changes_of(int pin) {
    std::size_t count = 0;
    for (const virtual_board::PinChange& change : desk.chip.take_changes()) count += change.pin == pin ? 1 : 0;
    return count;
  }
  ChipDesk desk;
};

TEST_F(Trial, RunsAndTellsItsVariables) {
  const auto program = compiled("count = 0\nhalf = 0.5\nwhile true do count = count + 1 half = count / 2 kit.led(\"red\"):on() wait(0.1) kit.led(\"red\"):off() wait(0.1) end");
  const auto state = standalone::try_out(desk, desk, program);
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ(state->state, standalone::kTrialRuns);
  desk.chip.run_for(1s);
  EXPECT_GE(changes_of(13), 9U);
  const auto values = standalone::values_of(desk, desk, program);
  ASSERT_TRUE(values) << values.error().message;
  EXPECT_GE(values->at("count"), 5);
  EXPECT_EQ(values->at("half"), values->at("count") / 2);
  ASSERT_TRUE(desk.write(firmata::stop_program()));
  desk.chip.run_for(100ms);
  static_cast<void>(changes_of(13));
  desk.chip.run_for(500ms);
  EXPECT_EQ(changes_of(13), 0U);
}

TEST_F(Trial, ItsFaultIsTold) {
  const auto program = compiled("local z = 0\nwait(0.05)\nkit.servo(\"arm\"):angle(1 // z)");
  ASSERT_TRUE(standalone::try_out(desk, desk, program));
  desk.chip.run_for(200ms);
  const auto state = standalone::state_of(desk, desk);
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ(state->state, standalone::kTrialIsOver);
  EXPECT_EQ(int{state->fault}, MACHINE_FAULT_division);
  EXPECT_EQ(standalone::fault_name(state->fault), "division");
}

TEST_F(Trial, WhatIsTooLongForRamIsSaid) {
  std::string many;
  for (int i = 0; i < 60; ++i) many += "kit.led(\"red\"):on() wait(0.1)\n";
  const auto state = standalone::try_out(desk, desk, compiled(many));
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().message, "kit.alone.too_long");
}

}  // namespace
}  // namespace lunabloc::kit
