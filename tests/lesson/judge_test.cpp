// Each type of check: what passes, and which message says what is missing. One line a case: a program, what is said.
#include <gmock/gmock.h>

#include <fmt/format.h>

#include "lesson/artefact.h"
#include "lesson/evaluate.h"
#include "lesson/words.h"
#include "straight_runner.h"
#include "world/grid.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

// A lesson of one check in the step « creer »; its messages say the cause and what fills them.
class OneCheck {
 public:
  OneCheck(const std::string& world, const std::string& check, const std::string& causes = {}) {
    written_.change("lecon.md", "monde: grille", "monde: " + world);
    written_.change("lecon.md", "<!-- controle: ou -->\n", "");
    std::string messages = "messages:\n  M-juste: {vu: \"juste {obtenu} {attendu} {mesure} {n}\", essaie: \"Regarde.\"}\n";
    std::string named;
    for (const std::string& cause : split(causes)) {
      named += fmt::format("{}{}: M-{}", named.empty() ? "" : ", ", cause, cause);
      messages += fmt::format("  M-{}: {{vu: \"{}|{{obtenu}}|{{attendu}}|{{mesure}}|{{n}}|{{case}}\", essaie: \"Regarde.\"}}\n", cause, cause);
    }
    const std::string maps =
        "cartes:\n  c1: {direction: est, lignes: [\"#####\", \"#Do*#\", \"#.#A#\", \"#####\"]}\n"
        "  c2: {direction: est, lignes: [\"#####\", \"#D.A#\", \"#####\"]}\n";
    const std::string with_causes = named.empty() ? "" : ", messages: {" + named + "}";
    written_.write("controles.yaml", "format: 1\n" + maps + "controles:\n  - {id: un, etape: creer, message: M-juste, " + check + with_causes +
                                         "}\n" + messages);
  }

  WrittenLesson& written() { return written_; }

  Verdict judge(const std::string& program, const Answers& answers = {}) const {
    const Lesson lesson = written_.load();
    return evaluate({lesson, vocabulary(), common_messages(), straight_runner(), {}}, "creer", program, answers).value();
  }
  // "met", or the message.
  std::string verdict(const std::string& program, const Answers& answers = {}) const {
    const Verdict verdict = judge(program, answers);
    return verdict.passed ? "met" : verdict.message;
  }
  std::string said(const std::string& program, const Answers& answers = {}) const { return judge(program, answers).advice.seen; }

 private:
  static std::vector<std::string> split(const std::string& words) {
    std::vector<std::string> parts;
    std::string part;
    for (const char letter : words + " ")
      if (letter != ' ') part += letter;
      else if (!part.empty()) parts.push_back(std::exchange(part, {}));
    return parts;
  }
  WrittenLesson written_;
};

// -- what holds for every check

TEST(Evaluate, ATextThatIsNoProgramYetSaysWhere) {
  const OneCheck check("grille", "type: etat, cartes: [c2], attendu: {position: arrivee}");
  EXPECT_EQ(check.verdict("grid.east()\ngrid.east("), "M-commun-syntaxe");
  EXPECT_EQ(check.said("grid.east(\ngrid.east()"), "Ligne 1 : « ( » n’est jamais refermé.") << "told where it opens, as the grammar tells it";
  EXPECT_EQ(check.said("grid.east()\nbreak"), "Ligne 2 : « break » n’est dans aucune boucle.");
}

TEST(Evaluate, AProgramWithoutEndIsStoppedByTheBudget) {
  const OneCheck check("grille", "type: etat, cartes: [c2], attendu: {position: arrivee}, budget: 50");
  EXPECT_EQ(check.verdict("while true do\n  grid.east()\nend"), "M-commun-mur") << "what the world says comes first";
  EXPECT_EQ(check.verdict("while true do\n  wait(1)\nend"), "M-commun-sans-fin");
}

TEST(Evaluate, AProgramWithoutEndIsRunOnce) {
  OneCheck check("grille", "type: etat, cartes: [c2], attendu: {position: arrivee}, budget: 50");
  const Lesson lesson = check.written().load();
  const Runner straight = straight_runner();
  int runs = 0;
  const Runner counted = [&](const trace::RunRequest& request, const std::string& program) {
    ++runs;
    return straight(request, program);
  };
  const auto message_of = [&](const std::string& program) { return evaluate({lesson, vocabulary(), common_messages(), counted, {}}, "creer", program, {}).value().message; };
  EXPECT_EQ(message_of("while true do\n  wait(1)\nend"), "M-commun-sans-fin");
  EXPECT_EQ(runs, 1) << "there is no fault to explain";
}

