// Which rows of a table a pipeline leaves and in which order, as numbers in a table of the engine's own: of the pipeline that
// was looked at last. A page far down then costs a page, not all the rows before it.
#pragma once

#include <optional>
#include <string>

#include "data/sql.h"

namespace lunabloc::engine {

// A question about rows so far down that an order is worth while; nothing when they are found by looking.
std::optional<data::InTwo> far_down(const data::Query& query, std::uint64_t far_rows);

// The one table of a pipeline, where an order says that its rows are.
class InOrder final : public data::Places {
 public:
  explicit InOrder(data::Place place) : place_(std::move(place)) {}
  Result<data::Place> place_of(const std::string&) override { return place_; }

 private:
  data::Place place_;
};

class RowOrder {
 public:
  explicit RowOrder(data::SqlDialect dialect) : dialect_(dialect) {}
  virtual ~RowOrder() = default;
  RowOrder(const RowOrder&) = delete;
  RowOrder& operator=(const RowOrder&) = delete;

  // Where those rows stand, numbered without a gap. An order that is not the last one is made; what was there before is
  // forgotten then, whatever happens.
  Result<data::Place> place_of(const data::Pipeline& order, const data::Rows& rows, data::Catalogue& catalogue, data::Places& places);
  void forget();

 private:
  Result<void> make(const data::Pipeline& order, data::Catalogue& catalogue, data::Places& places);
  // A new table of these numbers, in this order.
  virtual Result<void> fill(const std::string& name, const data::Statement& numbers) = 0;
  virtual void drop(const std::string& name) = 0;
  virtual data::Place over(const std::string& name, const data::Place& cells, const data::Rows& rows) const = 0;

  data::SqlDialect dialect_;
  std::string key_;
  std::string name_;  // empty: there is none
  int names_ = 0;
};

}  // namespace lunabloc::engine
