// lunabloc replay TRACE --at STEP: variables and every world at any moment, from the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <random>

#include "base/file.h"
#include "cli/state_json.h"
#include "command_support.h"
#include "trace/encoding.h"
#include "vm/run.h"

namespace lunabloc::cli {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;

struct At {
  std::size_t step;
  const char* where;     // JSON pointer; "" checks nothing
  const char* expected;  // JSON; "absent" when nothing is there
};

struct WorldCase {
  const char* name;
  trace::WorldRequest world;
  const char* program;
  std::vector<At> moments;
  std::vector<trace::Stimulus> stimuli = {};
  std::vector<trace::Given> given = {};
};

trace::Stimulus at(double seconds, std::string part, double value) {
  return {std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6)), std::move(part), value};
}

std::vector<WorldCase> cases() {
  return {
      {"turtle",
       {.kind = "turtle"},
       "turtle.forward(10)\nturtle.right(90)\nturtle.color(\"red\")\nturtle.pen_up()\nturtle.forward(5)\n",
       {{0, "/turtle/strokes", "0"}, {1, "/turtle/position", "[0.0, 10.0]"}, {1, "/turtle/drawing", "[[0.0, 0.0, 0.0, 10.0, \"black\", 2.0]]"},
        {2, "/turtle/heading", "90.0"}, {3, "/turtle/color", "\"red\""}, {4, "/turtle/pen_down", "false"}, {5, "/turtle/position", "[5.0, 10.0]"},
        {5, "/turtle/strokes", "1"}}},
      {"stage",
       {.kind = "stage"},
       "local cat, ball = stage.sprite(\"cat\"), stage.sprite(\"ball\")\nball:go_to(200, 0)\ncat:say(\"coucou\", 1)\ncat:go_to(200, 0)\n"
       "wait(2)\ncat:point(0)\nsound.note(\"la\", 1)\nball:hide()\nlocal down = stage.key_pressed(\"a\")\n",
       {{0, "/stage/sprite cat", "absent"}, {0, "/stage/backdrop", "\"white\""}, {1, "/stage/sprite cat/costume", "\"cat\""}, {2, "/stage/sprite ball/x", "200.0"},
        {3, "/stage/sprite cat/says", "\"coucou\""}, {4, "/stage/sprite cat/touches", "[\"ball\"]"}, {1, "/inputs", "absent"},
        {6, "/stage/sprite cat/direction", "0.0"}, {6, "/inputs/key:a", "1.0"}, {8, "/stage/sprite ball/shown", "false"}, {8, "/stage/sprite cat/touches", "absent"},
        {9, "/variables/down", "\"true\""}},
       {at(1.5, "key:a", 1)}},
      {"grid",
       {.kind = "grid", .map = {"######", "#D.*.#", "######"}},
       "grid.east()\ngrid.paint()\ngrid.east()\ngrid.pick()\ngrid.east()\n",
       {{0, "/grid/robot", "[2, 2]"}, {0, "/grid/direction", "\"est\""}, {1, "/grid/robot", "[3, 2]"}, {2, "/grid/painted", "[[3, 2]]"}, {3, "/grid/picked", "[]"},
        {4, "/grid/picked", "[[4, 2]]"}, {5, "/grid/path", "[[2, 2], [3, 2], [4, 2], [5, 2]]"}, {5, "/grid/columns", "6"}}},
      {"array",
       {},
       "local t = {5, 3, 8}\nlist.swap(t, 1, 2)\nt[3] = 9\nlist.insert(t, \"a, b\")\nlist.remove(t, 1)\nlocal u = t\nlist.swap(u, 1, 2)\nt = \"{1, 2}\"\n",
       {{0, "/arrays", "absent"}, {1, "/arrays/t/elements", "[\"5\", \"3\", \"8\"]"}, {2, "/arrays/t/elements", "[\"3\", \"5\", \"8\"]"},
        {3, "/arrays/t/elements", "[\"3\", \"5\", \"9\"]"}, {4, "/arrays/t/elements", "[\"3\", \"5\", \"9\", \"\\\"a, b\\\"\"]"}, {4, "/arrays/t/length", "4"},
        {5, "/arrays/t/length", "3"}, {7, "/arrays/t/elements", "[\"9\", \"5\", \"\\\"a, b\\\"\"]"}, {7, "/arrays/u/elements", "[\"9\", \"5\", \"\\\"a, b\\\"\"]"},
        {8, "/arrays/t", "absent"}, {8, "/arrays/u/length", "3"}}},
      {"array of a check",
       {},
       "list.swap(cards, 1, 2)\nlocal x = cards[1]\n",
       {{0, "/variables/cards", "\"{3, 8}\""}, {1, "/arrays/cards/elements", "[\"8\", \"3\"]"}, {2, "/variables/x", "\"8\""}},
       {},
       {{"cards", {std::int64_t{3}, std::int64_t{8}}, true}}},
      {"graph",
       {.kind = "graph", .map = {"Gare-Mairie", "Mairie-Parc 5"}},
       "graph.visit(\"Gare\")\ngraph.edge(\"Parc\", \"Lac\", 2)\ngraph.visit(\"Lac\")\n",
       {{0, "/graph/nodes", "[\"Gare\", \"Mairie\", \"Parc\"]"}, {0, "/graph/visited", "[]"}, {1, "/graph/visited", "[\"Gare\"]"},
        {2, "/graph/edges/2", "[\"Parc\", \"Lac\", 2.0]"}, {3, "/graph/visited", "[\"Gare\", \"Lac\"]"}}},
      {"text",
       {},
       "local word = \"été\"\nprint(word)\nword = word .. \"!\"\nsay(word)\nlocal answer = ask(\"Qui ?\")\n",
       {{0, "/said", "[]"}, {1, "/variables/word", "\"été\""}, {2, "/said", "[\"été\"]"}, {3, "/variables/word", "\"été!\""}, {4, "/said", "[\"été\", \"été!\"]"},
        {5, "/said", "[\"été\", \"été!\", \"Qui ?\", \"› \"]"}}},
      {"kit",
       {.kind = "kit"},
       "kit.led(\"red\"):on()\nwait(1)\nkit.led(\"red\"):off()\nlocal v = kit.light(\"room\"):read()\n",
       {{0, "/kit", "{}"}, {1, "/kit/led:red", "1.0"}, {2, "/time_s", "0.5"}, {3, "/kit/led:red", "0.0"}, {3, "/time_s", "1.0"}, {3, "/inputs/light:room", "300.0"},
        {4, "/variables/v", "\"300\""}},
       {at(0.5, "light:room", 300)}},
      {"chart", {}, "local t = data.table({nom = {\"a\", \"b\"}})\nsay(1)\n", {{0, "/charts", "absent"}}},
  };
}

