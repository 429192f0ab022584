// DuckDB's C interface, held so that nothing is let go twice or not at all, and its failures as ours.
#pragma once

#include <duckdb.h>

#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "data/cell.h"
#include "data/store.h"

namespace lunabloc::engine {

// An engine in memory, of which only the files of one folder may be attached; closed to everything else: no network, no
// extension, no other file, and no setting that could be changed afterwards.
struct Limits {
  unsigned memory_mb = 160;  // what is more goes to the disk: a window and its engine have 350 together
  unsigned threads = 4;
  std::uint64_t far_rows = data::kFarRows;
};

class Connection {
 public:
  static Result<std::shared_ptr<Connection>> open(const std::string& folder, const Limits& limits);
  // Another one to the same engine, with transactions of its own.
  Result<std::shared_ptr<Connection>> beside() const;
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A statement of ours, without parameters.
  Result<void> execute(const std::string& sql);
  duckdb_connection handle() const { return connection_; }
  void interrupt() { duckdb_interrupt(connection_); }

 private:
  Connection() = default;
  struct Engine {
    duckdb_database handle = nullptr;
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() { duckdb_close(&handle); }
  };
  std::shared_ptr<Engine> engine_ = std::make_shared<Engine>();  // ends with the last connection
  duckdb_connection connection_ = nullptr;
};

// One result, fetched chunk by chunk.
class QueryResult {
 public:
  QueryResult() = default;
  QueryResult(QueryResult&& other) noexcept : result_(other.result_), owned_(std::exchange(other.owned_, false)) {}
  QueryResult& operator=(QueryResult&&) = delete;
  ~QueryResult() {
    if (owned_) duckdb_destroy_result(&result_);
  }
  static Result<QueryResult> of(Connection& connection, const std::string& sql, const std::vector<data::Cell>& parameters);
  static Result<QueryResult> of(duckdb_prepared_statement statement, const std::vector<data::Cell>& parameters);
  duckdb_result& handle() { return result_; }

 private:
  duckdb_result result_{};
  bool owned_ = false;
};

// Statements that were asked lately, ready to be asked again: what a program asks in a loop is planned once.
class Statements {
 public:
  explicit Statements(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
  Result<QueryResult> ask(const std::string& sql, const std::vector<data::Cell>& parameters);
  // A table that they look at goes.
  void forget() { ready_.clear(); }

 private:
  class Ready {
   public:
    static Result<Ready> of(Connection& connection, std::string sql);
    Ready(Ready&& other) noexcept : sql(std::move(other.sql)), statement(std::exchange(other.statement, nullptr)) {}
    Ready& operator=(Ready&&) = delete;
    ~Ready() { duckdb_destroy_prepare(&statement); }
    std::string sql;
    duckdb_prepared_statement statement = nullptr;

   private:
    Ready() = default;
  };
  std::shared_ptr<Connection> connection_;
  std::list<Ready> ready_;  // the last one asked first
};

// What the engine said, as what we say: "file.disk_full", "tables.stopped", "tables.no_memory", "tables.in_use",
// "tables.number_too_large", "tables.damaged" of which table it does not say, and for anything else "tables.engine", ours to mend.
Error error_of(const char* said);

// 'it''s'
std::string sql_text(std::string_view text);

}  // namespace lunabloc::engine
