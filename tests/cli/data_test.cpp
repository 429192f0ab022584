#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "command_support.h"
#include "session/data_sets.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class DataTest : public CommandTest {
 protected:
  Outcome data(std::vector<std::string> arguments, Form form = Form::plain) const {
    base::Locations locations;
    locations.programs = support::binary_folder() / "bin";
    locations.assets = support::source_folder() / "assets";
    locations.home = path("home");
    std::ostringstream out, err;
    std::istringstream in;
    const int code = run_data({std::move(arguments), "fr", form == Form::json, locations, out, err, in, form == Form::on_terminal});
    return {code, out.str(), err.str()};
  }
  std::string towns() const { return file("villes.csv", "nom;pop (hab)\nBrest;142346\nseul\nNîmes;148561\n"); }
};

TEST_F(DataTest, AFileBecomesATableThatIsShown) {
  const Outcome imported = data({"import", towns()});
  EXPECT_EQ(imported.code, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("2 lignes dans le tableau « villes »"));
  EXPECT_THAT(imported.out, HasSubstr("séparateur « ; »"));
  EXPECT_THAT(imported.err, HasSubstr("villes.csv:3:1: cette ligne n’a pas le même nombre de cases que les autres: seul"));
  EXPECT_THAT(data({"sets"}).out, HasSubstr("villes"));
  const Outcome shown = data({"show", "villes", "--rows", "1"});
  EXPECT_THAT(shown.out, HasSubstr("pop                      entier (hab)\nBrest | 142346\n"));
  EXPECT_THAT(shown.out, Not(HasSubstr("Nîmes")));
}

TEST_F(DataTest, JsonIsOneObjectALine) {
  const Outcome imported = data({"import", towns(), "--as", "v"}, Form::json);
  const auto json = nlohmann::json::parse(imported.out);
  EXPECT_EQ(json["rows"], 2);
  EXPECT_EQ(json["lines"][0]["line"], 3);
  const Outcome shown = data({"show", "v"}, Form::json);
  EXPECT_THAT(shown.out, HasSubstr("\n{\"nom\":\"Brest\",\"pop\":142346}\n{\"nom\":\"Nîmes\",\"pop\":148561}\n"));
}

TEST_F(DataTest, APersonCorrectsWhatWasSeen) {
  EXPECT_EQ(data({"import", towns(), "--as", "t", "--type", "pop=text", "--separator", ";", "--header", "yes"}).code, 0);
  EXPECT_THAT(data({"show", "t"}).out, HasSubstr("pop                      texte (hab)"));
  EXPECT_EQ(data({"import", towns(), "--type", "pop=licorne"}).code, 2);
  const Outcome wrong = data({"import", towns(), "--drop", "pap"});
  EXPECT_EQ(wrong.code, 1);
  EXPECT_THAT(wrong.err, HasSubstr("une colonne « pop »"));
}

TEST_F(DataTest, LookingImportsNothing) {
  EXPECT_THAT(data({"import", towns(), "--look"}).out, HasSubstr("Rien n’est importé"));
  EXPECT_THAT(data({"sets"}).out, HasSubstr("Aucun tableau"));
}

TEST_F(DataTest, ColumnsThatTellOfPeopleAreWarnedAbout) {
  const std::string pupils = file("e.csv", "Prénom,né le\nZoé,03/05/2015\n");
  EXPECT_THAT(data({"import", pupils}).err, HasSubstr("« né le » semble contenir des dates de naissance"));
  const Outcome careful = data({"import", pupils, "--drop", "Prénom", "--coarsen", "né le"});
  EXPECT_THAT(careful.err, IsEmpty());
  EXPECT_THAT(data({"show", "e"}).out, HasSubstr("né le                    entier\n2015\n"));
}

TEST_F(DataTest, ATableGoesOutAndIsTakenAway) {
  ASSERT_EQ(data({"import", towns()}).code, 0);
  EXPECT_EQ(data({"export", "villes", path("out.csv")}).code, 0);
  EXPECT_EQ(*base::read_file(path("out.csv")), "nom,pop (hab)\nBrest,142346\nNîmes,148561\n");
  EXPECT_EQ(data({"remove", "villes"}).code, 0);
  EXPECT_EQ(data({"show", "villes"}).code, 1);
}

