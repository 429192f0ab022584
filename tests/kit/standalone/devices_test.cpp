// Displays, pixels, motors and sensors of air: the same program on the tether and alone, looked at from outside.
#include <cmath>

#include "chip_desk.h"
#include "compiling.h"
#include "devices_kit.h"
#include "kit/flash.h"
#include "kit/lcd.h"
#include "kit/player.h"
#include "kit/standalone/image.h"
#include "kit/stepper.h"
#include "support/tethered_board.h"
#include "trace/shown_text.h"
#include "virtual_board/devices.h"
#include "vm/run.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using virtual_board::PinChange;

// A board with every device wired to it.
class Bench {
 public:
  Bench() {
    virtual_board::Devices& devices = desk.chip.devices();
    dht = &devices.dht(2, virtual_board::DhtKind::dht22);
    strip = &devices.strip(4, 12);
    screen = &devices.lcd(39, 16, 2);
    other = &devices.lcd(63, 20, 4);
    devices.echo(12, 11).set(583);
    dht->set(215, 430);
  }
  ChipDesk desk;
  virtual_board::Dht* dht = nullptr;
  virtual_board::Strip* strip = nullptr;
  virtual_board::Lcd* screen = nullptr;
  virtual_board::Lcd* other = nullptr;
};

trace::Trace run_on_computer(const std::string& lua) {
  trace::RunRequest request;
  request.mode = trace::Mode::fast;
  request.world.kind = "kit";
  request.until = 30s;
  request.stimuli = {{0us, "dht:room.temperature", 21.5}, {0us, "dht:room.humidity", 43}, {0us, "distance:front", 10}};
  auto trace = vm::run_to_end(support::binary_folder() / "bin" / "lunabloc-runner", std::move(request), lua);
  EXPECT_TRUE(trace) << trace.error().message;
  return trace ? std::move(*trace) : trace::Trace();
}

// Everything stays as the program has left it: the tether does not rest.
void on_the_tether(Bench& bench, const std::string& lua, microseconds after = 100ms) {
  const trace::Trace trace = run_on_computer(lua);
  ChipDesk& desk = bench.desk;
  support::TetheredBoard board(desk, desk, devices_kit());
  Tether& tether = board.tether;
  desk.sleep_for(200ms);
  static_cast<void>(desk.chip.take_changes());
  const auto start = desk.now();
  for (const trace::Event& event : trace.events()) {
    while (desk.now() - start < event.at) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(1)));
    if (event.kind == trace::EventKind::pin && !event.values.empty()) { ASSERT_TRUE(tether.set(event.name, trace::number_of(event.values[0]))); }
    if (const auto text = trace::shown_text(event)) { ASSERT_TRUE(tether.show_text(text->part, text->line, text->text)); }
  }
  for (const auto until = desk.now() + after; desk.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(5)));
}

void alone(Bench& bench, const std::string& lua, microseconds duration) {
  const auto program = standalone::compile(program::parse(lua).tree, devices_kit());
  ASSERT_TRUE(program) << told(program.error());
  const auto image = standalone::image_of(program->body, devices_kit().board);
  ASSERT_TRUE(image);
  ChipDesk& desk = bench.desk;
  const auto flashed = flash(desk, desk, devices_kit().board, *image, [](const FlashProgress&) { return true; });
  ASSERT_TRUE(flashed) << flashed.error().message;
  desk.chip.power_off();
  desk.chip.run_for(50ms);
  desk.chip.power_on();
  static_cast<void>(desk.chip.take_changes());
  desk.chip.run_for(duration);
}

// ---- the display

void expect_shown(const Bench& bench, const std::vector<std::string>& lines) {
  EXPECT_EQ(bench.screen->text(), lines);
  EXPECT_EQ(bench.screen->too_early(), 0);
  EXPECT_TRUE(bench.screen->lit());
}

