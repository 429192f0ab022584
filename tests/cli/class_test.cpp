// A class from its first deposit to its last day, as a teacher's and a pupil's command lines see it.
#include <gmock/gmock.h>

#include "command_support.h"
#include "portfolio/progress.h"
#include "portfolio/robots.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class ClassTest : public CommandTest {
 protected:
  Outcome run(std::vector<std::string> words, Form form = Form::plain) { return call(run_class, std::move(words), form); }
  std::string home(const std::string& pupil) const { return path("home " + pupil); }
  std::string room() const { return path("classe"); }
  void work(const std::string& pupil, const std::string& lesson, const std::string& program) {
    ASSERT_TRUE(portfolio::save_program(home(pupil), lesson, program));
    ASSERT_TRUE(portfolio::record_step(home(pupil), lesson, "creer"));
  }
  void put(const std::string& pupil) { ASSERT_EQ(run({"deposit", room(), "--as", pupil, "--home", home(pupil)}).code, 0); }
};

TEST_F(ClassTest, ANameThatLooksRealIsSoftlyRefused) {
  work("x", "A05", "say(1)\n");
  const Outcome refused = run({"deposit", room(), "--as", "Léa Martin", "--home", home("x")});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("ressemble à un vrai nom"));
  EXPECT_THAT(refused.err, HasSubstr("--anyway")) << "and what to do";
  EXPECT_FALSE(base::is_there(room()));
  EXPECT_EQ(run({"deposit", room(), "--as", "Rose", "--home", home("x")}).code, 0) << "a colour of ours";
  EXPECT_EQ(run({"deposit", room(), "--as", "Jade", "--home", home("x"), "--anyway"}).code, 0);
  EXPECT_EQ(run({"deposit", room(), "--as", "Jade", "--home", home("x")}).code, 0) << "not asked again";
  EXPECT_EQ(run({"deposit", room(), "--as", "0612345678", "--home", home("x"), "--anyway"}).code, 1);
  EXPECT_EQ(run({"pseudonyms", room()}).code, 0);
}

TEST_F(ClassTest, PathGroupCommentAndDeadlineReachThePupil) {
  work("chat vert", "A05", "turtle.forward(20)\nturtle.right(90)\n");
  work("chat vert", "libre-scene", "say(\"groupe\")\n");
  work("loup bleu", "A05", "say(1)\n");
  put("chat vert"), put("loup bleu");
  EXPECT_THAT(run({"plan", room()}).out, HasSubstr("Ni groupe ni échéance"));
  file("classe/classe.yaml", "format: 1\ngroupes: {soleil: {eleves: [chat vert, loup bleu], travail: libre-scene}}\necheances: [{lecon: A05, pour: \"2026-12-04\"}]\n");
  file("classe/parcours/soleil.yaml", "format: 1\nid: test\nlecons: [A05, A01]\n");
  EXPECT_EQ(run({"comment", room(), "chat vert", "A05", "2", "Pourquoi 90 ?"}).code, 0);
  EXPECT_EQ(run({"comment", room(), "chat vert", "A05", "9", "x"}).code, 1);
  EXPECT_EQ(run({"comment", room(), "nobody", "A05", "1", "x"}).code, 1);
  EXPECT_EQ(run({"deposit", room(), "--as", "chat vert", "--home", home("chat vert"), "--group", "soleil"}).code, 0);
  EXPECT_EQ(run({"turn", room(), "soleil", "--to", "loup bleu"}).code, 0);
  const Outcome fetched = run({"fetch", room(), "--as", "loup bleu", "--home", home("loup bleu")});
  EXPECT_EQ(fetched.code, 0) << fetched.err;
  EXPECT_THAT(fetched.out, HasSubstr("c’est le tour de loup bleu"));
  EXPECT_THAT(fetched.out, HasSubstr("A05 : pour le 4 décembre 2026."));
  EXPECT_EQ(base::read_file(fs::path(home("loup bleu")) / "works/libre-scene/program.lua").value(), "say(\"groupe\")\n");
  EXPECT_TRUE(base::is_file(fs::path(home("loup bleu")) / "parcours.yaml"));
  EXPECT_THAT(run({"fetch", room(), "--as", "chat vert", "--home", home("chat vert")}).out, HasSubstr("1 nouveau retour"));
  EXPECT_THAT(run({"plan", room()}).out, HasSubstr("Groupe soleil : chat vert, loup bleu."));
  EXPECT_THAT(run({"plan", room(), "chat vert"}).out, HasSubstr("A05  Des boucles"));
}

