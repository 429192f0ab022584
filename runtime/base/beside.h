// One piece of work on a thread of its own, beside the window: it is asked to stop when another is started, when it is
// forgotten and when this goes away; its result is fetched when it is there, once.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace lunabloc::base {

template <class Result>
class Beside {
 public:
  // Looks at the token between its steps; what it gives after it was asked to stop is not seen by anybody.
  using Job = std::function<Result(const std::stop_token&)>;

  void start(Job job) {
    work_.reset();
    work_ = std::make_unique<Work>(std::move(job));
  }
  void forget() { work_.reset(); }
  bool busy() const { return work_ != nullptr; }
  std::optional<Result> take() {
    if (!work_ || !work_->done.load(std::memory_order_acquire)) return std::nullopt;
    std::optional<Result> result = std::move(work_->result);
    work_.reset();
    return result;
  }

 private:
  struct Work {
    explicit Work(Job what) : job(std::move(what)), thread([this](const std::stop_token& stop) { run(stop); }) {}
    void run(const std::stop_token& stop) {
      result.emplace(job(stop));
      done.store(true, std::memory_order_release);
    }

    Job job;
    std::optional<Result> result;
    std::atomic<bool> done = false;
    std::jthread thread;  // last: it uses the others
  };
  std::unique_ptr<Work> work_;
};

}  // namespace lunabloc::base
