// Small tables in the runner: what they answer, what they cost, what they say when something is not right.
#include "run_support.h"
#include "world/chart.h"

namespace lunabloc::vm {
namespace {

using testing::ElementsAre;

const std::string kPupils =
    "local t = data.new{'nom', 'age', 'club'}\n"
    "t:add{nom = 'Zoé', age = 9, club = 'vélo'}\nt:add{nom = 'Noé', age = 11}\n"
    "t:add{nom = 'Léa', age = 9, club = 'judo'}\nt:add{nom = 'Ali', age = 12, club = 'vélo'}\n";

std::vector<std::string> answers(const std::string& program) { return said(run(kPupils + program, exactly("table"))); }
std::int64_t rows(const std::string& program) { return trace::cost_of(run(kPupils + program, exactly("table")), "lignes"); }

TEST(Tables, EqualRowsKeepTheirOrder) {
  EXPECT_THAT(answers("for row in t:sort('age'):each() do say(row.nom) end"), ElementsAre("Zoé", "Léa", "Noé", "Ali"));
  EXPECT_THAT(answers("for row in t:sort('age', 'down'):each() do say(row.nom) end"), ElementsAre("Ali", "Noé", "Zoé", "Léa"));
}

TEST(Tables, WhatIsMissingIsNeverKeptAndComesLast) {
  EXPECT_THAT(answers("say(t:keep('club', '~=', 'vélo'):count()) say(t:missing('club'):cell(1, 'nom')) say(t:sort('club', 'down'):cell(4, 'nom'))"),
              ElementsAre("1", "Noé", "Noé"));
}

TEST(Tables, GroupsComeInTheOrderOfTheRows) {
  EXPECT_THAT(answers("say(t:group('club', 'count'))"), ElementsAre("club | count\nvélo | 2\n     | 1\njudo | 1"));
  EXPECT_THAT(answers("say(t:group('age', 'max', 'nom'):cell(1, 'max_nom'))"), ElementsAre("Zoé"));
}

TEST(Tables, SumsOfWholeNumbersAreWhole) {
  EXPECT_THAT(answers("say(t:sum('age')) say(t:mean('age')) say(t:median('age'))"), ElementsAre("41", "10.25", "10.0"));
}

TEST(Tables, TheFirstTableDoesNotChange) {
  EXPECT_THAT(answers("local u = t:fill('club', 'aucun') u:set(1, 'nom', 'Zou') say(t:cell(1, 'nom')) say(t:missing('club'):count())"),
              ElementsAre("Zoé", "1"));
}

TEST(Tables, ASampleDependsOnItsSeedAlone) {
  const std::string draw = "for row in t:sample(6, 3):each() do say(row.nom) end";
  const std::vector<std::string> drawn = answers(draw);
  EXPECT_EQ(drawn.size(), 6U);
  EXPECT_EQ(drawn, answers(draw));
}

TEST(Tables, AVariableShowsItsColumnsAndHowManyRowsItHas) {
  std::vector<std::string> seen;
  const trace::Trace trace = run(kPupils + "local u = t:keep('age', '>', 9)\nlocal m = t:index('nom')", exactly("table"));
  for (const trace::Event& event : trace.events())
    if (event.kind == trace::EventKind::variable && !event.values.empty()) seen.push_back(event.name + " " + trace::text_of(event.values[0]));
  EXPECT_THAT(seen, ElementsAre("t table {nom, age, club} × 0", "t table {nom, age, club} × 1", "t table {nom, age, club} × 2", "t table {nom, age, club} × 3",
                                "t table {nom, age, club} × 4", "u table {nom, age, club} × 2", "m {…}"));
}

// What is read is what is asked, not how it is found (curriculum/FORMAT.md §5).
TEST(Tables, CountTheRowsThatAreRead) {
  EXPECT_EQ(rows("t:keep('age', '>', 9)"), 0) << "nothing is needed yet";
  EXPECT_EQ(rows("t:keep('age', '>', 9):count()"), 4);
  EXPECT_EQ(rows("t:select('nom'):first(2):count()"), 2);
  EXPECT_EQ(rows("t:sort('age'):first(2):count()"), 4);
  EXPECT_EQ(rows("t:sample(3, 1):count()"), 3);
  EXPECT_EQ(rows("t:join(t, 'nom', 'nom'):count()"), 8);
  EXPECT_EQ(rows("t:index('nom'):find('Ali')"), 4 + 3);
  EXPECT_EQ(rows("t:cell(2, 'nom')"), 1);
  EXPECT_EQ(rows("t:first(2):cell(2, 'nom')"), 1);
  EXPECT_EQ(rows("t:keep('age', '>', 9):cell(1, 'nom')"), 4) << "to find it, all were looked at";
}

TEST(Tables, WhatIsDroppedIsWhatWouldNotBeKept) {
  EXPECT_THAT(answers("for row in t:drop('age', '>', 9):each() do say(row.nom) end"), ElementsAre("Zoé", "Léa"));
  EXPECT_THAT(answers("for row in t:drop('club', '==', 'vélo'):each() do say(row.nom) end"), ElementsAre("Noé", "Léa")) << "an empty cell stays";
  EXPECT_EQ(rows("t:drop('age', '>', 9):count()"), 4);
}

TEST(Tables, ColumnsOfOneNameAreThoseOfTheOther) {
  EXPECT_THAT(answers("say(t:join(t, 'nom', 'nom'):first(1))"), ElementsAre("nom | age | club | other_age | other_club\nZoé | 9   | vélo | 9         | vélo"));
}

TEST(Tables, AMeanTellsWhatItLeftAside) {
  const trace::Trace trace = run(kPupils + "t:set(2, 'age', nil) say(t:mean('age')) say(t:median('age')) say(t:sum('age'))", exactly("table"));
  std::vector<std::string> told;
  for (const trace::Event& event : trace.events())
    if (event.name == "data.mean" || event.name == "data.median" || event.name == "data.sum")
      told.push_back(event.name + " " + std::to_string(event.values.size()) + " " + trace::shown(event.values.back()));
  EXPECT_THAT(told, ElementsAre("data.mean 3 1", "data.median 3 1", "data.sum 2 1"));
}

TEST(Tables, WhatStandsInQuotesIsAText) {
  trace::RunRequest request = exactly("table");
  request.tables.push_back({"codes", "code,n\n\"75056\",1\n01004,2\n\"\",3\n"});
  EXPECT_THAT(said(run("local t = data.open('codes') say(t:keep('code', '==', '75056'):cell(1, 'n')) say(t:sort('code'):cell(1, 'code')) say(t:missing('code'):count())", request)),
              ElementsAre("1", "01004", "1"));
}

TEST(Tables, MoreRowsThanAProgramHoldsAreSaidAndNotLeftOut) {
  trace::RunRequest request = exactly("table");
  std::string csv = "n\n";
  for (int i = 0; i < 100'001; ++i) csv += "1\n";
  request.tables.push_back({"trop", std::move(csv)});
  const std::string program = "say(data.open('trop'):count())";
  EXPECT_EQ(error_of(run(program, request), program).message, "run.too_many_rows");
}

TEST(Tables, AnIndexWeighsWhatItHolds) {
  trace::RunRequest request = exactly("table");
  request.limits.heap_mb = 8;
  EXPECT_EQ(ending(run(kPupils + "for i = 1, 400 do t:add{nom = 'x', age = i} end\nfor i = 1, 2000 do t:index('age') end", request)), "finished");
}

TEST(Tables, SayWhatIsNotThere) {
  const auto told = [](const std::string& line) {
    const std::string program = kPupils + line;
    return error_of(run(program, exactly("table")), program);
  };
  Error error = told("say(t:sum('agee'))");
  EXPECT_EQ(error.message, "run.no_column");
  EXPECT_EQ(argument(error, "proche"), "age");
  EXPECT_EQ(argument(error, "ligne"), "6");
  EXPECT_EQ(argument(told("say(t:sum('zzzzzz'))"), "proche"), "nom, age, club");
  EXPECT_EQ(told("t:sum('nom')").message, "run.not_number");
  EXPECT_EQ(told("t:cell(9, 'nom')").message, "run.no_row");
  EXPECT_EQ(told("t:keep('age', '>', 'neuf')").message, "run.compare");
  EXPECT_EQ(told("data.open('martiens')").message, "run.no_table");
  EXPECT_EQ(told("t:set(1, 'nom', {})").message, "run.no_cell");
  EXPECT_EQ(told("t:fly()").message, "M-commun-nom");
}

TEST(Tables, AProgramThatMakesThemForEverStaysInItsMemory) {
  trace::RunRequest request = exactly("table");
  request.limits.heap_mb = 8;
  EXPECT_EQ(ending(run(kPupils + "for i = 1, 3000 do t:keep('age', '>', 9) end", request)), "finished");
}

TEST(Charts, AreReadFromTheTrace) {
  const trace::Trace trace = run(kPupils + "chart.title('Âges')\nchart.bar(t, 'nom', 'age')\nchart.from_zero(false)", exactly("chart"));
  world::Charts charts;
  for (const trace::Event& event : trace.events()) world::fold(charts, event);
  ASSERT_EQ(charts.all.size(), 1U);
  const world::Chart& chart = charts.all.front();
  EXPECT_EQ(chart.kind, "bar");
  EXPECT_EQ(chart.title, "Âges");
  EXPECT_FALSE(chart.from_zero);
  ASSERT_EQ(chart.points.size(), 4U);
  EXPECT_EQ(trace::text_of(chart.points[3].x), "Ali");
  const std::string text = world::text_of(chart);
  EXPECT_TRUE(text.starts_with("Âges\nZoé ██")) << text;
  EXPECT_TRUE(text.ends_with(" 12")) << text;
}

TEST(Models, AreJudgedOnWhatTheyHaveNotSeen) {
  const std::string learn = "local learn, test = model.split(data.open('fleurs'))\nlocal m = model.nearest(learn, {'longueur'}, 'espece', 1)\n";
  const trace::Trace trace = run(learn + "m:score(test) say(m:score(learn)) say(m:score(test, 'espece'))", exactly("table"));
  std::vector<std::string> scores;
  for (const trace::Event& event : trace.events())
    if (event.name == "model.score") scores.push_back(trace::text_of(event.values[1]) + " rows, " + trace::text_of(event.values[2]) + " known");
  EXPECT_THAT(scores, ElementsAre("3 rows, 0 known", "7 rows, 7 known", "3 rows, 0 known"));
  EXPECT_THAT(said(trace), ElementsAre("7", "espece | count | right\ntulipe | 2     | 2\nrose   | 1     | 1"));
}

}  // namespace
}  // namespace lunabloc::vm
