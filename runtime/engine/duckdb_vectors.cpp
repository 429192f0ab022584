#include "engine/duckdb_vectors.h"

#include <fmt/format.h>

#include <cstring>

namespace lunabloc::engine {
namespace {

using data::Column;
using data::Kind;

template <class Value>
void put_as(void* room, const std::vector<std::int64_t>& values) {
  auto* const target = static_cast<Value*>(room);
  for (std::size_t i = 0; i < values.size(); ++i) target[i] = static_cast<Value>(values[i]);
}

void put_texts(void* room, const data::BatchColumn& batch, std::size_t rows) {
  auto* const target = static_cast<duckdb_string_t*>(room);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view text = batch.text(row);
    duckdb_string_t& cell = target[row];
    cell = {};
    cell.value.inlined.length = static_cast<std::uint32_t>(text.size());
    if (text.size() <= sizeof cell.value.inlined.inlined) {
      std::memcpy(cell.value.inlined.inlined, text.data(), text.size());
    } else {
      std::memcpy(cell.value.pointer.prefix, text.data(), sizeof cell.value.pointer.prefix);
      cell.value.pointer.ptr = const_cast<char*>(text.data());
    }
  }
}

void put(duckdb_vector vector, const Column& column, const data::BatchColumn& batch, std::size_t rows) {
  void* const room = duckdb_vector_get_data(vector);
  switch (column.kind) {
    case Kind::truth: put_as<bool>(room, batch.wholes); break;
    case Kind::date: put_as<std::int32_t>(room, batch.wholes); break;
    case Kind::number: std::memcpy(room, batch.numbers.data(), batch.numbers.size() * sizeof(double)); break;
    case Kind::text: put_texts(room, batch, rows); break;
    default: std::memcpy(room, batch.wholes.data(), batch.wholes.size() * sizeof(std::int64_t)); break;
  }
  if (std::memchr(batch.missing.data(), 1, rows) == nullptr) return;
  duckdb_vector_ensure_validity_writable(vector);
  std::uint64_t* const validity = duckdb_vector_get_validity(vector);
  for (std::size_t row = 0; row < rows; ++row) duckdb_validity_set_row_validity(validity, row, batch.missing[row] == 0);
}

}  // namespace

std::string sql_type(const Column& column) {
  switch (column.kind) {
    case Kind::truth: return "BOOLEAN";
    case Kind::whole: return "BIGINT";
    case Kind::decimal: return fmt::format("DECIMAL({}, {})", data::kMostDecimalDigits, column.scale);
    case Kind::number: return "DOUBLE";
    case Kind::text: return "VARCHAR";
    case Kind::date: return "DATE";
    case Kind::moment: return "TIMESTAMP";
  }
  return "VARCHAR";
}

duckdb_logical_type type_of(const Column& column) {
  switch (column.kind) {
    case Kind::truth: return duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN);
    case Kind::whole: return duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
    case Kind::decimal: return duckdb_create_decimal_type(data::kMostDecimalDigits, static_cast<std::uint8_t>(column.scale));
    case Kind::number: return duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE);
    case Kind::text: return duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
    case Kind::date: return duckdb_create_logical_type(DUCKDB_TYPE_DATE);
    case Kind::moment: return duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP);
  }
  return nullptr;
}

void put(duckdb_data_chunk chunk, const std::vector<Column>& columns, const data::Batch& batch) {
  for (std::size_t i = 0; i < columns.size(); ++i) put(duckdb_data_chunk_get_vector(chunk, i), columns[i], batch.columns[i], batch.rows);
  duckdb_data_chunk_set_size(chunk, batch.rows);
}

}  // namespace lunabloc::engine
