// The trace in memory: what is kept, and what is asked of it.
#include <gtest/gtest.h>

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
  EXPECT_GT(trace.dropped(), 100U);
  EXPECT_EQ(last_of(trace, EventKind::error)->name, "run.time");
  EXPECT_TRUE(trace.ended());
}

TEST(Store, WhatIsSaidAfterAMillionStepsIsKept) {
  Trace trace;
  for (int i = 0; i < 1'000'000; ++i) trace.append(event(EventKind::statement));
  EXPECT_GT(trace.dropped(), 0U);
  trace.append(event(EventKind::said, "", {std::string("at last")}));
  EXPECT_NE(last_of(trace, EventKind::said), nullptr);
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
  Trace trace;
  trace.append(event(EventKind::ready));
  trace.append(event(EventKind::statement));
  trace.append(event(EventKind::world, "grid.east"));
  trace.append(event(EventKind::statement));
  EXPECT_EQ(index_of_step(trace, 0), 1U);
  EXPECT_EQ(index_of_step(trace, 1), 3U);
  EXPECT_EQ(index_of_step(trace, 2), 4U);
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
