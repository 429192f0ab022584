// Proposals: the rules that ship, one case each, and that nothing is proposed without a reason.
#include "portfolio/proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/data_file.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

lesson::Lesson named(const std::string& id, std::vector<std::string> before = {}, const std::string& base = {}, const std::string& guidance = {}) {
  lesson::Lesson lesson;
  lesson.id = id;
  lesson.prerequisites = std::move(before);
  lesson.base = base;
  lesson.guidance = guidance;
  lesson.steps.resize(2);
  lesson.steps[0].id = "predire";
  lesson.steps[1].id = "creer";
  return lesson;
}

class Proposals : public testing::Test {
 protected:
  Proposals() {
    const std::filesystem::path assets = support::source_folder() / "assets";
    rules_ = load_rules(assets / "path-rules.yaml", assets / "schemas").value();
  }
  std::vector<std::string> proposed() const {
    std::vector<std::string> words;
    for (const Proposal& one : propose(lessons_, rules_, [this](const std::string& id) {
           const auto found = progress_.find(id);
           return found == progress_.end() ? Progress{} : found->second;
         }))
      words.push_back(one.lesson + " " + one.rule + " " + one.proposed);
    return words;
  }
  void finish(const std::string& id) { progress_[id].done = {"predire", "creer"}; }

  std::vector<Rule> rules_;
  std::vector<lesson::Lesson> lessons_ = {named("A01"), named("A02", {"A01"}), named("A02-pas-a-pas", {"A01"}, "A02", "plus"), named("A02-libre", {"A01"}, "A02", "moins"), named("A03", {"A02"})};
  std::map<std::string, Progress> progress_;
};

TEST_F(Proposals, NothingWasDoneNothingIsProposed) { EXPECT_THAT(proposed(), testing::IsEmpty()); }

TEST_F(Proposals, TheSameMessageAgainLeadsBack) {
  progress_["A02"].current_step = "creer";
  progress_["A02"].tries["c"]["M-mur"] = 3;
  EXPECT_THAT(proposed(), testing::IsEmpty()) << "three times is not often";
  progress_["A02"].tries["d"]["M-mur"] = 1;
  EXPECT_THAT(proposed(), testing::ElementsAre("A02 revoir A01"));
}

TEST_F(Proposals, ManyHintsLeadToMoreGuidance) {
  progress_["A02"].current_step = "creer";
  progress_["A02"].hints = {{"c", 3}, {"d", 2}};
  progress_["A02"].tries["c"] = {{"M-a", 1}, {"M-b", 1}};
  EXPECT_THAT(proposed(), testing::IsEmpty());
  progress_["A02"].tries["d"]["M-c"] = 1;
  EXPECT_THAT(proposed(), testing::ElementsAre("A02 plus-guide A02-pas-a-pas"));
  lessons_.erase(lessons_.begin() + 2);
  EXPECT_THAT(proposed(), testing::ElementsAre("A02 plus-guide-avant A01")) << "without a variant, what stands before";
}

TEST_F(Proposals, DoneAtOnceLeadsToMoreOpenOnes) {
  finish("A02");
  EXPECT_THAT(proposed(), testing::ElementsAre("A02 plus-ouvert A02-libre"));
  progress_["A02"].hints["c"] = 1;
  EXPECT_THAT(proposed(), testing::ElementsAre("A02 suite A03"));
  finish("A03");
  EXPECT_THAT(proposed(), testing::IsEmpty()) << "what is done is not proposed";
}

TEST_F(Proposals, AreReadByPeopleAndMachines) {
  finish("A01");
  const support::TempFolder home;
  const std::vector<Proposal> all = propose(lessons_, rules_, [this](const std::string& id) { return progress_[id]; });
  ASSERT_TRUE(save_proposals(home.path(), all));
  const Result<DataValue> data = base::load_data(home.path() / "propositions.yaml");
  ASSERT_TRUE(data);
  ASSERT_EQ(data->find("propositions")->list().size(), 1U);
  EXPECT_EQ(data->find("propositions")->list()[0].text_at("propose"), "A02");
  ASSERT_TRUE(save_proposals(home.path(), {}));
  EXPECT_TRUE(base::load_data(home.path() / "propositions.yaml")->find("propositions")->list().empty());
}

TEST_F(Proposals, TriesAreKeptAsCountsAlone) {
  const support::TempFolder home;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(record_try(home.path(), "A01", "c", "M-mur"));
  ASSERT_TRUE(record_try(home.path(), "A01", "c", "M-autre"));
  const Progress progress = load_progress(home.path(), "A01").value();
  EXPECT_EQ(progress.tries.at("c").at("M-mur"), 3);
  EXPECT_EQ(observe(named("A01"), progress).tries, 4);
  EXPECT_EQ(observe(named("A01"), progress).message, "M-mur");
}

}  // namespace
}  // namespace lunabloc::portfolio
