#include "data/looking.h"

#include <algorithm>

#include "base/schema.h"
#include "base/shown_text.h"

namespace lunabloc::data {
namespace {

constexpr std::size_t kFirstRows = 20;
constexpr std::size_t kLookedCells = 200;

// « masse (g) » is a column « masse » in grams.
Column named(std::string_view text, std::size_t number) {
  Column column;
  text = without_blanks(text);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
    const std::size_t at = text.rfind(open);
    if (at == std::string_view::npos || at == 0 || !text.ends_with(close) || text.size() - at > 18) continue;
    column.unit = text.substr(at + 1, text.size() - at - 2);
    text = without_blanks(text.substr(0, at));
    break;
  }
  column.name = base::shown_text(text);
  std::replace_if(column.name.begin(), column.name.end(), [](char sign) { return sign == '\n' || sign == '\t'; }, ' ');
  if (column.name.size() > kLongestName) {
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(column.name[end]) & 0xC0U) == 0x80U) --end;
    column.name.resize(end);
  }
  if (column.name.empty()) column.name = "colonne_" + std::to_string(number);
  return column;
}

// Two columns of one name get it back whole, unit and all; then a number.
void make_names_differ(std::vector<PlannedColumn>& columns) {
  std::set<std::string> taken;
  for (PlannedColumn& planned : columns) {
    std::string& name = planned.column.name;
    if (taken.contains(name) && !planned.column.unit.empty()) name += "_" + planned.column.unit;
    const std::string stem = name;
    for (int number = 2; !taken.insert(name).second; ++number) name = stem + "_" + std::to_string(number);
  }
}

Result<PlannedColumn*> column_named(std::vector<PlannedColumn>& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const PlannedColumn& planned) { return planned.column.name == name; });
  if (found != columns.end()) return &*found;
  std::vector<std::string> names;
  for (const PlannedColumn& planned : columns) names.push_back(planned.column.name);
  std::string near = base::nearest(name, names);
  if (near.empty()) near = names.front();
  return failure(ErrorKind::failed, "tables.no_column", {{"nom", name}, {"proche", near}});
}

Result<void> choose(std::vector<PlannedColumn>& columns, const Choices& choices, const std::vector<Looks>& looks) {
  for (const auto& [name, kind] : choices.kinds) {
    const Result<PlannedColumn*> planned = column_named(columns, name);
    if (!planned) return tl::unexpected(planned.error());
    (*planned)->column.kind = kind;
    const auto at = static_cast<std::size_t>(*planned - columns.data());
    (*planned)->column.scale = kind == Kind::decimal ? std::clamp(looks[at].scale, 0, kMostScale) : 0;
  }
  for (const auto& [names, use] : {std::pair{&choices.dropped, Use::dropped}, std::pair{&choices.coarsened, Use::coarsened}})
    for (const std::string& name : *names) {
      const Result<PlannedColumn*> planned = column_named(columns, name);
      if (!planned) return tl::unexpected(planned.error());
      (*planned)->use = use;
    }
  return {};
}

// Dates are written one way in a whole file, and days come first unless they cannot.
bool days_come_first(const std::vector<Looks>& looks) {
  bool day = false, month = false;
  for (const Looks& look : looks) {
    day = day || look.day_first;
    month = month || look.month_first;
  }
  return day || !month;
}

}  // namespace

Result<Looking::Part> Looking::take(const Record& record) {
  // The first record decides how wide the table is.
  if (!width_ && record.problem == Problem::many_columns)
    return failure(ErrorKind::failed, "tables.too_many_columns", {{"n", std::to_string(kMostColumns)}});
  if (record.problem != Problem::none) {
    ++rows_;
    return Part::no_row;
  }
  if (std::exchange(header_due_, false)) {
    names_.assign(record.fields.begin(), record.fields.end());
    width_ = names_.size();
    make_room(*width_);
    return Part::header;
  }
  ++rows_;
  if (!width_) width_ = record.fields.size();
  if (format_ == Format::csv && record.fields.size() != *width_) return Part::no_row;
  make_room(record.fields.size());
  return Part::row;
}

void Looking::make_room(std::size_t columns) {
  if (looks_.size() >= columns) return;
  columns_to_fill_ += columns - looks_.size();
  looks_.resize(columns);
  cells_.resize(columns);
}

void Looking::look_at(const Record& record, const Writing& writing) {
  for (std::size_t i = 0; i < record.fields.size(); ++i) looks_[i].add(sight_of(record.fields[i], writing));
  keep_some(record);
}

void Looking::keep_some(const Record& record) {
  if (first_.size() < kFirstRows) first_.emplace_back(record.fields.begin(), record.fields.end());
  if (columns_to_fill_ == 0) return;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (cells_[i].size() >= kLookedCells || record.fields[i].empty()) continue;
    cells_[i].emplace_back(record.fields[i].substr(0, 200));
    if (cells_[i].size() == kLookedCells) --columns_to_fill_;
  }
}

std::vector<PlannedColumn> Looking::planned() const {
  std::vector<PlannedColumn> columns;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    PlannedColumn planned;
    const Column kind = kind_from(looks_[i]);
    planned.column = named(names_[i], i + 1);
    planned.column.kind = kind.kind;
    planned.column.scale = kind.scale;
    // Lines that end with a separator have a column of nothing behind it.
    const std::uint64_t empty = looks_[i].counts[static_cast<std::size_t>(Look::empty)];
    if (format_ == Format::csv && i + 1 == names_.size() && i > 0 && names_[i].empty() && empty > 0 && cells_[i].empty())
      planned.use = Use::dropped;
    columns.push_back(std::move(planned));
  }
  make_names_differ(columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    columns[i].personal = personal_of(columns[i].column.name, columns[i].column.kind, cells_[i]);
  const bool of_people = std::any_of(columns.begin(), columns.end(), [](const PlannedColumn& planned) { return planned.personal != Personal::no; });
  for (PlannedColumn& planned : columns)
    if (of_people && is_bare_name(planned.column.name)) planned.personal = Personal::name;
  return columns;
}

Result<Survey> Looking::survey(Dialect dialect, const Choices& choices, const ByteSource& source, std::uint64_t damaged) {
  if (format_ == Format::json_lines) names_ = keys_;
  else if (width_) names_.resize(*width_);
  looks_.resize(names_.size());
  cells_.resize(names_.size());
  if (names_.empty()) return failure(ErrorKind::failed, "tables.empty");
  Survey result;
  result.bytes = source.size();
  result.plan.format = format_;
  dialect.writing.day_first = choices.day_first.value_or(days_come_first(looks_));
  result.plan.dialect = dialect;
  result.plan.columns = planned();
  result.plan.keys = keys_;
  if (Result<void> chosen = choose(result.plan.columns, choices, looks_); !chosen) return tl::unexpected(chosen.error());
  if (result.plan.kept().empty()) return failure(ErrorKind::failed, "tables.empty");
  result.rows = rows_;
  result.damaged = damaged;
  result.first = std::move(first_);
  return result;
}

}  // namespace lunabloc::data
