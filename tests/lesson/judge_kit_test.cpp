// `trace` on real runs; the corpus is judge_kit.txt. And what else looks at a kit while the world does something.
#include <sstream>

#include "base/file.h"
#include "real_check.h"

namespace lunabloc::lesson {
namespace {

struct Program {
  std::string title, text, said;
};
struct Case {
  std::string title, check;
  std::vector<std::string> causes;
  std::vector<Program> programs;
};

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<Case> cases() {
  std::vector<Case> cases;
  std::istringstream file(base::read_file(support::source_folder() / "tests/lesson/judge_kit.txt").value_or(""));
  int line_of_case = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), {}, {}, {}});
      line_of_case = 0;
    } else if (line.starts_with("--- ")) {
      cases.back().programs.push_back({line.substr(4), {}, {}});
    } else if (!cases.back().programs.empty()) {
      Program& program = cases.back().programs.back();
      if (!program.said.empty()) program.text += program.said + "\n";
      program.said = line;  // the last line of a program is what is said of it
    } else if (line_of_case++ == 0) {
      cases.back().check = line;
    } else {
      cases.back().causes = words_of(line);
    }
  }
  return cases;
}

// "M-duree: {entree}|…" with its places as the corpus writes them.
std::string in_words(const std::string& said) {
  if (said == "met") return said;
  constexpr std::array<const char*, 10> kPlaces = {"", "obtenu", "attendu", "mesure", "max", "n", "nom", "rapport", "ligne", "temps"};
  std::string text = said.substr(2, said.find(':') - 2);
  std::istringstream places(said.substr(said.find(": ") + 2));
  std::size_t index = 0;
  for (std::string place; std::getline(places, place, '|'); ++index)
    if (!place.starts_with("{") && index < kPlaces.size()) text += " " + std::string(kPlaces[index]) + "=" + place;
  return text;
}

TEST(JudgeKit, SaysWhatThePartsDid) {
  const std::vector<Case> all = cases();
  ASSERT_GE(all.size(), 8U);
  for (const Case& one : all) {
    const OneCheck check("type: trace, " + one.check, one.causes, "say(1)", "kit");
    for (const Program& program : one.programs) EXPECT_EQ(in_words(check.said(program.text)), program.said) << one.title << ": " << program.title;
  }
}

TEST(JudgeKit, MessagesAreCountedWhileTheLinkIsCut) {
  const std::string one_try = "local a = kit.board(\"A\")\nlocal b = kit.board(\"B\")\nwhile b:received() == nil do\n  a:send(\"on\")\n  wait(";
  const OneCheck check("type: cout, compteur: messages, duree_s: 8, coupure: [{de_s: 0, a_s: 2.5}], cas: [{nom: coupure, max: 5}]", {"coupure"}, "say(1)", "kit");
  EXPECT_EQ(check.said(one_try + "1)\nend"), "met");
  EXPECT_EQ(check.judge(one_try + "0.05)\nend").message, "M-coupure");
}

TEST(JudgeKit, WhatASensorMeasuresFillsATable) {
  const OneCheck check("type: sortie, duree_s: 60, stimulus: [{a_s: 0, piece: \"temperature:room\", valeur: 19.5}, {a_s: 5, piece: \"temperature:room\", valeur: 24}], "
                       "cas: [{nom: mesures, attendu: [19.5, 24]}], compare: nombres",
                       {}, "say(1)", "kit");
  EXPECT_EQ(check.said("say(kit.temperature(\"room\"):read()) wait(10) say(kit.temperature(\"room\"):read())"), "met");
}

TEST(JudgeKit, TheCaseThatFailedIsSeenAgainWithWhatHappenedThen) {
  const OneCheck check("type: trace, duree_s: 3, stimulus: [{a_s: 1, piece: \"button:A\", valeur: 1}], attendu: [{a_s: 2, piece: \"led:red\", valeur: 1}]", {}, "say(1)", "kit");
  const Verdict verdict = check.judge("kit.led(\"green\"):on()");
  ASSERT_TRUE(verdict.replay);
  ASSERT_EQ(verdict.replay->stimuli.size(), 1U);
  EXPECT_EQ(verdict.replay->stimuli[0].part, "button:A");
  EXPECT_EQ(verdict.replay->until, std::chrono::seconds(3));
}

}  // namespace
}  // namespace lunabloc::lesson
