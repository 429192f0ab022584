// The lesson's panel over the real session: what it shows, what pressing it does, what a verdict looks like.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/file.h"
#include "drawing_rig.h"
#include "ide/lesson/view.h"
#include "ide/widgets/text.h"
#include "real_session.h"
#include "support/template_lesson.h"

namespace lunabloc::ide::lesson {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;
using widgets::Key;

constexpr int kMostVertices = 50'000;

class LessonPanel : public testing::Test {
 protected:
  void open(const std::string& lesson) {
    ASSERT_TRUE(session_->open_lesson(lesson));
    draw();
  }
  void go_to(const std::string& step) {
    const auto& steps = session_->lesson()->steps;
    for (std::size_t index = 0; index < steps.size() && session_->step()->id != step; ++index) {
      for (const lunabloc::lesson::Check& check : session_->lesson()->checks)
        if (check.prediction && check.step == session_->step()->id) session_->answer(check.id, "1");
      session_->go_to_step(index + 1);
    }
    ASSERT_EQ(session_->step()->id, step);
    draw();
  }
  void draw() { rig_.frames(3, draw_); }
  void click(const std::string& id) {
    ASSERT_TRUE(rig_.click(id, draw_)) << id;
    session_.perform(rig_.commands);
    draw();
  }
  void press(Key key) {
    rig_.press(key, draw_);
    session_.perform(rig_.commands);
  }
  void type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    draw();
  }
  void check() {
    click("lesson.check");
    ASSERT_TRUE(session_.until([this] { return !session_->checking(); }));
    draw();
  }
  const access::Node* node(const std::string& id) const { return rig_.shared.tree.find(id); }
  std::string label(const std::string& id) const { return node(id) == nullptr ? std::string() : node(id)->label; }
  std::string value(const std::string& id) const { return node(id) == nullptr ? std::string() : node(id)->value; }
  std::string answer(const std::string& check) const {
    const auto& answers = session_->progress().answers;
    return answers.contains(check) ? answers.at(check) : std::string();
  }
  std::size_t place(const std::string& begin) const {
    const auto& nodes = rig_.shared.tree.nodes();
    for (std::size_t index = 0; index < nodes.size(); ++index)
      if (nodes[index].label.starts_with(begin)) return index;
    return nodes.size();
  }

  mutable RealSession session_;
  View view_;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame); };
  mutable DrawingRig rig_{*session_, {280, 720}};
};

TEST_F(LessonPanel, ShowsTheStepWithItsPicture) {
  open("A01");
  EXPECT_EQ(label("lessonpanel.title"), "Débranché : guide ton robot");
  EXPECT_EQ(label("lessonpanel.progress"), "Étape 1 sur 7");
  const access::Node* picture = rig_.shared.tree.find("picture", "Quatre cartes");
  ASSERT_NE(picture, nullptr);
  EXPECT_GT(picture->rect.h, 60);
  rig_.picture("lesson-debranche", draw_);
}

TEST_F(LessonPanel, KeepsTheAdultsPartClosed) {
  open("A01");
  EXPECT_EQ(place("Sans place au sol"), rig_.shared.tree.nodes().size());
  click("lessonpanel.adult");
  EXPECT_LT(place("Sans place au sol"), rig_.shared.tree.nodes().size());
}

TEST_F(LessonPanel, PutsAQuestionWhereTheLessonSays) {
  open("A01");
  go_to("predire");
  const std::size_t before = place("Suis-les"), question = place("Prévois avant de lancer. Où le robot"), after = place("Choisis la case");
  EXPECT_LT(before, question);
  EXPECT_LT(question, after);
  EXPECT_LT(after, rig_.shared.tree.nodes().size());
}

TEST_F(LessonPanel, TakesASquareFromTheKeyboard) {
  open("A01");
  session_->go_to_step(1);
  draw();
  rig_.shared.focus.set("lesson.question.ou-sarrete.map", access::Zone::lesson);
  for (const Key key : {Key::right, Key::right, Key::right, Key::down}) press(key);
  EXPECT_THAT(rig_.shared.said, testing::Contains(HasSubstr("colonne 5, ligne 3")));
  press(Key::enter);
  EXPECT_EQ(answer("ou-sarrete"), "5,3");
  draw();
  EXPECT_EQ(label("lesson.question.ou-sarrete.given"), "Ta réponse : colonne 5, ligne 3");
  rig_.picture("lesson-case", draw_);
}

