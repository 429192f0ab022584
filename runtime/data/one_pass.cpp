#include "data/each_record.h"
#include "data/import.h"
#include "data/looking.h"
#include "data/row_maker.h"

namespace lunabloc::data {
namespace {

constexpr std::uint64_t kBetweenProofs = 4096;

// Do the cells so far still say what the beginning said?
bool still_so(const Plan& plan, const Choices& choices, const std::vector<Looks>& looks) {
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const Column& expected = plan.columns[i].column;
    if (choices.kinds.contains(expected.name)) continue;
    const Column found = kind_from(looks[i]);
    if (found.kind != expected.kind || found.scale != expected.scale) return false;
  }
  return true;
}

// Would the rows be the same? What a column looks like to a careful eye matters where it was made coarse.
bool same_rows(const Plan& one, const Plan& two) {
  return one.dialect == two.dialect && std::equal(one.columns.begin(), one.columns.end(), two.columns.begin(), two.columns.end(), [](const PlannedColumn& a, const PlannedColumn& b) {
           return a.column == b.column && a.use == b.use && (a.use != Use::coarsened || a.personal == b.personal);
         });
}

}  // namespace

Result<std::optional<Surveyed>> import_as_guessed(ByteSource& source, const Choices& choices, const Survey& guessed, RowSink& sink,
                                                  const Progress& progress) {
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
  const Plan& plan = guessed.plan;
  const auto records = csv_records(source, plan.dialect);
  Looking looking(Format::csv, plan.dialect);
  looking.looks().reserve(plan.columns.size());
  RowMaker rows(plan, sink, &looking.looks());
  std::uint64_t count = 0;
  bool otherwise = false;
  Result<void> read = each_record(*records, source, progress, [&](const Record& record) -> Result<void> {
    const Result<Looking::Part> part = looking.take(record);
    if (!part) return tl::unexpected(part.error());
    if (*part == Looking::Part::header) return {};
    if (*part == Looking::Part::row) looking.keep_some(record);
    if (++count % kBetweenProofs == 0) {
      const bool damaged = plan.dialect.encoding == Encoding::utf8 && !choices.encoding && records->damaged() > 0;
      if ((otherwise = damaged || !still_so(plan, choices, looking.looks()))) return failure(ErrorKind::stopped, "tables.stopped");
    }
    return rows.take(record);
  });
  if (otherwise) return std::optional<Surveyed>();
  if (!read) return tl::unexpected(read.error());
  if (Result<void> flushed = rows.flush(); !flushed) return tl::unexpected(flushed.error());
  Result<Survey> found = looking.survey(plan.dialect, choices, source, records->damaged());
  const bool damaged = plan.dialect.encoding == Encoding::utf8 && !choices.encoding && records->damaged() > 0;
  if (!found || damaged || !same_rows(plan, found->plan)) return std::optional<Surveyed>();
  return std::optional(Surveyed{rows.imported(), std::move(*found)});
}

}  // namespace lunabloc::data
