// lunabloc-data as a process: what a window and a command have of it.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/file.h"
#include "data/engine_client.h"
#include "data/import_order.h"
#include "data/pipeline.h"
#include "data/store.h"
#include "support/temp_folder.h"
#include "support/tiny_disk.h"

namespace lunabloc::engine {
namespace {

using data::EngineClient;
using testing::HasSubstr;
using testing::SizeIs;

std::unique_ptr<EngineClient> engine_in(const std::filesystem::path& folder) {
  auto client = EngineClient::start(support::binary_folder() / "bin/lunabloc-data", {folder.string(), false});
  EXPECT_TRUE(client) << client.error().message << client.error().detail;
  return std::move(*client);
}

class ServerTest : public testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view text) const {
    EXPECT_TRUE(base::write_file(folder_.path() / name, text));
    return (folder_.path() / name).string();
  }
  std::filesystem::path tables() const { return folder_.path() / "tables"; }
  support::TempFolder folder_;
};

Result<nlohmann::json> import(EngineClient& client, const std::string& file, const EngineClient::Watch& watch = nullptr) {
  data::ImportOrder order;
  order.file = file;
  const Result<data::Message> done = client.ask('I', data::json_of(order), watch);
  if (!done) return tl::unexpected(done.error());
  return nlohmann::json::parse(done->content);
}

TEST_F(ServerTest, AFileIsImportedToldAndAsked) {
  const auto client = engine_in(tables());
  const auto report = import(*client, file("mes villes.csv", "nom;pop\nBrest;142346\nOups\nNîmes;1\n"));
  ASSERT_TRUE(report) << report.error().message << report.error().detail;
  EXPECT_EQ((*report)["name"], "mes_villes");
  EXPECT_EQ((*report)["rows"], 2);
  EXPECT_EQ((*report)["aside"], 1);
  const auto about = nlohmann::json::parse(client->ask('A', "mes_villes", nullptr)->content);
  EXPECT_EQ(about["lines"][0]["problem"], "ragged");
  const data::Query query{{"mes_villes", {data::Sort{"pop", data::Direction::down}}}, data::Rows{0, 10}};
  const auto page = data::decode_page(client->ask('Q', data::encode(query), nullptr)->content);
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->more);
  EXPECT_EQ(page->rows[0][0], data::Cell(std::string("Brest")));
  EXPECT_EQ(nlohmann::json::parse(client->ask('S', "", nullptr)->content).size(), 1U);
  EXPECT_TRUE(client->ask('X', "mes_villes", nullptr));
  EXPECT_EQ(client->ask('A', "mes_villes", nullptr).error().message, "run.no_table");
}

TEST_F(ServerTest, ManyRowsComeInPages) {
  const auto client = engine_in(tables());
  std::string text = "n,t\n";
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + ",texte " + std::to_string(i) + "\n";
  ASSERT_TRUE(import(*client, file("t.csv", text)));
  auto message = client->ask('Q', data::encode({{"t", {}}, data::Rows{0, 1'000'000}}), nullptr);
  std::int64_t expected = 0;
  for (;;) {
    ASSERT_TRUE(message);
    EXPECT_LE(message->content.size(), 64U * 1024U);
    const auto page = data::decode_page(message->content);
    ASSERT_TRUE(page);
    for (const auto& row : page->rows) ASSERT_EQ(row[0], data::Cell(expected++));
    if (!page->more) break;
    message = client->ask('N', "", nullptr);
  }
  EXPECT_EQ(expected, 50'000);
}

TEST_F(ServerTest, AnImportThatIsStoppedLeavesTheTableAsItWas) {
  auto client = engine_in(tables());
  ASSERT_TRUE(import(*client, file("t.csv", "n\n1\n2\n")));
  std::string text = "n,t\n";
  for (int i = 0; i < 300'000; ++i) text += std::to_string(i) + ",texte\n";
  const auto stopped = import(*client, file("t.csv", text), [](double) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, "tables.stopped");
  client = engine_in(tables());
  EXPECT_EQ(nlohmann::json::parse(client->ask('A', "t", nullptr)->content)["rows"], 2);
  EXPECT_THAT(base::entries_of(tables()), testing::Contains("t.duckdb"));
}

TEST_F(ServerTest, AFullDiskIsSaidAndLeavesTheTableAsItWas) {
  const support::TinyDisk disk;
  if (!disk.there()) GTEST_SKIP() << "only an administrator has a disk that can be filled";
  const auto client = engine_in(disk.path() / "tables");
  std::string text = "t\n";
  for (int i = 0; i < 50'000; ++i) text += "texte " + std::to_string(i * 7919 % 65'537) + "\n";
  const auto full = import(*client, file("t.csv", text));
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().message, "file.disk_full") << full.error().detail;
  EXPECT_THAT(nlohmann::json::parse(client->ask('S', "", nullptr)->content), SizeIs(0));
}

TEST_F(ServerTest, AFullDiskInTheMiddleOfALongImportLeavesTheOldTable) {
  const support::TinyDisk disk(4096);
  if (!disk.there()) GTEST_SKIP() << "only an administrator has a disk that can be filled";
  const auto client = engine_in(disk.path() / "tables");
  ASSERT_TRUE(import(*client, file("t.csv", "n\n1\n2\n")));
  std::string text = "n,t\n";
  for (std::int64_t i = 0; i < 300'000; ++i) text += std::to_string(i * 7919 % 999'983) + ",texte " + std::to_string(i * 104'729 % 299'993) + "\n";
  const auto full = import(*client, file("t.csv", text));
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().message, "file.disk_full") << full.error().detail;
  const auto about = client->ask('A', "t", nullptr);
  ASSERT_TRUE(about) << about.error().message << about.error().detail;
  EXPECT_EQ(nlohmann::json::parse(about->content)["rows"], 2) << "the table is as it was";
  EXPECT_THAT(base::entries_of(disk.path() / "tables"), testing::Not(testing::Contains(HasSubstr(".part"))));
}

