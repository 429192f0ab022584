// The order of rows (row_order.h) as a table of DuckDB's memory.
#pragma once

#include <memory>

#include "engine/duckdb_connection.h"
#include "engine/row_order.h"

namespace lunabloc::engine {

class DuckdbOrder final : public RowOrder {
 public:
  // `statements` may look at the order that goes.
  DuckdbOrder(std::shared_ptr<Connection> connection, Statements& statements)
      : RowOrder(data::SqlDialect::duckdb), connection_(std::move(connection)), statements_(statements) {}

 private:
  Result<void> fill(const std::string& name, const data::Statement& numbers) override;
  void drop(const std::string& name) override;
  data::Place over(const std::string& name, const data::Place& cells, const data::Rows& rows) const override;

  std::shared_ptr<Connection> connection_;
  Statements& statements_;
};

}  // namespace lunabloc::engine
