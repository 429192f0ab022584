#include "engine/duckdb_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstring>

#include "base/file.h"

namespace lunabloc::engine {
namespace {

using data::Column;
using data::Kind;

// Rows go on to the table while they are still in the processor's cache; the appender by itself copies twelve times as many first.
constexpr std::size_t kBatchesAtOnce = 8;

// The name under which the new file is attached.
constexpr std::string_view kNew = "lunabloc_new";

duckdb_logical_type type_of(const Column& column) {
  switch (column.kind) {
    case Kind::truth: return duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN);
    case Kind::whole: return duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
    case Kind::decimal: return duckdb_create_decimal_type(data::kMostDecimalDigits, static_cast<std::uint8_t>(column.scale));
    case Kind::number: return duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE);
    case Kind::text: return duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
    case Kind::date: return duckdb_create_logical_type(DUCKDB_TYPE_DATE);
    case Kind::moment: return duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP);
  }
  return nullptr;
}

template <class Value>
void put_as(void* room, const std::vector<std::int64_t>& values) {
  auto* const target = static_cast<Value*>(room);
  for (std::size_t i = 0; i < values.size(); ++i) target[i] = static_cast<Value>(values[i]);
}

void put(duckdb_vector vector, const Column& column, const data::BatchColumn& batch, std::size_t rows) {
  void* const room = duckdb_vector_get_data(vector);
  switch (column.kind) {
    case Kind::truth: put_as<bool>(room, batch.wholes); break;
    case Kind::date: put_as<std::int32_t>(room, batch.wholes); break;
    case Kind::number: std::memcpy(room, batch.numbers.data(), batch.numbers.size() * sizeof(double)); break;
    case Kind::text:
      for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = batch.text(row);
        duckdb_vector_assign_string_element_len(vector, row, text.data(), text.size());
      }
      break;
    default: std::memcpy(room, batch.wholes.data(), batch.wholes.size() * sizeof(std::int64_t)); break;
  }
  if (std::memchr(batch.missing.data(), 1, rows) == nullptr) return;
  duckdb_vector_ensure_validity_writable(vector);
  std::uint64_t* const validity = duckdb_vector_get_validity(vector);
  for (std::size_t row = 0; row < rows; ++row) duckdb_validity_set_row_validity(validity, row, batch.missing[row] == 0);
}

}  // namespace

std::string sql_type(const Column& column) {
  switch (column.kind) {
    case Kind::truth: return "BOOLEAN";
    case Kind::whole: return "BIGINT";
    case Kind::decimal: return fmt::format("DECIMAL({}, {})", data::kMostDecimalDigits, column.scale);
    case Kind::number: return "DOUBLE";
    case Kind::text: return "VARCHAR";
    case Kind::date: return "DATE";
    case Kind::moment: return "TIMESTAMP";
  }
  return "VARCHAR";
}

DuckdbWriter::DuckdbWriter(std::shared_ptr<Connection> connection, std::filesystem::path file, std::vector<Column> columns, std::string seen_as)
    : connection_(std::move(connection)), file_(std::move(file)), columns_(std::move(columns)), as_(seen_as.empty() ? std::string(kNew) : seen_as), seen_(!seen_as.empty()) {
  part_ = file_;
  part_ += fmt::format(".{}{}", ::getpid(), seen_ ? kGrowing : kPart);
}

Error DuckdbWriter::with_file(Error error) const {
  for (auto& [name, value] : error.arguments)
    if (name == "fichier") value = file_.stem().string();
  return error;
}

Result<void> DuckdbWriter::run(const std::string& sql) {
  Result<void> done = connection_->execute(sql);
  if (!done) return tl::unexpected(with_file(done.error()));
  return done;
}

Result<std::unique_ptr<DuckdbWriter>> DuckdbWriter::start(std::shared_ptr<Connection> connection, std::filesystem::path file,
                                                          const std::vector<Column>& columns, std::string seen_as) {
  auto writer = std::unique_ptr<DuckdbWriter>(new DuckdbWriter(std::move(connection), std::move(file), columns, std::move(seen_as)));
  if (Result<void> prepared = writer->prepare(); !prepared) return tl::unexpected(prepared.error());
  return writer;
}

