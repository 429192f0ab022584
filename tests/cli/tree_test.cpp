#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "base/base64.h"
#include "base/file.h"
#include "base/process.h"
#include "cli/blocks_json.h"
#include "cli/cli.h"
#include "program/tree.h"
#include "support/temp_folder.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Said {
  int code = 0;
  std::string out, err;
};

class TreeCommand : public testing::Test {
 protected:
  Said run(std::vector<std::string> arguments, bool json = false) const {
    base::Locations locations;
    locations.assets = support::source_folder() / "assets";
    std::ostringstream out, err;
    std::istringstream in;
    const Invocation invocation{std::move(arguments), "fr", json, locations, out, err, in};
    const int code = run_tree(invocation);
    return {code, out.str(), err.str()};
  }
  std::string file(const std::string& name, std::string_view bytes) const {
    EXPECT_TRUE(base::write_file(folder_.path() / name, bytes));
    return (folder_.path() / name).string();
  }
  // Every program that the tests of the tree keep.
  static std::vector<std::string> programs() {
    std::vector<std::string> programs;
    for (const char* sub : {"lessons", "tests/program"})
      for (const auto& entry : std::filesystem::recursive_directory_iterator(support::source_folder() / sub))
        if (entry.path().extension() == ".lua" || entry.path().extension() == ".txt")
          programs.push_back(base::read_file(entry.path()).value_or(""));
    return programs;
  }

  support::TempFolder folder_;
};

TEST_F(TreeCommand, PrintsTheTextBack) {
  for (const std::string& lua : programs()) EXPECT_EQ(run({file("a.lua", lua)}).out, lua);
  const std::string_view bytes("a\0b = '\xff' \r\n--\xC3", 16);
  EXPECT_EQ(run({file("a.lua", bytes)}).out, bytes);
}

TEST_F(TreeCommand, ChecksTheSyntax) {
  const std::string good = file("good.lua", "x = 1\n"), bad = file("bad.lua", "x = 1\ny = = 2\n");
  EXPECT_EQ(run({"--check", good}).code, 0);
  EXPECT_EQ(run({"--check", good}, true).out, "{\"ok\":true}\n");
  const Said said = run({"--check", bad});
  EXPECT_EQ(said.code, 1);
  EXPECT_EQ(said.err, bad + ":2:5: syntax: Ligne 2 : il manque une valeur avant « = ».\n");
  const Json json = Json::parse(run({bad, "--check"}, true).out);
  EXPECT_EQ(json["line"], 2);
  EXPECT_EQ(json["column"], 5);
  EXPECT_EQ(json["message"], "syntax.expected_value");
  EXPECT_FALSE(json.contains("slip"));
}

// A known slip is told in its own words, on the line that luac names; what Lua misses keeps its id.
TEST_F(TreeCommand, TellsAKnownSlip) {
  const std::string bad = file("bad.lua", "x = 3\nif x = 3 then\nend\n");
  EXPECT_EQ(run({"--check", bad}).err, bad + ":2:6: syntax: Ligne 2 : « = » range une valeur. Une condition compare.\n");
  const Json json = Json::parse(run({bad, "--check"}, true).out);
  EXPECT_EQ(json["message"], "syntax.expected");
  EXPECT_EQ(json["slip"], "slip.equals_in_condition");
}

// The line of "FILE:LINE: …"; of a stray `break` or `goto` luac says it in its words.
long line_in(const std::string& words, const std::string& path) {
  const std::size_t late = words.find(" at line ");
  const bool names_its_opener = words.find("(to close") != std::string::npos || words.find("(starting") != std::string::npos;
  if (late != std::string::npos && !names_its_opener) return std::atol(words.c_str() + late + 9);
  const std::size_t place = words.find(path + ":");
  return place == std::string::npos ? 0 : std::atol(words.c_str() + place + path.size() + 1);
}

// Every diagnostic that the tree can give has its words.
TEST_F(TreeCommand, GivesTheVerdictOfLuac) {
  std::mt19937 random(3);
  int refused = 0;
  for (const std::string& lua : programs()) {
    std::string damaged = lua;
    if (!damaged.empty() && random() % 2 == 0) damaged.erase(random() % damaged.size(), random() % 8);
    const std::string path = file("a.lua", damaged);
    const auto luac = base::Process::start({.program = "/bin/sh", .arguments = {"-c", "exec luac5.4 -p \"$0\" 2>&1", path},
                                            .environment = {"PATH=/usr/bin"}});
    ASSERT_TRUE(luac);
    std::string luac_says;
    while ((*luac)->read(luac_says, std::chrono::seconds(10))) {}
    const std::optional<base::Ending> ending = (*luac)->wait(std::chrono::seconds(10));
    ASSERT_TRUE(ending);
    const Said said = run({"--check", path});
    EXPECT_EQ(said.code == 0, ending->code == 0) << damaged << said.err;
    EXPECT_EQ(line_in(said.err, path), line_in(luac_says, path)) << damaged << luac_says << said.err;
    EXPECT_EQ(said.err.find("‹"), std::string::npos) << said.err;
    refused += said.code;
  }
  EXPECT_GT(refused, 5);
}

