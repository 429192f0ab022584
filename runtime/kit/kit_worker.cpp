#include "kit/kit_worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include "base/clock.h"
#include "base/file.h"
#include "kit/doctor.h"
#include "kit/firmata.h"
#include "kit/flash.h"
#include "kit/kit.h"
#include "kit/link.h"
#include "kit/loss.h"
#include "kit/part_words.h"
#include "kit/port_watch.h"
#include "kit/ports.h"
#include "kit/stk500.h"
#include "kit/tether.h"
#include "kit/virtual_kit.h"

namespace lunabloc::kit {
namespace {

using std::chrono::milliseconds;

constexpr const char* kVirtualPort = "virtual";
constexpr const char* kKit = "standard";
constexpr milliseconds kOurGreeting{1200};
constexpr milliseconds kAnyGreeting{3000};       // StandardFirmata blinks for two seconds first
constexpr milliseconds kTetherStep{2};        // what a block does is on its pin within five
constexpr milliseconds kQuietStep{100};
constexpr milliseconds kLookAgain{400};
constexpr milliseconds kStillRunning{1000};      // after the last part was driven

// What the callers want; taken by the thread at each turn.
struct Wishes {
  std::optional<std::string> port;  // plug there; empty: unplug
  std::optional<Kit> kit;           // another box
  bool flash = false;
  std::map<std::string, double> parts;
  std::map<std::pair<std::string, int>, std::string> texts;  // part and line
};

class Worker final : public KitWorker {
 public:
  explicit Worker(Options options) : options_(std::move(options)), watch_(options_.devices) {
    Result<Kit> kit = load_kit(options_.locations.assets, kKit);
    if (kit) {
      kit_ = std::move(*kit);
      show_parts(kit_);
    } else {
      kit_error_ = kit.error();
      report_.error = kit_error_;
    }
    thread_ = std::thread([this] { work(); });
  }

  ~Worker() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    watch_.wake();
    thread_.join();
  }

  void plug(const std::string& port) override {
    say([&](Report& report) {
      report.state = State::looking;
      report.port = port;
      report.error.reset();
    });
    wish([&](Wishes& wishes) { wishes.port = port; });
  }
  void unplug() override {
    wish([](Wishes& wishes) {
      wishes.port = std::string();
      wishes.flash = false;
      wishes.parts.clear();
    });
  }
  void flash() override {
    cancelled_ = false;
    wish([](Wishes& wishes) { wishes.flash = true; });
  }
  void cancel() override { cancelled_ = true; }
  void set_part(const std::string& part, double value) override {
    wish([&](Wishes& wishes) { wishes.parts[part] = value; });
  }
  void show_text(const std::string& part, int line, const std::string& text) override {
    wish([&](Wishes& wishes) { wishes.texts[{part, line}] = text; });
  }
  void set_language(const std::string& language) override {
    const std::lock_guard lock(mutex_);
    options_.language = language;
    show_parts(shown_kit_);
  }
  void set_kit(const std::string& id) override {
    {
      const std::lock_guard lock(mutex_);
      if (id == shown_kit_.id) return;
    }
    Result<Kit> kit = load_kit(options_.locations.assets, id);
    {
      const std::lock_guard lock(mutex_);
      if (!kit) {
        report_.error = kit.error();
        return;
      }
      report_.error.reset();
      show_parts(*kit);
      wishes_.kit = std::move(*kit);
    }
    watch_.wake();
  }
  Report report() const override {
    const std::lock_guard lock(mutex_);
    return report_;
  }

