#include "engine/duckdb_answer.h"

namespace lunabloc::engine {
namespace {

using data::Cell;
using data::Wide;

Wide wide_of(duckdb_hugeint value) { return (static_cast<Wide>(value.upper) << 64U) | static_cast<Wide>(value.lower); }

// Cells of one column, as the engine lays them out.
class Reader {
 public:
  explicit Reader(duckdb_vector vector)
      : data_(duckdb_vector_get_data(vector)), validity_(duckdb_vector_get_validity(vector)), type_(duckdb_vector_get_column_type(vector)) {
    id_ = duckdb_get_type_id(type_);
    if (id_ != DUCKDB_TYPE_DECIMAL) return;
    scale_ = duckdb_decimal_scale(type_);
    internal_ = duckdb_decimal_internal_type(type_);
  }
  ~Reader() { duckdb_destroy_logical_type(&type_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Cell at(idx_t row) const {
    if (validity_ != nullptr && !duckdb_validity_row_is_valid(validity_, row)) return {};
    switch (id_) {
      case DUCKDB_TYPE_BOOLEAN: return value<bool>(row);
      case DUCKDB_TYPE_INTEGER: return static_cast<std::int64_t>(value<std::int32_t>(row));
      case DUCKDB_TYPE_BIGINT: return value<std::int64_t>(row);
      case DUCKDB_TYPE_HUGEINT: return data::cell_of_wide(wide_of(value<duckdb_hugeint>(row)), 0);
      case DUCKDB_TYPE_DOUBLE: return value<double>(row);
      case DUCKDB_TYPE_DATE: return data::text_of_date(value<duckdb_date>(row).days);
      case DUCKDB_TYPE_TIMESTAMP: return data::text_of_moment(value<duckdb_timestamp>(row).micros);
      case DUCKDB_TYPE_DECIMAL: return decimal(row);
      case DUCKDB_TYPE_VARCHAR: {
        duckdb_string_t text = value<duckdb_string_t>(row);
        return std::string(duckdb_string_t_data(&text), duckdb_string_t_length(text));
      }
      default: return {};
    }
  }

 private:
  template <class Value>
  Value value(idx_t row) const {
    return static_cast<const Value*>(data_)[row];
  }
  Cell decimal(idx_t row) const {
    switch (internal_) {
      case DUCKDB_TYPE_SMALLINT: return data::double_of(value<std::int16_t>(row), scale_);
      case DUCKDB_TYPE_INTEGER: return data::double_of(value<std::int32_t>(row), scale_);
      case DUCKDB_TYPE_BIGINT: return data::double_of(value<std::int64_t>(row), scale_);
      default: {
        const Cell cell = data::cell_of_wide(wide_of(value<duckdb_hugeint>(row)), scale_);
        const std::int64_t* const whole = std::get_if<std::int64_t>(&cell);
        return whole != nullptr ? Cell(static_cast<double>(*whole)) : cell;
      }
    }
  }

  void* data_;
  std::uint64_t* validity_;
  duckdb_logical_type type_;
  duckdb_type id_ = DUCKDB_TYPE_INVALID;
  duckdb_type internal_ = DUCKDB_TYPE_INVALID;
  int scale_ = 0;
};

}  // namespace

Result<bool> DuckdbAnswer::next(std::vector<std::vector<Cell>>& rows) {
  rows.clear();
  duckdb_data_chunk chunk = duckdb_fetch_chunk(result_.handle());
  if (chunk == nullptr) return false;
  const idx_t count = duckdb_data_chunk_get_size(chunk), width = duckdb_data_chunk_get_column_count(chunk);
  rows.resize(count, std::vector<Cell>(width));
  for (idx_t column = 0; column < width; ++column) {
    const Reader reader(duckdb_data_chunk_get_vector(chunk, column));
    for (idx_t row = 0; row < count; ++row) rows[row][column] = reader.at(row);
  }
  duckdb_destroy_data_chunk(&chunk);
  return true;
}

}  // namespace lunabloc::engine
