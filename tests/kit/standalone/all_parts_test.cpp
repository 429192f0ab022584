// Programs made by chance on every kind of part: on the tether and alone the same things happen at the same times.
#include <random>

#include "chip_desk.h"
#include "compiling.h"
#include "devices_kit.h"
#include "kit/flash.h"
#include "kit/player.h"
#include "kit/standalone/image.h"
#include "support/tethered_board.h"
#include "virtual_board/devices.h"
#include "vm/run.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using virtual_board::PinChange;

constexpr int kLamp = 13;
const std::map<int, int> kCoils = {{5, 0}, {6, 1}, {9, 2}, {10, 3}};
const std::set<int> kMotor = {3, 7, 8};

// Sensors are read before the first lamp: alone, the first reading is waited for, and a wait makes up for the rest of it.
std::string program_of(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  std::string lua = R"(local warm = kit.dht("room"):temperature()
local damp = kit.dht("room"):humidity()
local near = kit.distance("front"):read()
local n = 0
wait(0.5)
kit.led("red"):on()
wait(0.1)
)";
  bool lit = true;
  for (int i = 0; i < 9; ++i) {
    const std::string number = std::to_string(pick(100)), other = std::to_string(1 + pick(12));
    switch (pick(9)) {
      case 0: lua += "kit.motor(\"left\"):speed(" + std::to_string(pick(201) - 100) + ")\n"; break;
      case 1: lua += "kit.neopixel(\"ring\"):set(" + other + ", n * 3, " + number + ", 255 - n)\n"; break;
      case 2: lua += "kit.neopixel(\"ring\"):fill(" + number + ", n, 7)\n"; break;
      case 3: lua += "kit.stepper(\"plate\"):turn(" + std::to_string(pick(60) - 30) + ")\n"; break;
      case 4: lua += "kit.lcd(\"screen\"):write(1, \"n=\", n, \" \", warm)\n"; break;
      case 5: lua += "kit.lcd(\"other\"):write(" + std::to_string(1 + pick(4)) + ", damp, \" %\")\n"; break;
      case 6: lua += "if kit.dht(\"room\"):temperature() > " + std::to_string(10 + pick(25)) + " then n = n + 7 else kit.motor(\"left\"):speed(n) end\n"; break;
      case 7: lua += "if kit.distance(\"front\"):read() < " + std::to_string(pick(2) == 0 ? 5 + pick(5) : 11 + pick(5)) + " then n = n + 2 else kit.neopixel(\"ring\"):set(3, 1, n, 2) end\n"; break;
      default: lua += "for k = 1, 3 do n = n + k end\n"; break;
    }
    lua += "wait(0." + std::to_string(120 + pick(90)) + ")\n";
    lit = !lit;
    lua += std::string("kit.led(\"red\"):") + (lit ? "on" : "off") + "()\nwait(0.0" + std::to_string(40 + pick(50)) + ")\n";
  }
  return lua;
}

struct Seen {
  microseconds at{0};
  std::string what;
};
using Film = std::map<std::string, std::vector<Seen>>;  // by part

class Bench {
 public:
  Bench() {
    virtual_board::Devices& devices = desk.chip.devices();
    devices.dht(2, virtual_board::DhtKind::dht22).set(215, 430);
    strip_ = &devices.strip(4, 12);
    screen = &devices.lcd(39, 16, 2);
    other = &devices.lcd(63, 20, 4);
    devices.echo(12, 11).set(583);
    desk.look = [this] { look(); };
  }

