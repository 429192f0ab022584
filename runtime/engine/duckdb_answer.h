// Rows of a result as cells.
#pragma once

#include "data/store.h"
#include "engine/duckdb_connection.h"

namespace lunabloc::engine {

class DuckdbAnswer final : public data::Answer {
 public:
  DuckdbAnswer(std::shared_ptr<Connection> connection, QueryResult result, std::vector<data::Column> columns)
      : connection_(std::move(connection)), result_(std::move(result)), columns_(std::move(columns)) {}
  const std::vector<data::Column>& columns() const override { return columns_; }
  Result<bool> next(std::vector<std::vector<data::Cell>>& rows) override;

 private:
  std::shared_ptr<Connection> connection_;  // outlives the result
  QueryResult result_;
  std::vector<data::Column> columns_;
};

}  // namespace lunabloc::engine
