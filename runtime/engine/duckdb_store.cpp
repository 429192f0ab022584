#include "engine/duckdb_store.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>

#include <charconv>
#include <utility>

#include "base/file.h"
#include "data/table_notes.h"
#include "engine/duckdb_answer.h"
#include "engine/duckdb_writer.h"

namespace lunabloc::engine {
namespace {

using data::TableAbout;

constexpr std::string_view kEnding = data::kTableEnding;

// The files that a process which is no more was writing.
std::vector<std::string> left_behind(const std::filesystem::path& folder, std::string_view ending) {
  std::vector<std::string> files;
  for (const std::string& name : base::entries_of(folder)) {
    const std::size_t end = name.rfind(ending), number = end == std::string::npos ? end : name.rfind('.', end - 1);
    if (end == std::string::npos || number == std::string::npos) continue;
    int process = 0;
    std::from_chars(name.data() + number + 1, name.data() + end, process);
    if (process > 0 && ::kill(process, 0) != 0) files.push_back(name);
  }
  return files;
}

void sweep(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const std::string& name : left_behind(folder, kPart)) std::filesystem::remove(folder / name, ignored);
}

// A recording that was cut short is a table as far as it came.
void take_up(Connection& connection, const std::filesystem::path& folder) {
  for (const std::string& name : left_behind(folder, kGrowing)) {
    const std::size_t end = name.find(std::string(kEnding) + ".");
    if (end == std::string::npos || !name.ends_with(kGrowing)) continue;
    if (!connection.execute(fmt::format("ATTACH {} AS taken_up", sql_text((folder / name).string())))) continue;
    const bool whole = connection.execute("CHECKPOINT taken_up").has_value();
    if (!connection.execute("DETACH taken_up") || !whole) continue;
    std::error_code ignored;
    std::filesystem::rename(folder / name, folder / name.substr(0, end + kEnding.size()), ignored);
  }
}

Result<std::vector<std::vector<data::Cell>>> all_rows(const std::shared_ptr<Connection>& connection, const std::string& sql) {
  Result<QueryResult> result = QueryResult::of(*connection, sql, {});
  if (!result) return tl::unexpected(result.error());
  DuckdbAnswer answer(connection, std::move(*result), {});
  std::vector<std::vector<data::Cell>> all, some;
  for (;;) {
    const Result<bool> more = answer.next(some);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return all;
    for (auto& row : some) all.push_back(std::move(row));
  }
}

}  // namespace

Result<std::unique_ptr<DuckdbStore>> DuckdbStore::open(const std::filesystem::path& folder, const Limits& limits) {
  if (Result<void> made = base::make_folder(folder); !made) return tl::unexpected(made.error());
  sweep(folder);
  Result<std::shared_ptr<Connection>> connection = Connection::open(folder.string(), limits);
  if (!connection) return tl::unexpected(connection.error());
  if (Result<void> prepared = AskedRows::prepare(**connection); !prepared) return tl::unexpected(prepared.error());
  take_up(**connection, folder);
  return std::unique_ptr<DuckdbStore>(new DuckdbStore(folder, std::move(*connection), limits.far_rows));
}

