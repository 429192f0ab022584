#include "engine/duckdb_store.h"

#include <gmock/gmock.h>

#include <unistd.h>

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

TEST_F(DuckdbTest, WhatADeadProcessLeftIsSweptAway) {
  ASSERT_TRUE(base::write_file(folder_.path() / "t.duckdb.999999999.part", "x"));
  ASSERT_TRUE(base::write_file(folder_.path() / ("t.duckdb." + std::to_string(::getpid()) + ".part"), "x"));
  const auto store = DuckdbStore::open(folder_.path());
  EXPECT_THAT(base::entries_of(folder_.path()), SizeIs(1));
}

}  // namespace
}  // namespace lunabloc::engine
