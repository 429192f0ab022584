#include "engine/duckdb_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <unordered_set>
#include <utility>

#include "base/file.h"
#include "engine/duckdb_vectors.h"

namespace lunabloc::engine {
namespace {

using data::Column;
using data::Kind;

// The name under which the new file is attached.
constexpr std::string_view kNew = "lunabloc_new";

// Rows that are packed and written together, half of the engine's own measure: less is left to do when the last row has come, and
// less is in memory until then.
constexpr std::size_t kRowsOfAGroup = 61'440;

// After so many it is known whether the texts of a column come back.
constexpr std::size_t kFirstBatches = 8;

bool come_back(std::size_t column, const std::vector<data::Batch>& first) {
  std::unordered_set<std::string_view> different;
  std::size_t rows = 0;
  for (const data::Batch& batch : first) {
    rows += batch.rows;
    for (std::size_t row = 0; row < batch.rows; ++row) different.insert(batch.columns[column].text(row));
  }
  return different.size() * 2 <= rows;
}

// The engine packs a column in the best of its ways, of which it tries all, unless it is told one. Measures that are packed are a
// quarter as large, but what looks for some of them takes a third longer; of texts that do not come back, a list of those that there
// are is of no use and long to make.
bool is_kept_plain(const Column& column, std::size_t number, const std::vector<data::Batch>& first) {
  if (column.kind == Kind::decimal || column.kind == Kind::number) return true;
  return column.kind == Kind::text && !first.empty() && !come_back(number, first);
}

}  // namespace

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
  if (Result<void> done = run(fmt::format("ATTACH {} AS {} (ROW_GROUP_SIZE {})", sql_text(part_.string()), as_, kRowsOfAGroup)); !done) return done;
  attached_ = true;
  // As one whole, or as it comes: then each statement is a whole of its own.
  if (Result<void> begun = seen_ ? Result<void>() : run("BEGIN"); !begun) return begun;
  for (const std::string& sql : {fmt::format("CREATE TABLE {}.aside (line BIGINT, problem BIGINT, named VARCHAR, said VARCHAR)", as_),
                                 fmt::format("CREATE TABLE {}.about (json VARCHAR)", as_)})
    if (Result<void> done = run(sql); !done) return done;
  if (!seen_) return {};
  // What is cut short is still a table: it says what its columns are.
  data::TableAbout about;
  about.facts = {file_.stem().string(), columns_, 0};
  if (Result<void> told = write_about(about); !told) return told;
  return make_cells();
}

Result<void> DuckdbWriter::make_cells() {
  std::string list;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    list += fmt::format("{}c{} {}{}", i == 0 ? "" : ", ", i + 1, sql_type(columns_[i]), is_kept_plain(columns_[i], i, first_) ? " USING COMPRESSION uncompressed" : "");
  if (Result<void> made = run(fmt::format("CREATE TABLE {}.cells ({})", as_, list)); !made) return made;
  const RowsInto into{as_, columns_};
  if (!seen_) {
    asked_ = std::make_unique<AskedRows>(connection_, into);
    for (data::Batch& batch : std::exchange(first_, {}))
      if (Result<void> added = asked_->add(batch); !added) return tl::unexpected(with_file(added.error()));
    return {};
  }
  Result<std::unique_ptr<AppendedRows>> rows = AppendedRows::start(connection_, into);
  if (!rows) return tl::unexpected(with_file(rows.error()));
  appended_ = std::move(*rows);
  return {};
}

DuckdbWriter::~DuckdbWriter() {
  asked_.reset();
  appended_.reset();
  if (attached_) {
    if (!seen_) static_cast<void>(connection_->execute("ROLLBACK"));
    static_cast<void>(connection_->execute(fmt::format("DETACH {}", as_)));
  }
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
  std::filesystem::remove(part_.string() + ".wal", ignored);
}

Result<void> DuckdbWriter::add(data::Batch& batch) {
  rows_ += batch.rows;
  if (!seen_ && !asked_) {
    data::Batch& kept = first_.emplace_back();
    kept.columns.resize(batch.columns.size());
    std::swap(kept, batch);
    return first_.size() < kFirstBatches ? Result<void>() : make_cells();
  }
  Result<void> added = seen_ ? appended_->add(batch) : asked_->add(batch);
  if (!added) return tl::unexpected(with_file(added.error()));
  return {};
}

Result<void> DuckdbWriter::set_aside(const data::Aside& aside) {
  if (++aside_count_ <= data::kMostAsides) asides_.push_back(aside);
  return {};
}

Result<void> DuckdbWriter::show() {
  if (!seen_) return {};
  Result<void> shown = appended_->show();
  if (!shown) return tl::unexpected(with_file(shown.error()));
  return {};
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
  if (Result<void> made = seen_ || asked_ ? Result<void>() : make_cells(); !made) return made;
  if (Result<void> rows = seen_ ? appended_->finish() : asked_->finish(); !rows) return tl::unexpected(with_file(rows.error()));
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
