// Common slips of programs that run, on a written corpus (slips.txt): each program is run for real, fast and exactly, and
// what is told of it is compared. A case told in general words ("M-commun-…", "run.…") is near a slip and is none.
#include <algorithm>
#include <fstream>
#include <set>

#include "base/messages.h"
#include "program/vocabulary.h"
#include "support/lua_sentences.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

std::filesystem::path slips_file() { return support::source_folder() / "tests/vm/slips.txt"; }

const KnownNames& shipped_names() {
  static const KnownNames names = [] {
    const auto assets = support::source_folder() / "assets";
    return known_names(program::Vocabulary::load(assets / "vocabulary", assets / "schemas").value());
  }();
  return names;
}

struct Case {
  std::string title, lua, exact, fast;  // fast: empty when it is told the same words
};

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream stream(slips_file());
  std::string* into = nullptr;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", "", ""});
      into = &cases.back().lua;
    } else if (line == "----") {
      into = &cases.back().exact;
    } else if (line.starts_with("fast: ")) {
      cases.back().fast = line.substr(6);
    } else if (into == &cases.back().exact) {
      *into = line;
    } else {
      *into += line + "\n";
    }
  }
  return cases;
}

void write_cases(const std::vector<Case>& cases) {
  std::ofstream stream(slips_file());
  for (const Case& one : cases)
    stream << "=== " << one.title << "\n" << one.lua << "----\n" << one.exact << "\n" << (one.fast.empty() ? "" : "fast: " + one.fast + "\n");
}

