#include "engine/queued_writer.h"

#include <gmock/gmock.h>

namespace lunabloc::engine {
namespace {

// Tells what came, in its order; fails from one batch on.
class Telling final : public data::TableWriter {
 public:
  explicit Telling(std::string& told, int fails_at = -1) : told_(told), fails_at_(fails_at) {}
  Result<void> add(data::Batch& batch) override {
    if (batches_++ == fails_at_) return failure(ErrorKind::failed, "file.disk_full");
    for (std::size_t i = 0; i < batch.rows; ++i) told_ += std::to_string(batch.columns[0].wholes[i]) + " ";
    return {};
  }
  Result<void> set_aside(const data::Aside& aside) override {
    told_ += "(" + std::to_string(aside.line) + ") ";
    return {};
  }
  Result<void> finish(data::TableAbout about) override {
    told_ += about.facts.name;
    return {};
  }

 private:
  std::string& told_;
  int fails_at_;
  int batches_ = 0;
};

data::TableAbout named(const std::string& name) {
  data::TableAbout about;
  about.facts.name = name;
  return about;
}

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

TEST(QueuedWriter, EverythingComesInItsOrderAndThenTheEnd) {
  std::string told;
  QueuedWriter writer(std::make_unique<Telling>(told));
  ASSERT_TRUE(fill(writer, 100));
  ASSERT_TRUE(writer.set_aside({9, data::Problem::nul, "", ""}));
  ASSERT_TRUE(writer.finish(named("t")));
  EXPECT_THAT(told, testing::StartsWith("0 (7) 1 2 3 "));
  EXPECT_THAT(told, testing::EndsWith(" 98 99 (9) t"));
}

TEST(QueuedWriter, WhatFailsIsSaidAndEndsIt) {
  std::string told;
  QueuedWriter writer(std::make_unique<Telling>(told, 3));
  static_cast<void>(fill(writer, 1000));
  const Result<void> finished = writer.finish(named("t"));
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().message, "file.disk_full");
  EXPECT_EQ(told, "0 (7) 1 2 ");
}

TEST(QueuedWriter, IsGivenUpWithoutWaitingForEver) {
  std::string told;
  {
    QueuedWriter writer(std::make_unique<Telling>(told, 0));
    static_cast<void>(fill(writer, 1000));
  }
  EXPECT_EQ(told, "");
}

}  // namespace
}  // namespace lunabloc::engine
