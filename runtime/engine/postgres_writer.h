// A table on its way into a server: one transaction, so that nothing is there before all of it is.
#pragma once

#include "engine/postgres_store.h"

namespace lunabloc::engine {

class PostgresWriter final : public data::TableWriter {
 public:
  static Result<std::unique_ptr<PostgresWriter>> start(std::shared_ptr<PostgresConnection> connection, const std::string& table,
                                                       const std::vector<data::Column>& columns);
  ~PostgresWriter() override;
  PostgresWriter(const PostgresWriter&) = delete;
  PostgresWriter& operator=(const PostgresWriter&) = delete;

  Result<void> add(data::Batch& batch) override;
  Result<void> set_aside(const data::Aside& aside) override;
  Result<void> finish(data::TableAbout about) override;

 private:
  PostgresWriter(std::shared_ptr<PostgresConnection> connection, std::string table, std::vector<data::Column> columns)
      : connection_(std::move(connection)), table_(std::move(table)), columns_(std::move(columns)) {}
  Result<void> prepare();
  Result<void> end_copy();

  std::shared_ptr<PostgresConnection> connection_;
  std::string table_;
  std::vector<data::Column> columns_;
  std::string number_;
  std::vector<data::Aside> asides_;
  std::uint64_t aside_count_ = 0;
  std::uint64_t rows_ = 0;
  bool copying_ = false;
  bool open_ = false;
};

}  // namespace lunabloc::engine
