// Reading a lesson: what is there, and every way of writing it wrongly with its place.
#include "lesson/lesson.h"

#include <gmock/gmock.h>

#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

TEST(Lesson, ReadsWhatTheModelSays) {
  const Lesson lesson = WrittenLesson().load();
  EXPECT_EQ(lesson.id, "A77");
  EXPECT_EQ(lesson.bare_world.kind, "grid");
  EXPECT_THAT(lesson.blocks, testing::ElementsAre("grid.north", "grid.south", "grid.east", "grid.west"));
  std::vector<std::string> steps;
  for (const Step& step : lesson.steps) steps.push_back(step.id);
  EXPECT_THAT(steps, testing::ElementsAre("predire", "lancer", "enqueter", "modifier", "creer", "retenir"));
  EXPECT_EQ(lesson.step("predire")->title, "avant de lancer");
  EXPECT_THAT(lesson.step("predire")->questions, testing::ElementsAre("ou"));
  EXPECT_TRUE(lesson.check("ou")->prediction);
  EXPECT_EQ(lesson.check("presque")->hints.size(), 3U);
}

TEST(Lesson, AStepOpensWithTheProgramOfTheStepBefore) {
  WrittenLesson written;
  written.write("depart-creer.lua", "grid.west()\n");
  const Lesson lesson = written.load();
  EXPECT_EQ(lesson.starter_of("modifier"), "grid.east()\ngrid.east()\n");
  EXPECT_EQ(lesson.starter_of("creer"), "grid.west()\n");
  EXPECT_EQ(lesson.starter_of("retenir"), "grid.west()\n");
  EXPECT_TRUE(lesson.step("creer")->has_starter);
  EXPECT_FALSE(lesson.step("modifier")->has_starter);
}

TEST(Lesson, AStepWithoutAMapPlaysOnTheNextOne) {
  const Lesson lesson = WrittenLesson().load();
  EXPECT_EQ(lesson.world_of("predire").map[1], "#D...A#");
  EXPECT_EQ(lesson.world_of("creer").map[1], "#A...D#");
}

TEST(Lesson, AGraphOpensWithTheNetworkOfItsTable) {
  WrittenLesson written;
  written.change("lecon.md", "monde: grille", "monde: graphe");
  EXPECT_TRUE(written.load().bare_world.map.empty());
  written.write("donnees/reseau.csv", "a,b\nGare,Mairie\r\nMairie,Parc\n\n");
  const Lesson lesson = written.load();
  EXPECT_EQ(lesson.bare_world.kind, "graph");
  EXPECT_THAT(lesson.world_of("creer").map, testing::ElementsAre("Gare-Mairie", "Mairie-Parc"));
  EXPECT_EQ(lesson.tables.size(), 1U) << "the network is a table too";
}

TEST(Lesson, TheSolutionOfAStepIsItsOwnOrTheLastOne) {
  const WrittenLesson written;
  const Lesson lesson = written.load();
  EXPECT_THAT(lesson.solution_of("modifier").value(), testing::StartsWith("grid.east()"));
  EXPECT_THAT(lesson.solution_of("creer").value(), testing::StartsWith("grid.west()"));
}

TEST(Lesson, PartsForTheAdultAndCommentsAreTakenOut) {
  WrittenLesson written;
  written.change("lecon.md", "Fais avancer pas à pas.", "Regarde.\n\n<!-- adulte -->\nLaisser faire.\n<!-- /adulte -->\n\nFais avancer.");
  const Step step = *written.load().step("enqueter");
  EXPECT_EQ(step.adult, "Laisser faire.");
  EXPECT_THAT(step.markdown, testing::Not(testing::HasSubstr("Laisser")));
  EXPECT_THAT(step.markdown, testing::Not(testing::HasSubstr("<!--")));
}

TEST(Lesson, AFencedProgramIsLeftAlone) {
  WrittenLesson written;
  written.change("lecon.md", "Fais avancer pas à pas.", "```lua\n## pas un titre\n<!-- controle: rien -->\n```");
  EXPECT_TRUE(written.problems().empty());
  EXPECT_THAT(written.load().step("enqueter")->markdown, testing::HasSubstr("<!-- controle: rien -->"));
}