trace::RunRequest request_in(trace::Mode mode) {
  trace::RunRequest request;
  request.mode = mode;
  request.limits.operations = 400'000;
  request.limits.wall = std::chrono::milliseconds(mode == trace::Mode::fast ? 400 : 5'000);
  request.limits.heap_mb = 8;
  request.limits.output_bytes = 20'000;
  return request;
}

std::optional<LearnerError> learned(const std::string& lua, trace::Mode mode) {
  return learner_error(run(lua, request_in(mode)), lua, shipped_names());
}

std::string told(const std::string& lua, trace::Mode mode) {
  const std::optional<LearnerError> error = learned(lua, mode);
  if (!error) return "nothing";
  // Where time, or a count, has ended a loop is nowhere in particular.
  const std::string& message = error->error.message;
  if (message == "run.time" || message == "M-commun-sans-fin" || message == "M-commun-appels") return message;
  std::string said = std::to_string(error->error.place.line) + ":" + std::to_string(error->error.place.column) + " " + message;
  for (const auto& [name, value] : error->error.arguments)
    if (name != "ligne") said += " " + name + "=" + value.substr(0, value.find('\n'));
  return said;
}

TEST(Slips, OfRunsAreToldInTheirWords) {
  std::vector<Case> cases = read_cases();
  ASSERT_GT(cases.size(), 100U);
  const bool update = std::getenv("UPDATE_EXPECT") != nullptr;
  for (Case& one : cases) {
    SCOPED_TRACE(one.title);
    const std::string exact = told(one.lua, trace::Mode::exact), fast = told(one.lua, trace::Mode::fast);
    if (update) one.exact = exact, one.fast = fast == exact ? "" : fast;
    EXPECT_EQ(exact, one.exact);
    EXPECT_EQ(fast, one.fast.empty() ? one.exact : one.fast);
  }
  if (update) write_cases(cases);
}

// What is quoted in the source of the tables: every slip has a program that shows it.
TEST(Slips, OfRunsEachHaveAProgram) {
  std::set<std::string> shown;
  for (const Case& one : read_cases())
    for (const std::string& said : {one.exact, one.fast})
      if (const std::size_t start = said.find(" slip."); start != std::string::npos) shown.insert(said.substr(start + 1, said.find(' ', start + 1) - start - 1));
  std::ifstream table(support::source_folder() / "runtime/vm/slips.cpp");
  std::set<std::string> rows;
  for (std::string line; std::getline(table, line);)
    for (std::size_t at = line.find("\"slip."); at != std::string::npos; at = line.find("\"slip.", at + 1))
      rows.insert(line.substr(at + 1, line.find('"', at + 1) - at - 1));
  ASSERT_GT(rows.size(), 80U);
  rows.erase("slip.in_handler");  // a fault in a handler goes back to the program's own xpcall: it ends no run
  for (const std::string& row : rows) EXPECT_TRUE(shown.contains(row)) << row << " has no program in slips.txt";
}

// Whatever Lua says has kinder words than its own; what begins as these the runner's own words tell (failure_test.cpp).
TEST(Slips, EverySentenceOfLuaHasWords) {
  const std::string program = "local x = f(t)\n";
  for (const std::string_view sentence : kLuaSentences) {
    if (is_told_by_runner(sentence)) continue;
    trace::Event event;
    event.kind = trace::EventKind::error;
    event.name = "run.other";
    event.offset = 0;
    event.values = {std::string("lua"), std::string(sentence)};
    trace::Trace trace;
    trace.append(event);
    const std::optional<LearnerError> error = learner_error(trace, program, shipped_names());
    ASSERT_TRUE(error);
    EXPECT_TRUE(error->is_slip()) << sentence;
    EXPECT_EQ(error->error.detail, sentence);
  }
}

// The runner is hostile: what it says of a place, a line or a value is text, whatever it is.
TEST(Slips, TrustNothingThatTheRunnerSays) {
  const std::string program = "local x = cards[i] + 1\nif x < 3 then f(x) end\n";
  const std::string kTexts[] = {"", ":", "number:i", "table:cards", "length:cards", "line", "caller", "lua", "nom", "99999999999999999999", "-1", "1e999", "\xff\0x",
                                "attempt to call a nil value (global '", "attempt to perform arithmetic on a nil value (field '?')",
                                "bad argument #99999999999999999999 to 'f' (number expected, got nil)", "attempt to compare number with nil"};
  const char* const kNames[] = {"", "run.other", "M-commun-sans-fin", "M-commun-memoire", "M-commun-appels", "M-commun-hors-liste", "M-commun-syntaxe", "slip.nothing"};
  for (const char* const name : kNames)
    for (const std::uint32_t offset : {0U, 5U, 23U, 26U, 46U, 47U, 4'000'000'000U, trace::kNoOffset})
      for (const std::string& first : kTexts)
        for (const std::string& second : kTexts) {
          trace::Event event;
          event.kind = trace::EventKind::error;
          event.name = name;
          event.offset = offset;
          event.values = {first, second, std::string("lua"), second, std::string("number:i"), first, first};
          trace::Trace trace;
          trace.append(event);
          const std::optional<LearnerError> error = learner_error(trace, program, shipped_names());
          ASSERT_TRUE(error);
          EXPECT_LE(error->place.value_or(TextRange{}).end, program.size());
        }
}

// Of a list that a check gives, the engine itself says the place.
TEST(Slips, KnowTheEndOfAGivenList) {
  const auto told_at = [](int place) {
    trace::RunRequest request = request_in(trace::Mode::fast);
    trace::Given given;
    given.name = "cards";
    given.is_list = true;
    given.list = {std::int64_t{3}, std::int64_t{8}};
    request.given = {given};
    const std::string lua = "say(cards[" + std::to_string(place) + "])";
    const std::optional<LearnerError> error = learner_error(run(lua, request), lua, shipped_names());
    return error ? error->error.message : "nothing";
  };
  EXPECT_EQ(told_at(0), "slip.list_zero");
  EXPECT_EQ(told_at(2), "nothing");
  EXPECT_EQ(told_at(3), "slip.list_past_end");
  EXPECT_EQ(told_at(5), "M-commun-hors-liste");
}

// What a check sets before the program starts may be meant in other letters, as the library may.
TEST(Slips, KnowTheGivenNames) {
  const auto told = [](const std::string& lua) {
    trace::RunRequest request = request_in(trace::Mode::fast);
    request.given = {{"wanted", {std::int64_t{8}}, false}};
    const std::optional<LearnerError> error = learner_error(run(lua, request), lua, shipped_names());
    std::string words = error ? error->error.message : "nothing";
    if (error)
      for (const auto& [name, value] : error->error.arguments)
        if (name == "nom" || name == "proche") words += " " + value;
    return words;
  };
  EXPECT_EQ(told("say(Wanted + 1)"), "slip.capital_letters Wanted wanted");
  EXPECT_EQ(told("say(wantde + 1)"), "slip.misspelt_name wantde wanted");
  EXPECT_EQ(told("say(wanted + 1)"), "nothing");
}

// What the names of the line were worth goes with the words, in both modes.
TEST(Slips, TellTheValuesAtThatPoint) {
  const std::string lua = "local cards = {3, 8}\nfactor = 2\nfor i = 1, 3 do\n  say(cards[i] * factor)\nend\n";
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact}) {
    const std::optional<LearnerError> error = learned(lua, mode);
    ASSERT_TRUE(error);
    const std::vector<std::pair<std::string, std::string>> expected = {{"cards", "{3, 8}"}, {"i", "3"}, {"factor", "2"}};
    EXPECT_EQ(error->values, expected);
    EXPECT_EQ(error->error.detail, "attempt to perform arithmetic on a nil value (field '?')");
    EXPECT_EQ(error->general, "M-commun-vide");
  }
}

// A name that the line itself makes has no value to tell yet.
TEST(Slips, TellNoValueOfWhatIsNotThereYet) {
  const std::optional<LearnerError> error = learned("for k, v in pairs(nothing) do say(v) end", trace::Mode::exact);
  ASSERT_TRUE(error);
  const std::vector<std::pair<std::string, std::string>> expected = {{"v", "nil"}, {"nothing", "nil"}};
  EXPECT_EQ(error->values, expected);
}

// No place of a message is left as "{nom}", in either language.
TEST(Slips, OfRunsHaveAllTheirFillings) {
  for (const char* const language : {"fr", "en"}) {
    const Messages messages = Messages::load(support::source_folder() / "assets/messages", language).value();
    std::set<std::string> seen;
    for (const Case& one : read_cases()) {
      const std::size_t start = one.exact.find(" slip.");
      if (start == std::string::npos || !seen.insert(one.exact.substr(start, one.exact.find(' ', start + 1) - start)).second) continue;
      const std::optional<LearnerError> error = learned(one.lua, trace::Mode::exact);
      ASSERT_TRUE(error) << one.title;
      const Advice advice = messages.advice(error->error.message, error->error.arguments);
      EXPECT_FALSE(advice.try_this.empty()) << error->error.message;
      for (const std::string& words : {advice.seen, advice.try_this})
        for (const char* const place : {"{ligne}", "{nom}", "{proche}", "{trouve}", "{objet}", "{fonction}", "{n}", "{case}", "{valeur}", "{attendu}", "{champ}", "{ligne_donne}"})
          EXPECT_EQ(words.find(place), std::string::npos) << error->error.message << ": " << words;
    }
  }
}

}  // namespace
}  // namespace lunabloc::vm