class Replay : public testing::Test {
 protected:
  std::string record(const WorldCase& one, trace::Mode mode = trace::Mode::exact) {
    trace::RunRequest request;
    request.mode = mode;
    request.world = one.world;
    request.stimuli = one.stimuli;
    request.given = one.given;
    Result<trace::Trace> trace = vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, one.program);
    EXPECT_TRUE(trace);
    trace_ = *trace;
    const std::string path = (folder_.path() / "t.jsonl").string();
    EXPECT_TRUE(base::write_file(path, trace::to_json_lines(trace_)));
    return path;
  }
  static ordered_json state_at(const std::string& path, std::size_t step) {
    const Outcome outcome = call(run_replay, {path, "--at", std::to_string(step)}, Form::json);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return ordered_json::parse(outcome.out, nullptr, false);
  }

  trace::Trace trace_;

 private:
  support::TempFolder folder_;
};

TEST_F(Replay, EveryWorldIsReadableAtAnyStep) {
  for (const WorldCase& one : cases()) {
    const std::string path = record(one);
    for (const At& moment : one.moments) {
      SCOPED_TRACE(std::string(one.name) + " at " + std::to_string(moment.step) + " " + moment.where);
      const ordered_json state = state_at(path, moment.step);
      const ordered_json::json_pointer where(moment.where);
      ASSERT_TRUE(state.is_object());
      if (std::string_view(moment.expected) == "absent") {
        EXPECT_FALSE(state.contains(where)) << state;
      } else {
        ASSERT_TRUE(state.contains(where)) << state;
        EXPECT_EQ(state.at(where), ordered_json::parse(moment.expected)) << state;
      }
    }
  }
}

