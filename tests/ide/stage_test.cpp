// The stage with real lessons and the real runner: what it shows and says at each moment, and what it asks for.
#include "ide/stage/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "real_session.h"

namespace lunabloc::ide::stage {
namespace {

using session::RunPhase;
using testing::HasSubstr;

class Stage : public testing::Test {
 protected:
  void open(const std::string& lesson, const std::string& lua = {}) {
    ASSERT_TRUE(session_->open_lesson(lesson));
    for (const lunabloc::lesson::Check& check : session_->lesson()->checks)
      if (check.prediction && check.step == session_->step()->id) session_->answer(check.id, "1");
    if (!lua.empty()) session_.write(lua);
  }
  void show() { rig_.frames(2, draw_); }
  const access::Node* find(const std::string& id) const { return rig_.shared.tree.find(id); }
  std::string label(const std::string& id) const { return find(id) != nullptr ? find(id)->label : "no " + id; }
  std::string value(const std::string& id) const { return find(id) != nullptr ? find(id)->value : "no " + id; }
  app::Picture picture(const std::string& name) { return rig_.picture(name, draw_); }

  RealSession session_;
  View view_;
  bool reduced_motion_ = true;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) {
    frame.reduced_motion = reduced_motion_;
    view_.draw(frame);
  };
  DrawingRig rig_{*session_, {332, 620}};
};

TEST_F(Stage, ShowsTheWorldBeforeAnythingHasRun) {
  open("A01");
  show();
  EXPECT_EQ(label("stage.state"), "Prêt");
  EXPECT_EQ(value("stage.robot"), "colonne 2, ligne 2, vers la droite");
  EXPECT_EQ(value("stage.goal.1"), "colonne 6, ligne 4");
  EXPECT_THAT(label("stage.empty"), HasSubstr("Lancer"));
  picture("stage-grid-ready");
}

TEST_F(Stage, ShowsSpritesWithTheirBubblesAndSounds) {
  open("A04",
       "stage.backdrop(\"meadow\")\nlocal cat = stage.sprite(\"cat\")\ncat:go_to(-120, -60)\ncat:say(\"Bonjour !\")\n"
       "local bird = stage.sprite(\"bird\")\nbird:go_to(60, 90)\nstage.sprite(\"robot\"):go_to(20, -60)\n"
       "local car = stage.sprite(\"car\")\ncar:go_to(150, -120)\ncar:turn_left(20)\nstage.sprite(\"ghost\"):go_to(-30, 60)\n"
       "stage.sprite(\"tree\"):go_to(190, 0)\nstage.sprite(\"fish\"):go_to(-150, 80)\nstage.sprite(\"star\"):go_to(130, 120)\n"
       "stage.sprite(\"rocket\"):go_to(-40, -130)\nsound.play(\"meow\")");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_THAT(value("stage.sprite.cat"), HasSubstr("x −120, y −60, direction 90° « Bonjour ! »"));
  EXPECT_EQ(label("stage.sound"), "Son : miaou");
  picture("stage-sprites");
}

TEST_F(Stage, ShowsAGraphWithItsMarks) {
  open("A04",
       "graph.edge(\"Gare\", \"Mairie\", 5)\ngraph.edge(\"Mairie\", \"Parc\", 3)\ngraph.edge(\"Parc\", \"Gare\", 2)\n"
       "graph.edge(\"Parc\", \"Zoo\", 8)\ngraph.visit(\"Gare\")\ngraph.visit(\"Parc\")");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.node.1"), "Gare");
  EXPECT_EQ(value("stage.node.1"), "visité");
  EXPECT_EQ(value("stage.node.2"), "");
  picture("stage-graph");
}

TEST_F(Stage, ShowsAListAsBarsWithPointersAndMarks) {
  open("A04",
       "local T = {3, 7, 11, 15, 18, 21, 26, 30, 34, 37, 42, 48, 53, 59, 66}\nlocal cible = 42\nlocal debut = 1\nlocal fin = #T\n"
       "while debut <= fin do\n  local milieu = (debut + fin) // 2\n  if T[milieu] == cible then\n    say(milieu)\n    break\n"
       "  elseif T[milieu] < cible then\n    debut = milieu + 1\n  else\n    fin = milieu - 1\n  end\nend\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.list.T"), "Le tableau T");
  EXPECT_EQ(value("stage.list.T"), "15 cases");
  EXPECT_EQ(value("stage.list.T.11"), "42, debut, fin, milieu");
  EXPECT_EQ(label("stage.list.T.sought"), "cible = 42");
  std::size_t moment = 0;
  for (std::size_t step = 1; step <= session_->step_count(); ++step) {
    session_->show_step(step);
    for (const auto& [name, shown] : session_->variables()) if (name == "milieu" && shown == "10") moment = step;
    if (moment != 0) break;
  }
  ASSERT_NE(moment, 0U);
  session_->show_step(moment);
  show();
  EXPECT_TRUE(find("stage.list.T.10")->state.selected) << "the place that the step looks at";
  EXPECT_FALSE(find("stage.list.T.8")->state.selected);
  picture("stage-list-halves");
}

