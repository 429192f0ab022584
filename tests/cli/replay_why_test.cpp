// lunabloc replay TRACE --why NAME: the chain behind a value, from the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "command_support.h"

namespace lunabloc::cli {
namespace {

class ReplayWhy : public testing::Test {
 protected:
  void run(const std::string& lua) {
    ASSERT_TRUE(base::write_file(program(), lua));
    ASSERT_EQ(call(run_run, {program(), "--exact", "--trace", trace()}).code, 0);
  }
  std::string program() const { return (folder_.path() / "p.lua").string(); }
  std::string trace() const { return (folder_.path() / "p.jsonl").string(); }
  Outcome why(const std::string& name, std::vector<std::string> more = {}, Form form = Form::plain) const {
    std::vector<std::string> arguments{trace(), "--why", name};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return call(run_replay, arguments, form);
  }

  support::TempFolder folder_;
};

TEST_F(ReplayWhy, TellsTheChainLineByLine) {
  run("local prix = 4\nlocal total = 0\nfor i = 1, 2 do\n  total = total + prix\nend\nprint(total)\n");
  const Outcome whole = why("total");
  EXPECT_EQ(whole.code, 0) << whole.err;
  EXPECT_EQ(whole.out,
            "total = 8  (assigned 7, 4: total = total + prix)\n"
            "  total = 4  (assigned 5, 4: total = total + prix)\n"
            "    total = 0  (assigned 2, 2: local total = 0)\n"
            "    prix = 4  (assigned 1, 1: local prix = 4)\n"
            "  prix = 4  (assigned 1, 1: local prix = 4)\n");
  EXPECT_EQ(why("total", {"--at", "2"}).out, "total = 0  (assigned 2, 2: local total = 0)\n");
}

TEST_F(ReplayWhy, AndAsJson) {
  run("local t = {5, 3}\nt[2] = t[1] * 2\n");
  const Outcome outcome = why("t[2]", {}, Form::json);
  const nlohmann::ordered_json json = nlohmann::ordered_json::parse(outcome.out);
  EXPECT_EQ(json["name"], "t[2]");
  EXPECT_EQ(json["value"], "10");
  EXPECT_EQ(json["step"], 2);
  EXPECT_EQ(json["statement"], "t[2] = t[1] * 2");
  EXPECT_EQ(json["reads"][0]["name"], "t[1]");
  EXPECT_EQ(json["reads"][0]["expression"], "5");
}

TEST_F(ReplayWhy, SaysWhatItCannotTell) {
  run("local x = 1\n");
  EXPECT_EQ(why("y").code, 1);
  EXPECT_EQ(why("y").out, "y  (unknown)\n");
  EXPECT_EQ(why("x + 1").code, 2);
  EXPECT_EQ(why("x", {"--at", "douze"}).code, 2);
  EXPECT_EQ(why("x", {"--program", program() + ".autre"}).code, 1);
}

TEST_F(ReplayWhy, ARecordingWithoutItsProgramIsGivenIt) {
  run("local x = 1\n");
  const std::string lines = base::read_file(trace()).value();
  const std::size_t second = lines.find('\n');
  nlohmann::ordered_json first = nlohmann::ordered_json::parse(lines.substr(0, second));
  ASSERT_EQ(first.erase("program"), 1U);
  ASSERT_TRUE(base::write_file(trace(), first.dump() + lines.substr(second)));
  EXPECT_EQ(why("x").code, 2) << "the program is needed";
  EXPECT_EQ(why("x", {"--program", program()}).out, "x = 1  (assigned 1, 1: local x = 1)\n");
}

// As far as it can be read; and that something is missing.
TEST_F(ReplayWhy, OfADamagedRecordingWhatIsThere) {
  run("local x = 1\nx = 2\n");
  const std::string lines = base::read_file(trace()).value();
  ASSERT_TRUE(base::write_file(trace(), lines.substr(0, lines.find("\"end\"") - 20)));
  const Outcome outcome = why("x");
  EXPECT_EQ(outcome.out, "x = 2  (assigned 2, 2: x = 2)\n");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, testing::HasSubstr("p.jsonl"));
}

}  // namespace
}  // namespace lunabloc::cli
