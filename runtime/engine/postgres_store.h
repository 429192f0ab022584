// Tables in a PostgreSQL server, for a school or a city: the same pipelines, the same answers. They live in a schema of their
// own, « lunabloc », beside whatever else the database holds.
//
// The connection string may hold a password: it is never kept, shown or written.
#pragma once

#include "data/sql.h"
#include "data/store.h"

struct pg_conn;
struct pg_result;

namespace lunabloc::engine {

class RowOrder;

// A connection that says what failed in our words.
class PostgresConnection {
 public:
  // Errors: "tables.no_server" with what the server said.
  static Result<std::shared_ptr<PostgresConnection>> open(const std::string& address);
  ~PostgresConnection();
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  using Rows = std::unique_ptr<pg_result, void (*)(pg_result*)>;
  // A statement with parameters, answered in text.
  Result<Rows> run(const std::string& sql, const std::vector<data::Cell>& parameters = {});
  pg_conn* handle() const { return connection_; }
  void interrupt();
  Error error(const char* said) const;

 private:
  explicit PostgresConnection(pg_conn* connection) : connection_(connection) {}
  pg_conn* connection_;
};

class PostgresStore final : public data::Store, private data::Places {
 public:
  static Result<std::unique_ptr<PostgresStore>> open(const std::string& address, std::uint64_t far_rows = data::kFarRows);
  ~PostgresStore() override;

  Result<data::TableFacts> facts_of(const std::string& table) override;
  Result<std::vector<data::TableAbout>> tables() override;
  Result<data::TableAbout> about(const std::string& table) override;
  Result<std::vector<data::Aside>> asides(const std::string& table) override;
  Result<std::unique_ptr<data::TableWriter>> write(const std::string& table, const std::vector<data::Column>& columns) override;
  Result<std::unique_ptr<data::Answer>> ask(const data::Query& query) override;
  Result<void> remove(const std::string& table) override;
  void interrupt() override { connection_->interrupt(); }

 private:
  PostgresStore(std::shared_ptr<PostgresConnection> connection, std::uint64_t far_rows);
  struct Found {
    std::string number;
    data::TableAbout about;
  };
  Result<Found> found(const std::string& table);
  Result<std::unique_ptr<data::Answer>> answer(const data::Query& query, data::Places& places);
  Result<data::Place> place_of(const std::string& table) override;

  std::shared_ptr<PostgresConnection> connection_;
  std::unique_ptr<RowOrder> order_;
  std::uint64_t far_rows_;
};

}  // namespace lunabloc::engine