 private:
  // With the mutex, or before there is a thread.
  void show_parts(const Kit& kit) {
    if (&kit != &shown_kit_) shown_kit_ = kit;
    report_.parts.clear();
    for (const KitPart& part : shown_kit_.parts) {
      if (part.kind.measures.empty()) report_.parts.push_back(shown_part(part));
      for (const Measured& measured : part.kind.measures) report_.parts.push_back(shown_place(part, measured));
    }
  }
  Part shown_part(const KitPart& part) const {
    const auto label = part.label.find(options_.language);
    Part shown{part.id, part.kind.id, label == part.label.end() ? part.id : label->second, part.pin.name, part.color};
    shown.measures = !is_driven(part);
    shown.least = part.kind.slider_least;
    shown.most = part.kind.slider_most;
    shown.step = part.kind.slider_step;
    shown.at_rest = part.kind.at_rest;
    shown.unit = part.kind.unit;
    shown.picture = part.kind.picture;
    shown.icon = part.kind.icon;
    if (part.kind.drive == Drive::pixels) shown.pixels = part.pixels;
    if (part.kind.drive == Drive::lcd) {
      shown.columns = part.columns;
      shown.lines = part.lines;
    }
    return shown;
  }
  Part shown_place(const KitPart& part, const Measured& measured) const {
    Part shown = shown_part(part);
    shown.id += "." + measured.id;
    shown.whole = shown.label;
    shown.label = label_of_place(shown.whole, measured, options_.language);
    shown.least = measured.slider_least;
    shown.most = measured.slider_most;
    shown.step = measured.slider_step;
    shown.at_rest = measured.at_rest;
    shown.unit = measured.unit;
    if (!measured.icon.empty()) shown.icon = measured.icon;
    return shown;
  }

  // -- between the threads
  template <class Change>
  void wish(Change&& change) {
    {
      const std::lock_guard lock(mutex_);
      change(wishes_);
      interrupted_ = interrupted_ || wishes_.port.has_value();
    }
    watch_.wake();
  }
  template <class Change>
  void say(Change&& change) {
    const std::lock_guard lock(mutex_);
    change(report_);
  }
  // Nothing that takes time goes on when the callers want another port, or none.
  bool goes_on() const { return !ending_ && !interrupted_; }
  bool is_wanted() const {
    const std::lock_guard lock(mutex_);
    return ending_ || wishes_.port || wishes_.flash || wishes_.kit;
  }
  // Until the time is over, a device has come or gone, or something is wanted that cannot wait.
  void rest_for(milliseconds duration) {
    const auto until = clock_.now() + duration;
    for (auto left = duration; left.count() > 0 && !is_wanted(); left = std::chrono::ceil<milliseconds>(until - clock_.now()))
      if (watch_.wait(left) == PortWatch::Heard::device) return;
  }

  // -- the thread
  void work() {
    if (Result<std::vector<Board>> boards = load_boards(options_.locations.assets); boards) boards_ = std::move(*boards);
    while (!ending_) {
      obey();
      switch (state_) {
        case State::absent: wait_for_a_wish(); break;
        case State::looking: look(); break;
        case State::plugged: watch(); break;
        case State::flashing: write_firmware(); break;
        case State::ready:
        case State::running: drive(); break;
        case State::lost: wait_for_its_return(); break;
      }
    }
    let_go();
    virtual_.reset();
  }

  // Meanwhile a board may be plugged in or pulled out: it is seen at once, and never opened, which would reset it.
  void wait_for_a_wish() {
    const std::vector<SerialPort> ports = list_ports(options_.system);
    std::string port, board;
    for (const SerialPort& one : ports) {
      const std::vector<const Board*> may_be = boards_on(one.usb, boards_);
      if (may_be.empty()) continue;
      port = one.device;
      board = may_be.front()->name;
      break;
    }
    say([&](Report& report) {
      report.found_port = port;
      report.found_board = board;
    });
    rest_for(options_.look_again);
  }

  void obey() {
    Wishes wishes;
    {
      const std::lock_guard lock(mutex_);
      wishes = std::exchange(wishes_, {});
      interrupted_ = false;
    }
    if (wishes.kit) {
      let_go();  // as long as the tether knows its parts
      kit_ = std::move(*wishes.kit);
      forget_wanted();
      // Its parts stand on other pins.
      if (!wishes.port && !port_.empty()) wishes.port = port_;
    }
    for (const auto& [part, value] : wishes.parts) wanted_[part] = value;
    for (const auto& [place, text] : wishes.texts) wanted_texts_[place] = text;
    if (wishes.port) take_up(*wishes.port);
    if (wishes.flash && link_) enter(State::flashing);
  }

  void take_up(const std::string& port) {
    let_go();
    if (port != kVirtualPort) virtual_.reset();
    port_ = port;
    gone_since_ = true;
    lost_at_.reset();
    dip_.reset();
    say([&](Report& report) {
      report = {.port = port, .parts = std::move(report.parts)};
    });
    if (port.empty()) forget_wanted();
    if (kit_error_) return fail(State::absent, *kit_error_);
    enter(port.empty() ? State::absent : State::looking);
  }

