// Words for skills come from what was done, and the teacher's hold.
#include "portfolio/skills.h"

#include <gmock/gmock.h>

#include "portfolio/cases.h"
#include "portfolio/class_report.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

using testing::HasSubstr;

lesson::Lesson lesson(const std::string& id, std::vector<std::string> programmes) {
  lesson::Lesson made;
  made.id = id;
  made.programmes = std::move(programmes);
  for (const char* phase : {"lancer", "creer"}) {
    lesson::Step step;
    step.id = step.phase = phase;
    made.steps.push_back(step);
  }
  return made;
}
const std::vector<lesson::Lesson> kLessons = {lesson("A01", {"C3-IPI", "CRCN-3.4"}), lesson("A02", {"CRCN-3.4"})};
const std::string kBegun = R"({"step":"lancer","done":true})" "\n", kDone = kBegun + R"({"step":"creer","done":true})" "\n";

Pupil pupil(const std::string& name, Files files) { return {name, std::move(files), 1, {}}; }

TEST(Skills, AreProposedFromWhatWasDone) {
  const std::vector<Pupil> pupils = {pupil("a", {{"works/A01/progress.jsonl", kBegun}}), pupil("b", {{"works/A01/progress.jsonl", kDone}}),
                                     pupil("c", {{"works/A01/progress.jsonl", kBegun}, {"works/A02/progress.jsonl", kBegun}}), pupil("d", {})};
  const Skills table = skills_of(pupils, kLessons, {}, SkillKind::programmes);
  EXPECT_THAT(table.skills, testing::ElementsAre("C3-IPI", "CRCN-3.4"));
  EXPECT_EQ(table.evidence.at("a").at("C3-IPI").word(), "pas-encore");
  EXPECT_EQ(table.evidence.at("b").at("C3-IPI").word(), "oui") << "made alone";
  EXPECT_EQ(table.evidence.at("c").at("CRCN-3.4").word(), "en-bonne-voie");
  EXPECT_TRUE(table.evidence.at("d").empty());
}

TEST(Skills, TheTeachersWordHolds) {
  Return said;
  said.skill = "CRCN-3.4", said.word = "oui";
  const Skills table = skills_of({pupil("a", {{"works/A01/progress.jsonl", kBegun}})}, kLessons, {{"a", {said}}}, SkillKind::programmes);
  EXPECT_EQ(table.evidence.at("a").at("CRCN-3.4").word(), "oui");
  EXPECT_EQ(table.evidence.at("a").at("CRCN-3.4").proposed(), "pas-encore");
  const base::Messages messages = base::Messages::load(support::source_folder() / "assets/messages", "fr").value();
  EXPECT_THAT(skills_csv(table, messages), HasSubstr("\r\na,CRCN-3.4,oui,x,0,1\r\n"));
  EXPECT_THAT(skills_csv(table, messages, {{"CRCN-3.4", "Programmer"}}), HasSubstr("\r\na,CRCN-3.4,oui,x,0,1,Programmer\r\n"));
}

TEST(Assessments, PupilAndTeacherStandSideBySide) {
  Return said;
  said.work = "A01", said.criterion = "lisible", said.word = "en-bonne-voie";
  const std::vector<Assessment> all = assessments_of({pupil("a", {{"works/A01/progress.jsonl", R"({"check":"p","criterion":"lisible","word":"oui"})" "\n"}})}, {{"a", {said}}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].own_word, "oui");
  EXPECT_EQ(all[0].teacher_word, "en-bonne-voie");
}

TEST(Cases, TheBoardShowsTheLessonsOwnProgram) {
  const lesson::Lesson read = lesson::load_lesson(support::source_folder() / "lessons/A05", support::source_folder() / "assets/schemas").value();
  const std::optional<BoardCase> found = board_case(read, "M-angle");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->step, "creer");
  EXPECT_EQ(found->idea, "croire que tout ce qui suit est répété");
  EXPECT_THAT(found->program, HasSubstr("turtle.right(90)"));
  EXPECT_THAT(found->program, testing::Not(HasSubstr("-- idee")));
  EXPECT_FALSE(board_case(read, "M-nobody"));
}

}  // namespace
}  // namespace lunabloc::portfolio