TEST(Lesson, ATranslationTakesThePlaceOfTheWordsAlone) {
  WrittenLesson written;
  std::string english = "---\ntitre: \"Three steps\"\nlangue: en\n---\n\nHello.\n";
  for (const char* heading : {"Predict: before", "Run: look", "Investigate: slowly", "Modify: a change", "Make: yours", "Remember: three"})
    english += std::string("\n## ") + heading + "\n\nWords.\n";
  written.write("lecon.en.md", english);
  written.write("messages.en.yaml",
                "controles:\n  ou: {question: \"Where?\"}\nmessages:\n  M-autre-case: {vu: \"It stops at {obtenu}.\", essaie: \"Count.\"}\n");
  const Lesson lesson = written.load("en");
  EXPECT_EQ(lesson.title, "Three steps");
  EXPECT_EQ(lesson.step("creer")->title, "yours");
  EXPECT_EQ(lesson.check("ou")->data.text_at("question"), "Where?");
  EXPECT_EQ(lesson.messages.at("M-autre-case").seen, "It stops at {obtenu}.");
  EXPECT_THAT(lesson.step("predire")->questions, testing::ElementsAre("ou")) << "without a comment, at the end of its step";
  EXPECT_EQ(written.load("fr").title, "Trois pas vers l’étoile");
}

TEST(Lesson, ATranslatedChoiceStaysTheRightOne) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: presque",
                 "  - id: choisir\n    etape: enqueter\n    type: reponse\n    forme: choix\n    question: \"Lequel ?\"\n"
                 "    choix: [\"un\", \"deux\"]\n    attendu: \"deux\"\n    message: M-autre-case\n\n  - id: presque");
  written.write("messages.en.yaml", "controles:\n  choisir: {choix: [\"one\", \"two\"]}\n");
  EXPECT_EQ(written.load("en").check("choisir")->data.text_at("attendu"), "two");
  written.write("messages.en.yaml", "controles:\n  choisir: {choix: [\"one\"]}\n");
  ASSERT_FALSE(written.problems("en").empty());
  EXPECT_EQ(written.problems("en").front().message, "lesson.other_choices");
}

TEST(Lesson, WhatIsExpectedIsSaidInTheWordsOfTheTranslatedChoices) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: presque",
                 "  - {id: ranger, etape: enqueter, type: reponse, forme: ordre, question: \"Range.\", choix: [un, deux], attendu: [deux, un], "
                 "message: M-autre-case, confusions: [{si: [un, deux], message: M-autre-case}]}\n"
                 "  - {id: classer, etape: enqueter, type: reponse, forme: classement, question: \"Classe.\", choix: [un, deux], "
                 "groupes: [pair, impair], attendu: {un: 1, deux: 0}, message: M-autre-case}\n  - id: presque");
  written.write("messages.en.yaml", "controles:\n  ranger: {choix: [one, two]}\n  classer: {choix: [one, two], groupes: [even, odd]}\n");
  const Lesson lesson = written.load("en");
  EXPECT_THAT(lesson.check("ranger")->data.texts_at("attendu"), testing::ElementsAre("two", "one"));
  EXPECT_THAT(lesson.check("ranger")->data.find("confusions")->list().front().texts_at("si"), testing::ElementsAre("one", "two"));
  EXPECT_EQ(lesson.check("classer")->data.find("attendu")->integer_at("one"), 1);
}

struct Spoilt {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* message;
  std::uint32_t line;  // 0: any
  friend void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.name; }
};

class SpoiltLesson : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltLesson, IsRefusedWithItsPlace) {
  const Spoilt& spoilt = GetParam();
  WrittenLesson written;
  written.change(spoilt.file, spoilt.from, spoilt.to);
  const std::vector<Error> problems = written.problems();
  ASSERT_FALSE(problems.empty());
  const Error& first = problems.front();
  EXPECT_EQ(first.message, spoilt.message);
  EXPECT_THAT(first.place.file, testing::EndsWith(spoilt.file));
  if (spoilt.line > 0) {
    EXPECT_EQ(first.place.line, spoilt.line);
  }
  EXPECT_TRUE(common_messages().has(first.message));
  const Result<Lesson> loaded = load_lesson(written.folder(), assets() / "schemas");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().message, spoilt.message);
}