  void enter(State state) {
    state_ = state;
    say([&](Report& report) { report.state = state; });
  }
  void fail(State state, const Error& error) {
    state_ = state;
    say([&](Report& report) {
      report.state = state;
      report.error = error;
    });
  }
  void fine(State state) {
    state_ = state;
    say([&](Report& report) {
      report.state = state;
      report.error.reset();
    });
  }

  // The parts rest, the port is closed.
  void let_go() {
    if (tether_) static_cast<void>(tether_->rest());
    tether_.reset();
    link_.reset();
    forget_sent();
  }
  void forget_wanted() {
    wanted_.clear();
    wanted_texts_.clear();
  }
  void forget_sent() {
    sent_.clear();
    sent_texts_.clear();
  }
  void lose(const Error& error) {
    tether_.reset();
    link_.reset();
    forget_sent();
    gone_since_ = is_loss(error);
    if (gone_since_) lost_at_ = clock_.now();
    say([](Report& report) {
      report.firmware.clear();
      report.readings.clear();
    });
    fail(State::lost, error);
  }

  // Where the port is now; the virtual board is started when it does not run.
  Result<std::string> device() {
    if (port_ != kVirtualPort) return port_;
    if (!virtual_ || !virtual_->poll(milliseconds(0))) {
      virtual_.reset();
      // As a board out of its box: empty at first, and it keeps what it is given.
      const std::filesystem::path memory = options_.locations.home / "virtual-uno.flash";
      Result<std::unique_ptr<VirtualKit>> started =
          VirtualKit::start(options_.locations.programs / "lunabloc-board", {"--blank", "--flash", memory.string()});
      if (!started) return tl::unexpected(started.error());
      virtual_ = std::move(*started);
    }
    if (virtual_->port().empty()) return failure(ErrorKind::failed, "kit.no_port", {{"port", port_}});
    return virtual_->port();
  }

  void look() {
    const Result<std::string> at = device();
    if (!at) return look_later(at.error());
    Result<std::unique_ptr<Link>> link = open_link(*at, kFirmataBauds);
    if (!link) return look_later(link.error());
    link_ = std::move(*link);
    say([&](Report& report) { report.board = kit_.board.name; });
    meet();
  }
  // It may still be plugged in, given free or allowed: nothing has to be asked for again.
  void look_later(const Error& error) {
    fail(State::looking, error);
    rest_for(kLookAgain);
  }

  // A board whose port is open and that was just reset: our firmware, or its boot loader, or nobody.
  void meet() {
    Result<Greeting> greeting = greet(*link_, clock_, kit_.board, kOurGreeting, [this] { return goes_on(); });
    if (!greeting && greeting.error().message == "kit.no_greeting") greeting = meet_another_program();
    if (greeting) return begin(*greeting);
    if (greeting.error().message == "kit.cancelled") return;
    if (greeting.error().message == "kit.no_firmware") return fail(State::plugged, std::exchange(dip_, {}).value_or(greeting.error()));
    if (greeting.error().message == "kit.no_answer") return ask_the_doctor(greeting.error());
    lose(greeting.error());
  }

  // Said at once, then more exactly when the doctor has found out.
  void ask_the_doctor(const Error& error) {
    fail(State::looking, error);
    const Diagnosis diagnosis = diagnose_silence(*link_, clock_, kit_.board, [this] { return goes_on(); });
    if (diagnosis.finding.message == "kit.cancelled") return;
    Error finding = diagnosis.finding;
    finding.detail = fmt::format("{}", fmt::join(diagnosis.evidence, "\n"));
    lose(finding);
  }

