// What a teacher settles: groups, deadlines, paths, the last day; and the purge that follows it.
#include "portfolio/class_plan.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "portfolio/retention.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

using namespace std::chrono_literals;
using std::chrono::year_month_day;

const year_month_day kDay{2026y, std::chrono::December, 4d};

class PlanTest : public testing::Test {
 protected:
  Result<ClassPlan> plan(const std::string& text) {
    EXPECT_TRUE(base::write_file(folder() / "classe.yaml", text));
    return load_class_plan(folder(), support::source_folder() / "assets/schemas");
  }
  std::filesystem::path folder() const { return place_.path() / "classe"; }

 private:
  support::TempFolder place_;
};

TEST_F(PlanTest, SaysWhoWorksWithWhomAndByWhen) {
  const Result<ClassPlan> read = plan("format: 1\ngroupes:\n  soleil: {eleves: [loup bleu, chat vert], travail: libre-scene}\n"
                                      "echeances:\n  - {lecon: A07, pour: \"2027-01-08\"}\n  - {lecon: A05, pour: \"2026-12-04\", qui: [soleil]}\nconservation: \"2027-08-31\"\n");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->group_of("chat vert"), "soleil");
  EXPECT_EQ(read->group_of("paon"), "");
  EXPECT_EQ(read->groups.at("soleil").work, "libre-scene");
  ASSERT_EQ(read->deadlines_of("loup bleu").size(), 2U);
  EXPECT_EQ(read->deadlines_of("loup bleu")[0].day, kDay) << "the nearest first";
  EXPECT_EQ(read->deadlines_of("paon").size(), 1U);
  EXPECT_EQ(shown(*read->kept_until), "2027-08-31");
}

TEST_F(PlanTest, ABadDayIsSaidWithItsPlace) {
  const Result<ClassPlan> read = plan("format: 1\nconservation: \"2027-02-30\"\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "class.no_day");
  EXPECT_EQ(read.error().place.line, 2U);
  EXPECT_FALSE(plan("format: 1\nconservation: demain\n"));
  EXPECT_FALSE(day_of("2026-1-4"));
  EXPECT_FALSE(day_of("2026-13-04"));
}

TEST_F(PlanTest, WhatIsWrittenIsReadAgain) {
  ClassPlan made;
  EXPECT_EQ(plan(plan_text(made)).value(), made) << "nothing settled";
  made.groups["soleil"] = {{"loup bleu", "chat \"vert\""}, "libre-scene"};
  made.groups["îlot 2: a"] = {{}, ""};
  made.deadlines = {{"A05", kDay, {"soleil"}}, {"A07", kDay, {}}};
  made.kept_until = kDay;
  const Result<ClassPlan> again = plan(plan_text(made));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*again, made);
}

TEST_F(PlanTest, ThePupilsPathComesBeforeTheGroupsAndTheClasss) {
  const ClassPlan read = plan("format: 1\ngroupes: {soleil: {eleves: [loup bleu]}}\n").value();
  EXPECT_FALSE(path_for(folder(), read, "loup bleu"));
  ASSERT_TRUE(base::write_file(folder() / "parcours/classe.yaml", "x"));
  EXPECT_EQ(path_for(folder(), read, "loup bleu")->filename(), "classe.yaml");
  ASSERT_TRUE(base::write_file(folder() / "parcours/soleil.yaml", "x"));
  EXPECT_EQ(path_for(folder(), read, "loup bleu")->filename(), "soleil.yaml");
  EXPECT_EQ(path_for(folder(), read, "paon")->filename(), "classe.yaml");
  ASSERT_TRUE(base::write_file(folder() / "parcours/loup bleu.yaml", "x"));
  EXPECT_EQ(path_for(folder(), read, "loup bleu")->filename(), "loup bleu.yaml");
}

TEST_F(PlanTest, ThePurgeSaysWhatWentAndKeepsWhatIsNotOurs) {
  const ClassPlan read = plan("format: 1\nconservation: \"2026-12-04\"\n").value();
  ASSERT_TRUE(base::write_file(folder() / "eleves/loup bleu/a.zip", "12345"));
  ASSERT_TRUE(base::write_file(folder() / "retours/loup bleu.jsonl", "123"));
  ASSERT_TRUE(base::write_file(folder() / "notes du professeur.odt", "x"));
  EXPECT_EQ(purge(folder(), read, kDay).error().message, "class.kept_until") << "the last day itself is kept";
  EXPECT_TRUE(base::is_there(folder() / "eleves/loup bleu/a.zip"));
  const Result<Purged> purged = purge(folder(), read, {2026y, std::chrono::December, 5d});
  ASSERT_TRUE(purged);
  ASSERT_EQ(purged->removed.size(), 3U);
  EXPECT_EQ(purged->removed[1].kind, "eleves");
  EXPECT_EQ(purged->removed[1].bytes, 5U);
  EXPECT_TRUE(purged->left.empty());
  EXPECT_THAT(purged->not_ours, testing::ElementsAre("notes du professeur.odt"));
  EXPECT_THAT(base::entries_of(folder()), testing::ElementsAre("notes du professeur.odt"));
}

TEST(Retention, TheSchoolYearEndsInAugust) {
  EXPECT_EQ(shown(end_of_school_year(kDay)), "2027-08-31");
  EXPECT_EQ(shown(end_of_school_year({2027y, std::chrono::August, 31d})), "2027-08-31");
  EXPECT_EQ(shown(end_of_school_year({2027y, std::chrono::September, 1d})), "2028-08-31");
}

}  // namespace
}  // namespace lunabloc::portfolio