TEST_F(Stage, BarsThatAreExchangedCrossOverAndLeaveAGhostWithReducedMotion) {
  open("A04", "local t = {7, 3, 9}\nlocal i, j = 1, 3\nt[i], t[j] = t[j], t[i]\nsay(1)\n");
  ASSERT_TRUE(session_.run());
  session_->set_speed(2);
  session_->show_step(2);
  show();
  const Rect first = find("stage.list.t.1")->rect, last = find("stage.list.t.3")->rect;
  reduced_motion_ = false;
  session_->show_step(3);
  rig_.frame(draw_);
  EXPECT_EQ(value("stage.list.t.1"), "9, i");
  EXPECT_GT(find("stage.list.t.1")->rect.x, first.x) << "on its way from the third place";
  rig_.frames(30, draw_);
  EXPECT_NEAR(find("stage.list.t.1")->rect.x, first.x, 1) << "there after 0.4 s at most";
  EXPECT_NEAR(find("stage.list.t.1")->rect.h, last.h, 1);
  reduced_motion_ = true;
  session_->show_step(2);
  rig_.frames(2, draw_);
  session_->show_step(3);
  rig_.frame(draw_);
  EXPECT_EQ(find("stage.list.t.1")->rect.x, first.x) << "nothing moves";
  picture("stage-list-ghost");
}