  // Through the boot loader: an empty board says nothing, and another Firmata takes its time.
  // Errors: "kit.no_firmware", "kit.no_answer", "kit.cancelled", "kit.link_lost".
  Result<Greeting> meet_another_program() {
    const GoOn go_on = [this] { return goes_on(); };
    const std::unique_ptr<BootLoader> boot = boot_loader_of(kit_.board, *link_, clock_);
    if (!boot) return failure(ErrorKind::failed, "kit.no_answer");
    if (const Result<void> entered = enter_at_any_speed(*boot, kit_.board, go_on); !entered) return tl::unexpected(entered.error());
    const Result<std::vector<std::uint8_t>> page = boot->read(0, kit_.board.page_bytes);
    if (!page) return tl::unexpected(page.error());
    if (const Result<void> left = boot->leave(); !left) return tl::unexpected(left.error());
    if (const Result<void> set = link_->set_speed(kFirmataBauds); !set) return tl::unexpected(set.error());
    Result<Greeting> greeting = failure(ErrorKind::failed, "kit.no_greeting");
    const bool blank = std::all_of(page->begin(), page->end(), [](std::uint8_t byte) { return byte == 0xFF; });
    if (!blank) greeting = greet(*link_, clock_, kit_.board, kAnyGreeting, go_on);
    if (!greeting && greeting.error().message == "kit.no_greeting") greeting.error().message = "kit.no_firmware";
    return greeting;
  }

  void begin(const Greeting& greeting) {
    tether_.emplace(*link_, clock_, kit_, is_ours(greeting));
    if (const Result<void> begun = tether_->begin(); !begun) return lose(begun.error());
    forget_sent();
    say([&](Report& report) { report.firmware = shown(greeting); });
    fine(State::ready);
    if (const std::optional<Error> dip = std::exchange(dip_, {})) fail(State::ready, *dip);
  }

  void drive() {
    if (const Result<void> driven = drive_wanted(); !driven) return lose(driven.error());
    if (const Result<void> heard = tether_->poll(kTetherStep); !heard) return lose(heard.error());
    if (virtual_) virtual_->poll(milliseconds(0));
    say([&](Report& report) {
      if (report.readings != tether_->readings()) report.readings = tether_->readings();
    });
    if (state_ == State::running && clock_.now() - driven_last_ > kStillRunning) enter(State::ready);
  }

  Result<void> drive_wanted() {
    for (const auto& [id, value] : wanted_) {
      const auto known = sent_.find(id);
      if (known != sent_.end() && known->second == value) continue;
      sent_[id] = value;
      const PartPlace where = place_in(id);
      const KitPart* part = kit_.part(where.part);
      if (part != nullptr && !is_driven(*part)) {
        surround(*part, value);
        continue;
      }
      if (const Result<void> set = tether_->set(id, value); !set) return set;
      driven_last_ = clock_.now();
      if (state_ == State::ready) enter(State::running);
    }
    for (const auto& [place, text] : wanted_texts_) {
      const auto known = sent_texts_.find(place);
      if (known != sent_texts_.end() && known->second == text) continue;
      sent_texts_[place] = text;
      if (const Result<void> shown = tether_->show_text(place.first, place.second, text); !shown) return shown;
    }
    return {};
  }

  // What a part that measures would find around it, given to the virtual board's pins.
  void surround(const KitPart& part, double value) {
    constexpr double kMostReading = 1023, kMostMillivolts = 5000;
    if (!virtual_) return;
    if (part.kind.drive == Drive::button) static_cast<void>(virtual_->hold_pin(part.pin.number, value == 0));
    if (part.kind.drive == Drive::echo && part.echo_pin) {
      const double microseconds = part.kind.scale ? part.kind.scale->reading_of(value) : value;
      const bool in_sight = value < part.kind.most;
      static_cast<void>(virtual_->hold_distance(part.pin.number, part.echo_pin->number, in_sight ? static_cast<int>(std::lround(microseconds)) : 0));
    }
    if (part.kind.drive == Drive::dht) {
      const auto tenths = [&](const char* what) {
        constexpr double kTenths = 10;
        const auto wanted = wanted_.find(part.id + what);
        return wanted == wanted_.end() ? 0 : static_cast<int>(std::lround(wanted->second * kTenths));
      };
      static_cast<void>(virtual_->hold_dht(part.pin.number, part.model == "dht22", tenths(".temperature"), tenths(".humidity")));
    }
    if (part.kind.drive != Drive::analog || !part.pin.channel) return;
    const double reading = part.kind.scale ? part.kind.scale->reading_of(value) : value;
    const double millivolts = std::ceil(std::clamp(reading, 0.0, kMostReading) * kMostMillivolts / kMostReading);
    static_cast<void>(virtual_->hold_channel(*part.pin.channel, static_cast<int>(millivolts)));
  }