TEST_F(LessonPanel, PutsWhatWasThoughtBesideWhatHappened) {
  open("A01");
  session_->go_to_step(1);
  session_->answer("ou-sarrete", "6,2");
  session_->go_to_step(2);
  draw();
  EXPECT_EQ(node("lesson.prediction.ou-sarrete.thought"), nullptr) << "nothing has run";
  ASSERT_TRUE(session_.run());
  draw();
  EXPECT_EQ(value("lesson.prediction.ou-sarrete.thought"), "colonne 6, ligne 2");
  EXPECT_EQ(value("lesson.prediction.ou-sarrete.did"), "colonne 5, ligne 3");
}

TEST_F(LessonPanel, LeavesWhatARunMetToTheStage) {
  open("A01");
  go_to("lancer");
  ASSERT_TRUE(session_.run());
  draw();
  ASSERT_TRUE(session_->notice());
  EXPECT_TRUE(session_->notice()->about_run);
  EXPECT_EQ(node("lessonpanel.notice.seen"), nullptr);
}

TEST_F(LessonPanel, SaysWhatIsMissingThenHelpsThenGoesOn) {
  open("A01");
  go_to("enqueter");
  ASSERT_NE(node("lesson.hint"), nullptr);
  EXPECT_TRUE(node("lesson.hint")->state.disabled);
  click("lesson.question.fleche-mur.field");
  type("3");
  click("lesson.question.fleche-mur.give");
  EXPECT_EQ(answer("fleche-mur"), "3");
  check();
  EXPECT_EQ(label("lessonpanel.notice.seen"), "Vu");
  EXPECT_THAT(value("lessonpanel.notice.seen"), HasSubstr("La flèche 3"));
  EXPECT_THAT(value("lessonpanel.notice.try"), StartsWith("Reviens au début"));
  EXPECT_EQ(label("lesson.hint"), "Indice 1/3");
  click("lesson.hint");
  EXPECT_THAT(value("lesson.hint.1"), StartsWith("Où est le robot"));
  EXPECT_EQ(label("lesson.hint"), "Indice 2/3");
  rig_.picture("lesson-indice", draw_);
  session_->answer("fleche-mur", "5");
  draw();
  check();
  ASSERT_NE(node("lesson.next"), nullptr);
  click("lesson.next");
  EXPECT_EQ(session_->step()->id, "modifier");
  EXPECT_TRUE(node("lesson.step.4")->state.checked);
}

TEST_F(LessonPanel, ShowsTheCaseAgainAndComesBack) {
  open("A01");
  go_to("enqueter");
  session_->answer("fleche-mur", "5");
  draw();
  check();
  click("lesson.next");
  ASSERT_EQ(session_->step()->id, "modifier");
  check();
  ASSERT_NE(node("lesson.replay"), nullptr);
  EXPECT_EQ(label("lesson.replay"), "Revoir ce cas");
  EXPECT_EQ(node("lesson.back"), nullptr);
  rig_.picture("lesson-cas", draw_);
  click("lesson.replay");
  ASSERT_TRUE(session_->aside());
  EXPECT_THAT(rig_.shared.said, testing::Contains(HasSubstr("Tu revois ce cas")));
  EXPECT_EQ(label("lessonpanel.aside"), "Tu revois ce cas");
  rig_.picture("lesson-revoir", draw_);
  click("lesson.back");
  EXPECT_FALSE(session_->aside());
  EXPECT_THAT(rig_.shared.said, testing::Contains(HasSubstr("de nouveau ton programme")));
  EXPECT_EQ(node("lesson.back"), nullptr);
}

TEST_F(LessonPanel, TriesAProgramOfTheText) {
  support::TempFolder home;
  const std::filesystem::path folder = support::write_template_lesson(home.path());
  support::change_file(folder / "lecon.md", "Demande ce que", "Essaie :\n\n```lua essai\ngrid.east()\ngrid.east()\n```\n\nDemande ce que");
  open(folder.string());
  ASSERT_NE(node("lesson.try.1"), nullptr) << "below its program";
  EXPECT_LT(node("lesson.try.1")->rect.y, node("lesson.question.ou")->rect.y);
  rig_.picture("lesson-essai", draw_);
  const std::string own = session_->tree().text();
  click("lesson.try.1");
  ASSERT_TRUE(session_->aside());
  EXPECT_EQ(session_->aside()->program, "grid.east()\ngrid.east()");
  EXPECT_EQ(session_->tree().text(), own);
  EXPECT_EQ(label("lessonpanel.aside"), "Tu regardes l’exemple");
  click("lesson.back");
  EXPECT_FALSE(session_->aside());
}