TEST_F(ClassTest, TheReportHasItsTables) {
  work("chat vert", "A05", "say(1)\n");
  ASSERT_TRUE(portfolio::record_criterion(home("chat vert"), "A05", "p", "lisible", "oui"));
  put("chat vert");
  EXPECT_EQ(run({"assess", room(), "chat vert", "en-bonne-voie", "A05", "lisible"}).code, 0);
  EXPECT_EQ(run({"assess", room(), "chat vert", "oui", "--skill", "CRCN-3.4"}).code, 0);
  EXPECT_EQ(run({"assess", room(), "chat vert", "18/20", "A05", "lisible"}).code, 2);
  const auto table = [&](const char* name) {
    EXPECT_EQ(run({"report", room(), path("t.csv"), "--table", name}).code, 0) << name;
    return base::read_file(path("t.csv")).value();
  };
  EXPECT_THAT(table("criteria"), HasSubstr("chat vert,A05,lisible,oui,en-bonne-voie"));
  EXPECT_THAT(table("skills"), HasSubstr("chat vert,CRCN-3.4,oui,x"));
  EXPECT_THAT(table("concepts"), HasSubstr("chat vert,boucle-imbriquee,pas-encore"));
  EXPECT_THAT(table("resists"), HasSubstr("Message"));
  EXPECT_EQ(run({"report", room(), path("t.csv"), "--table", "ranks"}).code, 2);
  EXPECT_EQ(run({"report", room(), path("t.html")}).code, 0);
  EXPECT_THAT(base::read_file(path("t.html")).value(), HasSubstr("<th scope=\"row\">chat vert</th>"));
}

TEST_F(ClassTest, AnExamFromItsOpeningToItsCopies) {
  work("chat vert", "A05", "turtle.forward(20)\n");
  work("chat vert", "A01", "secret()\n");
  put("chat vert");
  const std::string key = path("cle.txt");
  ASSERT_EQ(run({"exam", "open", room(), "blanc", "--lessons", "A05", "--minutes", "50", "--key", key}).code, 0);
  EXPECT_EQ(run({"exam", "open", room(), "autre", "--lessons", "NOPE", "--minutes", "50", "--key", key}).code, 2);
  const std::string ticket = run({"exam", "tickets", room(), "blanc", "--key", key}).out.substr(0, 12);
  ASSERT_EQ(run({"exam", "begin", room(), "blanc", "--as", "chat vert", "--home", home("chat vert")}).code, 0);
  ASSERT_EQ(run({"exam", "note", "blanc", "--minute", "3", "--home", home("chat vert")}).code, 0);
  ASSERT_TRUE(portfolio::save_program(home("chat vert"), "A05", "turtle.forward(40)\n"));
  EXPECT_EQ(run({"exam", "verify", room(), "blanc", "--key", key}).out, "Aucune copie n’est rendue.\n");
  EXPECT_THAT(run({"exam", "seal", room(), "blanc", "--minute", "44", "--ticket", "xxxx", "--home", home("chat vert")}).err, HasSubstr("n’est pas un billet"));
  const Outcome sealed = run({"exam", "seal", room(), "blanc", "--minute", "44", "--ticket", ticket, "--home", home("chat vert")});
  ASSERT_EQ(sealed.code, 0) << sealed.err;
  const Outcome seen = run({"exam", "verify", room(), "blanc", "--key", key, "--to", path("copies")}, Form::json);
  EXPECT_EQ(seen.code, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("\"pupil\":\"chat vert\",\"state\":\"whole\",\"events\":4"));
  const std::vector<std::string> pages = base::entries_of(path("copies"));
  ASSERT_EQ(pages.size(), 1U);
  const std::string page = base::read_file(path("copies") + "/" + pages[0]).value();
  EXPECT_THAT(page, HasSubstr("minute 44"));
  EXPECT_THAT(page, HasSubstr("Comment le programme s’est fait"));
  EXPECT_THAT(page, Not(HasSubstr("secret()"))) << "works of other lessons are no part of an exam";
  EXPECT_EQ(run({"exam", "verify", room(), "blanc", "--key", path("none.txt")}).code, 1);
}

TEST_F(ClassTest, AProjectIsShownOnceItWasSeen) {
  work("chat vert", "A05", "-- privé : chez moi\nturtle.forward(20)\n");
  const Outcome looked = run({"gallery", "publish", room(), "A05", "Un trait", "--as", "chat vert", "--home", home("chat vert")});
  EXPECT_EQ(looked.code, 2);
  EXPECT_EQ(looked.out, "turtle.forward(20)\n");
  EXPECT_FALSE(base::is_there(room()));
  ASSERT_EQ(run({"gallery", "publish", room(), "A05", "Un trait", "--as", "chat vert", "--home", home("chat vert"), "--yes"}).code, 0);
  const std::string id = run({"gallery", "list", room()}).out.substr(0, 16);
  ASSERT_EQ(run({"gallery", "remix", room(), id, "--into", "trait", "--home", home("loup bleu")}).code, 0);
  ASSERT_EQ(run({"gallery", "publish", room(), "trait", "Deux traits", "--as", "loup bleu", "--home", home("loup bleu"), "--yes"}).code, 0);
  ASSERT_EQ(run({"gallery", "page", room(), path("g.html")}).code, 0);
  EXPECT_THAT(base::read_file(path("g.html")).value(), HasSubstr("Un trait — par chat vert, CC-BY-SA-4.0"));
  EXPECT_EQ(run({"gallery", "withdraw", room(), id, "--as", "loup bleu"}).code, 1);
  EXPECT_EQ(run({"gallery", "withdraw", room(), id, "--as", "chat vert"}).code, 0);
}

