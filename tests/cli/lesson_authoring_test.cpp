// `lunabloc lesson new, compare, record-error, pack, install`: what authors do, from the command line.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/lesson_actions.h"
#include "command_support.h"
#include "lesson/template.h"
#include "trace/file.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;

class Authoring : public CommandTest {
 protected:
  Outcome lesson(std::vector<std::string> words, Form form = Form::plain) const { return call(run_lesson, std::move(words), form); }
  std::string begun(const std::string& name, const std::string& world = "grille") const {
    const std::string folder = path(name);
    const Outcome made = lesson({"new", folder, "--template", world});
    EXPECT_EQ(made.code, 0) << made.err;
    return folder;
  }
  void change(const std::string& file, std::string_view from, std::string_view to) const {
    std::string text = base::read_file(file).value();
    ASSERT_NE(text.find(from), std::string::npos) << file;
    ASSERT_TRUE(base::write_file(file, text.replace(text.find(from), from.size(), to)));
  }
};

TEST_F(Authoring, AskedBadlyItSaysHow) {
  const std::vector<std::vector<std::string>> asked = {{"pack"}, {"pack", "A01"}, {"install"}, {"install", "a", "b"}, {"compare", "A01"}, {"record-error", "A01"}};
  for (const std::vector<std::string>& words : asked) {
    const Outcome outcome = lesson(words);
    EXPECT_EQ(outcome.code, 2) << testing::PrintToString(words);
    EXPECT_THAT(outcome.err, HasSubstr("record-error"));
  }
}

// Each template is a whole lesson: nothing to mend, and it proves itself with the real runner.
TEST_F(Authoring, EveryTemplateIsWholeAtOnce) {
  const std::vector<std::string> names = lesson::template_names(support::source_folder() / "assets/templates");
  EXPECT_THAT(names, testing::IsSupersetOf({"grille", "kit", "liste", "table", "tortue"}));
  for (const std::string& name : names) {
    const std::string folder = begun("B_" + name, name);
    change(folder + "/lecon.md", "id: B_" + name, "id: B77");
    std::filesystem::rename(folder, path("B77"));
    const Outcome lint = lesson({"lint", path("B77")});
    EXPECT_EQ(lint.code, 0) << name << "\n" << lint.err;
    EXPECT_EQ(lint.err, "") << name;
    const Outcome test = lesson({"test", path("B77")});
    EXPECT_EQ(test.code, 0) << name << "\n" << test.err;
    std::filesystem::remove_all(path("B77"));
  }
}

