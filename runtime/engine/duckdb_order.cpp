#include "engine/duckdb_order.h"

#include <fmt/format.h>

namespace lunabloc::engine {

Result<void> DuckdbOrder::fill(const std::string& name, const data::Statement& numbers) {
  if (Result<void> made = connection_->execute(fmt::format("CREATE TEMP TABLE temp.{} (n UINTEGER)", name)); !made) return made;
  const auto filled = QueryResult::of(*connection_, fmt::format("INSERT INTO temp.{} {}", name, numbers.sql), numbers.parameters);
  if (!filled) return tl::unexpected(filled.error());
  return {};
}

void DuckdbOrder::drop(const std::string& name) {
  statements_.forget();
  static_cast<void>(connection_->execute("DROP TABLE IF EXISTS temp." + name));
}

data::Place DuckdbOrder::over(const std::string& name, const data::Place& cells, const data::Rows&) const {
  return {fmt::format("(SELECT c.*, v.rowid AS place FROM temp.{} AS v JOIN {} AS c ON c.{} = v.n)", name, cells.from, cells.row), "place"};
}

}  // namespace lunabloc::engine
