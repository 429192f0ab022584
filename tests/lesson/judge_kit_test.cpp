// `trace` on real runs; the corpus is judge_kit.txt. And what else looks at a kit while the world does something.
#include <sstream>

#include "base/file.h"
#include "lesson/trials.h"
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
    const bool station = one.title.ends_with("(station)");
    const OneCheck check("type: trace, " + one.check, one.causes, "say(1)", station ? "kit\nkit: station" : "kit");
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

// The pupil's trials are a file of the pupil's; in this test the folder of works is the lesson's « images ».
class Trials : public testing::Test {
 protected:
  void write(const std::string& trials) { check_.written().write("images/essais.yaml", trials); }
  std::string said(const std::string& program) const { return in_words(check_.said(program)); }
  static std::string trial(const std::string& name, const std::string& pressed, const std::string& expected) {
    return "- nom: " + name + "\n  stimulus: [{a_s: " + pressed + ", piece: \"button:A\", valeur: 1}]\n  attendu: [" + expected + "]\n";
  }
  const std::string red_at_2_ = "{a_s: 0.5, piece: \"led:red\", valeur: 0}, {a_s: 2, piece: \"led:red\", valeur: 1}";
  const std::string follows_ = "while not kit.button(\"A\"):pressed() do wait(0.05) end\nkit.led(\"red\"):on()";
  OneCheck check_{"type: trace, duree_s: 5, essais_eleve: essais.yaml, essais_min: 2", {"illisible", "nombre", "jamais", "valeur"}, "say(1)", "kit"};
};

TEST_F(Trials, AllHoldOrTheFirstThatDoesNotIsNamed) {
  write(trial("un", "1", red_at_2_) + trial("deux", "1.5", red_at_2_));
  EXPECT_EQ(said(follows_), "met");
  EXPECT_EQ(said("kit.led(\"red\"):on()"), "valeur obtenu=1 attendu=0 nom=un temps=0,5");
  write(trial("un", "1", red_at_2_) + trial("tard", "4", red_at_2_));
  EXPECT_EQ(said(follows_), "valeur obtenu=0 attendu=1 nom=tard temps=2");
  const Verdict verdict = check_.judge(follows_);
  ASSERT_TRUE(verdict.replay) << "that trial can be seen again";
  ASSERT_EQ(verdict.replay->stimuli.size(), 1U);
  EXPECT_EQ(verdict.replay->stimuli[0].at, std::chrono::seconds(4));
}

TEST_F(Trials, OneThatExpectsNothingProvesNothing) {
  write(trial("un", "1", red_at_2_) + "- nom: muet\n  stimulus: [{a_s: 1, piece: \"button:A\", valeur: 1}]\n");
  EXPECT_EQ(said(follows_), "jamais nom=muet");
  write(trial("un", "1", ""));
  EXPECT_EQ(said(follows_), "nombre attendu=2 mesure=1 n=1") << "too few comes first";
}

TEST_F(Trials, WhatCannotBeReadIsToldWithItsLine) {
  EXPECT_EQ(said(follows_), "nombre attendu=2 mesure=0 n=0") << "no file yet";
  write(trial("un", "1", red_at_2_) + "- nom: deux\n  attendu: [{a_s: tard, piece: \"led:red\", valeur: 1}]\n");
  EXPECT_THAT(check_.said(follows_), testing::HasSubstr("|essais.yaml|{rapport}|4|"));
  write("- nom: [\n");
  EXPECT_THAT(said(follows_), testing::StartsWith("illisible"));
}

TEST_F(Trials, ThoseOfTheLessonStandInWhereNobodyWorks) {
  check_.written().write("solution-essais.yaml", trial("un", "1", red_at_2_) + trial("deux", "1.5", red_at_2_));
  EXPECT_EQ(said(follows_), "nombre attendu=2 mesure=0 n=0") << "a pupil who has written none has none";
  EXPECT_EQ(in_words(check_.alone(follows_)), "met");
  EXPECT_EQ(in_words(check_.alone(follows_, {{"essais.yaml", trial("un", "1", red_at_2_)}})), "nombre attendu=2 mesure=1 n=1") << "those of a wrong example";
}

TEST_F(Trials, ThemselvesAreJudgedByTheSolutionAndTheStarter) {
  OneCheck check("type: trace, duree_s: 5, essais_eleve: essais.yaml, essais_contre: depart", {"passe", "impossible"}, follows_, "kit");
  check.written().write("depart.lua", "say(1)\n");
  check.written().write("images/essais.yaml", trial("muet", "1", "{a_s: 0.5, piece: \"led:red\", valeur: 0}"));
  EXPECT_EQ(in_words(check.said("say(2)")), "passe n=1");
  check.written().write("images/essais.yaml", trial("tard", "4", red_at_2_));
  EXPECT_EQ(in_words(check.said(follows_)), "impossible obtenu=0 attendu=1 nom=tard temps=2");
  check.written().write("images/essais.yaml", trial("un", "1", red_at_2_) + trial("muet", "1", "{a_s: 0.5, piece: \"led:red\", valeur: 0}"));
  EXPECT_EQ(in_words(check.said("say(2)")), "met") << "the program is another check's";
}

TEST(TrialText, IsReadAsItIsWritten) {
  const std::vector<Trial> trials = {{"appui « long »", {{1, "A/button:A", 1}, {1.5, "A/button:A", 0}}, {{2.25, "B/led:green", 1}}}, {"rien", {}, {}}};
  EXPECT_EQ(read_trials(trials_text(trials), "essais.yaml").value(), trials);
  EXPECT_THAT(read_trials(trials_text({}), "essais.yaml").value(), testing::IsEmpty());
  for (const char* none : {"3\n", "- 3\n", "- nom: x\n  attendu: 3\n", "- nom: x\n  attendu: [{a_s: 1}]\n", "- nom: x\n  attendu: [{a_s: -1, piece: p, valeur: 1}]\n", "- nom: x\n  attendu: [{a_s: 1e300, piece: p, valeur: 1}]\n", "- attendu: []\n"}) {
    const Result<std::vector<Trial>> read = read_trials(none, "essais.yaml");
    ASSERT_FALSE(read) << none;
    EXPECT_EQ(read.error().message, "lesson.no_trial");
    EXPECT_TRUE(common_messages().has(read.error().message));
  }
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
