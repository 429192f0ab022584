// Paths: the order of lessons, and all that a teacher may settle in parcours.yaml.
#include "lesson/path.h"

#include <gmock/gmock.h>

#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

using testing::ElementsAre;

Lesson named(const std::string& id, std::vector<std::string> before = {}, const std::string& level = "CM1") {
  Lesson lesson;
  lesson.id = id;
  lesson.title = "Titre de " + id;
  lesson.prerequisites = std::move(before);
  lesson.levels = {level};
  Step step;
  step.id = "creer";
  step.markdown = "texte";
  step.question_places = {{"q", 3}};
  lesson.steps = {step};
  return lesson;
}

std::vector<std::string> ids_of(const std::vector<Lesson>& lessons) {
  std::vector<std::string> ids;
  for (const Lesson& lesson : lessons) ids.push_back(lesson.id);
  return ids;
}

class Paths : public testing::Test {
 protected:
  Result<Path> written(const std::string& yaml) const {
    const std::filesystem::path file = folder_.path() / "parcours.yaml";
    EXPECT_TRUE(base::write_file(file, yaml));
    return load_path(file, assets() / "schemas");
  }
  std::vector<std::string> followed(const std::string& yaml, const std::vector<Lesson>& lessons) {
    const Result<Path> path = written(yaml);
    EXPECT_TRUE(path) << common_messages().describe(path.error());
    problems_.clear();
    met_ = follow(*path, lessons, problems_);
    std::vector<std::string> ids;
    for (const OnPath& one : met_) ids.push_back((one.closed ? "!" : "") + one.lesson.id + (one.optional ? "?" : ""));
    for (const Error& problem : problems_) EXPECT_TRUE(common_messages().has(problem.message)) << problem.message;
    return ids;
  }

  support::TempFolder folder_;
  std::vector<OnPath> met_;
  std::vector<Error> problems_;
};

TEST(Order, WhatRestsOnSomethingComesAfterIt) {
  EXPECT_THAT(ids_of(in_order({named("A03", {"A04"}), named("A04", {"A05"}), named("A05")})), ElementsAre("A05", "A04", "A03"));
}

TEST(Order, YoungerLevelsFirstAndBranchesStayTogether) {
  EXPECT_THAT(ids_of(in_order({named("B01"), named("A05", {}, "6e"), named("A20", {}, "CM1"), named("A01", {"B01"}, "CE2")})), ElementsAre("A01", "A20", "A05", "B01"));
  EXPECT_THAT(ids_of(in_order({named("lyon-soleil.03"), named("A01")})), ElementsAre("A01", "lyon-soleil.03"));
}

TEST(Order, ACircleLosesNothing) {
  EXPECT_THAT(ids_of(in_order({named("A01", {"A02"}), named("A02", {"A01"})})), ElementsAre("A01", "A02"));
}

TEST(Order, OurLessonsStandAfterWhatTheyRestOn) {
  std::vector<Lesson> lessons;
  for (const std::filesystem::path& folder : lesson_folders(support::source_folder() / "lessons")) lessons.push_back(load_lesson(folder, assets() / "schemas").value());
  const std::vector<Lesson> ordered = in_order(lessons);
  EXPECT_EQ(ordered.size(), lessons.size());
  std::set<std::string> before;
  for (const Lesson& lesson : ordered) {
    for (const std::string& id : missing_before(lesson, before))
      EXPECT_TRUE(id[0] != lesson.id[0] || !std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& one) { return one.id == id; })) << lesson.id << " stands before " << id;
    before.insert(lesson.id);
  }
}

TEST_F(Paths, OrderCloseHideAndOptional) {
  const std::vector<Lesson> lessons = {named("A01"), named("A02"), named("A03"), named("A04")};
  const std::string head = "format: 1\nid: p\n";
  EXPECT_THAT(followed(head + "lecons: [A03, A01]\n", lessons), ElementsAre("A03", "A01", "A02", "A04"));
  EXPECT_THAT(followed(head + "autres: cachees\nlecons:\n  - A03\n  - {lecon: A01, etat: fermee}\n", lessons), ElementsAre("A03", "!A01"));
  EXPECT_THAT(followed(head + "autres: fermees\nlecons:\n  - {lecon: A02, facultatif: true}\n  - {lecon: A01, etat: cachee}\n", lessons), ElementsAre("A02?", "!A03", "!A04"));
  EXPECT_THAT(problems_, testing::IsEmpty());
}

TEST_F(Paths, VariantsByGroup) {
  const std::vector<Lesson> lessons = {named("A13"), named("A13-pas-a-pas"), named("A14")};
  const std::string path = "format: 1\nid: p\nautres: cachees\nlecons:\n  - {lecon: A13, variantes: {soleil: A13-pas-a-pas}}\n";
  EXPECT_THAT(followed(path + "groupe: soleil\n", lessons), ElementsAre("A13-pas-a-pas"));
  EXPECT_THAT(followed(path + "groupe: lune\n", lessons), ElementsAre("A13"));
  EXPECT_THAT(followed("format: 1\nid: p\nautres: cachees\nlecons:\n  - {lecon: A13, variante: A13-autre}\n", lessons), ElementsAre("A13")) << "a variant that is not there";
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].message, "path.no_lesson");
  EXPECT_EQ(problems_[0].place.line, 5U);
  followed("format: 1\nid: p\nlecons:\n  - A13\n  - A99\n", lessons);
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].place.line, 5U) << "a teacher looks for the line";
}

TEST_F(Paths, TextsOfATeacher) {
  followed("format: 1\nid: p\nlecons:\n  - {lecon: A01, titre: \"Mon titre\", textes: {creer: \"Mes mots.\", introduction: \"Bonjour.\", danser: \"x\"}}\n", {named("A01")});
  ASSERT_EQ(met_.size(), 1U);
  EXPECT_EQ(met_[0].lesson.title, "Mon titre");
  EXPECT_EQ(met_[0].lesson.introduction, "Bonjour.");
  EXPECT_EQ(met_[0].lesson.steps[0].markdown, "Mes mots.");
  EXPECT_TRUE(met_[0].lesson.steps[0].question_places.empty()) << "questions stand at the end";
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].message, "path.no_step");
}

TEST_F(Paths, WhatIsWrongIsSaidWithItsLine) {
  const Result<Path> twice = written("format: 1\nid: p\nlecons:\n  - A01\n  - {lecon: A01, etat: fermee}\n");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().message, "path.twice");
  EXPECT_EQ(twice.error().place.line, 5U);
  EXPECT_FALSE(written("format: 1\nid: p\nlecons:\n  - {lecon: A01, etat: perdue}\n"));
  EXPECT_FALSE(written("format: 1\nid: p\nlecon: [A01]\n"));
  const Result<Path> missing = written("format: 1\nid: p\nlecons: [A01, Z99]\n");
  ASSERT_TRUE(missing);
  std::vector<Error> problems;
  EXPECT_EQ(follow(*missing, {named("A01")}, problems).size(), 1U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].arguments[0].second, "Z99");
}

}  // namespace
}  // namespace lunabloc::lesson
