// What is asked of a table, as a value: its name, steps that each give another table, and a question at the end.
//
// Nothing is looked at here. `after` says which columns a step leaves, so that a wrong name or a wrong kind is told when it is
// written; sql.h turns the whole into one statement. The words and what they mean are those of the small tables of a program
// (runner/table.h): missing cells are never kept by a comparison and come last in both directions, texts are compared byte
// by byte, rows and groups without an order of their own keep that of the file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "data/cell.h"

namespace lunabloc::data {

enum class Comparison : std::uint8_t { equal, different, less, less_or_equal, greater, greater_or_equal };
enum class Aggregate : std::uint8_t { count, sum, mean, min, max, median };
enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };
enum class Direction : std::uint8_t { up, down };
std::string_view name_of(Aggregate how);
inline bool skips_missing(Aggregate how) { return how == Aggregate::mean || how == Aggregate::median; }

struct Pipeline;

struct Keep {
  std::string column;
  Comparison comparison = Comparison::equal;
  Cell value;
};
// The rows that Keep would leave out, those with a missing cell among them.
struct Drop {
  std::string column;
  Comparison comparison = Comparison::equal;
  Cell value;
};
struct Sort {
  std::string column;
  Direction direction = Direction::up;
};
struct First {
  std::int64_t count = 0;
};
struct Select {
  std::vector<std::string> columns;
};
struct Group {
  std::vector<std::string> columns;
  Aggregate how = Aggregate::count;
  std::string of;
};
// A new column, or an old one anew; `right` is a number, or the name of a column.
struct Compute {
  std::string column;
  std::string left;
  Arithmetic operation = Arithmetic::add;
  Cell right;
};
struct OnlyMissing {
  std::string column;
};
struct WithoutMissing {
  std::string column;
};
struct Fill {
  std::string column;
  Cell value;
};
// Columns of the other table that have a name of this one's come behind it as "other_nom".
inline constexpr std::string_view kOfOther = "other_";
struct Join {
  std::shared_ptr<const Pipeline> other;
  std::string column;
  std::string other_column;
};
// Rows drawn with putting back, as curriculum/FORMAT.md §5 says.
struct Sample {
  std::int64_t count = 0;
  std::uint32_t seed = 1;
};

using Step = std::variant<Keep, Drop, Sort, First, Select, Group, Compute, OnlyMissing, WithoutMissing, Fill, Join, Sample>;

struct Pipeline {
  std::string table;
  std::vector<Step> steps;
};

struct Rows {
  std::uint64_t from = 0;
  std::uint64_t count = 0;
};
struct Count {};
// Of a mean or a median, how many cells were missing comes beside it.
struct Measure {
  std::string column;
  Aggregate how = Aggregate::count;
};
struct Distinct {
  std::string column;
};
using Question = std::variant<Rows, Count, Measure, Distinct>;

struct Query {
  Pipeline pipeline;
  Question question;
};

// Limits of what comes from a program.
inline constexpr std::size_t kMostSteps = 64;
inline constexpr std::size_t kMostJoins = 8;
inline constexpr std::int64_t kMostSampled = 100'000;

// A table as a store has it.
struct TableFacts {
  std::string name;
  std::vector<Column> columns;
  std::uint64_t rows = 0;
};

// Which tables there are. Errors: "run.no_table" {nom}, and the store's own.
class Catalogue {
 public:
  virtual ~Catalogue() = default;
  virtual Result<TableFacts> facts_of(const std::string& table) = 0;
};

// The columns after one step; of a join, `other` are those of the other table.
// Errors: "run.no_column" {nom}{proche}, "run.not_number" {nom}, "run.compare", "tables.fill_kind" {nom}.
Result<std::vector<Column>> after(const std::vector<Column>& columns, const Step& step, const std::vector<Column>& other = {});
Result<std::vector<Column>> columns_of(const Pipeline& pipeline, Catalogue& catalogue);
// The name that was meant, or when none is near those that there are: "nom, age, club".
std::string names_told(std::string_view name, const std::vector<std::string>& names);
Result<std::size_t> place_of(const std::vector<Column>& columns, std::string_view name);

// What comparing a column with a value comes to.
enum class Comparing : std::uint8_t { as_whole, as_number, as_text, as_truth, as_time, never };
Comparing comparing(const Column& column, const Cell& value);
// A value beside which dates or moments are put: the first that is not before it, and whether it is that one. "2026-03" is
// before all of March.
struct TimeLimit {
  std::string text;
  bool exact = true;
};
std::optional<TimeLimit> time_limit(const std::string& text, Kind kind);

// The draws of a sample: what is left of each when divided by the number of rows is a row.
std::vector<std::int64_t> draws_of(const Sample& sample);

// For pipes and files. Decoding checks the limits: an error is "tables.bad_query".
std::string encode(const Query& query);
Result<Query> decode_query(std::string_view bytes);

}  // namespace lunabloc::data
