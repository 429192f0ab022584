// `lunabloc lesson`: exit codes, what goes where, JSON, and our lessons proved with the real runner.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "cli/cli.h"
#include "support/temp_folder.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;

struct Answer {
  int code = 0;
  std::string out, err;
};

class LessonCommand : public testing::Test {
 protected:
  LessonCommand() {
    locations_.programs = support::binary_folder() / "bin";
    locations_.assets = support::source_folder() / "assets";
    locations_.lessons = support::source_folder() / "lessons";
    locations_.home = folder_.path() / "home";
  }

  Answer run(std::vector<std::string> arguments, bool json = false, const std::string& language = "fr") const {
    std::ostringstream out, err;
    std::istringstream in;
    const int code = run_lesson({std::move(arguments), language, json, locations_, out, err, in});
    return {code, out.str(), err.str()};
  }
  std::string begun(const std::string& name) const {
    const std::string folder = (folder_.path() / name).string();
    EXPECT_EQ(run({"new", folder}).code, 0);
    return folder;
  }
  void change(const std::string& file, std::string_view from, std::string_view to) const {
    std::string text = base::read_file(file).value();
    ASSERT_NE(text.find(from), std::string::npos) << file;
    ASSERT_TRUE(base::write_file(file, text.replace(text.find(from), from.size(), to)));
  }

  support::TempFolder folder_;
  Locations locations_;
};

TEST_F(LessonCommand, AskedBadlyItSaysHow) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"dance"}, {"show"}, {"show", "A01", "A04"}, {"list", "A01"}, {"new"}, {"check", "A01"}}) {
    const Answer answer = run(words);
    EXPECT_EQ(answer.code, 2) << testing::PrintToString(words);
    EXPECT_THAT(answer.err, HasSubstr("lesson"));
    EXPECT_TRUE(answer.out.empty());
  }
}

TEST_F(LessonCommand, Lists) {
  const Answer answer = run({"list"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* title : {"Le trésor sur la grille", "Répéter", "Allume, attends, éteins"}) EXPECT_THAT(answer.out, HasSubstr(title));
  EXPECT_THAT(run({"list"}, false, "en").out, HasSubstr("Treasure on the grid"));
  const auto json = nlohmann::json::parse(run({"list"}, true).out);
  EXPECT_EQ(json[0]["id"], "A01");
  EXPECT_EQ(json[0]["world"], "grille");
}

TEST_F(LessonCommand, Shows) {
  const Answer answer = run({"show", "C01"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, HasSubstr("## Débranché : joue la carte"));
  EXPECT_THAT(answer.out, HasSubstr("? Que verras-tu ?"));
  EXPECT_THAT(run({"show", "C01"}, false, "en").out, HasSubstr("## Unplugged: play the board"));
}

TEST_F(LessonCommand, OurLessonsHaveNothingToMend) {
  const Answer answer = run({"lint"}, true);
  EXPECT_EQ(answer.code, 0) << answer.err;
  // What rests on a lesson that is still being written waits for it.
  for (const auto& finding : nlohmann::json::parse(answer.out)) EXPECT_EQ(finding["message"], "lesson.absent_prerequisite") << finding.dump();
}

TEST_F(LessonCommand, KnowsTheFolderInWhichItIs) {
  const std::string folder = begun("B77");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  const Answer here = run({"lint", "."}), below = run({"lint", "./erreurs/.."}), beside = run({"lint", "../B77/"});
  std::filesystem::current_path(before);
  for (const Answer& answer : {here, below, beside}) {
    EXPECT_EQ(answer.code, 0) << answer.err;
    EXPECT_EQ(answer.err, "");
    EXPECT_THAT(answer.out, HasSubstr("B77"));
  }
}

TEST_F(LessonCommand, ANewLessonIsWholeAtOnce) {
  const std::string folder = begun("B77");
  const Answer lint = run({"lint", folder});
  EXPECT_EQ(lint.code, 0) << lint.err;
  const Answer test = run({"test", folder});
  EXPECT_EQ(test.code, 0) << test.err;
  const Answer again = run({"new", folder});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("B77"));
}

TEST_F(LessonCommand, LintSaysWhere) {
  const std::string folder = begun("B77");
  change(folder + "/lecon.md", "duree: 30", "durée: 30");
  const Answer answer = run({"lint", folder});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.err, HasSubstr(folder + "/lecon.md:6:"));
  EXPECT_THAT(answer.err, HasSubstr("duree")) << "the nearest word";
  const auto json = nlohmann::json::parse(run({"lint", folder}, true).out);
  EXPECT_EQ(json[0]["line"], 6);
  EXPECT_EQ(json[0]["message"], "schema.unknown_key");
  EXPECT_EQ(json[0]["warning"], false);
}