TEST(Evaluate, TheFirstCheckThatIsNotMetSpeaksAlone) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: retour",
                 "  - {id: avant, etape: creer, type: blocs, obligatoires: {grid.north: 1}, message: M-autre-case}\n  - id: retour");
  const Lesson lesson = written.load();
  const EvaluationContext context{lesson, vocabulary(), common_messages(), straight_runner(), {}};
  EXPECT_EQ(evaluate(context, "creer", "grid.west()", {})->check, "avant");
  EXPECT_EQ(evaluate(context, "creer", "grid.west()\ngrid.north()", {})->message, "M-commun-mur");
}

TEST(Evaluate, WhatDoesNotBlockSpeaksOnceTheRestIsMet) {
  WrittenLesson written;
  written.change("controles.yaml", "  - id: retour",
                 "  - {id: court, etape: creer, type: blocs, max: 3, bloquant: false, message: M-autre-case}\n  - id: retour");
  const Lesson lesson = written.load();
  const EvaluationContext context{lesson, vocabulary(), common_messages(), straight_runner(), {}};
  const Verdict four = evaluate(context, "creer", "grid.west() grid.west() grid.west() grid.west()", {}).value();
  EXPECT_TRUE(four.passed);
  EXPECT_EQ(four.check, "court");
  EXPECT_FALSE(evaluate(context, "creer", "grid.west()", {})->passed);
}

TEST(Evaluate, AStepWithoutChecksIsMet) {
  const Lesson lesson = WrittenLesson().load();
  EXPECT_TRUE(evaluate({lesson, vocabulary(), common_messages(), straight_runner(), {}}, "lancer", "", {})->passed);
  EXPECT_TRUE(evaluate({lesson, vocabulary(), common_messages(), straight_runner(), {}}, "predire", "", {})->passed)
      << "a prediction is never judged";
}

TEST(Evaluate, NumbersAreWrittenInTheLanguageOfTheReader) {
  const OneCheck check("kit", "type: trace, duree_s: 5, motif: {piece: \"led:red\", haut_s: 1, bas_s: 1, fois: 1}", "duree");
  EXPECT_EQ(check.said("kit.led(\"red\"):on() wait(0.5) kit.led(\"red\"):off()"), "duree|{obtenu}|1|0,5|1|{case}");
}

// -- etat

TEST(JudgeState, Position) {
  const OneCheck check("grille", "type: etat, cartes: [c2], attendu: {position: arrivee}", "choc");
  EXPECT_EQ(check.verdict("grid.east() grid.east()"), "met");
  EXPECT_EQ(check.verdict("grid.east()"), "M-juste");
  EXPECT_EQ(check.said(""), "juste (2, 2) (4, 2) {mesure} {n}");
  EXPECT_EQ(check.verdict("grid.east() grid.east() grid.east()"), "M-choc");
  EXPECT_THAT(check.said("grid.north()"), testing::HasSubstr("(2, 1)"));
}

TEST(JudgeState, PositionOfASolutionOrACell) {
  EXPECT_EQ(OneCheck("grille", "type: etat, cartes: [c2], attendu: {position: [3, 2]}").verdict("grid.east()"), "met");
  OneCheck check("grille", "type: etat, cartes: [c2], attendu: {position: solution}");
  check.written().write("solution.lua", "grid.east()\n");
  EXPECT_EQ(check.verdict("grid.east()"), "met");
  EXPECT_EQ(check.verdict(""), "M-juste");
}

TEST(JudgeState, ARobotMayStartOnAMark) {
  WrittenLesson written;
  written.change("controles.yaml", "      - \"#D...A#\"", "      - \"#x..oA#\"");
  written.change("controles.yaml", "    direction: est", "    direction: est\n    depart: [2, 2]");
  const Lesson lesson = written.load();
  const Result<world::Grid> grid = world::make_grid(lesson.world_of("modifier"));
  ASSERT_TRUE(grid) << common_messages().describe(grid.error());
  EXPECT_EQ(grid->start, (world::Cell{2, 2}));
  EXPECT_EQ(grid->at({2, 2}), 'x');
  written.change("controles.yaml", "depart: [2, 2]", "depart: [5, 2]");
  EXPECT_EQ(world::make_grid(written.load().world_of("modifier"))->at({5, 2}), 'o');
  written.change("controles.yaml", "depart: [5, 2]", "depart: [1, 1]");
  ASSERT_FALSE(written.problems().empty());
  EXPECT_EQ(written.problems()[0].message, "lesson.bad_start") << "a wall";
}

