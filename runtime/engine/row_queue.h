// Rows between the thread that reads them and the one that writes them: a table of a million rows is there in the longer of the
// two times, not in their sum.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "data/import.h"

namespace lunabloc::engine {

class RowQueue {
 public:
  struct Load {
    data::Batch batch;
    std::vector<data::Aside> asides;
  };

  // -- the thread that reads; what the other failed with is said by the next call
  // Takes the batch and leaves an empty one of the same shape; waits while many wait already.
  Result<void> add(data::Batch& batch);
  Result<void> set_aside(const data::Aside& aside);
  // Nothing more comes.
  void close();

  // -- the thread that writes
  // The next of them, until it is asked for another; nothing at the end, or when one of the two failed.
  Load* next();
  void fail(Error error);
  Result<void> state() const;

 private:
  Result<void> give(data::Batch* batch);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Load> waiting_;
  std::vector<data::Batch> empty_;
  std::vector<data::Aside> asides_;  // of the batch that is being read
  Load taken_;
  Result<void> state_;
  bool closed_ = false;
};

}  // namespace lunabloc::engine
