// The trace in memory: what is kept, and what is asked of it.
#include <gtest/gtest.h>

#include <algorithm>

#include "trace/store.h"

namespace lunabloc::trace {
namespace {

Event event(EventKind kind, std::string name = {}, std::vector<Value> values = {}) {
  return {kind, 0, {}, kNoOffset, std::move(name), std::move(values)};
}

TEST(Store, ALongRunIsBoundedAndKeepsItsEnd) {
  Trace trace;
  for (int i = 0; i < 200; ++i) trace.append(event(EventKind::output, "", {std::string(1'000'000, 'x')}));
  trace.append(event(EventKind::error, "run.time"));
  trace.append(event(EventKind::end, "limit"));
  EXPECT_GT(trace.dropped(), 50U);
  EXPECT_EQ(trace.last_of(EventKind::error)->name, "run.time");
  EXPECT_TRUE(trace.ended());
}

TEST(Store, WhatIsSaidAfterTooManyStepsIsKept) {
  Trace trace;
  for (int i = 0; i < 200; ++i) trace.append(event(EventKind::variable, "s", {std::string(1'000'000, 'x')}));
  EXPECT_GT(trace.dropped(), 0U);
  trace.append(event(EventKind::said, "", {std::string("at last")}));
  EXPECT_NE(trace.last_of(EventKind::said), nullptr);
}

// A loop of three statements, as the runner tells it.
Trace long_run(std::size_t turns) {
  RunRequest request;
  request.mode = Mode::exact;
  Trace trace(request);
  for (std::size_t i = 0; i < turns; ++i) {
    for (std::uint32_t n = 0; n < 3; ++n) {
      trace.append({EventKind::statement, 3 * i + n, std::chrono::microseconds(i / 100), 10 + 20 * n, "", {}});
      const Value value = n == 0 ? Value(static_cast<std::int64_t>(i)) : n == 1 ? Value(static_cast<double>(i) / 2) : Value("mot " + std::to_string(i));
      trace.append({EventKind::variable, 3 * i + n + 1, std::chrono::microseconds(i / 100), 10 + 20 * n, std::string(1, static_cast<char>('a' + n)), {value}});
    }
  }
  return trace;
}

TEST(Store, AnyMomentOfALongRunIsFound) {
  const Trace trace = long_run(30'000);
  EXPECT_EQ(trace.dropped(), 0U);
  ASSERT_EQ(trace.moments(), 90'000U);
  for (const std::size_t moment : {0UL, 1UL, 4'999UL, 45'001UL, 89'999UL}) {
    const Events::Iterator at = trace.events().from(trace.event_of_moment(moment));
    EXPECT_EQ(at.index(), 2 * moment);
    EXPECT_EQ(at->step, moment);
    EXPECT_EQ(at->offset, 10 + 20 * (moment % 3));
    EXPECT_EQ(at->at, std::chrono::microseconds(moment / 3 / 100));
  }
  for (const std::size_t events : {0UL, 1UL, 2UL, 99'999UL, 100'000UL, 179'999UL, 180'000UL, 500'000UL})
    EXPECT_EQ(trace.moments_in(events), std::min<std::size_t>((events + 1) / 2, 90'000)) << events;
  std::size_t count = 0;
  for (const Event& one : trace.events()) count += one.kind == EventKind::variable && one.values.size() == 1 ? 1 : 0;
  EXPECT_EQ(count, 90'000U);
}

TEST(Store, ACopyStaysAsItWasWhenTheRunGoesOn) {
  Trace trace = long_run(10);
  const Trace copy = trace;
  trace.append(event(EventKind::said, "", {std::string("more")}));
  EXPECT_EQ(copy.events().size() + 1, trace.events().size());
  EXPECT_TRUE(copy.events() == long_run(10).events());
  EXPECT_EQ(trace.events().back().kind, EventKind::said);
}

TEST(Store, CountsAreThoseOfTheLastCost) {
  Trace trace;
  EXPECT_EQ(cost_of(trace, "pas"), 0);
  trace.append(event(EventKind::cost, "", {std::string("pas"), std::int64_t{1}}));
  trace.append(event(EventKind::cost, "", {std::string("pas"), std::int64_t{5}, std::string("appels"), std::int64_t{2}}));
  EXPECT_EQ(cost_of(trace, "pas"), 5);
  EXPECT_EQ(cost_of(trace, "appels"), 2);
  EXPECT_EQ(cost_of(trace, "visites"), 0);
}

TEST(Store, AStepIsAStatement) {
  RunRequest request;
  request.mode = Mode::exact;
  Trace trace(request);
  trace.append(event(EventKind::ready));
  trace.append(event(EventKind::statement));
  trace.append(event(EventKind::world, "grid.east"));
  trace.append(event(EventKind::statement));
  EXPECT_EQ(trace.moments(), 2U);
  EXPECT_EQ(trace.event_of_moment(0), 1U);
  EXPECT_EQ(trace.event_of_moment(1), 3U);
  EXPECT_EQ(trace.event_of_moment(2), 4U);
}

TEST(Store, ATimeOfTheVirtualClockIsAMoment) {
  const Trace trace = long_run(30'000);  // three hundred moments a microsecond
  EXPECT_EQ(trace.moments_by(std::chrono::microseconds(0)), 300U);
  EXPECT_EQ(trace.moments_by(std::chrono::microseconds(149)), 45'000U);
  EXPECT_EQ(trace.moments_by(std::chrono::microseconds(298)), 89'700U);
  EXPECT_EQ(trace.moments_by(std::chrono::microseconds(1000)), 90'000U);
  EXPECT_EQ(Trace().moments_by(std::chrono::microseconds(1)), 0U);
}

TEST(Store, ValuesAreShownAsLuaShowsThem) {
  EXPECT_EQ(shown(3.0), "3.0");
  EXPECT_EQ(shown(0.1), "0.1");
  EXPECT_EQ(shown(1e15), "1e+15");
  EXPECT_EQ(shown(std::int64_t{-3}), "-3");
  EXPECT_EQ(shown(std::monostate{}), "nil");
  EXPECT_EQ(shown(true), "true");
  EXPECT_EQ(number_of(std::string("3"), -1), -1);
}

}  // namespace
}  // namespace lunabloc::trace