TEST_F(LessonPanel, AProductionShowsItsFilesAndItsCriteria) {
  support::TempFolder home;
  const std::filesystem::path folder = support::write_template_lesson(home.path());
  support::change_file(folder / "controles.yaml", "  - id: presque",
                       "  - {id: objet, etape: lancer, type: production, fichiers: [\"photo.*\"], evaluation: pairs, message: M-commun-fichier,\n"
                       "     criteres: [{id: a, texte: Les fils tiennent.}, {id: b, texte: Deux.}, {id: c, texte: Trois.}]}\n  - id: presque");
  open(folder.string());
  go_to("lancer");
  EXPECT_EQ(label("lesson.file.objet.photo.*"), "photo : à ajouter");
  EXPECT_EQ(label("lesson.criterion.objet.a"), "Les fils tiennent.");
  EXPECT_THAT(label("lesson.production.objet"), HasSubstr("camarade"));
  rig_.picture("lesson-production", draw_);
  click("lesson.file.objet.photo.*.add");
  EXPECT_EQ(rig_.shared.wanted_import, widgets::Import::work);
  EXPECT_EQ(rig_.shared.wanted_file, "photo.*");
  ASSERT_TRUE(session_->keep_file("IMG_1.JPG", "x", "photo.*"));
  draw();
  EXPECT_EQ(label("lesson.file.objet.photo.*"), "photo : dans le dossier");
  click("lesson.criterion.objet.a.en-bonne-voie");
  EXPECT_TRUE(node("lesson.criterion.objet.a.en-bonne-voie")->state.selected);
  EXPECT_EQ(session_->progress().criteria.at("objet").at("a"), "en-bonne-voie");
}

TEST_F(LessonPanel, WhatIsSaidOfAnAnswerStandsBelowItsQuestion) {
  support::TempFolder home;
  const std::filesystem::path folder = support::write_template_lesson(home.path());
  support::change_file(folder / "controles.yaml", "  - id: presque",
                       "  - {id: un, etape: lancer, type: reponse, forme: nombre, question: \"Un ?\", attendu: 1, message: M-autre-case}\n"
                       "  - {id: deux, etape: lancer, type: reponse, forme: nombre, question: \"Deux ?\", attendu: 2, message: M-autre-case}\n  - id: presque");
  open(folder.string());
  go_to("lancer");
  session_->answer("un", "5");
  session_->answer("deux", "5");
  draw();
  check();
  ASSERT_NE(node("lessonpanel.notice.seen"), nullptr);
  EXPECT_GT(node("lessonpanel.notice.seen")->rect.y, node("lesson.question.un")->rect.y);
  EXPECT_LT(node("lessonpanel.notice.seen")->rect.y, node("lesson.question.deux")->rect.y);
  rig_.picture("lesson-sous-la-question", draw_);
}

TEST_F(LessonPanel, TheProgramIsTriedOnTheChosenExample) {
  support::TempFolder home;
  const std::filesystem::path folder = support::write_template_lesson(home.path());
  support::change_file(folder / "controles.yaml", "cartes:", "exemples:\n  - {nom: petit, donne: {cards: [3, 8]}}\n  - {nom: grand, donne: {cards: [1, 2, 3]}}\ncartes:");
  support::change_file(folder / "lecon.md", "Fais avancer pas à pas. Que faut-il remarquer ?", "Regarde **cards**.");
  open(folder.string());
  go_to("lancer");
  EXPECT_EQ(node("lesson.example.1"), nullptr) << "the prediction was about the first";
  go_to("enqueter");
  EXPECT_TRUE(node("lesson.example.1")->state.selected);
  EXPECT_EQ(label("lessonpanel.example.given"), "cards = 3, 8");
  click("lesson.example.2");
  EXPECT_EQ(session_->example(), 1U);
  EXPECT_EQ(label("lessonpanel.example.given"), "cards = 1, 2, 3");
  go_to("modifier");
  EXPECT_EQ(node("lesson.example.1"), nullptr) << "this step is about something else";
  rig_.picture("lesson-exemples", draw_);
}