TEST(JudgeState, EveryMapCounts) {
  const OneCheck check("grille", "type: etat, cartes: [c2, c1], attendu: {position: [4, 2]}");
  EXPECT_EQ(check.verdict("grid.east() grid.east()"), "met");
  const OneCheck other("grille", "type: etat, cartes: [c2, c1], attendu: {position: arrivee}");
  EXPECT_EQ(other.judge("grid.east() grid.east()").map, "c1") << "the map on which it is missing";
}

TEST(JudgeState, CellsToCrossThingsToPickCellsToPaint) {
  const OneCheck crossed("grille", "type: etat, cartes: [c1], attendu: {passages: [[3, 2]]}", "passages");
  EXPECT_EQ(crossed.verdict("grid.east() grid.west()"), "met");
  EXPECT_EQ(crossed.said("grid.south()"), "passages|{obtenu}|{attendu}|{mesure}|{n}|(3, 2)");
  const OneCheck picked("grille", "type: etat, cartes: [c1], attendu: {ramasse: tout}", "objets");
  EXPECT_EQ(picked.verdict("grid.east() grid.east() grid.pick()"), "met");
  EXPECT_EQ(picked.verdict("grid.east()"), "M-objets");
  const OneCheck painted("grille", "type: etat, cartes: [c1], attendu: {peint: cible}", "en-trop manque");
  EXPECT_EQ(painted.verdict("grid.east() grid.paint()"), "met");
  EXPECT_EQ(painted.verdict("grid.paint() grid.east() grid.paint()"), "M-en-trop");
  EXPECT_EQ(painted.verdict(""), "M-manque");
}

TEST(JudgeState, Direction) {
  const OneCheck check("grille", "type: etat, cartes: [c2], attendu: {direction: sud}", "direction");
  EXPECT_EQ(check.verdict("grid.turn_right()"), "met");
  EXPECT_THAT(check.said("grid.turn_left()"), testing::HasSubstr("vers le haut|vers le bas"));
}

// -- dessin

constexpr const char* kTriangle =
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><polygon points=\"10,61.9615 40,10 70,61.9615\" fill=\"none\"/></svg>";

std::string turns(int count, int side, int degrees) {
  return fmt::format("for _ = 1, {} do\n  turtle.forward({})\n  turtle.right({})\nend\n", count, side, degrees);
}

TEST(JudgeDrawing, AgainstAPicture) {
  OneCheck check("tortue", "type: dessin, reference: t.svg, ignore: [couleur, place, sens]", "taille en-trop manque");
  check.written().write("images/t.svg", kTriangle);
  EXPECT_EQ(check.verdict(turns(3, 60, 120)), "met");
  EXPECT_EQ(check.verdict("turtle.color(\"red\")\nturtle.left(30)\n" + turns(3, 60, 120)), "met");
  EXPECT_EQ(check.verdict(turns(4, 60, 120)), "met") << "a side drawn twice is one stroke";
  EXPECT_EQ(check.said(turns(3, 40, 120)), "taille|40|60|{mesure}|{n}|{case}");
  EXPECT_THAT(check.said(turns(3, 60, 60)), testing::StartsWith("en-trop|60|120"));
  EXPECT_EQ(check.verdict(turns(2, 60, 120)), "M-manque");
  EXPECT_EQ(check.verdict(""), "M-manque");
}

TEST(JudgeDrawing, AgainstTheSolutionWithItsFinalPose) {
  OneCheck check("tortue", "type: dessin, reference: solution, ignore: [couleur]", "depart manque");
  check.written().write("solution.lua", turns(4, 50, 90));
  EXPECT_EQ(check.verdict(turns(4, 50, 90)), "met");
  EXPECT_EQ(check.verdict(turns(4, 50, 90) + "turtle.right(90)"), "M-depart");
  EXPECT_EQ(check.verdict(turns(3, 50, 90)), "M-manque");
}

