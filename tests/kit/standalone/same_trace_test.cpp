// One program, three ways: on the computer, on the board by its tether, on the board alone. The same pins do the same
// things at the same times.
#include <cmath>

#include "chip_desk.h"
#include "compiling.h"
#include "generated_program.h"
#include "host_machine.h"
#include "kit/flash.h"
#include "kit/player.h"
#include "kit/standalone/image.h"
#include "support/tethered_board.h"
#include "vm/run.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr microseconds kApart{1000};

trace::Trace run_on_computer(const std::string& lua, std::vector<trace::Stimulus> stimuli = {}) {
  trace::RunRequest request;
  request.mode = trace::Mode::fast;
  request.world.kind = "kit";
  request.until = 30s;
  request.stimuli = std::move(stimuli);
  auto trace = vm::run_to_end(support::binary_folder() / "bin" / "lunabloc-runner", std::move(request), lua);
  EXPECT_TRUE(trace) << trace.error().message;
  return trace ? std::move(*trace) : trace::Trace();
}

// What a pin event of the trace asks of the board.
std::vector<Asked> asked_in(const trace::Trace& trace) {
  std::vector<Asked> all;
  for (const trace::Event& event : trace.events()) {
    if (event.kind != trace::EventKind::pin) continue;
    const KitPart* part = standard_kit().part(event.name);
    if (part == nullptr) continue;
    const int request = part->kind.drive == Drive::servo   ? MACHINE_REQUEST_servo
                        : part->kind.drive == Drive::tone ? MACHINE_REQUEST_tone
                                                          : MACHINE_REQUEST_level;
    all.push_back({event.at, request, part->pin.number, static_cast<int>(std::lround(trace::number_of(event.values[0])))});
  }
  return all;
}

std::string error_of(const trace::Trace& trace) {
  const trace::Event* error = trace.last_of(trace::EventKind::error);
  return error == nullptr ? "" : error->name;
}

void expect_same(const std::vector<Asked>& expected, const std::vector<Asked>& found, microseconds apart, const std::string& lua) {
  for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i) {
    const Asked& one = expected[i];
    Asked other = found[i];
    if (other.request == MACHINE_REQUEST_servo) other.value = std::clamp(other.value, 0, 180);  // as the board does
    ASSERT_TRUE(one.request == other.request && one.pin == other.pin && one.value == other.value &&
                std::chrono::abs(one.at - other.at) <= apart)
        << "step " << i << ": pin " << one.pin << " " << one.value << " at " << one.at.count() << ", and pin " << other.pin << " "
        << other.value << " at " << other.at.count() << "\n" << lua;
  }
  ASSERT_EQ(expected.size(), found.size()) << lua;
}

TEST(SameTrace, TheMachineDoesWhatLuaDoes) {
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    const GeneratedProgram program(seed);
    const trace::Trace trace = run_on_computer(program.text());
    ASSERT_EQ(error_of(trace), "") << program.text();
    HostMachine machine(compiled(program.text()).body);
    ASSERT_TRUE(machine.started) << program.text();
    machine.run_for(31s);
    ASSERT_EQ(int{machine.machine.fault}, 0) << "seed " << seed << "\n" << program.text();
    expect_same(asked_in(trace), machine.asked, kApart, program.text());
    if (HasFatalFailure()) return;
  }
}

// -- on the chip

struct Seen {
  microseconds at{0};
  int pin = 0, value = 0;
};

// The lamps' changes, counted from the first.
std::vector<Seen> seen_in(const std::vector<virtual_board::PinChange>& changes) {
  std::vector<Seen> lamps;
  for (const virtual_board::PinChange& change : changes)
    if (change.pin >= 11 && change.pin <= 13) lamps.push_back({change.at, change.pin, change.value});
  if (!lamps.empty()) {
    const microseconds start = lamps[0].at;
    for (Seen& seen : lamps) seen.at -= start;
  }
  return lamps;
}
// The lengths that the servo's pulses had, those that came at least so many times in a row. Pulses come every 20 ms from
// a start of their own, so that what lasts for less may be seen once, twice or never.
std::vector<long> pulses_in(const std::vector<virtual_board::PinChange>& changes, int times, microseconds duration) {
  std::vector<long> lengths;
  long last = 0;
  int count = 0;
  const auto first = std::find_if(changes.begin(), changes.end(), [](const auto& change) { return change.pin >= 11 && change.pin <= 13; });
  for (const virtual_board::PinChange& change : changes) {
    if (first != changes.end() && change.at > first->at + duration) break;  // alone, the arm stays where it is
    if (change.pin != 9 || !change.high) continue;
    const long length = change.high->count();
    count = std::abs(last - length) > 5 ? 1 : count + 1;
    last = length;
    if (count == times && (lengths.empty() || std::abs(lengths.back() - length) > 5)) lengths.push_back(length);
  }
  return lengths;
}
// All of these are there, in their order; an interrupt may make a pulse 10 µs longer.
bool has_all(const std::vector<long>& lengths, const std::vector<long>& wanted) {
  auto at = lengths.begin();
  for (const long length : wanted) {
    at = std::find_if(at, lengths.end(), [&](long each) { return std::abs(each - length) <= 12; });
    if (at == lengths.end()) return false;
  }
  return true;
}

