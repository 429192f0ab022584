#include "session/playback.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;
using trace::Event;
using trace::EventKind;

Event event(EventKind kind, std::uint64_t step, std::uint32_t offset, std::string name = {},
            std::vector<trace::Value> values = {}, microseconds at = {}) {
  return {kind, step, at, offset, std::move(name), std::move(values)};
}

// Two steps to the right, each a statement of 12 bytes.
trace::Trace two_steps() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world = {"grid", {"#####", "#D..#", "#####"}, "est", {}};
  trace::Trace trace(request);
  trace.append(event(EventKind::statement, 0, 0));
  trace.append(event(EventKind::world, 1, 0, "grid.east"));
  trace.append(event(EventKind::statement, 1, 12));
  trace.append(event(EventKind::world, 2, 12, "grid.east"));
  trace.append(event(EventKind::said, 2, 12, "", {std::string("fini")}));
  trace.append(event(EventKind::end, 2, trace::kNoOffset, "finished"));
  return trace;
}

Playback following(const trace::Trace& trace, Pace pace) {
  Playback playback(trace.request().world, pace);
  playback.follow(trace, microseconds(0));
  return playback;
}

TEST(Playback, ShowsTheWorldAtAnyMoment) {
  Playback playback = following(two_steps(), Pace::by_statement);
  ASSERT_EQ(playback.step_count(), 2U);
  playback.show(1);
  EXPECT_EQ(playback.worlds().grid->robot, (world::Cell{3, 2}));
  EXPECT_TRUE(playback.console().empty());
  playback.show(2);
  EXPECT_EQ(playback.worlds().grid->robot, (world::Cell{4, 2}));
  EXPECT_EQ(playback.console().copied(), std::vector<std::string>{"fini"});
  playback.show(0);
  EXPECT_EQ(playback.worlds().grid->robot, (world::Cell{2, 2})) << "time runs backwards too";
}

TEST(Playback, SaysWhichStatementHasJustRun) {
  Playback playback = following(two_steps(), Pace::by_statement);
  playback.show(1);
  EXPECT_EQ(playback.executing_offset(), 0U);
  playback.show(2);
  EXPECT_EQ(playback.executing_offset(), std::nullopt) << "the program is over";
}

