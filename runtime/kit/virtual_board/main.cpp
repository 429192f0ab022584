// lunabloc-board: an Uno with its boot loader behind a pseudo-terminal, in real time. See README.md beside.
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/file.h"
#include "base/locations.h"
#include "base/messages.h"
#include "virtual_board/board.h"
#include "virtual_board/chip.h"
#include "virtual_board/control.h"
#include "virtual_board/device_report.h"
#include "virtual_board/hex_file.h"
#include "virtual_board/registers.h"
#include "virtual_board/report.h"

namespace lunabloc::virtual_board {
namespace {

struct Options {
  std::optional<std::filesystem::path> link;
  std::optional<std::filesystem::path> trace;
  std::optional<std::filesystem::path> stimulus;
  std::optional<std::filesystem::path> firmware;
  std::optional<std::filesystem::path> flash;
  std::string board = "uno";
  std::string kit;
  bool blank = false;
};

tl::unexpected<Error> wrong_usage(const std::string& word) {
  return failure(ErrorKind::usage, "virtual_board.usage", {{"mot", word}});
}

Result<Options> read_options(const std::vector<std::string>& words) {
  Options options;
  const std::map<std::string, std::optional<std::filesystem::path>*> paths = {{"--link", &options.link},
                                                                              {"--trace", &options.trace},
                                                                              {"--stimulus", &options.stimulus},
                                                                              {"--firmware", &options.firmware},
                                                                              {"--flash", &options.flash}};
  const std::map<std::string, std::string*> texts = {{"--board", &options.board}, {"--kit", &options.kit}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto path = paths.find(words[i]);
    const auto text = texts.find(words[i]);
    if (words[i] == "--blank") {
      options.blank = true;
    } else if (i + 1 < words.size() && path != paths.end()) {
      *path->second = words[++i];
    } else if (i + 1 < words.size() && text != texts.end()) {
      *text->second = words[++i];
    } else {
      return wrong_usage(words[i]);
    }
  }
  if (options.blank && options.firmware) return wrong_usage("--blank");
  return options;
}

Result<void> load_hex_file(const std::filesystem::path& path, std::span<std::uint8_t> flash) {
  const Result<std::string> text = base::read_file(path, 1U << 20U);
  if (!text) return tl::unexpected(text.error());
  Result<void> loaded = load_hex(*text, flash);
  if (!loaded) loaded.error().place.file = path.string();
  return loaded;
}

// A saved flash when there is one, else the program asked for; then the boot loader, which nothing may replace.
Result<void> fill_flash(Chip& chip, const Options& options, const Locations& places) {
  const std::span<std::uint8_t> flash = chip.flash();
  if (options.flash && std::filesystem::exists(*options.flash)) {
    const Result<std::string> saved = base::read_file(*options.flash, kFlashBytes);
    if (!saved) return tl::unexpected(saved.error());
    std::copy(saved->begin(), saved->end(), flash.begin());
  } else if (!options.blank) {
    const Result<void> loaded = load_hex_file(options.firmware.value_or(places.firmware / "uno.hex"), flash);
    if (!loaded) return loaded;
  }
  std::fill(flash.begin() + kBootStart, flash.end(), std::uint8_t{0xFF});
  return load_hex_file(places.firmware / "optiboot.hex", flash);
}

// Everything outside that the board talks with: standard input and output, signals, the trace file, the saved flash.
class Desk {
 public:
  Desk(Chip& chip, Board& board, const Options& options, int signals, int trace)
      : chip_(chip), board_(board), options_(options), signals_(signals), out_(STDOUT_FILENO), trace_(trace) {
    struct stat input {};
    // A pipe is a host that holds us; anything else (a terminal, /dev/null) may come and go.
    input_ends_us_ = fstat(STDIN_FILENO, &input) == 0 && (S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode));
    if (!input_ends_us_) prctl(PR_SET_PDEATHSIG, SIGTERM);
    listening_ = input_ends_us_ || isatty(STDIN_FILENO) != 0;
  }

  Result<void> run() {
    if (const Result<void> plugged = plug(); !plugged) return plugged;
    RealClock clock;
    Pace pace(clock);
    while (!ended_) {
      if (const Result<void> heard = listen(pace); !heard) return heard;
      const std::chrono::microseconds slice = board_.slice();
      board_.advance(slice);
      pace.ran(slice);
      if (board_.power_is_back())
        if (const Result<void> plugged = plug(); !plugged) return plugged;
      while (const std::optional<Control> due = board_.next_stimulus())
        if (const Result<void> done = perform(*due); !done) return done;
      report();
    }
    board_.unplug();
    report();
    return save_flash();
  }

