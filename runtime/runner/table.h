// Small tables in memory: what `data` answers, without any Lua. Each operation gives another table and leaves the first as
// it was; rows without an order of their own keep that of the file, equal ones too.
//
// Rows read are counted as curriculum/FORMAT.md §5 says: by what is asked, never by how it is found.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "trace/event.h"

namespace lunabloc::runner {

// The name of their kind among Lua's values.
inline constexpr char kTableOfData[] = "table of data";

using Cell = trace::Value;  // std::monostate: missing

struct Row {
  std::vector<Cell> cells;   // one for each column
  std::int64_t number = 0;   // in the table as it was opened or made: how a row is followed
};

struct HostTable;

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::optional<std::int64_t> rests_on;  // rows that are read when its rows are needed; nothing: its own
  bool from_the_start = true;            // its first rows are found without looking at the others
  // The host keeps it: there are no rows here before they are needed (host_table.h).
  std::shared_ptr<const HostTable> host;

  std::int64_t cost() const { return rests_on.value_or(static_cast<std::int64_t>(rows.size())); }
};

inline constexpr std::size_t kMostRows = 100'000;

// A table of the same columns without rows yet, made by looking at all of that one's.
Table like(const Table& table);

// Errors of all that follows: "run.no_column" {nom}{proche}, "run.not_number" {nom}, "run.compare".
Result<std::size_t> column_of(const Table& table, std::string_view name);
bool is_missing(const Cell& cell);

enum class Comparison { equal, different, less, less_or_equal, greater, greater_or_equal };
enum class Aggregate { count, sum, mean, min, max, median };
enum class Arithmetic { add, subtract, multiply, divide };
enum class Direction { up, down };

// A missing cell is never kept, whatever the comparison.
Result<Table> keep(const Table& table, std::string_view column, Comparison comparison, const Cell& value);
// The rows that `keep` leaves out, those with a missing cell among them.
Result<Table> drop(const Table& table, std::string_view column, Comparison comparison, const Cell& value);
// Missing cells come last, both ways.
Result<Table> sort(const Table& table, std::string_view column, Direction direction);
Table first(const Table& table, std::int64_t count);
Result<Table> select(const Table& table, const std::vector<std::string>& columns);
// One row a group, in the order of first appearance; the new column is "count", or "sum_population".
Result<Table> group(const Table& table, const std::vector<std::string>& columns, Aggregate how, std::string_view of);
std::string_view name_of(Aggregate how);
// `right`: a column's name, else a number. A missing cell gives a missing one, and so does a division by zero.
Result<Table> compute(const Table& table, std::string_view column, std::string_view left, Arithmetic operation, const Cell& right);
enum class Missing { only, without };
Result<Table> by_missing(const Table& table, std::string_view column, Missing which);
Result<Table> fill(const Table& table, std::string_view column, const Cell& value);
// Each row once for each row of `other` with the same key; a row without any is left out. Columns of one name: data/pipeline.h.
Result<Table> join(const Table& table, const Table& other, std::string_view column, std::string_view other_column);
// FORMAT.md §5, "Sample".
Table sample(const Table& table, std::int64_t count, std::uint32_t seed);

std::int64_t missing_in(const Table& table, std::size_t column);
// Over the cells that are there. Nothing when there is none, and for `sum` zero.
Result<Cell> aggregate(const Table& table, std::string_view column, Aggregate how);
Result<std::int64_t> distinct(const Table& table, std::string_view column);

// A table as text: names, then rows, "…" when there are more than fit.
std::string shown(const Table& table);

// Comma-separated text whose first line names the columns. Whole numbers, decimals and truth are seen, but what stands in quotes
// is a text; nothing is missing. Errors: "run.too_many_rows" {n}.
Result<Table> table_from_csv(std::string_view text);

}  // namespace lunabloc::runner
