// Tables in files of their own, in one folder, looked at by DuckDB. Nothing is opened before something is asked.
#pragma once

#include <filesystem>
#include <map>
#include <optional>

#include "data/sql.h"
#include "data/store.h"
#include "engine/duckdb_connection.h"
#include "engine/duckdb_order.h"

namespace lunabloc::engine {

class DuckdbStore final : public data::Store, private data::Places {
 public:
  // Errors: "tables.engine".
  static Result<std::unique_ptr<DuckdbStore>> open(const std::filesystem::path& folder, const Limits& limits = {});

  Result<data::TableFacts> facts_of(const std::string& table) override;
  Result<std::vector<data::TableAbout>> tables() override;
  Result<data::TableAbout> about(const std::string& table) override;
  Result<std::vector<data::Aside>> asides(const std::string& table) override;
  Result<std::unique_ptr<data::TableWriter>> write(const std::string& table, const std::vector<data::Column>& columns) override;
  // The writer goes before the store.
  Result<std::unique_ptr<data::TableWriter>> grow(const std::string& table, const std::vector<data::Column>& columns) override;
  Result<std::unique_ptr<data::Answer>> ask(const data::Query& query) override;
  Result<void> remove(const std::string& table) override;
  void interrupt() override { connection_->interrupt(); }

 private:
  class Growing;
  // Which file it is: another process may put a new one in its place.
  struct Stamp {
    std::uint64_t file = 0;
    std::int64_t changed = 0;  // in nanoseconds
    bool operator==(const Stamp&) const = default;
  };
  struct Attached {
    std::string as;
    Stamp stamp;
    data::TableAbout about;
  };
  DuckdbStore(std::filesystem::path folder, std::shared_ptr<Connection> connection, std::uint64_t far_rows)
      : folder_(std::move(folder)), connection_(std::move(connection)), statements_(connection_), order_(connection_, statements_), far_rows_(far_rows) {}
  Result<const Attached*> attached(const std::string& table);
  Result<std::unique_ptr<data::Answer>> answer(const data::Query& query, data::Places& places);
  Stamp stamp_of(const std::string& table) const;
  void forget(const std::string& table);
  Result<data::Place> place_of(const std::string& table) override;
  std::filesystem::path file_of(const std::string& table) const { return folder_ / (table + ".duckdb"); }

  std::filesystem::path folder_;
  std::shared_ptr<Connection> connection_;
  Statements statements_;
  DuckdbOrder order_;
  std::uint64_t far_rows_;
  std::map<std::string, Attached> attached_;
  std::optional<Attached> growing_;
  int names_ = 0;
};

}  // namespace lunabloc::engine