  // A board without our firmware: only whether it is still there.
  void watch() {
    std::array<std::uint8_t, 256> ignored{};
    if (const auto heard = link_->read(ignored, kQuietStep); !heard) lose(heard.error());
    if (virtual_) virtual_->poll(milliseconds(0));
  }

  void wait_for_its_return() {
    rest_for(kLookAgain);
    if (port_ == kVirtualPort) {
      const bool runs = virtual_ && virtual_->poll(milliseconds(0));
      if (runs && !virtual_->port().empty()) come_back();
      return;
    }
    std::error_code ignored;
    const bool there = std::filesystem::exists(port_, ignored);
    gone_since_ = gone_since_ || !there;
    // A board that stays plugged in and mute is not reset again and again.
    if (there && gone_since_) come_back();
  }
  // A hand takes longer than a power that fails for a moment.
  void come_back() {
    if (lost_at_ && clock_.now() - *lost_at_ < kBackByItself) dip_ = power_dip(port_, clock_.now() - *lost_at_);
    lost_at_.reset();
    enter(State::looking);
  }

  void write_firmware() {
    tether_.reset();
    Result<std::string> text = base::read_file(options_.locations.firmware / kit_.board.firmware, 1U << 20U);
    Result<Image> image = text ? read_hex(*text, kit_.board.program_bytes) : tl::unexpected(text.error());
    if (!image) return fail(State::plugged, image.error());
    say([&](Report& report) {
      report.error.reset();
      report.progress = 0;
      report.done_bytes = 0;
      report.all_bytes = image->size();
      report.firmware.clear();
    });
    const Result<FlashReport> flashed = kit::flash(*link_, clock_, kit_.board, *image, [this](const FlashProgress& progress) {
      say([&](Report& report) {
        report.progress = progress.part;
        report.done_bytes = progress.done_bytes;
      });
      if (virtual_) virtual_->poll(milliseconds(0));
      return goes_on() && !cancelled_;
    });
    if (flashed) {
      say([&](Report& report) {
        report.progress = 1;
        report.done_bytes = report.all_bytes;
      });
      return meet_again();
    }
    const Error& error = flashed.error();
    if (is_loss(error)) return lose(error);
    if (error.message != "kit.cancelled") return ask_about_the_line(error);
    // It was not touched: what it held runs again.
    meet_again();
    if (state_ == State::ready) fail(State::ready, error);
  }

  // Said at once, then more exactly when it is the line that spoils what is sent.
  void ask_about_the_line(const Error& error) {
    fail(State::plugged, error);
    const Error told = told_by_line(error, *link_, clock_, kit_.board, [this] { return goes_on(); });
    if (told.message != error.message) fail(State::plugged, told);
  }

  // The board has left its boot loader, without a reset.
  void meet_again() {
    if (const Result<void> set = link_->set_speed(kFirmataBauds); !set) return lose(set.error());
    meet();
  }

  Options options_;
  PortWatch watch_;
  RealClock clock_;
  Kit kit_;
  std::vector<Board> boards_;
  std::optional<Error> kit_error_;  // its file cannot be used: no board is taken up

  mutable std::mutex mutex_;
  Wishes wishes_;  // guarded, as report_ is
  Kit shown_kit_;  // guarded: whose parts the report has
  Report report_;
  std::atomic<bool> interrupted_ = false;
  std::atomic<bool> cancelled_ = false;
  std::atomic<bool> ending_ = false;

  // The thread's own
  State state_ = State::absent;
  std::string port_;
  bool gone_since_ = false;  // the port has vanished since a board answered on it
  std::optional<std::chrono::microseconds> lost_at_;  // when it vanished
  std::optional<Error> dip_;                          // it was back by itself: said once the board is met again
  std::unique_ptr<VirtualKit> virtual_;
  std::unique_ptr<Link> link_;
  std::optional<Tether> tether_;
  std::map<std::string, double> wanted_;
  std::map<std::string, double> sent_;
  std::map<std::pair<std::string, int>, std::string> wanted_texts_, sent_texts_;
  std::chrono::microseconds driven_last_{0};
  std::thread thread_;
};

}  // namespace

std::unique_ptr<KitWorker> KitWorker::start(Options options) { return std::make_unique<Worker>(std::move(options)); }

}  // namespace lunabloc::kit