TEST_F(Replay, AnyOrderOfStepsGivesTheSameStates) {
  for (const WorldCase& one : cases()) {
    for (const trace::Mode mode : {trace::Mode::exact, trace::Mode::fast}) {
      const std::string path = record(one, mode);
      session::Playback playback(trace_.request().world, session::Pace::by_statement);
      playback.follow(trace_, std::chrono::microseconds(0));
      std::vector<ordered_json> forwards;
      for (std::size_t step = 0; step <= playback.step_count(); ++step) {
        playback.show(step);
        forwards.push_back(state_json(playback, trace_));
        EXPECT_EQ(forwards.back().dump(), state_at(path, step).dump()) << one.name << " " << step;
      }
      std::mt19937 random(7);
      for (int jump = 0; jump < 40; ++jump) {
        const std::size_t step = random() % forwards.size();
        playback.show(step);
        EXPECT_EQ(state_json(playback, trace_), forwards[step]) << one.name << " " << step;
      }
    }
  }
}

TEST_F(Replay, WithoutAStepItIsTheEnd) {
  const std::string path = record({"", {}, "local a = 1\na = 2\n", {}});
  const ordered_json state = ordered_json::parse(call(run_replay, {path}, Form::json).out);
  EXPECT_EQ(state, state_at(path, 2));
  EXPECT_EQ(state["step"], 2);
  EXPECT_EQ(state["steps"], 2);
  EXPECT_EQ(state["end"], "finished");
  EXPECT_EQ(state["costs"]["pas"], 2);
}

TEST_F(Replay, BeyondTheEndSaysHowManyStepsThereAre) {
  const std::string path = record({"", {}, "local a = 1\na = 2\n", {}});
  const Outcome beyond = call(run_replay, {path, "--at", "3"});
  EXPECT_EQ(beyond.code, 1);
  EXPECT_EQ(beyond.out, "");
  EXPECT_THAT(beyond.err, HasSubstr("a 2 pas"));
  EXPECT_EQ(call(run_replay, {path, "--at", "-1"}).code, 2);
  EXPECT_EQ(call(run_replay, {path, "--at", "99999999999999999999999"}).code, 2);
}

TEST_F(Replay, StepsThatHadNoRoomAreCounted) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.limits.told_bytes = 4096;
  Result<trace::Trace> trace = vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, "for i = 1, 20000 do local x = i end say('fin')");
  ASSERT_TRUE(trace);
  session::Playback playback(request.world, session::Pace::by_statement);
  playback.follow(*trace, std::chrono::microseconds(0));
  playback.show(playback.step_count());
  const ordered_json state = state_json(playback, *trace);
  EXPECT_GT(state["steps"], 100);
  EXPECT_EQ(state["steps"].get<int>() + state["untold_steps"].get<int>(), state["costs"]["pas"]);
  EXPECT_EQ(state["said"], (ordered_json{"fin"}));
}

TEST_F(Replay, AFastRunHasAStepForEachThingThatIsSeen) {
  const std::string path = record({"", {.kind = "turtle"}, "turtle.forward(10)\nprint('x')\nsay('y')\nturtle.forward(10)\n", {}}, trace::Mode::fast);
  const ordered_json last = state_at(path, 3);
  EXPECT_EQ(last["mode"], "fast");
  EXPECT_EQ(last["steps"], 3);
  EXPECT_EQ(last["turtle"]["position"], (ordered_json{0.0, 20.0}));
  EXPECT_EQ(state_at(path, 1)["turtle"]["position"], (ordered_json{0.0, 10.0}));
  EXPECT_EQ(state_at(path, 2)["said"], (ordered_json{"x", "y"}));
  EXPECT_EQ(state_at(path, 0)["turtle"]["strokes"], 0);
}

TEST_F(Replay, ATraceWithoutAnyStepIsItsEnd) {
  const std::string path = record({"", {}, "print('seul')\n", {}}, trace::Mode::fast);
  const ordered_json state = state_at(path, 0);
  EXPECT_EQ(state["steps"], 0);
  EXPECT_EQ(state["said"], (ordered_json{"seul"}));
  EXPECT_EQ(call(run_replay, {path, "--at", "1"}).code, 1);
}

}  // namespace
}  // namespace lunabloc::cli
