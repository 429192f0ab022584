// The teacher's desk: begin, write, look, prove, keep a wrong program, pack, install, compare, print.
#include "session/lesson_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using testing::HasSubstr;

class Desk : public testing::Test {
 protected:
  Desk() {
    locations_.programs = support::binary_folder() / "bin";
    locations_.assets = support::source_folder() / "assets";
    locations_.lessons = support::source_folder() / "lessons";
    locations_.home = folder_.path() / "home";
    messages_ = Messages::load(locations_.assets / "messages", "fr").value();
    vocabulary_ = program::Vocabulary::load(locations_.assets / "vocabulary", locations_.assets / "schemas").value();
  }
  LessonDesk::Tables tables() const { return {locations_, *vocabulary_, messages_}; }
  void begin(const std::string& world = "grille") { ASSERT_TRUE(desk_.begin("B77", world, tables())); }
  void write(std::string text) {
    desk_.set_text(std::move(text));
    ASSERT_TRUE(desk_.save(tables()));
  }

  support::TempFolder folder_;
  Locations locations_;
  Messages messages_;
  std::optional<program::Vocabulary> vocabulary_;
  LessonDesk desk_;
};

TEST_F(Desk, ANewLessonIsThereToBeWritten) {
  begin();
  EXPECT_EQ(desk_.folder(), locations_.home / "lecons/B77");
  EXPECT_TRUE(desk_.own(locations_));
  EXPECT_EQ(desk_.file(), "lecon.md");
  EXPECT_EQ(desk_.files()[1], "controles.yaml");
  EXPECT_THAT(desk_.findings(), testing::IsEmpty());
  const std::vector<DeskLine> proof = desk_.prove(tables());
  ASSERT_EQ(proof.size(), 1U);
  EXPECT_EQ(proof[0].weight, DeskLine::Weight::fine) << proof[0].words;
  LessonDesk other;
  EXPECT_EQ(other.begin("B77", "grille", tables()).error().message, "lesson.folder_there");
  EXPECT_EQ(other.begin("../x", "grille", tables()).error().message, "desk.bad_id");
  EXPECT_EQ(other.begin("B78", "mars", tables()).error().message, "lesson.unknown_template");
  EXPECT_FALSE(other.is_open());
}

TEST_F(Desk, AProofTellsHowFarItIsAndCanBeStopped) {
  begin();
  const auto progress = std::make_shared<lesson::ProofProgress>();
  EXPECT_EQ(desk_.proving(tables(), progress)(std::stop_token())[0].weight, DeskLine::Weight::fine);
  EXPECT_GT(progress->all.load(), 3U);
  EXPECT_EQ(progress->done.load(), progress->all.load());
  std::stop_source stop;
  stop.request_stop();
  const std::vector<DeskLine> lines = desk_.proving(tables(), nullptr)(stop.get_token());
  EXPECT_EQ(lines[0].weight, DeskLine::Weight::refused);
  EXPECT_THAT(lines[0].words, HasSubstr("s’est arrêtée"));
}

TEST_F(Desk, WhatIsWrongIsSaidWhereItStands) {
  begin();
  std::string text = desk_.text();
  text.replace(text.find("prerequis: []"), 13, "prerequis: [Z99]");
  write(text);
  ASSERT_EQ(desk_.findings().size(), 1U);
  EXPECT_EQ(desk_.findings()[0].file, "lecon.md");
  EXPECT_EQ(desk_.findings()[0].line, 7U);
  EXPECT_THAT(desk_.findings()[0].words, HasSubstr("Z99"));
  ASSERT_TRUE(desk_.choose("solution.lua"));
  write("grid.west()\n");
  const std::vector<DeskLine> proof = desk_.prove(tables());
  ASSERT_FALSE(proof.empty());
  EXPECT_EQ(proof[0].file, "solution.lua");
}

TEST_F(Desk, NothingIsWrittenBeforeItIsSaved) {
  begin();
  const std::string before = desk_.text();
  desk_.set_text("rien");
  EXPECT_FALSE(desk_.saved());
  EXPECT_EQ(base::read_file(desk_.folder() / "lecon.md").value(), before);
  ASSERT_TRUE(desk_.save(tables()));
  EXPECT_TRUE(desk_.saved());
  EXPECT_EQ(base::read_file(desk_.folder() / "lecon.md").value(), "rien");
  EXPECT_FALSE(desk_.findings().empty());
  EXPECT_EQ(desk_.prove(tables())[0].weight, DeskLine::Weight::refused);
}

TEST_F(Desk, KeepsAWrongProgram) {
  begin();
  const Result<DeskLine> kept = desk_.record(tables(), {"grid.west()\n", "", "creer", "", "un seul pas", "croire qu’un pas suffit"});
  ASSERT_TRUE(kept) << messages_.describe(kept.error());
  EXPECT_EQ(kept->file, "erreurs/M-autre-case--un-seul-pas.lua");
  EXPECT_THAT(desk_.files(), testing::Contains(kept->file));
  EXPECT_EQ(desk_.prove(tables())[0].weight, DeskLine::Weight::fine);
}

