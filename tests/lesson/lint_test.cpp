// What lint refuses and what it only warns of, one place spoilt at a time.
#include "lesson/lint.h"

#include <gmock/gmock.h>

#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

std::vector<LintFinding> findings_of(const std::filesystem::path& folder) {
  const std::filesystem::path schemas = assets() / "schemas", curriculum = assets() / "curriculum.yaml";
  return lint(folder, {vocabulary(), common_messages(), schemas, curriculum});
}

std::vector<std::string> messages_of(const std::vector<LintFinding>& findings) {
  std::vector<std::string> messages;
  for (const LintFinding& finding : findings)
    messages.push_back((finding.weight == LintFinding::Weight::warning ? "warning " : "") + finding.error.message);
  return messages;
}

TEST(Lint, HasNothingToSayOfTheModel) { EXPECT_THAT(messages_of(findings_of(WrittenLesson().folder())), testing::IsEmpty()); }

TEST(Lint, HasNothingToSayOfOurLessons) {
  for (const std::filesystem::path& folder : lesson_folders(support::source_folder() / "lessons"))
    for (const LintFinding& finding : findings_of(folder))
      // A lesson of the course that is still being written is said, and keeps nothing else from being right.
      if (finding.error.message != "lesson.absent_prerequisite") ADD_FAILURE() << common_messages().describe(finding.error);
}

struct Spoilt {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* message;
  friend void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.name; }
};

class LintSays : public testing::TestWithParam<Spoilt> {};

TEST_P(LintSays, WhatIsSpoilt) {
  const Spoilt& spoilt = GetParam();
  WrittenLesson written;
  written.change(spoilt.file, spoilt.from, spoilt.to);
  const std::vector<LintFinding> findings = findings_of(written.folder());
  EXPECT_THAT(messages_of(findings), testing::Contains(spoilt.message));
  for (const LintFinding& finding : findings) EXPECT_TRUE(common_messages().has(finding.error.message)) << finding.error.message;
}

INSTANTIATE_TEST_SUITE_P(
    Places, LintSays,
    testing::Values(
        Spoilt{"Concept", "lecon.md", "concepts: [deplacement]", "concepts: [deplacements]", "lesson.unknown_id"},
        Spoilt{"Programme", "lecon.md", "C2-DEPLACEMENTS", "C2-DEPLACEMENT", "lesson.unknown_id"},
        Spoilt{"Licence", "lecon.md", "licence: CC-BY-SA-4.0", "licence: CC-BY-NC-4.0", "lesson.license"},
        Spoilt{"Levels", "lecon.md", "niveau: [CE2, CM1]", "niveau: [CM1, CE2]", "lesson.level_order"},
        Spoilt{"Block", "lecon.md", "grid.north,", "grid.nord,", "lesson.unknown_block"},
        Spoilt{"Level", "lecon.md", "blocs: [", "blocs: [lua.while, kit.board, ", "lesson.block_level"},
        Spoilt{"Circle", "lecon.md", "prerequis: []", "prerequis: [A77]", "lesson.circle"},
        Spoilt{"Phase", "lecon.md", "## Enquête : pas à pas", "## Lance : pas à pas", "lesson.phase_missing"},
        Spoilt{"Network", "lecon.md", "Ce que l’élève fait seul.", "[Ici](https://exemple.fr)", "lesson.network_link"},
        Spoilt{"Sentence", "lecon.md", "Ce que l’élève fait seul.",
               "Une phrase qui va et qui vient, qui dit une chose puis une autre, et encore une autre, sans jamais vouloir finir ici.",
               "warning lesson.sentence_long"},
        Spoilt{"PictureFile", "lecon.md", "Ce que l’élève fait seul.", "![Une étoile](images/etoile.svg)", "lesson.missing_file"},
        Spoilt{"PictureOutside", "lecon.md", "Ce que l’élève fait seul.", "![Une étoile](../etoile.svg)", "lesson.missing_file"},
        Spoilt{"PictureWords", "lecon.md", "Ce que l’élève fait seul.", "![](images/etoile.svg)", "lesson.picture_words"},
        Spoilt{"Snippet", "lecon.md", "Ce que l’élève fait seul.", "```lua\ngrid.east(\n```", "syntax.expected_value_at_end"},
        Spoilt{"Prediction", "controles.yaml", "    prediction: true", "    prediction: true\n    message: M-autre-case", "lesson.prediction_message"},
        Spoilt{"NoMessage", "controles.yaml", "    message: M-autre-case\n", "", "lesson.no_message"},
        Spoilt{"Unwritten", "controles.yaml", "    message: M-autre-case\n", "    message: M-perdu\n", "lesson.message_unwritten"},
        Spoilt{"Unused", "controles.yaml", "messages:\n  M-autre-case:", "messages:\n  M-seul: {vu: \"Le robot dort.\", essaie: \"Regarde.\"}\n  M-autre-case:",
               "lesson.message_unused"},
        Spoilt{"TooLong", "controles.yaml", "Compte les cases qui restent.",
               "Compte les cases qui restent encore entre le robot et le but, puis ajoute autant de flèches.", "lesson.message_long"},
        Spoilt{"Blame", "controles.yaml", "Compte les cases qui restent.", "Corrige ton erreur.", "lesson.message_word"},
        Spoilt{"Shout", "controles.yaml", "Compte les cases qui restent.", "Compte les cases !", "lesson.message_word"},
        Spoilt{"Place", "controles.yaml", "Compte les cases qui restent.", "Compte les {cases}.", "lesson.place_unfilled"},
        Spoilt{"PlaceOfACause", "controles.yaml", "messages: {choc: M-commun-mur}", "messages: {direction: M-commun-mur, passages: M-autre-case}",
               "lesson.place_unfilled"},
        Spoilt{"Map", "controles.yaml", "cartes: [c1]", "cartes: [c9]", "lesson.unknown_map"},
        Spoilt{"UnevenMap", "controles.yaml", "      - \"#D...A#\"", "      - \"#D...A\"", "world.bad_map"},
        Spoilt{"Cause", "controles.yaml", "messages: {choc: M-commun-mur}", "messages: {chox: M-commun-mur}", "lesson.unknown_cause"},
        Spoilt{"Hints", "controles.yaml", "      - \"Un endroit où regarder.\"\n", "", "lesson.hints_three"},
        Spoilt{"NoHints", "controles.yaml", "messages:\n  M-autre-case:", "  - {id: plus, etape: enqueter, type: reponse, forme: nombre, question: \"Combien ?\", attendu: 2, message: M-autre-case}\nmessages:\n  M-autre-case:",
               "warning lesson.hints_none"},
        Spoilt{"Starter", "depart.lua", "grid.east()", "grid.east(", "syntax.expected_at_end"},
        Spoilt{"Idea", "erreurs/M-autre-case--un-de-moins.lua", "-- idee:", "-- id:", "lesson.error_header"}),
    [](const auto& info) { return info.param.name; });