TEST(Display, ShowsTheSameOnTheTetherAndAlone) {
  const struct {
    const char* lua;
    std::vector<std::string> lines;
  } cases[] = {
      {"kit.lcd(\"screen\"):write(1, \"Bonjour\")", {"Bonjour         ", "                "}},
      {"kit.lcd(\"screen\"):write(2, \"Été : \", 21.5)", {"                ", "Ete : 21.5      "}},
      {"local t = -12\nkit.lcd(\"screen\"):write(1, \"t=\", t, \" degrés Celsius\")", {"t=-12 degres Cel", "                "}},
      {"kit.lcd(\"screen\"):write(1, 7 / 2, \"|\", 10 / 5)\nkit.lcd(\"screen\"):write(2, -0.04, \"|\", -1 / 3)", {"3.5|2           ", "0|-0.3          "}},
      {"kit.lcd(\"screen\"):write(1, \"abcdefghijklmnop\")\nwait(0.1)\nkit.lcd(\"screen\"):write(1, 2147483647)", {"2147483647      ", "                "}},
      {"for i = 1, 30 do\n  kit.lcd(\"screen\"):write(2, \"i = \", i)\nend", {"                ", "i = 30          "}},
  };
  for (const auto& one : cases) {
    Bench tethered, by_itself;
    on_the_tether(tethered, one.lua);
    expect_shown(tethered, one.lines);
    alone(by_itself, one.lua, 1s);
    expect_shown(by_itself, one.lines);
    EXPECT_FALSE(testing::Test::HasFailure()) << one.lua;
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Display, TwoOfThemOnTheSameWires) {
  const std::string lua = "kit.lcd(\"other\"):write(4, \"quatre\")\nkit.lcd(\"screen\"):write(2, \"deux\")\nkit.lcd(\"other\"):write(1, \"un\")";
  Bench tethered, by_itself;
  on_the_tether(tethered, lua);
  alone(by_itself, lua, 1s);
  for (const Bench* bench : {&tethered, &by_itself}) {
    EXPECT_EQ(bench->screen->text()[1], "deux            ");
    EXPECT_EQ(bench->other->text()[3], "quatre              ");
    EXPECT_EQ(bench->other->text()[0], "un                  ");
    EXPECT_EQ(bench->other->too_early(), 0);
  }
}

TEST(Display, WhatIsNoNumberAndNoTextIsRefused) {
  const auto program = standalone::compile(program::parse("kit.lcd(\"screen\"):write(1, \"a\" .. 2)").tree, devices_kit());
  ASSERT_FALSE(program);
  EXPECT_FALSE(program.error().empty());
}

// ---- pixels

TEST(Pixels, ShowTheSameOnTheTetherAndAlone) {
  const std::string lua =
      "local ring = kit.neopixel(\"ring\")\nring:fill(1, 2, 300)\nfor i = 1, 5 do\n  ring:set(i, i * 20, 0, 255 - i)\n  wait(0.02)\nend\n"
      "ring:set(0, 9, 9, 9)\nring:set(13, 9, 9, 9)\nring:set(12, -4, 7.6, 254.4)";
  Bench tethered, by_itself;
  on_the_tether(tethered, lua);
  alone(by_itself, lua, 1s);
  std::vector<virtual_board::Colour> expected(12, {1, 2, 255});
  for (std::uint8_t i = 1; i <= 5; ++i) expected[i - 1U] = {static_cast<std::uint8_t>(i * 20), 0, static_cast<std::uint8_t>(255 - i)};
  expected[11] = {0, 8, 254};
  for (const Bench* bench : {&tethered, &by_itself}) {
    EXPECT_EQ(bench->strip->shown(), expected);
    EXPECT_EQ(bench->strip->wrong_bits(), 0);
  }
}

// ---- the sensor of air

TEST(Air, IsMeasuredOnTheTether) {
  Bench bench;
  ChipDesk& desk = bench.desk;
  support::TetheredBoard board(desk, desk, devices_kit());
  Tether& tether = board.tether;
  // Whatever comes ends a poll: three seconds are those of the clock.
  const auto poll_for_three_seconds = [&] {
    for (const auto until = desk.now() + 3s; desk.now() < until;) ASSERT_TRUE(tether.poll(std::chrono::milliseconds(50)));
  };
  poll_for_three_seconds();
  ASSERT_TRUE(tether.readings().contains("dht:room.temperature"));
  EXPECT_EQ(tether.readings().at("dht:room.temperature"), 21.5);
  EXPECT_EQ(tether.readings().at("dht:room.humidity"), 43);
  bench.dht->set(-35, 999);
  poll_for_three_seconds();
  EXPECT_EQ(tether.readings().at("dht:room.temperature"), -3.5);
  EXPECT_EQ(bench.dht->refused(), 0);
}

TEST(Air, IsMeasuredAlone) {
  Bench bench;
  alone(bench,
        "while true do\n  kit.lcd(\"screen\"):write(1, kit.dht(\"room\"):temperature(), \" C \", kit.dht(\"room\"):humidity(), \" %\")\n"
        "  if kit.dht(\"room\"):temperature() > 25 then kit.led(\"red\"):on() end\n  wait(0.5)\nend",
        4s);
  EXPECT_EQ(bench.screen->text()[0], "21.5 C 43 %     ");
  std::vector<PinChange> changes = bench.desk.chip.take_changes();
  EXPECT_TRUE(std::none_of(changes.begin(), changes.end(), [](const PinChange& change) { return change.pin == 13 && change.value == 1; }));
  bench.dht->set(251, 555);
  bench.desk.chip.run_for(4s);
  EXPECT_EQ(bench.screen->text()[0], "25.1 C 55.5 %   ");
  changes = bench.desk.chip.take_changes();
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const PinChange& change) { return change.pin == 13 && change.value == 1; }));
  EXPECT_EQ(bench.dht->refused(), 0);
}

