#include "engine/postgres_store.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <libpq-fe.h>

#include <array>
#include <future>
#include <thread>

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

// The way that is taken far down in a long table gives the same rows.
TEST_F(PostgresTest, RowsFoundByTheirOrderAreTheSame) {
  store_ = std::move(*PostgresStore::open(server_->address(), 0));
  for (unsigned seed = 4; seed <= 6; ++seed) check_random_queries(*store_, seed, 150);
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

// Another's own connection, beside the store's.
void run_on(const PostgresServer& server, const std::string& sql) {
  const auto connection = PostgresConnection::open(server.address());
  ASSERT_TRUE(connection) << connection.error().detail;
  const auto done = (*connection)->run(sql);
  ASSERT_TRUE(done) << sql << ": " << done.error().detail;
}
std::vector<std::string> texts_from(const PostgresServer& server, const std::string& sql) {
  const auto connection = PostgresConnection::open(server.address());
  const auto rows = (*connection)->run(sql);
  std::vector<std::string> texts;
  for (int i = 0; rows && i < PQntuples(rows->get()); ++i) texts.emplace_back(PQgetvalue(rows->get(), i, 0));
  return texts;
}

reference::Table counted(std::int64_t rows) {
  reference::Table table;
  table.columns = {{"n", data::Kind::whole, 0, "", false}};
  for (std::int64_t i = 0; i < rows; ++i) table.rows.push_back({{.missing = false, .digits = i}});
  return table;
}
data::Query last_of(std::int64_t rows) {
  return {{"t", {data::Sort{"n", data::Direction::down}}}, data::Rows{static_cast<std::uint64_t>(rows) - 1, 10}};
}

// Made once for all the pages of a pipeline, and anew for a table that came in place of the old one.
TEST_F(PostgresTest, AnOrderIsKeptUntilItsTableIsAnother) {
  store_ = std::move(*PostgresStore::open(server_->address(), 0));
  const auto orders = [&] { return texts_from(*server_, "SELECT relname FROM pg_class WHERE relname ~ '^order[0-9]+$'"); };
  put(*store_, "t", counted(50));
  EXPECT_EQ(shown(*all_of(*store_, last_of(50))), "2<0> \n");
  EXPECT_EQ(shown(*all_of(*store_, last_of(49))), "2<1> \n2<0> \n");
  EXPECT_EQ(orders(), std::vector<std::string>{"order1"});
  put(*store_, "t", counted(60));
  EXPECT_EQ(shown(*all_of(*store_, last_of(60))), "2<0> \n");
  EXPECT_EQ(orders(), std::vector<std::string>{"order2"}) << "the old one is gone";
}

// Who may only read has the same rows, by the longer way.
TEST_F(PostgresTest, WhoMayMakeNoTableHasTheSamePages) {
  put(*store_, "t", counted(50));
  run_on(*server_, "DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  for (const char* sql : {"REVOKE TEMP ON DATABASE postgres FROM PUBLIC", "GRANT USAGE ON SCHEMA lunabloc TO reader", "GRANT SELECT ON ALL TABLES IN SCHEMA lunabloc TO reader"})
    run_on(*server_, sql);
  for (const std::string& address : {"host=" + server_->folder() + " user=reader dbname=postgres", server_->address() + " options='-c default_transaction_read_only=on'"}) {
    const auto reader = PostgresStore::open(address, 0);
    ASSERT_TRUE(reader) << reader.error().detail;
    const Result<CellRows> rows = all_of(**reader, last_of(50));
    ASSERT_TRUE(rows) << rows.error().message << rows.error().detail;
    EXPECT_EQ(shown(*rows), "2<0> \n");
  }
}

// What a city does when one machine is outgrown: the rows of each table stand in three servers, of which the first knows the
// others (postgres_fdw). Nothing of Lunabloc knows of it.
class Cluster {
 public:
  bool started() const { return first_.started() && others_[0].started() && others_[1].started(); }
  const PostgresServer& first() const { return first_; }
  PostgresServer& other(std::size_t i) { return others_[i]; }

  void join_servers() {
    run_on(first_, "CREATE EXTENSION postgres_fdw");
    for (std::size_t i = 0; i < others_.size(); ++i) {
      const std::string name = "other" + std::to_string(i);
      run_on(first_, fmt::format("CREATE SERVER {} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{}', dbname 'postgres')", name, others_[i].folder()));
      run_on(first_, fmt::format("CREATE USER MAPPING FOR lunabloc SERVER {} OPTIONS (user 'lunabloc')", name));
      run_on(others_[i], "CREATE SCHEMA IF NOT EXISTS lunabloc");
    }
  }

  // Every table that is there: its first third stays, the second and the last go to the two others.
  void spread_tables() {
    for (const std::string& number : texts_from(first_, "SELECT number FROM lunabloc.tables")) spread(number);
  }
  // How many rows each of the others holds, all tables together.
  std::int64_t rows_on(std::size_t i) {
    std::int64_t rows = 0;
    for (const std::string& name : texts_from(others_[i], "SELECT relname FROM pg_class WHERE relname ~ '^part[0-9]+$'"))
      rows += std::stoll(texts_from(others_[i], "SELECT count(*) FROM lunabloc." + name)[0]);
    return rows;
  }

 private:
  void spread(const std::string& number) {
    const std::string table = "lunabloc.t" + number;
    const std::string columns = texts_from(first_, fmt::format("SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN atttypid = "
                                                               "'text'::regtype THEN ' COLLATE \"C\"' ELSE '' END, ', ' ORDER BY attnum) FROM pg_attribute WHERE "
                                                               "attrelid = '{}'::regclass AND attnum > 0", table))[0];
    const std::int64_t rows = std::stoll(texts_from(first_, "SELECT count(*) FROM " + table)[0]);
    const std::string borders[] = {"MINVALUE", std::to_string(rows / 3 + 1), std::to_string(2 * rows / 3 + 2), "MAXVALUE"};
    run_on(first_, fmt::format("ALTER TABLE {} RENAME TO whole{}", table, number));
    run_on(first_, fmt::format("CREATE TABLE {} ({}) PARTITION BY RANGE (row_number)", table, columns));
    run_on(first_, fmt::format("CREATE TABLE lunabloc.part{} PARTITION OF {} FOR VALUES FROM ({}) TO ({})", number, table, borders[0], borders[1]));
    for (std::size_t i = 0; i < others_.size(); ++i) {
      run_on(others_[i], fmt::format("CREATE TABLE lunabloc.part{} ({})", number, columns));
      run_on(first_, fmt::format("CREATE FOREIGN TABLE lunabloc.there{}_{} PARTITION OF {} FOR VALUES FROM ({}) TO ({}) SERVER other{} OPTIONS "
                                 "(schema_name 'lunabloc', table_name 'part{}')", i, number, table, borders[i + 1], borders[i + 2], i, number));
    }
    run_on(first_, fmt::format("INSERT INTO {} SELECT * FROM lunabloc.whole{}", table, number));
    run_on(first_, fmt::format("DROP TABLE lunabloc.whole{}", number));
  }

  PostgresServer first_;
  std::array<PostgresServer, 2> others_;
};

TEST(PostgresSpread, ATableOverThreeServersAnswersAsOneTableDoes) {
  Cluster cluster;
  ASSERT_TRUE(cluster.started());
  cluster.join_servers();
  auto store = PostgresStore::open(cluster.first().address());
  ASSERT_TRUE(store);
  check_random_queries(**store, 11, 60, [&] { cluster.spread_tables(); });
  // Far down too.
  store = PostgresStore::open(cluster.first().address(), 0);
  check_random_queries(**store, 12, 60, [&] { cluster.spread_tables(); });
  EXPECT_GE(cluster.rows_on(0), 40) << "a third of the longest table";
  EXPECT_GE(cluster.rows_on(1), 39);
  // One of them goes: that is said, and is no answer with fewer rows.
  cluster.other(1).stop();
  const auto gone = all_of(**store, {{"villes", {}}, data::Count{}});
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().message, "tables.no_server") << gone.error().detail;
}

// A question that waits, as long as the test wants, for a lock that another holds.
class Waiting {
 public:
  Waiting(const PostgresServer& server, PostgresStore& store) {
    holder_ = std::move(*PostgresConnection::open(server.address()));
    EXPECT_TRUE(holder_->run("BEGIN"));
    EXPECT_TRUE(holder_->run("LOCK TABLE lunabloc.t1 IN ACCESS EXCLUSIVE MODE"));
    asking_ = std::async(std::launch::async, [&store] { return all_of(store, {{"t", {}}, data::Count{}}); });
    while (std::stoi(texts_from(server, "SELECT count(*) FROM pg_locks WHERE NOT granted")[0]) == 0) std::this_thread::yield();
  }
  Error failed() {
    const Result<CellRows> rows = asking_.get();
    return rows ? Error{} : rows.error();
  }

 private:
  std::shared_ptr<PostgresConnection> holder_;
  std::future<Result<CellRows>> asking_;
};

TEST(PostgresGone, AQuestionThatGoesOnIsStopped) {
  PostgresServer server;
  ASSERT_TRUE(server.started());
  auto store = std::move(*PostgresStore::open(server.address()));
  RandomQueries random(1);
  put(*store, "t", random.table(10));
  {
    Waiting waiting(server, *store);
    store->interrupt();
    EXPECT_EQ(waiting.failed().message, "tables.stopped");
  }
  EXPECT_EQ(shown(*all_of(*store, {{"t", {}}, data::Count{}})), "2<10> \n") << "the next question is answered";
  // The server is killed while it answers.
  Waiting waiting(server, *store);
  server.stop();
  EXPECT_EQ(waiting.failed().message, "tables.no_server");
}

TEST(PostgresGone, AServerThatGoesInTheMiddleOfAnImportLeavesTheTableAsItWas) {
  PostgresServer server;
  ASSERT_TRUE(server.started());
  auto store = std::move(*PostgresStore::open(server.address()));
  RandomQueries random(1);
  put(*store, "t", random.table(10));
  auto writer = std::move(*store->write("t", {{"n", data::Kind::whole, 0, "", false}}));
  data::Batch batch;
  batch.columns.resize(1);
  batch.columns[0] = {{1, 2}, {}, "", {}, {0, 0}};
  batch.rows = 2;
  ASSERT_TRUE(writer->add(batch));
  // Only this connection is ended, as when a cable is pulled.
  run_on(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
  Result<void> done = writer->finish({});
  EXPECT_EQ(done.error().message, "tables.no_server") << done.error().detail;
  writer.reset();
  store = std::move(*PostgresStore::open(server.address()));
  EXPECT_EQ(store->facts_of("t")->rows, 10U);
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
