// Messages say nothing that the lesson, or everybody of the class, does not know.
#include "lesson/known_words.h"

#include <gmock/gmock.h>

#include "lesson/lint.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class KnownWords : public testing::Test {
 protected:
  void say(const std::string& words) { lesson_.change("controles.yaml", "Compte les cases qui restent.", words); }
  // "M-autre-case essaie périmètre"
  std::vector<std::string> unknown() const {
    std::vector<std::string> words;
    const Result<std::vector<UnknownWord>> found = unknown_words(lesson_.load(), vocabulary(), assets());
    EXPECT_TRUE(found);
    for (const UnknownWord& one : found.value_or(std::vector<UnknownWord>())) words.push_back(one.message + " " + std::string(one.line) + " " + one.word);
    return words;
  }
  WrittenLesson lesson_;
};

TEST_F(KnownWords, OfEverybodyAndOfTheLesson) {
  EXPECT_THAT(unknown(), IsEmpty());
  say("Compte le périmètre.");
  EXPECT_THAT(unknown(), ElementsAre("M-autre-case essaie périmètre"));
  lesson_.change("lecon.md", "Ce que l’élève fait seul.", "Le **périmètre** est le tour.");
  EXPECT_THAT(unknown(), IsEmpty()) << "the lesson has said it";
}

TEST_F(KnownWords, OfTheHeadsOwnList) {
  say("Compte l’hypoténuse.");
  EXPECT_THAT(unknown(), ElementsAre("M-autre-case essaie hypoténuse"));
  lesson_.change("lecon.md", "langue: fr", "mots: [Hypotenuses]\nlangue: fr");
  EXPECT_THAT(unknown(), IsEmpty()) << "case, accents and a plural are without effect";
}

TEST_F(KnownWords, OfTheBasesHeadInAVariant) {
  say("Compte l’hypoténuse.");
  lesson_.write("../A77-doux/lecon.md", "---\nid: A77-doux\nbase: A77\nbase_version: 0.1.0\nguidage: plus\n---\n");
  const auto unknown_to_variant = [this] {
    const Lesson variant = load_lesson(lesson_.folder().parent_path() / "A77-doux", assets() / "schemas", "fr").value();
    return unknown_words(variant, vocabulary(), assets()).value().size();
  };
  EXPECT_EQ(unknown_to_variant(), 1U);
  lesson_.change("lecon.md", "langue: fr", "mots: [hypoténuse]\nlangue: fr");
  EXPECT_EQ(unknown_to_variant(), 0U) << "the message is the base’s, and so is the word";
}

TEST_F(KnownWords, OfALaterClassAreNotKnownYet) {
  say("Regarde la médiane.");
  EXPECT_THAT(unknown(), ElementsAre("M-autre-case essaie médiane"));
  lesson_.change("lecon.md", "niveau: [CE2, CM1]", "niveau: [3e]");
  EXPECT_THAT(unknown(), IsEmpty());
}

TEST_F(KnownWords, PlacesAndSignsAreNoWords) {
  say("Compte « {obtenu} » : « 3 cases »… c’est là !");
  EXPECT_THAT(unknown(), IsEmpty());
}

TEST_F(KnownWords, LintSaysTheLine) {
  say("Compte le périmètre.");
  std::vector<std::string> said;
  for (const LintFinding& one : lint(lesson_.folder(), {vocabulary(), common_messages(), assets() / "schemas", assets() / "curriculum.yaml"}))
    said.push_back(one.error.message + ":" + std::to_string(one.error.place.line));
  ASSERT_EQ(said.size(), 1U);
  EXPECT_THAT(said[0], testing::StartsWith("lesson.word_unknown:"));
  EXPECT_NE(said[0], "lesson.word_unknown:1");
}

}  // namespace
}  // namespace lunabloc::lesson
