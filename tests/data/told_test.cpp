#include "data/told.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "data/table_notes.h"
#include "support/temp_folder.h"

namespace lunabloc::data {
namespace {

TEST(Told, AReportComesBackAsItWasTold) {
  ImportReport report{.name = "t", .rows = 3, .aside = 1, .survey = {}};
  Plan& plan = report.survey.plan;
  plan.dialect = {Encoding::windows_1252, ';', false, false, {true, false}};
  plan.columns = {{{"nom", Kind::text, 0, "", false}, Personal::name, Use::dropped}, {{"masse", Kind::decimal, 0, "g", false}, Personal::no, Use::kept}};
  report.survey.damaged = 2;
  report.survey.first = {{"Zoé", "1,5"}, {"", ""}};
  const Result<ImportReport> again = report_from_json(json_of(report));
  ASSERT_TRUE(again);
  EXPECT_EQ(json_of(*again), json_of(report));
  EXPECT_EQ(again->survey.plan.columns[0].personal, Personal::name);
  EXPECT_EQ(again->survey.plan.columns[0].use, Use::dropped);
}

TEST(Told, AnythingElseIsLeftOut) {
  EXPECT_FALSE(report_from_json("[]"));
  EXPECT_FALSE(report_from_json("{\"name\""));
  EXPECT_TRUE(report_from_json("{\"name\":3,\"columns\":[1,{}],\"first\":7}"));
  EXPECT_TRUE(tables_from_json("{}").empty());
  EXPECT_TRUE(tables_from_json("[1,{\"name\":\"x\"}]").empty());
  EXPECT_TRUE(asides_from_json("{\"line\":1}").empty());
  EXPECT_EQ(asides_wanted_from_json("7").table, "");
}

TEST(Told, AsidesComeBackToo) {
  const std::vector<Aside> asides = {{3, Problem::ragged, "", "a;b"}, {9, Problem::no_object, "", "{"}, {12, Problem::wrong_type, "âge", "x"}};
  const std::vector<Aside> again = asides_from_json(json_of(asides));
  ASSERT_EQ(again.size(), 3U);
  EXPECT_EQ(again[1].problem, Problem::no_object);
  EXPECT_EQ(again[2].column, "âge");
  const AsidesWanted wanted = asides_wanted_from_json(json_of(AsidesWanted{"t", 500}));
  EXPECT_EQ(wanted.table, "t");
  EXPECT_EQ(wanted.from, 500U);
}

class Notes : public testing::Test {
 protected:
  support::TempFolder folder_;
};

TEST_F(Notes, AreKeptBesideTheTables) {
  EXPECT_TRUE(notes_in(folder_.path()).empty());
  const TableNote note{"INSEE", "Licence ouverte", "communes.csv", 35'000, 8, 2};
  ASSERT_TRUE(keep_note(folder_.path(), "communes", note));
  ASSERT_TRUE(keep_note(folder_.path(), "autre", {std::string(1000, 'x') + "é", "", "", 0, 0, 0}));
  EXPECT_EQ(notes_in(folder_.path()).at("communes"), note);
  EXPECT_EQ(notes_in(folder_.path()).at("autre").source.size(), kLongestNote);
  ASSERT_TRUE(keep_note(folder_.path(), "communes", {}));
  EXPECT_FALSE(notes_in(folder_.path()).contains("communes"));
}

TEST_F(Notes, ADamagedFileOfNotesIsNoReasonToShowNoTable) {
  ASSERT_TRUE(base::write_file(folder_.path() / "notes.json", "{\"t\": [1"));
  ASSERT_TRUE(base::write_file(folder_.path() / "t.duckdb", "12345"));
  ASSERT_TRUE(base::write_file(folder_.path() / "u.12.part", "1"));
  const std::vector<KeptTable> tables = tables_in(folder_.path());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].name, "t");
  EXPECT_EQ(tables[0].bytes, 5U);
}

TEST_F(Notes, AreNotOfAFolderThatIsNotThere) { EXPECT_TRUE(tables_in(folder_.path() / "nothing").empty()); }

}  // namespace
}  // namespace lunabloc::data
