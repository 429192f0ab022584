// Which rows of a table a pipeline leaves and in which order, as numbers in a table of the engine's own: the pipeline that was
// looked at last. A page far down then costs a page, not all the rows before it.
#pragma once

#include <memory>
#include <string>

#include "data/sql.h"
#include "engine/duckdb_connection.h"

namespace lunabloc::engine {

class RowOrder {
 public:
  explicit RowOrder(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  bool is_of(const std::string& key) const { return !key.empty() && key == key_; }
  // Of one statement (data::compile_order). What was there before is forgotten, whatever happens.
  Result<void> make(const std::string& key, const data::Statement& numbers);
  void forget();
  // The rows of `cells` in this order, numbered without a gap.
  data::Place over(const data::Place& cells) const;

 private:
  std::shared_ptr<Connection> connection_;
  std::string key_;
  std::string name_;  // empty: there is none
  int names_ = 0;
};

}  // namespace lunabloc::engine
