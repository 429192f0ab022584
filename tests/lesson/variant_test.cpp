// Variants: what differs replaces, the rest is the base's, and the whole is a lesson like any other.
#include "lesson/variant.h"

#include <gmock/gmock.h>

#include "lesson/lint.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

using testing::ElementsAre;

class Variant : public testing::Test {
 protected:
  // What a teacher writes for « step by step »: a head, one step, one check.
  void write(const std::string& head, const std::string& steps = {}, const std::string& checks = {}) {
    base_.write("../A77-pas-a-pas/lecon.md", "---\nid: A77-pas-a-pas\nbase: A77\n" + head + "---\n" + steps);
    if (!checks.empty()) base_.write("../A77-pas-a-pas/controles.yaml", checks);
  }
  std::filesystem::path folder() const { return base_.folder().parent_path() / "A77-pas-a-pas"; }
  Lesson load() const {
    const Result<Lesson> lesson = load_lesson(folder(), assets() / "schemas");
    EXPECT_TRUE(lesson) << common_messages().describe(lesson.error());
    return lesson.value_or(Lesson{});
  }
  std::string refusal() const {
    const Result<Lesson> lesson = load_lesson(folder(), assets() / "schemas");
    if (lesson) return "read";
    EXPECT_TRUE(common_messages().has(lesson.error().message)) << lesson.error().message;
    return lesson.error().message;
  }

  WrittenLesson base_;
};

std::vector<std::string> steps_of(const Lesson& lesson) {
  std::vector<std::string> ids;
  for (const Step& step : lesson.steps) ids.push_back(step.id);
  return ids;
}

TEST_F(Variant, WithNothingOfItsOwnIsTheBase) {
  write("guidage: plus\n");
  const Lesson lesson = load(), base = base_.load();
  EXPECT_EQ(lesson.id, "A77-pas-a-pas");
  EXPECT_EQ(lesson.base, "A77");
  EXPECT_EQ(lesson.guidance, "plus");
  EXPECT_EQ(lesson.title, base.title) << "no level is shown";
  EXPECT_EQ(steps_of(lesson), steps_of(base));
  EXPECT_EQ(lesson.checks.size(), base.checks.size());
  EXPECT_EQ(lesson.starter_of("modifier"), base.starter_of("modifier"));
  EXPECT_EQ(lesson.solution_of("modifier").value(), base.solution_of("modifier").value());
}

TEST_F(Variant, StepsAreReplacedAndChosen) {
  write("guidage: plus\netapes: [predire, lancer, enqueter, modifier, creer]\nduree: 20\n", "\n## Modifie : une flèche\n\nUne seule flèche.\n");
  const Lesson lesson = load();
  EXPECT_THAT(steps_of(lesson), ElementsAre("predire", "lancer", "enqueter", "modifier", "creer"));
  EXPECT_EQ(lesson.step("modifier")->title, "une flèche");
  EXPECT_EQ(lesson.step("creer")->title, base_.load().step("creer")->title);
  EXPECT_EQ(lesson.minutes, 20);
}

TEST_F(Variant, ChecksAreDroppedReplacedAndAdded) {
  write("", "", "format: 1\nenleve: [ou]\ncontroles:\n  - {id: retour, etape: creer, type: blocs, max: 9, message: M-long, indices: [a, b, c]}\n  - {id: court, etape: modifier, type: blocs, max: 3, message: M-long}\nmessages:\n  M-long: {vu: \"Trop de blocs.\", essaie: \"Enlève.\"}\n");
  base_.change("lecon.md", "<!-- controle: ou -->\n", "");
  const Lesson lesson = load();
  std::vector<std::string> ids;
  for (const Check& check : lesson.checks) ids.push_back(check.id + " " + check.type);
  EXPECT_THAT(ids, ElementsAre("presque etat", "court blocs", "retour blocs"));
  EXPECT_TRUE(lesson.messages.contains("M-long"));
  EXPECT_TRUE(lesson.messages.contains("M-autre-case"));
}

TEST_F(Variant, FilesOfItsOwnComeFirst) {
  write("");
  base_.write("../A77-pas-a-pas/depart.lua", "grid.east()\n");
  base_.write("../A77-pas-a-pas/solution.lua", "-- autre\n");
  const Lesson lesson = load();
  EXPECT_EQ(lesson.starter_of("predire"), "grid.east()\n");
  EXPECT_EQ(lesson.solution_of("creer").value(), "-- autre\n");
  EXPECT_EQ(lesson.file("erreurs"), base_.folder() / "erreurs");
}

TEST_F(Variant, LintHasNothingToSayOfOne) {
  write("guidage: moins\nversion: 1.0.0\nbase_version: 0.1.0\n");
  const std::filesystem::path schemas = assets() / "schemas", curriculum = assets() / "curriculum.yaml";
  for (const LintFinding& finding : lint(folder(), {vocabulary(), common_messages(), schemas, curriculum})) ADD_FAILURE() << common_messages().describe(finding.error);
}

TEST_F(Variant, ABaseThatIsNotThereOrLeadsOutside) {
  write("");
  base_.change("../A77-pas-a-pas/lecon.md", "base: A77", "base: Z99");
  EXPECT_EQ(refusal(), "lesson.no_base");
  base_.change("../A77-pas-a-pas/lecon.md", "base: Z99", "base: ../A77");
  EXPECT_EQ(refusal(), "lesson.no_base");
  base_.change("../A77-pas-a-pas/lecon.md", "base: ../A77", "base: A77-pas-a-pas");
  EXPECT_EQ(refusal(), "lesson.no_base") << "itself";
}

TEST_F(Variant, OfAVariantIsRefused) {
  write("");
  base_.write("../A77-encore/lecon.md", "---\nid: A77-encore\nbase: A77-pas-a-pas\n---\n");
  std::vector<Error> problems;
  (void)read_lesson(base_.folder().parent_path() / "A77-encore", assets() / "schemas", "fr", problems);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].message, "lesson.base_of_base");
}

TEST_F(Variant, RemembersTheVersionOfItsBase) {
  const std::filesystem::path schemas = assets() / "schemas", curriculum = assets() / "curriculum.yaml";
  const auto said = [&] {
    std::vector<std::string> messages;
    for (const LintFinding& finding : lint(folder(), {vocabulary(), common_messages(), schemas, curriculum})) messages.push_back(common_messages().describe(finding.error));
    return messages;
  };
  write("guidage: plus\nbase_version: 0.1.0\n");
  EXPECT_THAT(said(), testing::IsEmpty());
  base_.change("lecon.md", "version: 0.1.0", "version: 0.2.0");
  ASSERT_THAT(said(), ElementsAre(testing::AllOf(testing::HasSubstr("lecon.md:5:"), testing::HasSubstr("0.1.0"), testing::HasSubstr("0.2.0"))));
  write("guidage: plus\n");
  EXPECT_THAT(said(), ElementsAre(testing::AllOf(testing::HasSubstr("base_version"), testing::HasSubstr("0.2.0"))));
}

}  // namespace
}  // namespace lunabloc::lesson