TEST_F(LessonPanel, NobodyHasToGuess) {
  open("A01");
  session_->go_to_step(1);
  draw();
  EXPECT_EQ(label("lesson.question.ou-sarrete.pass"), "Je ne sais pas encore");
  click("lesson.question.ou-sarrete.pass");
  EXPECT_EQ(answer("ou-sarrete"), "?");
  EXPECT_EQ(label("lesson.question.ou-sarrete.pass"), "Tu verras en lançant");
  session_->go_to_step(2);
  ASSERT_TRUE(session_.run());
  draw();
  EXPECT_EQ(value("lesson.prediction.ou-sarrete.thought"), "Je ne savais pas encore");
}

TEST_F(LessonPanel, TakesAChoiceAmongSentences) {
  open("A04");
  go_to("enqueter");
  click("lesson.question.cinq-tours.2");
  EXPECT_EQ(answer("cinq-tours"), "le carré, et un côté une deuxième fois");
  EXPECT_TRUE(node("lesson.question.cinq-tours.2")->state.selected);
  check();
  EXPECT_TRUE(session_->step_done("enqueter"));
}

TEST_F(LessonPanel, OpensStepsThatWereReached) {
  open("A04");
  go_to("enqueter");
  click("lesson.step.1");
  EXPECT_EQ(session_->step_index(), 0U);
  EXPECT_TRUE(node("lesson.step.5")->state.disabled);
  click("lesson.step.5");
  EXPECT_EQ(session_->step_index(), 0U);
}

TEST_F(LessonPanel, EndsTheLesson) {
  open("A04");
  go_to("enqueter");
  session_->answer("cinq-tours", "le carré, et un côté une deuxième fois");
  ASSERT_TRUE(session_.check());
  session_->go_to_step(3);
  session_.write("for _ = 1, 3 do\n  turtle.forward(60)\n  turtle.right(120)\nend\n");
  ASSERT_TRUE(session_.check());
  session_->go_to_step(4);
  session_.write("for _ = 1, 6 do\n  turtle.forward(40)\n  turtle.right(60)\nend\n");
  ASSERT_TRUE(session_.check());
  session_->go_to_step(5);
  draw();
  click("lessonpanel.finish");
  EXPECT_EQ(label("lessonpanel.finished"), "Leçon faite");
  rig_.picture("lesson-faite", draw_);
  rig_.shared.home_open = false;
  click("lessonpanel.others");
  EXPECT_TRUE(rig_.shared.home_open);
}

// A copy of A01 whose question has another form.
class QuestionForms : public LessonPanel {
 protected:
  void open_with(const std::string& form) {
    const fs::path lesson = folder_.path() / "A01";
    fs::copy(support::source_folder() / "lessons/A01", lesson, fs::copy_options::recursive);
    std::string checks = base::read_file(lesson / "controles.yaml").value();
    const std::string before = "    forme: nombre\n", expected = "    attendu: 5\n";
    checks.replace(checks.find(before), before.size(), form);
    checks.erase(checks.find(expected), expected.size());
    ASSERT_TRUE(base::write_file(lesson / "controles.yaml", checks));
    open(lesson.string());
    go_to("enqueter");
  }
  support::TempFolder folder_;
};

TEST_F(QuestionForms, PutsThingsInOrder) {
  open_with("    forme: ordre\n    choix: [\"tourner\", \"avancer\", \"regarder\"]\n    attendu: [\"avancer\", \"tourner\", \"regarder\"]\n");
  click("lesson.question.fleche-mur.up.2");
  EXPECT_EQ(answer("fleche-mur"), "avancer\ntourner\nregarder");
  check();
  EXPECT_TRUE(session_->step_done("enqueter"));
}

TEST_F(QuestionForms, PutsThingsInGroups) {
  open_with("    forme: classement\n    choix: [\"DEL\", \"bouton\"]\n    groupes: [\"agit\", \"mesure\"]\n    attendu: {DEL: 0, bouton: 1}\n");
  click("lesson.question.fleche-mur.1.1");
  click("lesson.question.fleche-mur.2.2");
  EXPECT_EQ(answer("fleche-mur"), "DEL=0\nbouton=1");
  check();
  EXPECT_TRUE(session_->step_done("enqueter"));
}

