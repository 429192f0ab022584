// What the bindings leave in the trace, and the worlds that read it.
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using trace::EventKind;

trace::RunRequest on_grid() {
  trace::RunRequest request = exactly("grid");
  request.world.map = {"#####", "#D.*#", "#x#.#", "#####"};
  return request;
}

TEST(Worlds, TheRobotMovesUntilItMeetsAWall) {
  const std::string program = "grid.east()\ngrid.east()\ngrid.pick()\ngrid.step()\nsay('jamais')";
  const trace::Trace trace = run(program, on_grid());
  EXPECT_THAT(named(trace, EventKind::world), ElementsAre("grid.east", "grid.east", "grid.pick", "grid.step"));
  const Error error = error_of(trace, program);
  EXPECT_EQ(error.message, "M-commun-mur");
  EXPECT_EQ(argument(error, "case"), "(5, 2)");
  EXPECT_EQ(argument(error, "ligne"), "4");
  EXPECT_THAT(said(trace), ElementsAre());
}

TEST(Worlds, AWallIsNotCaught) {
  EXPECT_EQ(ending(run("while true do pcall(grid.north) end", on_grid())), "error");
}

TEST(Worlds, TheRobotSees) {
  EXPECT_THAT(said(run("say(grid.wall_ahead()) say(grid.on_mark()) grid.turn_left() say(grid.wall_ahead()) "
                       "grid.south() say(grid.on_mark())",
                       on_grid())),
              ElementsAre("false", "false", "true", "true"));
}

TEST(Worlds, TheTurtleDraws) {
  const trace::Trace trace =
      run("turtle.color('red') turtle.forward(80) turtle.right(90) turtle.pen_up() turtle.go_to(1, 2) turtle.width(3)", exactly("turtle"));
  EXPECT_THAT(named(trace, EventKind::world), ElementsAre("turtle.color=red", "turtle.forward=80.0", "turtle.right=90.0",
                                                          "turtle.pen_up", "turtle.go_to=1.0", "turtle.width=3.0"));
}

TEST(Worlds, ALightIsOnForAsLongAsTheProgramWaits) {
  const trace::Trace trace = run("kit.led('red'):on() wait(1.5) kit.led('red'):off()", exactly("kit"));
  std::vector<microseconds> times;
  for (const trace::Event& event : trace.events())
    if (event.kind == EventKind::pin) times.push_back(event.at);
  EXPECT_THAT(times, ElementsAre(microseconds(0), microseconds(1'500'000)));
}

// Parts that do more than be on: "name value" for each, in their order.
std::string parts_told(const trace::Trace& trace) {
  std::string told;
  for (const trace::Event& event : trace.events()) {
    std::string line;
    if (event.kind == trace::EventKind::pin) line = event.name;
    else if (event.kind == trace::EventKind::world && event.name == "kit.show") line = "show";
    else continue;
    for (const trace::Value& value : event.values) line += " " + trace::shown(value);
    told += line + "\n";
  }
  return told;
}

TEST(Kit, PartsAndSpritesAreShownAsAProgramAsksForThem) {
  const trace::Trace trace = run(
      "local red = kit.led(\"red\")\nlocal b = kit.board(\"B\")\nlocal lamp = b:led(\"yellow\")\nlocal both = {red, n = lamp}\nsay(red)\n"
      "local mine = {part = \"led:red\"}", exactly("kit"));
  EXPECT_THAT(named(trace, EventKind::variable),
              ElementsAre("red=kit.led(\"red\")", "b=kit.board(\"B\")", "lamp=kit.board(\"B\"):led(\"yellow\")",
                                   "both={kit.led(\"red\"), n = kit.board(\"B\"):led(\"yellow\")}", "mine={part = \"led:red\"}"));
  EXPECT_THAT(said(trace), ElementsAre("kit.led(\"red\")"));
  const std::string sprites = "local cat = stage.sprite(\"cat\")\nlocal mine = {sprite = \"cat\"}\nlocal other = setmetatable({sprite = \"dog\"}, {})";
  EXPECT_THAT(named(run(sprites, exactly("stage")), EventKind::variable),
              ElementsAre("cat=stage.sprite(\"cat\")", "mine={sprite = \"cat\"}", "other={sprite = \"dog\"}"));
}