 private:
  // Waits until the next slice is due, and obeys what arrives meanwhile.
  Result<void> listen(const Pace& pace) {
    do {
      std::array<pollfd, 2> asked{{{signals_, POLLIN, 0}, {listening_ ? STDIN_FILENO : -1, POLLIN, 0}}};
      const auto wait = pace.wait();
      const timespec time{wait.count() / 1'000'000, wait.count() % 1'000'000 * 1'000};
      if (ppoll(asked.data(), asked.size(), &time, nullptr) <= 0) return {};
      if (asked[0].revents != 0) ended_ = true;
      if (asked[1].revents != 0)
        if (const Result<void> read = read_input(); !read) return read;
    } while (!ended_);
    return {};
  }

  Result<void> read_input() {
    constexpr std::size_t kLongestLine = 4096;
    std::array<char, kLongestLine> bytes{};
    const ssize_t length = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (length <= 0) {
      listening_ = false;
      ended_ = ended_ || input_ends_us_;
      return {};
    }
    input_.append(bytes.data(), static_cast<std::size_t>(length));
    for (std::size_t end = input_.find('\n'); end != std::string::npos; end = input_.find('\n')) {
      const Result<Control> control = read_control(std::string_view(input_).substr(0, end));
      input_.erase(0, end + 1);
      if (!control) {
        fmt::print(stderr, "{}\n", control.error().arguments.front().second);
      } else if (const Result<void> done = perform(*control); !done) {
        return done;
      }
    }
    if (input_.size() > kLongestLine) input_.clear();
    return {};
  }

  Result<void> perform(const Control& control) {
    if (const auto* drive = std::get_if<DrivePin>(&control)) chip_.drive(drive->pin, drive->level);
    if (const auto* analog = std::get_if<SetMillivolts>(&control))
      chip_.set_millivolts(analog->channel, analog->millivolts);
    if (const auto* distance = std::get_if<SetDistance>(&control))
      chip_.devices().echo(distance->trigger, distance->echo).set(static_cast<unsigned>(distance->microseconds));
    if (const auto* dht = std::get_if<SetDht>(&control))
      chip_.devices().dht(dht->pin, static_cast<DhtKind>(dht->model)).set(dht->temperature, dht->humidity);
    if (const auto* strip = std::get_if<WireStrip>(&control)) chip_.devices().strip(strip->pin, strip->pixels);
    if (const auto* lcd = std::get_if<WireLcd>(&control))
      chip_.devices().lcd(static_cast<std::uint8_t>(lcd->address), lcd->columns, lcd->lines);
    if (std::holds_alternative<PressReset>(control)) chip_.reset();
    if (std::holds_alternative<Quit>(control)) ended_ = true;
    if (std::holds_alternative<Plug>(control) && !board_.plugged()) return plug();
    if (const auto* noise = std::get_if<SpoilLine>(&control)) chip_.set_noise(noise->one_of);
    if (const auto* dip = std::get_if<DipPower>(&control)) return unplug(std::chrono::milliseconds(dip->milliseconds));
    if (std::holds_alternative<Unplug>(control)) return unplug({});
    return {};
  }

  Result<void> unplug(std::optional<std::chrono::microseconds> back_after) {
    const bool was_plugged = board_.plugged();
    board_.unplug(back_after);
    if (!was_plugged) return {};
    report();
    out_.add(kUnpluggedLine);
    return save_flash();
  }

  Result<void> plug() {
    const Result<void> plugged = board_.plug();
    if (plugged) out_.add(port_line(board_.path()));
    return plugged;
  }

  void report() {
    constexpr std::size_t kMostInASlice = 64;
    const std::vector<PinChange> changes = chip_.take_changes();
    for (const PinChange& change : latest(changes, kMostInASlice)) out_.add(line_of(change));
    for (const std::string& line : device_report_.changed(chip_.devices())) out_.add(line);
    if (!out_.flush()) ended_ = true;
    if (trace_ < 0 || changes.empty()) return;
    std::string lines;
    for (const PinChange& change : changes) lines += line_of(change);
    if (::write(trace_, lines.data(), lines.size()) < 0) trace_ = -1;
  }

  Result<void> save_flash() const {
    if (!options_.flash) return {};
    const std::span<std::uint8_t> flash = chip_.flash();
    return base::write_file(*options_.flash, {reinterpret_cast<const char*>(flash.data()), flash.size()});
  }

  Chip& chip_;
  Board& board_;
  const Options& options_;
  int signals_;
  LineOutput out_;
  DeviceReport device_report_;
  int trace_;
  std::string input_;
  bool input_ends_us_ = false;
  bool listening_ = false;
  bool ended_ = false;
};

int catch_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t caught;
  sigemptyset(&caught);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&caught, signal);
  sigprocmask(SIG_BLOCK, &caught, nullptr);
  return signalfd(-1, &caught, SFD_CLOEXEC);
}

Result<void> run(const std::vector<std::string>& words) {
  const Result<Options> options = read_options(words);
  if (!options) return tl::unexpected(options.error());
  const Locations places = base::locations();

  BoardOptions board_options{options->link, {}};
  if (options->stimulus) {
    const Result<std::string> text = base::read_file(*options->stimulus);
    if (!text) return tl::unexpected(text.error());
    Result<std::vector<Stimulus>> stimuli = read_stimuli(*text);
    if (!stimuli) {
      stimuli.error().place.file = options->stimulus->string();
      return tl::unexpected(stimuli.error());
    }
    board_options.stimuli = std::move(*stimuli);
  }
  int trace = -1;
  if (options->trace) {
    trace = ::open(options->trace->c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (trace < 0) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", options->trace->string()}});
  }

  Chip chip;
  if (const Result<void> filled = fill_flash(chip, *options, places); !filled) return filled;
  Board board(chip, std::move(board_options));
  return Desk(chip, board, *options, catch_signals(), trace).run();
}

}  // namespace
}  // namespace lunabloc::virtual_board

int main(int count, char** words) {
  const auto done = lunabloc::virtual_board::run({words + 1, words + count});
  if (done) return 0;
  const auto messages = lunabloc::Messages::load(lunabloc::base::locations().assets / "messages",
                                                 lunabloc::base::language_from_environment());
  fmt::print(stderr, "{}\n", messages ? messages->describe(done.error()) : done.error().message);
  return static_cast<int>(done.error().kind);
}
