#include "kit/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "kit/firmata.h"
#include "kit/line_check.h"
#include "kit/stk500.h"
#include "kit/tether.h"

namespace lunabloc::kit {
namespace {

using std::chrono::milliseconds;
using Bytes = std::vector<std::uint8_t>;

constexpr std::array kKnownSpeeds = {115200, 57600, 19200};
constexpr milliseconds kOurGreeting{1200};
constexpr milliseconds kAnyGreeting{3000};
constexpr milliseconds kAfterReset{120};
constexpr milliseconds kBootLoaderSpeaks{700};
constexpr milliseconds kAtOnce{100};
constexpr milliseconds kStep{20};
constexpr std::size_t kMostHeard = 512;

Diagnosis found(const char* message, Arguments arguments = {}, std::vector<std::string> evidence = {}) {
  return {false, {ErrorKind::failed, message, std::move(arguments), {}, {}}, std::move(evidence)};
}

Diagnosis fine(const char* message, Arguments arguments = {}) {
  Diagnosis diagnosis = found(message, std::move(arguments));
  diagnosis.fine = true;
  return diagnosis;
}

std::string hex(const Bytes& bytes) {
  constexpr std::size_t kShown = 16;
  const std::size_t count = std::min(bytes.size(), kShown);
  if (count == 0) return "–";
  return fmt::format("{:02X}{}", fmt::join(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), " "),
                     bytes.size() > kShown ? " …" : "");
}

bool contains(const std::vector<int>& all, int wanted) { return std::find(all.begin(), all.end(), wanted) != all.end(); }

bool contains(const Bytes& bytes, std::initializer_list<std::uint8_t> wanted) {
  return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

// What the board says when it is asked in ways that it may understand.
class Ear {
 public:
  Ear(Link& link, Clock& clock, const GoOn& go_on) : link_(link), clock_(clock), go_on_(go_on) {}

  Result<Bytes> listen(milliseconds patience) {
    Bytes heard;
    const auto start = clock_.now();
    while (clock_.now() - start < patience && heard.size() < kMostHeard) {
      if (!go_on_()) return failure(ErrorKind::stopped, "kit.cancelled");
      std::array<std::uint8_t, 64> bytes{};
      const Result<std::size_t> count = link_.read(bytes, kStep);
      if (!count) return tl::unexpected(count.error());
      heard.insert(heard.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*count));
    }
    return heard;
  }

  // After a reset, the answer to one question of STK500.
  Result<Bytes> ask_boot_loader(int bauds) {
    constexpr std::array<std::uint8_t, 2> kGetSync{0x30, 0x20};
    if (const Result<Bytes> before = reset(bauds, kAfterReset); !before) return before;
    if (const Result<void> sent = link_.write(kGetSync); !sent) return tl::unexpected(sent.error());
    return listen(kBootLoaderSpeaks);
  }

  // The answer to one question of Firmata, so soon after a reset that only a program that was not reset can give it.
  Result<Bytes> ask_at_once() {
    if (const Result<Bytes> before = reset(kFirmataBauds, milliseconds(0)); !before) return before;
    if (const Result<void> sent = link_.write(firmata::ask_version()); !sent) return tl::unexpected(sent.error());
    return listen(kAtOnce);
  }

 private:
  Result<Bytes> reset(int bauds, milliseconds settle) {
    if (const Result<void> set = link_.set_speed(bauds); !set) return tl::unexpected(set.error());
    if (const Result<void> pulsed = link_.pulse_reset(); !pulsed) return tl::unexpected(pulsed.error());
    Result<Bytes> before = listen(settle);
    link_.drop_input();
    return before;
  }

  Link& link_;
  Clock& clock_;
  const GoOn& go_on_;
};

// What the evidence says, when the board answers nothing that its boot loader should.
Result<Diagnosis> search(Ear& ear, const Board& board) {
  std::vector<std::string> evidence;
  bool babbles = false;
  for (const int bauds : kKnownSpeeds) {
    const Result<Bytes> heard = ear.ask_boot_loader(bauds);
    if (!heard) return tl::unexpected(heard.error());
    evidence.push_back(fmt::format("30 20 @ {}: {}", bauds, hex(*heard)));
    if (contains(*heard, {0x14, 0x10}) && contains(board.bauds, bauds)) return found("kit.doctor.noise", {}, evidence);
    if (contains(*heard, {0x14, 0x10}))
      return found("kit.doctor.other_speed", {{"bauds", std::to_string(bauds)}, {"carte", board.name}}, evidence);
    if (contains(*heard, {0x30, 0x20})) return found("kit.doctor.echo", {}, evidence);
    babbles = babbles || !heard->empty();
  }
  const Result<Bytes> at_once = ear.ask_at_once();
  if (!at_once) return tl::unexpected(at_once.error());
  evidence.push_back(fmt::format("F9 @ {}: {}", kFirmataBauds, hex(*at_once)));
  if (contains(*at_once, {0xF9, 0x02})) return found("kit.doctor.no_reset", {}, evidence);
  const Result<Bytes> later = ear.listen(kAnyGreeting);
  if (!later) return tl::unexpected(later.error());
  evidence.push_back(fmt::format("… {}", hex(*later)));
  if (contains(*later, {0xF9, 0x02})) return found("kit.doctor.deaf", {}, evidence);
  return found(babbles || !later->empty() ? "kit.doctor.babble" : "kit.no_answer", {}, evidence);
}

// An answer that is lost or another than it should be is the line's doing: a board keeps step.
Diagnosis stopped_by(const Error& error) {
  if (error.message == "kit.lost_step") return found("kit.doctor.noise", {}, {error.detail});
  return {false, error, {}};
}

std::string told(const LineCheck& line) {
  return line.is_noisy() ? fmt::format("{} / {} ≠ ({})", line.unlike, line.asked, line.first) : fmt::format("{} =", line.asked);
}

// Our firmware has greeted.
Diagnosis diagnose_tether(Link& link, Clock& clock, const Greeting& greeting, const GoOn& go_on) {
  const Result<LineCheck> line = check_line(link, clock, go_on);
  if (!line) return stopped_by(line.error());
  Diagnosis diagnosis = line->is_noisy() ? found("kit.doctor.noise") : fine("kit.doctor.ready", {{"nom", shown(greeting)}});
  diagnosis.evidence.push_back(told(*line));
  return diagnosis;
}

// The chip, asked twice: noise makes another one of it.
Result<Signature> sure_signature(BootLoader& boot) {
  const Result<Signature> signature = boot.signature();
  if (!signature) return signature;
  const Result<Signature> again = boot.signature();
  if (again && *again != *signature) return failure(ErrorKind::failed, "kit.lost_step", {}, hex_of(*signature) + " ≠ " + hex_of(*again));
  return again;
}

// A boot loader that has been entered: its chip, what the chip holds and whether it says the same twice.
Diagnosis diagnose_flash(BootLoader& boot, const Board& board, const GoOn& go_on) {
  const Result<Signature> signature = sure_signature(boot);
  if (!signature) return stopped_by(signature.error());
  const std::string chip = "STK500 " + hex_of(*signature);
  if (*signature != board.signature)
    return found("kit.wrong_chip", {{"carte", board.name}, {"puce", chip_named(board, *signature)}}, {chip});
  const Result<LineCheck> line = check_line(boot, board, go_on);
  if (!line) return stopped_by(line.error());
  if (line->is_noisy()) return found("kit.doctor.noise", {}, {chip, told(*line)});
  const Result<Bytes> page = boot.read(0, board.page_bytes);
  if (!page) return stopped_by(page.error());
  if (const Result<void> left = boot.leave(); !left) return stopped_by(left.error());
  const bool blank = std::all_of(page->begin(), page->end(), [](std::uint8_t byte) { return byte == 0xFF; });
  Diagnosis diagnosis = blank ? found("kit.no_firmware") : fine("kit.doctor.other_program");
  diagnosis.evidence = {chip, told(*line)};
  return diagnosis;
}

Diagnosis diagnose_boot_loader(Link& link, Clock& clock, const Board& board, const GoOn& go_on) {
  const std::unique_ptr<BootLoader> boot = boot_loader_of(board, link, clock);
  if (!boot) return diagnose_silence(link, clock, board, go_on);
  const Result<void> entered = enter_at_any_speed(*boot, board, go_on);
  if (entered) return diagnose_flash(*boot, board, go_on);
  return entered.error().message == "kit.no_answer" ? diagnose_silence(link, clock, board, go_on) : stopped_by(entered.error());
}

// The program that the boot loader has just let go: another Firmata takes its time, and so does a slow computer.
Diagnosis diagnose_program(Link& link, Clock& clock, const Board& board, Diagnosis diagnosis, const GoOn& go_on) {
  if (const Result<void> set = link.set_speed(kFirmataBauds); !set) return stopped_by(set.error());
  const Result<Greeting> greeting = greet(link, clock, board, kAnyGreeting, go_on);
  if (greeting && is_ours(*greeting)) return diagnose_tether(link, clock, *greeting, go_on);
  if (!greeting && greeting.error().message != "kit.no_greeting") return stopped_by(greeting.error());
  if (greeting) diagnosis.evidence.push_back(shown(*greeting));
  return diagnosis;
}

}  // namespace