TEST_F(Desk, PacksInstallsAndCompares) {
  begin();
  EXPECT_EQ(desk_.compare(tables()).error().message, "desk.no_other");
  ASSERT_TRUE(desk_.pack(tables()));
  const std::filesystem::path pack = locations_.home / "paquets/B77.lunabloc";
  ASSERT_TRUE(base::is_file(pack));
  ASSERT_TRUE(desk_.install(pack, tables()));
  EXPECT_EQ(desk_.install(pack, tables()).error().message, "pack.there");
  const Result<std::vector<DeskLine>> same = desk_.compare(tables());
  ASSERT_TRUE(same);
  EXPECT_EQ((*same)[0].weight, DeskLine::Weight::fine);
  std::string text = desk_.text();
  text.replace(text.find("Trois pas"), 9, "Cinq pas");
  write(text);
  const Result<std::vector<DeskLine>> changed = desk_.compare(tables());
  ASSERT_TRUE(changed);
  EXPECT_THAT((*changed)[0].words, HasSubstr("Cinq pas"));
}

// The pack goes from hand to hand: one teacher's home, then another's, with nothing else between them.
TEST_F(Desk, APackMadeAtOneTeachersOpensAtAnothers) {
  begin();
  std::string text = desk_.text();
  text.replace(text.find("Trois pas"), 9, "Sept pas");
  write(text);
  ASSERT_TRUE(base::write_file(locations_.home / "lecons/B77-doux/lecon.md", "---\nid: B77-doux\nbase: B77\nguidage: plus\n---\n"));
  ASSERT_TRUE(desk_.open(locations_.home / "lecons/B77-doux", tables()));
  const auto words = [](const LessonDesk& desk) {
    std::vector<std::string> all;
    for (const DeskLine& finding : desk.findings()) all.push_back(finding.words);
    return all;
  };
  const std::vector<std::string> here = words(desk_);
  const Result<DeskLine> packed = desk_.pack(tables());
  ASSERT_TRUE(packed) << messages_.describe(packed.error());
  EXPECT_THAT(packed->words, HasSubstr("CC-BY-SA-4.0")) << "the licence is said";
  const std::filesystem::path carried = folder_.path() / "B77-doux.lunabloc";
  std::filesystem::rename(locations_.home / "paquets/B77-doux.lunabloc", carried);
  std::filesystem::remove_all(locations_.home);

  locations_.home = folder_.path() / "ailleurs";
  LessonDesk theirs;
  ASSERT_TRUE(theirs.install(carried, tables()));
  const std::filesystem::path pack = locations_.home / "packs" / base::entries_of(locations_.home / "packs").front();
  EXPECT_THAT(LessonDesk::lessons(locations_), testing::IsSupersetOf({pack / "lecons/B77-doux", pack / "lecons/B77"})) << "the variant, and what it is made of";
  EXPECT_THAT(base::read_file(pack / "CREDITS.md").value(), HasSubstr("CC-BY-SA-4.0"));
  EXPECT_THAT(base::entries_of(pack / "LICENCES"), testing::Contains("CC-BY-SA-4.0.txt"));
  ASSERT_TRUE(theirs.open(pack / "lecons/B77-doux", tables()));
  EXPECT_EQ(words(theirs), here) << "nothing is missing that was not";
  ASSERT_TRUE(theirs.open(pack / "lecons/B77", tables()));
  EXPECT_THAT(theirs.text(), HasSubstr("Sept pas"));
  EXPECT_FALSE(theirs.own(locations_));
  ASSERT_TRUE(theirs.copy(tables())) << "and becomes the other's own, to go on from";
  EXPECT_TRUE(theirs.own(locations_));
}

TEST_F(Desk, ALessonOfOursIsCopiedBeforeItIsChanged) {
  ASSERT_TRUE(desk_.open(locations_.lessons / "A01", tables()));
  EXPECT_FALSE(desk_.own(locations_));
  ASSERT_TRUE(desk_.copy(tables()));
  EXPECT_TRUE(desk_.own(locations_));
  EXPECT_EQ(LessonDesk::lessons(locations_).front(), locations_.home / "lecons/A01") << "their own first";
  EXPECT_EQ(desk_.copy(tables()).error().message, "lesson.folder_there");
  EXPECT_EQ(desk_.open(locations_.lessons / "Z99", tables()).error().message, "lesson.unknown");
  EXPECT_EQ(desk_.id(), "A01") << "what was open stays";
}

TEST_F(Desk, Prints) {
  begin("tortue");
  ASSERT_TRUE(desk_.sheet(print::Reader::pupil, tables()));
  ASSERT_TRUE(desk_.sheet(print::Reader::teacher, tables()));
  EXPECT_TRUE(base::read_file(locations_.home / "fiches/B77-enseignant.pdf").value().starts_with("%PDF"));
}

}  // namespace
}  // namespace lunabloc::session
