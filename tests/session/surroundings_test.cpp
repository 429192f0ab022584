// What the person gives the buttons and sensors of a kit: before a run, in the middle of it, and as a table.
#include "session/surroundings.h"

#include <gmock/gmock.h>

#include "session/command.h"
#include "session/sensor_log.h"
#include "session_fixture.h"
#include "trace/request_again.h"
#include "vm/run.h"

namespace lunabloc::session {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

class Surroundings : public SessionFixture {
 protected:
  void write(const std::string& program) {
    session_->edit({{{0, session_->tree().text().size()}, program}}, "edit.text");
  }
  // As the window shows it, until the virtual clock is there, or a little further.
  bool until_clock(microseconds clock) {
    return until([&] { return session_->worlds().kit.now >= clock; });
  }
  std::vector<std::string> console() const { return session_->console().copied(); }
};

constexpr const char* kLightEachSecond = "for turn = 1, 5 do\n  say(kit.light(\"room\"):read())\n  wait(1)\nend\n";

TEST_F(Surroundings, ARunBeginsWithWhatWasSet) {
  write("say(kit.light(\"room\"):read())\nsay(kit.temperature(\"room\"):read())\n");
  run_whole();
  EXPECT_THAT(console(), testing::ElementsAre("500", "20")) << "at rest";
  session_->calm_around();
  session_->act("light:room", 300);
  EXPECT_EQ(session_->around("light:room"), 300);
  EXPECT_EQ(session_->around("temperature:room"), 20);
  run_whole();
  EXPECT_THAT(console(), testing::ElementsAre("300", "20"));
  session_->calm_around();
  run_whole();
  EXPECT_THAT(console(), testing::ElementsAre("500", "20"));
}

TEST_F(Surroundings, WhatIsSetInTheMiddleOfARunChangesWhatFollows) {
  write(kLightEachSecond);
  session_->start_run();
  ASSERT_TRUE(until_clock(1s));
  ASSERT_TRUE(perform(*session_, {"kit.act", {"light:room", "80"}, {}}));
  EXPECT_EQ(session_->around("light:room"), 80) << "at once";
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_THAT(console(), testing::ElementsAre("500", "500", "80", "80", "80"));
}

TEST_F(Surroundings, ARunThatIsOverCanBeTakenUpAtAnEarlierMoment) {
  write(kLightEachSecond);
  run_whole();
  session_->show_step(session_->trace()->moments_by(2500ms));
  ASSERT_EQ(session_->worlds().kit.given_to("light:room"), 500);
  session_->act("light:room", 80);
  ASSERT_TRUE(until([&] { return session_->worlds_at_end().kit.given_to("light:room") == 80; }));
  session_->set_playing(true);
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_THAT(console(), testing::ElementsAre("500", "500", "500", "80", "80"));
}

// Many values in a row, as a hand gives them with a slider: all of them are in the run, and it replays exactly.
TEST_F(Surroundings, WhatAHandDidReplaysExactly) {
  write("for turn = 1, 40 do\n  say(kit.potentiometer(\"main\"):read())\n  wait(0.1)\nend\n");
  session_->start_run();
  ASSERT_TRUE(until_clock(500ms));
  for (int value = 600; value < 640; value += 4) {
    session_->act("potentiometer:main", value);
    tick(32ms);
  }
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_EQ(console().front(), "512");
  EXPECT_EQ(console().back(), "636");
  Result<trace::Trace> again = vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", trace::request_again(*session_->trace()),
                                              session_->tree().text());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->events(), session_->trace()->events());
}

TEST_F(Surroundings, AShownMomentShowsWhatWasGivenThen) {
  write(kLightEachSecond);
  session_->start_run();
  ASSERT_TRUE(until_clock(2s));
  session_->act("light:room", 80);
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  session_->show_step(session_->trace()->moments_by(1s));
  EXPECT_EQ(session_->around("light:room"), 500);
  session_->show_step(session_->step_count());
  EXPECT_EQ(session_->around("light:room"), 80);
}

TEST(AnotherWay, LeavesOutWhatTheLessonWouldHaveGivenThisPartLater) {
  trace::RunRequest request;
  request.stimuli = {{1s, "button:A", 1}, {2s, "light:room", 10}, {3s, "button:A", 0}, {4s, "light:room", 20}};
  const trace::RunRequest other = another_way(trace::Trace(request), {{2500ms, "button:A", 0}, {2600ms, "button:A", 1}});
  std::vector<std::string> all;
  for (const trace::Stimulus& one : other.stimuli) all.push_back(one.part + " " + std::to_string(one.at.count() / 1000) + " " + trace::shown(one.value));
  EXPECT_THAT(all, testing::ElementsAre("button:A 1000 1.0", "light:room 2000 10.0", "button:A 2500 0.0", "button:A 2600 1.0", "light:room 4000 20.0"));
}

TEST_F(Surroundings, AKitsProgramWithoutEndIsNotSaidToBeAFault) {
  write("while true do\n  say(kit.button(\"A\"):pressed())\n  wait(20)\nend\n");
  run_whole();
  EXPECT_EQ(console().size(), 31U) << "ten minutes of it";
  EXPECT_FALSE(session_->notice());
}

TEST_F(Surroundings, BecomeATable) {
  session_->act("light:room", 300);
  ASSERT_TRUE(perform(*session_, {"kit.record", {"4"}, {}}));
  for (int frame = 0; frame < 7; ++frame) {
    if (frame == 4) session_->act("light:room", 100);
    tick(125ms);
  }
  EXPECT_EQ(session_->recorded_rows(), 4U);
  ASSERT_TRUE(perform(*session_, {"kit.keep", {}, {}}));
  ASSERT_TRUE(session_->notice());
  EXPECT_THAT(session_->notice()->advice.seen, testing::HasSubstr("« mesures » : 4"));
  write("local t = data.open(\"mesures\")\nsay(t:count())\nsay(t:max(\"lumiere_de_la_piece\"))\nsay(t:min(\"lumiere_de_la_piece\"))\nsay(t:max(\"temps\"))\n");
  run_whole();
  EXPECT_THAT(console(), testing::ElementsAre("4", "300", "100", "0.75"));
}

TEST(SensorLog, AMachineThatWasAwayAddsOneRow) {
  SensorLog log({{"a", "light:room"}}, 2, 0us);
  const auto reading = [](const std::string&) { return 7.5; };
  EXPECT_TRUE(log.tick(0us, reading));
  EXPECT_FALSE(log.tick(400ms, reading));
  EXPECT_TRUE(log.tick(5200ms, reading));
  EXPECT_FALSE(log.tick(5400ms, reading));
  EXPECT_TRUE(log.tick(5500ms, reading));
  EXPECT_EQ(log.table().csv, "temps,a\n0,7.5\n0.5,7.5\n5.5,7.5\n");
}

TEST(SensorLog, NamesItsColumnsAsAProgramCanWriteThem) {
  EXPECT_EQ(column_name("Lumière de la pièce"), "lumiere_de_la_piece");
  EXPECT_EQ(column_name("DEL 2 (haut)"), "del_2_haut");
  EXPECT_EQ(column_name("…"), "mesure");
}

}  // namespace
}  // namespace lunabloc::session
