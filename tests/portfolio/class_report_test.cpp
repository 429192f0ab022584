// What a teacher reads of a class.
#include "portfolio/class_report.h"

#include <gmock/gmock.h>

#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

using testing::HasSubstr;
using testing::Not;

lesson::Lesson lesson(const std::string& id) {
  lesson::Lesson made;
  made.id = id;
  made.title = "La <fourmi>";
  for (const char* step : {"lancer", "creer"}) {
    lesson::Step one;
    one.id = step;
    one.title = step == std::string("lancer") ? "Lance" : "Crée";
    made.steps.push_back(one);
  }
  lesson::Check check;
  check.id = "mur";
  check.step = "creer";
  made.checks.push_back(check);
  made.messages["M-mur"] = {"Le robot touche le mur.", "Compte les cases."};
  return made;
}

Pupil pupil(const std::string& name, const std::string& progress) { return {name, {{"works/A01/progress.jsonl", progress}}, 1, {}}; }

const std::string kDone = R"({"step":"lancer","done":true})" "\n" R"({"step":"creer","done":true})" "\n";
const std::string kStuck = R"({"step":"lancer","done":true})" "\n" R"({"step":"creer"})" "\n" R"({"check":"mur","message":"M-mur"})" "\n" R"({"check":"mur","hint":2})" "\n";
const std::string kLearnt = R"({"check":"mur","message":"M-mur"})" "\n" + kDone;

base::Messages words() { return base::Messages::load(support::source_folder() / "assets/messages", "fr").value(); }

TEST(ClassReport, SaysWhereEachPupilIs) {
  const ClassReport report = class_report({pupil("chat", kDone), pupil("loup", kStuck), {"ours", {}, 0, {}}}, {lesson("A01"), lesson("A02")});
  EXPECT_THAT(report.lessons, testing::ElementsAre("A01")) << "nobody has begun the other";
  EXPECT_EQ(report.places.at("chat").at("A01").done, 2U);
  EXPECT_EQ(report.places.at("chat").at("A01").step, "");
  EXPECT_EQ(report.places.at("loup").at("A01").step, "Crée");
  EXPECT_EQ(report.places.at("loup").at("A01").hints, 2);
  EXPECT_FALSE(report.places.contains("ours"));
}

TEST(ClassReport, WhatResistsIsCountedInPupilsAndNotInSmallGroups) {
  std::vector<Pupil> pupils = {pupil("a", kStuck), pupil("b", kStuck), pupil("c", kLearnt), pupil("d", kDone)};
  EXPECT_TRUE(class_report(pupils, {lesson("A01")}).resisting.empty()) << "four are too few";
  pupils.push_back(pupil("e", kDone));
  const ClassReport report = class_report(pupils, {lesson("A01")});
  ASSERT_EQ(report.resisting.size(), 1U);
  EXPECT_EQ(report.resisting[0].message, "M-mur");
  EXPECT_EQ(report.resisting[0].pupils, 2U) << "who met it once and passed has learnt";
}

TEST(ClassReport, NoCellIsAFormula) {
  const std::vector<Pupil> pupils = {pupil("=1+1", kStuck), pupil("<b>x", kStuck)};
  const ClassReport report = class_report(pupils, {lesson("A01")});
  EXPECT_THAT(report_csv(report, words(), "=5eB"), HasSubstr("\r\n'=5eB,'=1+1,A01,"));
  EXPECT_THAT(report_csv(report, words()), HasSubstr("\r\n'=1+1,A01,Crée,1,2,2,1\r\n"));
}

}  // namespace
}  // namespace lunabloc::portfolio
