#include "data/row_maker.h"

#include <chrono>

namespace lunabloc::data {
namespace {

constexpr std::int64_t kTooLarge = 1'000'000'000'000'000;  // kMostDecimalDigits

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

void add_text(BatchColumn& column, std::string_view text) {
  column.letters += text;
  column.ends.push_back(column.letters.size());
  column.missing.push_back(text.empty() ? 1 : 0);
}

void add_nothing(Kind kind, BatchColumn& column) {
  if (kind == Kind::number) column.numbers.push_back(0);
  else if (kind == Kind::text) column.ends.push_back(column.letters.size());
  else column.wholes.push_back(0);
  column.missing.push_back(1);
}

}  // namespace

RowMaker::RowMaker(const Plan& plan, RowSink& sink, std::vector<Looks>* looks) : plan_(plan), sink_(sink), looks_(looks) {
  std::size_t into = 0;
  const std::vector<Column> kept = plan.kept();
  for (const PlannedColumn& planned : plan.columns) {
    Path path{planned.column, planned.use, planned.column.kind, planned.personal, into};
    if (planned.use != Use::dropped) path.column = kept[into++];
    path.column.name = planned.column.name;
    paths_.push_back(std::move(path));
  }
  batch_.columns.resize(into);
}

Result<void> RowMaker::take(const Record& record) {
  if (record.problem != Problem::none) return set_aside(record, record.problem, "");
  if (record.fields.size() != paths_.size()) return set_aside(record, Problem::ragged, "");
  const Path* wrong = nullptr;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const Path& path = paths_[i];
    Looks* const looks = looks_ == nullptr ? nullptr : &(*looks_)[i];
    if (wrong == nullptr && path.use != Use::dropped) {
      if (!put(path, record.fields[i], looks)) wrong = &path;
    } else if (looks != nullptr) {
      looks->add(sight_of(record.fields[i], plan_.dialect.writing));
    }
    if (wrong != nullptr && looks == nullptr) break;
  }
  if (wrong != nullptr) {
    take_back();
    return set_aside(record, Problem::wrong_type, wrong->column.name);
  }
  ++imported_.rows;
  if (++batch_.rows < kBatchRows) return {};
  return flush();
}

Result<void> RowMaker::flush() {
  if (batch_.rows == 0) return {};
  Result<void> added = sink_.add(batch_);
  batch_.clear();
  return added;
}

Result<void> RowMaker::set_aside(const Record& record, Problem problem, const std::string& column) {
  ++imported_.aside;
  return sink_.set_aside({record.line, problem, column, text_of(record, plan_.format == Format::csv ? plan_.dialect.separator : ' ')});
}

bool RowMaker::put(const Path& path, std::string_view field, Looks* looks) {
  BatchColumn& column = batch_.columns[path.into];
  const Writing& writing = plan_.dialect.writing;
  if (path.read_as == Kind::text) return put_text(path, column, field, looks);
  Sight sight;
  if (path.use == Use::kept) {
    // Nearly all cells of a file are written in the plainest way.
    if (const std::optional<std::int64_t> plain = plain_cell(field, path.read_as, path.column.scale, writing, sight)) {
      if (looks != nullptr) looks->add(sight);
      column.wholes.push_back(*plain);
      column.missing.push_back(0);
      return true;
    }
  }
  if (looks != nullptr) looks->add(sight_of(field, writing));
  if (field.empty() || says_missing(field)) {
    add_nothing(path.column.kind, column);
    return true;
  }
  if (path.read_as == Kind::number) {
    const std::optional<double> number = number_of(field, writing);
    if (!number) return false;
    if (path.use == Use::coarsened) return put_coarse(path, column, field, 0);
    column.numbers.push_back(*number);
    column.missing.push_back(0);
    return true;
  }
  const std::optional<std::int64_t> whole = whole_of(path, field);
  if (!whole) return false;
  if (path.use == Use::coarsened) return put_coarse(path, column, field, *whole);
  column.wholes.push_back(*whole);
  column.missing.push_back(0);
  return true;
}

bool RowMaker::put_text(const Path& path, BatchColumn& column, std::string_view field, Looks* looks) {
  if (looks != nullptr) looks->add(is_plain_text(field) ? Sight() : sight_of(field, plan_.dialect.writing));
  if (path.use == Use::coarsened) add_text(column, coarse_ = coarse(field, path.personal));
  else add_text(column, field);
  return true;
}

std::optional<std::int64_t> RowMaker::whole_of(const Path& path, std::string_view field) const {
  const Writing& writing = plan_.dialect.writing;
  std::optional<std::int64_t> whole;
  switch (path.read_as) {
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
    case Kind::number:
    case Kind::text: break;
  }
  return whole;
}

bool RowMaker::put_coarse(const Path& path, BatchColumn& column, std::string_view field, std::int64_t whole) {
  const bool is_moment = path.read_as == Kind::moment;
  if (!is_moment && path.read_as != Kind::date) {
    add_text(column, coarse(field, path.personal));
    return true;
  }
  const std::int64_t days = is_moment ? std::chrono::floor<std::chrono::days>(std::chrono::microseconds(whole)).count() : whole;
  column.wholes.push_back(year_of(days));
  column.missing.push_back(0);
  return true;
}

// A row of which some cells were put already.
void RowMaker::take_back() {
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

}  // namespace lunabloc::data
