#include "data/import.h"

#include "data/each_record.h"
#include "data/row_maker.h"

namespace lunabloc::data {

void Batch::clear() {
  rows = 0;
  for (BatchColumn& column : columns) {
    column.wholes.clear();
    column.numbers.clear();
    column.letters.clear();
    column.ends.clear();
    column.missing.clear();
  }
}

Result<Imported> import_rows(ByteSource& source, const Plan& plan, RowSink& sink, const Progress& progress) {
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
  std::vector<std::string> keys = plan.keys;
  const auto records = plan.format == Format::csv ? csv_records(source, plan.dialect) : json_records(source, plan.dialect.encoding, keys, Keys::fixed);
  RowMaker rows(plan, sink);
  bool header_due = plan.format == Format::csv && plan.dialect.header;
  Result<void> read = each_record(*records, source, progress, [&](const Record& record) -> Result<void> {
    if (header_due && record.problem == Problem::none) {
      header_due = false;
      return {};
    }
    return rows.take(record);
  });
  if (!read) return tl::unexpected(read.error());
  if (Result<void> flushed = rows.flush(); !flushed) return tl::unexpected(flushed.error());
  return rows.imported();
}

}  // namespace lunabloc::data
