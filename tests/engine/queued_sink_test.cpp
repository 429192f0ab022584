#include "engine/queued_sink.h"

#include <gmock/gmock.h>

namespace lunabloc::engine {
namespace {

// Tells what came, in its order; fails from one batch on.
class Telling final : public data::RowSink {
 public:
  explicit Telling(int fails_at = -1) : fails_at_(fails_at) {}
  Result<void> add(data::Batch& batch) override {
    if (batches_++ == fails_at_) return failure(ErrorKind::failed, "file.disk_full");
    for (std::size_t i = 0; i < batch.rows; ++i) told += std::to_string(batch.columns[0].wholes[i]) + " ";
    return {};
  }
  Result<void> set_aside(const data::Aside& aside) override {
    told += "(" + std::to_string(aside.line) + ") ";
    return {};
  }
  std::string told;

 private:
  int fails_at_;
  int batches_ = 0;
};

Result<void> fill(data::RowSink& sink, int batches) {
  data::Batch batch;
  batch.columns.resize(1);
  for (int i = 0; i < batches; ++i) {
    batch.columns[0].wholes.push_back(i);
    batch.rows = 1;
    if (i == 1)
      if (Result<void> aside = sink.set_aside({7, data::Problem::ragged, "", ""}); !aside) return aside;
    if (Result<void> added = sink.add(batch); !added) return added;
    batch.clear();
  }
  return {};
}

TEST(QueuedSink, EverythingComesInItsOrder) {
  Telling sink;
  QueuedSink queue(sink);
  ASSERT_TRUE(fill(queue, 100));
  ASSERT_TRUE(queue.set_aside({9, data::Problem::nul, "", ""}));
  ASSERT_TRUE(queue.finish());
  EXPECT_THAT(sink.told, testing::StartsWith("0 (7) 1 2 3 "));
  EXPECT_THAT(sink.told, testing::EndsWith(" 98 99 (9) "));
}

TEST(QueuedSink, WhatFailsIsSaidAndEndsIt) {
  Telling sink(3);
  QueuedSink queue(sink);
  static_cast<void>(fill(queue, 1000));
  const Result<void> finished = queue.finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().message, "file.disk_full");
  EXPECT_EQ(sink.told, "0 (7) 1 2 ");
}

TEST(QueuedSink, IsGivenUpWithoutWaitingForEver) {
  Telling sink(0);
  QueuedSink queue(sink);
  static_cast<void>(fill(queue, 1000));
}

}  // namespace
}  // namespace lunabloc::engine
