// Rows on their way into a table of the engine.
#pragma once

#include <memory>
#include <thread>
#include <vector>

#include "engine/duckdb_connection.h"
#include "engine/row_queue.h"

namespace lunabloc::engine {

// A table: « t3.cells », of an attached file `as`.
struct RowsInto {
  std::string as;
  std::vector<data::Column> columns;
};

// As they come: what was added may be shown at once.
class AppendedRows {
 public:
  static Result<std::unique_ptr<AppendedRows>> start(const std::shared_ptr<Connection>& connection, const RowsInto& into);
  ~AppendedRows();
  AppendedRows(const AppendedRows&) = delete;
  AppendedRows& operator=(const AppendedRows&) = delete;

  Result<void> add(const data::Batch& batch);
  Result<void> show();
  Result<void> finish();

 private:
  explicit AppendedRows(std::vector<data::Column> columns) : columns_(std::move(columns)) {}

  std::vector<data::Column> columns_;
  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
};

// Many, in one statement: the engine asks for them in a thread of its own, and copies each once. Until it is finished or gone,
// the connection is the thread's.
class AskedRows {
 public:
  // Once for each engine.
  static Result<void> prepare(Connection& connection);
  AskedRows(std::shared_ptr<Connection> connection, RowsInto into);
  ~AskedRows();
  AskedRows(const AskedRows&) = delete;
  AskedRows& operator=(const AskedRows&) = delete;

  // Takes the batch and leaves an empty one of the same shape. What failed is said by the next call.
  Result<void> add(data::Batch& batch) { return rows_.add(batch); }
  Result<void> finish();

 private:
  void work();
  // What the engine asks: which columns there are, and the next rows.
  static void tell_columns(duckdb_bind_info info);
  static void tell_rows(duckdb_function_info info, duckdb_data_chunk chunk);

  std::shared_ptr<Connection> connection_;
  RowsInto into_;
  RowQueue rows_;
  std::thread thread_;
};

}  // namespace lunabloc::engine
