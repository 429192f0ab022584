// Scripts that begin when something happens, in one order, in both modes, and again from the record.
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::ElementsAre;
using trace::EventKind;

trace::Stimulus at(double seconds, std::string part, double value) {
  return {microseconds(static_cast<std::int64_t>(seconds * 1e6)), std::move(part), value};
}

// The same in both modes.
std::vector<std::string> said_with(std::string_view program, std::vector<trace::Stimulus> stimuli) {
  trace::RunRequest request;
  request.stimuli = std::move(stimuli);
  const std::vector<std::string> fast = said(run(program, request));
  request.mode = trace::Mode::exact;
  const trace::Trace exact = run(program, request);
  EXPECT_EQ(said(exact), fast) << program;
  EXPECT_EQ(ending(exact), "finished") << program;
  return fast;
}

TEST(Events, AKeyBeginsItsScriptWhenItGoesDown) {
  EXPECT_THAT(said_with("when.key('space', function() say('saut') end)\nwhen.key('any', function() say('touche') end)",
                        {at(1, "key:space", 1), at(1.1, "key:space", 0), at(2, "key:a", 1)}),
              ElementsAre("saut", "touche", "touche"));
}

TEST(Events, AScriptAtWorkIsNotBegunAgainByItsKey) {
  EXPECT_THAT(said_with("when.key('a', function() say('un') wait(2) say('deux') end)",
                        {at(1, "key:a", 1), at(1.1, "key:a", 0), at(2, "key:a", 1)}),
              ElementsAre("un", "deux"));
}

TEST(Events, AMessageBeginsAllWhoWaitForIt) {
  EXPECT_THAT(said_with("when.message('go', function() say('a') end)\nwhen.message('go', function() say('b') end)\n"
                        "send('go')\nsay('after')",
                        {}),
              ElementsAre("after", "a", "b"));
}

TEST(Events, SendAndWaitGoesOnWhenTheyAreOver) {
  EXPECT_THAT(said_with("when.message('go', function() wait(1) say('a') end)\nwhen.message('go', function() wait(2) say('b') end)\n"
                        "send_and_wait('go')\nsay('after')\nsend_and_wait('nobody')\nsay('end')",
                        {}),
              ElementsAre("a", "b", "after", "end"));
}

TEST(Events, AMessageThatComesAgainStartsItsScriptOver) {
  EXPECT_THAT(said_with("when.message('go', function() say('one') wait(1) say('two') end)\nsend('go')\nwait(0.5)\nsend('go')", {}),
              ElementsAre("one", "one", "two"));
  EXPECT_THAT(said_with("local n = 0\nwhen.message('go', function() n = n + 1 say(n) if n < 3 then send('go') end say('never ' .. n) end)\nsend('go')", {}),
              ElementsAre("1", "2", "3", "never 3"));
}

TEST(Events, AClickGoesToTheTopmostSpriteOrToTheStage) {
  const std::string program =
      "local cat, ball = stage.sprite('cat'), stage.sprite('ball')\nball:go_to(100, 0)\n"
      "when.click(cat, function() say('cat') end)\nwhen.click('ball', function() say('ball') end)\nwhen.click(function() say('stage') end)";
  const auto click = [](double when, double x) {
    return std::vector<trace::Stimulus>{at(when, "mouse:x", x), at(when, "mouse:down", 1), at(when + 0.1, "mouse:down", 0)};
  };
  std::vector<trace::Stimulus> stimuli = click(1, 3);
  for (const double x : {100.0, 200.0})
    for (const trace::Stimulus& one : click(x / 50, x)) stimuli.push_back(one);
  EXPECT_THAT(said_with(program, stimuli), ElementsAre("cat", "ball", "stage"));
}

TEST(Events, EveryGoesOnUntilStop) {
  EXPECT_THAT(said_with("local n = 0\nwhen.every(0.5, function() n = n + 1 say(n .. ' ' .. time.now()) if n == 3 then stop() end end)", {}),
              ElementsAre("1 0.5", "2 1.0", "3 1.5"));
}

TEST(Events, AButtonThatGoesDown) {
  EXPECT_THAT(said_with("when.button('A', function() say('A') end)\nwhen.pin('button:A', function(v) say(v) end)",
                        {at(1, "button:A", 1), at(2, "button:A", 0)}),
              ElementsAre("1.0", "A", "0.0"));
}

TEST(Events, AKeyIsAskedInALoop) {
  EXPECT_THAT(said_with("while not stage.key_pressed('space') do end\nsay(math.floor(time.now() * 10))", {at(2, "key:space", 1)}),
              ElementsAre("20"));
}

TEST(Events, ThousandsOfScriptsGoOnTogether) {
  EXPECT_THAT(said_with("local n = 0\nfor i = 1, 5000 do when.start(function() for _ = 1, 5 do wait(1) n = n + 1 end end) end\nwait(6)\nsay(n)", {}),
              ElementsAre("25000"));
  const std::string program = "while true do when.start(function() wait(1000) end) end";
  const trace::Trace trace = run(program);
  EXPECT_EQ(ending(trace), "limit");
  EXPECT_EQ(error_of(trace, program).message, "run.too_many_scripts");
}

// A live run keeps step with the clock on the wall, takes what comes, and its record gives the same run again.
TEST(Events, ALiveRunIsRecorded) {
  const std::string program =
      "when.key('a', function() say('a') wait(0.05) say('later') end)\nwhen.message('x', function() end)\n"
      "when.key('q', function() stop() end)";
  trace::RunRequest request;
  request.live = true;
  Result<std::unique_ptr<vm::Run>> live = vm::Run::start(runner_program(), request, program);
  ASSERT_TRUE(live);
  for (int i = 0; i < 5 && (*live)->trace().events().empty(); ++i) (*live)->poll(milliseconds(200));
  (*live)->input("key:a", 1);
  const auto has_said = [&](std::string_view words) {
    const std::vector<std::string> lines = said((*live)->trace());
    return std::find(lines.begin(), lines.end(), words) != lines.end();
  };
  for (int i = 0; i < 50 && !has_said("later"); ++i) (*live)->poll(milliseconds(100));
  (*live)->input("key:q", 1);
  for (int i = 0; i < 50 && (*live)->poll(milliseconds(100)) != RunState::ended; ++i) {
  }
  EXPECT_EQ(ending((*live)->trace()), "finished");
  EXPECT_THAT(said((*live)->trace()), ElementsAre("a", "later"));

  trace::RunRequest again;
  for (const trace::Event& event : (*live)->trace().events())
    if (event.kind == EventKind::input) again.stimuli.push_back({event.at, event.name, trace::number_of(event.values[0])});
  const trace::Trace recorded = run(program, again);
  ASSERT_EQ(recorded.events().size(), (*live)->trace().events().size());
  for (std::size_t i = 0; i < recorded.events().size(); ++i) EXPECT_EQ(recorded.events()[i], (*live)->trace().events()[i]) << i;
}

TEST(Events, ALiveRunIsStopped) {
  trace::RunRequest request;
  request.live = true;
  Result<std::unique_ptr<vm::Run>> live = vm::Run::start(runner_program(), request, "when.key('a', function() end)");
  ASSERT_TRUE(live);
  (*live)->poll(milliseconds(100));
  (*live)->stop();
  EXPECT_EQ(ending((*live)->trace()), "stopped");
}

}  // namespace
}  // namespace lunabloc::vm