TEST(JudgeDrawing, NamesTheFirstStrokeAndTheFirstGapWhereALessonHasWordsForThem) {
  const std::string lift = "turtle.pen_up()\nturtle.forward({})\nturtle.pen_down()\nturtle.forward({})\n";
  const auto band = [&lift](int first, int gap, int second) { return fmt::format("turtle.forward({})\n", first) + fmt::format(fmt::runtime(lift), gap, second); };
  OneCheck check("tortue", "type: dessin, reference: solution, ignore: [couleur]", "longueur blanc virage en-trop manque");
  check.written().write("solution.lua", band(30, 10, 20));
  EXPECT_EQ(check.verdict(band(30, 10, 20)), "met");
  EXPECT_EQ(check.verdict("turtle.forward(12)\nturtle.forward(18)\n" + fmt::format(fmt::runtime(lift), 10, 20)), "met") << "one line in two goes";
  EXPECT_EQ(check.said(band(30, 10, 25)), "longueur|25|20|{mesure}|2|{case}");
  EXPECT_EQ(check.said(band(25, 10, 20)), "longueur|25|30|{mesure}|1|{case}");
  EXPECT_EQ(check.said(band(30, 15, 20)), "blanc|15|10|{mesure}|1|{case}");
  EXPECT_THAT(check.said("turtle.right(90)\n" + band(30, 10, 20)), testing::StartsWith("virage|"));
  EXPECT_THAT(check.said("turtle.forward(30)\nturtle.right(90)\n" + fmt::format(fmt::runtime(lift), 10, 20)), testing::EndsWith("|1|{case}"));
  EXPECT_EQ(check.verdict("turtle.forward(30)"), "M-manque");
  EXPECT_EQ(check.verdict(band(30, 10, 20) + fmt::format(fmt::runtime(lift), 10, 20)), "M-en-trop");
}

TEST(JudgeDrawing, ColourCountsUnlessItIsFree) {
  OneCheck check("tortue", "type: dessin, reference: solution");
  check.written().write("solution.lua", "turtle.color(\"red\")\nturtle.forward(10)\n");
  EXPECT_EQ(check.verdict("turtle.color(\"red\")\nturtle.forward(10)"), "met");
  EXPECT_EQ(check.verdict("turtle.color(\"orange\")\nturtle.forward(10)"), "M-juste");
}

// -- sortie

TEST(Words, WhatAProgramSaysIsWrittenAsPeopleDo) {
  EXPECT_EQ(shown_value("3.5", "fr"), "3,5");
  EXPECT_EQ(shown_value("3.5", "en"), "3.5");
  EXPECT_EQ(shown_value("-0.25", "fr"), "-0,25");
  EXPECT_EQ(shown_value("5.0", "fr"), "5");
  EXPECT_EQ(shown_value("true", "fr"), "vrai");
  EXPECT_EQ(shown_value("nil", "fr"), "rien");
  EXPECT_EQ(shown_value("false", "en"), "false");
  for (const char* text : {"", "A.B", "version 3.5", "1e+20", "3.5.1", "."}) EXPECT_EQ(shown_value(text, "fr"), text);
  EXPECT_EQ(shown_list({"3,5", "4"}), "3,5 ; 4") << "a comma between would be read as one number";
  EXPECT_EQ(shown_list({"3", "4"}), "3, 4");
}

TEST(JudgeOutput, SaysNumbersTheFrenchWay) {
  const OneCheck check("tortue", "type: sortie, cas: [{nom: a, attendu: [4.5]}]");
  EXPECT_THAT(check.said("say(3.5)"), testing::StartsWith("juste 3,5 4,5"));
}

TEST(JudgeOutput, ExactlyWordsOrNumbers) {
  const OneCheck exact("texte", "type: sortie, cas: [{nom: un, attendu: [\"Bonjour\"]}]", "un");
  EXPECT_EQ(exact.verdict("say(\"Bonjour\")"), "met");
  EXPECT_EQ(exact.verdict("say(\"bonjour\")"), "M-un");
  EXPECT_EQ(exact.verdict(""), "M-commun-rien-dit");
  const OneCheck words("texte", "type: sortie, compare: mots, cas: [{nom: un, attendu: [\"Écoute bien.\"]}]");
  EXPECT_EQ(words.verdict("say(\"ecoute  BIEN\")"), "met");
  const OneCheck numbers("texte", "type: sortie, compare: nombres, cas: [{nom: un, attendu: [23.5]}], confusions: [{si: 26, message: M-commun-vide}]");
  EXPECT_EQ(numbers.verdict("say(\"il y en a 23,5\")"), "met");
  EXPECT_EQ(numbers.verdict("say(26)"), "M-commun-vide") << "a known other result has words of its own";
  EXPECT_EQ(numbers.verdict("say(24)"), "M-juste");
}

