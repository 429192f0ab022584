// lunabloc run and lunabloc replay: what is written where, and the exit codes that scripts rely on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "command_support.h"
#include "trace/file.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;

class RunCommand : public CommandTest {};

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

TEST_F(RunCommand, AProgramThatReadsItsCostsHasThemCounted) {
  EXPECT_EQ(call(run_run, {program("local t = {3, 8}\nlocal a = t[1]\nsay(cost.reads())")}).out, "1\n");
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
  EXPECT_THAT(outcome.err, HasSubstr(path + ":3:11: "));
  EXPECT_THAT(outcome.err, HasSubstr("« nothing »"));
  EXPECT_THAT(outcome.err, HasSubstr("(attempt to index a nil value (global 'nothing'))"));
}

// What ran without telling is run again to tell where it failed: `//` by zero is where it stands, which Lua 5.4.4 does not
// know, with the values there; what was typed is not asked again, what was printed not printed.
TEST_F(RunCommand, AFailureIsToldAtLengthInEveryMode) {
  const std::string path = program("local a, b = tonumber(ask('?')), 0\nprint(a)\nlocal c = a +\n  a // b\n");
  for (const std::vector<std::string>& words : {std::vector<std::string>{path}, {path, "--exact"}, {path, "--trace", this->path("t.jsonl"), "--exact"}}) {
    const Outcome outcome = call(run_run, words, Form::plain, "7\n");
    EXPECT_EQ(outcome.out, "? 7\n");
    EXPECT_THAT(outcome.err, HasSubstr(path + ":4:"));
    EXPECT_THAT(outcome.err, HasSubstr("(a = 7, b = 0)"));
  }
}

