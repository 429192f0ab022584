#include "data/batch_of_rows.h"

namespace lunabloc::data {
namespace {

// False for a cell that is none of the column's.
bool put(BatchColumn& into, Kind kind, const Cell& cell) {
  const bool* const truth = std::get_if<bool>(&cell);
  const std::int64_t* const whole = std::get_if<std::int64_t>(&cell);
  const double* const number = std::get_if<double>(&cell);
  const std::string* const text = std::get_if<std::string>(&cell);
  const bool missing = is_missing(cell);
  into.missing.push_back(missing ? 1 : 0);
  switch (kind) {
    case Kind::truth: into.wholes.push_back(truth != nullptr && *truth ? 1 : 0); return missing || truth != nullptr;
    case Kind::whole: into.wholes.push_back(whole != nullptr ? *whole : 0); return missing || whole != nullptr;
    case Kind::number: into.numbers.push_back(number != nullptr ? *number : whole != nullptr ? static_cast<double>(*whole) : 0); return missing || number != nullptr || whole != nullptr;
    case Kind::text:
      if (text != nullptr) into.letters += *text;
      into.ends.push_back(into.letters.size());
      return missing || text != nullptr;
    default: return false;
  }
}

}  // namespace

Result<Batch> batch_of(const std::vector<Column>& columns, std::span<const std::vector<Cell>> rows) {
  Batch batch;
  batch.columns.resize(columns.size());
  batch.rows = rows.size();
  for (const std::vector<Cell>& row : rows) {
    if (row.size() != columns.size()) return failure(ErrorKind::internal, "tables.bad_page");
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (!put(batch.columns[i], columns[i].kind, row[i])) return failure(ErrorKind::internal, "tables.bad_page");
  }
  return batch;
}

}  // namespace lunabloc::data
