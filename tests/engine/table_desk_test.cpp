// The table desk with the real engine: asked from one thread, answered at a later look.
#include "data/table_desk.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/file.h"
#include "data/import_order.h"
#include "data/told.h"
#include "support/temp_folder.h"

namespace lunabloc::data {
namespace {

using testing::ElementsAre;

class TableDeskTest : public testing::Test {
 protected:
  void SetUp() override { desk_ = std::make_unique<TableDesk>(support::binary_folder() / "bin/lunabloc-data", EngineClient::Keeper{(folder_.path() / "tables").string(), false}); }

  void wait() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (desk_->works()) {
      ASSERT_LT(std::chrono::steady_clock::now(), end);
      desk_->look();
      std::this_thread::yield();
    }
  }
  // The answer, whenever it comes.
  Result<std::string> asked(char letter, const std::string& content) {
    Result<std::string> answer;
    desk_->ask(letter, content, [&](Result<std::string> told) { answer = std::move(told); });
    wait();
    return answer;
  }
  Result<std::string> imported(const std::string& name, const std::string& text) {
    const std::filesystem::path file = folder_.path() / (name + ".csv");
    EXPECT_TRUE(base::write_file(file, text));
    return asked('I', json_of(ImportOrder{file.string(), name, false, {}}));
  }

  support::TempFolder folder_;
  std::unique_ptr<TableDesk> desk_;
};

std::string many_rows(int count) {
  std::string text = "n,mot\n";
  for (int i = 0; i < count; ++i) text += std::to_string(i) + ",un mot assez long pour remplir des pages " + std::to_string(i % 7) + "\n";
  return text;
}

TEST_F(TableDeskTest, StartsNothingBeforeItIsAsked) {
  EXPECT_FALSE(desk_->started());
  EXPECT_FALSE(desk_->look());
  EXPECT_TRUE(asked('S', ""));
  EXPECT_TRUE(desk_->started());
}

TEST_F(TableDeskTest, AnswersInTheOrderOfTheQuestionsAndOnlyToWhoLooks) {
  ASSERT_TRUE(imported("t", "a\n1\n2\n"));
  std::vector<int> order;
  desk_->ask('A', "t", [&](Result<std::string>) { order.push_back(1); });
  desk_->ask_rows({{"t", {}}, Count{}}, [&](Result<Page> page) {
    order.push_back(2);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->rows[0][0], Cell(std::int64_t{2}));
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_THAT(order, ElementsAre());
  wait();
  EXPECT_THAT(order, ElementsAre(1, 2));
}

TEST_F(TableDeskTest, RowsComeWholeInHoweverManyPages) {
  ASSERT_TRUE(imported("t", many_rows(5000)));
  std::size_t rows = 0;
  Cell last;
  desk_->ask_rows({{"t", {}}, Rows{0, 5000}}, [&](Result<Page> page) {
    ASSERT_TRUE(page);
    rows = page->rows.size();
    last = page->rows.back()[0];
  });
  wait();
  EXPECT_EQ(rows, 5000U);
  EXPECT_EQ(last, Cell(std::int64_t{4999}));
}

TEST_F(TableDeskTest, AFileIsWrittenWholeOrNotAtAll) {
  ASSERT_TRUE(imported("t", "nom,masse (g)\nTic,3\nTac,\n"));
  Result<std::string> told;
  const std::filesystem::path file = folder_.path() / "out/t.csv";
  desk_->write_csv({"t", {Sort{"nom", Direction::up}}}, file, [&](Result<std::string> answer) { told = std::move(answer); });
  wait();
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(*told, "2");
  EXPECT_EQ(*base::read_file(file), "nom,masse (g)\nTac,\nTic,3\n");
  desk_->write_csv({"nothing", {}}, folder_.path() / "out/u.csv", [&](Result<std::string> answer) { told = std::move(answer); });
  wait();
  EXPECT_FALSE(told);
  EXPECT_THAT(base::entries_of(folder_.path() / "out"), ElementsAre("t.csv"));
}

TEST_F(TableDeskTest, WhatGoesOnIsStoppedAndTheNextIsAnswered) {
  std::string text = "a,b\n";
  for (int i = 0; i < 600'000; ++i) text += "12345,abcdefgh\n";
  const std::filesystem::path file = folder_.path() / "long.csv";
  ASSERT_TRUE(base::write_file(file, text));
  Result<std::string> told;
  desk_->ask('I', json_of(ImportOrder{file.string(), "long", false, {}}), [&](Result<std::string> answer) { told = std::move(answer); });
  while (desk_->progress() <= 0 && desk_->works()) desk_->look();
  desk_->stop();
  wait();
  if (told) GTEST_SKIP() << "it was done before it could be stopped";
  EXPECT_EQ(told.error().message, "tables.stopped");
  const Result<std::string> tables = asked('S', "");
  ASSERT_TRUE(tables);
  EXPECT_EQ(*tables, "[]");
}

TEST_F(TableDeskTest, GoesAwayWhileItIsAtWork) {
  ASSERT_TRUE(imported("t", many_rows(1000)));
  desk_->ask_rows({{"t", {Sample{100'000, 3}, Sort{"mot", Direction::up}}}, Rows{0, 100'000}}, [](Result<Page>) { FAIL() << "nobody looks any more"; });
  desk_.reset();
}

TEST_F(TableDeskTest, AnEngineThatCannotStartIsSaidToWhoAsks) {
  desk_ = std::make_unique<TableDesk>(folder_.path() / "nothing", EngineClient::Keeper{(folder_.path() / "tables").string(), false});
  EXPECT_FALSE(asked('S', ""));
  EXPECT_FALSE(desk_->started());
}

TEST_F(TableDeskTest, LinesThatAreNoRowsComeInParts) {
  std::string text = "a,b\n";
  for (int i = 0; i < 1200; ++i) text += i % 2 == 0 ? "1,2\n" : "oups\n";
  ASSERT_TRUE(imported("t", text));
  std::vector<Aside> all;
  for (;;) {
    const Result<std::string> told = asked('B', json_of(AsidesWanted{"t", all.size()}));
    ASSERT_TRUE(told);
    const std::vector<Aside> some = asides_from_json(*told);
    all.insert(all.end(), some.begin(), some.end());
    if (some.size() < kAsidesOfPage) break;
  }
  EXPECT_EQ(all.size(), 600U);
  EXPECT_EQ(all.back().line, 1201U);
}

}  // namespace
}  // namespace lunabloc::data
