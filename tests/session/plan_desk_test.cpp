// A class's plan, settled change by change and undone.
#include "session/plan_desk.h"

#include <gmock/gmock.h>

#include "portfolio/class_folder.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;

class Plan : public testing::Test {
 protected:
  Plan() { EXPECT_TRUE(desk_.open(folder(), locations_)); }
  std::filesystem::path folder() const { return place_.path() / "classe"; }

  support::TempFolder place_;
  base::Locations locations_{{}, support::source_folder() / "assets", {}, {}, {}};
  PlanDesk desk_;
};

TEST_F(Plan, GroupsHaveEachPupilOnce) {
  ASSERT_TRUE(desk_.add_group("soleil"));
  EXPECT_EQ(desk_.add_group("soleil").error().message, "desk.group_there");
  EXPECT_EQ(desk_.add_group("../x").error().message, "class.pseudonym");
  ASSERT_TRUE(desk_.add_group("lune"));
  desk_.set_member("soleil", "loup bleu", true);
  desk_.set_member("soleil", "chat vert", true);
  desk_.set_member("lune", "loup bleu", true);
  EXPECT_THAT(desk_.plan().groups.at("soleil").pupils, ElementsAre("chat vert")) << "who comes into one leaves the other";
  desk_.set_member("lune", "chat vert", false);
  EXPECT_THAT(desk_.plan().groups.at("soleil").pupils, ElementsAre("chat vert")) << "who is not in it does not leave it";
  desk_.set_work("lune", "libre-scene");
  desk_.set_member("mars", "loup bleu", true);
  EXPECT_FALSE(desk_.plan().groups.contains("mars"));
  desk_.remove_group("soleil");
  EXPECT_EQ(desk_.plan().groups.size(), 1U);
  desk_.undo();
  EXPECT_EQ(desk_.plan().groups.size(), 2U);
}

TEST_F(Plan, DeadlinesStandInTheOrderOfDays) {
  EXPECT_EQ(desk_.add_deadline("A05", "bientôt", "").error().message, "desk.no_day");
  ASSERT_TRUE(desk_.add_deadline("A07", "8/1/2027", ""));
  ASSERT_TRUE(desk_.add_deadline("A05", "04/12/2026", "soleil"));
  ASSERT_TRUE(desk_.add_deadline("A05", "11/12/26", "soleil"));
  ASSERT_EQ(desk_.plan().deadlines.size(), 2U) << "another day for the same is the same deadline";
  EXPECT_EQ(portfolio::shown(desk_.plan().deadlines[0].day), "2026-12-11");
  EXPECT_TRUE(desk_.plan().deadlines[1].whom.empty());
  desk_.remove_deadline(5);
  desk_.remove_deadline(0);
  EXPECT_EQ(desk_.plan().deadlines.size(), 1U);
}

TEST_F(Plan, WhoseTurnItIsIsReadOnceUntilItIsForgotten) {
  ASSERT_TRUE(portfolio::pass_turn(folder(), "soleil", "loup bleu"));
  EXPECT_EQ(desk_.turn_of("soleil"), "loup bleu");
  ASSERT_TRUE(portfolio::pass_turn(folder(), "soleil", "chat vert"));
  EXPECT_EQ(desk_.turn_of("soleil"), "loup bleu");
  desk_.forget_turns();
  EXPECT_EQ(desk_.turn_of("soleil"), "chat vert");
  EXPECT_EQ(desk_.turn_of("lune"), "");
}

TEST_F(Plan, EachChangeIsUndoneAndTheFileIsThePlan) {
  ASSERT_TRUE(desk_.keep_until("2027-08-31"));
  ASSERT_TRUE(desk_.keep_until("2027-08-31"));
  ASSERT_TRUE(desk_.add_group("soleil"));
  ASSERT_TRUE(desk_.save());
  const portfolio::ClassPlan whole = desk_.plan();
  EXPECT_EQ(portfolio::load_class_plan(folder(), locations_.assets / "schemas").value(), whole);
  desk_.undo();
  desk_.undo();
  EXPECT_FALSE(desk_.can_undo()) << "what changed nothing is no change";
  EXPECT_FALSE(desk_.plan().kept_until);
  desk_.redo();
  desk_.redo();
  EXPECT_FALSE(desk_.can_redo());
  EXPECT_EQ(desk_.plan(), whole);
}

}  // namespace
}  // namespace lunabloc::session
