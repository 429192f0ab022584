#include "session/kit_set_desk.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>

#include "kit/virtual_kit.h"

namespace lunabloc::session {
namespace {

constexpr const char* kBoard = "uno";
constexpr std::chrono::milliseconds kLookAgain{250};

}  // namespace

class KitSetDesk::Work {
 public:
  Work(base::Locations locations, Ports ports, int simulated)
      : locations_(std::move(locations)), ports_(std::move(ports)), simulated_(simulated), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  void stop() { thread_.request_stop(); }
  View view() const {
    const std::lock_guard lock(mutex_);
    return view_;
  }

 private:
  void run(const std::stop_token& stop) {
    if (const auto firmware = kit::firmware_for(locations_, kBoard); !firmware) say([&](View& view) { view.error = firmware.error(); });
    else if (simulated_ > 0) simulate(stop, *firmware);
    else wait_for_boards(stop, *firmware);
    say([](View& view) { view.busy = false; });
  }

  void wait_for_boards(const std::stop_token& stop, const kit::BoardFirmware& firmware) {
    const auto boards = kit::load_boards(locations_.assets);
    if (!boards) return say([&](View& view) { view.error = boards.error(); });
    std::set<std::string> done;  // and still plugged in
    while (!stop.stop_requested()) {
      const std::vector<std::string> there = ports_ ? ports_() : kit::ports_with(firmware.board, *boards);
      std::erase_if(done, [&](const std::string& port) { return std::find(there.begin(), there.end(), port) == there.end(); });
      const auto next = std::find_if(there.begin(), there.end(), [&](const std::string& port) { return !done.contains(port); });
      if (next == there.end()) {
        rest(stop);
        continue;
      }
      prepare(stop, firmware, *next);
      done.insert(*next);
    }
  }

  void simulate(const std::stop_token& stop, const kit::BoardFirmware& firmware) {
    for (int number = 0; number < simulated_ && !stop.stop_requested(); ++number) {
      const auto board = kit::VirtualKit::start(locations_.programs / "lunabloc-board", {"--blank"});
      if (!board) return say([&](View& view) { view.error = board.error(); });
      prepare(stop, firmware, (*board)->port());
    }
  }

  void prepare(const std::stop_token& stop, const kit::BoardFirmware& firmware, const std::string& port) {
    say([&](View& view) { view.at_work = port; });
    kit::Prepared row = kit::prepare_board(port, firmware, clock_, [&] { return !stop.stop_requested(); });
    say([&](View& view) {
      view.at_work.clear();
      view.rows.push_back(std::move(row));
    });
  }

  void rest(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, kLookAgain, [] { return false; });
  }
  template <class Change>
  void say(Change&& change) {
    const std::lock_guard lock(mutex_);
    change(view_);
  }

  base::Locations locations_;
  Ports ports_;
  int simulated_ = 0;
  RealClock clock_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  View view_ = {.busy = true, .at_work = {}, .rows = {}, .error = {}};
  std::jthread thread_;  // last: it uses the others
};

KitSetDesk::KitSetDesk(base::Locations locations, Ports ports) : locations_(std::move(locations)), ports_(std::move(ports)) {}
KitSetDesk::~KitSetDesk() = default;

void KitSetDesk::start() {
  work_.reset();
  work_ = std::make_unique<Work>(locations_, ports_, 0);
}

void KitSetDesk::simulate(int boards) {
  work_.reset();
  work_ = std::make_unique<Work>(locations_, ports_, boards);
}

void KitSetDesk::stop() {
  if (work_) work_->stop();
}

KitSetDesk::View KitSetDesk::view() const { return work_ ? work_->view() : View{}; }

}  // namespace lunabloc::session