// -- reponse

struct Answered {
  const char* check;
  const char* right;
  const char* other;
  friend void PrintTo(const Answered& answered, std::ostream* out) { *out << answered.check; }
};

class JudgeAnswer : public testing::TestWithParam<Answered> {};

TEST_P(JudgeAnswer, KnowsItsForm) {
  const OneCheck check("grille", std::string("type: reponse, question: \"Quoi ?\", ") + GetParam().check);
  EXPECT_EQ(check.verdict("", {{"un", GetParam().right}}), "met");
  EXPECT_EQ(check.verdict("", {{"un", GetParam().other}}), "M-juste");
  EXPECT_EQ(check.verdict("", {}), "M-commun-case-vide");
  EXPECT_EQ(check.verdict("", {{"un", " "}}), "M-commun-case-vide");
}

INSTANTIATE_TEST_SUITE_P(
    Forms, JudgeAnswer,
    testing::Values(Answered{"forme: choix, choix: [\"rien\", \"l'étoile\"], attendu: \"l'étoile\"", "l’etoile", "rien"},
                    Answered{"forme: nombre, attendu: 2.5", "2,5", "2"},
                    Answered{"forme: nombre, attendu: 10, tolerance: 1", "11", "12"},
                    Answered{"forme: texte, attendu: \"Le mur\"", "le  MUR", "le trésor"},
                    Answered{"forme: ligne, attendu: 4", "4", "5"},
                    Answered{"forme: case, attendu: [5, 3]", "5,3", "3,5"},
                    Answered{"forme: ordre, choix: [a, b, c], attendu: [a, c, b]", "a\nc\nb", "a\nb\nc"},
                    Answered{"forme: classement, choix: [a, b], groupes: [oui, non], attendu: {a: 0, b: 1}", "b=1\na=0", "a=1\nb=1"}));

TEST(JudgeAnswer, AnItemInAnotherGroupIsNamed) {
  const OneCheck check("grille", "type: reponse, question: \"Quoi ?\", forme: classement, choix: [chat, rose], groupes: [animal, plante], attendu: {chat: 0, rose: 1}");
  EXPECT_EQ(check.said("", {{"un", "chat=1\nrose=1"}}), "juste plante animal {mesure} {n}");
}

TEST(JudgeAnswer, AnOrderIsSaidInOneLine) {
  const OneCheck check("grille", "type: reponse, question: \"Quoi ?\", forme: ordre, choix: [a, b], attendu: [a, b]");
  EXPECT_EQ(check.said("", {{"un", "b\na"}}), "juste b, a a, b {mesure} {n}");
}

// -- blocs

TEST(JudgeBlocks, CountsWhatIsThere) {
  const OneCheck check("tortue", "type: blocs, obligatoires: {repeat: 1}, interdits: [turtle.back], dans: {repeat: [turtle.forward]}, max: 3",
                       "obligatoires interdits dans max");
  EXPECT_EQ(check.verdict("-- un commentaire ne compte pas\n" + turns(6, 40, 60)), "met");
  EXPECT_EQ(check.verdict("turtle.forward(40)"), "M-obligatoires");
  EXPECT_EQ(check.verdict(turns(6, 40, 60) + "turtle.back(3)"), "M-interdits");
  EXPECT_EQ(check.verdict("for _ = 1, 6 do\n  turtle.right(60)\nend\nturtle.forward(40)"), "M-dans");
  EXPECT_THAT(check.said(turns(6, 40, 60) + "turtle.forward(3)"), testing::StartsWith("max|{obtenu}|{attendu}|4"));
}

TEST(JudgeBlocks, ALoopWhoseTurnsHaveANameIsARepetition) {
  const OneCheck check("tortue", "type: blocs, obligatoires: {repeat: 1}, dans: {repeat: [turtle.forward]}", "obligatoires dans");
  EXPECT_EQ(check.verdict("for i = 1, 6 do\n  turtle.forward(40)\nend"), "met");
  EXPECT_EQ(check.verdict("for i = 1, 6 do\n  turtle.right(60)\nend\nturtle.forward(40)"), "M-dans");
  EXPECT_EQ(check.verdict("local i = 0\nwhile i < 6 do\n  turtle.forward(40)\n  i = i + 1\nend"), "M-obligatoires");
  const OneCheck counted("tortue", "type: blocs, obligatoires: {for_var: 1}, interdits: [repeat]", "obligatoires interdits");
  EXPECT_EQ(counted.verdict("for i = 1, 6 do\n  turtle.forward(i)\nend"), "met") << "one of them may be forbidden";
  EXPECT_EQ(counted.verdict("for _ = 1, 6 do\n  turtle.forward(40)\nend"), "M-obligatoires");
}

