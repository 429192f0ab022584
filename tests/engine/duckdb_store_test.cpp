#include "engine/duckdb_store.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "store_support.h"
#include "support/temp_folder.h"

namespace lunabloc::engine {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class DuckdbTest : public testing::Test {
 protected:
  DuckdbTest() { store_ = std::move(*DuckdbStore::open(folder_.path())); }
  support::TempFolder folder_;
  std::unique_ptr<DuckdbStore> store_;
};

TEST_F(DuckdbTest, RandomQueriesGiveWhatTheReferenceGives) {
  for (unsigned seed = 1; seed <= 3; ++seed) check_random_queries(*store_, seed, 150);
}

// The way that is taken far down in a long table gives the same rows.
TEST_F(DuckdbTest, RowsFoundByTheirOrderAreTheSame) {
  Limits limits;
  limits.far_rows = 0;
  store_ = std::move(*DuckdbStore::open(folder_.path(), limits));
  for (unsigned seed = 4; seed <= 6; ++seed) check_random_queries(*store_, seed, 150);
}

TEST_F(DuckdbTest, AnOrderIsForgottenWithItsTable) {
  using data::Cell;
  Limits limits;
  limits.far_rows = 0;
  store_ = std::move(*DuckdbStore::open(folder_.path(), limits));
  const auto last_of = [this](std::int64_t rows) -> Result<CellRows> {
    reference::Table table;
    table.columns = {{"n", data::Kind::whole, 0, "", false}};
    for (std::int64_t i = 0; i < rows; ++i) table.rows.push_back({{.missing = false, .digits = i}});
    put(*store_, "t", table);
    return all_of(*store_, {{"t", {data::Sort{"n", data::Direction::down}}}, data::Rows{0, 1}});
  };
  EXPECT_EQ(*last_of(5), (CellRows{{Cell(std::int64_t{4})}}));
  EXPECT_EQ(*last_of(9), (CellRows{{Cell(std::int64_t{8})}}));
  EXPECT_EQ(all_of(*store_, {{"t", {data::Keep{"x", data::Comparison::equal, std::int64_t{1}}}}, data::Rows{0, 1}}).error().message, "run.no_column");
}

// A page near the end of what was sorted costs a page: with so little memory, all rows before it would have no room.
TEST_F(DuckdbTest, APageFarDownInASortedTableNeedsLittleMemory) {
  Limits limits;
  limits.memory_mb = 64;
  store_ = std::move(*DuckdbStore::open(folder_.path(), limits));
  constexpr std::int64_t kRows = 400'000;
  reference::Table table;
  table.columns = {{"n", data::Kind::whole, 0, "", false}, {"t", data::Kind::text, 0, "", false}};
  for (std::int64_t i = 0; i < kRows; ++i)
    table.rows.push_back({{.missing = false, .digits = i * 7919 % kRows}, {.missing = false, .text = std::string(200, 'x') + std::to_string(i)}});
  put(*store_, "t", table);
  const Result<CellRows> page = all_of(*store_, {{"t", {data::Sort{"n", data::Direction::up}}}, data::Rows{kRows - 3, 256}});
  ASSERT_TRUE(page) << page.error().message << page.error().detail;
  ASSERT_THAT(*page, SizeIs(3));
  EXPECT_EQ((*page)[2][0], data::Cell(kRows - 1));
  const Result<CellRows> kept = all_of(*store_, {{"t", {data::Keep{"n", data::Comparison::greater_or_equal, std::int64_t{100'000}}}}, data::Rows{299'999, 256}});
  ASSERT_TRUE(kept) << kept.error().message << kept.error().detail;
  EXPECT_THAT(*kept, SizeIs(1));
}

TEST_F(DuckdbTest, NothingIsOpenToAnOutsideFile) {
  const auto connection = std::move(*Connection::open(folder_.path().string(), {}));
  for (const char* sql : {"SELECT * FROM read_csv('/etc/passwd')", "COPY (SELECT 1) TO '/tmp/lunabloc-leak.csv'", "INSTALL httpfs", "LOAD httpfs",
                          "ATTACH '/tmp/lunabloc-leak.duckdb' AS x", "SET enable_external_access = true", "SET memory_limit = '90GB'"})
    EXPECT_FALSE(connection->execute(sql)) << sql;
}

TEST_F(DuckdbTest, AnImportThatIsGivenUpLeavesTheTableAsItWas) {
  give_up_an_import(*store_);
  EXPECT_EQ(store_->facts_of("t")->rows, 10U);
  EXPECT_THAT(base::entries_of(folder_.path()), SizeIs(1));
}

TEST_F(DuckdbTest, WhatIsNoTableIsSaid) {
  EXPECT_EQ(store_->facts_of("absent").error().message, "run.no_table");
  EXPECT_EQ(store_->facts_of("../../etc/passwd").error().message, "run.no_table");
  EXPECT_EQ(store_->write("../x", {}).error().message, "tables.name");
  ASSERT_TRUE(base::write_file(folder_.path() / "casse.duckdb", std::string(20'000, 'x')));
  EXPECT_EQ(store_->facts_of("casse").error().message, "tables.damaged");
  ASSERT_TRUE(base::write_file(folder_.path() / "vide.duckdb", ""));
  EXPECT_EQ(store_->facts_of("vide").error().message, "tables.damaged");
  EXPECT_THAT(*store_->tables(), SizeIs(0));
}

// Seen only when the rows are read; the other tables go on.
TEST_F(DuckdbTest, ATableThatIsDamagedInItsMiddleIsSaid) {
  reference::Table table;
  table.columns = {{"t", data::Kind::text, 0, "", false}};
  for (int i = 0; i < 100'000; ++i) table.rows.push_back({{.missing = false, .text = std::to_string(i * 7919 % 99'991) + std::string(20, 'x')}});
  put(*store_, "abime", table);
  put(*store_, "sain", table);
  store_.reset();
  std::fstream file(folder_.path() / "abime.duckdb", std::ios::in | std::ios::out | std::ios::binary);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(folder_.path() / "abime.duckdb"));
  for (std::streamoff at = 64 * 1024; at < size; at += 256 * 1024) file.seekp(at) << std::string(1024, '?');
  file.close();
  store_ = std::move(*DuckdbStore::open(folder_.path()));
  const Result<CellRows> rows = all_of(*store_, {{"abime", {}}, data::Distinct{"t"}});
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().message, "tables.damaged") << rows.error().detail;
  EXPECT_EQ(rows.error().arguments, (Arguments{{"nom", "abime"}}));
  const Result<CellRows> others = all_of(*store_, {{"sain", {}}, data::Count{}});
  ASSERT_TRUE(others) << others.error().message << others.error().detail;
  EXPECT_EQ((*others)[0][0], data::Cell(std::int64_t{100'000}));
}

TEST_F(DuckdbTest, WhatADeadProcessLeftIsSweptAway) {
  ASSERT_TRUE(base::write_file(folder_.path() / "t.duckdb.999999999.part", "x"));
  ASSERT_TRUE(base::write_file(folder_.path() / ("t.duckdb." + std::to_string(::getpid()) + ".part"), "x"));
  const auto store = DuckdbStore::open(folder_.path());
  EXPECT_THAT(base::entries_of(folder_.path()), SizeIs(1));
}

}  // namespace
}  // namespace lunabloc::engine
