// What a pupil does in a lesson beside writing a program: hints, productions, examples to try it on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "session/command.h"
#include "session/problems.h"
#include "session_fixture.h"
#include "support/template_lesson.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;

class WalkedLesson : public SessionFixture {
 protected:
  void SetUp() override {
    SessionFixture::SetUp();
    folder_ = support::write_template_lesson(home_.path() / "lessons");
  }
  void change(std::string_view from, std::string_view to) { support::change_file(folder_ / "controles.yaml", from, to); }
  void open_at(const std::string& step) {
    ASSERT_TRUE(session_->open_lesson(folder_.string()));
    session_->answer("ou", "2,2");
    while (session_->step()->id != step) session_->go_to_step(session_->step_index() + 1);
  }
  void write_program(const std::string& text) { session_->edit({{{0, session_->tree().text().size()}, text}}, "edit.text"); }
  void check() {
    session_->check_step();
    ASSERT_TRUE(until([&] { return !session_->checking(); }));
  }

  std::filesystem::path folder_;
};

// -- hints

TEST_F(WalkedLesson, EachHintOpensAfterOneMoreTry) {
  open_at("modifier");
  EXPECT_FALSE(session_->hint_may_open());
  EXPECT_EQ(session_->open_hint(), 0);
  write_program("grid.east()\n");
  check();
  EXPECT_TRUE(session_->hint_may_open());
  EXPECT_EQ(session_->open_hint(), 1);
  EXPECT_FALSE(session_->hint_may_open());
  EXPECT_EQ(session_->open_hint(), 1) << "the next one waits for a try";
  check();
  EXPECT_EQ(session_->open_hint(), 2);
  check();
  EXPECT_EQ(session_->open_hint(), 3);
  EXPECT_EQ(session_->hints_left(), 0U);
  open();
  open_at("modifier");
  EXPECT_EQ(session_->progress().hints.at("presque"), 3) << "they are recorded";
}

TEST_F(WalkedLesson, AMinuteWithoutAChangeOpensTheFirstHint) {
  open_at("modifier");
  write_program("grid.east()\n");
  tick(std::chrono::seconds(59));
  EXPECT_FALSE(session_->hint_may_open());
  write_program("grid.west()\n");
  tick(std::chrono::seconds(30));
  EXPECT_FALSE(session_->hint_may_open()) << "something changed meanwhile";
  tick(std::chrono::seconds(31));
  ASSERT_TRUE(session_->hint_may_open());
  EXPECT_EQ(session_->open_hint(), 1);
  EXPECT_THAT(session_->hints(), ElementsAre("Une question qui aide à regarder ?"));
  tick(std::chrono::seconds(120));
  EXPECT_EQ(session_->open_hint(), 1) << "only the first one";
  check();
  EXPECT_EQ(session_->open_hint(), 2);
}

// -- productions

constexpr const char* kProduction =
    "  - {id: objet, etape: creer, type: production, fichiers: [\"photo.*\", besoin.md], evaluation: pairs, message: M-commun-fichier,\n"
    "     criteres: [{id: a, texte: Un.}, {id: b, texte: Deux.}, {id: c, texte: Trois.}]}\n";

TEST_F(WalkedLesson, AProductionWaitsForItsFilesAndKeepsWhatIsSaidOfIt) {
  change("  - id: retour", kProduction + std::string("  - id: retour"));
  open_at("modifier");
  write_program("for _ = 1, 4 do grid.east() end\n");
  check();
  session_->go_to_step(session_->step_index() + 1);
  ASSERT_EQ(session_->step()->id, "creer");
  check();
  EXPECT_EQ(session_->notice()->message, "M-commun-fichier");
  EXPECT_THAT(session_->notice()->advice.seen, testing::HasSubstr("« photo »"));
  EXPECT_THAT(session_->missing_files("objet"), ElementsAre("photo.*", "besoin.md"));
  EXPECT_EQ(session_->keep_file("chanson.md.exe.", "x").error().message, "session.file_not_asked");
  EXPECT_EQ(session_->keep_file("IMG_1.JPG", "x").value(), "photo.jpg");
  EXPECT_EQ(session_->keep_file("notes.txt", "y", "besoin.md").value(), "besoin.md");
  EXPECT_THAT(session_->missing_files("objet"), ElementsAre());
  EXPECT_EQ(base::read_file(home_.path() / "works/A77/fichiers/photo.jpg").value(), "x");
  check();
  EXPECT_NE(session_->notice()->message, "M-commun-fichier");
  session_->judge_criterion("objet", "b", "en-bonne-voie");
  session_->judge_criterion("objet", "b", "oui");
  session_->judge_criterion("objet", "z", "oui");
  session_->judge_criterion("presque", "b", "oui");
  const std::map<std::string, std::map<std::string, std::string>> said = {{"objet", {{"b", "oui"}}}};
  EXPECT_EQ(session_->progress().criteria, said);
  open();
  ASSERT_TRUE(session_->open_lesson(folder_.string()));
  EXPECT_EQ(session_->progress().criteria, said);
}