TEST(JudgeBlocks, ABlockIsNamedAsItStandsInThePalette) {
  WrittenLesson written;
  const auto said = [&](const std::string& block) {
    std::vector<Error> ignored;
    written.write("controles.yaml", "format: 1\ncontroles:\n  - {id: un, etape: creer, type: blocs, obligatoires: {" + block + ": 1}, message: M-nom, indices: [a, b, c]}\nmessages:\n  M-nom: {vu: \"{nom}\", essaie: \"Regarde.\"}\n");
    const Lesson lesson = read_lesson(written.folder(), assets() / "schemas", "fr", ignored);
    return evaluate({lesson, vocabulary(), common_messages(), straight_runner(), {}}, "creer", "say(1)", {})->advice.seen;
  };
  EXPECT_EQ(said("data.new"), "nouveau tableau avec …");
  EXPECT_EQ(said("calc"), "… + / − / × / ÷ …");
  EXPECT_EQ(said("wait"), "attendre … secondes");
  EXPECT_EQ(said("repeat"), "répéter … fois");
}

TEST(JudgeBlocks, ChangesAreCountedFromTheStarter) {
  const OneCheck check("grille", "type: blocs, changements_max: 1", "changements");
  EXPECT_EQ(check.verdict("grid.east()\ngrid.west()\n"), "met");
  EXPECT_EQ(check.verdict("grid.west()\ngrid.west()\n"), "M-changements");
}

TEST(JudgeBlocks, CommentsAndSpacesAreNobodysChange) {
  const OneCheck check("grille", "type: blocs, changements_max: 1", "changements");
  const std::string head = "-- etape: creer\n-- ecart: e\n-- idee: i\n\n";
  EXPECT_EQ(check.verdict(head + "grid.east()  -- to the right\n\n  grid.west()\n"), "met");
  EXPECT_EQ(check.verdict("--[[ mine,\non two lines ]] grid.east()\ngrid.west()\n"), "met");
  EXPECT_EQ(check.verdict(head + "grid.west()\ngrid.west()\n"), "M-changements");
}

// -- trace

std::string blink(double on, double off, int times) {
  std::string lua;
  for (int i = 0; i < times; ++i)
    lua += fmt::format("kit.led(\"red\"):on()\nwait({})\nkit.led(\"red\"):off()\nwait({})\n", on, off);
  return lua;
}

TEST(JudgePins, APattern) {
  const OneCheck check("kit", "type: trace, duree_s: 5, motif: {piece: \"led:red\", haut_s: 1, bas_s: 1, fois: 2}",
                       "jamais trop-court reste nombre duree pause");
  EXPECT_EQ(check.verdict(blink(1, 1, 2)), "met");
  EXPECT_EQ(check.verdict(blink(1.04, 0.96, 2)), "met") << "within the tolerance";
  EXPECT_EQ(check.verdict(blink(1, 1, 3)), "met") << "more than asked is no fault";
  EXPECT_EQ(check.verdict(""), "M-jamais");
  EXPECT_EQ(check.verdict("kit.led(\"red\"):on() kit.led(\"red\"):off()"), "M-trop-court");
  EXPECT_EQ(check.verdict(blink(1, 1, 1) + "kit.led(\"red\"):on() wait(1)"), "M-reste");
  EXPECT_EQ(check.verdict(blink(1, 1, 1)), "M-nombre");
  EXPECT_EQ(check.said(blink(0.5, 1, 2)), "duree|{obtenu}|1|0,5|1|{case}");
  EXPECT_EQ(check.said(blink(1, 0.5, 2)), "pause|{obtenu}|1|0,5|1|{case}");
  EXPECT_EQ(check.verdict(blink(1000, 1, 2)), "M-duree") << "the window is over before the light is";
}

