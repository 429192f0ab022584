// What was run is not run again, and nothing is taken for what it is not.
#include "lesson/remembered_runs.h"

#include <gtest/gtest.h>

#include <atomic>

#include "base/side_by_side.h"

namespace lunabloc::lesson {
namespace {

class Remembered : public testing::Test {
 protected:
  std::atomic<int> runs_ = 0;
  Runner counting_ = [this](const trace::RunRequest& request, const std::string& program) -> Result<trace::Trace> {
    ++runs_;
    if (program == "broken") return failure(ErrorKind::failed, "process.cannot_start");
    trace::Trace trace(request);
    trace.append({trace::EventKind::said, 0, {}, 0, "", {program}});
    return trace;
  };
  RememberedRuns remembered_{counting_};
  Runner run_ = remembered_.runner();
};

TEST_F(Remembered, TheSameOrderIsRunOnce) {
  trace::RunRequest request;
  request.seed = 3;
  EXPECT_EQ(trace::text_of(run_(request, "say(1)")->last_of(trace::EventKind::said)->values[0]), "say(1)");
  EXPECT_EQ(trace::text_of(run_(request, "say(1)")->last_of(trace::EventKind::said)->values[0]), "say(1)");
  EXPECT_EQ(runs_, 1);
}

TEST_F(Remembered, AnyOtherOrderIsAnother) {
  trace::RunRequest request;
  (void)run_(request, "say(1)");
  (void)run_(request, "say(2)");
  request.seed = 2;
  (void)run_(request, "say(1)");
  request.given = {{"x", {std::int64_t{1}}, false}};
  (void)run_(request, "say(1)");
  request.given[0].is_list = true;
  (void)run_(request, "say(1)");
  request.answers = {"a"};
  (void)run_(request, "say(1)");
  request.mode = trace::Mode::costs;
  (void)run_(request, "say(1)");
  EXPECT_EQ(runs_, 7);
}

TEST_F(Remembered, WhatCouldNotRunIsTriedAgain) {
  EXPECT_FALSE(run_({}, "broken"));
  EXPECT_FALSE(run_({}, "broken"));
  EXPECT_EQ(runs_, 2);
}

TEST_F(Remembered, ManyAskAtOnce) {
  std::vector<std::string> said(400);
  base::side_by_side(said.size(), 8, [&](std::size_t i) { said[i] = trace::text_of(run_({}, std::to_string(i % 10))->last_of(trace::EventKind::said)->values[0]); });
  for (std::size_t i = 0; i < said.size(); ++i) EXPECT_EQ(said[i], std::to_string(i % 10));
  EXPECT_LE(runs_, 80) << "at most once a thread and an order";
}

}  // namespace
}  // namespace lunabloc::lesson