// -- examples

TEST_F(WalkedLesson, TheProgramRunsOnTheChosenExample) {
  change("cartes:", "exemples:\n  - {nom: petit, donne: {cards: [3, 8]}}\n  - {nom: grand, donne: {cards: [1, 2, 3]}}\ncartes:");
  open_at("modifier");
  write_program("say(#cards)\n");
  const auto said = [&] {
    run_whole();
    return std::string(session_->console()[0]);
  };
  EXPECT_EQ(said(), "2");
  ASSERT_TRUE(perform(*session_, {"lesson.example", {"1"}, {}}));
  EXPECT_EQ(session_->run_phase(), RunPhase::idle) << "what ran is of the other one";
  EXPECT_EQ(said(), "3");
  session_->choose_example(7);
  EXPECT_EQ(session_->example(), 1U);
  const vm::KnownNames known = vm::known_names(session_->vocabulary());
  EXPECT_THAT(problems_of(*session_, known), testing::IsEmpty()) << "names that the lesson gives are known";
}

// -- what happens around a kit

TEST_F(SessionFixture, AButtonIsPressedAsInTheCheckOfTheStep) {
  const std::filesystem::path folder = home_.path() / "lessons/B77";
  ASSERT_TRUE(lesson::begin_lesson(folder, support::source_folder() / "assets/templates", "kit"));
  support::change_file(folder / "controles.yaml", "    duree_s: 5\n", "    duree_s: 5\n    stimulus: [{a_s: 0.5, piece: \"button:A\", valeur: 1}]\n");
  ASSERT_TRUE(session_->open_lesson(folder.string()));
  session_->answer("voir", "?");
  session_->edit({{{0, session_->tree().text().size()}, "say(kit.button(\"A\"):pressed())\nwait(1)\nsay(kit.button(\"A\"):pressed())\nwhile true do wait(1) end\n"}}, "edit.text");
  run_whole();
  ASSERT_EQ(session_->console().size(), 2U);
  EXPECT_EQ(session_->console()[0], "false");
  EXPECT_EQ(session_->console()[1], "true") << "a step that tells nothing has what the next one tells";
  EXPECT_FALSE(session_->notice()) << "a kit that goes on for ever is as it should be";
}

// Trials that the pupil writes are judged on a link that is cut; that nobody presses there is no reason to press nothing.
TEST_F(SessionFixture, ACheckThatOnlyCutsALinkHidesNoPress) {
  const std::filesystem::path folder = home_.path() / "lessons/B77";
  ASSERT_TRUE(lesson::begin_lesson(folder, support::source_folder() / "assets/templates", "kit"));
  support::change_file(folder / "controles.yaml", "    duree_s: 5\n", "    duree_s: 5\n    coupure: [{de_s: 0, a_s: 1}]\n");
  support::change_file(folder / "controles.yaml", "    etape: creer\n    type: trace\n    duree_s: 8\n",
                       "    etape: modifier\n    type: trace\n    duree_s: 8\n    stimulus: [{a_s: 0.5, piece: \"button:A\", valeur: 1}]\n");
  ASSERT_TRUE(session_->open_lesson(folder.string()));
  session_->answer("voir", "?");
  session_->edit({{{0, session_->tree().text().size()}, "wait(1)\nsay(kit.button(\"A\"):pressed())\n"}}, "edit.text");
  run_whole();
  ASSERT_EQ(session_->console().size(), 1U);
  EXPECT_EQ(session_->console()[0], "true");
}

}  // namespace
}  // namespace lunabloc::session
