// A query as one SQL statement: of DuckDB, or of PostgreSQL. What a person or a program wrote is never in it: columns have
// numbers, values are parameters.
//
// The same query gives the same rows on both, in the same order: each statement says in which order, compares texts byte by
// byte, adds up exactly what is counted in digits, and the rest from the smallest number to the greatest.
#pragma once

#include <optional>

#include "data/pipeline.h"

namespace lunabloc::data {

enum class SqlDialect : std::uint8_t { duckdb, postgres };

// Where a store keeps a table: what stands behind FROM, and the column that numbers its rows from 0, without a gap. Its
// columns are c1, c2…
struct Place {
  std::string from;
  std::string row;
};

class Places {
 public:
  virtual ~Places() = default;
  virtual Result<Place> place_of(const std::string& table) = 0;
};

struct Statement {
  std::string sql;
  std::vector<Cell> parameters;   // $1, $2…: wholes, numbers, texts and truths
  std::vector<Column> columns;    // of what comes back
};

// Errors: those of `columns_of`.
Result<Statement> compile(const Query& query, Catalogue& catalogue, Places& places, SqlDialect dialect);

// A pipeline whose rows are its table's own, each at most once, in two: which rows in which order, and what becomes of them.
struct InTwo {
  Pipeline order;   // steps that leave rows out or move them, and what these need
  Pipeline shaped;  // steps that change columns alone
};
// Nothing when its rows are others (groups, joins, draws), or stand in the table's own order without a gap.
std::optional<InTwo> in_two(const Pipeline& pipeline);
// The numbers of the table's rows, in the order that the pipeline gives them. One that `in_two` made.
// Errors: those of `columns_of`.
Result<Statement> compile_order(const Pipeline& order, Catalogue& catalogue, Places& places, SqlDialect dialect);

}  // namespace lunabloc::data