TEST_F(Stage, ShowsTextsAsCardsAndManyNumbersWithinOneDrawList) {
  open("A04", "local noms = {\"Léa\", \"Tom\", \"Inès\", \"Zoé\"}\nfor i = 1, #noms do\n  say(noms[i])\nend\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(value("stage.list.noms.3"), "Inès");
  picture("stage-list-cards");
  session_.write("local t = {}\nfor i = 1, 400 do\n  t[i] = i % 50 - 10\nend\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_THAT(value("stage.list.t"), testing::MatchesRegex("les .+ premières cases sur 400"));
  EXPECT_LE(rig_.most_vertices(), 50'000);
  picture("stage-list-many");
}

TEST_F(Stage, DrawsTheChartsOfAProgram) {
  open("A04", "local t = data.open(\"meteo\")\nchart.title(\"Pluie en mm\")\nchart.bar(t, \"mois\", \"pluie\")\nchart.line(t, \"mois\", \"temperature\")\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.world"), "temperature selon mois");
  EXPECT_THAT(value("stage.world"), HasSubstr("courbe, 12 lignes"));
  picture("stage-chart-line");
  ASSERT_TRUE(rig_.click("stage.chart.previous", draw_));
  show();
  EXPECT_EQ(label("stage.world"), "Pluie en mm");
  EXPECT_NE(find("stage.chart.point.1"), nullptr);
  picture("stage-chart-bar");
}

TEST_F(Stage, DrawsCloudsByGroupAndIntervals) {
  open("A04", "local t = data.open(\"fleurs\")\nchart.scatter(t, \"longueur\", \"largeur\", \"espece\")\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_THAT(value("stage.world"), HasSubstr("nuage de points"));
  picture("stage-chart-scatter");
  session_.write("local t = data.open(\"fleurs\")\nchart.histogram(t, \"longueur\")\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_THAT(value("stage.world"), HasSubstr("histogramme"));
  EXPECT_THAT(label("stage.chart.point.1"), HasSubstr(" à "));
  picture("stage-chart-histogram");
}

TEST_F(Stage, SaysWhatTheRunMetBesideTheRobot) {
  open("A01");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.state"), "Arrêté ici");
  EXPECT_EQ(value("stage.robot"), "colonne 5, ligne 3, vers la droite");
  EXPECT_THAT(value("stage.notice.seen"), HasSubstr("(6, 3)"));
  EXPECT_EQ(value("stage.steps"), "5");
  EXPECT_EQ(value("stage.moves"), "4");
  EXPECT_THAT(rig_.shared.said, testing::SizeIs(1)) << "it is said once";
  picture("stage-grid-wall");

  ASSERT_TRUE(rig_.click("stage.show_block", draw_));
  EXPECT_THAT(rig_.shared.focus.id(), testing::StartsWith("block."));
}

TEST_F(Stage, GoesBackInTimeWithTheSession) {
  open("A01");
  ASSERT_TRUE(session_.run());
  session_->show_step(3);
  show();
  EXPECT_EQ(value("stage.robot"), "colonne 5, ligne 2, vers la droite");
  EXPECT_EQ(label("stage.state"), "En pause");
  EXPECT_EQ(value("stage.state"), "Pas 3 sur 5");
  session_->show_step(0);
  show();
  EXPECT_EQ(value("stage.robot"), "colonne 2, ligne 2, vers la droite");
}

TEST_F(Stage, DrawsTheTurtlesStrokesAsTheyCome) {
  open("A04");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.state"), "Terminé");
  EXPECT_EQ(value("stage.strokes"), "4");
  EXPECT_THAT(value("stage.turtle"), HasSubstr("x 0, y 0"));
  EXPECT_THAT(value("stage.turtle"), HasSubstr("stylo noir"));
  const Rect turtle_at_end = find("stage.turtle")->rect;
  session_->show_step(1);
  show();
  EXPECT_EQ(value("stage.strokes"), "1");
  EXPECT_LT(find("stage.turtle")->rect.y, turtle_at_end.y) << "up is up";
  session_->show_step(8);
  show();
  EXPECT_EQ(find("stage.turtle")->rect, turtle_at_end) << "the sheet stays where it was";
  picture("stage-turtle");
}

TEST_F(Stage, KeepsALargeDrawingWithinOneDrawList) {
  open("A04", "for i = 1, 9000 do\n  turtle.forward(i / 40)\n  turtle.right(91)\nend\n");
  session_->set_speed(10'000);
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(value("stage.strokes"), "9000");
  EXPECT_LE(rig_.most_vertices(), 50'000);
  picture("stage-turtle-large");
}

TEST_F(Stage, KeepsManyLooseStrokesWithinOneDrawList) {
  open("A04", "turtle.width(5)\nfor i = 1, 4000 do\n  turtle.pen_up()\n  turtle.go_to(i % 97, i % 89)\n  turtle.pen_down()\n  turtle.forward(9)\nend\n");
  session_->set_speed(10'000);
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(value("stage.strokes"), "4000");
  EXPECT_LE(rig_.most_vertices(), 50'000);
}

TEST_F(Stage, TakesTheAnswerThatTheProgramWaitsFor) {
  open("A04", "local name = ask(\"Comment t'appelles-tu ?\")\nsay(\"Bonjour \" .. name)\n");
  session_->start_run();
  ASSERT_TRUE(session_.until([this] { return session_->run_phase() == RunPhase::waiting_for_answer; }));
  rig_.frame(draw_);
  EXPECT_THAT(rig_.shared.said, testing::Contains(HasSubstr("Comment t'appelles-tu ?")));
  EXPECT_EQ(label("stage.question"), "Comment t'appelles-tu ?");
  EXPECT_EQ(label("stage.state"), "Attend ta réponse");
  ASSERT_TRUE(rig_.click("stage.answer", draw_));
  ImGui::GetIO().AddInputCharactersUTF8("Léa");
  rig_.frame(draw_);
  picture("stage-question");
  ASSERT_TRUE(rig_.click("stage.answer.send", draw_));
  session_.perform(rig_.commands);
  session_->set_speed(10'000);
  ASSERT_TRUE(session_.until([this] { return session_->run_phase() == RunPhase::finished; }));
  show();
  EXPECT_EQ(find("stage.question"), nullptr);
  EXPECT_EQ(label("stage.said.1"), "Comment t'appelles-tu ?");
  EXPECT_EQ(label("stage.said.2"), "› Léa");
  EXPECT_EQ(label("stage.said.3"), "Bonjour Léa");
}

TEST_F(Stage, LinesOfTheConsoleAreChosenCopiedAndLeadToTheirBlocks) {
  open("A04", "for i = 1, 300 do\n  say(\"ligne \" .. i)\nend\nsay(\"fin\")\n");
  ASSERT_TRUE(session_.run());
  for (int i = 0; i < 8; ++i) rig_.frame(draw_);
  EXPECT_EQ(label("stage.said.301"), "fin") << "the newest line is in view";
  EXPECT_EQ(find("stage.said.2"), nullptr) << "what is not seen is not laid out";
  rig_.shared.focus.set("stage.console.lines", access::Zone::stage);
  rig_.press(widgets::Key::end, draw_);
  rig_.input.key = widgets::KeyPress{.key = widgets::Key::up, .modifiers = widgets::kShift};
  rig_.frame(draw_);
  show();
  ASSERT_NE(find("stage.said.300"), nullptr);
  EXPECT_TRUE(find("stage.said.300")->state.selected);
  rig_.press(widgets::Key::home, draw_);
  show();
  EXPECT_EQ(label("stage.said.1"), "ligne 1");
  EXPECT_EQ(find("stage.said.300"), nullptr);
  rig_.press(widgets::Key::enter, draw_);
  ASSERT_TRUE(rig_.shared.wanted_place);
  EXPECT_EQ(*rig_.shared.wanted_place, session_->tree().text().find("say"));
}

TEST_F(Stage, ATextIsSoughtInTheConsole) {
  open("A04", "say(\"Élan\")\nsay(\"rien\")\nsay(\"un élan\")\n");
  ASSERT_TRUE(session_.run());
  show();
  ASSERT_TRUE(rig_.click("stage.console.filter", draw_));
  show();
  ImGui::GetIO().AddInputCharactersUTF8("elan");
  for (int i = 0; i < 4; ++i) rig_.frame(draw_);
  EXPECT_EQ(label("stage.console.found"), "2 trouvées");
  EXPECT_EQ(find("stage.said.2"), nullptr);
  EXPECT_EQ(label("stage.said.3"), "un élan");
}

TEST_F(Stage, ATableThatIsSaidStandsInRows) {
  open("A04", "say(\"nom  âge\\nAda  36\\nBob  7\")\nsay(\"après\")\n");
  ASSERT_TRUE(session_.run());
  show();
  const access::Node* table = find("stage.said.1");
  const access::Node* after = find("stage.said.2");
  ASSERT_TRUE(table != nullptr && after != nullptr);
  EXPECT_NEAR(table->rect.h, 3 * after->rect.h, 0.5) << "as high as its three lines";
  EXPECT_GE(after->rect.y, table->rect.bottom());
  picture("stage-text");
}

TEST_F(Stage, WhatIsToBeLookedAtIsCountedAndListed) {
  open("A04", "say(1)\n");
  show();
  EXPECT_EQ(label("stage.problems"), "Rien à revoir.");
  session_.write("local compteur = 1\nsay(compteurs)\nturtle.foward(3)\n");
  for (int i = 0; i < 60; ++i) rig_.frame(draw_);
  EXPECT_EQ(label("stage.problems"), "2 points à revoir.");
  ASSERT_TRUE(rig_.click("stage.problems", draw_));
  show();
  EXPECT_THAT(label("problems.1"), HasSubstr("compteurs"));
  picture("stage-problems");
  ASSERT_TRUE(rig_.click("problems.2", draw_));
  ASSERT_TRUE(rig_.shared.wanted_place);
  EXPECT_EQ(*rig_.shared.wanted_place, session_->tree().text().find("turtle"));
  session_.write("say(1)\n");
  for (int i = 0; i < 60; ++i) rig_.frame(draw_);
  EXPECT_EQ(find("problems.1"), nullptr);
  EXPECT_NE(find("problems.none"), nullptr);
}

TEST_F(Stage, WhatLuaSaysIsThereForWhoAsks) {
  open("A04", "x = nil\nx.y = 3\n");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(label("stage.values"), "À ce moment : x = nil");
  EXPECT_EQ(find("stage.technical.text"), nullptr);
  EXPECT_EQ(label("stage.technical"), "Ce que dit Lua");
  ASSERT_TRUE(rig_.click("stage.technical", draw_));
  show();
  EXPECT_THAT(label("stage.technical.text"), HasSubstr("nil"));
}

TEST_F(Stage, WalksToTheNextMomentAndJumpsToAnyOther) {
  open("A04");
  ASSERT_TRUE(session_.run());
  session_->set_speed(1);
  reduced_motion_ = false;
  session_->show_step(0);
  show();
  const float begin = find("stage.turtle")->rect.y;
  session_->show_step(1);
  rig_.frames(6, draw_);
  const float between = find("stage.turtle")->rect.y;
  rig_.frames(60, draw_);
  const float end = find("stage.turtle")->rect.y;
  EXPECT_LT(between, begin);
  EXPECT_GT(between, end);
  session_->show_step(0);
  rig_.frame(draw_);
  EXPECT_EQ(find("stage.turtle")->rect.y, begin);
  reduced_motion_ = true;
  session_->show_step(1);
  rig_.frame(draw_);
  EXPECT_EQ(find("stage.turtle")->rect.y, end) << "with reduced motion it is there at once";
}

TEST_F(Stage, SaysEverythingInEnglishToo) {
  open("A01");
  session_->set_language("en");
  ASSERT_TRUE(session_.run());
  show();
  EXPECT_EQ(value("stage.robot"), "column 5, row 3, facing right");
  for (const access::Node& node : rig_.shared.tree.nodes()) EXPECT_THAT(node.label, testing::Not(HasSubstr("‹"))) << node.id;
}

class LowStage : public Stage {};

TEST_F(LowStage, PutsWhatIsReadBesideThePicture) {
  open("A01");
  ASSERT_TRUE(session_.run());
  DrawingRig low(*session_, {760, 300});
  low.frames(2, draw_);
  const access::Node* world = low.shared.tree.find("stage.world");
  const access::Node* seen = low.shared.tree.find("stage.notice.seen");
  ASSERT_NE(world, nullptr);
  ASSERT_NE(seen, nullptr);
  EXPECT_LT(world->rect.right(), seen->rect.x);
  EXPECT_LT(world->rect.bottom(), 300);
  low.picture("stage-low", draw_);
}

}  // namespace
}  // namespace lunabloc::ide::stage
