// A table on its way into a file of its own, beside the one that may be there already, which it replaces at the end.
#pragma once

#include <filesystem>

#include "data/store.h"
#include "engine/duckdb_connection.h"

namespace lunabloc::engine {

class DuckdbWriter final : public data::TableWriter {
 public:
  static Result<std::unique_ptr<DuckdbWriter>> start(std::shared_ptr<Connection> connection, std::filesystem::path file,
                                                     const std::vector<data::Column>& columns);
  ~DuckdbWriter() override;
  DuckdbWriter(const DuckdbWriter&) = delete;
  DuckdbWriter& operator=(const DuckdbWriter&) = delete;

  Result<void> add(data::Batch& batch) override;
  Result<void> set_aside(const data::Aside& aside) override;
  Result<void> finish(data::TableAbout about) override;

 private:
  DuckdbWriter(std::shared_ptr<Connection> connection, std::filesystem::path file, std::vector<data::Column> columns);
  Result<void> prepare();
  Result<void> write_asides();
  Error with_file(Error error) const;
  Result<void> run(const std::string& sql);

  std::shared_ptr<Connection> connection_;
  std::filesystem::path file_;
  std::filesystem::path part_;
  std::vector<data::Column> columns_;
  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
  std::vector<data::Aside> asides_;
  std::uint64_t aside_count_ = 0;
  std::uint64_t rows_ = 0;
  bool attached_ = false;
};

// The engine's name of a kind.
std::string sql_type(const data::Column& column);

}  // namespace lunabloc::engine