DuckdbStore::Stamp DuckdbStore::stamp_of(const std::string& table) const {
  struct stat facts {};
  if (!data::is_table_name(table) || ::stat(file_of(table).c_str(), &facts) != 0) return {};
  return {facts.st_ino, facts.st_mtim.tv_sec * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

Result<const DuckdbStore::Attached*> DuckdbStore::attached(const std::string& table) {
  if (growing_ && growing_->about.facts.name == table) return &*growing_;
  const Stamp stamp = stamp_of(table);
  if (const auto known = attached_.find(table); known != attached_.end()) {
    if (known->second.stamp == stamp) return &known->second;
    forget(table);
  }
  const Arguments named = {{"nom", table}};
  if (!data::is_table_name(table) || !base::is_file(file_of(table))) return failure(ErrorKind::failed, "run.no_table", named);
  Attached found{fmt::format("t{}", ++names_), stamp, {}};
  const auto damaged = [&](Error error) {
    if (error.message != "tables.engine" && error.message != "tables.damaged") return error;
    return Error{ErrorKind::failed, "tables.damaged", named, {}, error.detail};
  };
  if (Result<void> done = connection_->execute(fmt::format("ATTACH {} AS {} (READ_ONLY)", sql_text(file_of(table).string()), found.as)); !done)
    return tl::unexpected(damaged(done.error()));
  const auto rows = all_rows(connection_, fmt::format("SELECT json, (SELECT count(*) FROM {0}.cells) FROM {0}.about", found.as));
  if (rows && rows->size() == 1 && std::holds_alternative<std::string>((*rows)[0][0])) {
    found.about = data::about_from_json(std::get<std::string>((*rows)[0][0]));
    found.about.facts.rows = static_cast<std::uint64_t>(std::get<std::int64_t>((*rows)[0][1]));
  }
  found.about.facts.name = table;
  if (found.about.facts.columns.empty()) {
    static_cast<void>(connection_->execute("DETACH " + found.as));
    return failure(ErrorKind::failed, "tables.damaged", named, rows ? "" : rows.error().detail);
  }
  return &attached_.emplace(table, std::move(found)).first->second;
}

void DuckdbStore::forget(const std::string& table) {
  const auto known = attached_.find(table);
  if (known == attached_.end()) return;
  statements_.forget();
  order_.forget();
  static_cast<void>(connection_->execute("DETACH " + known->second.as));
  attached_.erase(known);
}

Result<data::TableFacts> DuckdbStore::facts_of(const std::string& table) {
  const Result<const Attached*> found = attached(table);
  if (!found) return tl::unexpected(found.error());
  return (*found)->about.facts;
}

Result<TableAbout> DuckdbStore::about(const std::string& table) {
  const Result<const Attached*> found = attached(table);
  if (!found) return tl::unexpected(found.error());
  return (*found)->about;
}

Result<data::Place> DuckdbStore::place_of(const std::string& table) {
  const Result<const Attached*> found = attached(table);
  if (!found) return tl::unexpected(found.error());
  return data::Place{(*found)->as + ".cells", "rowid"};
}

Result<std::vector<TableAbout>> DuckdbStore::tables() {
  std::vector<TableAbout> result;
  for (const std::string& file : base::entries_of(folder_)) {
    if (!file.ends_with(kEnding)) continue;
    if (Result<TableAbout> one = about(file.substr(0, file.size() - kEnding.size()))) result.push_back(std::move(*one));
  }
  return result;
}

Result<std::vector<data::Aside>> DuckdbStore::asides(const std::string& table) {
  const Result<const Attached*> found = attached(table);
  if (!found) return tl::unexpected(found.error());
  const auto rows = all_rows(connection_, fmt::format("SELECT line, problem, named, said FROM {}.aside ORDER BY rowid", (*found)->as));
  if (!rows) return tl::unexpected(rows.error());
  std::vector<data::Aside> result;
  for (const auto& row : *rows)
    result.push_back({static_cast<std::uint64_t>(std::get<std::int64_t>(row[0])), static_cast<data::Problem>(std::get<std::int64_t>(row[1])),
                      std::get<std::string>(row[2]), std::get<std::string>(row[3])});
  return result;
}

Result<std::unique_ptr<data::TableWriter>> DuckdbStore::write(const std::string& table, const std::vector<data::Column>& columns) {
  if (!data::is_table_name(table)) return failure(ErrorKind::usage, "tables.name", {{"nom", table}});
  forget(table);
  return DuckdbWriter::start(connection_, file_of(table), columns);
}

// Stands for the table while rows come; the file of that name is as it was until it is finished.
class DuckdbStore::Growing final : public data::TableWriter {
 public:
  Growing(DuckdbStore& store, std::unique_ptr<DuckdbWriter> writer) : store_(store), writer_(std::move(writer)) {}
  ~Growing() override { leave(); }
  Growing(const Growing&) = delete;
  Growing& operator=(const Growing&) = delete;

  Result<void> add(data::Batch& batch) override { return writer_->add(batch); }
  Result<void> set_aside(const data::Aside& aside) override { return writer_->set_aside(aside); }
  Result<void> show() override {
    if (store_.growing_->about.facts.rows == writer_->rows()) return {};
    if (Result<void> shown = writer_->show(); !shown) return shown;
    store_.growing_->about.facts.rows = writer_->rows();
    return {};
  }
  Result<void> finish(data::TableAbout about) override {
    const std::string name = store_.growing_->about.facts.name;
    leave();
    store_.forget(name);
    return writer_->finish(std::move(about));
  }

 private:
  void leave() {
    if (!std::exchange(stands_, false)) return;
    store_.statements_.forget();
    store_.order_.forget();
    store_.growing_.reset();
  }

  DuckdbStore& store_;
  std::unique_ptr<DuckdbWriter> writer_;
  bool stands_ = true;
};

Result<std::unique_ptr<data::TableWriter>> DuckdbStore::grow(const std::string& table, const std::vector<data::Column>& columns) {
  if (!data::is_table_name(table)) return failure(ErrorKind::usage, "tables.name", {{"nom", table}});
  if (growing_) return failure(ErrorKind::failed, "tables.in_use", {{"nom", growing_->about.facts.name}});
  const Result<std::shared_ptr<Connection>> connection = connection_->beside();
  if (!connection) return tl::unexpected(connection.error());
  Attached as{fmt::format("growing{}", ++names_), {}, {}};
  as.about.facts = {table, columns, 0};
  Result<std::unique_ptr<DuckdbWriter>> writer = DuckdbWriter::start(*connection, file_of(table), columns, as.as);
  if (!writer) return tl::unexpected(writer.error());
  growing_ = std::move(as);
  return std::make_unique<Growing>(*this, std::move(*writer));
}

Result<std::unique_ptr<data::Answer>> DuckdbStore::ask(const data::Query& query) {
  const std::optional<data::InTwo> two = far_down(query, far_rows_);
  if (!two) return answer(query, *this);
  const Result<data::Place> place = order_.place_of(two->order, std::get<data::Rows>(query.question), *this, *this);
  if (!place) return tl::unexpected(place.error());
  InOrder places(*place);
  return answer({two->shaped, query.question}, places);
}

Result<std::unique_ptr<data::Answer>> DuckdbStore::answer(const data::Query& query, data::Places& places) {
  Result<data::Statement> statement = data::compile(query, *this, places, data::SqlDialect::duckdb);
  if (!statement) return tl::unexpected(statement.error());
  Result<QueryResult> result = statements_.ask(statement->sql, statement->parameters);
  if (!result && result.error().message == "tables.damaged") result.error().arguments = {{"nom", query.pipeline.table}};
  if (!result) return tl::unexpected(result.error());
  return std::make_unique<DuckdbAnswer>(connection_, std::move(*result), std::move(statement->columns));
}

Result<void> DuckdbStore::remove(const std::string& table) {
  if (!data::is_table_name(table) || !base::is_file(file_of(table))) return failure(ErrorKind::failed, "run.no_table", {{"nom", table}});
  forget(table);
  std::error_code failed;
  if (!std::filesystem::remove(file_of(table), failed)) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", table}});
  return {};
}

}  // namespace lunabloc::engine
