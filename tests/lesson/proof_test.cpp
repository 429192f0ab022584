// `lesson test`: the model proves itself, and a lesson that does not hold says which program and why.
#include "lesson/proof.h"

#include <gmock/gmock.h>

#include "straight_runner.h"
#include "vm/run.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

Proof proof_of(const WrittenLesson& written) {
  const Lesson lesson = written.load();
  return prove({lesson, vocabulary(), common_messages(), straight_runner(), {}});
}

// « file: message », one a problem.
std::vector<std::string> problems_of(const WrittenLesson& written) {
  std::vector<std::string> said;
  for (const Error& problem : proof_of(written).problems)
    said.push_back(std::filesystem::path(problem.place.file).filename().string() + ": " + problem.message);
  return said;
}

TEST(Proof, TheModelHolds) {
  const Proof proof = proof_of({});
  for (const Error& problem : proof.problems) ADD_FAILURE() << common_messages().describe(problem);
  EXPECT_EQ(proof.programs, 7U) << "two solutions, two starters, three errors";
}

// One lesson of every kind, with the real runner; tests/lessons proves them all, each for itself.
class ShippedLesson : public testing::TestWithParam<const char*> {};

TEST_P(ShippedLesson, Holds) {
  const Runner real = [](const trace::RunRequest& request, const std::string& program) {
    return vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, program);
  };
  for (const char* language : {"fr", "en"}) {
    const Lesson lesson = load_lesson(support::source_folder() / "lessons" / GetParam(), assets() / "schemas", language).value();
    const Proof proof = prove({lesson, vocabulary(), common_messages(), real, {}});
    for (const Error& problem : proof.problems) ADD_FAILURE() << common_messages().describe(problem);
  }
}

INSTANTIATE_TEST_SUITE_P(OfEachKind, ShippedLesson, testing::Values("A02", "A05", "A27", "C01", "D04"),
                         [](const auto& info) { return std::string(info.param); });

TEST(Proof, EveryShippedLessonNamesThreeMistakes) {
  for (const std::filesystem::path& folder : lesson_folders(support::source_folder() / "lessons")) {
    std::vector<Error> problems;
    EXPECT_GE(named_errors(load_lesson(folder, assets() / "schemas", "fr").value(), problems).size(), 3U) << folder;
  }
}

TEST(Proof, ASolutionThatDoesNotPass) {
  WrittenLesson written;
  written.write("solution.lua", "grid.west()\n");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("solution.lua: lesson.proof_solution"));
}

TEST(Proof, ASolutionOutsideThePalette) {
  WrittenLesson written;
  written.change("lecon.md", "grid.south, grid.east, grid.west", "grid.south, grid.east");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("solution.lua: lesson.proof_palette"));
}

TEST(Proof, WhatTheStarterHoldsMayStandInTheSolution) {
  WrittenLesson written;
  written.change("lecon.md", "grid.south, grid.east, grid.west", "grid.south, grid.east");
  written.write("depart.lua", "grid.west()\n");
  EXPECT_THAT(problems_of(written), testing::IsEmpty()) << "it can be copied";
}

TEST(Proof, AStarterThatAlreadyPasses) {
  WrittenLesson written;
  written.write("depart.lua", "grid.east() grid.east() grid.east() grid.east()\n");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("depart.lua: lesson.proof_starter"));
}

TEST(Proof, AnErrorThatTriggersAnotherMessage) {
  WrittenLesson written;
  written.write("erreurs/M-autre-case--un-de-moins.lua", "-- etape: modifier\n-- ecart: e\n-- idee: i\ngrid.north()\n");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("M-autre-case--un-de-moins.lua: lesson.proof_error"));
}

TEST(Proof, AnErrorThatPasses) {
  WrittenLesson written;
  written.write("erreurs/M-autre-case--un-de-moins.lua", "-- etape: creer\n-- ecart: e\n-- idee: i\n" + base::read_file(written.folder() / "solution.lua").value());
  EXPECT_THAT(problems_of(written), testing::ElementsAre("M-autre-case--un-de-moins.lua: lesson.proof_error"));
}

TEST(Proof, AnErrorOfNoStep) {
  WrittenLesson written;
  written.write("erreurs/M-autre-case--un-de-moins.lua", "-- ecart: e\n-- idee: i\ngrid.east()\n");
  EXPECT_THAT(problems_of(written), testing::Contains("M-autre-case--un-de-moins.lua: lesson.proof_step"))
      << "two steps name this message";
}

TEST(Proof, TooFewErrors) {
  WrittenLesson written;
  written.remove("erreurs/M-commun-mur--un-de-trop.lua");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("erreurs: lesson.few_errors"));
}

TEST(Proof, AnErrorMayBeAnAnswer) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: presque",
                 "  - {id: combien, etape: enqueter, type: reponse, forme: nombre, question: \"Combien ?\", attendu: 4, message: M-compte}\n\n  - id: presque");
  written.change("controles.yaml", "messages:\n  M-autre-case:", "messages:\n  M-compte: {vu: \"{obtenu} cases.\", essaie: \"Compte.\"}\n  M-autre-case:");
  written.write("erreurs/M-compte--trois.yaml", "etape: enqueter\necart: e\nidee: i\nreponses: {combien: 3}\n");
  EXPECT_THAT(problems_of(written), testing::IsEmpty());
  EXPECT_EQ(right_answers(written.load()).at("combien"), "4");
  written.write("erreurs/M-compte--trois.yaml", "etape: enqueter\necart: e\nidee: i\nreponses: {combien: 4}\n");
  EXPECT_THAT(problems_of(written), testing::ElementsAre("M-compte--trois.yaml: lesson.proof_error"));
}

TEST(Proof, RightAnswersAreWrittenAsAPupilWould) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: presque",
                 "  - {id: case, etape: enqueter, type: reponse, forme: case, question: \"?\", attendu: [5, 3], message: M-autre-case}\n"
                 "  - {id: ordre, etape: enqueter, type: reponse, forme: ordre, question: \"?\", choix: [a, b], attendu: [b, a], message: M-autre-case}\n"
                 "  - id: presque");
  const Answers answers = right_answers(written.load());
  EXPECT_EQ(answers.at("case"), "5,3");
  EXPECT_EQ(answers.at("ordre"), "b\na");
}

TEST(Proof, StepsAreNamedInAComment) {
  EXPECT_EQ(step_named_in("-- etape: creer\ngrid.east()"), "creer");
  EXPECT_EQ(step_named_in("grid.east()\n-- etape:  modifier"), "modifier");
  EXPECT_EQ(step_named_in("grid.east()"), "");
}

}  // namespace
}  // namespace lunabloc::lesson
