// Tables that a lesson gives by their name alone: sets of the installation, put into a cache when a program asks them first.
#include <gmock/gmock.h>

#include <cstdlib>

#include "base/file.h"
#include "data/engine_protocol.h"
#include "data/pipeline.h"
#include "session/table_source.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using std::chrono::milliseconds;

class LessonTables : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path bin = folder_.path() / "bin", sets = folder_.path() / "share/lunabloc/sets";
    std::filesystem::create_directories(bin);
    std::filesystem::create_directories(sets);
    std::filesystem::create_symlink(support::binary_folder() / "bin/lunabloc-data", bin / "lunabloc-data");
    ASSERT_TRUE(base::write_file(sets / "petit.csv", "n\n1\n2\n3\n"));
    ::setenv("XDG_CACHE_HOME", (folder_.path() / "cache").c_str(), 1);
    locations_.programs = bin;
    locations_.home = folder_.path() / "home";
  }
  void TearDown() override { ::unsetenv("XDG_CACHE_HOME"); }

  // The answer to a question, its letter before it.
  static std::string answer(vm::TableSource& source, const data::Query& query) { return answer(source, "Q" + data::encode(query)); }
  static std::string answer(vm::TableSource& source, const std::string& question) {
    source.ask(question);
    for (int look = 0; look < 3000; ++look)
      if (const std::optional<std::string> answer = source.answer(milliseconds(10))) return *answer;
    return "?";
  }
  static std::int64_t count(vm::TableSource& source, const std::string& table) {
    const std::string said = answer(source, {{table, {}}, data::Count{}});
    const Result<data::Page> page = data::decode_page(std::string_view(said).substr(1));
    return said.starts_with('R') && page && page->rows.size() == 1 ? std::get<std::int64_t>(page->rows[0][0]) : -1;
  }

  support::TempFolder folder_;
  Locations locations_;
};

TEST_F(LessonTables, AreMadeWhenTheyAreAskedFirst) {
  const std::filesystem::path cache = folder_.path() / "cache/lunabloc/lesson-tables";
  const auto source = lesson_tables(locations_.programs, {{"petit", ""}, {"autre", "n\n1\n"}});
  ASSERT_NE(source, nullptr);
  EXPECT_FALSE(base::is_there(cache / "petit.duckdb"));
  EXPECT_EQ(count(*source, "petit"), 3);
  EXPECT_TRUE(base::is_there(cache / "petit.duckdb"));
  EXPECT_EQ(count(*source, "petit"), 3);
  EXPECT_EQ(count(*lesson_tables(locations_.programs, {{"petit", ""}}), "petit"), 3) << "what is in the cache is taken";
}

TEST_F(LessonTables, ComeInHoweverManyPages) {
  constexpr std::size_t kRows = 20'000;
  std::string csv = "n,mot\n";
  for (std::size_t i = 0; i < kRows; ++i) csv += std::to_string(i) + ",mot\n";
  ASSERT_TRUE(base::write_file(folder_.path() / "share/lunabloc/sets/long.csv", csv));
  const auto source = lesson_tables(locations_.programs, {{"long", ""}});
  std::size_t rows = 0;
  std::string said = answer(*source, {{"long", {}}, data::Rows{0, kRows}});
  for (;;) {
    ASSERT_TRUE(said.starts_with('R')) << data::decode_error(std::string_view(said).substr(1)).message;
    const Result<data::Page> page = data::decode_page(std::string_view(said).substr(1));
    ASSERT_TRUE(page);
    rows += page->rows.size();
    if (!page->more) break;
    said = answer(*source, "N");
  }
  EXPECT_EQ(rows, kRows);
}

TEST_F(LessonTables, AreNoneWhereEachHasItsText) { EXPECT_EQ(lesson_tables(locations_.programs, {{"petit", "n\n1\n"}, {"", ""}}), nullptr); }

TEST_F(LessonTables, ASetThatIsNotHereIsSaid) {
  const auto source = lesson_tables(locations_.programs, {{"absent", ""}});
  const std::string said = answer(*source, {{"absent", {}}, data::Count{}});
  ASSERT_TRUE(said.starts_with('E'));
  const Error error = data::decode_error(std::string_view(said).substr(1));
  EXPECT_EQ(error.message, "tables.no_set");
  EXPECT_EQ(error.arguments, (Arguments{{"nom", "absent"}}));
  EXPECT_TRUE(answer(*source, {{"autre", {}}, data::Count{}}).starts_with('E')) << "and the next question is answered";
}

TEST_F(LessonTables, GoBeforeAPersonsOwnOfTheirName) {
  // Somebody's own table of that name, and one more.
  const auto own = [&](const std::string& name, const std::string& csv) {
    const auto source = lesson_tables(locations_.programs, {{name, ""}});
    EXPECT_TRUE(base::write_file(folder_.path() / ("share/lunabloc/sets/" + name + ".csv"), csv));
    EXPECT_GT(count(*source, name), 0);
    std::filesystem::create_directories(tables_folder(locations_));
    std::filesystem::rename(folder_.path() / ("cache/lunabloc/lesson-tables/" + name + ".duckdb"), tables_folder(locations_) / (name + ".duckdb"));
  };
  own("petit", "n\n1\n");
  own("mien", "n\n1\n2\n");
  ASSERT_TRUE(base::write_file(folder_.path() / "share/lunabloc/sets/petit.csv", "n\n1\n2\n3\n"));
  const auto both = table_source(locations_, std::nullopt, {{"petit", ""}});
  EXPECT_EQ(count(*both, "petit"), 3);
  EXPECT_EQ(count(*both, "mien"), 2);
  EXPECT_EQ(count(*table_source(locations_), "petit"), 1) << "outside the lesson it is the person's";
}

}  // namespace
}  // namespace lunabloc::session
