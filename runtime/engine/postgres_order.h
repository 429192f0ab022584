// The order of rows (row_order.h) as a table that is this connection's alone. A person who may not make one looks from the first
// row on: "tables.no_right".
#pragma once

#include <memory>

#include "engine/postgres_store.h"
#include "engine/row_order.h"

namespace lunabloc::engine {

class PostgresOrder final : public RowOrder {
 public:
  explicit PostgresOrder(std::shared_ptr<PostgresConnection> connection) : RowOrder(data::SqlDialect::postgres), connection_(std::move(connection)) {}

 private:
  Result<void> fill(const std::string& name, const data::Statement& numbers) override;
  void drop(const std::string& name) override;
  data::Place over(const std::string& name, const data::Place& cells, const data::Rows& rows) const override;

  std::shared_ptr<PostgresConnection> connection_;
};

}  // namespace lunabloc::engine
