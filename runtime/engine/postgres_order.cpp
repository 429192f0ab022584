#include "engine/postgres_order.h"

#include <fmt/format.h>

namespace lunabloc::engine {

Result<void> PostgresOrder::fill(const std::string& name, const data::Statement& numbers) {
  const std::string table = "pg_temp." + name;
  const auto made = connection_->run(fmt::format("CREATE TEMP TABLE {} (place bigint GENERATED ALWAYS AS IDENTITY (START 0 MINVALUE 0), n bigint)", name));
  if (!made) return tl::unexpected(made.error());
  // Places are given in the order of the rows: so INSERT promises.
  const auto filled = connection_->run(fmt::format("INSERT INTO {} (n) {}", table, numbers.sql), numbers.parameters);
  if (!filled) return tl::unexpected(filled.error());
  for (const std::string& sql : {fmt::format("ALTER TABLE {} ADD PRIMARY KEY (place)", table), "ANALYZE " + table})
    if (const auto done = connection_->run(sql); !done) return tl::unexpected(done.error());
  return {};
}

void PostgresOrder::drop(const std::string& name) { static_cast<void>(connection_->run("DROP TABLE IF EXISTS pg_temp." + name)); }

// The numbers of a page are known before its rows are looked for, so that each of several servers is asked for its own alone.
data::Place PostgresOrder::over(const std::string& name, const data::Place& cells, const data::Rows& rows) const {
  const std::string page = fmt::format("place >= {} AND place < {}", rows.from, rows.from + rows.count);
  return {fmt::format("(SELECT c.*, v.place FROM pg_temp.{0} AS v JOIN {1} AS c ON c.{2} = v.n"
                      " WHERE {3} AND c.{2} = ANY (ARRAY(SELECT n FROM pg_temp.{0} WHERE {3}))) AS far",
                      name, cells.from, cells.row, page),
          "place"};
}

}  // namespace lunabloc::engine
