#include "engine/duckdb_order.h"

#include <fmt/format.h>

namespace lunabloc::engine {

Result<void> RowOrder::make(const std::string& key, const data::Statement& numbers) {
  forget();
  name_ = fmt::format("temp.order{}", ++names_);
  if (Result<void> made = connection_->execute(fmt::format("CREATE TEMP TABLE {} (n UINTEGER)", name_)); !made) return made;
  const auto filled = QueryResult::of(*connection_, fmt::format("INSERT INTO {} {}", name_, numbers.sql), numbers.parameters);
  if (!filled) {
    forget();
    return tl::unexpected(filled.error());
  }
  key_ = key;
  return {};
}

void RowOrder::forget() {
  key_.clear();
  if (name_.empty()) return;
  static_cast<void>(connection_->execute("DROP TABLE IF EXISTS " + name_));
  name_.clear();
}

data::Place RowOrder::over(const data::Place& cells) const {
  return {fmt::format("(SELECT c.*, v.rowid AS place FROM {} AS v JOIN {} AS c ON c.{} = v.n)", name_, cells.from, cells.row), "place"};
}

}  // namespace lunabloc::engine
