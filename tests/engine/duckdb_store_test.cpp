#include "engine/duckdb_store.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "engine/duckdb_answer.h"
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

// Rows of a table as a long import brings them: a number, a measure of which some are missing, a short text and a long one.
reference::Table long_table(std::int64_t rows) {
  reference::Table table;
  table.columns = {{"n", data::Kind::whole, 0, "", false}, {"m", data::Kind::decimal, 2, "", false}, {"court", data::Kind::text, 0, "", false}, {"long", data::Kind::text, 0, "", false}};
  for (std::int64_t i = 0; i < rows; ++i)
    table.rows.push_back({{.missing = false, .digits = i},
                          {.missing = i % 7 == 0, .digits = i * 31 % 1009},
                          {.missing = false, .text = "v" + std::to_string(i % 40)},
                          {.missing = i % 11 == 0, .text = i % 11 == 0 ? "" : "le capteur du matin " + std::to_string(i)}});
  return table;
}

class DuckdbLong : public DuckdbTest, public testing::WithParamInterface<std::int64_t> {};

TEST_P(DuckdbLong, RowsComeOutAsTheyWentIn) {
  const std::int64_t count = GetParam();
  put(*store_, "t", long_table(count));
  const Result<CellRows> rows = all_of(*store_, {{"t", {}}, data::Rows{0, static_cast<std::uint64_t>(count) + 1}});
  ASSERT_TRUE(rows) << rows.error().message << rows.error().detail;
  ASSERT_THAT(*rows, SizeIs(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const std::vector<data::Cell>& row = (*rows)[static_cast<std::size_t>(i)];
    ASSERT_EQ(row[0], data::Cell(i));
    ASSERT_EQ(row[1], i % 7 == 0 ? data::Cell() : data::Cell(static_cast<double>(i * 31 % 1009) / 100)) << i;
    ASSERT_EQ(row[2], data::Cell("v" + std::to_string(i % 40)));
    ASSERT_EQ(row[3], i % 11 == 0 ? data::Cell() : data::Cell("le capteur du matin " + std::to_string(i))) << i;
  }
}

// None; less than what decides how texts are kept, as much, more; more than are packed together.
INSTANTIATE_TEST_SUITE_P(Rows, DuckdbLong, testing::Values(0, 1, 2'048, 16'384, 16'385, 140'000));

// A list of the texts there are is for those that come back; measures are as they are, so that looking for some is quick.
TEST_F(DuckdbTest, EachColumnIsKeptAsItIsBestAskedAndRead) {
  put(*store_, "t", long_table(20'000));
  store_.reset();
  const auto connection = std::move(*Connection::open(folder_.path().string(), {}));
  ASSERT_TRUE(connection->execute("ATTACH '" + (folder_.path() / "t.duckdb").string() + "' AS t (READ_ONLY)"));
  const auto kept = [&](const std::string& column) {
    auto result = QueryResult::of(*connection, "SELECT DISTINCT compression FROM pragma_storage_info('t.cells') WHERE segment_type <> 'VALIDITY' AND column_name = $1", {column});
    DuckdbAnswer answer(connection, std::move(*result), {});
    CellRows rows;
    static_cast<void>(answer.next(rows));
    return rows.size() == 1 ? std::get<std::string>(rows[0][0]) : std::to_string(rows.size());
  };
  EXPECT_EQ(kept("c1"), "BitPacking");
  EXPECT_EQ(kept("c2"), "Uncompressed");
  EXPECT_EQ(kept("c3"), "Dictionary");
  EXPECT_EQ(kept("c4"), "Uncompressed");
}

TEST_F(DuckdbTest, ALongImportThatIsGivenUpLeavesTheTableAsItWasAndRoomForTheNext) {
  put(*store_, "t", long_table(10));
  {
    const auto writer = std::move(*store_->write("t", {{"n", data::Kind::whole, 0, "", false}}));
    data::Batch batch;
    for (int i = 0; i < 50; ++i) {
      batch.columns.resize(1);
      batch.columns[0].wholes.assign(data::kBatchRows, i);
      batch.columns[0].missing.assign(data::kBatchRows, 0);
      batch.rows = data::kBatchRows;
      ASSERT_TRUE(writer->add(batch));
      batch.clear();
    }
  }
  EXPECT_EQ(store_->facts_of("t")->rows, 10U);
  EXPECT_THAT(base::entries_of(folder_.path()), SizeIs(1));
  put(*store_, "t", long_table(20));
  EXPECT_EQ(store_->facts_of("t")->rows, 20U);
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
