#include "engine/row_order.h"

#include <fmt/format.h>

namespace lunabloc::engine {

std::optional<data::InTwo> far_down(const data::Query& query, std::uint64_t far_rows) {
  constexpr std::uint64_t kMostAtOnce = 100'000;
  const data::Rows* const rows = std::get_if<data::Rows>(&query.question);
  if (rows == nullptr || rows->from < far_rows || rows->count > kMostAtOnce) return std::nullopt;
  return data::in_two(query.pipeline);
}

Result<data::Place> RowOrder::place_of(const data::Pipeline& order, const data::Rows& rows, data::Catalogue& catalogue, data::Places& places) {
  // A table that another process has put in its place is seen here, and has another place then.
  const Result<data::Place> cells = places.place_of(order.table);
  if (!cells) return cells;
  const Result<data::TableFacts> facts = catalogue.facts_of(order.table);
  if (!facts) return tl::unexpected(facts.error());
  // A table that grows has another order with each row.
  std::string key = fmt::format("{} {} {}", cells->from, facts->rows, data::encode({order, data::Count{}}));
  if (key != key_) {
    forget();
    if (Result<void> made = make(order, catalogue, places); !made) {
      forget();
      return tl::unexpected(made.error());
    }
    key_ = std::move(key);
  }
  return over(name_, *cells, rows);
}

Result<void> RowOrder::make(const data::Pipeline& order, data::Catalogue& catalogue, data::Places& places) {
  const Result<data::Statement> numbers = data::compile_order(order, catalogue, places, dialect_);
  if (!numbers) return tl::unexpected(numbers.error());
  name_ = fmt::format("order{}", ++names_);
  return fill(name_, *numbers);
}

void RowOrder::forget() {
  key_.clear();
  if (!name_.empty()) drop(name_);
  name_.clear();
}

}  // namespace lunabloc::engine
