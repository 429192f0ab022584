// From a file to a table: each record becomes a row, or is set aside with its line and the reason. Nothing is left out in
// silence, and nothing is there before all of it is (the sink's finish).
#pragma once

#include "data/survey.h"

namespace lunabloc::data {

inline constexpr std::size_t kBatchRows = 2048;

// Some rows, column by column. Of truths, whole numbers, decimals (their digits), dates (days) and moments (microseconds)
// `wholes` holds the values; of numbers `numbers`; of texts `letters`, cut at `ends`.
struct BatchColumn {
  std::vector<std::int64_t> wholes;
  std::vector<double> numbers;
  std::string letters;
  std::vector<std::size_t> ends;
  std::vector<std::uint8_t> missing;

  std::string_view text(std::size_t row) const {
    const std::size_t from = row == 0 ? 0 : ends[row - 1];
    return std::string_view(letters).substr(from, ends[row] - from);
  }
};

struct Batch {
  std::vector<BatchColumn> columns;
  std::size_t rows = 0;

  // Rows go, room stays.
  void clear();
};

struct Aside {
  std::uint64_t line = 0;
  Problem problem = Problem::none;
  std::string column;  // of a cell that is not of its column's kind
  std::string text;    // the record's beginning
};

// Where rows go. A sink that was not finished leaves everything as it was.
class RowSink {
 public:
  virtual ~RowSink() = default;
  // May take what the batch holds, and leave it empty.
  virtual Result<void> add(Batch& batch) = 0;
  virtual Result<void> set_aside(const Aside& aside) = 0;
};

struct Imported {
  std::uint64_t rows = 0;
  std::uint64_t aside = 0;
};

// Errors: those of the source and of the sink, "tables.stopped".
Result<Imported> import_rows(ByteSource& source, const Plan& plan, RowSink& sink, const Progress& progress);

struct Surveyed {
  Imported imported;
  Survey survey;
};
// In one pass: the rows as the guess has them, while all that `survey` looks at is looked at. Nothing when the whole file says
// something else than its beginning: what the sink was given then is not what the file holds.
Result<std::optional<Surveyed>> import_as_guessed(ByteSource& source, const Choices& choices, const Survey& guessed, RowSink& sink,
                                                  const Progress& progress);

}  // namespace lunabloc::data