// A variant begins with nothing of its own, beside its base: lint has nothing to say, and the base's proof holds.
TEST_F(Authoring, AVariantIsBegunFromItsBase) {
  const std::string base = begun("B77");
  const Outcome made = lesson({"new", path("B77-doux"), "--base", base, "--guidance", "plus"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(base::read_file(path("B77-doux") + "/lecon.md").value(), HasSubstr("base: B77\nbase_version: 0.1.0\nguidage: plus\netapes: [predire,"));
  const Outcome lint = lesson({"lint", path("B77-doux")});
  EXPECT_EQ(lint.code, 0);
  EXPECT_EQ(lint.err, "");
  EXPECT_EQ(lesson({"test", path("B77-doux")}).code, 0);
  EXPECT_THAT(lesson({"new", path("doux"), "--base", base}).err, HasSubstr("B77-…"));
  EXPECT_THAT(lesson({"new", path("B77-dur"), "--base", base, "--guidance", "moin"}).err, HasSubstr("moins"));
  EXPECT_THAT(lesson({"new", path("B77-doux"), "--base", base}).err, HasSubstr("existe déjà"));
  EXPECT_EQ(lesson({"new", path("B77-dur"), "--guidance", "moins"}).code, 2);
}

TEST_F(Authoring, ATemplateThatIsNotThere) {
  const Outcome outcome = lesson({"new", path("B77"), "--template", "tortu"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("tortue"));
  EXPECT_FALSE(std::filesystem::exists(path("B77")));
}

TEST_F(Authoring, PacksAndInstalls) {
  const std::string folder = begun("B77"), pack = path("b.lunabloc");
  const Outcome made = lesson({"pack", folder, "-o", pack});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("CC-BY-SA-4.0"));
  EXPECT_EQ(lesson({"pack", folder, path("c.lunabloc")}).code, 0) << "the contract's form";
  EXPECT_EQ(base::read_file(path("c.lunabloc")).value(), base::read_file(pack).value());
  const Outcome installed = lesson({"install", pack, "--to", path("packs")}, Form::json);
  ASSERT_EQ(installed.code, 0) << installed.err;
  const auto json = nlohmann::json::parse(installed.out);
  EXPECT_EQ(json["lessons"][0], "B77");
  EXPECT_EQ(lesson({"test", json["folder"].get<std::string>() + "/lecons/B77"}).code, 0);
  const Outcome again = lesson({"install", pack, "--to", path("packs")});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("B77-0.1.0"));
}

TEST_F(Authoring, SeveralLessonsMakeOnePack) {
  const Outcome made = lesson({"pack", "A01", "A02", "-o", path("p.lunabloc"), "--id", "debuts", "--title", "Débuts", "--version", "2.0.0"});
  ASSERT_EQ(made.code, 0) << made.err;
  const Outcome installed = lesson({"install", path("p.lunabloc"), "--to", path("packs")});
  EXPECT_THAT(installed.out, HasSubstr("Débuts, version 2.0.0 : A01, A02."));
  EXPECT_TRUE(std::filesystem::is_directory(path("packs/debuts-2.0.0")));
}

TEST_F(Authoring, AHostileFileIsRefusedWithAReason) {
  const Outcome outcome = lesson({"install", file("x.lunabloc", "PK pas un zip"), "--to", path("packs")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("paquet de leçons"));
  EXPECT_FALSE(std::filesystem::exists(path("packs")));
  EXPECT_EQ(lesson({"install", path("nowhere")}).code, 1);
  const Outcome broken = lesson({"pack", path("nowhere"), "-o", path("p")});
  EXPECT_EQ(broken.code, 2);
  EXPECT_FALSE(std::filesystem::exists(path("p")));
}

TEST_F(Authoring, ComparesTwoVersions) {
  const std::string before = begun("B77");
  std::filesystem::create_directory(path("autre"));
  std::filesystem::copy(before, path("autre/B77"), std::filesystem::copy_options::recursive);
  const std::string after = path("autre/B77");
  const Outcome same = lesson({"compare", before, after});
  EXPECT_EQ(same.code, 0);
  EXPECT_EQ(same.out, "Rien n’est différent.\n");
  change(after + "/lecon.md", "version: 0.1.0", "version: 0.2.0");
  change(after + "/lecon.md", "Fais lancer le programme, et comparer.", "Fais lancer le programme.");
  change(after + "/controles.yaml", "attendu: [4, 2]", "attendu: [5, 2]");
  change(after + "/controles.yaml", "Compte les cases qui restent.", "Compte encore.");
  change(after + "/depart.lua", "grid.east()\n", "grid.west()\n");
  std::filesystem::remove(after + "/erreurs/M-commun-mur--un-de-trop.lua");
  const Outcome compared = lesson({"compare", before, after});
  EXPECT_EQ(compared.code, 0) << compared.err;
  for (const char* line : {"~ en-tête version: 0.1.0 → 0.2.0\n", "~ étape lancer, texte: Fais lancer le programme, et comparer. → Fais lancer le programme.\n",
                           "~ contrôle ou, attendu: [4, 2] → [5, 2]\n", "~ message M-autre-case, essaie: Compte les cases qui restent. → Compte encore.\n",
                           "- programme erreurs/M-commun-mur--un-de-trop.lua: "})
    EXPECT_THAT(compared.out, HasSubstr(line));
  EXPECT_THAT(compared.out, HasSubstr("programme depart.lua: "));
  std::istringstream lines(lesson({"compare", before, after}, Form::json).out);
  std::string first;
  std::getline(lines, first);
  EXPECT_EQ(nlohmann::json::parse(first)["part"], "head");
  EXPECT_EQ(lesson({"compare", before, path("nowhere")}).code, 2);
}

TEST_F(Authoring, RecordsAWrongProgram) {
  const std::string folder = begun("B77");
  const std::string wrong = file("p.lua", "-- etape: vieille\ngrid.west()\ngrid.west()\n");
  const std::vector<std::string> words = {"record-error", folder, wrong,   "--step", "creer",  "--gap", "S’arrête à mi-chemin", "--idea",
                                          "compter les cases déjà passées", "--message", "M-autre-case"};
  const Outcome recorded = lesson(words);
  ASSERT_EQ(recorded.code, 0) << recorded.err;
  const std::string written = folder + "/erreurs/M-autre-case--s-arrete-a-mi-chemin.lua";
  EXPECT_EQ(base::read_file(written).value_or(""),
            "-- etape: creer\n-- ecart: S’arrête à mi-chemin\n-- idee: compter les cases déjà passées\ngrid.west()\ngrid.west()\n");
  EXPECT_EQ(lesson({"test", folder}).code, 0) << "what was recorded proves itself";
  const Outcome again = lesson(words);
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("--slug"));
}

TEST_F(Authoring, RecordsTheProgramOfARun) {
  const std::string folder = begun("B77"), program = file("p.lua", "grid.east()\n"), trace = path("t.lbt");
  ASSERT_EQ(call(run_run, {program, "--trace", trace}).code, call(run_run, {program}).code);
  ASSERT_TRUE(std::filesystem::exists(trace));
  const Outcome recorded = lesson({"record-error", folder, trace, "--step", "modifier", "--gap", "Une seule flèche", "--idea", "croire qu’une flèche suffit"}, Form::json);
  ASSERT_EQ(recorded.code, 0) << recorded.err;
  EXPECT_EQ(nlohmann::json::parse(recorded.out)["message"], "M-autre-case");
}

TEST_F(Authoring, WhatIsNoMistakeIsNotRecorded) {
  const std::string folder = begun("B77");
  const auto record = [&](const std::string& program, std::vector<std::string> more) {
    std::vector<std::string> words = {"record-error", folder, file("p.lua", program), "--step", "creer"};
    words.insert(words.end(), more.begin(), more.end());
    return lesson(words);
  };
  const std::vector<std::string> told = {"--gap", "un écart", "--idea", "une idée"};
  const Outcome right = record(base::read_file(folder + "/solution.lua").value(), told);
  EXPECT_EQ(right.code, 1);
  EXPECT_THAT(right.err, HasSubstr("creer"));
  const Outcome other = record("grid.east()\n", {"--gap", "un écart", "--idea", "une idée", "--message", "M-autre-case"});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, HasSubstr("M-commun-mur"));
  EXPECT_EQ(record("grid.east()\n", {"--gap", "un écart"}).code, 2);
  EXPECT_EQ(record("grid.east()\n", {"--gap", "!!!", "--idea", "x"}).code, 2);
  EXPECT_EQ(base::entries_of(folder + "/erreurs").size(), 3U);
}

