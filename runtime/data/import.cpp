#include "data/import.h"

#include <algorithm>
#include <chrono>

#include "data/each_record.h"

namespace lunabloc::data {
namespace {

// One field's way into its column.
struct Path {
  Column column;
  Use use = Use::kept;
  Kind read_as = Kind::text;
  std::size_t into = 0;
};

std::int64_t year_of(std::int64_t days) {
  return static_cast<int>(std::chrono::year_month_day{std::chrono::sys_days(std::chrono::days(days))}.year());
}

// « 12 rue des Lilas, 29200 Brest » is in 29; anything else keeps its first letter.
std::string coarse(std::string_view text, Personal personal) {
  if (personal == Personal::address) {
    for (std::size_t at = 0; at + 5 <= text.size(); ++at) {
      const std::string_view code = text.substr(at, 5);
      const bool alone = (at == 0 || text[at - 1] == ' ' || text[at - 1] == ',') && (at + 5 == text.size() || text[at + 5] == ' ');
      if (alone && code.find_first_not_of("0123456789") == std::string_view::npos) return std::string(code.substr(0, 2));
    }
    return "";
  }
  if (text.empty()) return "";
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return std::string(text.substr(0, end));
}

class Import {
 public:
  Import(const Plan& plan, RowSink& sink) : plan_(plan), sink_(sink) {
    std::size_t into = 0;
    const std::vector<Column> kept = plan.kept();
    for (const PlannedColumn& planned : plan.columns) {
      Path path{planned.column, planned.use, planned.column.kind, into};
      if (planned.use != Use::dropped) path.column = kept[into++];
      path.column.name = planned.column.name;
      paths_.push_back(std::move(path));
    }
    batch_.columns.resize(into);
    for (BatchColumn& column : batch_.columns) column.missing.reserve(kBatchRows);
  }

  Result<void> take(const Record& record) {
    if (record.problem != Problem::none) return set_aside(record, record.problem, "");
    if (record.fields.size() != paths_.size()) return set_aside(record, Problem::ragged, "");
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      if (paths_[i].use == Use::dropped || put(paths_[i], plan_.columns[i].personal, record.fields[i])) continue;
      take_back();
      return set_aside(record, Problem::wrong_type, paths_[i].column.name);
    }
    ++imported_.rows;
    if (++batch_.rows < kBatchRows) return {};
    return flush();
  }

  Result<void> flush() {
    if (batch_.rows == 0) return {};
    Result<void> added = sink_.add(batch_);
    batch_.clear();
    return added;
  }

  const Imported& imported() const { return imported_; }

 private:
  Result<void> set_aside(const Record& record, Problem problem, const std::string& column) {
    ++imported_.aside;
    return sink_.set_aside({record.line, problem, column, text_of(record, plan_.format == Format::csv ? plan_.dialect.separator : ' ')});
  }

  bool put(const Path& path, Personal personal, std::string_view field) {
    BatchColumn& column = batch_.columns[path.into];
    const Writing& writing = plan_.dialect.writing;
    if (path.read_as == Kind::text) {
      const std::string_view text = path.use == Use::coarsened ? (coarse_ = coarse(field, personal)) : field;
      column.letters += text;
      column.ends.push_back(column.letters.size());
      column.missing.push_back(text.empty() ? 1 : 0);
      return true;
    }
    if (field.empty() || says_missing(field)) {
      put_nothing(path, column);
      return true;
    }
    std::optional<std::int64_t> whole;
    switch (path.read_as) {
      case Kind::number: {
        const std::optional<double> number = number_of(field, writing);
        if (!number) return false;
        if (path.use == Use::coarsened) return put_text(column, coarse(field, personal));
        column.numbers.push_back(*number);
        column.missing.push_back(0);
        return true;
      }
      case Kind::truth:
        if (const std::optional<bool> truth = truth_of(field)) whole = *truth ? 1 : 0;
        break;
      case Kind::whole: whole = scaled_of(field, 0, writing); break;
      case Kind::decimal:
        whole = scaled_of(field, path.column.scale, writing);
        if (whole && (*whole >= kTooLarge || *whole <= -kTooLarge)) whole.reset();
        break;
      case Kind::date: whole = date_of(field, writing); break;
      case Kind::moment: whole = moment_of(field, writing); break;
      case Kind::text: break;
    }
    if (!whole) return false;
    if (path.use == Use::coarsened) {
      if (path.read_as == Kind::date) whole = year_of(*whole);
      else if (path.read_as == Kind::moment) whole = year_of(static_cast<std::int64_t>(std::chrono::floor<std::chrono::days>(std::chrono::microseconds(*whole)).count()));
      else return put_text(column, coarse(field, personal));
    }
    column.wholes.push_back(*whole);
    column.missing.push_back(0);
    return true;
  }

  static bool put_text(BatchColumn& column, const std::string& text) {
    column.letters += text;
    column.ends.push_back(column.letters.size());
    column.missing.push_back(text.empty() ? 1 : 0);
    return true;
  }

  static void put_nothing(const Path& path, BatchColumn& column) {
    if (path.column.kind == Kind::number) column.numbers.push_back(0);
    else if (path.column.kind == Kind::text) column.ends.push_back(column.letters.size());
    else column.wholes.push_back(0);
    column.missing.push_back(1);
  }

  // A row of which some cells were put already.
  void take_back() {
    for (const Path& path : paths_) {
      if (path.use == Use::dropped) continue;
      BatchColumn& column = batch_.columns[path.into];
      if (column.missing.size() == batch_.rows) continue;
      column.missing.pop_back();
      if (path.column.kind == Kind::number) column.numbers.pop_back();
      else if (path.column.kind == Kind::text) {
        column.ends.pop_back();
        column.letters.resize(column.ends.empty() ? 0 : column.ends.back());
      } else column.wholes.pop_back();
    }
  }

  static constexpr std::int64_t kTooLarge = 1'000'000'000'000'000;  // kMostDecimalDigits

  const Plan& plan_;
  RowSink& sink_;
  std::vector<Path> paths_;
  Batch batch_;
  std::string coarse_;
  Imported imported_;
};

}  // namespace

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
  Import import(plan, sink);
  bool header_due = plan.format == Format::csv && plan.dialect.header;
  Result<void> read = each_record(*records, source, progress, [&](const Record& record) -> Result<void> {
    if (header_due && record.problem == Problem::none) {
      header_due = false;
      return {};
    }
    return import.take(record);
  });
  if (!read) return tl::unexpected(read.error());
  if (Result<void> flushed = import.flush(); !flushed) return tl::unexpected(flushed.error());
  return import.imported();
}

}  // namespace lunabloc::data
