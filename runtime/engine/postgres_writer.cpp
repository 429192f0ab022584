#include "engine/postgres_writer.h"

#include <fmt/format.h>
#include <libpq-fe.h>

namespace lunabloc::engine {
namespace {

using data::Column;
using data::Kind;

// Texts are compared byte by byte, whatever the language of the database.
std::string server_type(const Column& column) {
  switch (column.kind) {
    case Kind::truth: return "boolean";
    case Kind::whole: return "bigint";
    case Kind::decimal: return fmt::format("numeric({}, {})", data::kMostDecimalDigits, column.scale);
    case Kind::number: return "float8";
    case Kind::text: return "text COLLATE \"C\"";
    case Kind::date: return "date";
    case Kind::moment: return "timestamp";
  }
  return "text";
}

void add_text(std::string& line, std::string_view text) {
  for (const char sign : text) {
    switch (sign) {
      case '\\': line += "\\\\"; break;
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      case '\t': line += "\\t"; break;
      default: line.push_back(sign);
    }
  }
}

void add_decimal(std::string& line, std::int64_t digits, int scale) {
  std::string text = std::to_string(digits < 0 ? -digits : digits);
  if (text.size() <= static_cast<std::size_t>(scale)) text.insert(0, static_cast<std::size_t>(scale) + 1 - text.size(), '0');
  if (scale > 0) text.insert(text.size() - static_cast<std::size_t>(scale), 1, '.');
  line += (digits < 0 ? "-" : "") + text;
}

void add_cell(std::string& line, const Column& column, const data::BatchColumn& batch, std::size_t row) {
  if (batch.missing[row] != 0) {
    line += "\\N";
    return;
  }
  switch (column.kind) {
    case Kind::truth: line += batch.wholes[row] != 0 ? "t" : "f"; break;
    case Kind::whole: line += std::to_string(batch.wholes[row]); break;
    case Kind::decimal: add_decimal(line, batch.wholes[row], column.scale); break;
    case Kind::number: line += fmt::format("{}", batch.numbers[row]); break;
    case Kind::text: add_text(line, batch.text(row)); break;
    case Kind::date: line += data::text_of_date(batch.wholes[row]); break;
    case Kind::moment: line += data::text_of_moment(batch.wholes[row]); break;
  }
}

}  // namespace

Result<std::unique_ptr<PostgresWriter>> PostgresWriter::start(std::shared_ptr<PostgresConnection> connection, const std::string& table,
                                                              const std::vector<Column>& columns) {
  auto writer = std::unique_ptr<PostgresWriter>(new PostgresWriter(std::move(connection), table, columns));
  if (Result<void> prepared = writer->prepare(); !prepared) return tl::unexpected(prepared.error());
  return writer;
}

Result<void> PostgresWriter::prepare() {
  if (const auto begun = connection_->run("BEGIN"); !begun) return tl::unexpected(begun.error());
  open_ = true;
  for (const char* sql : {"SELECT pg_advisory_xact_lock(7450103)", "CREATE SCHEMA IF NOT EXISTS lunabloc",
                          "CREATE TABLE IF NOT EXISTS lunabloc.tables (name text COLLATE \"C\" PRIMARY KEY, number bigint NOT NULL, about text NOT NULL)",
                          "CREATE SEQUENCE IF NOT EXISTS lunabloc.numbers"})
    if (const auto done = connection_->run(sql); !done) return tl::unexpected(done.error());
  const auto number = connection_->run("SELECT nextval('lunabloc.numbers')");
  if (!number) return tl::unexpected(number.error());
  number_ = PQgetvalue(number->get(), 0, 0);
  std::string list;
  for (std::size_t i = 0; i < columns_.size(); ++i) list += fmt::format("c{} {}, ", i + 1, server_type(columns_[i]));
  for (const std::string& sql : {fmt::format("CREATE TABLE lunabloc.t{} ({}row_number bigint PRIMARY KEY)", number_, list),
                                 fmt::format("CREATE TABLE lunabloc.aside{} (line bigint, problem bigint, named text, said text)", number_),
                                 fmt::format("COPY lunabloc.t{} FROM STDIN", number_)})
    if (const auto done = connection_->run(sql); !done) return tl::unexpected(done.error());
  copying_ = true;
  return {};
}

PostgresWriter::~PostgresWriter() {
  if (copying_) {
    PQputCopyEnd(connection_->handle(), "given up");
    while (pg_result* const result = PQgetResult(connection_->handle())) PQclear(result);
  }
  if (open_) static_cast<void>(connection_->run("ROLLBACK"));
}

Result<void> PostgresWriter::add(data::Batch& batch) {
  std::string lines;
  for (std::size_t row = 0; row < batch.rows; ++row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      add_cell(lines, columns_[i], batch.columns[i], row);
      lines.push_back('\t');
    }
    lines += std::to_string(rows_++) + "\n";
  }
  if (PQputCopyData(connection_->handle(), lines.data(), static_cast<int>(lines.size())) == 1) return {};
  return tl::unexpected(connection_->error(PQerrorMessage(connection_->handle())));
}

Result<void> PostgresWriter::set_aside(const data::Aside& aside) {
  if (++aside_count_ <= data::kMostAsides) asides_.push_back(aside);
  return {};
}

Result<void> PostgresWriter::end_copy() {
  copying_ = false;
  if (PQputCopyEnd(connection_->handle(), nullptr) != 1) return tl::unexpected(connection_->error(PQerrorMessage(connection_->handle())));
  Result<void> ended;
  while (pg_result* const result = PQgetResult(connection_->handle())) {
    if (PQresultStatus(result) != PGRES_COMMAND_OK) ended = tl::unexpected(connection_->error(PQresultErrorMessage(result)));
    PQclear(result);
  }
  return ended;
}

Result<void> PostgresWriter::finish(data::TableAbout about) {
  if (Result<void> ended = end_copy(); !ended) return ended;
  about.facts.columns = columns_;
  about.facts.rows = rows_;
  about.aside = aside_count_;
  for (const data::Aside& aside : asides_) {
    const auto done = connection_->run(fmt::format("INSERT INTO lunabloc.aside{} VALUES ($1, $2, $3, $4)", number_),
                                       {static_cast<std::int64_t>(aside.line), static_cast<std::int64_t>(aside.problem), aside.column, aside.text});
    if (!done) return tl::unexpected(done.error());
  }
  const auto old = connection_->run("SELECT number FROM lunabloc.tables WHERE name = $1", {table_});
  if (!old) return tl::unexpected(old.error());
  if (PQntuples(old->get()) == 1) {
    const std::string number = PQgetvalue(old->get(), 0, 0);
    const auto dropped = connection_->run(fmt::format("DROP TABLE IF EXISTS lunabloc.t{0}, lunabloc.aside{0}", number));
    if (!dropped) return tl::unexpected(dropped.error());
  }
  const auto told = connection_->run(
      "INSERT INTO lunabloc.tables VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET number = EXCLUDED.number, about = EXCLUDED.about",
      {table_, number_, data::json_of(about)});
  if (!told) return tl::unexpected(told.error());
  const auto done = connection_->run("COMMIT");
  if (!done) return tl::unexpected(done.error());
  open_ = false;
  // Without this the server plans as if the table were empty.
  static_cast<void>(connection_->run(fmt::format("ANALYZE lunabloc.t{}", number_)));
  return {};
}

}  // namespace lunabloc::engine