TEST(Playback, PlaysAtTheSpeedAsked) {
  Playback playback = following(two_steps(), Pace::by_statement);
  playback.set_speed(2, microseconds(0));
  playback.set_playing(true, microseconds(0));
  playback.advance(microseconds(0));
  EXPECT_EQ(playback.shown(), 1U);
  playback.advance(microseconds(400'000));
  EXPECT_EQ(playback.shown(), 1U);
  playback.advance(microseconds(500'000));
  EXPECT_EQ(playback.shown(), 2U);
  EXPECT_TRUE(playback.at_end());
}

// A run on a board that begins by lighting its lamp.
trace::Trace a_lamp_is_lit() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = "kit";
  trace::Trace trace(request);
  trace.append(event(EventKind::statement, 0, 0));
  trace.append(event(EventKind::pin, 1, 0, "led:red", {std::int64_t{1}}));
  return trace;
}

TEST(Playback, FollowsTheVirtualClockOfABoard) {
  trace::Trace trace = a_lamp_is_lit();
  trace.append(event(EventKind::statement, 1, 10));
  trace.append(event(EventKind::wait, 2, 10, "", {1.0}));
  trace.append(event(EventKind::statement, 2, 20, "", {}, seconds(1)));
  trace.append(event(EventKind::pin, 3, 20, "led:red", {std::int64_t{0}}, seconds(1)));
  trace.append(event(EventKind::end, 3, trace::kNoOffset, "finished", {}, seconds(1)));
  Playback playback = following(trace, Pace::by_virtual_clock);
  playback.set_playing(true, microseconds(0));
  std::vector<Event> passed;
  playback.advance(microseconds(900'000), &passed);
  EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 1);
  playback.advance(seconds(1), &passed);
  EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 0);
  EXPECT_EQ(std::count_if(passed.begin(), passed.end(), [](const Event& e) { return e.kind == EventKind::pin; }), 2)
      << "each change is handed over once, for the board";
}

// A lamp that is on from second 0 to second 1, and what a program says between.
trace::Trace a_second_of_light() {
  trace::Trace trace = a_lamp_is_lit();
  trace.append(event(EventKind::wait, 1, 0, "", {1.0}));
  trace.append(event(EventKind::statement, 1, 20, "", {}, seconds(1)));
  trace.append(event(EventKind::pin, 2, 20, "led:red", {std::int64_t{0}}, seconds(1)));
  trace.append(event(EventKind::end, 2, trace::kNoOffset, "finished", {}, seconds(1)));
  return trace;
}

TEST(Playback, SlowMotionAndTurboStretchTheSecond) {
  for (const auto& [speed, lasts] : {std::pair{4.0, microseconds(1'000'000)}, {1.0, microseconds(4'000'000)}, {256.0, microseconds(15'625)}}) {
    Playback playback = following(a_second_of_light(), Pace::by_virtual_clock);
    playback.set_speed(speed, microseconds(0));
    playback.set_playing(true, microseconds(0));
    playback.advance(lasts - microseconds(1000));
    EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 1) << speed;
    playback.advance(lasts);
    EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 0) << speed;
    EXPECT_EQ(playback.worlds().kit.parts.at("led:red").back().at, seconds(1)) << "what happened is what happened";
  }
}

TEST(Playback, AnotherSpeedInTheMiddleOfAWaitKeepsWhatHasPassed) {
  Playback playback = following(a_second_of_light(), Pace::by_virtual_clock);
  playback.set_playing(true, microseconds(0));
  playback.advance(microseconds(500'000));
  playback.set_speed(1, microseconds(500'000));
  playback.advance(microseconds(2'400'000));
  EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 1);
  playback.advance(microseconds(2'500'000));
  EXPECT_EQ(playback.worlds().kit.value_of("led:red"), 0);
}

TEST(Playback, PlayingFromTheEndStartsAgain) {
  Playback playback = following(two_steps(), Pace::by_statement);
  playback.show(2);
  playback.set_playing(true, microseconds(0));
  EXPECT_EQ(playback.shown(), 0U);
}

// Looked at sixty times a second: the lines are the run's own.
TEST(Playback, LookingAtTheConsoleCopiesNothing) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  trace::Trace trace(request);
  for (std::uint64_t step = 0; step < 1000; ++step) {
    trace.append(event(EventKind::statement, step, static_cast<std::uint32_t>(10 * step)));
    trace.append(event(EventKind::said, step, trace::kNoOffset, "", {std::string(200, 'a')}));
  }
  Playback playback = following(trace, Pace::by_statement);
  playback.show(1000);
  const ConsoleView first = playback.console(), second = playback.console();
  ASSERT_EQ(first.size(), 1000U);
  EXPECT_EQ(first[500].data(), second[500].data());
  EXPECT_EQ(first.offset(500), 5000U) << "a line knows the statement that said it";
  playback.show(501);
  EXPECT_EQ(playback.console().size(), 501U);
  EXPECT_EQ(playback.console()[500].data(), first[500].data()) << "neither does going back";
}

// A drawing of many steps: wherever it is entered, the scene is the one that going there from the start gives.
TEST(Playback, AnyMomentOfALongRunIsTheSameFromBothSides) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  trace::Trace trace(request);
  constexpr std::uint64_t kSteps = 60'000;
  for (std::uint64_t step = 0; step < kSteps; ++step) {
    trace.append(event(EventKind::statement, step, static_cast<std::uint32_t>(step % 5)));
    trace.append(event(EventKind::variable, step + 1, static_cast<std::uint32_t>(step % 5), "n", {static_cast<std::int64_t>(step)}));
    if (step % 10 == 0) trace.append(event(EventKind::world, step + 1, 1, "turtle.right", {1.0}));
    if (step % 1000 == 0) trace.append(event(EventKind::output, step + 1, 1, "", {std::string("ligne\nsuite ")}));
  }
  Playback playback = following(trace, Pace::by_statement);
  Playback forward = following(trace, Pace::by_statement);
  const auto check = [&](std::size_t step) {
    playback.show(step);
    EXPECT_EQ(playback.variables()[0].second, std::to_string(step - 1)) << step;
    EXPECT_EQ(playback.worlds().turtle.turns.size(), (step + 9) / 10) << step;
    EXPECT_EQ(playback.console().size(), (step + 999) / 1000 + 1) << step;
    EXPECT_EQ(playback.console().back(), "suite ") << step;
  };
  for (const std::size_t step : {kSteps, kSteps - 1, std::uint64_t{1}, std::uint64_t{29'990}}) check(step);
  for (std::size_t step = 30'050; step > 29'950; --step) check(step);
  for (std::size_t step = 1; step <= kSteps; step += 9'999) {
    forward.show(step);
    playback.show(step);
    EXPECT_EQ(forward.console().copied(), playback.console().copied());
    EXPECT_EQ(forward.worlds().turtle.heading_degrees, playback.worlds().turtle.heading_degrees);
  }
}

// The last moment at which each of three variables took its value, against a walk through all events.
TEST(Playback, FindsWhereAVariableChangedInALongRun) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  trace::Trace trace(request);
  std::vector<std::size_t> rare;
  for (std::uint64_t step = 0; step < 40'000; ++step) {
    trace.append(event(EventKind::statement, step, 5));
    trace.append(event(EventKind::variable, step + 1, 5, "often", {static_cast<std::int64_t>(step)}));
    if (step % 9'973 != 5) continue;
    rare.push_back(trace.size());
    trace.append(event(EventKind::variable, step + 1, 5, "rare", {true}));
  }
  const Playback playback = following(trace, Pace::by_statement);
  for (const std::size_t at : {0UL, 11UL, 12UL, 20'000UL, 19'960UL, 50'000UL, 80'004UL}) {
    const auto next = std::lower_bound(rare.begin(), rare.end(), at);
    EXPECT_EQ(playback.next_change("rare", at), next == rare.end() ? std::nullopt : std::optional(*next)) << at;
    EXPECT_EQ(playback.last_change("rare", at), next == rare.begin() ? std::nullopt : std::optional(*(next - 1))) << at;
  }
  EXPECT_EQ(playback.last_change("often", 3), 1U);
  EXPECT_EQ(playback.last_change("never", 3), std::nullopt);
}

}  // namespace
}  // namespace lunabloc::session
