#include "engine/postgres_store.h"

#include <gmock/gmock.h>

#include "postgres_server.h"
#include "store_support.h"

namespace lunabloc::engine {
namespace {

using testing::SizeIs;

// One server for all: it takes seconds to start.
class PostgresTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<PostgresServer>(); }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    ASSERT_TRUE(server_->started());
    auto store = PostgresStore::open(server_->address());
    ASSERT_TRUE(store) << store.error().detail;
    store_ = std::move(*store);
  }
  static std::unique_ptr<PostgresServer> server_;
  std::unique_ptr<PostgresStore> store_;
};
std::unique_ptr<PostgresServer> PostgresTest::server_;

TEST_F(PostgresTest, RandomQueriesGiveWhatTheReferenceGives) {
  for (unsigned seed = 1; seed <= 3; ++seed) check_random_queries(*store_, seed, 150);
}

TEST_F(PostgresTest, AnImportThatIsGivenUpLeavesTheTableAsItWas) {
  give_up_an_import(*store_);
  EXPECT_EQ(store_->facts_of("t")->rows, 10U);
  RandomQueries random(2);
  put(*store_, "t", random.table(4));
  EXPECT_EQ(store_->facts_of("t")->rows, 4U);
  ASSERT_TRUE(store_->remove("t"));
  EXPECT_EQ(store_->facts_of("t").error().message, "run.no_table");
}

TEST(PostgresGone, AServerThatIsNotThereOrGoesAwayIsSaid) {
  EXPECT_EQ(PostgresStore::open("host=/nowhere user=x").error().message, "tables.no_server");
  PostgresServer server;
  ASSERT_TRUE(server.started());
  auto store = PostgresStore::open(server.address());
  ASSERT_TRUE(store);
  RandomQueries random(1);
  put(**store, "t", random.table(10));
  server.stop();
  EXPECT_EQ(all_of(**store, {{"t", {}}, data::Count{}}).error().message, "tables.no_server");
}

}  // namespace
}  // namespace lunabloc::engine
