// Rows on their way through a thread of their own: while one batch goes into the table, the next is read. A table of a million
// rows is there in the longer of the two times, not in their sum.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "data/import.h"

namespace lunabloc::engine {

class QueuedSink final : public data::RowSink {
 public:
  // The sink is touched by the thread alone until `finish`.
  explicit QueuedSink(data::RowSink& sink) : sink_(sink), thread_([this] { work(); }) {}
  ~QueuedSink() override;

  // Takes the batch and leaves an empty one of the same shape. What failed is said by the next call.
  Result<void> add(data::Batch& batch) override;
  Result<void> set_aside(const data::Aside& aside) override;
  // All that was given is in the sink, or what failed.
  Result<void> finish();

 private:
  struct Load {
    data::Batch batch;
    std::vector<data::Aside> asides;
  };
  void work();
  Result<void> put(Load& load);
  Result<void> give(data::Batch* batch);

  data::RowSink& sink_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Load> waiting_;
  std::vector<data::Batch> empty_;
  std::vector<data::Aside> asides_;  // of the batch that is being read
  Result<void> state_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace lunabloc::engine