TEST_F(QuestionForms, AChoiceIsAsTallAsItsWords) {
  // Narrow letters, one more in each: some sentence is a little longer than a line.
  std::vector<std::string> sentences;
  std::string choices;
  for (std::size_t letters = 20; letters <= 70; ++letters) {
    sentences.push_back("deux mots " + std::string(letters, 'i'));
    choices += (choices.empty() ? "\"" : ", \"") + sentences.back() + "\"";
  }
  open_with("    forme: choix\n    choix: [" + choices + "]\n    attendu: \"" + sentences.front() + "\"\n");
  rig_.frame([&](widgets::Frame& frame) {
    draw_(frame);
    const float beside = frame.du(10) * 2 + frame.du(20) + frame.du(8);  // margins, sign, gap
    for (std::size_t index = 0; index < sentences.size(); ++index) {
      const access::Node* const row = node("lesson.question.fleche-mur." + std::to_string(index + 1));
      ASSERT_NE(row, nullptr);
      EXPECT_GE(row->rect.h, widgets::text_height(frame, row->rect.w - beside, sentences[index], theme::FontRole::small)) << sentences[index];
    }
  });
}

TEST_F(QuestionForms, PointsAtALine) {
  open_with("    forme: ligne\n    attendu: 4\n");
  EXPECT_THAT(label("lesson.question.fleche-mur.4"), HasSubstr("grid.south()"));
  click("lesson.question.fleche-mur.4");
  EXPECT_EQ(answer("fleche-mur"), "4");
  check();
  EXPECT_TRUE(session_->step_done("enqueter"));
}

// Every step, as different needs have it.
struct Needs {
  const char* name;
  const char* language;
  access::Settings settings;
  ImVec2 size;
};
class LessonNeeds : public testing::TestWithParam<Needs> {};

TEST_P(LessonNeeds, EveryStepSaysWhatItIs) {
  const Needs& needs = GetParam();
  RealSession session(needs.language);
  View view;
  const DrawingRig::Draw draw = [&](widgets::Frame& frame) { view.draw(frame); };
  DrawingRig rig(*session, needs.size, needs.settings);
  for (const char* lesson : {"A01", "A04", "C01"}) {
    ASSERT_TRUE(session->open_lesson(lesson));
    const std::size_t last = session->lesson()->steps.size() - 1;
    for (std::size_t index = 0; index <= last; ++index) {
      for (const lunabloc::lesson::Check& check : session->lesson()->checks)
        if (check.step == session->step()->id && check.type == "reponse")
          session->answer(check.id, check.data.text_at("forme") == "case" ? "5,3" : check.data.find("attendu")->text());
      rig.frames(3, draw);
      std::set<std::string> ids;
      for (const access::Node& node : rig.shared.tree.nodes()) {
        EXPECT_TRUE(ids.insert(node.id).second) << node.id << " twice";
        EXPECT_FALSE(node.label.empty()) << node.id;
        EXPECT_THAT(node.label, testing::Not(HasSubstr("‹"))) << node.id;
        EXPECT_GE(node.rect.x, 0) << node.id;
        EXPECT_LE(node.rect.right(), needs.size.x) << node.id;
      }
      EXPECT_LT(rig.most_vertices(), kMostVertices);
      if (index == 1) rig.picture(std::string("lesson-") + needs.name + "-" + lesson, draw);
      session->check_step();
      ASSERT_TRUE(session.until([&] { return !session->checking(); }));
      session->go_to_step(index + 1);
      if (session->step_index() == index) break;
    }
  }
}

access::Settings settings_with(int percent, const std::string& theme, bool wide) {
  access::Settings settings;
  settings.text_percent = percent;
  settings.theme = theme;
  settings.wide_spacing = wide;
  return settings;
}

INSTANTIATE_TEST_SUITE_P(All, LessonNeeds,
                         testing::Values(Needs{"papier", "fr", settings_with(100, "papier", false), {280, 720}},
                                         Needs{"contraste", "en", settings_with(100, "contraste", false), {280, 720}},
                                         Needs{"grand", "fr", settings_with(200, "papier", true), {1366, 400}}),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace lunabloc::ide::lesson