TEST(Lint, ALessonForAdultsMayUseEveryBlock) {
  WrittenLesson written;
  written.change("lecon.md", "niveau: [CE2, CM1]", "niveau: [adulte]");
  written.change("lecon.md", "blocs: [", "blocs: [while, kit.led.on, fn.define, ");
  EXPECT_THAT(messages_of(findings_of(written.folder())), testing::IsEmpty());
}

TEST(Lint, SaysWhatIsNotThere) {
  WrittenLesson written;
  written.remove("solution.lua");
  written.remove("erreurs");
  const std::vector<std::string> messages = messages_of(findings_of(written.folder()));
  EXPECT_THAT(messages, testing::IsSupersetOf({"lesson.missing_file", "lesson.few_errors"}));
}

TEST(Lint, AnErrorNamesAKnownMessage) {
  WrittenLesson written;
  written.write("erreurs/M-inconnu--rien.lua", "-- etape: creer\n-- ecart: rien\n-- idee: rien\n");
  written.write("erreurs/un espace.lua", "\n");
  const std::vector<std::string> messages = messages_of(findings_of(written.folder()));
  EXPECT_THAT(messages, testing::IsSupersetOf({"lesson.error_name", "lesson.file_name"}));
}

TEST(Lint, ALessonIsSmall) {
  WrittenLesson written;
  written.write("images/grand.png", std::string(2'200'000, 'x'));
  EXPECT_THAT(messages_of(findings_of(written.folder())), testing::Contains("lesson.too_large"));
}

TEST(Lint, AFolderWithoutALessonIsSaidNotCrashedOn) {
  const support::TempFolder empty;
  EXPECT_THAT(messages_of(findings_of(empty.path() / "A01")), testing::Contains("file.missing"));
}

// Of a list of three, the one that is wrong.
TEST(Lint, ShowsWhichPrerequisiteIsMissing) {
  WrittenLesson written;
  written.change("lecon.md", "prerequis: []", "prerequis: [A01, Z99]");
  const std::vector<LintFinding> findings = findings_of(written.folder());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].error.message, "lesson.unknown_prerequisite");
  EXPECT_EQ(findings[0].error.place.line, 7U);
  EXPECT_EQ(findings[0].error.place.column, 18U);
}

TEST(Lint, SaysThatALessonOfTheCourseIsNotThere) {
  WrittenLesson written;
  const support::TempFolder tables;
  ASSERT_TRUE(base::write_file(tables.path() / "curriculum.yaml", "concepts: {deplacement: a}\nprogrammes: {C2-DEPLACEMENTS: a}\nlecons: {Q01: un, A01: deux}\n"));
  written.change("lecon.md", "prerequis: []", "prerequis: [A01, Q01]");
  const std::filesystem::path schemas = assets() / "schemas", curriculum = tables.path() / "curriculum.yaml";
  const std::vector<LintFinding> findings = lint(written.folder(), {vocabulary(), common_messages(), schemas, curriculum});
  ASSERT_THAT(messages_of(findings), testing::ElementsAre("warning lesson.absent_prerequisite"));
  EXPECT_EQ(findings[0].error.place.line, 7U);
  EXPECT_EQ(findings[0].error.place.column, 18U);
}

}  // namespace
}  // namespace lunabloc::lesson
