// Tables that the host keeps, of any size: here is only what is asked of them. Each step makes a longer pipeline; a question
// sends the whole as one, and what comes back is counted as the same question of a small table would be.
//
// The record of a run has what each question looked at and kept, and the sum of the bytes that came: a run that is run
// again over other rows is seen to be another.
#pragma once

#include "data/pipeline.h"
#include "runner/context.h"
#include "runner/table.h"

namespace lunabloc::runner {

struct HostTable {
  data::Pipeline pipeline;
  std::vector<data::Column> columns;
  std::optional<std::int64_t> rows;  // when they are known without asking
};

// Does the host answer about tables that are not among those of the order? One without a name there says so.
bool host_answers(const Context& context);

// Errors, here and below: those of data/pipeline.h and of the host's store; "tables.gone" when nobody answers.
Result<Table> open_host_table(Context& context, const std::string& name);
// A longer pipeline. What it will cost is worked out as runner/table.cpp does.
Result<Table> with_step(const Table& table, data::Step step, const std::vector<data::Column>& other = {});

Result<Cell> ask_cell(Context& context, const Table& table, data::Question question);
// A measure, and how many missing cells it has left aside.
struct Measured {
  Cell cell;
  std::int64_t skipped = 0;
};
Result<Measured> ask_measure(Context& context, const Table& table, data::Measure measure);
// Rows from a place on, at most so many, as a small table.
Result<Table> some_rows(Context& context, const Table& table, std::uint64_t from, std::uint64_t count);
// All of them; "run.too_many_rows" {n} when they are more than a program may hold.
Result<Table> all_rows(Context& context, const Table& table);

// Row by row, however many there are.
class HostRows {
 public:
  explicit HostRows(Table table) : table_(std::move(table)) {}
  // False at the end.
  Result<bool> next(Context& context);
  const Table& page() const { return page_; }
  const Row& row() const { return page_.rows[at_ - 1]; }

 private:
  Table table_;
  Table page_;
  std::size_t at_ = 0;
  std::uint64_t passed_ = 0;
  std::uint64_t asked_ = 0;  // which question of the run it was
  bool more_ = true;
};

}  // namespace lunabloc::runner