TEST(JudgePins, LengthsOfLights) {
  const OneCheck check("kit", "type: trace, duree_s: 5, attendu: {piece: \"led:red\", allumages_s: [0.3, 0.9]}", "nombre duree");
  EXPECT_EQ(check.verdict(blink(0.3, 0.3, 1) + blink(0.9, 0.3, 1)), "met");
  EXPECT_EQ(check.verdict(blink(0.3, 0.3, 3)), "M-nombre");
  EXPECT_EQ(check.said(blink(0.9, 0.3, 1) + blink(0.3, 0.3, 1)), "duree|{obtenu}|0,3|0,9|1|{case}");
  EXPECT_EQ(check.said(blink(0.3, 0, 1) + blink(0.9, 0.3, 1)), "nombre|{obtenu}|2|1|1|{case}") << "no dark between two lights: one light";
}

TEST(JudgePins, HowMany) {
  const OneCheck check("kit", "type: trace, duree_s: 10, attendu: {piece: \"led:red\", nombre_min: 2, nombre_max: 3, premier_apres_s: 1}",
                       "trop-tot jamais nombre");
  EXPECT_EQ(check.verdict("wait(1)\n" + blink(0.5, 0.5, 2)), "met");
  EXPECT_EQ(check.verdict(blink(0.5, 0.5, 2)), "M-trop-tot");
  EXPECT_EQ(check.verdict("wait(1)\n" + blink(0.5, 0.5, 4)), "M-nombre");
  EXPECT_EQ(check.verdict(""), "M-jamais");
}

TEST(JudgePins, ValuesAtMoments) {
  const OneCheck check("kit",
                       "type: trace, duree_s: 4, attendu: [{a_s: 0.5, piece: \"led:red\", valeur: 1}, {a_s: 1.5, piece: \"led:red\", valeur: 0}]",
                       "jamais inverse valeur");
  EXPECT_EQ(check.verdict(blink(1, 1, 1)), "met");
  EXPECT_EQ(check.verdict("wait(1)\n" + blink(1, 1, 1)), "M-inverse");
  EXPECT_EQ(check.verdict(blink(2, 1, 1)), "M-valeur");
  EXPECT_EQ(check.verdict(""), "M-jamais");
}

// -- predictions and productions

TEST(Prediction, WhatIsOftenThoughtIsInformation) {
  WrittenLesson written;
  written.change("controles.yaml", "    prediction: true", "    prediction: true\n    confusions: [{si: [5, 2], message: M-autre-case}]");
  const Lesson lesson = written.load();
  const Check& check = *lesson.check("ou");
  const std::optional<Advice> said = said_of_prediction(lesson, check, "5,2", common_messages());
  ASSERT_TRUE(said);
  EXPECT_EQ(said->seen, "Le robot s’arrête en 5,2. Le but est en 4, 2.");
  EXPECT_FALSE(said_of_prediction(lesson, check, "4,2", common_messages()));
  EXPECT_FALSE(said_of_prediction(lesson, check, "?", common_messages()));
}

TEST(Production, KnowsWhichFilesAreThere) {
  OneCheck one("grille", "type: production, fichiers: [\"photo.*\", besoin.md, program.lua], criteres: [{id: a, texte: A}, {id: b, texte: B}, {id: c, texte: C}]");
  const Lesson lesson = one.written().load();
  const Check& check = lesson.checks[0];
  const support::TempFolder folder;
  EXPECT_THAT(missing_files(check, folder.path() / "none"), testing::ElementsAre("photo.*", "besoin.md")) << "the program is always kept";
  ASSERT_TRUE(base::write_file(folder.path() / "PHOTO.JPG", "x"));
  EXPECT_THAT(missing_files(check, folder.path()), testing::ElementsAre("besoin.md"));
}

TEST(Production, GivesAFileTheNameThatIsAskedFor) {
  EXPECT_EQ(name_for("photo.*", "IMG_0042.JPG"), "photo.jpg");
  EXPECT_EQ(name_for("photo.*", "photo.png"), "photo.png");
  EXPECT_EQ(name_for("photo.*", "besoin.md"), std::nullopt) << "a text is no picture";
  EXPECT_EQ(name_for("besoin.md", "mes notes.txt"), "besoin.md");
  EXPECT_EQ(name_for("besoin.md", "photo.png"), std::nullopt);
  EXPECT_EQ(name_for("photo.*", "x"), std::nullopt);
  EXPECT_EQ(name_for("photo.*", "x.a/b"), std::nullopt);
}

}  // namespace
}  // namespace lunabloc::lesson