TEST_F(ClassTest, ThePupilGetsWhatTheKitDid) {
  const std::string sent = program("kit.led(\"red\"):on()\nwait(0.1)\nkit.led(\"red\"):off()\n");
  ASSERT_EQ(run({"robot", "send", room(), sent, "Un feu", "--as", "loup bleu"}).code, 0);
  EXPECT_THAT(run({"robot", "fetch", room(), "--as", "loup bleu", "--to", path("vu")}).out, HasSubstr("0 réponse"));
  EXPECT_NE(run({"robot", "run", room(), "--port", path("no such port")}).code, 0) << "no kit";
  EXPECT_THAT(run({"robot", "fetch", room(), "--as", "loup bleu", "--to", path("vu")}).out, HasSubstr("0 réponse")) << "and no answer";
  // A kit has played it: what it did is recorded already.
  const std::vector<portfolio::RobotRequest> requests = portfolio::robot_requests(room());
  ASSERT_EQ(requests.size(), 1U);
  ASSERT_TRUE(portfolio::answer_robot(requests[0], "finished"));
  EXPECT_THAT(run({"robot", "fetch", room(), "--as", "loup bleu", "--to", path("vu")}).out, HasSubstr("1 réponse"));
  const std::string page = base::read_file(path("vu") + "/" + base::entries_of(path("vu")).at(0)).value();
  EXPECT_THAT(page, HasSubstr("led:red"));
  EXPECT_THAT(run({"robot", "run", room(), "--port", "virtual"}).out, HasSubstr("0 programme")) << "answered once";
}

TEST_F(ClassTest, TheYearEndsInOneCommand) {
  work("chat vert", "A05", "say(1)\n");
  put("chat vert");
  file("classe/classe.yaml", "format: 1\nconservation: \"2027-08-31\"\n");
  EXPECT_EQ(run({"data", room(), path("d.html")}).code, 0);
  EXPECT_THAT(base::read_file(path("d.html")).value(), HasSubstr("31 août 2027"));
  const Outcome asked = run({"purge", room()});
  EXPECT_EQ(asked.code, 2);
  EXPECT_THAT(asked.out, HasSubstr("eleves : 1 fichier"));
  EXPECT_EQ(run({"purge", room(), "--yes", "--today", "2027-08-31"}).code, 1);
  EXPECT_TRUE(base::is_there(room() + "/eleves"));
  EXPECT_EQ(run({"purge", room(), "--yes", "--today", "2027-09-01"}).code, 0);
  EXPECT_FALSE(base::is_there(room() + "/eleves"));
}

TEST_F(ClassTest, TheBoxIsForLocalNetworksAlone) {
  work("chat vert", "A05", "say(1)\n");
  put("chat vert");
  EXPECT_THAT(run({"serve", room(), "--address", "0.0.0.0", "--key", path("cle.txt")}).err, HasSubstr("réseau local"));
  EXPECT_EQ(run({"serve", room(), "--port", "x", "--key", path("cle.txt")}).code, 2);
  EXPECT_THAT(run({"deposit", "--box", "http://example.org", "--code", "x", "--as", "chat vert", "--home", home("chat vert")}).err, HasSubstr("n’est pas l’adresse d’une boîte"));
}

TEST_F(ClassTest, APupilSeesWhatIsKept) {
  work("chat vert", "A05", "say(1)\n");
  EXPECT_EQ(call(run_portfolio, {"data", home("chat vert"), path("m.html"), "--as", "chat vert"}).code, 0);
  EXPECT_THAT(base::read_file(path("m.html")).value(), HasSubstr("works/A05/program.lua"));
  const Outcome made = call(run_portfolio, {"report", home("chat vert"), path("f.html"), "--as", "chat vert"});
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(base::read_file(path("f.html")).value(), HasSubstr("Le travail de chat vert"));
  EXPECT_EQ(call(run_portfolio, {"report", home("chat vert"), path("f.pdf")}).code, 0);
  EXPECT_TRUE(base::read_file(path("f.pdf")).value().starts_with("%PDF"));
  EXPECT_EQ(call(run_portfolio, {"report", home("chat vert"), path("f.docx")}).code, 2);
}

}  // namespace
}  // namespace lunabloc::cli