TEST(Kit, PixelsTakeColoursByTheirNumber) {
  const trace::Trace trace = run("local r = kit.neopixel('ring') r:fill(1, 2, 3) r:set(2, 300, -5, 7.6) r:fill(0, 0, 0)", exactly("kit"));
  EXPECT_EQ(parts_told(trace), "neopixel:ring 66051.0\nneopixel:ring.2 16711688.0\nneopixel:ring 0.0\n");
}

TEST(Kit, AMotorTurnsAtItsPercentAndNoMore) {
  EXPECT_EQ(parts_told(run("kit.motor('left'):speed(-40) kit.motor('left'):speed(250)", exactly("kit"))), "motor:left -40.0\nmotor:left 100.0 250.0\n");
}

TEST(Kit, AMotorOfStepsCountsFromTheBeginningAndTakesItsTime) {
  const trace::Trace trace = run("local p = kit.stepper('plate') p:turn(90) p:turn(-30.5) say(kit.time())", exactly("kit"));
  EXPECT_EQ(parts_told(trace), "stepper:plate 90.0\nstepper:plate 59.5\n");
  EXPECT_EQ(said(trace), (std::vector<std::string>{"2.009"}));
}

TEST(Kit, ADisplayIsToldWholeLines) {
  const trace::Trace trace = run("local s = kit.lcd('screen') s:write(1, 'T = ', 21.26, ' C') s:write(2, 7) s:write(2, -1 / 3, true)", exactly("kit"));
  EXPECT_EQ(parts_told(trace), "show lcd:screen 1.0 T = 21.3 C\nshow lcd:screen 2.0 7\nshow lcd:screen 2.0 -0.3true\n");
}

TEST(Kit, TheAirIsTwoMeasures) {
  trace::RunRequest request = exactly("kit");
  request.stimuli = {{std::chrono::microseconds(0), "dht:room.temperature", 21.5}, {std::chrono::microseconds(0), "dht:room.humidity", 40}};
  EXPECT_EQ(said(run("say(kit.dht('room'):temperature()) say(kit.dht('room'):humidity())", request)), (std::vector<std::string>{"21.5", "40.0"}));
}

TEST(Worlds, AWindowOfTimeCutsALongWait) {
  trace::RunRequest request = exactly("kit");
  request.until = seconds(5);
  const std::string program = "kit.led('red'):on() wait(1000) kit.led('red'):off()";
  const trace::Trace trace = run(program, request);
  EXPECT_EQ(ending(trace), "limit");
  EXPECT_EQ(trace.events().back().at, seconds(5));
  Error error;
  EXPECT_FALSE(error_message(trace, program, error)) << "a window that closes is nobody's fault";
}

TEST(Worlds, ATurnOfALoopTakesTimeOnABoard) {
  trace::RunRequest request = exactly("kit");
  request.until = seconds(1);
  const trace::Trace trace = run("while true do if kit.button('A'):pressed() then kit.led('red'):on() end end", request);
  EXPECT_EQ(ending(trace), "limit");
  EXPECT_EQ(trace::cost_of(trace, "pas"), 2 * 102) << "a turn takes 10 ms: 101 in a second, and the one that the window cuts";
}

TEST(Worlds, ALoopThatWaitsTakesOnlyThat) {
  const trace::Trace trace = run("for _ = 1, 3 do kit.led('red'):on() wait(0.5) kit.led('red'):off() wait(0.5) end", exactly("kit"));
  EXPECT_EQ(trace.events().back().at, seconds(3));
}

TEST(Worlds, StimuliReachTheSensors) {
  trace::RunRequest request = exactly("kit");
  request.until = seconds(3);
  request.stimuli = {{microseconds(0), "light:room", 300}, {seconds(1), "button:A", 1}, {seconds(2), "button:A", 0}};
  const trace::Trace trace = run(
      "say(kit.light('room'):read())\nwhile not kit.button('A'):pressed() do end\nsay(kit.time())\n"
      "while kit.button('A'):pressed() do end\nsay(kit.time())",
      request);
  EXPECT_THAT(said(trace), ElementsAre("300", "1.0", "2.0"));
  EXPECT_THAT(named(trace, EventKind::input), ElementsAre("light:room=300.0", "button:A=1.0", "button:A=0.0"));
}