// ---- motors

// What the driver's three pins do: "7+ 3=128".
std::string motor_in(const std::vector<PinChange>& changes) {
  std::string told;
  for (const PinChange& change : changes) {
    if (change.pin != 3 && change.pin != 7 && change.pin != 8) continue;
    if (!told.empty()) told += " ";
    told += std::to_string(change.pin);
    told += change.output == virtual_board::PinOutput::pwm ? "=" + std::to_string(change.value) : change.value != 0 ? "+" : "-";
  }
  return told;
}

TEST(Motor, TurnsBothWaysAndStops) {
  const std::string lua =
      "local m = kit.motor(\"left\")\nm:speed(50)\nwait(0.2)\nm:speed(-100)\nwait(0.2)\nm:speed(-25)\nwait(0.2)\nm:speed(0)\nwait(0.1)\nm:speed(400)";
  Bench tethered, by_itself;
  on_the_tether(tethered, lua);
  alone(by_itself, lua, 1s);
  const std::string expected = "7+ 3=128 7- 8+ 3+ 3=64 8- 3- 7+ 3+";
  EXPECT_EQ(motor_in(tethered.desk.chip.take_changes()), expected);
  // Alone it stops when the program is over.
  EXPECT_EQ(motor_in(by_itself.desk.chip.take_changes()), expected + " 3-");
}

TEST(Motor, StopsWhenTheHostIsGone) {
  Bench bench;
  on_the_tether(bench, "kit.motor(\"left\"):speed(80)");
  static_cast<void>(bench.desk.chip.take_changes());
  bench.desk.chip.run_for(3s);
  EXPECT_EQ(motor_in(bench.desk.chip.take_changes()), "3-");
}