TEST_F(LessonCommand, TestSaysWhichProgram) {
  const std::string folder = begun("B77");
  ASSERT_TRUE(base::write_file(folder + "/solution.lua", "grid.west()\n"));
  const Answer answer = run({"test", folder});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.err, HasSubstr(folder + "/solution.lua:1:1: "));
  EXPECT_THAT(answer.err, HasSubstr("M-autre-case"));
}

TEST_F(LessonCommand, ChecksAProgram) {
  const std::string program = (folder_.path() / "p.lua").string();
  ASSERT_TRUE(base::write_file(program, "for _ = 1, 6 do\n  turtle.forward(40)\n  turtle.right(60)\nend\n"));
  EXPECT_EQ(run({"check", "A04", program}).code, 0);
  ASSERT_TRUE(base::write_file(program, "for _ = 1, 5 do\n  turtle.forward(40)\n  turtle.right(60)\nend\n"));
  const Answer missing = run({"check", "A04", program});
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.out, HasSubstr("[M-cote-manquant]"));
  const auto json = nlohmann::json::parse(run({"check", "A04", program, "--step", "modifier"}, true).out);
  EXPECT_EQ(json["step"], "modifier");
  EXPECT_EQ(json["passed"], false);
  ASSERT_TRUE(base::write_file(program, "turtle.forward(40\n"));
  EXPECT_THAT(run({"check", "A04", program}).out, HasSubstr("[M-commun-syntaxe]"));
}

// -- faults

TEST_F(LessonCommand, ALessonThatIsNotThere) {
  for (const char* verb : {"show", "lint", "test"}) {
    const Answer answer = run({verb, "Z99"});
    EXPECT_EQ(answer.code, 2) << verb;
    EXPECT_THAT(answer.err, HasSubstr("Z99"));
    EXPECT_TRUE(answer.out.empty());
  }
}

TEST_F(LessonCommand, ANameThatNoFolderCanHave) {
  for (const char* verb : {"show", "lint", "test", "new"}) EXPECT_NE(run({verb, std::string(6'000, 'x')}).code, 0) << verb;
}

TEST_F(LessonCommand, AFolderOfLessonsThatIsNotThere) {
  locations_.lessons = folder_.path() / "nowhere";
  for (const char* verb : {"list", "lint", "test"}) {
    const Answer answer = run({verb});
    EXPECT_EQ(answer.code, 1) << verb;
    EXPECT_THAT(answer.err, HasSubstr("nowhere"));
  }
}

TEST_F(LessonCommand, OneBrokenLessonDoesNotHideTheOthers) {
  std::filesystem::copy(support::source_folder() / "lessons", folder_.path() / "lessons", std::filesystem::copy_options::recursive);
  locations_.lessons = folder_.path() / "lessons";
  ASSERT_TRUE(base::write_file(locations_.lessons / "A04/controles.yaml", "controles: ["));
  const Answer answer = run({"list"});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.err, HasSubstr("A04/controles.yaml:"));
  EXPECT_THAT(answer.out, HasSubstr("C01"));
  EXPECT_EQ(run({"show", "A04"}).code, 1);
}

TEST_F(LessonCommand, AFileThatIsNoProgram) {
  EXPECT_EQ(run({"check", "A04", "/nowhere.lua"}).code, 1);
  EXPECT_EQ(run({"check", "A04", "/tmp"}).code, 1);
  const Answer step = run({"check", "A04", (support::source_folder() / "lessons/A04/solution.lua").string(), "--step", "danser"});
  EXPECT_EQ(step.code, 2);
  EXPECT_THAT(step.err, HasSubstr("danser"));
}

TEST_F(LessonCommand, WithoutARunnerItSaysSo) {
  locations_.programs = folder_.path();
  const Answer answer = run({"test", "A01"});
  EXPECT_NE(answer.code, 0);
  EXPECT_THAT(answer.err, HasSubstr("lunabloc-runner"));
}

}  // namespace
}  // namespace lunabloc::cli
