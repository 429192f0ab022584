#include "engine/queued_sink.h"

#include <utility>

namespace lunabloc::engine {
namespace {

constexpr std::size_t kMostWaiting = 16;
// A file of nothing but lines that are no rows is kept in bounds too.
constexpr std::size_t kMostAsidesAtOnce = 1024;

}  // namespace

QueuedSink::~QueuedSink() {
  if (thread_.joinable()) static_cast<void>(finish());
}

Result<void> QueuedSink::give(data::Batch* batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < kMostWaiting || !state_; });
  if (!state_) return state_;
  Load& load = waiting_.emplace_back();
  load.asides = std::exchange(asides_, {});
  if (batch != nullptr) {
    if (!empty_.empty()) {
      load.batch = std::move(empty_.back());
      empty_.pop_back();
    } else {
      load.batch.columns.resize(batch->columns.size());
    }
    std::swap(load.batch, *batch);
  }
  changed_.notify_all();
  return {};
}

Result<void> QueuedSink::add(data::Batch& batch) { return give(&batch); }

Result<void> QueuedSink::set_aside(const data::Aside& aside) {
  asides_.push_back(aside);
  return asides_.size() < kMostAsidesAtOnce ? Result<void>() : give(nullptr);
}

Result<void> QueuedSink::finish() {
  Result<void> given;
  if (!asides_.empty()) given = give(nullptr);
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  thread_.join();
  return given ? state_ : given;
}

Result<void> QueuedSink::put(Load& load) {
  for (const data::Aside& aside : load.asides)
    if (Result<void> done = sink_.set_aside(aside); !done) return done;
  return load.batch.rows == 0 ? Result<void>() : sink_.add(load.batch);
}

void QueuedSink::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !waiting_.empty() || closed_; });
    if (waiting_.empty()) return;
    Load load = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    if (!state_) continue;
    lock.unlock();
    Result<void> done = put(load);
    load.batch.clear();
    lock.lock();
    if (!done) state_ = std::move(done);
    if (!load.batch.columns.empty()) empty_.push_back(std::move(load.batch));
    changed_.notify_all();
  }
}

}  // namespace lunabloc::engine