// The family's id stays; the slip, its place, the values there and Lua's own words have keys of their own.
TEST_F(RunCommand, ASlipHasItsKeys) {
  const std::string path = program("local cards = {3, 8}\nfor i = 1, 3 do\n  say(cards[i] * 2)\nend\n");
  for (const char* const mode : {"--seed", "--exact"}) {
    std::vector<std::string> words{path, mode};
    if (words[1] == "--seed") words.emplace_back("1");
    const Outcome outcome = call(run_run, words, Form::json);
    const auto end = nlohmann::json::parse(outcome.out.substr(outcome.out.rfind("{\"end\"")))["error"];
    EXPECT_EQ(end["message"], "M-commun-vide");
    EXPECT_EQ(end["slip"], "slip.list_past_end");
    EXPECT_EQ(end["line"], 3);
    EXPECT_EQ(end["column"], 7);
    EXPECT_EQ(end["place"], nlohmann::json::array({43, 51}));
    EXPECT_EQ(end["values"]["i"], "3");
    EXPECT_EQ(end["values"]["cards"], "{3, 8}");
    EXPECT_EQ(end["lua"], "attempt to perform arithmetic on a nil value (field '?')");
  }
  EXPECT_THAT(call(run_run, {path}).err, HasSubstr("(cards = {3, 8}, i = 3)"));
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

// ---- Recorded and run again

TEST_F(RunCommand, ARecordingIsCompactOrLines) {
  const std::string text = program("local n = 0\nfor i = 1, 2000 do n = n + i end\nsay(n)");
  ASSERT_EQ(call(run_run, {text, "--exact", "--trace", path("t.trace")}).code, 0);
  ASSERT_EQ(call(run_run, {text, "--exact", "--trace", path("t.jsonl")}).code, 0);
  const std::string compact = base::read_file(path("t.trace")).value_or(""), lines = base::read_file(path("t.jsonl")).value_or("");
  EXPECT_TRUE(compact.starts_with(trace::kFileMagic));
  EXPECT_TRUE(lines.starts_with("{\"lunabloc_trace\":1,\"program\":"));
  EXPECT_LT(compact.size() * 10, lines.size());
  for (const char* const step : {"0", "1", "1000", "4001"})
    EXPECT_EQ(call(run_replay, {path("t.trace"), "--at", step}, Form::json).out, call(run_replay, {path("t.jsonl"), "--at", step}, Form::json).out);
}

struct Again {
  const char* program;
  const char* inputs;  // as --inputs takes them
  const char* typed;
};

TEST_F(RunCommand, ARecordingRunsAgainToTheBit) {
  const Again kAll[] = {
      {"say(random(1, 1000))\nlocal t = {} for i = 1, 5 do t[i] = random(1, 9) end", "", ""},
      {"local name = ask('Nom ?')\nsay('Bonjour ' .. name)\nsay(ask('Age ?') + 1)", "", "Léa\n9\n"},
      {"when.key('a', function() say('a ' .. time.now()) wait(1) say('b') end)\nwhen.click(function() say(stage.mouse_x()) end)\nwait(4)",
       "{\"at\": 1, \"key\": \"a\"}\n{\"at\": 2, \"click\": [3, 4]}\n", ""},
      {"say(kit.light('room'):read())\nwhen.button('A', function() say('A') kit.led('red'):on() end)\nwait(3) say(kit.light('room'):read())",
       "{\"at\": 0, \"part\": \"light:room\", \"value\": 300}\n{\"at\": 1, \"part\": \"button:A\", \"value\": 1}\n"
       "{\"at\": 2, \"part\": \"light:room\", \"value\": 12.5}\n", ""},
      {"local x = nil\nsay(x.y)", "", ""},
      {"print('\\255\\0', 0/0, 1/0, -0.0, {}, print)", "", ""},
      {"x = = 1", "", ""},
  };
  for (const Again& one : kAll) {
    for (const char* const mode : {"--exact", "--seed=5"}) {
      for (const char* const name : {"t.trace", "t.jsonl"}) {
        std::vector<std::string> arguments{program(one.program), mode, "--trace", path(name)};
        if (*one.inputs != '\0') arguments.insert(arguments.end(), {"--inputs", file("inputs.jsonl", one.inputs)});
        call(run_run, arguments, Form::plain, one.typed);
        const Outcome check = call(run_replay, {path(name), "--check"});
        EXPECT_EQ(check.code, 0) << one.program << check.out << check.err;
        EXPECT_THAT(check.out, HasSubstr("au bit près : ")) << one.program;
      }
    }
  }
}

TEST_F(RunCommand, ARunThatWasCutIsTheSameAsFarAsItGoes) {
  const std::string endless = program("local n = 0\nwhile true do n = n + 1 if n % 100000 == 0 then say(n) end end");
  ASSERT_EQ(call(run_run, {endless, "--seconds", "1", "--trace", path("t.trace")}).code, 3);
  const Outcome check = call(run_replay, {path("t.trace"), "--check"});
  EXPECT_EQ(check.code, 0) << check.out << check.err;
  EXPECT_THAT(check.out, HasSubstr("aussi loin"));
}

TEST_F(RunCommand, TheFirstEventThatDiffersIsTold) {
  ASSERT_EQ(call(run_run, {program("say(1)\nsay(2)"), "--exact", "--trace", path("t.jsonl")}).code, 0);
  std::string lines = base::read_file(path("t.jsonl")).value_or("");
  lines.replace(lines.rfind("[\"2\"]"), 5, "[\"3\"]");
  const Outcome check = call(run_replay, {file("t.jsonl", lines), "--check"});
  EXPECT_EQ(check.code, 1);
  EXPECT_THAT(check.out, HasSubstr("\"values\":[\"3\"]"));
  EXPECT_THAT(check.out, HasSubstr("\"values\":[\"2\"]"));
  const Outcome json = call(run_replay, {path("t.jsonl"), "--check"}, Form::json);
  EXPECT_THAT(json.out, HasSubstr("{\"same\":false,\"event\":5,\"step\":2,"));
  const std::string without = file("u.jsonl", "{\"lunabloc_trace\":1}\n{\"kind\":\"end\",\"name\":\"finished\"}\n");
  EXPECT_EQ(call(run_replay, {without, "--check"}).code, 1);
}

TEST_F(RunCommand, ARecordingThatIsCutIsReadUpToThere) {
  ASSERT_EQ(call(run_run, {program("local n = 0\nfor i = 1, 9000 do n = n + i end\nsay(n)"), "--exact", "--trace", path("t.trace")}).code, 0);
  const std::string whole = base::read_file(path("t.trace")).value_or("");
  const std::string cut = file("cut.trace", whole.substr(0, whole.size() - 20'000));
  const Outcome outcome = call(run_replay, {cut}, Form::json);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("\"variables\":{\"n\":\""));
  EXPECT_THAT(outcome.err, testing::ContainsRegex("Lu jusqu’au pas [0-9]+ .* à l’octet [0-9]+"));
  EXPECT_THAT(call(run_replay, {cut, "--at", "5"}, Form::json).out, HasSubstr("\"step\":5,"));
  const Outcome check = call(run_replay, {cut, "--check"});
  EXPECT_EQ(check.code, 1) << "what is missing is missing";
  EXPECT_THAT(check.out, HasSubstr("aussi loin"));
}

TEST_F(RunCommand, WhatCannotBeRecordedIsSaid) {
  const Outcome outcome = call(run_run, {program("say(1)"), "--trace", "/dev/full"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "1\n") << "the program runs all the same";
  EXPECT_THAT(outcome.err, HasSubstr("/dev/full"));
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