Diagnosis diagnose_cables(const std::vector<SerialPort>& ports, const std::vector<std::string>& usb,
                          const std::vector<Board>& boards, bool braille_runs) {
  for (const SerialPort& port : ports) {
    const std::vector<const Board*> candidates = boards_on(port.usb, boards);
    if (candidates.empty()) continue;
    const std::string evidence = fmt::format("{} {} {}", port.device, port.usb, port.product);
    Diagnosis diagnosis = candidates.front()->firmware.empty()
                              ? found("kit.doctor.other_board", {{"carte", candidates.front()->name}})
                              : fine("kit.doctor.port_there", {{"port", port.device}, {"carte", candidates.front()->name}});
    diagnosis.evidence.push_back(evidence);
    return diagnosis;
  }
  for (const std::string& id : usb)
    if (!boards_on(id, boards).empty())
      return found(braille_runs ? "kit.doctor.braille" : "kit.doctor.no_driver", {}, {"USB " + id});
  std::vector<std::string> evidence;
  for (const SerialPort& port : ports) evidence.push_back(fmt::format("{} {} {}", port.device, port.usb, port.product));
  return found("kit.doctor.nothing_plugged", {}, std::move(evidence));
}

bool braille_service_runs() {
  for (const std::string& name : base::entries_of("/proc"))
    if (base::read_file(std::filesystem::path("/proc") / name / "comm", 256).value_or("") == "brltty\n") return true;
  return false;
}