Result<void> DuckdbWriter::prepare() {
  if (Result<void> made = base::make_folder(file_.parent_path()); !made) return made;
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
  if (Result<void> done = run(fmt::format("ATTACH {} AS {}", sql_text(part_.string()), as_)); !done) return done;
  attached_ = true;
  std::string list;
  for (std::size_t i = 0; i < columns_.size(); ++i) list += fmt::format("{}c{} {}", i == 0 ? "" : ", ", i + 1, sql_type(columns_[i]));
  // As one whole, or as it comes: then each statement is a whole of its own.
  if (Result<void> begun = seen_ ? Result<void>() : run("BEGIN"); !begun) return begun;
  for (const std::string& sql : {fmt::format("CREATE TABLE {}.cells ({})", as_, list),
                                 fmt::format("CREATE TABLE {}.aside (line BIGINT, problem BIGINT, named VARCHAR, said VARCHAR)", as_),
                                 fmt::format("CREATE TABLE {}.about (json VARCHAR)", as_)})
    if (Result<void> done = run(sql); !done) return done;
  // What is cut short is still a table: it says what its columns are.
  data::TableAbout about;
  about.facts = {file_.stem().string(), columns_, 0};
  if (Result<void> told = seen_ ? write_about(about) : Result<void>(); !told) return told;
  if (duckdb_appender_create_ext(connection_->handle(), as_.c_str(), "main", "cells", &appender_) == DuckDBError)
    return tl::unexpected(with_file(error_of(duckdb_appender_error(appender_))));
  std::vector<duckdb_logical_type> types;
  for (const Column& column : columns_) types.push_back(type_of(column));
  chunk_ = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
  return {};
}

DuckdbWriter::~DuckdbWriter() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  if (appender_ != nullptr) duckdb_appender_destroy(&appender_);
  if (attached_) {
    if (!seen_) static_cast<void>(connection_->execute("ROLLBACK"));
    static_cast<void>(connection_->execute(fmt::format("DETACH {}", as_)));
  }
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
  std::filesystem::remove(part_.string() + ".wal", ignored);
}

Result<void> DuckdbWriter::add(data::Batch& batch) {
  duckdb_data_chunk_reset(chunk_);
  for (std::size_t i = 0; i < columns_.size(); ++i) put(duckdb_data_chunk_get_vector(chunk_, i), columns_[i], batch.columns[i], batch.rows);
  duckdb_data_chunk_set_size(chunk_, batch.rows);
  if (duckdb_append_data_chunk(appender_, chunk_) == DuckDBError) return tl::unexpected(with_file(error_of(duckdb_appender_error(appender_))));
  rows_ += batch.rows;
  if (seen_ || ++batches_ % kBatchesAtOnce != 0) return {};
  return flush();
}

Result<void> DuckdbWriter::set_aside(const data::Aside& aside) {
  if (++aside_count_ <= data::kMostAsides) asides_.push_back(aside);
  return {};
}

Result<void> DuckdbWriter::show() {
  return seen_ ? flush() : Result<void>();
}

Result<void> DuckdbWriter::flush() {
  if (duckdb_appender_flush(appender_) == DuckDBSuccess) return {};
  return tl::unexpected(with_file(error_of(duckdb_appender_error(appender_))));
}

Result<void> DuckdbWriter::write_asides() {
  Statements statements(connection_);
  for (const data::Aside& aside : asides_) {
    const auto done = statements.ask(fmt::format("INSERT INTO {}.aside VALUES ($1, $2, $3, $4)", as_),
                                     {static_cast<std::int64_t>(aside.line), static_cast<std::int64_t>(aside.problem), aside.column, aside.text});
    if (!done) return tl::unexpected(with_file(done.error()));
  }
  return {};
}

Result<void> DuckdbWriter::write_about(const data::TableAbout& about) {
  const auto told = QueryResult::of(*connection_, fmt::format("INSERT INTO {}.about VALUES ($1)", as_), {data::json_of(about)});
  if (!told) return tl::unexpected(with_file(told.error()));
  return {};
}

Result<void> DuckdbWriter::finish(data::TableAbout about) {
  if (duckdb_appender_close(appender_) == DuckDBError) return tl::unexpected(with_file(error_of(duckdb_appender_error(appender_))));
  if (Result<void> written = write_asides(); !written) return written;
  about.facts.columns = columns_;
  about.facts.rows = rows_;
  about.aside = aside_count_;
  if (Result<void> told = seen_ ? Result<void>() : write_about(about); !told) return told;
  if (Result<void> done = seen_ ? Result<void>() : run("COMMIT"); !done) return done;
  for (const std::string& sql : {fmt::format("CHECKPOINT {}", as_), fmt::format("DETACH {}", as_)})
    if (Result<void> done = run(sql); !done) return done;
  attached_ = false;
  std::error_code failed;
  std::filesystem::permissions(part_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
  const int descriptor = ::open(part_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
  std::filesystem::rename(part_, file_, failed);
  if (failed) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", file_.stem().string()}});
  return {};
}

}  // namespace lunabloc::engine