TEST(Worlds, APartThatTheKitLacksIsNamed) {
  trace::RunRequest request = exactly("kit");
  request.world.parts["led"] = {"red"};
  const std::string program = "kit.led('red'):on()\nkit.led('blue'):on()";
  const Error error = error_of(run(program, request), program);
  EXPECT_EQ(error.message, "run.no_part");
  EXPECT_EQ(argument(error, "nom"), "blue");
  EXPECT_EQ(argument(error, "ligne"), "2");
}

TEST(Worlds, TheBuzzerSoundsForATime) {
  const trace::Trace trace = run("kit.buzzer('main'):tone(440, 0.5) kit.servo('arm'):angle(200)", exactly("kit"));
  EXPECT_THAT(named(trace, EventKind::pin), ElementsAre("buzzer:main=440.0", "buzzer:main=0.0", "servo:arm=180.0"));
  EXPECT_EQ(trace.events().back().at, microseconds(500'000));
}

TEST(Worlds, ScriptsGoOnTogetherInOneOrder) {
  const trace::Trace trace = run(
      "when.start(function() say('a1') wait(1) say('a2') end)\n"
      "when.start(function() say('b1') wait(0.5) say('b2') wait(0.5) say('b3') end)\n"
      "say('main')");
  EXPECT_THAT(said(trace), ElementsAre("main", "a1", "b1", "b2", "a2", "b3"));
}

TEST(Worlds, ScriptsBeginWhenSomethingHappens) {
  trace::RunRequest request = exactly("kit");
  request.until = seconds(4);
  request.stimuli = {{seconds(1), "button:A", 1}, {seconds(2), "key:a", 1}};
  const trace::Trace trace = run(
      "when.pin('button:A', function(value) say('pin ' .. tostring(value)) end)\n"
      "when.key('a', function() say('key') end)\n"
      "when.every(1.5, function() say(kit.time()) end)",
      request);
  EXPECT_THAT(said(trace), ElementsAre("pin 1.0", "1.5", "key", "3.0"));
}

TEST(Worlds, WaitingInsideACoroutineOfItsOwnWorks) {
  EXPECT_THAT(said(run("local co = coroutine.wrap(function() wait(1) say('in') end) when.start(function() wait(0.5) say('other') end) "
                       "co() say('after') table.sort({3, 2, 1}, function(a, b) wait(0.1) return a < b end) say('sorted')")),
              ElementsAre("in", "after", "sorted", "other"));
}

TEST(Worlds, AGivenListIsStrict) {
  trace::RunRequest request = exactly();
  request.given = {{"cards", {std::int64_t{3}, std::int64_t{8}, std::int64_t{12}}, true}, {"wanted", {std::int64_t{8}}, false}};
  EXPECT_THAT(said(run("for i, c in ipairs(cards) do if c == wanted then say(i) end end cards[4] = 1 say(#cards)", request)),
              ElementsAre("2", "4"));
  for (const char* const program : {"say(cards[4])", "say(cards[0])", "cards[6] = 1", "list.swap(cards, 1, 9)"})
    EXPECT_EQ(error_of(run(program, request), program).message, "M-commun-hors-liste") << program;
}

TEST(Worlds, ChanceFollowsTheSeed) {
  trace::RunRequest request;
  request.seed = 7;
  std::uint32_t x = 7;
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    x ^= x << 13U, x ^= x >> 17U, x ^= x << 5U;
    expected.push_back(std::to_string(1 + (x >> 7U) % 6));
  }
  EXPECT_EQ(said(run("for _ = 1, 5 do say(random(1, 6)) end", request)), expected);
}

TEST(Worlds, VariablesAreTold) {
  const trace::Trace trace = run("local t = {1}\nt[2] = 5\nn = 3\nn = n + 1\nfor i = 1, 2 do end", exactly());
  EXPECT_THAT(named(trace, EventKind::variable), ElementsAre("t={1}", "t={1, 5}", "n=3", "n=4", "i=1", "i=2"));
}

}  // namespace
}  // namespace lunabloc::vm