INSTANTIATE_TEST_SUITE_P(
    Places, SpoiltLesson,
    testing::Values(
        Spoilt{"NoFront", "lecon.md", "---\nformat", "format", "lesson.no_front_matter", 1},
        Spoilt{"UnknownKey", "lecon.md", "duree: 30", "dure: 30", "schema.unknown_key", 6},
        Spoilt{"MissingKey", "lecon.md", "duree: 30\n", "", "schema.missing_key", 0},
        Spoilt{"WrongType", "lecon.md", "duree: 30", "duree: trente", "schema.wrong_type", 6},
        Spoilt{"OtherFolder", "lecon.md", "id: A77", "id: A78", "lesson.folder_name", 0},
        Spoilt{"UnknownPhase", "lecon.md", "## Lance :", "## Lancez :", "lesson.unknown_phase", 28},
        Spoilt{"PhaseOrder", "lecon.md", "## Enquête :", "## Débranché :", "lesson.phase_order", 32},
        Spoilt{"UnknownComment", "lecon.md", "<!-- controle: ou -->", "<!-- control: ou -->", "lesson.unknown_comment", 26},
        Spoilt{"UnknownQuestion", "lecon.md", "<!-- controle: ou -->", "<!-- controle: la -->", "lesson.unknown_check", 0},
        Spoilt{"StepName", "lecon.md", "## Crée : à toi\n", "## Crée : à toi\n<!-- etape: modifier-2 -->\n", "lesson.step_phase", 41},
        Spoilt{"AdultOpen", "lecon.md", "Fais avancer", "<!-- adulte -->\nFais avancer", "lesson.adult_open", 0},
        Spoilt{"NoYaml", "controles.yaml", "cartes:", "cartes: [", "data.syntax", 0},
        Spoilt{"KeyTwice", "controles.yaml", "format: 1", "format: 1\nformat: 1", "data.duplicate_key", 2},
        Spoilt{"Anchor", "controles.yaml", "format: 1", "format: &un 1", "data.forbidden", 1},
        Spoilt{"UnknownType", "controles.yaml", "type: etat", "type: etats", "lesson.unknown_type", 28},
        Spoilt{"UnknownStep", "controles.yaml", "etape: creer", "etape: cree", "lesson.unknown_step", 0},
        Spoilt{"CheckTwice", "controles.yaml", "id: retour", "id: presque", "lesson.check_twice", 0},
        Spoilt{"CheckKey", "controles.yaml", "    attendu: {position: arrivee}", "    attend: {position: arrivee}", "schema.unknown_key", 30},
        Spoilt{"CheckValue", "controles.yaml", "{position: arrivee}", "{position: ici}", "schema.wrong_value", 30},
        Spoilt{"BadStart", "controles.yaml", "    direction: est\n    lignes:\n      - \"#######\"\n      - \"#D...A#\"",
               "    direction: est\n    depart: [1, 1]\n    lignes:\n      - \"#######\"\n      - \"#....A#\"", "lesson.bad_start", 6}),
    [](const auto& info) { return info.param.name; });

TEST(Lesson, SaysWhichFileIsNotThere) {
  for (const char* file : {"lecon.md", "controles.yaml"}) {
    WrittenLesson written;
    written.remove(file);
    const Result<Lesson> lesson = load_lesson(written.folder(), assets() / "schemas");
    ASSERT_FALSE(lesson) << file;
    EXPECT_EQ(lesson.error().message, "file.missing");
    EXPECT_THAT(lesson.error().arguments.at(0).second, testing::HasSubstr(file));
  }
}

TEST(Lesson, AMissingFolderHasNoLessons) {
  const support::TempFolder empty;
  EXPECT_TRUE(lesson_folders(empty.path() / "not-there").empty());
  EXPECT_TRUE(lesson_folders(empty.path()).empty());
  EXPECT_FALSE(load_lesson(empty.path() / "not-there", assets() / "schemas"));
}

TEST(Lesson, OurLessonsAreReadInBothLanguages) {
  const std::vector<std::filesystem::path> folders = lesson_folders(support::source_folder() / "lessons");
  EXPECT_GE(folders.size(), 3U);
  for (const std::filesystem::path& folder : folders)
    for (const char* language : {"fr", "en"}) {
      const Result<Lesson> lesson = load_lesson(folder, assets() / "schemas", language);
      ASSERT_TRUE(lesson) << common_messages().describe(lesson.error());
      EXPECT_EQ(lesson->language, language);
      EXPECT_EQ(lesson->id, folder.filename());
    }
}

}  // namespace
}  // namespace lunabloc::lesson
