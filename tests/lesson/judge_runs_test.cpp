// Checks that take the real runner: properties, costs, growth, tables, charts, models, tables of values, works.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lesson/proof.h"
#include "real_check.h"

namespace lunabloc::lesson {
namespace {

using testing::HasSubstr;

// ---- propriete

const std::string kLargest = "type: propriete, generateur: {nom: liste, taille: [1, 20], valeurs: [-50, 50]}, donne: {cards: liste}, essais: 30, ";

TEST(Property, WhatHoldsForEveryCaseIsMet) {
  const OneCheck check(kLargest + "classes: [un, tous-negatifs, ordinaire], oracle: maximum, resultat: dit");
  EXPECT_EQ(check.said("local best = cards[1]\nfor i = 2, #cards do\n  if cards[i] > best then best = cards[i] end\nend\nsay(best)"), "met");
}

TEST(Property, TheSmallestCaseOfTheFirstClassSpeaksAndCanBeReplayed) {
  const OneCheck check(kLargest + "classes: [un, tous-negatifs, ordinaire], oracle: maximum, resultat: dit", {"tous-negatifs"});
  const Verdict verdict = check.judge("local best = 0\nfor _, card in ipairs(cards) do\n  if card > best then best = card end\nend\nsay(best)");
  EXPECT_EQ(verdict.message, "M-autre") << "one card may be negative too: its class comes first";
  EXPECT_THAT(verdict.advice.seen, HasSubstr("-1|0|-1"));
  ASSERT_TRUE(verdict.replay);
  EXPECT_EQ(verdict.replay->given.at(0).name, "cards");
  EXPECT_EQ(verdict.replay->given.at(0).list.size(), 1U);
}

TEST(Property, AProgramThatSaysNothingOrStopsSaysSo) {
  const OneCheck check(kLargest + "classes: [un], oracle: maximum, resultat: dit");
  EXPECT_THAT(check.said("local x = 1"), HasSubstr("M-commun-rien-dit"));
  EXPECT_THAT(check.said("say(cards[9])"), HasSubstr("M-commun-hors-liste"));
}

TEST(Property, ListsVariablesAndFunctionsAreRead) {
  const std::string sort = "type: propriete, generateur: {nom: liste, taille: [0, 9], valeurs: [1, 60]}, donne: {cards: liste}, essais: 10, ";
  const OneCheck list(sort + "classes: [vide, un, inverse], oracle: trie, resultat: \"liste:cards\"", {"perdu", "dernier"});
  EXPECT_EQ(list.said("table.sort(cards)"), "met");
  EXPECT_THAT(list.said("for i = 1, #cards do cards[i] = 7 end"), HasSubstr("M-perdu"));
  const OneCheck variable(sort + "classes: [un, inverse], oracle: somme, resultat: \"variable:total\"");
  EXPECT_EQ(variable.said("local total = 0\nfor _, card in ipairs(cards) do total = total + card end"), "met");
  const OneCheck function(sort + "classes: [un, inverse], oracle: nombre, resultat: \"fonction:size\"");
  EXPECT_EQ(function.said("local function size(list) return #list end"), "met");
  EXPECT_THAT(function.said("local function size(list) return #list + 1 end"), HasSubstr("M-autre"));
}

TEST(Property, AKnownWrongResultHasItsOwnMessage) {
  const OneCheck check("type: propriete, generateur: {nom: liste_cible, taille: [1, 9], valeurs: [1, 9], tri: non}, donne: {cards: liste, wanted: cible}, "
                       "classes: [absent], oracle: position, resultat: dit, essais: 3, confusions: [{si: -1, message: M-commun-case-vide}]");
  EXPECT_THAT(check.said("say(-1)"), HasSubstr("M-commun-case-vide"));
  EXPECT_EQ(check.said("say(0)"), "met");
}

TEST(Property, AProgramThatSaysSeveralThingsIsToldSo) {
  const std::string check = "type: propriete, generateur: {nom: liste_cible, taille: [5, 5], valeurs: [1, 9], tri: croissant}, donne: {cards: liste, wanted: cible}, "
                            "classes: [milieu], oracle: position, resultat: dit, essais: 3, confusions: [{si: -1, message: M-commun-case-vide}]";
  const std::string each_turn = "for i = 1, #cards do\n  if cards[i] == wanted then say(i) else say(0) end\nend\nsay(-1)";
  EXPECT_THAT(OneCheck(check, {"plusieurs"}).said(each_turn), HasSubstr("M-plusieurs: cards = "));
  EXPECT_THAT(OneCheck(check, {"plusieurs"}).said(each_turn), HasSubstr("|0, 0, 3, 0, 0, -1|3|"));
  EXPECT_THAT(OneCheck(check, {"plusieurs"}).said("say(-1)"), HasSubstr("M-commun-case-vide")) << "one thing said is not several";
  EXPECT_EQ(OneCheck(check, {"plusieurs"}).said("say(\"hop\")\nfor i = 1, #cards do\n  if cards[i] == wanted then say(i) end\nend"), "met");
  EXPECT_THAT(OneCheck(check).said(each_turn), HasSubstr("M-commun-case-vide")) << "a check that does not name it looks at the last";
}

TEST(Property, TheShortestWayInAGraph) {
  const OneCheck check("type: propriete, generateur: {nom: graphe, sommets: [1, 8], liens: [0, 12]}, donne: {start: depart, goal: arrivee}, "
                       "classes: [voisins, meme-sommet, sans-chemin, boucle], oracle: distance, resultat: dit, essais: 20", {"sans-chemin"});
  const std::string wave =
      "local far, queue = {[start] = 0}, {start}\nlocal i = 1\nwhile queue[i] do\n  for _, n in ipairs(graph.neighbours(queue[i])) do\n"
      "    if not far[n] then far[n] = far[queue[i]] + 1 queue[#queue + 1] = n end\n  end\n  i = i + 1\nend\nsay(far[goal] or ";
  EXPECT_EQ(check.said(wave + "-1)"), "met");
  EXPECT_THAT(check.said(wave + "0)"), HasSubstr("M-sans-chemin: A à "));
}

TEST(Property, ALessonsOwnFunctionsMakeAndJudgeCases) {
  OneCheck check("type: propriete, generateur: {nom: \"controles.lua:paire\"}, donne: {a: a, b: b}, classes: [petite], "
                 "oracle: \"controles.lua:somme\", resultat: dit, essais: 5", {"moins"});
  check.written().write("controles.lua",
                        "local controles = { generateurs = {} }\n"
                        "function controles.generateurs.paire(random, size, class) return {a = random(1, 9), b = random(1, 9)} end\n"
                        "function controles.somme(case, said)\n  if tonumber(said) == case.a + case.b then return true end\n"
                        "  return false, 'moins', {obtenu = said, attendu = case.a + case.b}\nend\nreturn controles\n");
  EXPECT_EQ(check.said("say(a + b)"), "met");
  EXPECT_THAT(check.said("say(a - b)"), HasSubstr("M-moins"));
}

TEST(Property, ALessonsOwnOracleIsAskedAboutSeveralCasesAtOnce) {
  OneCheck check("type: propriete, generateur: {nom: liste, taille: [1, 9], valeurs: [1, 9]}, donne: {cards: liste}, classes: [ordinaire], "
                 "oracle: \"controles.lua:juste\", resultat: dit, essais: 30", {"trop"});
  check.written().write("controles.lua",
                        "local controles = { generateurs = {} }\n"
                        "function controles.juste(case, said)\n  local sum = 0\n  for _, n in ipairs(case.liste) do sum = sum + n end\n"
                        "  if tonumber(said) == sum then return true end\n  return false, 'trop', {obtenu = said, attendu = said + sum}\nend\nreturn controles\n");
  const Lesson lesson = check.written().load();
  int runs = 0;
  const Runner counted = [&](const trace::RunRequest& request, const std::string& program) {
    ++runs;
    return real_runner()(request, program);
  };
  const std::string sum = "local sum = 0\nfor _, n in ipairs(cards) do\n  sum = sum + n\nend\n";
  ASSERT_TRUE(evaluate({lesson, vocabulary(), common_messages(), counted, {}}, "creer", sum + "say(sum)", {})->passed);
  EXPECT_LE(runs, 30 + 6) << "the program thirty times, the oracle a few times";
  EXPECT_THAT(check.said(sum + "say(sum + 1)"), HasSubstr("M-trop"));
  EXPECT_THAT(check.said(sum + "if #cards > 4 then say(\"x\") else say(sum + 1) end"), HasSubstr("M-trop")) << "a later case that is too much for the oracle hides nothing";
}

// ---- what is said in general, in the words of the slip

TEST(GeneralWords, OfARunAreThoseOfTheSlip) {
  const OneCheck check("type: sortie, cas: [{nom: a, donne: {cards: [3, 8], stop: 5}, attendu: [8]}]");
  EXPECT_EQ(check.said("grid.step()\nGrid.step()"), "M-commun-vide: Ligne 2 : « Grid » n’existe pas avec ces majuscules.");
  EXPECT_THAT(check.said("say(cards - 1)"), HasSubstr("M-commun-type: ")) << "the message stays, so that a lesson may answer it";
  EXPECT_THAT(check.said("say(cards - 1)"), Not(HasSubstr("avec un texte")));
  EXPECT_THAT(check.said("local number = {}\nsay(number[stop] + 1)"), HasSubstr("dans « number », la case 5 est vide"));
}

TEST(GeneralWords, ALessonsOwnComeFirst) {
  OneCheck check("type: sortie, cas: [{nom: a, attendu: [8]}]");
  check.written().change("controles.yaml", "messages:\n", "messages:\n  M-commun-vide: {vu: \"Ici, {nom} est vide.\", essaie: \"Regarde.\"}\n");
  EXPECT_EQ(check.said("Grid.step()"), "M-commun-vide: Ici, Grid est vide.");
}

TEST(GeneralWords, OfAFunctionThatTheCheckCallsAreFoundToo) {
  const OneCheck check("type: propriete, generateur: {nom: liste, taille: [2, 4], valeurs: [1, 9]}, donne: {cards: liste}, classes: [ordinaire], oracle: somme, resultat: \"fonction:total\", essais: 1");
  EXPECT_EQ(check.said("function total(list)\n  return Cards[1]\nend"), "M-commun-vide: Ligne 2 : « Cards » n’existe pas avec ces majuscules.");
}

// ---- etat

TEST(StateCheck, AListAtTheEnd) {
  const OneCheck given("type: etat, donne: {cards: [3, 1, 2]}, attendu: {liste: [1, 2, 3]}", {"liste"});
  EXPECT_EQ(given.said("table.sort(cards)"), "met");
  EXPECT_THAT(given.said("say(1)"), HasSubstr("M-liste: {entree}|3, 1, 2|1, 2, 3|{mesure}|{max}|3|cards"));
  EXPECT_THAT(given.said("cards = {}"), HasSubstr("M-liste: {entree}|{}|1, 2, 3"));
  EXPECT_THAT(given.said("say(cards[9])"), HasSubstr("M-commun-hors-liste"));
  const OneCheck own("type: etat, attendu: {liste: [\"Léa\", 2.5]}", {"liste"});
  EXPECT_EQ(own.said("local names = {\"Léa\"}\nnames[2] = 5 / 2"), "met") << "the only list that the program has";
  EXPECT_THAT(own.said("local names = {\"Léa\"}"), HasSubstr("M-liste: {entree}|Léa|Léa ; 2,5|"));
  EXPECT_THAT(own.said("say(1)"), HasSubstr("M-liste: {entree}|{}|"));
  const OneCheck named("type: etat, attendu: {liste: {a: [1], b: []}}", {"liste"});
  EXPECT_EQ(named.said("local a, b = {1}, {}"), "met");
  EXPECT_THAT(named.said("local a, b = {1}, {2}"), HasSubstr("|b|"));
}

TEST(StateCheck, AListAfterAWayThroughAMap) {
  const OneCheck check("type: etat, cartes: [c1], attendu: {liste: [2, 2]}", {"liste", "choc"});
  const_cast<OneCheck&>(check).written().change("controles.yaml", "controles:", "cartes:\n  c1: {direction: est, lignes: [\"#####\", \"#D.A#\", \"#####\"]}\ncontroles:");
  EXPECT_EQ(check.said("local steps = {}\nfor i = 1, 2 do grid.east() steps[#steps + 1] = 2 end"), "met");
  EXPECT_THAT(check.said("local steps = {}\nfor i = 1, 3 do grid.east() steps[#steps + 1] = 2 end"), HasSubstr("M-choc"));
}

// ---- What shows a failure again

TEST(Replay, EveryFailureThatARunShowedCanBeSeenAgain) {
  const auto replayed = [](const OneCheck& check, const std::string& program) { return check.judge(program); };
  const Verdict state = replayed(OneCheck("type: etat, donne: {cards: [3]}, attendu: {liste: [1]}"), "say(1)");
  ASSERT_TRUE(state.replay);
  EXPECT_EQ(state.replay->given.at(0).name, "cards");
  const Verdict said = replayed(OneCheck("type: sortie, cas: [{nom: a, entrees: [\"7\"], attendu: [\"8\"]}]"), "say(ask(\"?\"))");
  ASSERT_TRUE(said.replay);
  EXPECT_EQ(said.replay->answers.at(0), "7");
  const Verdict drawn = replayed(OneCheck("type: dessin, reference: solution, appels: [\"side(3)\"]", {}, "function side(n) turtle.forward(n) end"), "function side(n) turtle.forward(9) end");
  ASSERT_TRUE(drawn.replay);
  EXPECT_EQ(drawn.replay_call, "\nside(3)");
  const Verdict function = replayed(OneCheck("type: propriete, generateur: {nom: liste, taille: [1, 3], valeurs: [1, 9]}, donne: {cards: liste}, classes: [un], "
                                             "oracle: nombre, resultat: \"fonction:size\", essais: 2"), "function size(list) return 0 end");
  ASSERT_TRUE(function.replay);
  EXPECT_EQ(function.replay_call, "\nsay(size(cards))");
  EXPECT_TRUE(replayed(OneCheck("type: tableau, lignes: 2"), "say(1)").replay);
  EXPECT_FALSE(replayed(OneCheck("type: blocs, obligatoires: {repeat: 1}"), "say(1)").replay) << "nothing ran";
  EXPECT_FALSE(replayed(OneCheck("type: etat, donne: {cards: [3]}, attendu: {liste: [3]}"), "say(1)").replay) << "it holds";
}

TEST(DrawingCheck, TheCallThatFailsIsNamed) {
  const OneCheck check("type: dessin, reference: solution, appels: [\"side(3)\", \"side(30)\"]", {"manque", "taille"}, "function side(n) turtle.forward(n) end");
  EXPECT_THAT(check.said("function side(n) turtle.forward(3) end"), HasSubstr("M-taille: side(30)|3|30"));
  EXPECT_EQ(check.said("function side(n) turtle.forward(n) end"), "met");
}

// ---- cout, croissance

TEST(Cost, ACounterHasALimit) {
  const OneCheck check("type: cout, compteur: consultations, generateur: {nom: liste_cible, valeurs: [1, 99], tri: croissant}, "
                       "donne: {cards: liste, wanted: cible}, cas: [{nom: quinze, classe: absent-grand, taille: 15, max: 8}]", {"quinze"});
  EXPECT_THAT(check.said("for i = 1, #cards do if cards[i] == wanted then say(i) end end"), HasSubstr("M-quinze: {entree}|{obtenu}|{attendu}|15|8|15"));
  EXPECT_EQ(check.said("for i = 1, 8 do if cards[i] == wanted then say(i) end end"), "met");
}

TEST(Cost, ACallIsCountedAlone) {
  const OneCheck check("type: cout, compteur: appels, cas: [{nom: cinq, appel: \"half(8)\", max: 4}]");
  const std::string half = "local function half(n) if n > 1 then half(n // 2) end end\nhalf(1000)\n";
  EXPECT_EQ(check.said(half), "met");
  EXPECT_THAT(check.said("local function half(n) if n > 0 then half(n - 1) end end"), HasSubstr("|9|4|"));
}

TEST(Growth, DoublingTheCaseTellsTheKindOfGrowth) {
  const OneCheck check("type: croissance, compteur: consultations, generateur: {nom: liste, valeurs: [1, 9999]}, donne: {cards: liste}, "
                       "classe: ordinaire, tailles: [64, 128, 256], au_plus: lineaire");
  EXPECT_EQ(check.said("local sum = 0\nfor i = 1, #cards do sum = sum + cards[i] end"), "met");
  EXPECT_THAT(check.said("local sum = 0\nfor i = 1, #cards do for j = 1, #cards do sum = sum + cards[j] end end"), HasSubstr("|256|{nom}|4|")) << "four times as many";
  EXPECT_THAT(check.said("table.sort(cards)"), HasSubstr("|64|{nom}|0|")) << "nothing is looked at by the program itself";
}

// ---- tableau

const std::string kThree = "local t = data.new(\"nom\", \"age\")\nt:add({nom = \"Zoé\", age = 9})\nt:add({nom = \"Ali\", age = 8})\n";

struct TableCase {
  std::string name, check, program, said;
  std::vector<std::string> causes;
};
class TableChecks : public testing::TestWithParam<TableCase> {};
TEST_P(TableChecks, Say) {
  const OneCheck check("type: tableau, " + GetParam().check, GetParam().causes, kThree + "say(t)");
  EXPECT_THAT(check.said(GetParam().program), HasSubstr(GetParam().said));
}
INSTANTIATE_TEST_SUITE_P(
    Causes, TableChecks,
    testing::Values(TableCase{"met", "attendu: solution", kThree + "say(t)", "met", {}},
                    TableCase{"variable", "objet: t, lignes: 2", kThree, "met", {}},
                    TableCase{"no_table", "objet: t, lignes: 2", "local t = 3", "M-manque", {"manque"}},
                    TableCase{"columns", "colonnes: [nom]", kThree + "say(t)", "M-colonnes", {"colonnes"}},
                    TableCase{"missing_column", "colonnes: [nom, ville]", kThree + "say(t)", "M-manque", {"manque"}},
                    TableCase{"forbidden_column", "colonnes_interdites: [age]", kThree + "say(t)", "M-colonnes", {"colonnes"}},
                    TableCase{"rows", "lignes: 3", kThree + "say(t)", "M-lignes: {entree}|2|3", {"lignes"}},
                    TableCase{"least_rows", "lignes_min: 3", kThree + "say(t)", "M-lignes", {"lignes"}},
                    TableCase{"type", "attendu: solution", kThree + "t:set(1, \"age\", \"9 ans\")\nsay(t)", "M-type", {"type"}},
                    TableCase{"empty", "sans_vide: true", kThree + "t:add({nom = \"Bo\"})\nsay(t)", "M-vide", {"vide"}},
                    TableCase{"forbidden", "interdit: {nom: ali}", kThree + "say(t)", "M-interdit", {"interdit"}},
                    TableCase{"distinct", "distinct_min: {nom: 3}", kThree + "say(t)", "M-distinct", {"distinct"}},
                    TableCase{"part", "part_max: {colonne: nom, max: 0.4}", kThree + "say(t)", "M-part", {"part"}},
                    TableCase{"small_group", "taille_groupe_min: {colonne: age, min: 9}", kThree + "say(t)", "M-groupe", {"groupe"}},
                    TableCase{"order", "attendu: solution", kThree + "say(t:sort(\"age\"))", "M-ordre", {"ordre"}},
                    TableCase{"any_order", "attendu: solution, ordre: false", kThree + "say(t:sort(\"age\"))", "met", {}},
                    TableCase{"values", "attendu: [[\"Zoé\", 9], [\"Ali\", 7]]", kThree + "say(t)", "M-valeurs: {entree}|8|7|{mesure}|{max}|Ali|age", {"valeurs"}},
                    TableCase{"confusion", "attendu: [[\"Ali\", 8], [\"Zoé\", 9]], compare: [nom], confusions: [{si: [\"Zoé\"], message: M-ordre}]",
                              kThree + "say(t)", "M-ordre: {entree}|Zoé|Ali", {"ordre"}},
                    TableCase{"chance", "distinct_min: {nom: 2}", "local t = data.new(\"nom\")\nt:add({nom = \"a\"})\nt:add({nom = random(1, 2) == 1 and \"a\" or \"b\"})\nsay(t)",
                              "M-", {"aleatoire", "distinct"}}),
    [](const auto& one) { return one.param.name; });

// A forbidden column under another name is that column, and so is one that only has other words for the same things.
class HiddenColumns : public testing::Test {
 protected:
  HiddenColumns() {
    check.written().write("donnees/donnees.yaml", "- {nom: bus, titre: \"Bus\", fichier: bus.csv, source: s, licence: CC0-1.0, personnelles: inventees, "
                          "colonnes: [{nom: carte, type: texte, sens: c}, {nom: heure, type: entier, sens: h}, {nom: arret, type: entier, sens: a}]}\n");
    check.written().write("donnees/bus.csv", "carte,heure,arret\nA7,8,3\nB2,8,3\nA7,17,9\nC5,8,4\nB2,18,9\nC5,19,4\n");
  }
  // A table of the columns, a row for each of the bus's: `row` gives it.
  static std::string copy(const std::string& columns, const std::string& row) {
    return "local bus = data.open(\"bus\")\nlocal out = data.new(" + columns + ")\nlocal known, next_one = {}, 1\n" +
           "for r in bus:each() do\n  if not known[r.carte] then known[r.carte] = next_one next_one = next_one + 1 end\n  out:add({" + row + "})\nend\nsay(out)";
  }
  OneCheck check{"type: tableau, colonnes_interdites: [carte]", {"colonnes"}};
};

TEST_F(HiddenColumns, WhatIsNotThatColumnMayStay) {
  EXPECT_EQ(check.said("say(data.open(\"bus\"):select(\"heure\", \"arret\"))"), "met");
  EXPECT_EQ(check.said("say(data.open(\"bus\"):group(\"heure\", \"count\"))"), "met");
  EXPECT_EQ(check.said("say(data.open(\"bus\"):group(\"arret\", \"count\"))"), "met") << "three stops as there are three cards";
  EXPECT_EQ(check.said(copy("\"heure\", \"jour\"", "heure = r.heure, jour = \"lundi\"")), "met");
  EXPECT_EQ(check.said(copy("\"heure\", \"somme\"", "heure = r.heure, somme = r.heure + r.arret")), "met");
}
TEST_F(HiddenColumns, ItsName) { EXPECT_THAT(check.said("say(data.open(\"bus\"))"), HasSubstr("|carte|")); }
TEST_F(HiddenColumns, AnotherName) {
  EXPECT_THAT(check.said(copy("\"qui\", \"heure\"", "qui = r.carte, heure = r.heure")), HasSubstr("|qui|"));
  EXPECT_THAT(check.said(copy("\"arret\", \"heure\"", "arret = r.carte, heure = r.heure")), HasSubstr("|arret|")) << "written over another one";
}
TEST_F(HiddenColumns, OtherWordsForTheSameThings) {
  EXPECT_THAT(check.said(copy("\"numero\", \"heure\"", "numero = known[r.carte], heure = r.heure")), HasSubstr("|numero|"));
  EXPECT_THAT(check.said(copy("\"code\", \"heure\"", "code = \"x\" .. r.carte, heure = r.heure")), HasSubstr("|code|"));
  EXPECT_THAT(check.said(copy("\"numero\", \"heure\", \"arret\"", "numero = known[r.carte] * 7, heure = r.heure, arret = r.arret") + "\nsay(out:sort(\"heure\", \"down\"))"),
              HasSubstr("|numero|")) << "in another order";
}
TEST_F(HiddenColumns, ARowForEach) {
  EXPECT_THAT(check.said("local groups = data.open(\"bus\"):group(\"carte\", \"count\")\nlocal out = data.new(\"personne\", \"fois\")\nlocal n = 1\n"
                         "for r in groups:each() do out:add({personne = n, fois = r.count}) n = n + 1 end\nsay(out)"), HasSubstr("|personne|"));
}

TEST(OutputCheck, ATableIsToldByItsLength) {
  const OneCheck check("type: sortie, cas: [{nom: a, attendu: [8]}]");
  EXPECT_THAT(check.said(kThree + "say(t)"), HasSubstr("|un tableau de 2 lignes|8|"));
  EXPECT_THAT(check.said(kThree + "say(t:first(1))\nsay(nil)"), HasSubstr("|un tableau de 1 ligne, rien|8|"));
}

// ---- graphique, modele, production, deroule

TEST(ChartCheck, WhatIsMissingHasAName) {
  const OneCheck check("type: graphique, genre: barres, x: nom, y: [age], titre: true, depuis_zero: true", {"donnees", "genre", "titre", "zero"});
  EXPECT_THAT(check.said(kThree), HasSubstr("M-donnees: {entree}|0|age")) << "what is to be drawn is named";
  EXPECT_THAT(check.said(kThree + "chart.line(t, \"nom\", \"age\")"), HasSubstr("M-genre"));
  EXPECT_THAT(check.said(kThree + "chart.bar(t, \"nom\", \"age\")\nchart.from_zero(false)"), HasSubstr("M-zero"));
  EXPECT_THAT(check.said(kThree + "chart.bar(t, \"nom\", \"age\")"), HasSubstr("M-titre"));
  EXPECT_EQ(check.said(kThree + "chart.title(\"Âges\")\nchart.bar(t, \"nom\", \"age\")"), "met");
}

TEST(ChartCheck, CountsThePointsAndReadsTheTitle) {
  const OneCheck check("type: graphique, x: nom, y: [age], lignes: 2, titre: true, titre_mots: [Âge, classe]", {"lignes", "titre", "mots"});
  const std::string titled = "chart.title(\"L’âge de la CLASSE\")\n";
  EXPECT_EQ(check.said(kThree + titled + "chart.bar(t, \"nom\", \"age\")"), "met");
  EXPECT_THAT(check.said(kThree + titled + "chart.bar(t:first(1), \"nom\", \"age\")"), HasSubstr("M-lignes: {entree}|1|2"));
  EXPECT_THAT(check.said(kThree + "chart.title(\"Notre âge\")\nchart.bar(t, \"nom\", \"age\")"), HasSubstr("M-mots: {entree}|Notre âge|classe"));
  EXPECT_THAT(check.said(kThree + "chart.bar(t, \"nom\", \"age\")"), HasSubstr("M-titre"));
}

TEST(ModelCheck, RowsThatWereLearntAndWeakGroupsAreSeen) {
  const std::string points =
      "local t = data.new(\"x\", \"y\", \"kind\")\nfor i = 1, 20 do t:add({x = i, y = i, kind = \"low\"}) t:add({x = 100 + i, y = i, kind = \"high\"}) end\n";
  const OneCheck check("type: modele, score: exactitude, min: 0.9, par: kind, min_par_groupe: 0.9, sans_fuite: true", {"fuite", "groupe", "score"});
  EXPECT_THAT(check.said(points), HasSubstr("M-score"));
  EXPECT_THAT(check.said(points + "local m = model.nearest(t, {\"x\", \"y\"}, \"kind\")\nsay(m:score(t))"), HasSubstr("M-fuite"));
  EXPECT_EQ(check.said(points + "local learn, test = model.split(t, 0.5)\nlocal m = model.nearest(learn, {\"x\", \"y\"}, \"kind\")\nsay(m:score(test))"), "met");
}

TEST(ArtefactCheck, AMissingFileIsNamed) {
  OneCheck check("type: production, fichiers: [\"photo.*\"], criteres: [{id: a, texte: A.}, {id: b, texte: B.}, {id: c, texte: C.}]");
  EXPECT_THAT(check.said("say(1)"), HasSubstr("|photo|"));
  check.written().write("images/photo.jpg", "x");
  EXPECT_EQ(check.said("say(1)"), "met");
}

TEST(UnrolledCheck, ValuesAreThoseAfterTheLineHasRun) {
  OneCheck check("type: reponse, forme: deroule, question: \"Que vaut total ?\", programme: boucle.lua, variables: [i, total], ligne: 3, passages: 3");
  check.written().write("boucle.lua", "local total = 0\nfor i = 1, 3 do\n  total = total + 2 * i\nend\n");
  EXPECT_EQ(check.said("", {{"un", "1;2\n2;6\n3;12"}}), "met");
  EXPECT_THAT(check.said("", {{"un", "1;2\n2;4\n3;12"}}), HasSubstr("|4|6|{mesure}|{max}|2|total"));
  EXPECT_THAT(check.said("", {{"un", "1;2"}}), HasSubstr("||2|{mesure}|{max}|2|i"));
}

TEST(UnrolledCheck, AProgramThatAsksIsAnswered) {
  OneCheck check("type: reponse, forme: deroule, question: \"Que vaut n ?\", programme: demande.lua, variables: [n], ligne: 2, passages: 2, entrees: [4, 2.5]");
  check.written().write("demande.lua", "for i = 1, 2 do\n  local n = ask(\"Combien ?\")\nend\n");
  EXPECT_EQ(check.said("", {{"un", "4\n2,5"}}), "met");
  EXPECT_THAT(check.said("", {{"un", "4\n3"}}), HasSubstr("|3|2,5|"));
}

}  // namespace
}  // namespace lunabloc::lesson