  // From the first lamp on.
  Film film(microseconds duration) {
    Film film;
    const std::vector<PinChange> changes = desk.chip.take_changes();
    const auto first = std::find_if(changes.begin(), changes.end(), [&](const PinChange& change) { return change.pin == kLamp && change.at >= since_ && change.value != 0; });
    EXPECT_NE(first, changes.end());
    if (first == changes.end()) return film;
    const microseconds start = first->at;
    const auto add = [&](const std::string& part, microseconds at, std::string what) {
      if (at >= start && at <= start + duration) film[part].push_back({at - start, std::move(what)});
    };
    std::array<bool, 4> on{};
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const PinChange& change = changes[i];
      if (change.pin == kLamp) add("lamp", change.at, std::to_string(change.value));
      if (kMotor.contains(change.pin)) add("motor " + std::to_string(change.pin), change.at, std::to_string(change.value));
      const auto coil = kCoils.find(change.pin);
      if (coil == kCoils.end()) continue;
      on[static_cast<std::size_t>(coil->second)] = change.value != 0;
      const auto next = std::find_if(changes.begin() + static_cast<std::ptrdiff_t>(i) + 1, changes.end(), [](const PinChange& each) { return kCoils.contains(each.pin); });
      if (next != changes.end() && next->at - change.at < 200us) continue;
      std::string coils;
      for (const bool each : on) coils += each ? '+' : '-';
      add("stepper", change.at, coils);
    }
    // A strip that is filled is told pixel after pixel over the line; what is shown for a moment only is on the way.
    for (std::size_t i = 0; i < frames_.size(); ++i)
      if (i + 1 == frames_.size() || frames_[i + 1].at - frames_[i].at > 50ms) add("strip", frames_[i].at, frames_[i].what);
    return film;
  }
  void begin() {
    static_cast<void>(desk.chip.take_changes());
    since_ = desk.now();
    frames_.clear();
  }

  ChipDesk desk;
  virtual_board::Lcd* screen = nullptr;
  virtual_board::Lcd* other = nullptr;

 private:
  void look() {
    if (strip_->frames() == looked_at_) return;
    looked_at_ = strip_->frames();
    std::string colours;
    for (const virtual_board::Colour& colour : strip_->shown())
      for (const std::uint8_t each : colour) colours += std::to_string(each) + " ";
    if (frames_.empty() || frames_.back().what != colours) frames_.push_back({desk.now(), colours});
  }

  virtual_board::Strip* strip_ = nullptr;
  int looked_at_ = 0;
  microseconds since_{0};
  std::vector<Seen> frames_;
};

TEST(AllParts, TheSameThingsHappenAtTheSameTimesOnTheTetherAndAlone) {
  std::map<std::string, microseconds> apart;
  std::map<std::string, int> compared;
  for (std::uint32_t seed = 1; seed <= 16; ++seed) {
    const std::string lua = program_of(seed);
    trace::RunRequest request;
    request.mode = trace::Mode::fast;
    request.world.kind = "kit";
    request.until = 30s;
    request.stimuli = {{0us, "dht:room.temperature", 21.5}, {0us, "dht:room.humidity", 43}, {0us, "distance:front", 10}};
    const auto trace = vm::run_to_end(support::binary_folder() / "bin" / "lunabloc-runner", std::move(request), lua);
    ASSERT_TRUE(trace) << trace.error().message;
    ASSERT_EQ(trace->last_of(trace::EventKind::error), nullptr) << lua;
    const microseconds duration = trace->last_of(trace::EventKind::end)->at - 501ms;

    Bench tethered, by_itself;
    {
      ChipDesk& desk = tethered.desk;
      support::TetheredBoard board(desk, desk, devices_kit());
      desk.sleep_for(200ms);
      tethered.begin();
      ASSERT_TRUE(play(board.tether, desk, *trace, [](const trace::Event&) {}, [] { return true; }));
    }
    {
      const auto program = standalone::compile(program::parse(lua).tree, devices_kit());
      ASSERT_TRUE(program) << told(program.error()) << "\n" << lua;
      const auto image = standalone::image_of(program->body, devices_kit().board);
      ChipDesk& desk = by_itself.desk;
      ASSERT_TRUE(image && flash(desk, desk, devices_kit().board, *image, [](const FlashProgress&) { return true; }));
      desk.chip.power_off();
      desk.chip.run_for(50ms);
      desk.chip.power_on();
      desk.sleep_for(700ms);
      by_itself.begin();
      desk.sleep_for(4s + duration);
    }
    const Film expected = tethered.film(duration), found = by_itself.film(duration);
    for (const auto& [part, seen] : expected) {
      ASSERT_TRUE(found.contains(part)) << part << "\n" << lua;
      const std::vector<Seen>& other = found.at(part);
      for (std::size_t i = 0; i < std::min(seen.size(), other.size()); ++i) {
        EXPECT_LE(std::chrono::abs(seen[i].at - other[i].at), 1ms) << "seed " << seed << ", " << part << " " << i << "\n" << lua;
        ASSERT_EQ(seen[i].what, other[i].what) << "seed " << seed << ", " << part << " " << i << " at " << seen[i].at.count() << " and " << other[i].at.count() << "\n" << lua;
        apart[part] = std::max(apart[part], std::chrono::abs(seen[i].at - other[i].at));
        ++compared[part];
      }
      EXPECT_EQ(seen.size(), other.size()) << "seed " << seed << ", " << part << "\n" << lua;
    }
    EXPECT_EQ(tethered.screen->text(), by_itself.screen->text()) << lua;
    EXPECT_EQ(tethered.other->text(), by_itself.other->text()) << lua;
  }
  for (const char* part : {"lamp", "motor 3", "motor 7", "motor 8", "stepper", "strip"}) EXPECT_GT(compared[part], 5) << part;
  for (const auto& [part, most] : apart) std::printf("%s apart_us %lld of %d\n", part.c_str(), static_cast<long long>(most.count()), compared[part]);
}

}  // namespace
}  // namespace lunabloc::kit
