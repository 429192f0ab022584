// A writer at work in a thread of its own: while one batch goes into the table, the next is read.
#pragma once

#include <memory>
#include <thread>

#include "data/store.h"
#include "engine/row_queue.h"

namespace lunabloc::engine {

class QueuedWriter final : public data::TableWriter {
 public:
  // The writer is touched by the thread alone until `finish`.
  explicit QueuedWriter(std::unique_ptr<data::TableWriter> writer) : writer_(std::move(writer)), thread_([this] { work(); }) {}
  ~QueuedWriter() override;

  // What failed is said by the next call.
  Result<void> add(data::Batch& batch) override { return rows_.add(batch); }
  Result<void> set_aside(const data::Aside& aside) override { return rows_.set_aside(aside); }
  Result<void> finish(data::TableAbout about) override;

 private:
  void work();
  Result<void> put(RowQueue::Load& load);

  std::unique_ptr<data::TableWriter> writer_;
  RowQueue rows_;
  std::thread thread_;
};

}  // namespace lunabloc::engine