TEST_F(Authoring, TellsThePathAsAPupilMeetsIt) {
  const std::string written = file("parcours.yaml", "format: 1\nid: p\nautres: cachees\nlecons:\n  - A03\n  - {lecon: A01, etat: fermee}\n  - Z99\n");
  const Outcome told = lesson({"path", written});
  EXPECT_EQ(told.code, 1) << "something is named that is not there";
  EXPECT_THAT(told.out, testing::StartsWith("A03"));
  EXPECT_THAT(told.out, HasSubstr("avant : A02"));
  EXPECT_THAT(told.out, HasSubstr("Plus tard"));
  EXPECT_THAT(told.err, HasSubstr("Z99"));
  const auto json = nlohmann::json::parse(lesson({"path", written}, Form::json).out.substr(0, lesson({"path", written}, Form::json).out.find('\n')));
  EXPECT_EQ(json["missing"][0], "A02");
  EXPECT_EQ(lesson({"path", path("nowhere.yaml")}).code, 1);
  EXPECT_EQ(lesson({"path", file("b.yaml", "format: 2\n")}).code, 1);
}

TEST_F(Authoring, ProposalsAreTold) {
  const Outcome told = lesson({"proposals"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("propositions:"));
}

}  // namespace
}  // namespace lunabloc::cli