TEST_F(TreeCommand, BlocksGiveTheTextBack) {
  const auto assets = support::source_folder() / "assets";
  const program::Vocabulary vocabulary =
      program::Vocabulary::load(assets / "vocabulary", assets / "schemas").value_or(program::Vocabulary{});
  std::vector<std::string> all = programs();
  all.push_back("\xEF\xBB\xBF#!lua\r\nx = 'a\xff'\r\n-- \xC3(\nif \xff then");
  all.push_back("x = x + 1 y = (1 + 2) * 3 -- c\n  --[[ d ]] f{a = 1, [2] = 3}\nfunction o:m(a, ...) return ... end");
  for (const std::string& lua : all) {
    for (const std::size_t length : {lua.size(), lua.size() / 2, lua.size() / 3}) {
      const std::string text = lua.substr(0, length);
      const program::Tree tree = program::parse(text).tree;
      std::ostringstream json;
      write_blocks_json(tree, program::project(tree, vocabulary, "fr"), json);
      EXPECT_EQ(text_of_blocks(json.str(), vocabulary).value_or("?"), text);
    }
  }
}

TEST_F(TreeCommand, RefusesABombOfBracketsBeforeItMakesItsBlocks) {
  std::string lua;
  for (int line = 0; line < 7'000; ++line) lua += "x = " + std::string(150, '(') + "1" + std::string(150, ')') + "\n";
  const std::string bomb = file("bomb.lua", lua);
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--blocks", bomb}, std::vector<std::string>{"--diff", bomb, bomb}}) {
    const Said said = run(words);
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.out.empty());
    EXPECT_NE(said.err.find("1000000"), std::string::npos) << said.err;
  }
  EXPECT_EQ(run({bomb}).out, lua) << "its text stays";
}