TEST_F(ServerTest, TenThousandColumnsAreTooManyAndSaidSo) {
  const auto client = engine_in(tables());
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += (i == 0 ? "c" : ",c") + std::to_string(i);
  const auto wide = import(*client, file("t.csv", text + "\n1,2\n"));
  ASSERT_FALSE(wide);
  EXPECT_EQ(wide.error().message, "tables.too_many_columns");
  EXPECT_EQ(wide.error().arguments, (Arguments{{"n", "1024"}}));
  // One line of a file that is none may be so wide too.
  const auto narrow = import(*client, file("u.csv", "a,b\n1,2\n" + text + "\n3,4\n"));
  ASSERT_TRUE(narrow) << narrow.error().message;
  EXPECT_EQ((*narrow)["rows"], 2);
  EXPECT_EQ(nlohmann::json::parse(client->ask('A', "u", nullptr)->content)["lines"][0]["problem"], "many_columns");
}

// A gigabyte without a line end takes no gigabyte of memory: what is written here is a file of holes.
TEST_F(ServerTest, ALineOfAGigabyteIsSetAside) {
  const auto client = engine_in(tables());
  const std::string long_file = file("t.csv", "a,b\n1,2\nx");
  std::filesystem::resize_file(long_file, 1U << 30U);
  ASSERT_TRUE(base::append_file(long_file, "\n3,4\n"));
  const auto report = import(*client, long_file);
  ASSERT_TRUE(report) << report.error().message << report.error().detail;
  EXPECT_EQ((*report)["rows"], 2);
  EXPECT_EQ((*report)["aside"], 1);
  EXPECT_EQ(nlohmann::json::parse(client->ask('A', "t", nullptr)->content)["lines"][0]["problem"], "long_line");
}

TEST_F(ServerTest, TwoMayLookAtATableAndOneOfThemReplaceIt) {
  const auto first = engine_in(tables()), second = engine_in(tables());
  const auto rows = [](EngineClient& client) {
    const auto about = client.ask('A', "t", nullptr);
    return about ? nlohmann::json::parse(about->content)["rows"].get<int>() : -1;
  };
  ASSERT_TRUE(import(*first, file("t.csv", "n\n1\n2\n")));
  EXPECT_EQ(rows(*first), 2);
  EXPECT_EQ(rows(*second), 2);
  ASSERT_TRUE(import(*first, file("t.csv", "n\n1\n2\n3\n")));
  EXPECT_EQ(rows(*first), 3);
  EXPECT_EQ(rows(*second), 3) << "what is there now, not what was there when it was first asked";
}

