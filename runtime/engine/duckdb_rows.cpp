#include "engine/duckdb_rows.h"

#include <fmt/format.h>

#include "engine/duckdb_vectors.h"

namespace lunabloc::engine {
namespace {

constexpr const char* kFunction = "lunabloc_rows";

}  // namespace

// -- as they come

Result<std::unique_ptr<AppendedRows>> AppendedRows::start(const std::shared_ptr<Connection>& connection, const RowsInto& into) {
  auto rows = std::unique_ptr<AppendedRows>(new AppendedRows(into.columns));
  if (duckdb_appender_create_ext(connection->handle(), into.as.c_str(), "main", "cells", &rows->appender_) == DuckDBError)
    return tl::unexpected(error_of(duckdb_appender_error(rows->appender_)));
  std::vector<duckdb_logical_type> types;
  for (const data::Column& column : into.columns) types.push_back(type_of(column));
  rows->chunk_ = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
  return rows;
}

AppendedRows::~AppendedRows() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  if (appender_ != nullptr) duckdb_appender_destroy(&appender_);
}

Result<void> AppendedRows::add(const data::Batch& batch) {
  duckdb_data_chunk_reset(chunk_);
  put(chunk_, columns_, batch);
  if (duckdb_append_data_chunk(appender_, chunk_) == DuckDBSuccess) return {};
  return tl::unexpected(error_of(duckdb_appender_error(appender_)));
}

Result<void> AppendedRows::show() {
  if (duckdb_appender_flush(appender_) == DuckDBSuccess) return {};
  return tl::unexpected(error_of(duckdb_appender_error(appender_)));
}

Result<void> AppendedRows::finish() {
  if (duckdb_appender_close(appender_) == DuckDBSuccess) return {};
  return tl::unexpected(error_of(duckdb_appender_error(appender_)));
}

// -- many, in one statement

Result<void> AskedRows::prepare(Connection& connection) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, kFunction);
  duckdb_logical_type place = duckdb_create_logical_type(DUCKDB_TYPE_UBIGINT);
  duckdb_table_function_add_parameter(function, place);
  duckdb_destroy_logical_type(&place);
  duckdb_table_function_set_bind(function, tell_columns);
  // One thread asks, so that rows keep their order.
  duckdb_table_function_set_init(function, [](duckdb_init_info info) { duckdb_init_set_max_threads(info, 1); });
  duckdb_table_function_set_function(function, tell_rows);
  const bool good = duckdb_register_table_function(connection.handle(), function) == DuckDBSuccess;
  duckdb_destroy_table_function(&function);
  return good ? Result<void>() : failure(ErrorKind::internal, "tables.engine");
}

void AskedRows::tell_columns(duckdb_bind_info info) {
  duckdb_value place = duckdb_bind_get_parameter(info, 0);
  auto* const rows = reinterpret_cast<AskedRows*>(static_cast<std::uintptr_t>(duckdb_get_uint64(place)));
  duckdb_destroy_value(&place);
  for (std::size_t i = 0; i < rows->into_.columns.size(); ++i) {
    duckdb_logical_type type = type_of(rows->into_.columns[i]);
    duckdb_bind_add_result_column(info, fmt::format("c{}", i + 1).c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_bind_data(info, rows, nullptr);
}

void AskedRows::tell_rows(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto* const rows = static_cast<AskedRows*>(duckdb_function_get_bind_data(info));
  // A chunk without rows would be the end.
  while (const RowQueue::Load* const load = rows->rows_.next())
    if (load->batch.rows > 0) return put(chunk, rows->into_.columns, load->batch);
  duckdb_data_chunk_set_size(chunk, 0);
  if (!rows->rows_.state()) duckdb_function_set_error(info, "INTERRUPT");
}

AskedRows::AskedRows(std::shared_ptr<Connection> connection, RowsInto into)
    : connection_(std::move(connection)), into_(std::move(into)), thread_([this] { work(); }) {}

AskedRows::~AskedRows() {
  if (!thread_.joinable()) return;
  rows_.fail({ErrorKind::stopped, "tables.stopped", {}, {}, {}});
  thread_.join();
}

void AskedRows::work() {
  const std::string sql = fmt::format("INSERT INTO {}.cells SELECT * FROM {}({}::UBIGINT)", into_.as, kFunction, reinterpret_cast<std::uintptr_t>(this));
  if (const auto done = QueryResult::of(*connection_, sql, {}); !done) rows_.fail(done.error());
}

Result<void> AskedRows::finish() {
  rows_.close();
  thread_.join();
  return rows_.state();
}

}  // namespace lunabloc::engine
