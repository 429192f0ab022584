#include "data/survey.h"

#include <algorithm>

#include "data/each_record.h"
#include "data/looking.h"

namespace lunabloc::data {
namespace {

constexpr std::size_t kBeginning = 256U * 1024U;

Result<std::string> beginning_of(ByteSource& source) {
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
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

Result<Survey> look(ByteSource& source, Format format, const Dialect& dialect, const Choices& choices, const Progress& progress) {
  if (Result<void> back = source.rewind(); !back) return tl::unexpected(back.error());
  Looking looking(format, dialect);
  const auto records = format == Format::csv ? csv_records(source, dialect) : json_records(source, dialect.encoding, looking.keys(), Keys::learned);
  Result<void> read = each_record(*records, source, progress, [&](const Record& record) -> Result<void> {
    const Result<Looking::Part> part = looking.take(record);
    if (!part) return tl::unexpected(part.error());
    if (*part == Looking::Part::row) looking.look_at(record, dialect.writing);
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return looking.survey(dialect, choices, source, records->damaged());
}

// What the beginning says of how the file is written, and a person above it.
Dialect dialect_from(const std::string& beginning, Format format, const Choices& choices) {
  Dialect dialect = dialect_of(beginning);
  if (choices.encoding) dialect.encoding = *choices.encoding;
  if (choices.separator) dialect.separator = *choices.separator;
  if (choices.decimal_comma) dialect.writing.decimal_comma = *choices.decimal_comma;
  if (choices.header) dialect.header = *choices.header;
  if (format == Format::json_lines) dialect.writing = {};
  return dialect;
}

}  // namespace

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
  const Format format = format_of(*beginning);
  Dialect dialect = dialect_from(*beginning, format, choices);
  Result<Survey> found = look(source, format, dialect, choices, progress);
  if (dialect.encoding != Encoding::utf8 || choices.encoding || !found || found->damaged == 0) return found;
  // It began like UTF-8 because it began with plain letters.
  dialect.encoding = Encoding::windows_1252;
  return look(source, format, dialect, choices, progress);
}

std::optional<Survey> guess(ByteSource& source, const Choices& choices) {
  const Result<std::string> beginning = beginning_of(source);
  if (!beginning || beginning->size() < kBeginning || format_of(*beginning) != Format::csv) return std::nullopt;
  const Dialect dialect = dialect_from(*beginning, Format::csv, choices);
  const std::size_t end = beginning->rfind(dialect.lines_end_with_return ? '\r' : '\n');
  const bool wide = dialect.encoding == Encoding::utf16_little || dialect.encoding == Encoding::utf16_big;
  if (end == std::string::npos || wide) return std::nullopt;
  TextSource some(beginning->substr(0, end + 1));
  Result<Survey> found = look(some, Format::csv, dialect, choices, [](double) { return true; });
  if (!found) return std::nullopt;
  return std::move(*found);
}

}  // namespace lunabloc::data