// Another program, of whoever, writes to the file: that is said, and nothing of it is lost.
TEST_F(ServerTest, AFileThatAnotherHoldsIsSaid) {
  const auto client = engine_in(tables());
  ASSERT_TRUE(import(*client, file("t.csv", "n\n1\n2\n")));
  const int held = ::open((tables() / "t.duckdb").c_str(), O_RDWR | O_CLOEXEC);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  ASSERT_EQ(::fcntl(held, F_SETLK, &whole), 0);
  const auto about = client->ask('A', "t", nullptr);
  ASSERT_FALSE(about);
  EXPECT_EQ(about.error().message, "tables.in_use") << about.error().detail;
  ::close(held);
  EXPECT_TRUE(client->ask('A', "t", nullptr));
}

// Without an end of its own: only stopping ends it.
TEST_F(ServerTest, AQuestionThatNeverEndsIsStopped) {
  auto client = engine_in(tables());
  std::string text = "k,n\n";
  for (int i = 0; i < 20'000; ++i) text += "1," + std::to_string(i) + "\n";
  ASSERT_TRUE(import(*client, file("t.csv", text)));
  const auto table = std::make_shared<const data::Pipeline>(data::Pipeline{"t", {}});
  const data::Pipeline all_pairs{"t", {data::Join{table, "k", "k"}, data::Join{table, "k", "k"}, data::Sort{"n", data::Direction::down}}};
  int looks = 0;
  const auto before = std::chrono::steady_clock::now();
  const auto stopped = client->ask('Q', data::encode({all_pairs, data::Measure{"other_n", data::Aggregate::median}}), [&](double) { return ++looks < 5; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, "tables.stopped");
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(30)) << "0.2 s of politeness, then the process ends";
  client = engine_in(tables());
  EXPECT_EQ(nlohmann::json::parse(client->ask('A', "t", nullptr)->content)["rows"], 20'000);
}

// -- a table that grows
data::TableAbout of_measures() {
  data::TableAbout about;
  about.facts = {"mesures", {{"temps", data::Kind::number, 0, "s", false}, {"n", data::Kind::whole, 0, "", false}}, 0};
  return about;
}
// `count` rows from the number `from` on: a thousand a second.
Result<data::Message> add(EngineClient& client, std::int64_t from, std::int64_t count) {
  std::vector<std::vector<data::Cell>> rows;
  for (std::int64_t i = from; i < from + count; ++i) rows.push_back({static_cast<double>(i) / 1000, i});
  std::size_t taken = 0;
  const std::string page = data::encode_page(of_measures().facts.columns, rows, taken, true);
  EXPECT_EQ(taken, rows.size());
  return client.ask('W', page, nullptr);
}
std::int64_t whole_of(EngineClient& client, const data::Query& query) {
  const auto message = client.ask('Q', data::encode(query), nullptr);
  const auto page = message ? data::decode_page(message->content) : Result<data::Page>(tl::unexpected(message.error()));
  EXPECT_TRUE(page) << page.error().message << page.error().detail;
  return page && page->rows.size() == 1 && std::holds_alternative<std::int64_t>(page->rows[0][0]) ? std::get<std::int64_t>(page->rows[0][0]) : -1;
}
const data::Query kCount{{"mesures", {}}, data::Count{}};

TEST_F(ServerTest, ATableThatGrowsIsAskedWhileItDoesAndTheOldOneStandsUntilTheEnd) {
  const auto client = engine_in(tables()), other = engine_in(tables());
  ASSERT_TRUE(import(*client, file("mesures.csv", "n\n1\n2\n")));
  ASSERT_TRUE(client->ask('G', data::json_of(of_measures()), nullptr));
  EXPECT_EQ(whole_of(*client, kCount), 0);
  for (std::int64_t i = 0; i < 5; ++i) {
    ASSERT_TRUE(add(*client, i * 1000, 1000));
    EXPECT_EQ(whole_of(*client, kCount), (i + 1) * 1000);
    EXPECT_EQ(whole_of(*client, {{"mesures", {data::Sort{"n", data::Direction::down}}}, data::Measure{"n", data::Aggregate::max}}), (i + 1) * 1000 - 1);
  }
  EXPECT_EQ(nlohmann::json::parse(other->ask('A', "mesures", nullptr)->content)["rows"], 2);
  EXPECT_EQ(client->ask('G', data::json_of(of_measures()), nullptr).error().message, "tables.in_use") << "one at a time";
  EXPECT_FALSE(client->ask('W', "x", nullptr));
  ASSERT_TRUE(client->ask('F', "", nullptr));
  EXPECT_EQ(nlohmann::json::parse(other->ask('A', "mesures", nullptr)->content)["rows"], 5000);
  EXPECT_EQ(whole_of(*client, kCount), 5000);
  EXPECT_FALSE(client->ask('F', "", nullptr));
}

// Far down in a table that grows: its order is another with each row.
TEST_F(ServerTest, AnOrderOfATableThatGrowsGrowsToo) {
  const auto client = engine_in(tables());
  ASSERT_TRUE(client->ask('G', data::json_of(of_measures()), nullptr));
  for (std::int64_t i = 0; i < 20; ++i) ASSERT_TRUE(add(*client, i * 1000, 1000));
  const data::Pipeline down{"mesures", {data::Sort{"n", data::Direction::down}, data::Select{{"n"}}}};
  EXPECT_EQ(whole_of(*client, {down, data::Rows{19'999, 10}}), 0);
  ASSERT_TRUE(add(*client, 20'000, 1000));
  EXPECT_EQ(whole_of(*client, {down, data::Rows{20'999, 10}}), 0);
}

TEST_F(ServerTest, ARecordingThatIsCutShortIsATableAsFarAsItCame) {
  auto client = engine_in(tables());
  ASSERT_TRUE(client->ask('G', data::json_of(of_measures()), nullptr));
  ASSERT_TRUE(add(*client, 0, 1000));
  EXPECT_EQ(whole_of(*client, kCount), 1000) << "seen, and so on the disk";
  client.reset();
  client = engine_in(tables());
  EXPECT_EQ(whole_of(*client, kCount), 1000);
  EXPECT_THAT(base::entries_of(tables()), testing::Not(testing::Contains(HasSubstr("growing"))));
}

// The most that a process which this one has started ever held, in MiB.
std::int64_t most_held_by_a_child() {
  for (const auto& process : std::filesystem::directory_iterator("/proc")) {
    std::ifstream status(process.path() / "status");
    std::int64_t parent = 0, most = 0;
    std::string word, name;
    while (status >> word) {
      if (word == "Name:") status >> name;
      if (word == "PPid:") status >> parent;
      if (word == "VmHWM:") status >> most;
    }
    if (name == "lunabloc-data" && parent == ::getpid()) return most / 1024;
  }
  return 0;
}

// A thousand rows a second for an hour, as fast as the engine takes them; somebody asks for the last ones at each minute, as a
// chart does. What it holds does not grow with the rows.
TEST_F(ServerTest, AnHourOfAThousandRowsASecondInBoundedMemory) {
  const auto client = engine_in(tables());
  ASSERT_TRUE(client->ask('G', data::json_of(of_measures()), nullptr));
  std::int64_t held = 0;
  for (std::int64_t second = 0; second < 3600; second += 3) {
    ASSERT_TRUE(add(*client, second * 1000, 3000));
    if (second % 60 != 57) continue;
    const auto from = static_cast<std::uint64_t>((second + 3) * 1000 - 1);
    ASSERT_EQ(whole_of(*client, {{"mesures", {data::Select{{"n"}}}}, data::Rows{from, 10}}), static_cast<std::int64_t>(from));
    if (second == 1797) held = most_held_by_a_child();
  }
  EXPECT_GT(held, 0);
  EXPECT_LE(most_held_by_a_child(), held + 64) << "what an hour holds more than its first half, in which a sanitizer's quarantine has filled";
  ASSERT_TRUE(client->ask('F', "", nullptr));
  EXPECT_EQ(whole_of(*client, kCount), 3'600'000);
  EXPECT_EQ(whole_of(*client, {{"mesures", {}}, data::Distinct{"n"}}), 3'600'000);
}

TEST_F(ServerTest, WhatIsNoRequestIsAnErrorAndNotTheEnd) {
  const auto client = engine_in(tables());
  for (const auto& [letter, content] : {std::pair{'Q', "x"}, std::pair{'I', "{"}, std::pair{'N', ""}, std::pair{'z', ""}, std::pair{'A', "../x"}, std::pair{'G', "{}"}, std::pair{'W', "x"}, std::pair{'F', ""}})
    EXPECT_FALSE(client->ask(letter, content, nullptr)) << letter;
  EXPECT_TRUE(client->ask('S', "", nullptr));
}

}  // namespace
}  // namespace lunabloc::engine