// As many bytes, as many brackets: one in another, or beside one another.
TEST_F(TreeCommand, DeepBlocksCostNoMoreThanFlatOnes) {
  const auto brackets = [](std::size_t deep, int lines) {
    std::string lua;
    for (int line = 0; line < lines; ++line) lua += "x = " + std::string(deep, '(') + "1" + std::string(deep, ')') + "\n";
    return lua;
  };
  const auto seconds_for = [this](const std::string& path) {
    const std::clock_t before = std::clock();
    EXPECT_EQ(run({"--blocks", path}).code, 0);
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  };
  const std::string flat = file("flat.lua", brackets(10, 3'000)), deep = file("deep.lua", brackets(150, 200));
  const double least = std::min(seconds_for(flat), seconds_for(flat));
  EXPECT_LT(seconds_for(deep), 4 * least);
}

TEST_F(TreeCommand, ChangedBlocksChangeThatTextOnly) {
  const std::string lua = "turtle.forward( 50 )  -- droit\nfor i = 1, 4 do\n  say(i)\nend\n";
  Json json = Json::parse(run({"--blocks", file("a.lua", lua)}).out);
  EXPECT_EQ(json["blocks"][0]["type"], "turtle.forward");
  EXPECT_EQ(json["blocks"][0]["parts"][0]["label"], "avancer de");
  json["blocks"][0]["parts"][1]["lua"] = "60";
  json["blocks"].insert(json["blocks"].begin() + 1, Json{{"lua", "turtle.left(90)"}});
  EXPECT_EQ(run({"--from-blocks", file("a.json", json.dump())}).out,
            "turtle.forward( 60 )  -- droit\nturtle.left(90)\nfor i = 1, 4 do\n  say(i)\nend\n");
}

TEST_F(TreeCommand, RefusesBlocksThatAreNone) {
  for (const std::string json : {"", "{", "[]", "{\"blocks\": 1}", "{\"blocks\": [{}]}", "{\"blocks\": [{\"lua\": 3}]}",
                                 R"({"blocks": [{"source": [{"slot": "a"}], "parts": []}]})",
                                 R"({"blocks": [], "after": {"base64": "?"}})"}) {
    const Said said = run({"--from-blocks", file("a.json", json)});
    EXPECT_EQ(said.code, 1) << json;
    EXPECT_NE(said.err.find("blocs"), std::string::npos) << said.err;
    EXPECT_NE(said.err.find("a.json:1:"), std::string::npos) << said.err;
  }
  const Said said = run({"--from-blocks", file("a.json", "{\"blocks\": [\n  {\"lua\": \"say(1)\"},\n  {\"type\": \"nowhere\"}\n]}")});
  EXPECT_NE(said.err.find("a.json:3:12: "), std::string::npos) << said.err;
}

TEST_F(TreeCommand, NewBlocksAreSaidByTheirType) {
  Json json = Json::parse(run({"--blocks", file("a.lua", "while true do\n  say(1)\nend\n")}).out);
  Json repeat = {{"type", "repeat"}, {"slots", {{"count", "3"}, {"body", Json::array({Json{{"type", "say"}, {"slots", {{"value", "2"}}}}})}}}};
  Json& body = json["blocks"][0]["parts"].back();
  ASSERT_TRUE(body.contains("body"));
  body["blocks"].push_back(repeat);
  json["blocks"].insert(json["blocks"].begin(), Json{{"type", "turtle.forward"}, {"slots", {{"steps", "20"}}}});
  EXPECT_EQ(run({"--from-blocks", file("a.json", json.dump())}).out,
            "turtle.forward(20)\nwhile true do\n  say(1)\n  for _ = 1, 3 do\n    say(2)\n  end\nend\n");
}

// A comment that nothing ends would take what comes after it.
TEST_F(TreeCommand, AMovedBlockIsNotSwallowedByAComment) {
  const auto blocks = [&](const std::string& lua) { return Json::parse(run({"--blocks", file("a.lua", lua)}).out); };
  const auto text = [&](const Json& json) { return run({"--from-blocks", file("a.json", json.dump())}).out; };
  Json last = blocks("say(1)\nsay(2) -- la fin");
  std::swap(last["blocks"][0], last["blocks"][1]);
  EXPECT_EQ(text(last), "\nsay(2) -- la fin\nsay(1)");
  Json alone = blocks("say(1)\n-- la fin");
  alone["blocks"].push_back(Json{{"type", "say"}, {"slots", {{"value", "3"}}}});
  EXPECT_EQ(text(alone), "say(1)\n-- la fin\nsay(3)");
  Json inside = blocks("while true do f() end say(2) -- la fin");
  Json moved = inside["blocks"][1];
  inside["blocks"].erase(1);
  inside["blocks"][0]["parts"].back()["blocks"].push_back(moved);
  EXPECT_EQ(text(inside), "while true do f() say(2) -- la fin\n end");
  Json slot = blocks("say(1) say(2)");
  slot["blocks"][0]["parts"][1]["lua"] = "1 -- un";
  EXPECT_EQ(text(slot), "say(1 -- un\n) say(2)");
}

TEST_F(TreeCommand, MovedBlocksKeepTheirMeaning) {
  const auto blocks = [&](const std::string& lua) { return Json::parse(run({"--blocks", file("a.lua", lua)}).out); };
  const auto text = [&](const Json& json) { return run({"--from-blocks", file("a.json", json.dump())}).out; };
  Json call = blocks("f()\ndo end\n(g or h)()\n");
  call["blocks"].erase(1);
  EXPECT_EQ(text(call), "f()\n;(g or h)()\n");
  Json product = blocks("x = a * 2\n");
  product["blocks"][0]["parts"][3]["block"]["parts"][0]["block"] = Json{{"type", "calc"}, {"slots", {{"left", "b"}}}};
  EXPECT_EQ(text(product), "x = (b + 1) * 2\n");
  Json sum = {{"blocks", {{{"type", "say"}, {"slots", {{"value", {{"type", "calc"}, {"slots", {{"operator", "*"}, {"left", {{"type", "calc"}}}}}}}}}}}}};
  EXPECT_EQ(text(sum), "say((1 + 1) * 1)");
  Json returned = blocks("do return end\nf()\n");
  returned["blocks"][0]["parts"].back()["blocks"].push_back(returned["blocks"][1]);
  returned["blocks"].erase(1);
  const Said said = run({"--from-blocks", file("a.json", returned.dump())});
  EXPECT_EQ(said.code, 1);
  EXPECT_NE(said.err.find("dirait autre chose"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("a.json:1:"), std::string::npos) << said.err;
}

TEST_F(TreeCommand, NewBlocksTakeTheIndentationOfTheFile) {
  const auto with_new = [&](const std::string& lua) {
    Json json = Json::parse(run({"--blocks", file("a.lua", lua)}).out);
    json["blocks"][0]["parts"].back()["blocks"].push_back({{"type", "repeat"}, {"slots", {{"count", "3"}, {"body", Json::array({Json{{"type", "say"}, {"slots", {{"value", "2"}}}}})}}}});
    return run({"--from-blocks", file("a.json", json.dump())}).out;
  };
  EXPECT_EQ(with_new("while true do\n    say(1)\nend\n"), "while true do\n    say(1)\n    for _ = 1, 3 do\n        say(2)\n    end\nend\n");
  EXPECT_EQ(with_new("while true do\n\tsay(1)\nend\n"), "while true do\n\tsay(1)\n\tfor _ = 1, 3 do\n\t\tsay(2)\n\tend\nend\n");
  EXPECT_EQ(with_new("while true do\r\n  say(1)\r\nend\r\n"), "while true do\r\n  say(1)\r\n  for _ = 1, 3 do\r\n    say(2)\r\n  end\r\nend\r\n");
}

// However deep the blocks, there is an answer, and soon.
TEST_F(TreeCommand, DeepBlocksAreReadOrRefused) {
  const auto nested = [](int depth) {
    Json block = "x";
    for (int i = 0; i < depth; ++i) block = Json{{"type", "calc"}, {"slots", {{"operator", i % 2 == 0 ? "+" : "*"}, {"left", block}}}};
    return Json{{"blocks", Json::array({Json{{"type", "say"}, {"slots", {{"value", block}}}}})}};
  };
  EXPECT_EQ(run({"--from-blocks", file("a.json", nested(3).dump())}).out, "say((x + 1) * 1 + 1)");
  EXPECT_EQ(run({"--from-blocks", file("a.json", nested(60).dump())}).code, 0);
  EXPECT_EQ(run({"--from-blocks", file("a.json", nested(400).dump())}).code, 1);
  const std::string many(100'000, '['), closed(100'000, ']');
  for (const std::string& json :
       {many, many + closed, "{\"blocks\": [{\"source\": [{\"slot\": " + many + closed + "}], \"parts\": [{\"slot\": " + many + closed + "}]}]}"})
    EXPECT_EQ(run({"--from-blocks", file("a.json", json)}).code, 1);
}

// What only the beginning of a file may hold stays there, whatever comes before the first block.
TEST_F(TreeCommand, TheLineForTheSystemStaysFirst) {
  const std::string lua = "\xEF\xBB\xBF#!/usr/bin/env lua\nsay(1)\nsay(2)\n";
  Json json = Json::parse(run({"--blocks", file("a.lua", lua)}).out);
  EXPECT_EQ(run({"--from-blocks", file("a.json", json.dump())}).out, lua);
  std::swap(json["blocks"][0], json["blocks"][1]);
  EXPECT_EQ(run({"--from-blocks", file("a.json", json.dump())}).out, "\xEF\xBB\xBF#!/usr/bin/env lua\nsay(2)\nsay(1)\n");
  json["blocks"] = Json::array({Json{{"type", "say"}}});
  EXPECT_TRUE(run({"--from-blocks", file("a.json", json.dump())}).out.starts_with("\xEF\xBB\xBF#!/usr/bin/env lua\nsay("));
}

TEST_F(TreeCommand, AppliesEditsOneByOne) {
  const std::string lua = file("a.lua", "x = 1\ny = 2\n");
  const auto edit = [](int at, int length, std::string_view inserted) {
    return Json{{"off", at}, {"del", length}, {"ins", base::to_base64(inserted)}}.dump() + "\n";
  };
  const std::string edits = file("e.jsonl", edit(4, 1, "f(") + edit(6, 0, "3)") + "\n" + edit(9, 5, ""));
  EXPECT_EQ(run({"--edits", edits, lua}).out, "x = f(3)\n\n");
  EXPECT_EQ(run({"--edits", edits, lua, "--dump"}).out, program::dump(program::parse("x = f(3)\n\n").tree));
  for (const std::string bad : {"{}", "3", "[]", "{\"off\": 0", R"({"off": 0.5, "del": 0, "ins": ""})", R"({"off": 0, "del": 0, "ins": 1})",
                                R"({"off": 0, "del": 18446744073709551615, "ins": ""})", R"({"off": 1, "del": 12, "ins": ""})",
                                R"({"off": 0, "del": 0, "ins": "a"})", R"({"off": 0, "del": 0, "ins": "é!"})", "{\"off\": -1, \"del\": 0, \"ins\": \"\"}", "{\"off\": 99, \"del\": 0, \"ins\": \"\"}"}) {
    const Said said = run({"--edits", file("bad.jsonl", "\n" + bad), lua});
    EXPECT_EQ(said.code, 2) << bad;
    EXPECT_NE(said.err.find("bad.jsonl:2:1: tree: "), std::string::npos) << said.err;
  }
}

TEST_F(TreeCommand, ToldDifferencesAreBlocks) {
  const std::string a = file("a.lua", "x = 1\nfor i = 1, 4 do\n  turtle.forward(50)\n  say(1)\nend\nsay(2)\n");
  const std::string b = file("b.lua", "-- même chose\nx = 1\nfor i = 1, 4 do\n  turtle.forward(60)\nend\nsay(2)\nsay(3)\n");
  EXPECT_EQ(run({"--diff", a, a}).out, "");
  EXPECT_EQ(run({"--diff", a, b}).out,
            "~ 1 → 2: mettre x à 1 [ → même chose]\n~ 3 → 4: avancer de 60 pas [50 → 60]\n- 4: afficher 1\n+ 7: afficher 3\n");
  std::istringstream lines(run({"--diff", a, b}, true).out);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line) && std::getline(lines, line));
  const Json changed = Json::parse(line);
  EXPECT_EQ(changed["change"], "changed");
  EXPECT_EQ(changed["after"]["type"], "turtle.forward");
  EXPECT_EQ(changed["slots"][0]["before"], "50");
}

TEST_F(TreeCommand, AMovedBlockIsNotOneGoneAndOneNew) {
  const std::string a = file("a.lua", "say(1)\nfor i = 1, 4 do\n  turtle.forward(50)\nend\n");
  const std::string b = file("b.lua", "for i = 1, 4 do\n  turtle.forward(50)\n  say(1)\nend\n");
  EXPECT_EQ(run({"--diff", a, b}).out, "> 1 → 3: afficher 1\n");
}

TEST_F(TreeCommand, RefusesWhatIsNoProgramText) {
  const std::string good = file("good.lua", "x = 1\n"), edits = file("none.jsonl", "");
  const std::string largest = file("largest.lua", std::string(4U << 20U, '\n'));
  EXPECT_EQ(run({"--check", largest}).code, 0);
  const std::vector<std::pair<std::string, std::string>> refused = {
      {file("large.lua", std::string((4U << 20U) + 1, '\n')), "4 Mo"},
      {file("chunk.luac", "\x1BLua\x54"), "compilé"},
      {file("hash.luac", "\xEF\xBB\xBF#!lua\n\x1BLua"), "compilé"},
      {folder_.path().string(), "ne peut pas être lu"},
      {(folder_.path() / "nowhere.lua").string(), ""},
      {(folder_.path() / std::string(5000, 'a')).string(), ""}};
  for (const auto& [path, words] : refused) {
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {path}, {"--check", path}, {"--dump", path}, {"--blocks", path}, {"--edits", edits, path}, {"--diff", path, good}, {"--diff", good, path}}) {
      const Said said = run(arguments);
      EXPECT_EQ(said.code, 1) << path.substr(0, 200);
      EXPECT_EQ(said.out, "");
      EXPECT_TRUE(said.err.starts_with(path + ":1:1: ")) << said.err.substr(0, 300);
      EXPECT_NE(said.err.find(words), std::string::npos) << said.err.substr(0, 300);
    }
  }
}

