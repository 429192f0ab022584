#include "data/survey.h"

#include <algorithm>

#include "base/schema.h"
#include "base/shown_text.h"
#include "data/each_record.h"

namespace lunabloc::data {
namespace {

constexpr std::size_t kBeginning = 256U * 1024U;
constexpr std::size_t kFirstRows = 20;
constexpr std::size_t kLookedCells = 200;

Result<std::string> beginning_of(ByteSource& source) {
  std::string beginning(kBeginning, 0);
  std::size_t length = 0;
  while (length < kBeginning) {
    const Result<std::size_t> count = source.read(std::span(beginning).subspan(length));
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) break;
    length += *count;
  }
  beginning.resize(length);
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
  return beginning;
}

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

struct Seen {
  std::vector<Looks> looks;
  std::vector<std::vector<std::string>> cells;  // some of each column
  std::vector<std::string> names;
  std::vector<std::string> keys;
  std::vector<std::vector<std::string>> first;
  std::uint64_t rows = 0;
  std::uint64_t damaged = 0;
};

void look_at(Seen& seen, const Record& record, const Writing& writing) {
  const std::size_t count = record.fields.size();
  if (seen.looks.size() < count) {
    seen.looks.resize(count);
    seen.cells.resize(count);
  }
  for (std::size_t i = 0; i < count; ++i) {
    seen.looks[i].add(sight_of(record.fields[i], writing));
    if (seen.cells[i].size() < kLookedCells && !record.fields[i].empty()) seen.cells[i].emplace_back(record.fields[i].substr(0, 200));
  }
  if (seen.first.size() < kFirstRows) seen.first.emplace_back(record.fields.begin(), record.fields.end());
}

Result<Seen> look(ByteSource& source, Format format, const Dialect& dialect, const Progress& progress) {
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
  Seen seen;
  const auto records = format == Format::csv ? csv_records(source, dialect)
                                             : json_records(source, dialect.encoding, seen.keys, Keys::learned);
  bool header_due = format == Format::csv && dialect.header;
  std::optional<std::size_t> width;
  Result<void> read = each_record(*records, source, progress, [&](const Record& record) -> Result<void> {
    // The first record decides how wide the table is.
    if (!width && record.problem == Problem::many_columns)
      return failure(ErrorKind::failed, "tables.too_many_columns", {{"n", std::to_string(kMostColumns)}});
    if (record.problem != Problem::none) {
      ++seen.rows;
      return {};
    }
    if (std::exchange(header_due, false)) {
      seen.names.assign(record.fields.begin(), record.fields.end());
      width = seen.names.size();
      return {};
    }
    if (!width) width = record.fields.size();
    ++seen.rows;
    if (format == Format::csv && record.fields.size() != *width) return {};
    look_at(seen, record, dialect.writing);
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  if (format == Format::json_lines) seen.names = seen.keys;
  else if (width) seen.names.resize(*width);
  seen.looks.resize(seen.names.size());
  seen.cells.resize(seen.names.size());
  seen.damaged = records->damaged();
  return seen;
}

std::vector<PlannedColumn> columns_from(const Seen& seen, Format format) {
  std::vector<PlannedColumn> columns;
  for (std::size_t i = 0; i < seen.names.size(); ++i) {
    PlannedColumn planned;
    const Column kind = kind_from(seen.looks[i]);
    planned.column = named(seen.names[i], i + 1);
    planned.column.kind = kind.kind;
    planned.column.scale = kind.scale;
    // Lines that end with a separator have a column of nothing behind it.
    const std::uint64_t empty = seen.looks[i].counts[static_cast<std::size_t>(Look::empty)];
    if (format == Format::csv && i + 1 == seen.names.size() && i > 0 && seen.names[i].empty() && empty > 0 && seen.cells[i].empty())
      planned.use = Use::dropped;
    columns.push_back(std::move(planned));
  }
  make_names_differ(columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    columns[i].personal = personal_of(columns[i].column.name, columns[i].column.kind, seen.cells[i]);
  const bool of_people = std::any_of(columns.begin(), columns.end(), [](const PlannedColumn& planned) { return planned.personal != Personal::no; });
  for (PlannedColumn& planned : columns)
    if (of_people && is_bare_name(planned.column.name)) planned.personal = Personal::name;
  return columns;
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

void Looks::add(const Sight& sight) {
  ++counts[static_cast<std::size_t>(sight.look)];
  scale = std::max(scale, static_cast<int>(sight.scale));
  whole_digits = std::max(whole_digits, static_cast<int>(sight.digits) - static_cast<int>(sight.scale));
  day_first = day_first || sight.first_is_day;
  month_first = month_first || sight.second_is_day;
}

Column kind_from(const Looks& looks) {
  const auto count = [&looks](Look look) { return looks.counts[static_cast<std::size_t>(look)]; };
  std::uint64_t all = 0;
  for (const std::uint64_t one : looks.counts) all += one;
  const std::uint64_t there = all - count(Look::empty) - count(Look::missing);
  const std::uint64_t borne = std::max<std::uint64_t>(there >= 10 ? 1 : 0, there / 200);
  const auto are_all = [there, borne](std::uint64_t fitting) { return fitting > 0 && there - fitting <= borne; };
  Column column;
  const std::uint64_t numbers = count(Look::whole) + count(Look::decimal) + count(Look::number);
  if (are_all(numbers)) {
    const bool fits = looks.whole_digits + looks.scale <= kMostDecimalDigits && looks.scale <= kMostScale;
    if (count(Look::decimal) + count(Look::number) == 0) column.kind = Kind::whole;
    else if (count(Look::number) == 0 && fits) column.kind = Kind::decimal, column.scale = looks.scale;
    else column.kind = Kind::number;
  } else if (are_all(count(Look::date))) {
    column.kind = Kind::date;
  } else if (are_all(count(Look::date) + count(Look::moment))) {
    column.kind = Kind::moment;
  } else if (are_all(count(Look::truth))) {
    column.kind = Kind::truth;
  }
  return column;
}

std::vector<Column> Plan::kept() const {
  std::vector<Column> result;
  for (const PlannedColumn& planned : columns) {
    if (planned.use == Use::dropped) continue;
    Column& column = result.emplace_back(planned.column);
    if (planned.use != Use::coarsened) continue;
    const bool has_year = column.kind == Kind::date || column.kind == Kind::moment;
    column.kind = has_year ? Kind::whole : Kind::text;
    column.scale = 0;
  }
  return result;
}

Result<Survey> survey(ByteSource& source, const Choices& choices, const Progress& progress) {
  const Result<std::string> beginning = beginning_of(source);
  if (!beginning) return tl::unexpected(beginning.error());
  Survey result;
  result.bytes = source.size();
  result.plan.format = format_of(*beginning);
  Dialect& dialect = result.plan.dialect;
  dialect = dialect_of(*beginning);
  if (choices.encoding) dialect.encoding = *choices.encoding;
  if (choices.separator) dialect.separator = *choices.separator;
  if (choices.decimal_comma) dialect.writing.decimal_comma = *choices.decimal_comma;
  if (choices.header) dialect.header = *choices.header;
  if (result.plan.format == Format::json_lines) dialect.writing = {};

  Result<Seen> seen = look(source, result.plan.format, dialect, progress);
  if (!seen) return tl::unexpected(seen.error());
  if (seen->damaged > 0 && dialect.encoding == Encoding::utf8 && !choices.encoding) {
    // It began like UTF-8 because it began with plain letters.
    dialect.encoding = Encoding::windows_1252;
    seen = look(source, result.plan.format, dialect, progress);
    if (!seen) return tl::unexpected(seen.error());
  }
  if (seen->names.empty()) return failure(ErrorKind::failed, "tables.empty");
  dialect.writing.day_first = choices.day_first.value_or(days_come_first(seen->looks));
  result.plan.columns = columns_from(*seen, result.plan.format);
  result.plan.keys = seen->keys;
  if (Result<void> chosen = choose(result.plan.columns, choices, seen->looks); !chosen) return tl::unexpected(chosen.error());
  if (result.plan.kept().empty()) return failure(ErrorKind::failed, "tables.empty");
  result.rows = seen->rows;
  result.damaged = seen->damaged;
  result.first = std::move(seen->first);
  return result;
}

}  // namespace lunabloc::data