Diagnosis diagnose_silence(Link& link, Clock& clock, const Board& board, const GoOn& go_on) {
  Ear ear(link, clock, go_on);
  const Result<Diagnosis> diagnosis = search(ear, board);
  return diagnosis ? *diagnosis : stopped_by(diagnosis.error());
}

Error told_by_line(const Error& error, Link& link, Clock& clock, const Board& board, const GoOn& go_on) {
  if (error.message != "kit.lost_step" && error.message != "kit.not_verified") return error;
  const std::unique_ptr<BootLoader> boot = boot_loader_of(board, link, clock);
  if (!boot || !enter_at_any_speed(*boot, board, go_on)) return error;
  const Result<LineCheck> line = check_line(*boot, board, go_on);
  if (!line || !line->is_noisy()) return error;
  Error noise = found("kit.doctor.noise").finding;
  noise.detail = error.detail + "\n" + told(*line);
  return noise;
}

Diagnosis diagnose_board(Link& link, Clock& clock, const Board& board, const GoOn& go_on) {
  const Result<Greeting> greeting = greet(link, clock, board, kOurGreeting, go_on);
  if (greeting && is_ours(*greeting)) return diagnose_tether(link, clock, *greeting, go_on);
  if (!greeting && greeting.error().message != "kit.no_greeting") return stopped_by(greeting.error());
  Diagnosis diagnosis = diagnose_boot_loader(link, clock, board, go_on);
  // A board that was late may have lost its step once: the line is accused when it does not go well the second time.
  if (diagnosis.finding.message == "kit.doctor.noise")
    if (Diagnosis again = diagnose_boot_loader(link, clock, board, go_on); again.fine || again.finding.message == "kit.no_firmware")
      diagnosis = std::move(again);
  if (!diagnosis.fine) return diagnosis;
  if (greeting) diagnosis.evidence.push_back(shown(*greeting));
  return greeting ? diagnosis : diagnose_program(link, clock, board, std::move(diagnosis), go_on);
}

}  // namespace lunabloc::kit