// Latin-1, UTF-16: bytes like others, told as such and never rewritten.
TEST_F(TreeCommand, KeepsUnknownEncodings) {
  for (const std::string_view bytes : {std::string_view("x = 'd\xE9j\xE0'\r\n"), std::string_view("\xFF\xFEx\0=\0001\0\n\0", 10),
                                       std::string_view("say('\xC0\x80\xED\xA0\x80\xF8')")}) {
    const std::string path = file("a.lua", bytes);
    EXPECT_EQ(run({path}).out, bytes);
    const Said blocks = run({"--blocks", path});
    EXPECT_EQ(blocks.code, 0);
    EXPECT_EQ(run({"--from-blocks", file("a.json", blocks.out)}).out, bytes);
    EXPECT_EQ(base::read_file(path).value_or(""), bytes);
    EXPECT_TRUE(Json::accept(run({"--check", path}, true).out));
  }
}

TEST_F(TreeCommand, SaysHowItIsUsed) {
  EXPECT_EQ(run({}).code, 2);
  EXPECT_EQ(run({"--check"}).code, 2);
  EXPECT_EQ(run({"--check", "--dump", "a.lua"}).code, 2);
  EXPECT_EQ(run({"--what", "a.lua"}).code, 2);
  EXPECT_EQ(run({"--diff", "a.lua"}).code, 2);
  EXPECT_EQ(run({"nowhere.lua"}).code, 1);
}

}  // namespace
}  // namespace lunabloc::cli
