// lunabloc run and lunabloc replay: what is written where, and the exit codes that scripts rely on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "command_support.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;

class RunCommand : public testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view text) {
    const std::string path = (folder_.path() / name).string();
    EXPECT_TRUE(base::write_file(path, text));
    return path;
  }
  std::string program(std::string_view text) { return file("p.lua", text); }
  std::string path(const std::string& name) { return (folder_.path() / name).string(); }

 private:
  support::TempFolder folder_;
};

TEST_F(RunCommand, PrintsWhatTheProgramPrints) {
  const Outcome outcome = call(run_run, {program("print('a', 1)\nsay({1, 2})")});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "a\t1\n{1, 2}\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(RunCommand, ExactEndsWithTheCosts) {
  const Outcome outcome = call(run_run, {program("local t = {1}\nsay(t[1])"), "--exact"});
  EXPECT_EQ(outcome.err, "costs: pas=2 consultations=1 ecritures=0 comparaisons=0 echanges=0 appels=0 cases=1\n");
}

TEST_F(RunCommand, KeysAndClicksComeFromAFile) {
  const std::string program_path = program(
      "when.key('space', function() say('saut ' .. time.now()) end)\nwhen.click(function() say('clic ' .. stage.mouse_x()) end)\n"
      "say(ask('Qui ?'))");
  const std::string inputs = file("inputs.jsonl", "{\"at\": 2, \"click\": [30, -20]}\n{\"at\": 1.5, \"key\": \"space\"}\n\n{\"answer\": \"Léa\"}\n");
  const Outcome outcome = call(run_run, {program_path, "--inputs", inputs, "--trace", path("t.jsonl")});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "Qui ? Léa\nsaut 1.5\nclic 30\n");
  EXPECT_EQ(call(run_run, {program_path, "--inputs", path("t.jsonl")}).out, outcome.out);
}

TEST_F(RunCommand, AnInputThatIsNoneIsNamed) {
  const std::string inputs = file("inputs.jsonl", "{\"at\": 1, \"key\": \"a\"}\n{\"at\": -1}\n");
  const Outcome outcome = call(run_run, {program("say(1)"), "--inputs", inputs});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("inputs.jsonl:2"));
}

TEST_F(RunCommand, AnErrorHasItsPlaceAndAnAdvice) {
  const std::string path = program("say(1)\nsay(1)\nlocal x = nothing.y\n");
  const Outcome outcome = call(run_run, {path});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr(path + ":3:1: "));
  EXPECT_THAT(outcome.err, HasSubstr("« nothing »"));
}

TEST_F(RunCommand, ATextThatIsNoProgramSaysWhere) {
  const std::string path = program("x = = 2");
  const Outcome outcome = call(run_run, {path});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr(path + ":1:5: "));
}

TEST_F(RunCommand, ALimitIsNoFailure) {
  EXPECT_EQ(call(run_run, {program("while true do end"), "--seconds", "1"}).code, 3);
  EXPECT_EQ(call(run_run, {program("local t = {} while true do t[#t + 1] = {} end"), "--memory-mb", "4"}).code, 3);
}

TEST_F(RunCommand, WrongWordsAreUsage) {
  EXPECT_EQ(call(run_run, {}).code, 2);
  EXPECT_EQ(call(run_run, {program(""), "--colour"}).code, 2);
  EXPECT_EQ(call(run_run, {program(""), "--seconds", "many"}).code, 2);
  EXPECT_EQ(call(run_run, {program(""), "--memory-mb", "100000"}).code, 2);
  EXPECT_EQ(call(run_run, {path("missing.lua")}).code, 1);
}

TEST_F(RunCommand, AnswersAreTypedOrGiven) {
  const std::string asking = program("say(ask('a ?') + ask('b ?'))");
  EXPECT_EQ(call(run_run, {asking}, Form::plain, "1\n2\n").out, "a ? b ? 3\n");
  EXPECT_EQ(call(run_run, {asking, "--inputs", file("answers.txt", "10\n20\n")}).out, "a ? b ? 30\n");
  EXPECT_EQ(call(run_run, {asking}, Form::plain, "1\n").code, 3) << "nobody answers any more";
}

TEST_F(RunCommand, JsonIsOneObjectALine) {
  const Outcome outcome = call(run_run, {program("say(1)\nsay(2)"), "--exact"}, Form::json);
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 3);
  EXPECT_THAT(outcome.out, HasSubstr("{\"end\":\"finished\",\"costs\":{\"pas\":2,"));
  const Outcome wrong = call(run_run, {program("nothing()")}, Form::json);
  EXPECT_THAT(wrong.out, HasSubstr("\"message\":\"M-commun-nom\",\"line\":1"));
}

TEST_F(RunCommand, ATraceIsReadAgainAndRunsAgain) {
  const std::string asking = program("local x = ask('?')\nx = x + random(1, 100)\nsay(x)");
  const Outcome first = call(run_run, {asking, "--exact", "--seed", "9", "--trace", path("t.jsonl")}, Form::plain, "5\n");
  EXPECT_EQ(first.code, 0);
  EXPECT_EQ(call(run_run, {asking, "--exact", "--inputs", path("t.jsonl")}).out, first.out) << "seed and answers are in the trace";

  const Outcome before = call(run_replay, {path("t.jsonl"), "--at", "1"}, Form::json);
  EXPECT_THAT(before.out, HasSubstr("\"variables\":{\"x\":\"5\"}"));
  EXPECT_THAT(before.out, HasSubstr("\"said\":[\"?\",\"› 5\"]")) << "the console keeps question and answer";
  const Outcome after = call(run_replay, {path("t.jsonl")});
  EXPECT_EQ(after.code, 0);
  EXPECT_THAT(after.out, HasSubstr("step 3\nsteps 3\nend finished\n"));
}

TEST_F(RunCommand, ADamagedTraceSaysWhere) {
  const std::string path = file("t.jsonl", "{\"lunabloc_trace\":1}\n{\"kind\":\"nothing\"}\n");
  const Outcome outcome = call(run_replay, {path});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr(path + ":2"));
  EXPECT_EQ(call(run_replay, {path, "--at", "x"}).code, 2);
}

}  // namespace
}  // namespace lunabloc::cli
