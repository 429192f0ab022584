// A pupil's work leaves a machine, comes home, is merged and erased; a class is told.
#include <gmock/gmock.h>

#include "cli/portfolio_actions.h"
#include "command_support.h"
#include "portfolio/progress.h"
#include "session/autosave.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Outcome command(std::vector<std::string> words) {
  const bool of_class = words.front() == "class";
  words.erase(words.begin());
  return call(of_class ? run_class : run_portfolio, std::move(words));
}

void work(const fs::path& home, const std::string& program) {
  ASSERT_TRUE(portfolio::save_program(home, "A01", program));
  ASSERT_TRUE(portfolio::record_step(home, "A01", "lancer"));
}

TEST(PortfolioCommand, CarriesWorkAndMergesIt) {
  const support::TempFolder place;
  const std::string school = (place.path() / "school").string(), home = (place.path() / "home").string(), zip = (place.path() / "p.zip").string();
  work(school, "grid.east()\n");
  const Outcome exported = command({"portfolio", "export", school, zip});
  EXPECT_EQ(exported.code, 0) << exported.err;
  EXPECT_THAT(exported.out, HasSubstr("works/A01/program.lua"));
  EXPECT_THAT(command({"portfolio", "import", home, zip}).out, HasSubstr("A01 : ajouté."));
  EXPECT_EQ(base::read_file(fs::path(home) / "works/A01/program.lua").value(), "grid.east()\n");
  work(home, "grid.west()\n");
  EXPECT_THAT(command({"portfolio", "import", home, zip}).out, HasSubstr("A01 : les deux ont avancé."));
  EXPECT_EQ(base::read_file(fs::path(home) / "works/A01/program.lua").value(), "grid.west()\n");
}

TEST(PortfolioCommand, WhatAJournalHoldsIsCarriedToo) {
  const support::TempFolder place;
  const fs::path home = place.path() / "home";
  work(home, "say(1)\n");
  session::Autosave autosave(home, "A01");
  ASSERT_EQ(autosave.recover(), "say(1)\n");
  autosave.record({{0, 6, "say(2)"}}, "edit.text", "say(2)\n", {});
  ASSERT_TRUE(autosave.tick(session::kJournalDelay));
  ASSERT_EQ(base::read_file(home / "works/A01/program.lua").value(), "say(1)\n") << "it is in the journal alone";
  EXPECT_EQ(portfolio::read_portfolio(home, session::text_as_left)->at("works/A01/program.lua"), "say(2)\n");
}

TEST(PortfolioCommand, ErasesOnlyWhenItIsMeant) {
  const support::TempFolder place;
  const std::string home = (place.path() / "home").string();
  work(home, "say(1)");
  EXPECT_EQ(command({"portfolio", "erase", home}).code, 2);
  EXPECT_TRUE(base::is_there(home));
  EXPECT_EQ(command({"portfolio", "erase", home, "--yes"}).code, 0);
  EXPECT_FALSE(base::is_there(home));
  EXPECT_EQ(command({"portfolio", "erase", home, "--yes"}).code, 1);
  EXPECT_EQ(command({"portfolio", "print", home}).code, 2);
  EXPECT_THAT(command({"portfolio", "print", home}).err, HasSubstr("portfolio export"));
  EXPECT_THAT(command({"class", "list"}).err, HasSubstr("class deposit"));
}

TEST(PortfolioCommand, BadInputIsSaid) {
  const support::TempFolder place;
  const std::string file = (place.path() / "x.zip").string();
  ASSERT_TRUE(base::write_file(file, "no zip"));
  EXPECT_EQ(command({"portfolio", "import", (place.path() / "home").string(), file}).code, 1);
  EXPECT_EQ(command({"portfolio", "export", (place.path() / "nowhere").string(), file}).code, 1);
}

TEST(ClassCommand, CollectsAndReports) {
  const support::TempFolder place;
  const std::string folder = (place.path() / "classe").string();
  for (const std::string pupil : {"chat vert", "loup bleu"}) {
    work(place.path() / pupil, "grid.east()\n");
    EXPECT_EQ(command({"class", "deposit", folder, "--as", pupil, "--home", (place.path() / pupil).string()}).code, 0);
  }
  EXPECT_THAT(command({"class", "deposit", folder, "--as", "chat vert", "--home", (place.path() / "chat vert").string()}).out, HasSubstr("Rien de nouveau"));
  EXPECT_EQ(command({"class", "deposit", folder, "--as", "../x", "--home", (place.path() / "loup bleu").string()}).code, 1);
  const std::string all = (place.path() / "all").string();
  EXPECT_THAT(command({"class", "collect", folder, "--to", all}).out, HasSubstr("2 élèves"));
  EXPECT_EQ(base::read_file(fs::path(all) / "chat vert/works/A01/program.lua").value(), "grid.east()\n");
  const std::string page = (place.path() / "classe.html").string(), table = (place.path() / "classe.csv").string();
  EXPECT_EQ(command({"class", "report", folder, page}).code, 0);
  EXPECT_THAT(base::read_file(page).value(), HasSubstr("<th scope=\"row\">loup bleu</th>"));
  EXPECT_EQ(command({"class", "report", folder, table}).code, 0);
  EXPECT_THAT(base::read_file(table).value(), HasSubstr("\xEF\xBB\xBFÉlève,Leçon,Étape"));
  EXPECT_EQ(command({"class", "report", (place.path() / "nowhere").string(), table}).code, 1);
}

}  // namespace
}  // namespace lunabloc::cli