// Steps forward less steps back, by the coils that are under current.
int steps_in(std::vector<PinChange> changes, bool* neighbours = nullptr) {
  const std::map<int, int> kCoils = {{5, 0}, {6, 1}, {9, 2}, {10, 3}};
  std::erase_if(changes, [&](const PinChange& change) { return !kCoils.contains(change.pin); });
  std::array<bool, 4> on{};
  int steps = 0;
  std::optional<int> last;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    on[static_cast<std::size_t>(kCoils.at(changes[i].pin))] = changes[i].value != 0;
    const bool settled = i + 1 == changes.size() || changes[i + 1].at - changes[i].at > 200us;
    if (!settled) continue;
    std::optional<int> place;
    for (int first = 0; first < 4; ++first)
      if (on[static_cast<std::size_t>(first)] && on[static_cast<std::size_t>((first + 1) % 4)]) place = first;
    const bool none = std::none_of(on.begin(), on.end(), [](bool each) { return each; });
    if (neighbours != nullptr && !place && !none) *neighbours = false;
    if (place && last) steps += (*place - *last + 4) % 4 == 1 ? 1 : (*place - *last + 4) % 4 == 3 ? -1 : 0;
    if (place && !last) steps = 1;  // the first of a move; its way shows later
    if (place) last = place;
  }
  return steps;
}

TEST(Stepper, TurnsByItsAngleWithTwoNeighbouringCoils) {
  const std::string lua = "local p = kit.stepper(\"plate\")\np:turn(90)\nkit.led(\"red\"):on()\np:turn(0.5)\np:turn(0.5)\np:turn(-1)";
  Bench tethered, by_itself;
  on_the_tether(tethered, lua, 300ms);
  alone(by_itself, lua, 2500ms);
  for (Bench* bench : {&tethered, &by_itself}) {
    bool neighbours = true;
    const std::vector<PinChange> changes = bench->desk.chip.take_changes();
    EXPECT_EQ(std::abs(steps_in(changes, &neighbours)), 512);
    EXPECT_TRUE(neighbours);
    const auto first = std::find_if(changes.begin(), changes.end(), [](const PinChange& change) { return change.pin == 5 || change.pin == 6; });
    const auto lamp = std::find_if(changes.begin(), changes.end(), [](const PinChange& change) { return change.pin == 13; });
    ASSERT_NE(lamp, changes.end());
    EXPECT_NEAR(static_cast<double>((lamp->at - first->at).count()), 1.5e6, 6e3);
    // At rest no coil is under current.
    std::map<int, int> levels;
    for (const PinChange& change : changes) levels[change.pin] = change.value;
    for (const int pin : {5, 6, 9, 10}) EXPECT_EQ(levels[pin], 0) << pin;
  }
}

TEST(Stepper, NothingIsLostByRounding) {
  for (int degree = -800; degree <= 800; ++degree) {
    EXPECT_EQ(stepper::position_at(degree), std::lround(std::floor(degree * 2048.0 / 360 + 0.5))) << degree;
  }
}

// ---- kits

TEST(DevicesKit, APinOfTheRightKindForEachWire) {
  const std::string good = kDevicesKit;
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const Result<Kit> kit = kit_from(text);
    return kit ? std::string() : kit.error().message;
  };
  EXPECT_EQ(with("forward_pin: \"7\"", "forward_pin: \"1\""), "kit.pin_cannot");
  EXPECT_EQ(with("forward_pin: \"7\"", "forward_pin: \"13\""), "kit.pin_twice");
  EXPECT_EQ(with("pin: \"3\", forward", "pin: \"A0\", forward"), "kit.pin_cannot");
  EXPECT_EQ(with("pin: \"A4\"", "pin: \"A3\""), "kit.pin_cannot");
  EXPECT_EQ(with("in4_pin: \"10\"", "in4_pin: \"9\""), "kit.pin_twice");
}

TEST(Letters, ADisplayHasNoAccents) {
  EXPECT_EQ(lcd::letters_of("Où ça, l’été ?", 16), "Ou ca, l'ete ?");
  EXPECT_EQ(lcd::letters_of("日本 ok", 16), "?? ok");
  EXPECT_EQ(lcd::letters_of("œuf", 2), "oe");
  EXPECT_EQ(lcd::letters_of("\xFF\xE2", 16), "?");
}

}  // namespace
}  // namespace lunabloc::kit
