// A virtual board on the desk of a test, and how to wait for what happens on it.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/locations.h"
#include "kit/kit_worker.h"
#include "kit/virtual_kit.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {

using namespace std::chrono_literals;

inline Locations test_locations() {
  return {support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons",
          support::binary_folder() / "firmware", {}};
}

// lunabloc-board behind a link of a fixed name, so that it is the same port after each plug.
class BenchBoard {
 public:
  explicit BenchBoard(std::vector<std::string> options = {}) {
    options.insert(options.end(), {"--link", port()});
    auto started = VirtualKit::start(test_locations().programs / "lunabloc-board", std::move(options));
    if (started) kit_ = std::move(*started);
  }

  bool works() const { return kit_ != nullptr; }
  std::string port() const { return folder_.path() / "board"; }
  VirtualKit& operator*() { return *kit_; }
  VirtualKit* operator->() { return kit_.get(); }

  // True once the pin has this level.
  bool sees(int pin, int value, std::chrono::milliseconds patience = 5s) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
      kit_->poll(20ms);
      for (const PinReport& report : kit_->take_pins())
        if (report.pin == pin && !report.pwm && report.value == value) return true;
    }
    return false;
  }

 private:
  support::TempFolder folder_;
  std::unique_ptr<VirtualKit> kit_;
};

inline std::unique_ptr<KitWorker> start_worker() { return KitWorker::start({test_locations(), "fr"}); }

// The first report that is as wanted, or the last one when the time is over.
template <class Wanted>
KitWorker::Report report_when(const KitWorker& worker, Wanted&& wanted, std::chrono::milliseconds patience = 15s) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  KitWorker::Report report = worker.report();
  while (!wanted(report) && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(2ms);
    report = worker.report();
  }
  return report;
}

inline KitWorker::Report report_in(const KitWorker& worker, KitWorker::State state) {
  return report_when(worker, [&](const KitWorker::Report& report) { return report.state == state; });
}

inline std::string error_of(const KitWorker::Report& report) { return report.error ? report.error->message : ""; }

}  // namespace lunabloc::kit