// What the buzzer plays between two silences: its pin turns over twice a period.
struct Note {
  microseconds from{0}, to{0};
  int turns = 0;
  double half_period() const { return static_cast<double>((to - from).count()) / turns; }
};
// Counted from the first lamp, as the lamps are.
std::vector<Note> notes_in(const std::vector<virtual_board::PinChange>& changes) {
  constexpr int kBuzzer = 8;
  constexpr microseconds kSilence{2000};
  std::vector<Note> notes;
  const auto first = std::find_if(changes.begin(), changes.end(), [](const auto& change) { return change.pin >= 11 && change.pin <= 13; });
  for (auto at = first; at != changes.end(); ++at) {
    if (at->pin != kBuzzer) continue;
    const microseconds now = at->at - first->at;
    if (notes.empty() || now - notes.back().to > kSilence) notes.push_back({now, now, 0});
    else ++notes.back().turns;
    notes.back().to = now;
  }
  return notes;
}

std::string told(const std::vector<Note>& notes) {
  std::string text;
  for (const Note& note : notes)
    text += std::to_string(note.from.count()) + " to " + std::to_string(note.to.count()) + " in " + std::to_string(note.turns) + "\n";
  return text;
}

void expect_same_notes(const std::vector<Note>& tethered, const std::vector<Note>& alone, const std::string& lua) {
  constexpr double kOutOfTune = 0.02;
  const std::string both = told(tethered) + "and alone\n" + told(alone) + lua;
  ASSERT_EQ(tethered.size(), alone.size()) << both;
  for (std::size_t i = 0; i < alone.size(); ++i) {
    ASSERT_LE(std::chrono::abs(tethered[i].from - alone[i].from), kApart) << "note " << i << "\n" << both;
    ASSERT_LE(std::chrono::abs(tethered[i].to - alone[i].to), kApart) << "note " << i << "\n" << both;
    ASSERT_NEAR(tethered[i].half_period() / alone[i].half_period(), 1, kOutOfTune) << "note " << i << "\n" << both;
  }
}

using Changes = std::vector<virtual_board::PinChange>;

Changes on_the_tether(const trace::Trace& trace) {
  ChipDesk desk;
  support::TetheredBoard board(desk, desk, standard_kit());
  desk.chip.run_for(50ms);
  static_cast<void>(desk.chip.take_changes());
  EXPECT_TRUE(play(board.tether, desk, trace, [](const trace::Event&) {}, [] { return true; }));
  return desk.chip.take_changes();
}

Changes alone(const standalone::Program& program, microseconds duration) {
  ChipDesk desk;
  const Kit& kit = standard_kit();
  const auto image = standalone::image_of(program.body, kit.board);
  EXPECT_TRUE(image);
  const auto flashed = flash(desk, desk, kit.board, *image, [](const FlashProgress&) { return true; });
  EXPECT_TRUE(flashed) << flashed.error().message;
  desk.chip.power_off();
  desk.chip.run_for(50ms);
  desk.chip.power_on();
  static_cast<void>(desk.chip.take_changes());
  desk.chip.run_for(duration);
  return desk.chip.take_changes();
}

TEST(SameTrace, AloneTheBoardDoesWhatItDoesOnTheTether) {
  std::size_t notes = 0;
  for (std::uint32_t seed = 201; seed <= 216; ++seed) {
    const GeneratedProgram program(seed, Computes::little);
    const trace::Trace trace = run_on_computer(program.text());
    ASSERT_EQ(error_of(trace), "") << program.text();
    const trace::Event* end = trace.last_of(trace::EventKind::end);
    ASSERT_NE(end, nullptr);
    const Changes tethered = on_the_tether(trace);
    const Changes by_itself = alone(compiled(program.text()), end->at + 400ms);
    const std::vector<Seen> expected = seen_in(tethered), found = seen_in(by_itself);
    // At the end the tether puts the lamps out; alone, what is lit stays lit.
    std::size_t lit = 0;
    std::map<int, int> levels;
    for (const Seen& seen : found) levels[seen.pin] = seen.value;
    for (const auto& [pin, level] : levels) lit += level != 0 ? 1 : 0;
    ASSERT_EQ(expected.size(), found.size() + lit) << "seed " << seed << "\n" << program.text();
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_TRUE(expected[i].pin == found[i].pin && expected[i].value == found[i].value &&
                  std::chrono::abs(expected[i].at - found[i].at) <= kApart)
          << "seed " << seed << ", change " << i << ": " << expected[i].pin << " " << expected[i].value << " at " << expected[i].at.count()
          << ", alone " << found[i].pin << " " << found[i].value << " at " << found[i].at.count() << "\n" << program.text();
    }
    expect_same_notes(notes_in(tethered), notes_in(by_itself), program.text());
    if (HasFatalFailure()) return;
    notes += notes_in(by_itself).size();
    using testing::PrintToString;
    ASSERT_TRUE(has_all(pulses_in(by_itself, 1, end->at), pulses_in(tethered, 3, end->at)))
        << PrintToString(pulses_in(tethered, 3, end->at)) << "\n" << PrintToString(pulses_in(by_itself, 1, end->at)) << "\n" << program.text();
    ASSERT_TRUE(has_all(pulses_in(tethered, 1, end->at), pulses_in(by_itself, 3, end->at)))
        << PrintToString(pulses_in(by_itself, 3, end->at)) << "\n" << PrintToString(pulses_in(tethered, 1, end->at)) << "\n" << program.text();
  }
  EXPECT_GT(notes, 20U);
}

}  // namespace
}  // namespace lunabloc::kit
