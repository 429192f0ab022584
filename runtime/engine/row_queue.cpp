#include "engine/row_queue.h"

#include <utility>

namespace lunabloc::engine {
namespace {

constexpr std::size_t kMostWaiting = 16;
// A file of nothing but lines that are no rows is kept in bounds too.
constexpr std::size_t kMostAsidesAtOnce = 1024;

}  // namespace

Result<void> RowQueue::give(data::Batch* batch) {
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

Result<void> RowQueue::add(data::Batch& batch) { return give(&batch); }

Result<void> RowQueue::set_aside(const data::Aside& aside) {
  asides_.push_back(aside);
  return asides_.size() < kMostAsidesAtOnce ? Result<void>() : give(nullptr);
}

void RowQueue::close() {
  if (!asides_.empty()) static_cast<void>(give(nullptr));
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

RowQueue::Load* RowQueue::next() {
  taken_.batch.clear();
  taken_.asides.clear();
  std::unique_lock lock(mutex_);
  if (!taken_.batch.columns.empty()) empty_.push_back(std::move(taken_.batch));
  taken_.batch = {};
  changed_.wait(lock, [this] { return !waiting_.empty() || closed_ || !state_; });
  if (!state_ || waiting_.empty()) return nullptr;
  taken_ = std::move(waiting_.front());
  waiting_.pop_front();
  changed_.notify_all();
  return &taken_;
}

void RowQueue::fail(Error error) {
  const std::lock_guard lock(mutex_);
  if (state_) state_ = tl::unexpected(std::move(error));
  changed_.notify_all();
}

Result<void> RowQueue::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace lunabloc::engine