// The same question of a small table of the program's own and of an imported one: the same words, the same costs.
TEST_F(DataTest, AProgramAsksAnImportedTableAsItAsksASmallOne) {
  const std::filesystem::path datasets = support::source_folder() / "assets/datasets";
  for (const char* name : {"villes", "fruits"}) ASSERT_EQ(data({"import", (datasets / name).string() + ".csv", "--as", std::string("grand ") + name}).code, 0);
  const char* const kQuestions[] = {
      "say(t:count())",
      "say(t)",
      "say(t:keep('population', '>', 1000):count())",
      "say(t:keep('population', '>', 1000):sort('nom', 'down'))",
      "say(t:keep('population', '>=', 12400):keep('nom', '~=', 'Valbourg'):first(2))",
      "say(t:sort('population', 'down'):cell(1, 'nom'))",
      "say(t:first(3):sum('population'))",
      "say(t:select{'nom', 'canton'}:first(2))",
      "say(t:group('canton', 'sum', 'population'))",
      "say(t:group('canton', 'count'):sort('count', 'down'):cell(1, 'canton'))",
      "say(t:min('population')) say(t:max('nom')) say(t:mean('population')) say(t:median('population'))",
      "say(t:distinct('canton'))",
      "say(t:compute('double', 'population', '*', 2):sum('double'))",
      "say(t:compute('part', 'population', '/', 'canton'):first(3))",
      "say(t:missing('population'):count()) say(t:drop_missing('population'):count())",
      "say(t:fill('population', 0):sum('population'))",
      "say(t:sample(4, 7))",
      "say(t:join(t, 'canton', 'canton'):count())",
      "local n = 0 for row in t:each() do n = n + row.population end say(n)",
      "local n = 0 for row in t:each() do n = n + t:keep('canton', '==', row.canton):count() end say(n)",
      "local i = t:index('nom') say(i:find('Valbourg'):cell(1, 'population'))",
      "t:set(1, 'nom', 'Ailleurs') t:add{nom = 'Zut', canton = 9, population = 1} say(t:count()) say(t:cell(1, 'nom'))",
      "say(t:keep('nom', '<', 5))",
      "say(t:sum('nom'))",
      "say(t:cell(99, 'nom'))",
      "say(t:keep('popu', '>', 1))",
  };
  for (const char* question : kQuestions) {
    const auto answer = [&](const char* name) {
      return data({"query", file("p.lua", std::string("local t = data.open('") + name + "')\n" + question), "--exact"});
    };
    const Outcome small = answer("villes"), large = answer("grand villes");
    EXPECT_EQ(large.out, small.out) << question;
    EXPECT_EQ(large.code, small.code) << question << "\n" << large.err;
    const auto costs = [](const std::string& err) { return err.find("costs:") == std::string::npos ? "" : err.substr(err.find("costs:")); };
    EXPECT_EQ(costs(large.err), costs(small.err)) << question;
  }
}

TEST_F(DataTest, AMillionRowsWouldBeLookedAtAndFewKept) {
  std::string text = "n,t\n";
  for (int i = 0; i < 30'000; ++i) text += std::to_string(i) + ",texte\n";
  ASSERT_EQ(data({"import", file("t.csv", text)}).code, 0);
  const Outcome kept = data({"query", program("say(data.open('t'):keep('n', '>=', 29988):sort('n', 'down'))")});
  EXPECT_THAT(kept.err, HasSubstr("regarde 30\u202F000 lignes, en garde 12"));
  const Outcome each = data({"query", program("local n = 0 for row in data.open('t'):each() do n = n + row.n end say(n)")});
  EXPECT_EQ(each.out, "449985000\n") << each.err;
  EXPECT_THAT(data({"query", program("say(data.open('absent'):count())")}).err, HasSubstr("absent"));
}

// « villes » is a small table of the program's too.
TEST_F(DataTest, OnesOwnTableGoesBeforeASmallOneOfItsName) {
  const std::string count = program("say(data.open('villes'):count())");
  EXPECT_EQ(data({"query", count}).out, "8\n");
  ASSERT_EQ(data({"import", towns()}).code, 0);
  EXPECT_EQ(data({"query", count}).out, "2\n");
}

// The sets themselves come from packages: a machine that did not fetch them has none.
TEST_F(DataTest, OpenSetsSayWhoseTheyAreAndAreImportedByTheirName) {
  if (!base::is_folder(support::binary_folder() / "share/lunabloc/sets")) GTEST_SKIP() << "run .ci/install-sets";
  const Outcome listed = data({"sets"});
  EXPECT_THAT(listed.out, HasSubstr("Les communes de France · 34\u202F969 lignes · etalab-2.0"));
  const Outcome page = data({"sets", "manchots"});
  EXPECT_THAT(page.out, HasSubstr("Licence : CC0-1.0"));
  EXPECT_THAT(page.out, HasSubstr("https://allisonhorst.github.io/palmerpenguins/"));
  EXPECT_EQ(data({"sets", "licornes"}).code, 1);
  ASSERT_EQ(data({"import", "communes"}).code, 0);
  const Outcome said = data({"query", program("local t = data.open('communes') say(t:count()) say(t:drop_missing('population'):count()) say(t:median('population'))\n"
                                              "say(t:keep('code', '==', '01004'):cell(1, 'nom')) say(t:keep('nom', '==', 'Paris'):cell(1, 'code'))")});
  EXPECT_EQ(said.out, "34969\n34963\n461.0\nAmbérieu-en-Bugey\n75056\n") << said.err;
  EXPECT_THAT(said.err, HasSubstr("« population » : 6 cases vides laissées de côté"));
}

// What each says of its table is true of it.
TEST_F(DataTest, OpenSetsHaveTheRowsThatTheirPageTells) {
  const auto sets = session::data_sets({support::binary_folder() / "bin", support::source_folder() / "assets", {}, {}, path("home")}, "fr");
  ASSERT_TRUE(sets) << sets.error().message;
  for (const session::DataSet& set : *sets) {
    SCOPED_TRACE(set.name);
    const Outcome imported = data({"import", set.name}, Form::json);
    ASSERT_EQ(imported.code, 0) << imported.err;
    const auto json = nlohmann::json::parse(imported.out);
    EXPECT_EQ(json["rows"], set.rows);
    EXPECT_EQ(json["aside"], 0);
  }
}

TEST_F(DataTest, WrongUseAndMissingFilesAreSaid) {
  const std::vector<std::vector<std::string>> wrong = {{}, {"danse"}, {"import"}, {"show"}, {"import", "a", "b"}};
  for (const std::vector<std::string>& words : wrong) EXPECT_EQ(data(words).code, 2);
  EXPECT_EQ(data({"import", path("absent.csv")}).code, 1);
  EXPECT_EQ(data({"import", towns(), "--as", "../x"}).code, 2);
  EXPECT_EQ(data({"import", file("vide.csv", "")}).code, 1);
  const Outcome server = data({"sets", "--into", "host=/nowhere user=x password=secret"});
  EXPECT_EQ(server.code, 1);
  EXPECT_THAT(server.err, Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace lunabloc::cli
